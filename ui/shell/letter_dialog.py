"""Shows a letter before it goes: to whom, who has no address, the text; send it or open a draft."""

from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.letter import Letter
from ui.kit import fields
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Button
from ui.kit.form_grid import FormGrid
from ui.kit.labels import IconLabel

DRAFT, SEND = "draft", "send"


class LetterDialog(BaseDialog):
    """Two ways on: 打开草稿 leaves everything to the mail program, 发送 uses the mail server."""

    def __init__(self, letter: Letter, body: str, parent: QWidget | None = None) -> None:
        super().__init__(letter.name, parent, name="letter", width=620)
        self.way = ""
        to = "、".join(f"{box.name} <{box.address}>" for box in letter.to)
        self.to_edit = self._line(to)
        self.subject_edit = self._line(letter.subject)
        self.text_edit = fields.text_area(14, self, name="letter.text")
        self.text_edit.setReadOnly(True)
        self.text_edit.setPlainText(body)
        form = FormGrid(self, label_width=56)
        form.add(self.tr("收件人"), self.to_edit)
        form.add(self.tr("主题"), self.subject_edit)
        form.add(self.tr("正文"), self.text_edit)
        self.body.addWidget(form)
        self.without_label = IconLabel("triangle", "", self, role="warn", name="letter.without")
        words = self.tr("没有邮件地址：{names}").format(names="、".join(letter.without))
        self.without_label.set_content(words)
        self.without_label.setVisible(bool(letter.without))
        self.body.addWidget(self.without_label)
        self.draft_button = Button(self.tr("打开草稿"), self, icon="mail", name="letter.draft")
        self.draft_button.clicked.connect(self._on_draft)
        self.add_extra(self.draft_button)
        self.add_reject()
        self.add_accept(self.tr("发送")).clicked.connect(self._on_send)
        self.set_acceptable(bool(letter.to), self.tr("收件人都没有邮件地址"))

    @classmethod
    def ask(cls, letter: Letter, body: str, parent: QWidget | None = None) -> str:
        """Return `draft`, `send`, or nothing if the person gave up."""
        dialog = cls(letter, body, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.way

    def _line(self, text: str) -> QLineEdit:
        edit = QLineEdit(text, self)
        edit.setReadOnly(True)
        edit.setCursorPosition(0)
        return edit

    def _on_draft(self) -> None:
        self.way = DRAFT
        self.accept()

    def _on_send(self) -> None:
        self.way = SEND
