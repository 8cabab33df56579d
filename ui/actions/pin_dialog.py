"""Asks for a personal PIN, and for a new one; what was typed stays in its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from relapp.domain.changes import Changes
from relapp.domain.pin import LEAST_CHARACTERS, LEAST_DIGITS, Proof, objection
from relapp.errors import RelappError
from relapp.wording.errors import word, word_refusal
from ui.actions.saving_dialog import SavingDialog
from ui.kit import i18n
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from relapp.domain.person import Person
    from relapp.services.pins import PinsService
    from ui.kit.tasks import TaskRunner


def _secret_field(parent: QWidget, name: str, spoken: str) -> QLineEdit:
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setObjectName(name)
    field.setAccessibleName(spoken)
    return field


class PinDialog(SavingDialog):
    """One field; a wrong PIN is said below it, with how long to wait."""

    def __init__(
        self,
        title: str,
        note: str,
        call: Callable[[str], object],
        tasks: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, tasks, parent, note=note, name="pin", width=480)
        self._call = call
        self.pin_edit = _secret_field(self, "pin.edit", self.tr("PIN 或密码"))
        self.form = FormGrid(self, label_width=84)
        self.form.add(self.tr("PIN 或密码"), self.pin_edit)
        self.body.addWidget(self.form)
        self.body.addWidget(label(self.tr("忘了请系统管理员重置。"), "hint", self))
        self.add_accept(self.tr("确定"))
        self.add_reject()
        self.pin_edit.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self.pin_edit.setFocus()

    @classmethod
    def ask_proof(
        cls, parent: QWidget, tasks: TaskRunner, pins: PinsService, person: Person, title: str
    ) -> Proof | None:
        """Return the proof of whoever gave the right PIN, None if the person gave up."""
        dialog = cls(title, person.name, partial(pins.check, person), tasks, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Proof) else None

    @classmethod
    def ask_removal(
        cls, parent: QWidget, tasks: TaskRunner, pins: PinsService, person: Person, title: str
    ) -> Changes | None:
        """Take the PIN away from whoever gives it; None if it stays."""
        dialog = cls(title, person.name, partial(pins.remove, person), tasks, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def command(self) -> Callable[[], object]:
        """Return the check of what was typed."""
        return partial(self._call, self.pin_edit.text())

    def refused(self, error: RelappError) -> None:
        """Say what is wrong and have the next try overwrite this one."""
        self.form.set_error(self.pin_edit, word(error).of(i18n.language()))
        self.pin_edit.setFocus()
        self.pin_edit.selectAll()

    def _on_text_changed(self) -> None:
        self.form.clear_errors()
        self.set_acceptable(bool(self.pin_edit.text()))


class NewPinDialog(SavingDialog):
    """The old PIN where there is one, and the new one twice."""

    def __init__(
        self,
        tasks: TaskRunner,
        pins: PinsService,
        person: Person,
        *,
        has: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", tasks, parent, name="new_pin", width=580)
        title = self.tr("修改 PIN") if has else self.tr("设置 PIN")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(
            self.tr("至少 {digits} 位数字，或至少 {characters} 个字符的密码。").format(
                digits=LEAST_DIGITS, characters=LEAST_CHARACTERS
            )
        )
        self._pins, self._person, self._has = pins, person, has
        self.form = form = FormGrid(self, label_width=84)
        self.old_edit = _secret_field(self, "new_pin.old", self.tr("现在的"))
        self.new_edit = _secret_field(self, "new_pin.new", self.tr("新的"))
        self.again_edit = _secret_field(self, "new_pin.again", self.tr("再输一次"))
        if has:
            form.add(self.tr("现在的"), self.old_edit)
        else:
            self.old_edit.hide()
        form.add(self.tr("新的"), self.new_edit)
        form.add(self.tr("再输一次"), self.again_edit)
        self.body.addWidget(form)
        told = self.tr("忘了只能请系统管理员重置。PIN 只存散列，谁也看不到。")
        self.body.addWidget(label(told, "secondary", self, wrap=True))
        self.add_accept(self.tr("保存"))
        self.add_reject()
        for field in (self.old_edit, self.new_edit, self.again_edit):
            field.textChanged.connect(self._tell)
        self._tell()
        (self.old_edit if has else self.new_edit).setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget, tasks: TaskRunner, pins: PinsService, person: Person, *, has: bool
    ) -> Changes | None:
        """Set or change a PIN; None when nothing was done."""
        dialog = cls(tasks, pins, person, has=has, parent=parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.outcome if isinstance(dialog.outcome, Changes) else None

    def command(self) -> Callable[[], object]:
        """Return the saving of what was typed."""
        return partial(self._pins.set, self._person, self.new_edit.text(), self.old_edit.text())

    def refused(self, error: RelappError) -> None:
        """Say what is wrong and go to the field."""
        wrong_old = error.code in ("pin.wrong", "pin.wrong_wait", "pin.wait")
        field = self.old_edit if wrong_old else self.new_edit
        self.form.set_error(field, word(error).of(i18n.language()))
        field.setFocus()
        field.selectAll()

    def _tell(self) -> None:
        self.form.clear_errors()
        new, reason = self.new_edit.text(), ""
        refusal = objection(new, self._person.login) if new else None
        if self._has and not self.old_edit.text():
            reason = self.tr("先输入现在的 PIN")
        elif not new:
            reason = self.tr("输入新的 PIN")
        elif refusal is not None:
            self.form.set_error(self.new_edit, word_refusal(refusal).of(i18n.language()))
            reason = self.tr("换一个新的 PIN")
        elif new != self.again_edit.text():
            reason = self.tr("两次输入不一样")
        self.set_acceptable(not reason, reason)
