"""Edits the registration of a release; a faster colleague's values are shown, not overwritten."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from relapp.domain.release import Release
from relapp.domain.vocabulary import ReleaseMode
from relapp.errors import RelappError, StaleRecord
from relapp.services.releases import ReleaseEdit
from relapp.services.views import ReleaseView
from ui.actions.saving_dialog import SavingDialog
from ui.kit import fields, style
from ui.kit.form_grid import FormGrid
from ui.kit.search_combo import SearchCombo
from ui.release import rights
from ui.release.desk import ReleaseDesk


class EditReleaseDialog(SavingDialog):
    """Only fields that were changed are sent."""

    def __init__(self, desk: ReleaseDesk, view: ReleaseView, parent: QWidget | None = None) -> None:
        super().__init__("", desk.tasks, parent, name="edit_release", width=620)
        title = self.tr("修改 {number}").format(number=view.facts.release.number)
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self._desk = desk
        self._release = view.facts.release
        self._version = self._release.version
        self._form = FormGrid()
        release = self._release
        self.title_edit = self._line("title", release.title, self.tr("标题"))
        self.purpose = fields.text_area(3, self, name="edit_release.purpose")
        self.purpose.setPlainText(release.purpose)
        self.version_from = self._line("version_from", release.version_from, self.tr("原版本"))
        self.version_to = self._line("version_to", release.version_to, self.tr("新版本"))
        self.owner = self._person("owner", release.owner_id)
        self.applicant = self._person("applicant", release.applicant_id)
        self.reason = fields.text_area(2, self, name="edit_release.reason")
        self.reason.setPlainText(release.emergency_reason)
        self.questions: dict[str, QCheckBox] = {}
        self._build(view)

    @classmethod
    def ask(cls, parent: QWidget, desk: ReleaseDesk, view: ReleaseView) -> object | None:
        """Return the Changes of what was saved, or None."""
        dialog = cls(desk, view, parent)
        saved = dialog.outcome if dialog.exec() else None
        dialog.deleteLater()
        return saved

    def edit(self) -> ReleaseEdit:
        """Return the fields that differ from what the form was opened with."""
        release = self._release
        owner, applicant = self.owner.key(), self.applicant.key()
        yes = frozenset(key for key, box in self.questions.items() if box.isChecked())
        kept = release.yes - self.questions.keys()
        return ReleaseEdit(
            title=_changed(self.title_edit.text().strip(), release.title),
            purpose=_changed(self.purpose.toPlainText().strip(), release.purpose),
            version_from=_changed(self.version_from.text().strip(), release.version_from),
            version_to=_changed(self.version_to.text().strip(), release.version_to),
            owner_id=owner if owner != release.owner_id else None,
            applicant_id=applicant if applicant != release.applicant_id else None,
            yes=None if yes | kept == release.yes else yes | kept,
            emergency_reason=_changed(self.reason.toPlainText().strip(), release.emergency_reason),
        )

    def command(self) -> Callable[[], object] | None:
        """Save, unless a field without which nothing goes is empty."""
        self._form.clear_errors()
        for field in (self.title_edit, self.version_to):
            if not field.text().strip():
                self._form.set_error(field, self.tr("不能为空"))
                field.setFocus()
                return None
        desk = self._desk
        return partial(
            desk.services.releases.edit, desk.me, self._release.id, self.edit(), self._version
        )

    def refused(self, error: RelappError) -> None:
        """After a colleague's change, read it and say what it is."""
        super().refused(error)
        if isinstance(error, StaleRecord):
            read = partial(self._desk.services.releases.view, self._release.id)
            self._desk.tasks.read(read, self._on_newest_read)

    def _on_newest_read(self, view: ReleaseView) -> None:
        newest = view.facts.release
        self._version = newest.version
        said = self._differences(newest)
        self.set_note(
            self.tr("别人刚改过：{what}。再保存一次，就用你的内容。").format(
                what=said or self.tr("其他内容")
            )
        )

    def _differences(self, newest: Release) -> str:
        pairs = (
            (self.tr("标题"), self._release.title, newest.title),
            (self.tr("目的"), self._release.purpose, newest.purpose),
            (self.tr("原版本"), self._release.version_from, newest.version_from),
            (self.tr("新版本"), self._release.version_to, newest.version_to),
        )
        found = [
            self.tr("{field}现在是「{value}」").format(field=name, value=now)
            for name, before, now in pairs
            if before != now
        ]
        return self._desk.words.join(*found)

    def _line(self, key: str, text: str, spoken: str) -> QLineEdit:
        return style.named(QLineEdit(text, self), f"edit_release.{key}", spoken)

    def _person(self, key: str, person_id: int | None) -> SearchCombo:
        options = [(p.id, p.name) for p in self._desk.people if p.active or p.id == person_id]
        combo = SearchCombo(options, self, nothing=self.tr("未指定"), name=f"edit_release.{key}")
        combo.set_value(person_id)
        return combo

    def _build(self, view: ReleaseView) -> None:
        form, words = self._form, self._desk.words
        form.add(self.tr("标题"), self.title_edit, required=True)
        form.add(self.tr("目的"), self.purpose)
        form.add(self.tr("原版本"), self.version_from)
        form.add(self.tr("新版本"), self.version_to, required=True)
        form.add(self.tr("负责人"), self.owner)
        form.add(self.tr("申请人"), self.applicant)
        if self._release.mode is ReleaseMode.EMERGENCY:
            form.add(self.tr("紧急原因"), self.reason)
        else:
            self.reason.hide()
        for question in view.definition.questions:
            if question.when.holds(self._release.profile):
                box = QCheckBox(words.of(question.text), self)
                box.setObjectName(f"edit_release.yes.{question.id}")
                box.setToolTip(words.of(question.help))
                box.setChecked(question.id in self._release.yes)
                self.questions[question.id] = box
                form.add_wide(box)
        self.body.addWidget(form)
        locked = rights.content(self._desk.me, view)
        if locked is not None:
            for field in (
                self.title_edit,
                self.version_from,
                self.version_to,
                *self.questions.values(),
            ):
                field.setEnabled(False)
                field.setToolTip(words.of(locked))
        self.add_accept(self.tr("保存"))
        self.add_reject()
        self.title_edit.setFocus()


def _changed(now: str, before: str) -> str | None:
    return None if now == before else now
