"""The deeds by which a run sheet is planned: add, edit, move and remove rows."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.release import RunStep, RunStepDraft, draft_of
from relapp.domain.vocabulary import RunKind
from relapp.services.views import ReleaseView
from ui.kit import messages
from ui.release import rights
from ui.release.desk import ReleaseDesk
from ui.release.run_step_dialog import RunStepDialog
from ui.release.run_tree import RunTree


def window_of(view: ReleaseView | None) -> tuple[datetime, datetime] | None:
    """Return opening and closing of the window, or the release's own dates."""
    if view is None or view.card.starts_at is None or view.card.ends_at is None:
        return None
    return view.card.starts_at, view.card.ends_at


class RunPlanning(QObject):
    """Asks and writes; the panel shows what came of it."""

    def __init__(self, desk: ReleaseDesk, tree: RunTree, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._tree = tree
        self._window = window

    def add(self, kind: RunKind) -> None:
        """Ask for a row after the last one with a time."""
        steps = self._desk.view.facts.run_sheet if self._desk.view is not None else ()
        last = next((s for s in reversed(steps) if s.planned_end is not None), None)
        phase = last.phase if last is not None and kind is not RunKind.ROLLBACK else ""
        start = self._suggested_start(last)
        draft = RunStepDraft(title="", kind=kind, phase=phase)
        if kind is RunKind.GATE:
            draft = replace(draft, minutes=5)
        self._open_dialog(draft, start)

    def _suggested_start(self, last: RunStep | None) -> datetime:
        if last is not None and last.planned_end is not None:
            return last.planned_end
        window = window_of(self._desk.view)
        if window is not None:
            return window[0]
        return self._desk.words.clock.now() + timedelta(days=1)

    def _open_dialog(self, draft: RunStepDraft, start: datetime) -> None:
        saved = RunStepDialog.ask(self._window, self._desk, draft, start)
        if isinstance(saved, Changes):
            self._desk.context.hub.announce(saved)

    def edit(self) -> None:
        """Change the plan of the current row."""
        view, row = self._desk.view, self._tree.current_row()
        if view is None or row is None:
            return
        refusal = rights.content(self._desk.me, view)
        if refusal is not None:
            self._desk.announced.emit(self._desk.words.of(refusal))
            return
        self._open_dialog(draft_of(row.step), row.step.planned_start or self._suggested_start(None))

    def remove(self) -> None:
        """Take the current row out, after a question."""
        row = self._tree.current_row()
        if row is None:
            return
        text = self.tr("删除「{title}」？可以重新添加。").format(title=row.step.title)
        if messages.confirm(self._window, self.tr("删除步骤"), text, self.tr("删除"), danger=True):
            desk = self._desk
            call = partial(
                desk.services.run_sheets.remove,
                desk.me,
                desk.release_id,
                row.id,
                row.step.version,
            )
            desk.write(call)

    def move(self, step: int) -> None:
        """Put the current row one place up or down among its kind."""
        row = self._tree.current_row()
        if row is None:
            return
        kin = [
            other
            for group in self._tree.model_.groups()
            if group.rollback == (row.step.kind is RunKind.ROLLBACK)
            for other in group.rows
        ]
        place = next(n for n, other in enumerate(kin) if other.id == row.id) + step
        if 0 <= place < len(kin):
            desk = self._desk
            call = partial(
                desk.services.run_sheets.move,
                desk.me,
                desk.release_id,
                row.id,
                kin[place].place,
            )
            desk.write(call)
