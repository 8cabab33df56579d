"""Address and log-in of a team database, field by field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.first_run.answers import Security, Server
from ui.kit import fields, icons, theme
from ui.kit.form_grid import FormGrid


class ServerForm(QWidget):
    """Server, database, user, password and how the line is guarded.

    Signals:
        changed: any field was edited.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host_edit, self.database_edit = QLineEdit(self), QLineEdit(self)
        self.user_edit, self.password_edit = QLineEdit(self), QLineEdit(self)
        self.host_edit.setPlaceholderText(self.tr("例如 release-db.example"))
        self.port_edit = fields.number_field(1, 65535, 5432, self, name="first_run.port")
        self.port_edit.setGroupSeparatorShown(False)
        self.port_edit.setAccessibleName(self.tr("端口"))
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.password_edit.addAction(
            icons.icon("eye"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setToolTip(self.tr("显示密码"))
        self._eye.triggered.connect(self._on_eye_triggered)
        self.security_combo = QComboBox(self)
        for security, words in (
            (Security.VERIFY, self.tr("必须加密，并核对服务器证书")),
            (Security.REQUIRE, self.tr("必须加密，不核对证书")),
            (Security.PREFER, self.tr("能加密就加密（只用于内网）")),
        ):
            self.security_combo.addItem(words, security.value)
        host = QWidget(self)
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(8))
        row.addWidget(self.host_edit, 3)
        row.addWidget(self.port_edit, 1)
        host.setFocusProxy(self.host_edit)
        self.form = FormGrid(self, label_width=72)
        self._host = host
        self.form.add(self.tr("服务器"), host, required=True)
        self.form.add(self.tr("数据库"), self.database_edit, required=True)
        self.form.add(self.tr("用户名"), self.user_edit, required=True)
        self.form.add(self.tr("密码"), self.password_edit)
        self.form.add(
            self.tr("加密连接"),
            self.security_combo,
            hint=self.tr("地址和用户名存在本机设置里；密码不写进文件，下次打开时再问。"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        for edit in (self.host_edit, self.database_edit, self.user_edit, self.password_edit):
            edit.textChanged.connect(self.changed)
        self.port_edit.valueChanged.connect(self.changed)
        self.security_combo.currentIndexChanged.connect(self.changed)

    def show_server(self, server: Server) -> None:
        """Show an address."""
        self.host_edit.setText(server.host)
        self.port_edit.setValue(server.port)
        self.database_edit.setText(server.database)
        self.user_edit.setText(server.user)
        self.password_edit.setText(server.password)
        place = self.security_combo.findData(server.security.value)
        self.security_combo.setCurrentIndex(place)

    def server(self) -> Server:
        """Return what was typed."""
        return Server(
            self.host_edit.text().strip(),
            self.port_edit.value(),
            self.database_edit.text().strip(),
            self.user_edit.text().strip(),
            self.password_edit.text(),
            Security(self.security_combo.currentData()),
        )

    def complain(self) -> bool:
        """Mark what is missing; True if anything is."""
        self.form.clear_errors()
        typed = self.server()
        problems = [
            (field, words)
            for field, value, words in (
                (self._host, typed.host, self.tr("写下服务器地址")),
                (self.database_edit, typed.database, self.tr("写下数据库名")),
                (self.user_edit, typed.user, self.tr("写下用户名")),
            )
            if not value
        ]
        for field, words in problems:
            self.form.set_error(field, words)
        if problems:
            problems[0][0].setFocus()
        return bool(problems)

    def _on_eye_triggered(self) -> None:
        hidden = self.password_edit.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.password_edit.setEchoMode(mode)
        self._eye.setIcon(icons.icon("eye-off" if hidden else "eye"))
        self._eye.setToolTip(self.tr("隐藏密码") if hidden else self.tr("显示密码"))
