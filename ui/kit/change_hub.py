"""The one place that tells all pages what a command or a colleague has touched."""

from PySide6.QtCore import QObject, Signal


class ChangeHub(QObject):
    """Rebroadcasts `relapp.domain.changes.Changes` to whoever cares.

    Pages connect a bound method and ask `changes.touches(kind, id)` before they read again.

    Signals:
        changed: carries the Changes as announced.
    """

    changed = Signal(object)

    def announce(self, changes: object) -> None:
        """Tell everybody what was touched; call on the GUI thread only."""
        self.changed.emit(changes)
