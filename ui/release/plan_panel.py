"""The tab 方案: sections of the release plan at the left, the text of one at the right."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QListView, QSplitter, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.presence import Present, section_place
from relapp.domain.release import PlanSection
from relapp.errors import RelappError, StaleRecord
from relapp.services.views import ReleaseView
from ui.kit import metrics, theme, views
from ui.kit.banner import Banner
from ui.kit.labels import rule
from ui.kit.list_model import RecordListModel
from ui.release import rights
from ui.release.compare_dialog import CompareDialog
from ui.release.copy_plan_dialog import CopyPlanDialog
from ui.release.desk import ReleaseDesk
from ui.release.panel import Panel
from ui.release.plan_delegate import SectionDelegate
from ui.release.plan_file import PLAN, PlanFile
from ui.release.plan_head import PlanHead
from ui.release.plan_rows import SectionRow, section_rows, stored_form
from ui.release.section_editor import Draft, SectionEditor, draft_of
from ui.release.section_tables import SectionTables


class PlanPanel(Panel):
    """Writes sections; each is saved for itself, so that two people can write at once."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._drafts: dict[str, Draft] = {}
        self._saving: set[str] = set()
        self._editors: dict[str, tuple[str, ...]] = {}
        self._view: ReleaseView | None = None
        self._open_id = ""
        self.model: RecordListModel[SectionRow] = RecordListModel(
            text=lambda row: f"{row.number} {self.words.of(row.spec.name)}",
            key=lambda row: row.id,
            sentence=self._sentence,
            parent=self,
        )
        self.list = QListView(self)
        self.editor = SectionEditor(self.words, self)
        self.tables = SectionTables(desk, self.editor)
        self.banner = Banner(self, name="plan.banner")
        self._plan = PlanFile(desk, self.banner, self)
        self._side = QFrame(self)
        self.head = PlanHead(self._side)
        self.head.make_requested.connect(partial(self.make_document, PLAN))
        self.head.copy_requested.connect(self.copy_plan)
        self._build()
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.editor.edited.connect(self._on_edited)
        self.editor.save_requested.connect(self.save)
        self.tables.edited.connect(self._show_rows)

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show the plan; a text being typed stays, others follow what was saved."""
        self._view = view
        if fresh:
            self._drafts.clear()
            self._saving.clear()
            self._open_id = ""
            self.editor.conflict.hide()
            self.banner.hide()
            self.tables.begin()
        self._show_rows()
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(self._first_row(), 0))
        elif fresh:
            self._open(self._current())
        else:
            self._follow()

    def show_presence(self, found: tuple[Present, ...]) -> None:
        """Show at each section who edits it elsewhere."""
        self._editors = {
            key: tuple(p.person for p in found if p.section_id == key)
            for key in {p.section_id for p in found if p.section_id}
        }
        self._show_rows()
        self.editor.show_editors(self._editors.get(self._open_id, ()))

    def focus_subject(self, need: str, subject: str) -> bool:
        """Open a section."""
        index = self.model.index_of(subject)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return index.isValid()

    def came_into_view(self) -> None:
        """Put the cursor into the text."""
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Save what was typed."""
        self.save()

    def unsaved(self) -> str:
        """Name the first section whose text is not saved."""
        for row in self.model.records():
            draft = self._drafts.get(row.id)
            if draft is not None and draft.changed and row.id not in self._saving:
                name = self.words.of(row.spec.name)
                return self.tr("方案「{name}」有未保存的文字").format(name=name)
            if self.tables.unsaved_in(row.spec.items):
                name = self.words.of(row.spec.name)
                return self.tr("方案「{name}」的表格有没填完的行").format(name=name)
        return ""

    def save(self) -> None:
        """Save the open section if it was changed and may be written here."""
        row = self._current()
        if row is not None and row.id == self._open_id:
            self._save(row.id)

    def _save(self, section_id: str, version: int | None = None) -> None:
        draft = self._drafts.get(section_id)
        row = self.model.record(self.model.index_of(section_id))
        if draft is None or row is None or row.refusal is not None or section_id in self._saving:
            return
        if version is None and (not draft.changed or self.editor.conflict.isVisible()):
            return
        body, known = draft.body, draft.version if version is None else version
        self._saving.add(section_id)
        desk = self.desk
        call = partial(desk.services.plans.write, desk.me, desk.release_id, section_id, body, known)
        desk.write(
            call,
            partial(self._on_saved, section_id, body, known),
            partial(self._on_save_refused, section_id),
        )
        self._show_state()

    def _on_saved(self, section_id: str, body: str, version: int, changes: Changes) -> None:
        self._saving.discard(section_id)
        draft = self._drafts.get(section_id)
        if draft is not None:
            draft.base = stored_form(body)
            # An unchanged text is not written, so that its version stays.
            draft.version = version + 1 if changes else version
        self._show_rows()
        self._show_state()

    def _on_save_refused(self, section_id: str, error: RelappError) -> bool:
        self._saving.discard(section_id)
        self._show_state()
        if not isinstance(error, StaleRecord):
            return False
        theirs = error.details.get("theirs")
        self._offer_choice(section_id, theirs if isinstance(theirs, PlanSection) else None)
        self.desk.stale.emit()
        return True

    def _offer_choice(self, section_id: str, theirs: PlanSection | None) -> None:
        if section_id != self._open_id:
            return
        person = theirs.person if theirs is not None else ""
        self.editor.conflict.offer(
            self.tr("{person} 刚写过这一节").format(person=person),
            self.tr("你的文字还在，还没保存。"),
            mine=partial(self._save, section_id, theirs.version if theirs else 0),
            theirs=partial(self._take_theirs, section_id, theirs),
            compare=partial(self._compare, section_id, theirs),
        )

    def _take_theirs(self, section_id: str, theirs: PlanSection | None) -> None:
        self._drafts[section_id] = draft_of(theirs)
        if section_id == self._open_id:
            self.editor.set_body(self._drafts[section_id].body)
        self._show_rows()
        self._show_state()

    def _compare(self, section_id: str, theirs: PlanSection | None) -> None:
        mine = self._drafts[section_id].body
        body, person = (theirs.body, theirs.person) if theirs else ("", "")
        CompareDialog.show_both(self, mine, body, person)

    def _follow(self) -> None:
        """Take over what others saved; where something is typed here, let the person choose."""
        row = self._current()
        if row is None:
            return
        draft = self._drafts.setdefault(row.id, draft_of(row.section))
        saved = draft_of(row.section)
        if saved.version != draft.version and row.id not in self._saving:
            if not draft.changed or stored_form(draft.body) == saved.base:
                self._drafts[row.id] = saved
                self.editor.set_body(saved.body)
            elif saved.version > draft.version:
                self._offer_choice(row.id, row.section)
        self._show_section(row)
        self._show_state()

    def _show_section(self, row: SectionRow) -> None:
        self.editor.show_row(row)
        if self._view is not None:
            shown = self.tables.show_section(self._view, row)
            self.editor.set_below(self.tables, shown=shown)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        before = self.model.record(previous) if previous.isValid() else None
        if before is not None:
            self._save(before.id)
        self._open(self.model.record(current) if current.isValid() else None)

    def _open(self, row: SectionRow | None) -> None:
        if row is None:
            return
        self.editor.conflict.hide()
        self._open_id = row.id
        draft = self._drafts.get(row.id)
        if draft is None or not draft.changed:
            draft = self._drafts[row.id] = draft_of(row.section)
        self._show_section(row)
        self.editor.set_body(draft.body)
        self.editor.start_at_top()
        if draft.changed and row.section is not None and row.section.version > draft.version:
            self._offer_choice(row.id, row.section)
        self._show_state()

    def _on_edited(self) -> None:
        draft = self._drafts.get(self._open_id)
        if draft is None:
            return
        was = draft.changed
        draft.body = self.editor.body()
        if was != draft.changed:
            self._show_rows()
        self._show_state()

    def _current(self) -> SectionRow | None:
        index = self.list.currentIndex()
        return self.model.record(index) if index.isValid() else None

    def _first_row(self) -> int:
        rows = self.model.records()
        return next((n for n, r in enumerate(rows) if r.due and r.refusal is None), 0)

    def _show_rows(self) -> None:
        if self._view is None:
            return
        typed = {key for key, draft in self._drafts.items() if draft.changed}
        for spec in self._view.definition.sections:
            if self.tables.unsaved_in(spec.items):
                typed.add(spec.id)
        rows = section_rows(self._view, self.desk.me, frozenset(typed), self._editors)
        self.model.set_records(rows)
        needed = [row for row in rows if row.spec.required]
        self.head.show_count(sum(1 for row in needed if row.written), len(needed))
        self._tell_editing()
        self.head.copy_button.setEnabled(rights.content(self.desk.me, self._view) is None)

    def _show_state(self) -> None:
        row = self._current()
        draft = self._drafts.get(self._open_id)
        if row is not None and draft is not None:
            self.editor.show_state(row, draft, saving=row.id in self._saving)
            self.editor.show_editors(self._editors.get(row.id, ()))
        self._tell_editing()

    def _tell_editing(self) -> None:
        """Let others see what is typed here and not saved yet, in text or table."""
        row, draft = self._current(), self._drafts.get(self._open_id)
        typed = draft is not None and draft.changed
        if row is not None and (typed or self.tables.unsaved_in(row.spec.items)):
            self.desk.set_editing(section_place(row.id))
        else:
            self.desk.set_editing("")

    def make_document(self, document_id: str) -> None:
        """Save what was typed and make a document of the process."""
        self.save()
        documents = self._view.definition.documents if self._view is not None else ()
        for spec in documents:
            if spec.id == document_id:
                self._plan.make(spec)

    def copy_plan(self) -> None:
        """Ask for an earlier release and take over its plan."""
        self.save()
        changes = CopyPlanDialog.ask(self, self.desk)
        if isinstance(changes, Changes):
            self.desk.context.hub.announce(changes)
            self.desk.announced.emit(self.tr("方案已复制过来"))

    def _sentence(self, row: SectionRow) -> str:
        return self.words.join(
            f"{row.number} {self.words.of(row.spec.name)}", self._delegate.second_line(row)
        )

    def _build(self) -> None:
        now = theme.current()
        views.prepare_list(self.list, name="plan.sections", spoken=self.tr("方案各节"))
        self._delegate = SectionDelegate(self.words, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        side = self._side
        side.setProperty("surface", "pane")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule(side))
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("plan.splitter")
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(side)
        splitter.addWidget(self.editor)
        splitter.setStretchFactor(1, 1)
        side.setMinimumWidth(now.px(metrics.SIDE_MIN))
        splitter.setSizes([now.px(metrics.SIDE_MAX), now.px(900)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.banner.hide()
        outer.addWidget(self.banner)
        outer.addWidget(splitter, 1)
