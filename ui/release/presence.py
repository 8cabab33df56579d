"""Says that this desk has a release open, and hears who else has; nothing ever waits for it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.domain.presence import BEAT_SECONDS, Present
from relapp.errors import RelappError
from ui.release.desk import ReleaseDesk

LOOK: Final = 5_000
"""Milliseconds between two looks at the others; a home that tells us needs none of them."""


class PresenceDesk(QObject):
    """Comes, stays and goes with the page.

    Attributes:
        found: who else is there.

    Signals:
        changed: a tuple of who else is there.
    """

    changed = Signal(object)

    def __init__(self, desk: ReleaseDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._release_id = 0
        self.found: tuple[Present, ...] = ()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_SECONDS * 1_000)
        self._beat.timeout.connect(self._come)
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._on_look)
        desk.editing.connect(self._on_editing)
        desk.context.hub.looked_at.connect(self._on_told)

    def be_at(self, release_id: int) -> None:
        """Have a release open from now on."""
        if release_id == self._release_id:
            return
        self._release_id = release_id
        self._show(())
        self._beat.start()
        self._look.start()
        self._come()

    def leave(self) -> None:
        """Have nothing open any more."""
        if not self._release_id:
            return
        self._release_id = 0
        self._beat.stop()
        self._look.stop()
        self._show(())
        tasks, presence = self._desk.tasks, self._desk.services.presence
        tasks.write(presence.leave, self._on_left, self._on_unheard)

    def _come(self) -> None:
        desk = self._desk
        come = partial(desk.services.presence.come, desk.me, self._release_id, desk.place)
        found = partial(self._on_found, self._release_id)
        desk.tasks.read(come, found, self._on_unheard, slot="come")

    def _on_look(self) -> None:
        others = partial(self._desk.services.presence.others, self._release_id)
        found = partial(self._on_found, self._release_id)
        self._desk.tasks.read(others, found, self._on_failed, slot="others")

    def _on_editing(self, _place: str) -> None:
        if self._release_id:
            self._beat.start()
            self._come()

    def _on_told(self, release_id: int) -> None:
        if release_id and release_id == self._release_id:
            self._on_look()

    def _on_found(self, release_id: int, found: tuple[Present, ...]) -> None:
        if release_id == self._release_id:
            self._show(found)

    def _on_left(self, _nothing: None) -> None:
        return

    def _on_unheard(self, _error: RelappError) -> None:
        # An auditor's login may look at the others without being seen.
        return

    def _on_failed(self, _error: RelappError) -> None:
        # The feed of the window says that the database is away; others are then not known.
        self._show(())

    def _show(self, found: tuple[Present, ...]) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit(found)
