"""One's own PIN under 我的身份, and how long the office remembers it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.domain.pin import PinStanding
from relapp.services.pin_hash import PinHasher
from ui.actions.page import PageContext
from ui.actions.pin_dialog import NewPinDialog, PinDialog
from ui.settings.office_section import OfficeSection
from ui.settings.pin_part import PinPart

PIN = "4826"


@pytest.fixture
def part(qtbot: QtBot, core: Core, context: PageContext) -> Iterator[PinPart]:
    core.pins.hasher = PinHasher((1, 8, 1))
    found = PinPart(context, core.pins)
    qtbot.addWidget(found)
    found.show()
    found.refresh()
    assert context.tasks.wait_idle()
    yield found
    assert context.tasks.wait_idle()


def shown(part: PinPart) -> list[str]:
    buttons = (part.set_button, part.change_button, part.remove_button)
    return [button.text() for button in buttons if button.isVisible()]


def test_a_pin_is_set_and_removed_and_both_are_said(
    part: PinPart, core: Core, context: PageContext, me: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    part.said.connect(said.append)
    assert shown(part) == ["设置 PIN…"]
    assert part.state_label.text().startswith("没有设置：谁坐在这台电脑前都能")
    monkeypatch.setattr(NewPinDialog, "ask", lambda *_, has: core.pins.set(me, PIN))
    part.set_button.click()
    assert context.tasks.wait_idle()
    assert shown(part) == ["修改 PIN…", "取消 PIN…"]
    assert part.state_label.text() == "已设置。坐到这个身份上和每次签署都要输入。"
    monkeypatch.setattr(PinDialog, "ask_removal", lambda *_: core.pins.remove(me, PIN))
    part.remove_button.click()
    assert context.tasks.wait_idle()
    assert shown(part) == ["设置 PIN…"]
    assert said == ["PIN 已保存", "PIN 已取消"]


def test_a_team_database_says_why_there_is_none(
    part: PinPart, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.pins, "standing", lambda _: PinStanding())
    part.refresh()
    assert context.tasks.wait_idle()
    assert part.state_label.text() == "团队数据库由个人的数据库账号证明身份，不用 PIN。"
    assert shown(part) == []


@pytest.mark.parametrize("offered", [True, False])
def test_the_office_chooses_how_long_a_pin_is_remembered(
    qtbot: QtBot,
    core: Core,
    context: PageContext,
    monkeypatch: pytest.MonkeyPatch,
    offered: bool,
) -> None:
    monkeypatch.setattr(core.pins, "standing", lambda _: PinStanding(offered=offered))
    section = OfficeSection(context, core.office, core.pins)
    qtbot.addWidget(section)
    section.show()
    section.refresh()
    assert context.tasks.wait_idle()
    assert section.pin_combo.isVisible() == offered
    assert not section.is_touched()
    section.pin_combo.setCurrentText("记住 15 分钟")
    assert section.save_button.isEnabled()
    section.save_button.click()
    assert context.tasks.wait_idle()
    assert core.office.get().pin_minutes == 15
