"""Holds the pages: makes each when it is first visited and connects what it says."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.actions.catalogue import ActionId

_FORWARDED = (
    "address_requested",
    "status_requested",
    "undo_offered",
    "new_release_requested",
    "exit_requested",
    "title_changed",
    "filled",
    "action_wanted",
    "letter_requested",
    "settings_kept",
    "theme_requested",
    "language_requested",
    "scale_requested",
    "database_requested",
    "reopen_requested",
    "first_run_requested",
    "identity_requested",
)


class PageHost(QStackedWidget):
    """A stack of pages by name; what a page does not offer is left out.

    Signals:
        told: name of a page's signal and its arguments as a tuple.
        entered: name of the page that came into view.
    """

    told = Signal(str, tuple)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._made: dict[str, QWidget] = {}

    def set_makers(self, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        """Forget the pages there are and take what makes new ones."""
        for page in self._made.values():
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._made = {}
        self._makers = dict(makers)

    def knows(self, name: str) -> bool:
        """Tell whether there is such a page."""
        return name in self._makers

    def page(self, name: str) -> QWidget:
        """Return a page, made now if this is the first visit; raises KeyError."""
        made = self._made.get(name)
        if made is None:
            made = self._makers[name]()
            self._made[name] = made
            self.addWidget(made)
            for signal in _FORWARDED:
                source = getattr(made, signal, None)
                if isinstance(source, SignalInstance):
                    source.connect(partial(self._tell, signal))
        return made

    def current_name(self) -> str:
        """Return the name of the page in view, "" for none."""
        shown = self.currentWidget()
        return next((name for name, page in self._made.items() if page is shown), "")

    def enter(self, name: str) -> QWidget:
        """Bring a page into view."""
        page = self.page(name)
        self.setCurrentWidget(page)
        self.entered.emit(name)
        self.call("activate")
        return page

    def call(self, method: str, *arguments: object) -> object:
        """Call a method of the page in view; None if it has none."""
        bound = getattr(self.currentWidget(), method, None)
        return bound(*arguments) if callable(bound) else None

    def allows(self, action: ActionId) -> str | None:
        """Ask the page in view about an action."""
        answer = self.call("allows", action)
        return answer if isinstance(answer, str) else None

    def _tell(self, signal: str, *arguments: object) -> None:
        self.told.emit(signal, arguments)
