"""Third page: which application in which versions, under what title and for what."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from relapp.domain.register import Application
from ui.actions.page import PageContext
from ui.kit import fields, theme, views
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.kit.list_model import RecordListModel
from ui.wizard.answers import Answers
from ui.wizard.further_list import FurtherList
from ui.wizard.page import WizardPage
from ui.wizard.reading import WizardData


class ApplicationPage(WizardPage):
    """A search with its finds at the left, the versions and words at the right."""

    def __init__(
        self, context: PageContext, data: WizardData, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, data, parent)
        self._chosen: Application | None = None
        self._filled_from = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(20))
        row.addLayout(self._build_left(), 2)
        row.addLayout(self._build_right(), 3)
        self._on_search_changed("")

    def show_answers(self, answers: Answers) -> None:
        """Select what is known; a refused request needs fewer words."""
        if self._chosen is None and answers.application_id is not None:
            self._choose(self.data.application(answers.application_id))
            self.further.show_entries(answers.further)
        self.further.setVisible(answers.in_scope)
        self.form.set_row_visible(self.purpose_edit, answers.in_scope)
        for edit, text in (
            (self.from_edit, answers.version_from),
            (self.to_edit, answers.version_to),
            (self.title_edit, answers.title),
        ):
            if text and not edit.text():
                edit.setText(text)

    def answered(self, answers: Answers) -> Answers:
        """Return applications, versions, title and purpose."""
        chosen = self._chosen
        department = answers.department_id
        owner = answers.owner_id
        if chosen is not None and chosen.id != answers.application_id:
            department, owner = chosen.department_id, chosen.manager_id
        return replace(
            answers,
            application_id=chosen.id if chosen is not None else None,
            version_from=self.from_edit.text().strip(),
            version_to=self.to_edit.text().strip(),
            title=self.title_edit.text().strip(),
            purpose=self.purpose_edit.toPlainText().strip(),
            further=self.further.entries(),
            owner_id=owner,
            department_id=department,
        )

    def complain(self, answers: Answers) -> bool:
        """Ask for application, version and title; refuse a version that is there already."""
        problems: list[tuple[QWidget, str]] = []
        if answers.application_id is None:
            problems.append((self.chosen_edit, self.tr("在左边选一个应用系统")))
        version = ""
        if not answers.version_to:
            version = self.tr("写下上线后的版本")
        elif answers.version_to == answers.version_from:
            version = self.tr("和上线前的版本一样")
        if version:
            problems.append((self.to_edit, version))
        if not answers.title:
            problems.append((self.title_edit, self.tr("写一句这次上线什么")))
        self.form.clear_errors()
        for field, text in problems:
            self.form.set_error(field, text)
        wrong = self.further.complain()
        if problems:
            first = problems[0][0]
            (self.search_edit if first is self.chosen_edit else first).setFocus()
        return bool(problems) or wrong

    def focus_first(self) -> None:
        """Begin at the search, or at the version once the application is known."""
        (self.search_edit if self._chosen is None else self.to_edit).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search into the finds with the down key; take the first with Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                self.list.setCurrentIndex(self.model.index(0, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.model.rowCount():
                self._choose(self.model.record(0))
                self.to_edit.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _on_search_changed(self, text: str) -> None:
        words = text.casefold().split()
        found = [a for a in self.data.applications if _matches(a, words)]
        self.model.set_records(found)
        total = len(self.data.applications)
        self.count_label.setText(self.tr("{n} / {total} 个").format(n=len(found), total=total))

    def _on_text_changed(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self.form.set_error(field, "")
        self.changed.emit()

    def _on_activated(self, index: QModelIndex) -> None:
        self._choose(self.model.record(index))
        self.to_edit.setFocus()

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._choose(self.model.record(index))

    def _choose(self, application: Application | None) -> None:
        if application is None or application == self._chosen:
            return
        self._chosen = application
        self.chosen_edit.setText(application.name)
        # What the person typed stays; what the register filled in follows the register.
        if self.from_edit.text() == self._filled_from:
            self.from_edit.setText(application.current_version)
            self._filled_from = application.current_version
        self.further.set_main(application.id)
        self.form.set_error(self.chosen_edit, "")
        self.changed.emit()

    def _build_left(self) -> QVBoxLayout:
        now = theme.current()
        self.search_edit = QLineEdit(self)
        self.search_edit.setObjectName("wizard.search")
        self.search_edit.setPlaceholderText(self.tr("名称、代号、技术类或拥有人"))
        self.search_edit.setAccessibleName(self.tr("查找应用系统"))
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.textChanged.connect(self._on_search_changed)
        self.search_edit.installEventFilter(self)
        self.model: RecordListModel[Application] = RecordListModel(
            self._words, lambda a: a.id, self._words, parent=self
        )
        self.list = QListView(self)
        views.prepare_list(self.list, name="wizard.applications", spoken=self.tr("应用系统"))
        self.list.setProperty("framed", "true")
        self.list.setModel(self.model)
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.count_label = label("", "hint", self)
        column = QVBoxLayout()
        column.setSpacing(now.px(6))
        column.addWidget(self.search_edit)
        column.addWidget(self.list, 1)
        column.addWidget(self.count_label)
        return column

    def _build_right(self) -> QVBoxLayout:
        self.form = FormGrid(self, label_width=72)
        self.chosen_edit = QLineEdit(self)
        self.chosen_edit.setReadOnly(True)
        self.chosen_edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chosen_edit.setPlaceholderText(self.tr("还没有选"))
        self.from_edit, self.to_edit = QLineEdit(self), QLineEdit(self)
        self.title_edit = QLineEdit(self)
        self.purpose_edit = fields.text_area(3, self, name="wizard.purpose")
        self.from_edit.setPlaceholderText(self.tr("首次上线就空着"))
        self.to_edit.setPlaceholderText(self.tr("例如 V6.8.0"))
        self.title_edit.setPlaceholderText(self.tr("例如：还款计划批量重算与罚息口径调整"))
        for edit, name in (
            (self.from_edit, "wizard.version_from"),
            (self.to_edit, "wizard.version_to"),
            (self.title_edit, "wizard.title"),
        ):
            edit.setObjectName(name)
            edit.setMaxLength(400)
            edit.textChanged.connect(self._on_text_changed)
        self.form.add(self.tr("应用系统"), self.chosen_edit, required=True)
        self.form.add(self.tr("上线前版本"), self.from_edit)
        self.form.add(self.tr("上线后版本"), self.to_edit, required=True)
        self.form.add(self.tr("标题"), self.title_edit, required=True)
        self.form.add(self.tr("目的"), self.purpose_edit)
        self.further = FurtherList(self.data, self)
        self.further.changed.connect(self.changed)
        column = QVBoxLayout()
        column.addWidget(self.form)
        column.addSpacing(theme.current().px(6))
        column.addWidget(self.further)
        column.addStretch(1)
        return column

    @staticmethod
    def _words(application: Application) -> str:
        parts = (application.name, application.family, application.current_version)
        return "  ".join(part for part in parts if part)


def _matches(application: Application, words: list[str]) -> bool:
    shown = " ".join((application.name, application.code, application.family, application.owner))
    return all(word in shown.casefold() for word in words)
