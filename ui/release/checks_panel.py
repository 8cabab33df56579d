"""The tab 条件与检查: the check list with its answers, the deliverables at its right."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.outbox import CHECKS, Queued, newest_by_check
from relapp.domain.release import CheckAnswer, Evidence
from relapp.domain.vocabulary import CheckResult
from relapp.errors import RelappError, StaleRecord
from relapp.services.outbox import Delivery
from relapp.services.views import ReleaseView
from relapp.wording import terms
from ui.actions.outbox import check_action
from ui.kit import metrics, theme
from ui.kit.buttons import Button, LinkButton
from ui.kit.labels import label
from ui.release import queued_ticks
from ui.release.check_list import CheckList
from ui.release.check_rows import CheckGroup, CheckRow, Place, changed_elsewhere, check_groups
from ui.release.conflict import ConflictBanner
from ui.release.deliverables_panel import DeliverablesPanel
from ui.release.desk import ReleaseDesk
from ui.release.evidence_menu import EvidenceMenu, link_name
from ui.release.files import FileDoor
from ui.release.panel import Panel
from ui.release.ticks import Ticks


class ChecksPanel(Panel):
    """Answers checks, one small write each, and takes them back for ten seconds."""

    def __init__(self, desk: ReleaseDesk, door: FileDoor, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._door = door
        self._read: tuple[CheckGroup, ...] = ()
        self._groups: tuple[CheckGroup, ...] = ()
        self._ticks = Ticks()
        self._arrived: list[tuple[str, int]] = []
        self.list = CheckList(self.words, desk.me.id, self)
        self.deliverables = DeliverablesPanel(desk, door, self)
        self.conflict = ConflictBanner(self, name="checks.conflict")
        self._build()
        self.list.answer_wanted.connect(self._on_answer_wanted)
        self.list.clear_wanted.connect(self._on_clear_wanted)
        self.list.note_wanted.connect(self._on_note_wanted)
        self.list.evidence_wanted.connect(self._on_evidence_wanted)
        self.list.files_dropped.connect(self._on_files_dropped)
        self.list.evidence_opened.connect(self._door.open_evidence)
        self.list.evidence_removed.connect(self._on_evidence_removed)
        self.list.refused.connect(self._on_refused_row)
        outbox = desk.context.outbox
        if outbox is not None:
            outbox.changed.connect(self._show_groups)
            outbox.delivered.connect(self._on_delivered)

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show every check and deliverable of the release."""
        groups = check_groups(view, self.desk.me)
        found = {} if fresh else changed_elsewhere(self._read, groups, self.desk.me)
        self._read = groups
        if fresh:
            self._ticks.clear()
        for item_id, number in self._arrived:
            self._ticks.drop(item_id, number)
        self._arrived = []
        self._show_groups()
        if found:
            self.list.checks.flash(found)
        self.deliverables.show_view(view)
        if fresh:
            self.conflict.hide()
            self._start()

    def focus_subject(self, need: str, subject: str) -> bool:
        """Go to a check or a deliverable."""
        if need == "deliverable":
            return self.deliverables.go_to(subject)
        if self.list.go_to(subject):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def came_into_view(self) -> None:
        """Take the keys."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self) -> None:
        """Open the first check that waits for this desk."""
        for group in self._groups:
            for row in group.rows:
                if group.place is Place.PRESENT and row.editable and not row.settled:
                    self.list.go_to(row.id)
                    self.list.verticalScrollBar().setValue(0)
                    self.list.scrollTo(self.list.currentIndex())
                    return

    def _count(self) -> None:
        present = [g for g in self._groups if g.place is Place.PRESENT]
        done = sum(g.answered for g in present)
        total = sum(len(g.rows) for g in present)
        failed = sum(g.failed for g in present)
        self._progress.setText(self.tr("已勾 {done} / {total}").format(done=done, total=total))
        self._failed.setVisible(failed > 0)
        self._failed.setText(self.tr("不通过 {count}").format(count=failed))

    def _show_groups(self) -> None:
        """Show what was read with the ticks that wait on disk or are on their way."""
        desk, outbox = self.desk, self.desk.context.outbox
        found = {} if outbox is None else newest_by_check(outbox.queue, desk.release_id)
        self._groups = self._ticks.over(queued_ticks.over(self._read, found, desk.me))
        self.list.set_groups(self._groups)
        self._count()

    def _answer_of(self, item_id: str) -> CheckAnswer | None:
        """Return how a check stands on the screen."""
        rows = (row for group in self._groups for row in group.rows)
        return next((row.answer for row in rows if row.id == item_id), None)

    # Writes.

    def _on_answer_wanted(self, row: CheckRow, result: CheckResult, note: str) -> None:
        self._answer(row, result, note, row.answer.version if row.answer else 0)

    def _on_note_wanted(self, row: CheckRow, note: str) -> None:
        if row.answer is not None:
            self._answer(row, row.answer.result, note, row.answer.version)

    def _answer(self, row: CheckRow, result: CheckResult, note: str, version: int) -> None:
        desk, shown = self.desk, self._answer_of(row.id)
        ticked = CheckAnswer(
            row.id,
            result,
            note,
            desk.me.id,
            desk.me.name,
            self.words.clock.now(),
            version + 1,
            shown.evidence if shown is not None else (),
        )
        number = self._put(row, ticked)
        call = partial(
            desk.services.checks.answer, desk.me, desk.release_id, row.id, result, note, version
        )
        title, at = self._title(row), self.words.clock.now()
        payload = {"result": result.value, "note": note.strip()}
        action = check_action(desk.release_id, row.id, title, version, at, payload)
        desk.send(
            action,
            call,
            done=partial(self._on_answered, row, result, number),
            failed=partial(self._on_answer_refused, row, result, note, number),
            kept=partial(self._on_kept, row, action, number),
        )

    def _put(self, row: CheckRow, answer: CheckAnswer | None) -> int:
        """Show a tick before it is written."""
        number = self._ticks.put(row.id, answer)
        self._show_groups()
        editor = self.list.editor()
        if editor is not None:
            # Painted now: once the worker is at it, it and the painting wait for each other.
            editor.repaint()
        return number

    def _on_answered(
        self, row: CheckRow, result: CheckResult, number: int, _changes: Changes
    ) -> None:
        self._ticks.drop(row.id, number)
        text = self.words.of(row.item.text)
        word = self.words.of(terms.CHECK_RESULT[result])
        said = self.tr("已勾选「{text}」为{result}").format(text=_short(text), result=word)
        if row.doubted:
            # Taking it back would be another answer after the doubt, not the doubt again.
            self.desk.announced.emit(said)
        else:
            self.desk.undo_offered.emit(said, partial(self._take_back, row))

    def _take_back(self, row: CheckRow) -> None:
        """Put the answer back to what it was before, unless somebody answered since."""
        present = self._answer_of(row.id)
        if present is None or present.person_id != self.desk.me.id:
            return
        if row.answer is None:
            self._clear(row, present)
        else:
            self._answer(row, row.answer.result, row.answer.note, present.version)

    def _on_clear_wanted(self, row: CheckRow) -> None:
        if row.answer is not None:
            self._clear(row, row.answer)

    def _clear(self, row: CheckRow, answer: CheckAnswer) -> None:
        desk = self.desk
        number = self._put(row, None)
        call = partial(desk.services.checks.clear, desk.me, desk.release_id, row.id, answer.version)
        title, at = self._title(row), self.words.clock.now()
        action = check_action(desk.release_id, row.id, title, answer.version, at, None)
        desk.send(
            action,
            call,
            done=partial(self._on_cleared, row, number),
            failed=partial(self._undone, row, number),
            kept=partial(self._on_kept, row, action, number),
        )

    def _title(self, row: CheckRow) -> str:
        """Return how a check is called in a list of many releases."""
        view = self.desk.view
        number = view.facts.release.number if view is not None else ""
        return f"{number} {self.words.of(row.item.text)}".strip()

    def _on_kept(self, row: CheckRow, action: Queued, number: int) -> None:
        """Say that a tick waits on the disk of this machine."""
        self._ticks.drop(row.id, number)
        self._show_groups()
        outbox = self.desk.context.outbox
        if outbox is not None:
            said = self.tr("「{text}」待提交，已存在本机，连上后自动补交")
            drop = partial(outbox.drop, action.key)
            text = _short(self.words.of(row.item.text))
            self.desk.undo_offered.emit(said.format(text=text), drop)

    def _on_delivered(self, delivery: Delivery) -> None:
        """Keep what arrived on the screen until it is read."""
        for action in delivery.sent:
            if action.deed in CHECKS and action.owner_id == self.desk.release_id:
                answer = queued_ticks.answer_of(action, self.desk.me, self._answer_of(action.thing))
                self._arrived.append((action.thing, self._ticks.put(action.thing, answer)))
        self._show_groups()

    def _undone(self, row: CheckRow, number: int, _error: RelappError) -> bool:
        """Take a tick off the screen that was not written; the page says why."""
        self._ticks.drop(row.id, number)
        self._show_groups()
        return False

    def _on_cleared(self, row: CheckRow, number: int, _changes: Changes) -> None:
        self._ticks.drop(row.id, number)
        text = _short(self.words.of(row.item.text))
        self.desk.announced.emit(self.tr("已撤回「{text}」的结论").format(text=text))

    def _on_answer_refused(
        self, row: CheckRow, result: CheckResult, note: str, number: int, error: RelappError
    ) -> bool:
        self._undone(row, number, error)
        theirs = error.details.get("theirs")
        if not isinstance(error, StaleRecord):
            return False
        word = self.words.of(terms.CHECK_RESULT[result])
        text = _short(self.words.of(row.item.text))
        if isinstance(theirs, CheckAnswer):
            title = self.tr("{person} 刚改了这一项").format(person=theirs.person)
            other = self.words.of(terms.CHECK_RESULT[theirs.result])
            said = self.tr("「{text}」现在是「{other}」，你选的是「{mine}」，还没保存。")
            version = theirs.version
        else:
            title, other, version = self.tr("这一项的结论刚被撤回"), "", 0
            said = self.tr("「{text}」现在待勾选，你选的是「{mine}」，还没保存。")
        self.conflict.offer(
            title,
            said.format(text=text, other=other, mine=word),
            mine=partial(self._answer, row, result, note, version),
            theirs=self._reread,
        )
        self._reread()
        return True

    def _reread(self) -> None:
        self.desk.stale.emit()

    def _on_refused_row(self, row: CheckRow) -> None:
        if row.refusal is not None:
            self.desk.announced.emit(self.words.of(row.refusal))

    # Evidence.

    def _on_evidence_wanted(self, row: CheckRow) -> None:
        editor = self.list.editor()
        menu = EvidenceMenu(
            self._door,
            editor if editor is not None else self.list,
            files=partial(self._on_files_dropped, row),
            link=partial(self.add_link, row),
        )
        menu.open_below()

    def add_link(self, row: CheckRow, link: str) -> None:
        """Attach a web address to a check."""
        desk = self.desk
        call = partial(
            desk.services.checks.add_evidence,
            desk.me,
            desk.release_id,
            row.id,
            link_name(link),
            link=link,
        )
        desk.write(call, partial(self._on_evidence_added, row, 1))

    def _on_files_dropped(self, row: CheckRow, paths: list[Path]) -> None:
        add = partial(self._door.add_evidence, self.desk.release_id, row.id, paths)
        self.desk.write(add, partial(self._on_evidence_added, row, len(paths)))

    def _on_evidence_added(self, row: CheckRow, count: int, _changes: Changes) -> None:
        if self._answer_of(row.id) is None:
            # Evidence is shown with its answer, and this check has none yet.
            said = self.tr("证据 {n} 份已存，勾选「{text}」后显示").format(
                n=count, text=_short(self.words.of(row.item.text))
            )
            self.desk.announced.emit(said)

    def _on_evidence_removed(self, _row: CheckRow, evidence: Evidence) -> None:
        desk = self.desk
        desk.write(
            partial(desk.services.checks.remove_evidence, desk.me, desk.release_id, evidence.id)
        )

    # Looks.

    def _on_only_open_toggled(self, on: bool) -> None:
        self.list.set_only_open(on)

    def _on_fold_clicked(self) -> None:
        folded = self._fold.property("unfolded") == "true"
        self.list.fold_all(folded=folded)
        self._fold.setProperty("unfolded", None if folded else "true")
        self._fold.setText(self.tr("展开全部环节") if folded else self.tr("收起全部环节"))
        self._fold.updateGeometry()

    def _build(self) -> None:
        now = theme.current()
        main = QWidget(self)
        column = QVBoxLayout(main)
        column.setContentsMargins(now.px(12), 0, now.px(12), 0)
        column.setSpacing(0)
        column.addLayout(self._build_bar())
        column.addWidget(self.conflict)
        column.addWidget(self.list, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("checks.splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(main)
        self.splitter.addWidget(self.deliverables)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.deliverables.setMinimumWidth(now.px(metrics.SIDE_MIN))
        self.splitter.setSizes([now.px(900), now.px(metrics.SIDE_MAX)])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(2, 7, 2, 7)
        bar.setSpacing(10)
        self._progress = label("", "strong", self, name="checks.progress")
        self._failed = label("", "", self, tone="bad", name="checks.failed")
        self._only_open = Button(
            self.tr("只看未勾选"), self, icon="filter", small=True, name="checks.only_open"
        )
        self._only_open.setCheckable(True)
        self._only_open.toggled.connect(self._on_only_open_toggled)
        self._fold = LinkButton(self.tr("展开全部环节"), self, name="checks.fold")
        self._fold.clicked.connect(self._on_fold_clicked)
        bar.addWidget(self._progress)
        bar.addWidget(self._failed)
        bar.addStretch(1)
        bar.addWidget(self._only_open)
        bar.addWidget(self._fold)
        return bar


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
