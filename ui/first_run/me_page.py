"""Third page: who sits here; a new database also needs the name of the office."""

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.text import Language
from ui.first_run.answers import Answers
from ui.first_run.page import FirstRunPage
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo


class MePage(FirstRunPage):
    """Fields for a new person, or a choice among those of the database."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        note = self.tr("签署、勾选和操作记录都用这个身份。")
        super().__init__(self.tr("我的身份"), note, language, parent)
        self._joins = False
        self._logins: dict[int, str] = {}
        self.form = FormGrid(self, label_width=90)
        self.person_combo = SearchCombo(
            (), self, nothing=self.tr("选自己的名字"), name="first_run.person"
        )
        self.name_edit, self.login_edit = QLineEdit(self), QLineEdit(self)
        self.office_edit, self.unit_edit = QLineEdit(self), QLineEdit(self)
        self.office_edit.setPlaceholderText(self.tr("例如：衡序集团"))
        self.unit_edit.setPlaceholderText(self.tr("例如：信息管理部"))
        self.form.add(self.tr("我是"), self.person_combo, required=True)
        self.form.add(self.tr("姓名"), self.name_edit, required=True)
        self.form.add(self.tr("登录名"), self.login_edit, required=True)
        self.form.add(self.tr("单位名称"), self.office_edit, required=True)
        self.form.add(self.tr("发布部门"), self.unit_edit)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        for edit in (self.name_edit, self.login_edit, self.office_edit, self.unit_edit):
            edit.textChanged.connect(self.changed)
        self.person_combo.changed.connect(self.changed)

    def show_answers(self, answers: Answers) -> None:
        """Offer the people of the database, or ask for the first one."""
        self._joins = answers.joins
        note = self.tr("你是第一个人：系统管理员兼发布管理岗，以后能加人、改岗位。")
        if answers.examination is not None and answers.joins:
            note = self.tr("在「{office}」里选自己的名字。").format(
                office=answers.examination.office
            )
            self._fill_people(answers)
        self.note_label.setText(note)
        self.form.set_row_visible(self.person_combo, answers.joins)
        for edit, text in (
            (self.name_edit, answers.name),
            (self.login_edit, answers.login),
            (self.office_edit, answers.office),
            (self.unit_edit, answers.unit),
        ):
            self.form.set_row_visible(edit, not answers.joins)
            if not edit.text():
                edit.setText(text)

    def answered(self, answers: Answers) -> Answers:
        """Return who it is."""
        if self._joins:
            return replace(answers, login=self._logins.get(self.person_combo.key() or 0, ""))
        return replace(
            answers,
            name=self.name_edit.text().strip(),
            login=self.login_edit.text().strip(),
            office=self.office_edit.text().strip(),
            unit=self.unit_edit.text().strip(),
        )

    def complain(self, answers: Answers) -> bool:
        """Ask for what is missing."""
        self.form.clear_errors()
        fields: tuple[tuple[QWidget, str, str], ...] = (
            (self.name_edit, answers.name, self.tr("写下姓名")),
            (self.login_edit, answers.login, self.tr("写下登录名")),
            (self.office_edit, answers.office, self.tr("写下单位名称")),
        )
        if self._joins:
            fields = ((self.person_combo, answers.login, self.tr("从列表里选自己的名字")),)
        missing = [(field, words) for field, value, words in fields if not value]
        for field, words in missing:
            self.form.set_error(field, words)
        if missing:
            missing[0][0].setFocus()
        return bool(missing)

    def focus_first(self) -> None:
        """Begin at the first field shown."""
        (self.person_combo if self._joins else self.name_edit).setFocus()

    def _fill_people(self, answers: Answers) -> None:
        assert answers.examination is not None
        people = answers.examination.people
        self._logins = {p.id: p.login for p in people}
        options = [(p.id, f"{p.name} · {p.department}" if p.department else p.name) for p in people]
        self.person_combo.set_options(options)
        if self.person_combo.value() is None:
            known = next((p.id for p in people if p.login == answers.login), None)
            self.person_combo.set_value(known)
