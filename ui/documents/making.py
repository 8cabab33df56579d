"""Makes documents on the worker, one after the other, and tells how far it has come."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from relapp.domain.card import ReleaseCard
from relapp.domain.changes import Changes
from relapp.domain.quarter import Quarter
from relapp.errors import RelappError
from relapp.services.documents import DocumentsService
from ui.actions.page import PageContext


class Maker(QObject):
    """One queue of documents.

    Signals:
        progressed: how many are done and how many there are.
        made: list of the files written, when the last one is done.
        refused: name of what could not be made, and the RelappError.
    """

    progressed = Signal(int, int)
    made = Signal(list)
    refused = Signal(str, object)

    def __init__(self, context: PageContext, documents: DocumentsService, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._documents = documents
        self._left: list[tuple[ReleaseCard, Path]] = []
        self._done: list[Path] = []
        self._total = 0

    def is_busy(self) -> bool:
        """Tell whether documents are being made."""
        return self._total > 0

    def plans(self, wanted: Sequence[tuple[ReleaseCard, Path]]) -> None:
        """Make the release plan of each, each into its file."""
        if self.is_busy() or not wanted:
            return
        self._left, self._done, self._total = list(wanted), [], len(wanted)
        self._next()

    def workbook(self, quarter: Quarter, target: Path) -> None:
        """Make the KPI workbook of a quarter."""
        write = partial(self._documents.kpi_workbook, quarter, target, self._context.language)
        self._read(write, target)

    def calendar(self, year: int, target: Path) -> None:
        """Make the calendar file of a year."""
        write = partial(self._documents.windows_ics, year, target, self._context.language)
        self._read(write, target)

    def cancel(self) -> None:
        """Make no more than the one under way."""
        self._left = []

    def _read(self, write: "partial[Path]", target: Path) -> None:
        refuse = partial(self._on_refused, target.name)
        self._context.tasks.read(write, self._on_file, refuse)

    def _next(self) -> None:
        self.progressed.emit(len(self._done), self._total)
        if not self._left:
            self._finish()
            return
        card, target = self._left.pop(0)
        context = self._context
        write = partial(
            self._documents.release_plan, context.me, card.release_id, target, context.language
        )
        context.tasks.write(
            write, partial(self._on_plan, target), partial(self._on_plan_refused, card)
        )

    def _on_plan(self, target: Path, changes: Changes) -> None:
        self._done.append(target)
        self._context.hub.announce(changes)
        self._next()

    def _on_plan_refused(self, card: ReleaseCard, error: RelappError) -> None:
        self.refused.emit(card.number, error)
        self._next()

    def _finish(self) -> None:
        done, self._total = self._done, 0
        if done:
            self.made.emit(done)

    def _on_file(self, target: Path) -> None:
        self.made.emit([target])

    def _on_refused(self, name: str, error: RelappError) -> None:
        self.refused.emit(name, error)
