"""The one place that tells all pages what a command or a colleague has touched."""

from PySide6.QtCore import QObject, Signal


class ChangeHub(QObject):
    """Rebroadcasts `relapp.domain.changes.Changes` to whoever cares.

    Pages connect a bound method and ask `changes.touches(kind, id)` before they read again.

    Signals:
        changed: carries the Changes as announced.
        looked_at: key of a release that somebody elsewhere came to, left or began to edit; no
            change of anything, and only heard where the home tells it.
    """

    changed = Signal(object)
    looked_at = Signal(int)

    def announce(self, changes: object) -> None:
        """Tell everybody what was touched; call on the GUI thread only."""
        self.changed.emit(changes)
