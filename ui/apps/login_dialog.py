"""The database log-in of a person: set a password that is shown once, close and open it."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.login import Login, can_give
from relapp.domain.person import Person
from relapp.errors import RelappError
from relapp.services.logins import GivenLogin, LoginsService, new_password
from relapp.wording.errors import word, word_refusal
from ui.actions.page import PageContext
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Button, Kind
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label


class LoginDialog(BaseDialog):
    """How a log-in stands, with what can be done about it; everything happens at once."""

    def __init__(
        self,
        context: PageContext,
        logins: LoginsService,
        person: Person,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("{name} 的数据库账号").format(name=person.name),
            parent,
            name="apps.login",
            width=520,
        )
        self._context, self._logins, self._person = context, logins, person
        self._login: Login | None = None
        self.set_note(
            self.tr("本人用这个账号连接团队数据库，数据库凭它认人。密码不保存，只在这里显示一次。")
        )
        self.role_edit, self.password_edit = self._line(), self._line()
        self.state_label = label("", "", self, name="apps.login.state")
        self.form = FormGrid(self, label_width=72)
        self.form.add(self.tr("账号"), self.role_edit)
        self.form.add(self.tr("状态"), self.state_label)
        self.form.add(self.tr("新密码"), self.password_edit, hint=self.tr("请当面交给本人"))
        self.body.addWidget(self.form)
        self.form.set_row_visible(self.password_edit, visible=False)
        self.add_reject(self.tr("关闭"))
        self.turn_button = Button("", self, name="apps.login.turn")
        self.turn_button.clicked.connect(self._on_turn)
        self.reset_button = Button("", self, kind=Kind.PRIMARY, name="apps.login.reset")
        self.reset_button.clicked.connect(self._on_reset)
        self.copy_button = Button(self.tr("复制密码"), self, icon="copy", name="apps.login.copy")
        self.copy_button.clicked.connect(self._on_copy)
        for button in (self.reset_button, self.turn_button, self.copy_button):
            self.add_extra(button)
        self._show(None)
        self._set_ready(ready=False)
        context.tasks.read(logins.all, self._on_read, self._on_refused, slot="logins")

    @classmethod
    def ask(
        cls, parent: QWidget, context: PageContext, logins: LoginsService, person: Person
    ) -> None:
        """Show the log-in of a person until it is closed."""
        dialog = cls(context, logins, person, parent)
        dialog.exec()
        dialog.deleteLater()

    def _line(self) -> QLineEdit:
        line = QLineEdit(self)
        line.setReadOnly(True)
        line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return line

    def _on_read(self, found: dict[int, Login]) -> None:
        self._show(found.get(self._person.id))
        self._set_ready(ready=True)

    def _on_reset(self) -> None:
        password = new_password()
        give = partial(self._logins.give, self._context.me, self._person.id, password)
        self._begin()
        self._context.tasks.write(give, partial(self._on_given, password), self._on_refused)

    def _on_given(self, password: str, given: GivenLogin) -> None:
        self.password_edit.setText(password)
        self.form.set_row_visible(self.password_edit, visible=True)
        login = Login(self._person.id, given.role, enabled=True)
        self._on_turned(login, given.changes)

    def _on_turn(self) -> None:
        login = self._login
        if login is None:
            return
        turn = self._logins.close if login.enabled else self._logins.open
        self._begin()
        turned = Login(login.person_id, login.role, not login.enabled)
        command = partial(turn, self._context.me, self._person.id)
        self._context.tasks.write(command, partial(self._on_turned, turned), self._on_refused)

    def _on_turned(self, login: Login, changes: Changes) -> None:
        self._show(login)
        self._set_ready(ready=True)
        self._context.hub.announce(changes)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.password_edit.text())

    def _on_refused(self, error: RelappError) -> None:
        self._set_ready(ready=True)
        self.set_problem(word(error, self._context.zone).of(self._context.language))

    def _begin(self) -> None:
        self.set_problem("")
        self._set_ready(ready=False)

    def _set_ready(self, *, ready: bool) -> None:
        refusal = can_give(self._context.me)
        reason = word_refusal(refusal).of(self._context.language) if refusal is not None else ""
        for button in (self.reset_button, self.turn_button):
            button.setEnabled(ready and not reason)
            button.setToolTip(reason)

    def _show(self, login: Login | None) -> None:
        self._login = login
        self.role_edit.setText(login.role if login is not None else "—")
        if login is None:
            state = self.tr("还没有账号")
        else:
            state = self.tr("可用") if login.enabled else self.tr("已停用")
        self.state_label.setText(state)
        self.reset_button.setText(
            self.tr("开账号并设密码") if login is None else self.tr("重设密码")
        )
        open_now = login is not None and login.enabled
        self.turn_button.setText(self.tr("停用账号") if open_now else self.tr("启用账号"))
        self.turn_button.setVisible(login is not None)
        self.copy_button.setVisible(bool(self.password_edit.text()))
