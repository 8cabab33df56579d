"""The spot checks as the office makes them: draw, look, judge by single keys, go on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from relapp.domain.vocabulary import CheckResult
from tests.ui.conftest import CheckModel
from tests.ui.release.conftest import OfficeAt
from tests.ui.release.scene import ZONE, Scene
from ui.actions.catalogue import ActionId
from ui.actions.page import PageContext
from ui.kit import i18n
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner
from ui.spot.pane import SpotPane, SpotServices

Open = Callable[..., SpotPane]


@pytest.fixture
def scene(office_at: OfficeAt) -> Scene:
    """A release that is being approved: its preparation is ticked."""
    return office_at("approving")


@pytest.fixture
def said() -> list[str]:
    """What the page said in the status bar."""
    return []


@pytest.fixture
def addresses() -> list[str]:
    """Where the page wanted to go."""
    return []


@pytest.fixture
def open_page(
    scene: Scene, qtbot: QtBot, tasks: TaskRunner, said: list[str], addresses: list[str]
) -> Open:
    """Open the page at somebody's desk."""

    def opened(name: str = "林静怡", *, drawn: bool = True) -> SpotPane:
        context = PageContext(scene[name], i18n.language(), ZONE, scene.clock, tasks, ChangeHub())
        core = scene.core
        pane = SpotPane(context, SpotServices(core.spot_checks, core.deliverables))
        qtbot.addWidget(pane)
        pane.status_requested.connect(said.append)
        pane.address_requested.connect(addresses.append)
        pane.resize(1224, 620)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.activate()
        if drawn:
            pane.bar.size_field.setValue(5)
            pane.bar.seed_edit.setText("7")
            QTest.keyClick(pane.bar.seed_edit, Qt.Key.Key_Return)
            settle(tasks)
        return pane

    return opened


def settle(tasks: TaskRunner) -> None:
    assert tasks.wait_idle(10)
    QApplication.processEvents()


def press(pane: SpotPane, keys: str, tasks: TaskRunner) -> None:
    for key in keys:
        QTest.keyClicks(pane.list, key)
        settle(tasks)


def verdicts(scene: Scene) -> dict[str, bool]:
    found = scene.view(scene.release_id).facts.spot_checks
    return {item: look.holds for item, look in found.items()}


def test_before_the_first_draw_the_page_teaches(open_page: Open, tasks: TaskRunner) -> None:
    pane = open_page(drawn=False)
    assert pane.state.currentWidget() is pane.state.empty
    assert pane.state.empty.accessibleName() or pane.state.empty.isVisible()
    pane.state.action_triggered.emit()
    settle(tasks)
    assert pane.state.currentWidget() is pane.state.content
    assert pane.bar.seed_edit.text() == "2026-09-16"
    assert len(pane.list.lines.records()) == 10


def test_a_list_is_drawn_with_its_start_value_and_progress(
    open_page: Open, check_model: CheckModel
) -> None:
    pane = open_page()
    assert pane.sample is not None
    assert pane.bar.progress.text().startswith("已核对 0 / 5")
    assert pane.list.line() == pane.sample.lines[0]
    assert pane.list.hasFocus()
    assert pane.detail.text_of("text").text() == pane.sample.lines[0].item.text.zh
    assert pane.detail.text_of("why").text().startswith("抽中原因：")
    check_model(pane.list.lines)
    other = open_page()
    assert other.sample == pane.sample


def test_the_whole_list_is_gone_through_by_keyboard(
    open_page: Open, scene: Scene, tasks: TaskRunner, said: list[str]
) -> None:
    pane = open_page()
    assert pane.sample is not None
    items = [line.item.id for line in pane.sample.lines]
    press(pane, "1", tasks)
    assert pane.list.currentIndex().row() == 1
    QTest.keyClicks(pane.list, "2")
    assert pane.detail.note_edit.hasFocus()
    assert verdicts(scene) == {items[0]: True}
    pane.detail.note_edit.insert("附件是旧版 1")
    QTest.keyClick(pane.detail.note_edit, Qt.Key.Key_Return)
    settle(tasks)
    assert pane.list.hasFocus()
    press(pane, "111", tasks)
    assert verdicts(scene) == {items[0]: True, items[1]: False} | dict.fromkeys(items[2:], True)
    assert scene.view(scene.release_id).facts.spot_checks[items[1]].note == "附件是旧版 1"
    assert pane.bar.progress.text().startswith("已核对 5 / 5　存疑 1")
    press(pane, "u", tasks)
    assert said[-1] == "这份清单都抽查过了"


def test_a_note_is_left_with_escape_and_nothing_is_said(
    open_page: Open, scene: Scene, tasks: TaskRunner
) -> None:
    pane = open_page()
    press(pane, "2", tasks)
    QTest.keyClick(pane.detail.note_edit, Qt.Key.Key_Escape)
    settle(tasks)
    assert pane.list.hasFocus()
    press(pane, "n", tasks)
    pane.detail.note_edit.insert("看过")
    QTest.keyClick(pane.detail.note_edit, Qt.Key.Key_Return)
    settle(tasks)
    assert verdicts(scene) == {}
    press(pane, "1", tasks)
    assert list(verdicts(scene).values()) == [True]


