"""What a page of the window is and what it is given: one base class, one context record."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from relapp.clock import Clock
from relapp.domain.person import Person
from relapp.domain.text import Language
from ui.actions.catalogue import ActionId
from ui.actions.outbox import Outbox
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner


@dataclass(frozen=True)
class PageContext:
    """Who looks, in which language and zone, and the way to the worker and to others' changes.

    Attributes:
        outbox: keeps on disk what is done while the database is away; None where nothing does.
    """

    me: Person
    language: Language
    zone: ZoneInfo
    clock: Clock
    tasks: TaskRunner
    hub: ChangeHub
    outbox: Outbox | None = None


class Page(QWidget):
    """A page of the window; every method has a do-nothing default.

    Signals:
        address_requested: an address such as `relapp://release/FB26-147/check/12`.
        status_requested: a short sentence for the status bar, shown ten seconds.
        undo_offered: a sentence and the callable that takes the deed back.
        new_release_requested: the registration form is wanted.
        exit_requested: back to where the person came from.
        letter_requested: a LetterWish: somebody is to be written to.
        title_changed: the page's name in the title bar changed.
    """

    local_actions: tuple[ActionId, ...] = ()
    """Actions of the table whose single keys work while the page has the focus."""

    address_requested = Signal(str)
    status_requested = Signal(str)
    undo_offered = Signal(str, object)
    new_release_requested = Signal()
    exit_requested = Signal()
    letter_requested = Signal(object)
    title_changed = Signal(str)

    def page_title(self) -> str:
        """Return what the title bar shows; empty for the name on the rail."""
        return ""

    def activate(self) -> None:
        """Take notice that the page came into view."""

    def refresh(self) -> None:
        """Read everything anew."""

    def focus_filter(self) -> None:
        """Put the cursor into the page's filter."""

    def export(self) -> None:
        """Write what is shown to a file."""

    def next_pane(self) -> bool:
        """Move the focus to the next part of the page; False after the last."""
        return False

    def escape(self) -> bool:
        """Undo the newest bit of navigation; tell whether there was one."""
        return False

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Go to a place within the page: the address after the page's name."""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return keys and their meaning for the sheet of `?`."""
        return ()

    def can_leave(self) -> bool:
        """Tell whether the person may go elsewhere; asks about unsaved text itself."""
        return True

    def allows(self, action: ActionId) -> str | None:
        """Return "" when an action may be done, its reason when refused, None when foreign."""
        return None

    def checked(self, action: ActionId) -> bool:
        """Tell whether a switch among the actions is on."""
        return False

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus; tell whether it was known."""
        return False
