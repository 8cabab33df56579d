"""What the window is given once a database is open: who, which pages, which few services."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from relapp.domain.person import Person
    from relapp.domain.text import Language
    from relapp.services.duties import DeskView
    from relapp.services.history import HistoryService
    from relapp.services.views import Hit
    from ui.actions.page import PageContext
    from ui.kit.tasks import TaskRunner
    from ui.shell.assembly import CoreServices


@dataclass(frozen=True)
class Session:
    """One open database and one person; built by `ui.app`, used by the window alone.

    Attributes:
        context: handed to every page.
        office: name of the office for the title bar.
        role: what the person is, beside the name.
        database: which database it is, in words.
        pages: what makes a page when it is first visited, by name; `release` among them.
        history: journal, for the feed.
        find: looks for words everywhere; runs on the worker.
        id_of: key of a release by its number; runs on the worker.
        desk: what waits for the person, with what happened after a journal entry; runs on the
            worker.
        new_release: opens the registration form and returns the new number, None if given up.
    """

    context: PageContext
    office: str
    role: str
    database: str
    pages: Mapping[str, Callable[[], QWidget]]
    history: HistoryService
    find: Callable[[str], Sequence[Hit]]
    id_of: Callable[[str], int]
    desk: Callable[[int | None], DeskView]
    new_release: Callable[[QWidget], str | None]


def page_context(
    core: CoreServices,
    me: Person,
    language: Language,
    zone: str,
    tasks: TaskRunner,
    parent: QObject,
) -> PageContext:
    """Return what every page of a session is given; the outbox of the session before ends."""
    from zoneinfo import ZoneInfo

    from ui.actions.outbox import Outbox
    from ui.actions.page import PageContext
    from ui.kit.change_hub import ChangeHub

    outbox = Outbox.only(core.outbox, me, tasks, parent)
    return PageContext(me, language, ZoneInfo(zone), core.clock, tasks, ChangeHub(parent), outbox)
