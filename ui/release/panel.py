"""What every tab of the release page has in common."""

from PySide6.QtWidgets import QLayout, QWidget

from relapp.domain.presence import Present
from relapp.services.views import ReleaseView
from ui.release.desk import ReleaseDesk


class Panel(QWidget):
    """One tab of the page."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.words = desk.words

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show a release; `fresh` means another one than before, or the first."""

    def show_presence(self, found: tuple[Present, ...]) -> None:
        """Show who else is at this release and what each edits."""

    def focus_subject(self, need: str, subject: str) -> bool:
        """Bring one thing into view; tell whether it is on this tab."""
        return False

    def came_into_view(self) -> None:
        """Take notice that the tab was chosen."""

    def leave(self) -> None:
        """Save what is half done where that is safe; the tab or the release is left."""

    def unsaved(self) -> str:
        """Return what would be lost on leaving, in words; empty if nothing."""
        return ""


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
            inner.deleteLater()
