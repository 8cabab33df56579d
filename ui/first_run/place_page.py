"""Second page: a file on this machine, or the database of the team."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.text import Language
from relapp.paths import expanded
from ui.first_run.answers import Answers, Place
from ui.first_run.connection_panel import ConnectionPanel
from ui.first_run.page import FirstRunPage
from ui.first_run.server_form import ServerForm
from ui.kit import style, theme
from ui.kit.buttons import Button
from ui.kit.choice_card import ChoiceCard
from ui.kit.labels import IconLabel


class PlacePage(FirstRunPage):
    """Two cards, and below them what the chosen one needs.

    Signals:
        test_requested: the team database should be tried.
    """

    test_requested = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("数据放在哪里"),
            self.tr("评审会多人同时勾选、多人看同一看板，需要团队数据库。"),
            language,
            parent,
        )
        now = theme.current()
        self._build_cards()
        self.column.addSpacing(now.px(12))
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._build_local())
        self.stack.addWidget(self._build_team())
        self.column.addWidget(self.stack, 1)

    def show_answers(self, answers: Answers) -> None:
        """Show what was answered."""
        team = answers.place is Place.TEAM
        (self.team_card if team else self.local_card).setChecked(True)
        opens = answers.place is Place.OPEN_FILE
        (self.open_button if opens else self.new_button).setChecked(True)
        self.file_edit.setText(answers.file)
        self.existing_edit.setText(answers.existing_file)
        self.form.show_server(answers.server)
        self._fit()

    def answered(self, answers: Answers) -> Answers:
        """Return the place; what was found elsewhere is forgotten."""
        told = replace(
            answers,
            place=self.place(),
            file=self.file_edit.text().strip(),
            existing_file=self.existing_edit.text().strip(),
            server=self.form.server(),
            keep=self.form.keeps(),
        )
        return told if told.target == answers.examined else told.forgetting()

    def complain(self, answers: Answers) -> bool:
        """Refuse a file that cannot be made or found, and an address without a server."""
        if answers.place is Place.TEAM:
            return self.form.complain()
        text = self._file_problem(answers)
        edit = self.file_edit if answers.place is Place.NEW_FILE else self.existing_edit
        for field in (self.file_edit, self.existing_edit):
            style.restyle(field, invalid=field is edit and bool(text))
        self.error_label.set_content(text)
        self.error_label.setVisible(bool(text))
        if text:
            edit.setFocus()
        return bool(text)

    def focus_first(self) -> None:
        """Begin at the chosen card."""
        (self.team_card if self.team_card.isChecked() else self.local_card).setFocus()

    def place(self) -> Place:
        """Return what is chosen."""
        if self.team_card.isChecked():
            return Place.TEAM
        return Place.OPEN_FILE if self.open_button.isChecked() else Place.NEW_FILE

    def show_problem(self, text: str) -> None:
        """Say why a file could not be opened."""
        self.error_label.set_content(text)
        self.error_label.setVisible(bool(text))

    def ask_new(self) -> str:
        """Ask where the new file goes; tests replace this."""
        title, kinds = self.tr("新建数据库"), self.tr("发布台数据库 (*.db)")
        chosen, _ = QFileDialog.getSaveFileName(self, title, self.file_edit.text(), kinds)
        return chosen

    def ask_existing(self) -> str:
        """Ask for an existing file; tests replace this."""
        title, kinds = self.tr("打开数据库"), self.tr("发布台数据库 (*.db);;所有文件 (*)")
        folder = self.existing_edit.text() or str(Path(self.file_edit.text()).parent)
        chosen, _ = QFileDialog.getOpenFileName(self, title, folder, kinds)
        return chosen

    def _file_problem(self, answers: Answers) -> str:
        if not answers.target:
            return self.tr("选一个文件")
        path = expanded(answers.target)
        if answers.place is Place.OPEN_FILE:
            return "" if path.is_file() else self.tr("没有这个文件")
        if path.exists():
            return self.tr("已有这个文件，可以改选「打开已有的」")
        return ""

    def _on_new_clicked(self) -> None:
        chosen = self.ask_new()
        if chosen:
            self.new_button.setChecked(True)
            self.file_edit.setText(chosen)

    def _on_existing_clicked(self) -> None:
        chosen = self.ask_existing()
        if chosen:
            self.open_button.setChecked(True)
            self.existing_edit.setText(chosen)

    def _on_changed(self) -> None:
        self.error_label.hide()
        self._fit()
        self.changed.emit()

    def _on_server_changed(self) -> None:
        self.panel.show_nothing()
        self.changed.emit()

    def _fit(self) -> None:
        self.stack.setCurrentIndex(1 if self.team_card.isChecked() else 0)
        self.file_edit.setEnabled(self.new_button.isChecked())
        self.existing_edit.setEnabled(self.open_button.isChecked())

    def _build_cards(self) -> None:
        self.local_card = ChoiceCard(
            self.tr("本机数据库"),
            self.tr("只给自己用，不需要服务器，马上可用。数据是这台电脑上的一个文件。"),
            self,
            icon="monitor",
            name="first_run.local",
        )
        self.team_card = ChoiceCard(
            self.tr("团队数据库"),
            self.tr("多人共用，勾选与执行实时同步。连接信息由管理员提供（PostgreSQL）。"),
            self,
            icon="server",
            name="first_run.team",
        )
        self._cards = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(14))
        for card in (self.local_card, self.team_card):
            self._cards.addButton(card)
            row.addWidget(card)
        self.local_card.setChecked(True)
        self._cards.buttonClicked.connect(self._on_changed)
        self.column.addLayout(row)

    def _build_local(self) -> QWidget:
        holder = QWidget(self)
        now = theme.current()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(8))
        self.new_button = QRadioButton(self.tr("新建一个"), holder)
        self.open_button = QRadioButton(self.tr("打开已有的"), holder)
        self.new_button.setObjectName("first_run.new_file")
        self.open_button.setObjectName("first_run.open_file")
        self._ways = QButtonGroup(holder)
        self.file_edit, self.existing_edit = QLineEdit(holder), QLineEdit(holder)
        self.file_edit.setAccessibleName(self.tr("新数据库的文件"))
        self.existing_edit.setAccessibleName(self.tr("已有数据库的文件"))
        choose_new = Button(self.tr("选位置…"), holder, icon="folder", name="first_run.choose_new")
        choose_old = Button(self.tr("选文件…"), holder, icon="folder", name="first_run.choose_old")
        choose_new.clicked.connect(self._on_new_clicked)
        choose_old.clicked.connect(self._on_existing_clicked)
        for button, edit, choose in (
            (self.new_button, self.file_edit, choose_new),
            (self.open_button, self.existing_edit, choose_old),
        ):
            self._ways.addButton(button)
            column.addWidget(button)
            row = QHBoxLayout()
            row.setContentsMargins(now.px(24), 0, 0, now.px(6))
            row.addWidget(edit, 1)
            row.addWidget(choose)
            column.addLayout(row)
            edit.textChanged.connect(self._on_changed)
        self.new_button.setChecked(True)
        self._ways.buttonToggled.connect(self._on_changed)
        self.error_label = IconLabel("triangle", "", holder, role="bad", name="first_run.error")
        self.error_label.hide()
        column.addWidget(self.error_label)
        column.addStretch(1)
        return holder

    def _build_team(self) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(24))
        self.form = ServerForm(holder)
        self.form.changed.connect(self._on_server_changed)
        self.panel = ConnectionPanel(self.language, holder)
        self.panel.test_requested.connect(self.test_requested)
        row.addWidget(self.form, 3)
        row.addWidget(self.panel, 2, Qt.AlignmentFlag.AlignTop)
        return holder
