"""What the meeting page asks of the widget that shows a release; it is made elsewhere."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from relapp.services.views import ReleaseView


class ReleaseArea(Protocol):
    """A release with its checks; signals are those of `ui.release.review_area.ReviewArea`."""

    check_chosen: Any
    moved: Any
    announced: Any
    undo_offered: Any
    address_wanted: Any
    stale: Any

    @property
    def papers(self) -> QWidget:
        """The deliverables."""

    def show_view(
        self, view: ReleaseView, *, fresh: bool, start: bool = True, everything: bool = False
    ) -> None:
        """Show a release."""

    def mark(self, item_id: str) -> None:
        """Bring the check that the host looks at into view."""

    def current_check(self) -> str:
        """Return the identifier of the current check."""

    def is_typing(self) -> bool:
        """Tell whether words are under way."""

    def take_focus(self) -> None:
        """Give the keys to the checks."""


MakeArea = Callable[[QWidget], QWidget]
"""Makes a widget that is a `ReleaseArea`."""
