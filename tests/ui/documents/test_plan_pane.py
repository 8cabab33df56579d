"""What a person does and sees on the documents page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.person import Person
from relapp.domain.testing import TestRunDraft
from relapp.domain.vocabulary import TestKind
from tests.ui.an_office import register
from ui.actions.catalogue import ActionId
from ui.actions.file_maker import FileMaker, FileWish
from ui.actions.page import PageContext
from ui.documents.plan_pane import PlanPane
from ui.documents.reading import Standing

NUMBER = "FB26-001"


@pytest.fixture
def pane(qtbot: QtBot, core: Core, me: Person, context: PageContext) -> Iterator[PlanPane]:
    register(core, me, "核心租赁系统")
    register(core, me, "资金管理系统", title="银企直连换证书", version_to="V4.2.1")
    page = open_page(qtbot, core, context)
    page.open_address((NUMBER,))
    assert context.tasks.wait_idle()
    yield page
    assert context.tasks.wait_idle()


def open_page(qtbot: QtBot, core: Core, context: PageContext) -> PlanPane:
    page = PlanPane(
        context,
        board=core.board,
        releases=core.releases,
        documents=core.documents,
        kpi=core.kpi,
    )
    qtbot.addWidget(page)
    page.resize(1384, 800)
    page.show()
    page.activate()
    assert context.tasks.wait_idle()
    return page


@pytest.fixture
def wishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[FileWish]:
    """Files asked for; each goes to a folder of the test under its suggested name."""
    asked: list[FileWish] = []

    def answer(_self: FileMaker, wish: FileWish) -> Path:
        asked.append(wish)
        return tmp_path / wish.suggested

    monkeypatch.setattr(FileMaker, "ask_target", answer)
    return asked


def test_the_release_of_an_address_is_shown_with_documents_outline_and_sheets(
    pane: PlanPane,
) -> None:
    assert pane.page_title() == f"文档 · {NUMBER}"
    assert pane.head.name_label.text() == "核心租赁系统 V6.8.0"
    current = pane.picker.releases.record(pane.picker.list.currentIndex())
    assert current is not None
    assert current.number == NUMBER
    states = {d.spec.id: pane.records.state_of(d) for d in pane.records.documents.records()}
    assert states["release_plan"] == "可生成"
    assert states["archive_package"] == "本版本未提供模板"
    text = pane.preview.area.accessibleDescription()
    assert "发布方案" in text
    assert "一、" in text
    entries = pane.outline.entries.records()
    assert entries[0].heading == "封面"
    assert any(entry.standing is Standing.MISSING for entry in entries)
    assert all(entry.page >= 1 for entry in entries)


def test_what_is_missing_leads_to_where_it_is_filled_in(qtbot: QtBot, pane: PlanPane) -> None:
    links = pane.export_side.gap_links()
    assert pane.sheet is not None
    assert len(links) == len(pane.sheet.gaps) > 1
    with qtbot.waitSignal(pane.address_requested) as opened:
        links[0].click()
    assert opened.args[0].startswith(f"relapp://release/{NUMBER}/section/")
    with qtbot.waitSignal(pane.address_requested) as opened:
        links[-1].click()
    assert opened.args == [f"relapp://release/{NUMBER}/run_sheet"]


def test_a_written_section_fills_its_chapter_as_soon_as_it_is_announced(
    pane: PlanPane, core: Core, me: Person, context: PageContext
) -> None:
    assert pane.sheet is not None
    before = len(pane.sheet.gaps)
    release_id = pane.sheet.view.facts.release.id
    section = pane.sheet.gaps[0].address.rsplit("/", 1)[1]
    body = "停机两小时，先备份再部署。"
    context.hub.announce(core.plans.write(me, release_id, section, body, 0))
    assert context.tasks.wait_idle()
    assert len(pane.sheet.gaps) == before - 1
    assert body in pane.preview.area.accessibleDescription()


def test_a_chapter_brings_its_page_to_the_top(pane: PlanPane) -> None:
    last = pane.outline.entries.rowCount() - 1
    pane.outline.list.setFocus()
    pane.outline.list.setCurrentIndex(pane.outline.entries.index(last, 0))
    entry = pane.outline.entries.record(last)
    assert entry is not None
    assert pane.preview.page() == entry.page > 1


def test_the_sheets_grow_and_shrink_by_key(pane: PlanPane) -> None:
    pane.preview.area.setFocus()
    before = pane.preview.sheets.zoom
    QTest.keyClick(pane.preview.area, Qt.Key.Key_Minus)
    assert pane.preview.sheets.zoom < before
    QTest.keyClick(pane.preview.area, Qt.Key.Key_Plus)
    assert pane.preview.sheets.zoom == before


def test_searching_finds_a_release_and_enter_goes_to_the_list(
    pane: PlanPane, context: PageContext
) -> None:
    pane.focus_filter()
    QTest.keyClicks(pane.picker.search_edit, "V4.2.1")
    QTest.keyClick(pane.picker.search_edit, Qt.Key.Key_Return)
    assert context.tasks.wait_idle()
    assert [c.number for c in pane.picker.releases.records()] == ["FB26-002"]
    pane.picker.list.setCurrentIndex(pane.picker.releases.index(0, 0))
    assert context.tasks.wait_idle()
    assert pane.page_title() == "文档 · FB26-002"
    assert pane.escape()
    assert context.tasks.wait_idle()
    assert not pane.escape()


def test_one_key_makes_the_next_edition_with_its_note(
    pane: PlanPane,
    context: PageContext,
    wishes: list[FileWish],
    tmp_path: Path,
) -> None:
    pane.export_side.note_edit.setPlainText("补充回退步骤")
    pane.export()
    assert context.tasks.wait_idle(30)
    assert [w.suggested for w in wishes] == [f"{NUMBER}_发布方案_V1.0.docx"]
    assert (tmp_path / wishes[0].suggested).read_bytes().startswith(b"PK")
    assert pane.banner.title_label.text() == "已生成《发布方案》V1.0"
    assert pane.sheet is not None
    assert pane.sheet.plan.version == "V1.1"
    assert [(e.version, e.change) for e in pane.sheet.plan.editions] == [("V1.0", "补充回退步骤")]
    assert pane.export_side.note() == ""


def test_a_document_without_template_is_refused_with_the_reason(
    qtbot: QtBot, pane: PlanPane
) -> None:
    index = pane.records.documents.index_of("archive_package")
    pane.records.list.setCurrentIndex(index)
    assert not pane.export_side.make_button.isEnabled()
    assert pane.export_side.make_button.toolTip() == "本版本未提供模板"
    assert pane.allows(ActionId.EXPORT_PLAN) == "本版本未提供模板"
    with qtbot.waitSignal(pane.status_requested) as told:
        pane.export()
    assert told.args == ["本版本未提供模板"]
    with qtbot.waitSignal(pane.address_requested) as opened:
        pane.state.empty.button.click()
    assert opened.args == [f"relapp://release/{NUMBER}/tab/documents"]


def test_the_document_can_be_english_while_the_page_is_chinese(
    pane: PlanPane, context: PageContext
) -> None:
    QTest.mouseClick(pane.preview.languages.button("en"), Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert pane.sheet is not None
    assert pane.sheet.plan.name == "Release plan"
    assert "Contents" in pane.preview.area.accessibleDescription()


def test_workbook_and_window_calendar_are_made_here_too(
    pane: PlanPane, context: PageContext, wishes: list[FileWish], tmp_path: Path
) -> None:
    pane.export_side.workbook_button.click()
    assert context.tasks.wait_idle(30)
    assert pane.perform(ActionId.EXPORT_WINDOWS)
    assert context.tasks.wait_idle(30)
    names = [w.suggested for w in wishes]
    assert names == ["发布指标_2026Q3.xlsx", "窗口计划_2026.ics"]
    assert all((tmp_path / name).stat().st_size for name in names)


def test_an_office_without_releases_is_told_what_to_do(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    page = open_page(qtbot, core, context)
    assert "还没有可以成文的发布" in page.state.empty.title_label.text()
    assert page.allows(ActionId.EXPORT_PLAN) == "先选一个发布"
    with qtbot.waitSignal(page.new_release_requested):
        page.state.empty.button.click()


def test_an_unknown_number_is_told_over_the_page(pane: PlanPane, context: PageContext) -> None:
    pane.open_address(("FB26-999",))
    assert context.tasks.wait_idle()
    assert pane.banner.text_label.text()
    assert pane.page_title() == f"文档 · {NUMBER}"


def choose(pane: PlanPane, document_id: str) -> None:
    """Choose a document of the release in the list."""
    place = [d.spec.id for d in pane.records.documents.records()].index(document_id)
    pane.records.list.setCurrentIndex(pane.records.documents.index(place, 0))


def test_the_test_report_has_its_preview_once_a_test_is_recorded(
    qtbot: QtBot,
    pane: PlanPane,
    core: Core,
    me: Person,
    context: PageContext,
) -> None:
    choose(pane, "test_report")
    assert pane.export_side.reason_label.text() == "先记录测试，再生成报告"
    with qtbot.waitSignal(pane.address_requested) as opened:
        pane.state.action_triggered.emit()
    assert opened.args == [f"relapp://release/{NUMBER}/tab/tests"]
    assert pane.sheet is not None
    facts = pane.sheet.view.facts
    tester = core.people.get(facts.holders["project_manager"][0].id)
    run = TestRunDraft(
        TestKind.FUNCTION,
        "测试环境 T2",
        context.clock.now(),
        cases=3,
        passed=3,
        conclusion="都对。",
    )
    context.hub.announce(core.tests.save(tester, facts.release.id, run))
    assert context.tasks.wait_idle()
    assert "都对。" in pane.preview.area.accessibleDescription()
    assert pane.outline.head.title_label.text() == "《发布测试报告》目录"
    assert pane.export_side.gap_links() == ()
    assert pane.export_side.reason_label.text() == "「准备」阶段后生成"
