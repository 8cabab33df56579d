"""Dialogs and messages: keys, reasons, words for every end; language and memory of windows."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)
from pytestqt.qtbot import QtBot

from relapp.errors import NotFound
from ui.kit import i18n, messages
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import LinkButton
from ui.kit.progress_dialog import ProgressDialog
from ui.kit.tasks import IsCancelled, Progress, TaskRunner
from ui.kit.toast import Toast, show_toast
from ui.kit.window_state import WindowState


class ReasonDialog(BaseDialog):
    """Asks for a reason, as dialogs of the pages do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("退回补充", parent, note="FB26-147", name="reason")
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName("原因")
        self.line = QLineEdit(self)
        self.line.setAccessibleName("一句话")
        self.body.addWidget(self.line)
        self.body.addWidget(self.text)
        self.add_reject()
        self.add_accept("退回")


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ReasonDialog]:
    made = ReasonDialog()
    qtbot.addWidget(made)
    made.show()
    QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def test_enter_accepts_and_escape_rejects(qtbot: QtBot, dialog: ReasonDialog) -> None:
    dialog.line.setFocus()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_enter_in_a_text_is_a_new_line_and_ctrl_enter_accepts(
    qtbot: QtBot, dialog: ReasonDialog
) -> None:
    dialog.text.setFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.text.toPlainText() == "\n"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_disabled_button_has_its_reason_beside_it(dialog: ReasonDialog) -> None:
    assert dialog.accept_button is not None
    dialog.set_acceptable(False, "还差 3 项")
    assert not dialog.accept_button.isEnabled()
    assert dialog.problem() == "还差 3 项"
    dialog.set_acceptable(True)
    assert dialog.accept_button.isEnabled()
    assert dialog.problem() == ""


def answer(act: Callable[[QDialog], None]) -> None:
    """Do something with the dialog that opens next, once it is there."""

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, QDialog):
            act(shown)
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def words(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def test_an_error_says_what_happened_what_is_kept_and_what_to_do(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.extend(words(dialog))
        link = dialog.findChild(LinkButton, "message.copy")
        assert isinstance(link, LinkButton)
        link.click()
        press(dialog, "message.retry")

    answer(look)
    report = messages.Report(
        "服务器拒绝", "你填写的内容还在", "请管理员授权", "code=x", (("retry", "重试"),)
    )
    assert messages.error(None, "没有保存", report) == "retry"
    assert seen == ["没有保存", "服务器拒绝", "你填写的内容还在", "请管理员授权"]
    assert QApplication.clipboard().text() == "code=x"


def test_a_foreseen_error_is_worded(qapp: QApplication) -> None:
    report = messages.report_of(
        NotFound("release.unknown", number="FB26-999"), ["没有 FB26-999", "查一下编号"]
    )
    assert report.happened == "没有 FB26-999\n查一下编号"
    assert report.kept
    assert "release.unknown" in report.details


@pytest.mark.parametrize(("button", "agreed"), [("accept", True), ("reject", False)])
def test_a_question_is_answered_by_the_verb(qtbot: QtBot, button: str, agreed: bool) -> None:
    answer(lambda dialog: press(dialog, f"message.{button}"))
    assert messages.confirm(None, "取消发布", "编号不再使用", "取消发布", danger=True) is agreed


def test_enter_does_not_agree_to_what_cannot_be_undone(qtbot: QtBot) -> None:
    answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    assert messages.confirm(None, "取消发布", "编号不再使用", "取消发布", danger=True) is False


def test_a_crash_names_versions_and_place(qtbot: QtBot) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        box = dialog.findChild(QPlainTextEdit)
        assert isinstance(box, QPlainTextEdit)
        seen.append(box.toPlainText())
        dialog.accept()

    answer(look)
    try:
        raise ZeroDivisionError("boom")
    except ZeroDivisionError as raised:
        messages.crash(None, raised)
    assert "boom" in seen[0]
    assert "PySide" in seen[0] or "Qt" in seen[0]


def test_a_toast_can_be_taken_back_and_is_replaced_by_the_next(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    undone: list[bool] = []
    show_toast(window, "已移动", action="撤销", done=lambda: undone.append(True))
    toast = show_toast(window, "已勾选", action="撤销", done=lambda: undone.append(True))
    visible = [t for t in window.findChildren(Toast) if t.isVisible()]
    assert visible == [toast]
    toast.action_button.click()
    assert undone == [True]
    assert not toast.isVisible()
    window.close()


def test_progress_appears_only_for_long_work(qtbot: QtBot, tasks: TaskRunner) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    task = tasks.long(lambda _progress, _cancelled: True, window.setEnabled, title="导出")
    dialog = ProgressDialog.watch(task, window)
    assert tasks.wait_idle()
    assert not dialog.isVisible()


def test_progress_shows_the_step_and_cancels(qtbot: QtBot, tasks: TaskRunner) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    gate = threading.Event()

    def work(progress: Progress, cancelled: IsCancelled) -> bool:
        progress("第 1 页", 0.25)
        gate.wait(10)
        progress("第 2 页", 0.5)
        return True

    ends: list[object] = []
    task = tasks.long(work, ends.append, ends.append, "导出", owner=window)
    dialog = ProgressDialog.watch(task, window)
    qtbot.waitUntil(dialog.isVisible, timeout=3000)
    assert dialog.step_label.text() == "第 1 页"
    assert dialog.bar.value() == 250
    dialog.reject()
    assert dialog.isVisible(), "it waits until the work has stopped"
    gate.set()
    assert tasks.wait_idle()
    assert not dialog.isVisible()
    assert len(ends) == 1
    window.close()


def test_windows_and_splitters_come_back_as_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    def built() -> tuple[QWidget, QSplitter]:
        window = QWidget()
        window.setObjectName("main")
        splitter = QSplitter(window)
        splitter.setObjectName("parts")
        for _ in range(2):
            splitter.addWidget(QWidget())
        splitter.resize(400, 100)
        qtbot.addWidget(window)
        return window, splitter

    window, splitter = built()
    window.resize(640, 480)
    splitter.setSizes([100, 300])
    state = WindowState(tmp_path)
    state.save_window(window)
    state.save_splitter(splitter)
    state.set_text("board.view", "表格")
    state.sync()
    again, parts = built()
    later = WindowState(tmp_path)
    assert later.restore_window(again)
    assert again.size() == window.size()
    assert later.restore_splitter(parts)
    assert parts.sizes() == splitter.sizes()
    assert later.text("board.view") == "表格"


def test_a_damaged_memory_is_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\x00[v1]\nwindow\\main=@ByteArray(\xff\xfe)\n===")
    window = QWidget()
    window.setObjectName("main")
    qtbot.addWidget(window)
    assert not WindowState(tmp_path).restore_window(window)
    assert not WindowState(None).restore_window(window)
    assert WindowState(None).text("x", "y") == "y"


def test_language_of_the_window(qapp: QApplication) -> None:
    assert i18n.install(qapp, "en") == "en"
    assert i18n.language() == "en"
    assert i18n.install(qapp, "zh") == "zh"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert i18n.install(qapp, "system") in ("zh", "en")
    i18n.install(qapp, "zh")
