"""The mail server that may send letters; without one they open as drafts."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from relapp.address import MailPasswords
from relapp.domain.mail_server import USUAL_PORTS, MailServer, Protection, fault
from relapp.errors import InvalidInput, RelappError
from relapp.services.letters import LettersService, server_of
from relapp.wording import mails
from relapp.wording.errors import word
from ui.actions.page import PageContext
from ui.kit import fields
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.form_grid import FormGrid
from ui.kit.progress_dialog import ProgressDialog
from ui.kit.segmented import SegmentedControl
from ui.kit.tasks import Progress
from ui.settings.look_section import KeptSettings
from ui.settings.section import Section


class MailSection(Section):
    """Server, protection, sender and user; the password stays in this run of the program.

    Signals:
        settings_kept: names and values of settings that changed.
    """

    settings_kept = Signal(object)

    def __init__(
        self,
        context: PageContext,
        kept: KeptSettings,
        letters: LettersService,
        passwords: MailPasswords,
        parent: QWidget | None = None,
    ) -> None:
        note = self.tr("不填服务器时，催办和通知都以草稿在邮件程序里打开；填了之后还可以直接发送。")
        super().__init__(context, self.tr("邮件"), note, parent)
        self._kept, self._letters, self._passwords = kept, letters, passwords
        self._build_form()
        self.save_button = PrimaryButton(self.tr("保存"), self, name="settings.save_mail")
        self.test_button = Button(self.tr("测试连接"), self, name="settings.test_mail")
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.test_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.refresh()
        for edit in (self.host_edit, self.sender_edit, self.user_edit, self.password_edit):
            edit.textEdited.connect(self._tell)
        self.port_edit.valueChanged.connect(self._tell)
        self.protection.chosen.connect(self._on_protection)
        self.save_button.clicked.connect(self._on_save)
        self.test_button.clicked.connect(self._on_test)

    def refresh(self) -> None:
        """Show what is kept."""
        server = server_of(self._kept())
        self.host_edit.setText(server.host)
        self.protection.set_current(server.protection.value)
        self.port_edit.setValue(server.real_port)
        self.sender_edit.setText(server.sender or self.context.me.email)
        self.user_edit.setText(server.user)
        self._tell()

    def typed(self) -> MailServer:
        """Return what the fields say."""
        return MailServer(
            self.host_edit.text().strip(),
            self.port_edit.value(),
            Protection(self.protection.current()),
            self.sender_edit.text().strip(),
            self.user_edit.text().strip(),
        )

    def _build_form(self) -> None:
        form = FormGrid(self, label_width=84)
        self.host_edit = _line(form, "settings.mail_host")
        spoken = self.tr("加密")
        self.protection = SegmentedControl(form, name="settings.mail_protection", spoken=spoken)
        for kind in Protection:
            self.protection.add(kind.value, mails.PROTECTION[kind].of(self.context.language))
        self.port_edit = fields.number_field(1, 65_535, 587, form, name="settings.mail_port")
        self.sender_edit = _line(form, "settings.mail_sender")
        self.user_edit = _line(form, "settings.mail_user")
        self.password_edit = _line(form, "settings.mail_password")
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        form.add(
            self.tr("服务器"), self.host_edit, hint=self.tr("例如 mail.example.com；留空为不用")
        )
        holder = QWidget(form)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.protection)
        row.addStretch(1)
        form.add(spoken, holder)
        form.add(self.tr("端口"), self.port_edit)
        form.add(self.tr("发件人"), self.sender_edit)
        form.add(self.tr("用户名"), self.user_edit, hint=self.tr("不用登录的服务器留空"))
        hint = self.tr("只在这次运行里记住，不写进任何文件。")
        form.add(self.tr("密码"), self.password_edit, hint=hint)
        self.form = form
        self.column.addWidget(form)

    def _on_protection(self, value: str) -> None:
        if self.port_edit.value() in USUAL_PORTS.values():
            self.port_edit.setValue(USUAL_PORTS[Protection(value)])
        self._tell()

    def _tell(self) -> None:
        server = self.typed()
        reason = ""
        if server.host:
            code = fault(server)
            if code:
                facts = {"host": server.host, "port": server.port, "sender": server.sender}
                reason = self._worded(InvalidInput(code, **facts))
        self.save_button.setEnabled(not reason)
        self.save_button.setToolTip(reason)
        untestable = reason or ("" if server.host else self.tr("先填写服务器"))
        self.test_button.setEnabled(not untestable)
        self.test_button.setToolTip(untestable)

    def _worded(self, error: RelappError) -> str:
        return word(error, self.context.zone).of(self.context.language)

    def _on_save(self) -> None:
        server = self.typed()
        if not server.host:
            server = replace(MailServer(), protection=server.protection)
        self._remember(server)
        self.settings_kept.emit(
            {
                "mail_host": server.host,
                "mail_port": server.port,
                "mail_protection": server.protection.value,
                "mail_sender": server.sender,
                "mail_user": server.user,
            }
        )
        self.tell_done(self.tr("已保存"))

    def _remember(self, server: MailServer) -> None:
        password = self.password_edit.text()
        if server.user and password:
            self._passwords.remember(server.address, password)

    def _on_test(self) -> None:
        server = self.typed()
        password = self.password_edit.text() or self._passwords.of(server.address)
        language = self.context.language

        def check(progress: Progress, _cancelled: Callable[[], bool]) -> None:
            def step(phase: str, share: float) -> None:
                progress(mails.PHASE[phase].of(language), share)

            self._letters.check_server(server, password, step)

        self.test_button.setEnabled(False)
        tested = partial(self._on_tested, server)
        task = self.context.tasks.long(
            check, tested, self._on_not_tested, self.tr("测试邮件服务器"), owner=self
        )
        ProgressDialog.watch(task, self)

    def _on_tested(self, server: MailServer, _nothing: object) -> None:
        self._remember(server)
        self._tell()
        self.tell_done(self.tr("{host} 可以发送").format(host=server.host))

    def _on_not_tested(self, error: RelappError) -> None:
        self._tell()
        self.tell_refused(error)


def _line(parent: QWidget, name: str) -> QLineEdit:
    edit = QLineEdit(parent)
    edit.setObjectName(name)
    return edit
