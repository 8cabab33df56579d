"""Goes to addresses: pages, places on them, releases by number; remembers the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from relapp.errors import RelappError
from ui.actions.catalogue import ActionId
from ui.kit.tasks import TaskRunner
from ui.shell.address import NEW, RELEASE, Route, Trail, parse
from ui.shell.pages import PageHost

if TYPE_CHECKING:
    from ui.shell.session import Session

HOME_PAGE: Final = "board"
HOME: Final = f"relapp://{HOME_PAGE}"
DESK: Final = "relapp://desk"
HOMES: Final = {
    ActionId.WINDOWS_GENERATE: "calendar",
    ActionId.WINDOWS_PUBLISH: "calendar",
    ActionId.FREEZE_ADD: "calendar",
    ActionId.EXPORT_KPI: "documents",
    ActionId.EXPORT_WINDOWS: "documents",
}
"""Pages to which an action leads when the page in view does not know it."""


class Navigator(QObject):
    """Knows where somebody is and was.

    Signals:
        new_wanted: the address of the registration form.
        not_found: an address leads nowhere; carries the RelappError or None.
        arrived: address and name of the page that came into view.
    """

    new_wanted = Signal()
    not_found = Signal(object)
    arrived = Signal(str, str)

    def __init__(self, host: PageHost, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._tasks = tasks
        self._session: Session | None = None
        self._trail = Trail()
        self._before_release = HOME

    def set_session(self, session: Session | None) -> None:
        """Take another database; the way back begins anew."""
        self._session = session
        self._trail = Trail()
        self._before_release = HOME

    def go(self, address: str) -> bool:
        """Go to an address; tell whether such a place can be."""
        route = parse(address)
        if route is None or self._session is None:
            return False
        if route.page == NEW:
            self.new_wanted.emit()
            return True
        if self._host.call("can_leave") is False:
            return False
        if route.page == RELEASE:
            read = partial(self._session.id_of, route.number)
            opened = partial(self._open_release, route, address)
            self._tasks.read(read, opened, self._on_not_found, slot="route")
            return True
        return self._open_page(route, address)

    def back(self) -> None:
        """Go where one was before."""
        self._retrace(self._trail.back())

    def forward(self) -> None:
        """Go where one came back from."""
        self._retrace(self._trail.forward())

    def leave_release(self) -> None:
        """Go from a release back to the list it was opened from."""
        self.go(self._before_release)

    def _retrace(self, address: str | None) -> None:
        if address is not None:
            self.go(address)

    def _open_page(self, route: Route, address: str) -> bool:
        if not self._host.knows(route.page):
            self.not_found.emit(None)
            return False
        self._trail.went(address)
        self._before_release = f"relapp://{route.page}"
        self._host.enter(route.page)
        if route.parts:
            self._host.call("open_address", route.parts)
        self.arrived.emit(address, route.page)
        return True

    def _open_release(self, route: Route, address: str, release_id: int) -> None:
        if not self._host.knows(RELEASE):
            self.not_found.emit(None)
            return
        self._trail.went(address)
        self._host.page(RELEASE)
        self._host.enter(RELEASE)
        self._host.call("show_release", release_id, route.tab or None, route.subject)
        self.arrived.emit(address, RELEASE)

    def _on_not_found(self, error: RelappError) -> None:
        self.not_found.emit(error)
