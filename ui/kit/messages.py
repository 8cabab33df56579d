"""The one door for message boxes: what happened, what was kept, what to do; tests replace these."""

import platform
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

import relapp
from relapp.address import without_password
from relapp.errors import RelappError
from ui.kit import theme
from ui.kit.badges import IconMark
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Button, Kind, LinkButton
from ui.kit.labels import label


@dataclass(frozen=True, slots=True)
class Report:
    """An error in words.

    Attributes:
        happened: what was not done, and why.
        kept: what of the person's work is safe.
        remedy: what to do now.
        details: for the clipboard: codes, facts, trace.
        actions: keys and words of further buttons, the answer of `error`.
    """

    happened: str
    kept: str = ""
    remedy: str = ""
    details: str = ""
    actions: tuple[tuple[str, str], ...] = field(default=())


def report_of(failure: RelappError, sentences: Iterable[str]) -> Report:
    """Make the report of a foreseen error from its worded sentences; the trace stays out of it."""
    kept = QCoreApplication.translate("Messages", "没有写入任何内容，你填写的内容还在。")
    return Report("\n".join(sentences), kept, details=str(failure))


class _MessageDialog(BaseDialog):
    """A short text with an icon and up to three buttons."""

    def __init__(self, title: str, parent: QWidget | None, icon: str, role: str) -> None:
        super().__init__(title, parent, name="message", width=440)
        self.chosen = ""
        self._icon = IconMark(icon, role, 20, self)
        self._icon.setFixedSize(theme.current().px(20), theme.current().px(20))
        self.head.insertWidget(0, self._icon)

    def add_text(self, text: str, role: str = "") -> None:
        """Add a paragraph, if there is one."""
        if text:
            paragraph = label(text, role, self, wrap=True)
            paragraph.setMinimumWidth(theme.current().px(390))
            self.body.addWidget(paragraph)

    def add_choice(self, key: str, words: str) -> None:
        """Add a button that closes the message with an answer of its own."""
        button = Button(words, self, name=f"message.{key}")
        button.setAutoDefault(False)
        button.setProperty("answer", key)
        button.clicked.connect(self._on_choice)
        self.add_extra(button)

    def _on_choice(self) -> None:
        sender = self.sender()
        self.chosen = str(sender.property("answer")) if sender is not None else ""
        self.accept()


def error(parent: QWidget | None, title: str, report: Report) -> str:
    """Tell of an error and wait; return the key of the action chosen, empty for closing."""
    dialog = _MessageDialog(title, parent, "triangle", "bad")
    dialog.add_text(report.happened)
    dialog.add_text(report.kept, "secondary")
    dialog.add_text(report.remedy, "strong")
    if report.details:
        dialog.add_extra(copy_link(report.details, dialog))
    for key, words in report.actions:
        dialog.add_choice(key, words)
    dialog.add_accept(QCoreApplication.translate("Messages", "知道了"))
    dialog.exec()
    chosen = dialog.chosen
    dialog.deleteLater()
    return chosen


def inform(parent: QWidget | None, title: str, text: str) -> None:
    """Tell something that must not be missed, and wait."""
    dialog = _MessageDialog(title, parent, "info", "accent")
    dialog.add_text(text)
    dialog.add_accept(QCoreApplication.translate("Messages", "知道了"))
    dialog.exec()
    dialog.deleteLater()


def confirm(
    parent: QWidget | None, title: str, text: str, accept: str, *, danger: bool = False
) -> bool:
    """Ask before something that cannot be undone; the button says the verb, Enter says no."""
    dialog = _MessageDialog(
        title, parent, "triangle" if danger else "question", "bad" if danger else "accent"
    )
    dialog.add_text(text)
    button = dialog.add_accept(accept, kind=Kind.DANGER if danger else Kind.PRIMARY)
    reject = dialog.add_reject()
    if danger:
        button.setDefault(False)
        button.setAutoDefault(False)
        reject.setAutoDefault(True)
        reject.setDefault(True)
        reject.setFocus()
    agreed = bool(dialog.exec())
    dialog.deleteLater()
    return agreed


def crash(parent: QWidget | None, raised: BaseException) -> None:
    """Tell that the program itself is at fault, with everything a report needs."""
    dialog = _MessageDialog(
        QCoreApplication.translate("Messages", "程序出了意外"), parent, "triangle", "bad"
    )
    dialog.add_text(
        QCoreApplication.translate("Messages", "这一步没有做完，已保存的内容不受影响。")
    )
    dialog.add_text(
        QCoreApplication.translate(
            "Messages",
            "可以继续使用；如果画面不对，请重新打开程序。把详情交给维护人员，能更快修好。",
        ),
        "secondary",
    )
    text = crash_text(raised)
    box = QPlainTextEdit(text, dialog)
    box.setReadOnly(True)
    box.setAccessibleName(QCoreApplication.translate("Messages", "详情"))
    box.setMinimumSize(theme.current().px(460), theme.current().px(160))
    dialog.body.addWidget(box)
    dialog.add_extra(copy_link(text, dialog))
    dialog.add_accept(QCoreApplication.translate("Messages", "继续"))
    dialog.exec()
    dialog.deleteLater()


def crash_text(raised: BaseException) -> str:
    """Return versions and trace of an exception, without the password of any address."""
    head = (
        f"relapp {relapp.__version__}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n"
    )
    return head + without_password("".join(traceback.format_exception(raised)))


def copy_link(details: str, parent: QWidget) -> LinkButton:
    """Make the link 复制详情, which puts the details on the clipboard."""
    words = QCoreApplication.translate("Messages", "复制详情")
    link = LinkButton(words, parent, size=13, name="message.copy")
    link.setAccessibleName(words)

    def copy() -> None:
        QGuiApplication.clipboard().setText(details)
        link.setText(QCoreApplication.translate("Messages", "已复制"))
        link.updateGeometry()

    link.clicked.connect(copy)
    return link
