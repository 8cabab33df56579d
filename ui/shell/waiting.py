"""What waits for the person at this desk: the count on the bell and rail, the list behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.wording import terms
from ui.kit.tasks import TaskRunner

if TYPE_CHECKING:
    from relapp.domain.card import ReleaseCard
    from ui.shell.session import Session

SETTLE: Final = 400
LISTED: Final = 12


class Waiting(QObject):
    """Reads the cards on which it is this person's turn, and again when something changed.

    Signals:
        changed: the cards, a tuple.
    """

    changed = Signal(tuple)

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._cards: tuple[ReleaseCard, ...] = ()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.read)
        session.context.hub.changed.connect(self._on_changed)

    def read(self) -> None:
        """Read now."""
        self._tasks.read(self._session.waiting, self._on_read, self._on_failed, slot="waiting")

    def menu(self, parent: QWidget, follow: Callable[[str], object]) -> QMenu:
        """Return the list; `follow` is called with the address of the chosen release."""
        menu = QMenu(parent)
        language = self._session.context.language
        if not self._cards:
            menu.addAction(self.tr("没有等我的事")).setEnabled(False)
        for card in self._cards[:LISTED]:
            column = terms.COLUMN[card.column].of(language)
            words = f"{card.number} {card.application} {card.version_to}　{column}"
            action = menu.addAction(words)
            action.triggered.connect(partial(_follow, follow, f"relapp://release/{card.number}"))
        if len(self._cards) > LISTED:
            menu.addSeparator()
            words = self.tr("在看板上看全部 {n} 个").format(n=len(self._cards))
            menu.addAction(words).triggered.connect(partial(_follow, follow, "relapp://board/mine"))
        return menu

    def _on_read(self, cards: Sequence[ReleaseCard]) -> None:
        self._cards = tuple(cards)
        self.changed.emit(self._cards)

    def _on_failed(self, _error: object) -> None:
        # The feed says that the database is away; the count of before is good enough.
        return

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(Kind.RELEASE):
            self._settle.start()


def _follow(go: Callable[[str], object], address: str, _checked: bool = False) -> None:
    go(address)
