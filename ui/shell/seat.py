"""Who sits down: chosen by name, proven by a PIN where the person has one, told of its reset."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from relapp.domain.person import Person
    from relapp.domain.pin import PinStanding, Reset
    from ui.kit.tasks import TaskRunner
    from ui.shell.opening import Opened


class Seat(QObject):
    """The questions before somebody works under a name."""

    def __init__(self, window: QWidget, tasks: TaskRunner, opened: Opened) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._opened = opened
        self._pins = opened.core.pins

    def take(self, wished: Person | None, then: Callable[[Person | None], object]) -> None:
        """Have somebody sit down.

        Args:
            wished: who is to sit here without being asked for a name, if the PIN is given.
            then: called with who sits here, None where nobody wanted to.
        """
        person = wished or self._choose()
        if person is None:
            then(None)
            return
        self._tasks.read(
            partial(self._pins.standing, person.id),
            partial(self._on_standing_read, person, then),
            owner=self,
        )

    def _on_standing_read(
        self, person: Person, then: Callable[[Person | None], object], standing: PinStanding
    ) -> None:
        if standing.has and not self._is_proven(person):
            # Whoever cannot give this PIN may be somebody else.
            self.take(None, then)
            return
        if standing.reset is not None:
            self._tell(person, standing.reset)
        then(person)

    def _choose(self) -> Person | None:
        from ui.shell.who_dialog import WhoDialog

        me = self._opened.me
        return WhoDialog.ask(self._opened.candidates, me.id if me else None, self._window)

    def _is_proven(self, person: Person) -> bool:
        from ui.actions.pin_dialog import PinDialog

        title = self.tr("输入 PIN 后以这个身份工作")
        asked = PinDialog.ask_proof(self._window, self._tasks, self._pins, person, title)
        return asked is not None

    def _tell(self, person: Person, reset: Reset) -> None:
        from ui.kit import messages

        words = self.tr(
            "{by} 于 {at} 重置了你的 PIN，现在签署不要 PIN。请在「设置 · 我的身份」设新的。"
        )
        at = reset.at.astimezone(ZoneInfo(self._opened.office.zone)).strftime("%Y-%m-%d %H:%M")
        messages.inform(self._window, self.tr("PIN 已被重置"), words.format(by=reset.by, at=at))
        self._tasks.write(partial(self._pins.told, person), self._on_told)

    def _on_told(self, _changes: object) -> None:
        """Nothing on the screen depends on it."""
