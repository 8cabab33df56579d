"""Address and log-in of a team database, field by field or from a connection file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from relapp.connection import Server
from relapp.connection_file import read_connection
from relapp.errors import InvalidInput
from relapp.wording.errors import word
from ui.first_run.security_combo import SecurityCombo
from ui.kit import fields, i18n, icons, theme
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.kit.segmented import SegmentedControl


class ServerForm(QWidget):
    """Server, database, user, password, how the line is guarded, where the password goes.

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
        self.security_combo = SecurityCombo(self)
        self.keep_box = QCheckBox(self.tr("密码存入系统钥匙串"), self)
        self.keep_box.setObjectName("first_run.keep")
        self.keep_box.hide()
        self.asked_label = label(self.tr("密码不写进任何文件，下次打开时再问。"), "hint", self)
        self.ways = SegmentedControl(self, name="first_run.ways", spoken=self.tr("填写方式"))
        self.ways.add("fields", self.tr("逐项填写"))
        self.ways.add("file", self.tr("打开连接文件…"))
        self.file_label = label("", "hint", self, wrap=True, name="first_run.file")
        self.file_label.hide()
        self._add_eye()
        self._arrange()
        for edit in (self.host_edit, self.database_edit, self.user_edit, self.password_edit):
            edit.textChanged.connect(self.changed)
        self.host_edit.textChanged.connect(self._on_host_changed)
        self.port_edit.valueChanged.connect(self.changed)
        self.security_combo.chosen.connect(self.changed)
        self.ways.chosen.connect(self._on_way_chosen)

    def show_server(self, server: Server) -> None:
        """Show an address."""
        self.host_edit.setText(server.host)
        self.port_edit.setValue(server.port)
        self.database_edit.setText(server.database)
        self.user_edit.setText(server.user)
        self.password_edit.setText(server.password)
        self.security_combo.show_value(server.host, server.security, server.root)

    def server(self) -> Server:
        """Return what was typed."""
        security, root = self.security_combo.value()
        return Server(
            self.host_edit.text().strip(),
            self.port_edit.value(),
            self.database_edit.text().strip(),
            self.user_edit.text().strip(),
            self.password_edit.text(),
            security,
            root,
        )

    def set_can_keep(self, can_keep: bool) -> None:
        """Offer the key store, or say that the password will be asked for again."""
        self.keep_box.setVisible(can_keep)
        self.asked_label.setVisible(not can_keep)

    def keeps(self) -> bool:
        """Tell whether the password is to go into the key store."""
        return self.keep_box.isChecked() and not self.keep_box.isHidden()

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

    def ask_file(self) -> str:
        """Ask for a connection file; tests replace this."""
        title, kinds = self.tr("连接文件"), self.tr("连接文件 (*.json *.ini);;所有文件 (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        return chosen

    def _on_way_chosen(self, way: str) -> None:
        if way != "file":
            return
        self.ways.set_current("fields")
        chosen = self.ask_file()
        if chosen:
            self._take_file(Path(chosen))

    def _take_file(self, path: Path) -> None:
        """Fill the fields; a file of a few lines is read at once, its content checked before."""
        try:
            server = read_connection(path)
        except InvalidInput as error:
            self.form.set_error(self._ways, word(error).of(i18n.language()))
            self.file_label.hide()
            return
        self.form.clear_errors()
        self.show_server(server)
        words = self.tr("已按 {name} 填好，请核对服务器名，再填用户名和密码。")
        self.file_label.setText(words.format(name=path.name))
        self.file_label.show()
        (self.password_edit if server.user else self.user_edit).setFocus()
        self.changed.emit()

    def _on_host_changed(self, host: str) -> None:
        self.security_combo.follow(host.strip())

    def _add_eye(self) -> None:
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = self.password_edit.addAction(
            icons.icon("eye"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setToolTip(self.tr("显示密码"))
        self._eye.triggered.connect(self._on_eye_triggered)

    def _on_eye_triggered(self) -> None:
        hidden = self.password_edit.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.password_edit.setEchoMode(mode)
        self._eye.setIcon(icons.icon("eye-off" if hidden else "eye"))
        self._eye.setToolTip(self.tr("隐藏密码") if hidden else self.tr("显示密码"))

    def _arrange(self) -> None:
        self._host, self._ways = QWidget(self), QWidget(self)
        row = QHBoxLayout(self._host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(8))
        row.addWidget(self.host_edit, 3)
        row.addWidget(self.port_edit, 1)
        self._host.setFocusProxy(self.host_edit)
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.addWidget(self.ways)
        ways.addStretch(1)
        self.form = FormGrid(self, label_width=72)
        self.form.add(self.tr("填写方式"), self._ways)
        self.form.add_wide(self.file_label)
        self.form.add(self.tr("服务器"), self._host)
        self.form.add(self.tr("数据库"), self.database_edit)
        self.form.add(self.tr("用户名"), self.user_edit)
        self.form.add(self.tr("密码"), self.password_edit)
        self.form.add(self.tr("加密连接"), self.security_combo)
        self.form.add_wide(self.keep_box)
        self.form.add_wide(self.asked_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
