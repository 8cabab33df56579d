"""Signing, returning and resubmitting a step: what is signed is said before the signature."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from relapp.domain.conditions import Condition
from ui.kit import style, theme
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Kind
from ui.kit.form_grid import FormGrid
from ui.kit.labels import label
from ui.release.condition_rows import ConditionRows


@dataclass(frozen=True, slots=True)
class SignedContent:
    """What a signature would stand for.

    Attributes:
        release: number, application and version.
        facts: label and value of what the signature covers.
        code: short form of the fingerprint.
    """

    release: str
    step: str
    facts: tuple[tuple[str, str], ...]
    code: str


def _text_field(parent: QWidget, name: str, spoken: str, hint: str) -> QPlainTextEdit:
    field = style.named(QPlainTextEdit(parent), name, spoken)
    field.setPlaceholderText(hint)
    field.setTabChangesFocus(True)
    field.setFixedHeight(theme.current().px(84))
    return field


class SignDialog(BaseDialog):
    """Says what is about to be signed and takes an opinion, and conditions where there are any."""

    def __init__(
        self, content: SignedContent, parent: QWidget | None = None, *, due: date | None = None
    ) -> None:
        title = (
            self.tr("签署「{step}」：同意")
            if due is None
            else self.tr("签署「{step}」：有条件同意")
        )
        super().__init__(
            title.format(step=content.step),
            parent,
            note=content.release,
            name="sign",
            width=540,
        )
        form = FormGrid()
        for title, value in content.facts:
            form.add(title, label(value, "", self, wrap=True))
        form.add(self.tr("内容指纹"), label(content.code, "strong", self, name="sign.code"))
        self.opinion = _text_field(
            self, "sign.opinion", self.tr("意见"), self.tr("可不填；会写进审批记录")
        )
        form.add(self.tr("意见"), self.opinion)
        self.rows = ConditionRows(due, self) if due is not None else None
        if self.rows is not None:
            form.add(self.tr("条件和期限"), self.rows, required=True)
            self.rows.changed.connect(self._on_conditions_changed)
        self.body.addWidget(form)
        told = self.tr("签署后，方案、步骤、范围、版本或窗口有改动时，本签署自动失效。")
        self.body.addWidget(label(told, "secondary", self, wrap=True))
        self.add_accept(self.tr("签署"), key="Ctrl ↵")
        self.add_reject()
        self.opinion.setFocus()
        if self.rows is not None:
            self._on_conditions_changed()
            self.rows.rows[0].text.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, content: SignedContent) -> str | None:
        """Return the opinion, perhaps empty, or None if nothing is to be signed."""
        dialog = cls(content, parent)
        agreed = bool(dialog.exec())
        opinion = dialog.opinion.toPlainText().strip()
        dialog.deleteLater()
        return opinion if agreed else None

    @classmethod
    def ask_conditions(
        cls, parent: QWidget, content: SignedContent, due: date
    ) -> tuple[str, tuple[Condition, ...]] | None:
        """Return the opinion and the conditions, or None; each condition is due by default then."""
        dialog = cls(content, parent, due=due)
        agreed = bool(dialog.exec())
        conditions = dialog.rows.conditions() if dialog.rows is not None else ()
        found = (dialog.opinion.toPlainText().strip(), conditions)
        dialog.deleteLater()
        return found if agreed else None

    def _on_conditions_changed(self) -> None:
        given = self.rows is not None and bool(self.rows.conditions())
        self.set_acceptable(given, self.tr("请写明至少一个条件"))


class TextDialog(BaseDialog):
    """Asks for a text without which something cannot be done."""

    def __init__(  # noqa: PLR0913 - the words of one question
        self,
        title: str,
        accept: str,
        parent: QWidget | None = None,
        *,
        note: str = "",
        field: str = "",
        hint: str = "",
        danger: bool = False,
        required: bool = True,
        choices: tuple[tuple[str, str], ...] = (),
        choice_title: str = "",
        optional_for: tuple[str, ...] = (),
    ) -> None:
        super().__init__(title, parent, note=note, name="ask_text", width=500)
        self._required = required
        self._optional_for = optional_for
        self._missing = self.tr("请写明{field}").format(field=field or self.tr("原因"))
        form = FormGrid()
        self.choice = style.named(QComboBox(self), "ask_text.choice", choice_title)
        for key, words in choices:
            self.choice.addItem(words, key)
        if choices:
            form.add(choice_title, self.choice)
        else:
            self.choice.hide()
        self.text = _text_field(self, "ask_text.text", field or self.tr("原因"), hint)
        form.add(field or self.tr("原因"), self.text, required=required)
        self.body.addWidget(form)
        self.add_accept(accept, kind=Kind.DANGER if danger else Kind.PRIMARY)
        self.add_reject()
        self.text.textChanged.connect(self._on_text_changed)
        self.choice.currentIndexChanged.connect(self._on_text_changed)
        self._on_text_changed()
        self.text.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, title: str, accept: str, **words: object) -> str | None:
        """Return the text, or None if the person thought better of it."""
        found = cls.ask_choice(parent, title, accept, **words)
        return None if found is None else found[1]

    @classmethod
    def ask_choice(
        cls, parent: QWidget, title: str, accept: str, **words: object
    ) -> tuple[str, str] | None:
        """Return the key of the choice and the text, or None."""
        dialog = cls(title, accept, parent, **words)  # type: ignore[arg-type]
        agreed = bool(dialog.exec())
        found = (str(dialog.choice.currentData() or ""), dialog.text.toPlainText().strip())
        dialog.deleteLater()
        return found if agreed else None

    def _on_text_changed(self) -> None:
        optional = not self._required or self.choice.currentData() in self._optional_for
        given = optional or bool(self.text.toPlainText().strip())
        self.set_acceptable(given, self._missing)
