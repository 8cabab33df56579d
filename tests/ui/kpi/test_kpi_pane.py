"""What a person does and sees on the KPI page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.kpi import MeasureKey
from relapp.domain.kpi_report import KpiReport, build_report
from relapp.domain.quarter import Quarter
from tests.relapp.domain.kpi_samples import a_release
from tests.ui.an_office import NOW, ZONE
from ui.actions import file_maker
from ui.actions.catalogue import ActionId
from ui.actions.file_maker import FileMaker
from ui.actions.page import PageContext
from ui.kpi.breakdown_card import DEPARTMENTS
from ui.kpi.pane import KpiPane

QUARTER = Quarter(2026, 3)


def report(failed: int, succeeded: int, *, upcoming: int = 4) -> KpiReport:
    """Return a running quarter with so many releases behind it."""
    moment = datetime(2026, 8, 10, 14, tzinfo=UTC)
    releases = [
        a_release(f"FB26-{n:03d}", confirmed=False, rolled_back=True, application="移动展业")
        for n in range(1, failed + 1)
    ]
    releases += [a_release(f"FB26-{n:03d}") for n in range(100, 100 + succeeded)]
    releases.append(a_release("FB26-050", ended_at=moment.replace(month=5)))
    return build_report(releases, QUARTER, as_of=NOW, zone=ZONE, upcoming=upcoming)


@pytest.fixture
def pane(
    qtbot: QtBot, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KpiPane]:
    monkeypatch.setattr(core.kpi, "report", lambda _quarter: report(1, 11))
    page = KpiPane(context, kpi=core.kpi, documents=core.documents)
    qtbot.addWidget(page)
    page.resize(1384, 800)
    page.show()
    page.activate()
    assert context.tasks.wait_idle()
    yield page
    assert context.tasks.wait_idle()


def test_the_contract_figure_says_rate_verdict_counts_and_what_may_still_fail(
    pane: KpiPane,
) -> None:
    card = pane.body.contract
    assert pane.quarter == QUARTER
    assert card.rate_label.text() == "91.7%"
    assert card.verdict_badge.spec.text == "达标，高出 1.7 点"
    assert card.count_label.text().startswith("11 成功 / 12 结束")
    assert "本季还剩 4 个计划发布" in card.outlook_label.text()
    assert "再失败" in card.outlook_label.text()
    assert pane.header.period_label.text().endswith("剩 14 天")


def test_below_the_target_the_verdict_is_red_and_the_failing_group_stands_on_top(
    pane: KpiPane, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.kpi, "report", lambda _quarter: report(3, 5, upcoming=1))
    pane.refresh()
    assert context.tasks.wait_idle()
    card = pane.body.contract
    assert card.rate_label.property("tone") == "bad"
    assert card.verdict_badge.spec.text == "低于目标 27.5 点"
    assert card.verdict_badge.spec.icon == "triangle"
    assert "本季已达不到目标" in card.outlook_label.text()
    worst = pane.body.breakdown.right.groups[0].rows[0]
    assert (worst.name, worst.rate, worst.counts, worst.missed) == (
        "移动展业",
        "0.0%",
        "0 / 3",
        True,
    )


def test_a_failed_release_is_opened_by_click_and_by_enter(qtbot: QtBot, pane: KpiPane) -> None:
    card = pane.body.failures
    assert card.waiting_badge.spec.text == "1 个待复盘"
    place = card.list.visualRect(card.failures.index(0, 0)).center()
    with qtbot.waitSignal(pane.address_requested) as opened:
        QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["relapp://release/FB26-001"]
    card.list.setFocus()
    with qtbot.waitSignal(pane.address_requested) as opened:
        QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert opened.args == ["relapp://release/FB26-001"]


def test_quarters_are_walked_by_key_button_and_address_but_not_into_the_future(
    pane: KpiPane, context: PageContext
) -> None:
    QTest.keyClick(pane.body, Qt.Key.Key_BracketLeft)
    assert pane.quarter == Quarter(2026, 2)
    assert pane.page_title() == "指标 · 2026 年第二季度"
    QTest.mouseClick(pane.header.choice.button("Q1"), Qt.MouseButton.LeftButton)
    assert pane.quarter == Quarter(2026, 1)
    pane.open_address(("2025Q4",))
    assert pane.quarter == Quarter(2025, 4)
    pane.open_address(("2027Q1",))
    assert pane.quarter == QUARTER
    assert not pane.header.next_button.isEnabled()
    assert not pane.header.choice.button("Q4").isEnabled()
    assert context.tasks.wait_idle()


def test_the_breakdown_changes_with_its_view(pane: KpiPane) -> None:
    card = pane.body.breakdown
    titles = [group.title for group in card.left.groups]
    assert titles == ["按发布类型", "按发布方式", "按流程", "按上线方式"]
    QTest.mouseClick(card.views.button(DEPARTMENTS), Qt.MouseButton.LeftButton)
    assert [group.title for group in card.left.groups] == ["按部门"]
    assert card.right.isHidden()


def test_a_tile_says_figure_counts_and_formula(pane: KpiPane) -> None:
    tile = pane.body.tiles.tiles[MeasureKey.EMERGENCY]
    assert "紧急发布占比" in tile.accessibleName()
    assert "÷" in tile.toolTip()


def test_an_empty_quarter_teaches_and_leads_on(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    page = KpiPane(context, kpi=core.kpi, documents=core.documents)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    assert context.tasks.wait_idle()
    assert page.state.currentWidget() is page.state.empty
    assert page.state.empty.title_label.text() == "2026 年第三季度还没有结束的发布"
    with qtbot.waitSignal(page.address_requested) as opened:
        page.state.empty.button.click()
    assert opened.args == ["relapp://board"]


def test_the_workbook_is_written_and_offered(
    pane: KpiPane,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "指标.xlsx"
    launched: list[Path] = []
    monkeypatch.setattr(FileMaker, "ask_target", lambda _self, _name: target)
    monkeypatch.setattr(file_maker, "open_file", launched.append)
    monkeypatch.setattr(file_maker, "open_folder", lambda path: launched.append(path.parent))
    assert pane.allows(ActionId.EXPORT_KPI) == ""
    assert pane.perform(ActionId.EXPORT_KPI)
    assert context.tasks.wait_idle(30)
    assert target.read_bytes().startswith(b"PK")
    assert pane.banner.title_label.text() == "已导出指标工作簿"
    pane.banner.link("open").click()
    pane.banner.link("folder").click()
    assert launched == [target, tmp_path]


def test_a_place_that_cannot_be_written_is_told_with_the_reason(
    pane: KpiPane,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "missing" / "指标.xlsx"
    monkeypatch.setattr(FileMaker, "ask_target", lambda _self, _name: target)
    pane.export()
    assert context.tasks.wait_idle(30)
    assert pane.banner.title_label.text() == "工作簿没有导出"
    assert pane.banner.text_label.text()