def test_the_release_is_opened_at_the_check(
    open_page: Open, tasks: TaskRunner, addresses: list[str]
) -> None:
    pane = open_page()
    line = pane.list.line()
    assert line is not None
    press(pane, "o", tasks)
    assert addresses == [f"relapp://release/FB26-001/check/{line.item.id}"]
    assert pane.perform(ActionId.COPY_NUMBER)
    assert QGuiApplication.clipboard().text() == "FB26-001"


def test_evidence_is_opened(
    open_page: Open, tasks: TaskRunner, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = open_page()
    pane.bar.size_field.setValue(100)
    pane.draw()
    settle(tasks)
    assert pane.sample is not None
    opened: list[QUrl] = []
    monkeypatch.setattr(pane.door, "launch", opened.append)
    backed = next(line for line in pane.sample.lines if line.answer.evidence)
    bare = next(line for line in pane.sample.lines if not line.answer.evidence)
    pane.list.setCurrentIndex(pane.list.lines.index_of(bare.key))
    press(pane, "e", tasks)
    assert said[-1] == "这一项没有附证据"
    pane.list.setCurrentIndex(pane.list.lines.index_of(backed.key))
    press(pane, "e", tasks)
    piece = backed.answer.evidence[0]
    assert [url.fileName() for url in opened] == [piece.name]
    assert Path(opened[0].toLocalFile()).read_bytes() == piece.name.encode()
    link = replace(piece, sha256="", link="https://example.com/a")
    menu = pane.door.menu((piece, link), pane)
    assert [action.text() for action in menu.actions()] == [piece.name, piece.name]
    menu.actions()[1].trigger()
    assert opened[-1].toString() == "https://example.com/a"


def test_the_list_is_copied_with_its_start_value(
    open_page: Open, tasks: TaskRunner, said: list[str]
) -> None:
    pane = open_page()
    pane.detail.note_edit.setText("=1+1")
    press(pane, "1", tasks)
    pane.bar.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[2].endswith("\t'=1+1")
    assert lines[0].startswith("抽查清单　抽签号 7　5 / ")
    assert len(lines) == 2 + 5
    assert "\t属实\t林静怡\t" in lines[2]
    assert said[-1] == "已复制 5 项"


def test_typed_text_is_never_read_as_html(open_page: Open, scene: Scene, tasks: TaskRunner) -> None:
    hostile = '<img src="file:///etc/hostname"><b>x'
    line = scene.core.spot_checks.draw(scene["林静怡"], 5, "7").lines[0]
    scene.core.spot_checks.review(scene["林静怡"], line, holds=False, note=hostile)
    pane = open_page()
    index = pane.list.lines.index_of(line.key)
    pane.list.setCurrentIndex(index)
    tip = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert hostile in tip
    assert not QtGui.Qt.mightBeRichText(tip)
    found = pane.detail.text_of("found")
    assert hostile in found.text()
    assert found.textFormat() is Qt.TextFormat.PlainText


def test_what_changed_meanwhile_is_refused_and_shown(
    open_page: Open, scene: Scene, tasks: TaskRunner, said: list[str]
) -> None:
    pane = open_page()
    line = pane.list.line()
    assert line is not None
    scene.core.spot_checks.review(scene["林静怡"], line, holds=False, note="缺一份")
    press(pane, "1", tasks)
    assert said[-1] == "同事刚抽查了这一项，没有保存。请先看同事的结论"
    shown = pane.list.line()
    assert shown is not None
    assert shown.looked is not None
    assert "存疑：缺一份" in pane.detail.text_of("found").text()
    scene.answer(scene.release_id, line.item.id, CheckResult.PASS, "补了")
    pane.refresh()
    settle(tasks)
    assert pane.detail.text_of("before").text() == "上次存疑：缺一份"


def test_who_is_not_of_the_office_is_told_why(
    open_page: Open, tasks: TaskRunner, said: list[str], addresses: list[str]
) -> None:
    pane = open_page("陈志远", drawn=False)
    assert pane.state.currentWidget() is pane.state.empty
    assert not pane.bar.draw_button.isEnabled()
    assert pane.bar.draw_button.toolTip() == "抽查由发布管理岗进行"
    pane.draw()
    settle(tasks)
    assert said == ["抽查由发布管理岗进行"]
    pane.state.action_triggered.emit()
    assert addresses == ["relapp://desk"]


def test_nothing_to_draw_says_what_to_do(open_page: Open, scene: Scene, tasks: TaskRunner) -> None:
    release = scene.view(scene.release_id).facts.release
    scene.core.releases.cancel(scene["林静怡"], release.id, "不做了")
    pane = open_page()
    assert pane.state.currentWidget() is pane.state.empty
    assert not pane.bar.copy_button.isEnabled()
    press(pane, "12eo", tasks)
    assert pane.sample is not None
    assert pane.sample.lines == ()


def test_the_page_speaks_english(open_page: Open, qapp: QApplication, tasks: TaskRunner) -> None:
    i18n.install(qapp, "en")
    pane = open_page()
    assert pane.page_title() == "Spot checks"
    assert pane.bar.progress.text().startswith("0 of 5 verified")
    assert pane.detail.agree_button.text() == "Agrees"
    told = pane.keys()
    assert {line[0] for line in told} == {"1", "2", "N", "E", "O", "U", "C", "/"}
    press(pane, "1", tasks)
    assert pane.bar.progress.text().startswith("1 of 5 verified")
