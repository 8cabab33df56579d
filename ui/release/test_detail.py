"""The right side of the tab 测试: one run in full, its defects and what backs it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from relapp.domain.release import Evidence
from relapp.domain.testing import TestDefect, TestProof, TestRun
from relapp.wording import test_report, testing
from ui.kit import style, theme
from ui.kit.buttons import Button, IconButton, LinkButton
from ui.kit.flow_layout import FlowLayout
from ui.kit.labels import ElidedLabel, IconLabel, SectionHeader, label
from ui.release.evidence_chip import EvidenceChip
from ui.release.file_drop import FileDrop
from ui.release.panel import clear_layout
from ui.release.test_rows import TestRow, verdict_words
from ui.release.words import Words

LABEL = 96


class TestDetail(QScrollArea):
    """Shows a row; everything that changes it is a wish of the panel's.

    Signals:
        edit_wanted, remove_wanted: the TestRun.
        defect_wanted: the TestRun and the TestDefect, None for a new one.
        defect_removed: the TestDefect.
        evidence_wanted: the TestRun and the widget to ask below.
        evidence_opened, evidence_removed: the Evidence.
        files_dropped: the TestRun and paths.
    """

    __test__ = False

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    defect_wanted = Signal(object, object)
    defect_removed = Signal(object)
    evidence_wanted = Signal(object, object)
    evidence_opened = Signal(object)
    evidence_removed = Signal(object)
    files_dropped = Signal(object, list)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.named(self, "tests.detail", self.tr("测试记录"))
        self._words = words
        self._shown: object = None
        self._run: TestRun | None = None
        self._open = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QFrame(self)
        self._content.setProperty("surface", "pane")
        now = theme.current()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        self._column.setSpacing(now.px(6))
        self.setWidget(self._content)
        FileDrop(self.viewport(), lambda _place: self._open).dropped.connect(self._on_dropped)

    def show_row(self, row: TestRow | None, *, refusal: str) -> None:
        """Show a row; `refusal` says why nothing of it may be changed from this desk."""
        if (row, refusal) == self._shown:
            return
        self._shown = (row, refusal)
        self._run = row.run if row is not None else None
        self._open = self._run is not None and not refusal
        clear_layout(self._column)
        if row is not None:
            self._add_head(row)
            if row.run is None:
                self._add_hint(self.tr("这一类还没有测试记录"))
            else:
                self._add_facts(row.run)
                self._add_defects(row.run)
                self._add_evidence(row.run)
            if refusal:
                self._add_hint(refusal)
        self._column.addStretch(1)

    def _add_head(self, row: TestRow) -> None:
        head = SectionHeader(self._words.of(testing.TEST_KIND[row.kind]), "", self._content)
        said = verdict_words(row, self._words)
        mark = IconLabel(row.icon, said, head, role=row.tone, bold=True, name="tests.verdict")
        head.row.insertWidget(1, mark)
        if row.run is not None and self._open:
            edit = Button(self.tr("编辑…"), head, small=True, icon="edit", name="tests.edit")
            edit.clicked.connect(partial(self.edit_wanted.emit, row.run))
            remove = IconButton("trash", self.tr("删除这次记录"), head, name="tests.remove")
            remove.clicked.connect(partial(self.remove_wanted.emit, row.run))
            head.row.addWidget(edit)
            head.row.addWidget(remove)
        self._column.addWidget(head)
        if row.verdict is not None and row.verdict.deferral is not None:
            deferral = row.verdict.deferral
            note = self.tr("{person} {when} 暂缓：{reason}").format(
                person=deferral.person, when=self._words.stamp(deferral.at), reason=deferral.note
            )
            self._column.addWidget(label(note, "", self._content, tone="warn", wrap=True))

    def _add_facts(self, run: TestRun) -> None:
        words = self._words
        counts = test_report.COUNTS.format(cases=run.cases, passed=run.passed, failed=run.failed)
        alike = words.of(test_report.NO_DIFFERENCE)
        recorded = f"{run.person} {words.stamp(run.at)}"
        for key, value in (
            ("environment", run.environment),
            ("difference", run.difference or alike),
            ("cases", words.of(counts)),
            ("conclusion", run.conclusion),
            ("period", words.moment(run.tested_at)),
            ("testers", recorded),
        ):
            row = QHBoxLayout()
            row.setSpacing(theme.current().px(8))
            title = words.of(test_report.LABELS[key])
            name = label(title, "secondary", self._content, wrap=True)
            name.setFixedWidth(theme.current().px(LABEL))
            row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(value, "", self._content, wrap=True), 1)
            self._column.addLayout(row)

    def _add_defects(self, run: TestRun) -> None:
        count = str(len(run.defects)) if run.defects else ""
        head = SectionHeader(self.tr("遗留缺陷"), count, self._content)
        if self._open:
            add = LinkButton(self.tr("＋ 登记缺陷…"), head, name="tests.add_defect")
            add.clicked.connect(partial(self.defect_wanted.emit, run, None))
            head.row.addWidget(add)
        self._column.addSpacing(theme.current().px(6))
        self._column.addWidget(head)
        if not run.defects:
            self._add_hint(self.tr("没有遗留缺陷"))
        for defect in run.defects:
            self._add_defect(run, defect)

    def _add_defect(self, run: TestRun, defect: TestDefect) -> None:
        words, now = self._words, theme.current()
        line = QHBoxLayout()
        line.setSpacing(now.px(8))
        role = "bad" if defect.affects_golive else "text_2"
        icon = "triangle" if defect.affects_golive else "info"
        said = words.of(testing.AFFECTS[defect.affects_golive])
        title = ElidedLabel(f"{defect.number}　{defect.title}", self._content)
        line.addWidget(title, 1)
        line.addWidget(IconLabel(icon, said, self._content, role=role))
        if self._open:
            edit = LinkButton(self.tr("改…"), self._content, name=f"tests.defect.{defect.id}")
            edit.setAccessibleName(self.tr("编辑缺陷 {number}").format(number=defect.number))
            edit.clicked.connect(partial(self.defect_wanted.emit, run, defect))
            name = f"tests.defect_remove.{defect.id}"
            spoken = self.tr("删除缺陷 {number}").format(number=defect.number)
            cross = IconButton("close", spoken, self._content, size=12, name=name)
            cross.clicked.connect(partial(self.defect_removed.emit, defect))
            line.addWidget(edit)
            line.addWidget(cross)
        self._column.addLayout(line)
        self._column.addWidget(label(defect.verdict, "secondary", self._content, wrap=True))

    def _add_evidence(self, run: TestRun) -> None:
        count = str(len(run.evidence)) if run.evidence else ""
        self._column.addSpacing(theme.current().px(6))
        self._column.addWidget(SectionHeader(self.tr("佐证材料"), count, self._content))
        box = QWidget(self._content)
        chips = FlowLayout(box, 6, 4)
        for proof in run.evidence:
            chip = EvidenceChip(as_evidence(proof), box, removable=self._open)
            chip.opened.connect(self.evidence_opened)
            chip.removed.connect(self.evidence_removed)
            chips.addWidget(chip)
        if self._open:
            add = LinkButton(self.tr("＋ 添加材料"), box, name="tests.add_evidence")
            add.setToolTip(self.tr("选择文件或填写链接，也可以把文件拖到这里"))
            add.clicked.connect(partial(self.evidence_wanted.emit, run, add))
            chips.addWidget(add)
        elif not run.evidence:
            chips.addWidget(label(self.tr("没有材料"), "hint", box))
        self._column.addWidget(box)

    def _add_hint(self, text: str) -> None:
        self._column.addWidget(label(text, "hint", self._content, wrap=True))

    def _on_dropped(self, paths: list[object], _place: object) -> None:
        if self._run is not None and self._open:
            self.files_dropped.emit(self._run, paths)


def as_evidence(proof: TestProof) -> Evidence:
    """Return what backs a run in the form in which files are opened."""
    return Evidence(proof.id, "", proof.name, proof.sha256, proof.link, proof.person, proof.at)
