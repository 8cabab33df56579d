"""Asks for the password of a team database; it is never shown, written or put into words."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.kit.base_dialog import BaseDialog
from ui.kit.form_grid import FormGrid


@dataclass(frozen=True, slots=True)
class PasswordAnswer:
    """What was typed, and whether it is to be kept beyond the end of the program."""

    password: str = field(repr=False)
    keep: bool = False


class PasswordDialog(BaseDialog):
    """One field; without a place to keep passwords there is no offer to keep it."""

    def __init__(
        self, where: str, *, refused: bool, can_keep: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(self._heading(), parent, note=where, name="password", width=440)
        self.password_edit = QLineEdit(self)
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_edit.setObjectName("password.edit")
        self.keep_box = QCheckBox(self.tr("存进系统钥匙串"), self)
        self.keep_box.setVisible(can_keep)
        form = FormGrid(self, label_width=64)
        hint = "" if can_keep else self.tr("只在这次运行里记住，不写进任何文件。")
        form.add(self.tr("密码"), self.password_edit, hint=hint)
        self.body.addWidget(form)
        self.body.addWidget(self.keep_box)
        self.add_reject()
        self.add_accept(self.tr("连接"))
        self.password_edit.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        if refused:
            self.set_problem(self._refusal())
        self.password_edit.setFocus()

    @classmethod
    def ask(
        cls, where: str, *, refused: bool, can_keep: bool, parent: QWidget | None = None
    ) -> PasswordAnswer | None:
        """Return the password, None if the person gave up.

        Args:
            where: the address, without a password.
            refused: a password was tried already.
            can_keep: something keeps passwords between two starts.
            parent: the window before which it stands.
        """
        dialog = cls(where, refused=refused, can_keep=can_keep, parent=parent)
        agreed = dialog.exec()
        answer = PasswordAnswer(dialog.password_edit.text(), dialog.keep_box.isChecked())
        dialog.deleteLater()
        return answer if agreed else None

    def _heading(self) -> str:
        return self.tr("连接团队数据库")

    def _refusal(self) -> str:
        return self.tr("数据库没有接受这个密码")

    def _on_text_changed(self) -> None:
        self.set_acceptable(bool(self.password_edit.text()))


class MailPasswordDialog(PasswordDialog):
    """The same question, for the mail server."""

    def _heading(self) -> str:
        return self.tr("登录邮件服务器")

    def _refusal(self) -> str:
        return self.tr("邮件服务器没有接受用户名或密码")
