"""Both values of a conflict side by side; the person keeps one, or writes a third."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from relapp.domain.outbox import Queue, Queued, Theirs, wish
from relapp.domain.vocabulary import CheckResult
from relapp.wording import dates
from relapp.wording.outbox import result_text
from ui.kit import theme
from ui.kit.buttons import Button, Kind
from ui.kit.labels import label

if TYPE_CHECKING:
    from ui.actions.page import PageContext


class ConflictBox(QWidget):
    """Hidden unless there is a conflict to settle.

    Signals:
        mine_chosen: key, and result with note as they stand in the fields.
        theirs_chosen: key.
    """

    mine_chosen = Signal(str, object)
    theirs_chosen = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._action: Queued | None = None
        self.theirs_label = label("", "", self, wrap=True, name="conflict.theirs")
        self.result_combo = QComboBox(self)
        self.result_combo.setObjectName("conflict.result")
        self.result_combo.setAccessibleName(self.tr("你的结论"))
        self.result_combo.addItem(result_text("").of(context.language), "")
        for result in CheckResult:
            words = result_text(result.value).of(context.language)
            self.result_combo.addItem(words, result.value)
        self.note_edit = QLineEdit(self)
        self.note_edit.setObjectName("conflict.note")
        self.note_edit.setMaxLength(400)
        self.note_edit.setAccessibleName(self.tr("你的备注"))
        self.note_edit.setPlaceholderText(self.tr("备注（不通过、不适用时必填）"))
        self.theirs_button = Button(self.tr("用对方的"), self, name="conflict.keep")
        self.mine_button = Button(self.tr("用我的"), self, kind=Kind.PRIMARY, name="conflict.mine")
        for button in (self.theirs_button, self.mine_button):
            button.setAutoDefault(False)
        self.theirs_button.clicked.connect(self._on_theirs)
        self.mine_button.clicked.connect(self._on_mine)
        self.note_edit.textChanged.connect(self._enable)
        self.result_combo.currentIndexChanged.connect(self._enable)
        self._build()
        self.hide()

    def show_action(self, action: Queued | None, queue: Queue) -> None:
        """Show a conflict, or hide; what is half typed stays while it is the same one."""
        known = self._action
        self._action = action
        self.setVisible(action is not None)
        if action is None or (known is not None and known.key == action.key):
            return
        mine = wish(queue, action)
        self.theirs_label.setText(self._theirs(action.theirs or Theirs()))
        place = self.result_combo.findData(mine.result)
        self.result_combo.setCurrentIndex(max(0, place))
        self.note_edit.setText(mine.note)
        self._enable()

    def _theirs(self, theirs: Theirs) -> str:
        language = self._context.language
        if not theirs.result:
            return self.tr("数据库里现在：待勾选（结论已被撤回）")
        at = dates.moment(theirs.at, self._context.zone).of(language) if theirs.at else ""
        said = self.tr("数据库里现在：{result}，{person} {at}").format(
            result=result_text(theirs.result).of(language), person=theirs.person, at=at
        )
        return f"{said}\n{theirs.note}" if theirs.note else said

    def _enable(self) -> None:
        result = self.result_combo.currentData()
        needs = result not in ("", CheckResult.PASS.value)
        missing = needs and not self.note_edit.text().strip()
        self.mine_button.setEnabled(not missing)
        self.mine_button.setToolTip(self.tr("先写备注") if missing else "")
        self.note_edit.setEnabled(bool(result))

    def _on_theirs(self) -> None:
        if self._action is not None:
            self.theirs_chosen.emit(self._action.key)

    def _on_mine(self) -> None:
        if self._action is None:
            return
        result = self.result_combo.currentData()
        note = self.note_edit.text().strip()
        self.mine_chosen.emit(self._action.key, {"result": result, "note": note} if result else {})

    def _build(self) -> None:
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        row.addWidget(label(self.tr("你的"), "strong", self))
        row.addWidget(self.result_combo)
        row.addWidget(self.note_edit, 1)
        row.addWidget(self.theirs_button)
        row.addWidget(self.mine_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, now.px(4), 0, 0)
        column.setSpacing(now.px(8))
        column.addWidget(self.theirs_label)
        column.addLayout(row)
