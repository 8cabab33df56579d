"""Signing at a desk whose person has a PIN: asked before it is written, never without."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from relapp.domain.pin import Proof
from relapp.domain.vocabulary import Proven, StepState
from relapp.services.pin_hash import PinHasher
from relapp.services.pins import PinsService
from tests.ui.release.conftest import OfficeAt, OpenDesk
from tests.ui.release.scene import Scene
from tests.ui.release.test_approval import DEVELOPMENT, pass_checks, signed_start
from ui.actions.pin_dialog import NewPinDialog, PinDialog
from ui.kit.tasks import TaskRunner
from ui.release.sign_dialog import SignDialog, TextDialog
from ui.release.signer_dialog import SignerDialog

PIN = "4826"
SIGNER = "周启明"
Ask = Callable[..., Proof | None]


@pytest.fixture
def scene(office_at: OfficeAt) -> Scene:
    """An office whose development director has a PIN and may sign."""
    found = signed_start(office_at)
    pass_checks(found, DEVELOPMENT)
    found.core.pins.hasher = PinHasher((1, 8, 1))
    found.core.pins.set(found[SIGNER], PIN)
    return found


def typing(secret: str | None, titles: list[str]) -> Ask:
    """Return what stands in for the question: the PIN is checked as the dialog would."""

    def ask(
        _parent: QWidget, _tasks: TaskRunner, pins: PinsService, person: object, title: str
    ) -> Proof | None:
        titles.append(title)
        return pins.check(person, secret) if secret is not None else None  # type: ignore[arg-type]

    return ask


def test_a_signature_asks_for_the_pin_and_shows_that_it_was_given(
    scene: Scene, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(SignDialog, "ask", lambda *_: "同意")
    monkeypatch.setattr(PinDialog, "ask_proof", typing(PIN, titles))
    desk = open_desk(scene, SIGNER, "approval", DEVELOPMENT)
    QTest.mouseClick(desk.approval.bar.sign_button, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.settle()
    assert titles == ["输入 PIN 后签署"]
    node = scene.view(scene.release_id).step(DEVELOPMENT)[1]
    assert node.state is StepState.SIGNED
    assert node.signature is not None
    assert node.signature.proven is Proven.PIN
    said = [x.text() for x in desk.approval.details.findChildren(QLabel) if x.isVisible()]
    assert any("PIN 已核对" in text for text in said)


def test_without_the_pin_nothing_is_written(
    scene: Scene, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles: list[str] = []
    monkeypatch.setattr(SignDialog, "ask", lambda *_: "同意")
    monkeypatch.setattr(TextDialog, "ask_choice", lambda *_, **__: ("here", "缺报告"))
    monkeypatch.setattr(SignerDialog, "ask", lambda *_: (scene["孙敏"].id, "出差"))
    monkeypatch.setattr(PinDialog, "ask_proof", typing(None, titles))
    desk = open_desk(scene, SIGNER, "approval", DEVELOPMENT)
    signing, naming = desk.approval._signing, desk.approval._naming
    before, view = scene.core.history.newest(), scene.view(scene.release_id)
    for deed in (signing.sign, signing.send_back, naming.pass_on, naming.add_signer):
        deed(view, DEVELOPMENT)
        desk.settle()
    assert titles == [
        "输入 PIN 后签署",
        "输入 PIN 后签署",
        "输入 PIN 后转授权",
        "输入 PIN 后加签",
    ]
    assert scene.core.history.newest() == before


def test_who_has_no_pin_is_asked_for_none(
    scene: Scene, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.core.pins.remove(scene[SIGNER], PIN)
    titles: list[str] = []
    monkeypatch.setattr(SignDialog, "ask", lambda *_: "同意")
    monkeypatch.setattr(PinDialog, "ask_proof", typing(None, titles))
    desk = open_desk(scene, SIGNER, "approval", DEVELOPMENT)
    QTest.mouseClick(desk.approval.bar.sign_button, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.settle()
    assert scene.view(scene.release_id).step(DEVELOPMENT)[1].state is StepState.SIGNED
    assert titles == []


def test_a_wrong_pin_is_said_and_the_right_one_taken(
    scene: Scene, qtbot: QtBot, tasks: TaskRunner
) -> None:
    pins, person = scene.core.pins, scene[SIGNER]
    dialog = PinDialog("签署", person.name, lambda typed: pins.check(person, typed), tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()
    assert dialog.pin_edit.echoMode() is QLineEdit.EchoMode.Password
    for expected in ("PIN 不对，请再输一次",) * 2 + ("PIN 不对，5 秒后可以再试",):
        QTest.keyClicks(dialog.pin_edit, "1111")
        QTest.keyClick(dialog.pin_edit, Qt.Key.Key_Return)
        assert tasks.wait_idle()
        assert dialog.form.error_of(dialog.pin_edit) == expected
        assert dialog.pin_edit.selectedText()
    QTest.keyClicks(dialog.pin_edit, PIN)
    QTest.keyClick(dialog.pin_edit, Qt.Key.Key_Return)
    assert tasks.wait_idle()
    assert dialog.form.error_of(dialog.pin_edit) == "连续输错 3 次，5 秒后可以再试"
    assert dialog.isVisible()


def test_a_new_pin_is_given_twice_after_the_old_one(
    scene: Scene, qtbot: QtBot, tasks: TaskRunner
) -> None:
    pins, person = scene.core.pins, scene[SIGNER]
    dialog = NewPinDialog(tasks, pins, person, has=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.problem() == "先输入现在的 PIN"
    QTest.keyClicks(dialog.old_edit, "0000")
    assert dialog.problem() == "输入新的 PIN"
    QTest.keyClicks(dialog.new_edit, "1234")
    assert dialog.form.error_of(dialog.new_edit).startswith("连号、键盘顺序和重复")
    assert dialog.problem() == "换一个新的 PIN"
    dialog.new_edit.setText("9135")
    assert dialog.problem() == "两次输入不一样"
    QTest.keyClicks(dialog.again_edit, "9135")
    assert dialog.problem() == ""
    QTest.keyClick(dialog.again_edit, Qt.Key.Key_Return)
    assert tasks.wait_idle()
    assert dialog.form.error_of(dialog.old_edit) == "PIN 不对，请再输一次"
    dialog.old_edit.setText(PIN)
    QTest.keyClick(dialog.again_edit, Qt.Key.Key_Return)
    assert tasks.wait_idle()
    assert not dialog.isVisible()
    assert pins.check(person, "9135")
