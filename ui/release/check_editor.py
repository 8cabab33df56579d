"""The current row of the check list, open in place: result buttons, note, evidence."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from relapp.domain.release import Evidence
from relapp.domain.vocabulary import CheckResult
from relapp.wording import spot_check, terms
from ui.kit import line, metrics, theme
from ui.kit.badges import KeyHint
from ui.kit.buttons import Kind, LinkButton
from ui.kit.flow_layout import FlowLayout
from ui.kit.labels import ElidedLabel, label
from ui.kit.painting import draw_box
from ui.release.check_delegate import NUMBER
from ui.release.check_rows import CheckRow
from ui.release.evidence_chip import EvidenceChip
from ui.release.result_button import ResultButton
from ui.release.words import Words

RESULTS = (
    (CheckResult.PASS, "1", "check", Kind.OK),
    (CheckResult.FAIL, "2", "cross", Kind.DANGER),
    (CheckResult.NOT_APPLICABLE, "3", "minus", Kind.NORMAL),
    (CheckResult.DEFERRED, "4", "hourglass", Kind.NORMAL),
)


class CheckEditor(QWidget):
    """Answers one check; text typed here stays until it is saved or the row is left.

    Signals:
        answered: CheckResult and note.
        note_saved: note alone, for a check that has a result already.
        evidence_requested: a file or a link is to be added.
        files_dropped: paths of files let go over the row.
        evidence_opened: the Evidence to look at.
        evidence_removed: the Evidence to detach.
        step_requested: 1 next row, -1 row before, 0 next unticked row.
    """

    answered = Signal(object, str)
    note_saved = Signal(str)
    evidence_requested = Signal()
    files_dropped = Signal(list)
    evidence_opened = Signal(object)
    evidence_removed = Signal(object)
    step_requested = Signal(int)

    def __init__(self, words: Words, row: CheckRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check.editor")
        self.setAutoFillBackground(False)
        self.setAcceptDrops(True)
        self._words = words
        self._row = row
        self._answering = False
        self._width = 0
        self._wanted: CheckResult | None = None
        self._buttons: dict[CheckResult, ResultButton] = {}
        self.text_label = ElidedLabel("", self, size=14, bold=True)
        self.text_label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.number_label = label("", "strong", self, tone="accent")
        self.basis_label = label("", "secondary", self)
        self.looked_label = label("", "", self, wrap=True, name="check.looked")
        self.note_edit = QLineEdit(self)
        self.note_edit.setObjectName("check.note")
        self.note_edit.installEventFilter(self)
        self._evidence = QWidget(self)
        self._evidence_shown: tuple[tuple[Evidence, ...], bool] | None = None
        self._chips = FlowLayout(self._evidence, 6, 4)
        self._build()
        self.show_row(row, typed=False)

    @property
    def row(self) -> CheckRow:
        """Return the row it answers."""
        return self._row

    def typed_note(self) -> str | None:
        """Return the note where it differs from what is saved."""
        note = self.note_edit.text().strip()
        saved = self._row.answer.note if self._row.answer else ""
        return note if note != saved else None

    def show_row(self, row: CheckRow, *, typed: bool = True) -> None:
        """Show the row as it is now; `typed` keeps a note that was typed and not saved."""
        keep = self.typed_note() if typed else None
        self._row = row
        self.number_label.setText(str(row.number))
        self.text_label.setText(self._words.of(row.item.text))
        self.basis_label.setText(self._words.check_basis(row))
        self._show_looked(row)
        answer = row.answer
        if keep is None:
            self.note_edit.setText(answer.note if answer else "")
        for result, button in self._buttons.items():
            button.setChecked(answer is not None and answer.result is result)
            button.setVisible(result is not CheckResult.DEFERRED or row.may_defer)
        self._show_evidence(answer.evidence if answer else ())
        self.setAccessibleName(self._words.check_sentence(row))
        self.updateGeometry()

    def ask_for_note(self, result: CheckResult) -> None:
        """Say that a result needs a note and put the cursor there; Enter then gives the result."""
        self._wanted = result
        self._mark_note(missing=True)
        self.note_edit.setPlaceholderText(self.tr("先写备注：原因、谁补、何时补"))
        self.note_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answer(self, result: CheckResult) -> None:
        """Give a result, unless it lacks the note it needs."""
        note = self.note_edit.text().strip()
        if result is not CheckResult.PASS and not note:
            self._mark_results()
            self.ask_for_note(result)
            return
        self._wanted = None
        self._mark_note(missing=False)
        # The note travels with the answer; losing focus meanwhile must not save it once more.
        self._answering = True
        self.answered.emit(result, note)
        self._answering = False

    def fit(self, width: int) -> int:
        """Take the width of the list; return the height that is needed there."""
        self._width = width
        return self.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Return at least the open row of the design.

        The tree asks for this beside the delegate: its height must be that of the list's width,
        for wrapped lines need fewer rows there than a layout supposes.
        """
        layout, height = self.layout(), 0
        if layout is not None:
            height = layout.heightForWidth(self._width) if self._width else -1
            height = height if height >= 0 else layout.sizeHint().height()
        return QSize(400, max(height, theme.current().px(metrics.CHECK_ROW_OPEN)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame of the current row."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), "bg_selected", "accent", width=2)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the note with Escape, save it with Enter, move on with the arrows."""
        if watched is not self.note_edit or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        return event.type() == QEvent.Type.KeyPress and self._on_note_key(event.key())

    def _on_note_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self._wanted = None
            self.note_edit.setText(self._row.answer.note if self._row.answer else "")
            self._give_focus_back()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._wanted is not None and self.note_edit.text().strip():
                self.answer(self._wanted)
            else:
                self._save_note()
            self._give_focus_back()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _show_looked(self, row: CheckRow) -> None:
        """Say what the release office found about the answer; a doubt asks for a new one."""
        looked, label_ = row.looked, self.looked_label
        label_.setVisible(looked is not None)
        if looked is not None:
            label_.setText(self._words.of(spot_check.told(looked, self._words.zone)))
            label_.setProperty("tone", "ok" if looked.holds else "bad")
            label_.style().polish(label_)

    def _give_focus_back(self) -> None:
        viewport = self.parentWidget()
        view = viewport.parentWidget() if viewport is not None else None
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_note(self) -> None:
        if self._answering or self._row.answer is None:
            return
        if self.typed_note() is not None:
            self.note_saved.emit(self.note_edit.text().strip())

    def _mark_note(self, *, missing: bool) -> None:
        self.note_edit.setProperty("invalid", "true" if missing else None)
        self.note_edit.style().polish(self.note_edit)

    def _mark_results(self) -> None:
        given = self._row.answer.result if self._row.answer else None
        for result, button in self._buttons.items():
            button.setChecked(result is given)

    def _show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        away = line.is_away()
        if (evidence, away) == self._evidence_shown:
            return
        # Making the chips anew takes longer than all else that a tick changes.
        self._evidence_shown = (evidence, away)
        self._chips.clear()
        self._chips.addWidget(label(self.tr("证据"), "secondary", self._evidence))
        for piece in evidence:
            chip = EvidenceChip(piece, self._evidence)
            chip.opened.connect(self.evidence_opened)
            chip.removed.connect(self.evidence_removed)
            self._chips.addWidget(chip)
        add = LinkButton(self.tr("＋ 添加证据"), self._evidence, name="check.add_evidence")
        add.setEnabled(not away)
        add.setToolTip(
            self.tr("现在连不上数据库，证据不能排队，连上后再添加")
            if away
            else self.tr("选择文件或填写链接，也可以把文件拖到这里")
        )
        add.clicked.connect(self.evidence_requested)
        self._chips.addWidget(add)
        self._chips.addWidget(KeyHint("E", self._evidence))
        for widget in self._evidence.findChildren(QWidget):
            widget.show()

    def _build(self) -> None:
        now = theme.current()
        head = QHBoxLayout()
        head.setSpacing(0)
        self.number_label.setFixedWidth(now.px(NUMBER))
        self.number_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.addWidget(self.number_label)
        head.addWidget(self.text_label, 1)
        head.addWidget(self.basis_label)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, now.px(10), now.px(13), now.px(8))
        outer.setSpacing(now.px(7))
        outer.addLayout(head)
        line = QHBoxLayout()
        line.setContentsMargins(now.px(NUMBER), 0, 0, 0)
        line.addWidget(self.looked_label, 1)
        outer.addLayout(line)
        outer.addLayout(self._build_results(now.px(NUMBER)))
        outer.addLayout(self._build_foot(now.px(NUMBER)))

    def _build_results(self, indent: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(indent, 0, 0, 0)
        line.setSpacing(6)
        for result, key, icon, kind in RESULTS:
            words = self._words.of(terms.CHECK_RESULT[result])
            button = ResultButton(words, kind, icon, key, self, name=f"check.{result.value}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked(result))
            self._buttons[result] = button
            line.addWidget(button)
        self.note_edit.setPlaceholderText(self.tr("备注（不通过、不适用时必填）"))
        self.note_edit.setAccessibleName(self.tr("备注"))
        self.note_edit.setMaxLength(400)
        self.note_edit.editingFinished.connect(self._save_note)
        line.addSpacing(4)
        line.addWidget(self.note_edit, 1)
        line.addWidget(KeyHint("N", self))
        return line

    def _clicked(self, result: CheckResult) -> Callable[[], None]:
        def act() -> None:
            self._mark_results()
            self.answer(result)

        return act

    def _build_foot(self, indent: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(indent, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._evidence, 1)
        for words, key in (
            (self.tr("上一项"), "↑"),
            (self.tr("下一项"), "↓"),
            (self.tr("下一未勾选"), "U"),
        ):
            line.addWidget(label(words, "secondary", self))
            line.addWidget(KeyHint(key, self))
            line.addSpacing(6)
        return line
