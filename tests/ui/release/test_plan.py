"""Writing the plan: saved when left, kept through conflicts, read-only with a reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from ui.actions import file_maker
from ui.release.compare_dialog import CompareDialog
from ui.release.rich_edit import SectionText

PURPOSE = "purpose"


def text_of(desk: Desk) -> SectionText:
    """Return the field for the section that is open."""
    return desk.plan.editor.text


def body(desk: Desk, section: str = PURPOSE) -> str:
    """Return a section as the database has it."""
    found = desk.view.facts.sections.get(section)
    return found.body if found is not None else ""


def test_control_s_saves(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("planning"), "陈志远", "plan", PURPOSE)
    text_of(desk).insertPlainText("减少人工调整")
    row = desk.plan.model.record(desk.plan.model.index_of(PURPOSE))
    assert row is not None
    assert row.unsaved
    assert "未保存" in desk.plan.editor.state_label.text()
    QTest.keyClick(text_of(desk), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert body(desk) == "减少人工调整"
    assert "已保存" in desk.plan.editor.state_label.text()
    assert text_of(desk).toPlainText() == "减少人工调整"


def test_leaving_the_section_or_the_tab_saves(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("planning"), "陈志远", "plan", PURPOSE)
    text_of(desk).insertPlainText("第一版")
    desk.plan.focus_subject("section", "impact")
    desk.settle()
    assert body(desk) == "第一版"
    text_of(desk).insertPlainText("两个部门，停机 4 小时")
    desk.pane.show_tab("overview")
    desk.settle()
    assert body(desk, "impact") == "两个部门，停机 4 小时"


def test_typing_goes_on_while_it_is_saved(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("planning"), "陈志远", "plan", PURPOSE)
    text_of(desk).insertPlainText("甲")
    desk.plan.save()
    text_of(desk).insertPlainText("乙")
    desk.settle()
    assert text_of(desk).toPlainText() == "甲乙"
    desk.plan.save()
    desk.settle()
    assert body(desk) == "甲乙"


def test_a_conflict_keeps_what_is_typed_until_one_is_chosen(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("planning")
    desk = open_desk(scene, "陈志远", "plan", PURPOSE)
    text_of(desk).insertPlainText("我写的")
    scene.core.plans.write(scene["林静怡"], scene.release_id, PURPOSE, "林静怡写的", 0)
    desk.colleague_wrote()
    conflict = desk.plan.editor.conflict
    assert conflict.isVisible()
    assert text_of(desk).toPlainText() == "我写的"
    shown: list[tuple[str, str, str]] = []
    monkeypatch.setattr(CompareDialog, "show_both", lambda _parent, *texts: shown.append(texts))
    conflict.link("compare").click()
    assert shown == [("我写的", "林静怡写的", "林静怡")]
    desk.plan.save()
    desk.settle()
    assert body(desk) == "林静怡写的"
    conflict.link("mine").click()
    desk.settle()
    assert body(desk) == "我写的"


def test_theirs_replaces_the_text(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("planning")
    desk = open_desk(scene, "陈志远", "plan", PURPOSE)
    scene.core.plans.write(scene["林静怡"], scene.release_id, PURPOSE, "林静怡写的", 0)
    text_of(desk).insertPlainText("我写的")
    desk.plan.save()
    desk.settle()
    desk.plan.editor.conflict.link("theirs").click()
    assert text_of(desk).toPlainText() == "林静怡写的"
    assert desk.plan.unsaved() == ""


def test_an_untouched_section_follows_a_colleague(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("planning")
    desk = open_desk(scene, "陈志远", "plan", PURPOSE)
    scene.core.plans.write(scene["林静怡"], scene.release_id, PURPOSE, "林静怡写的", 0)
    desk.colleague_wrote()
    assert text_of(desk).toPlainText() == "林静怡写的"
    assert not desk.plan.editor.conflict.isVisible()


def test_a_stranger_reads_and_is_told_why(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("planning"), "孙敏", "plan", PURPOSE)
    assert text_of(desk).isReadOnly()
    assert desk.plan.editor.state_label.text()


def test_approved_sections_cannot_be_changed(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("implementing"), "陈志远", "plan", PURPOSE)
    assert text_of(desk).isReadOnly()


def test_another_release_takes_no_text_along(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("planning")
    other = scene.register("资金管理系统", "V4.2.1", "银企直连新增两家银行")
    desk = open_desk(scene, "陈志远", "plan", PURPOSE)
    text_of(desk).insertPlainText("第一份的文字")
    desk.pane.show_release(other, "plan", PURPOSE)
    desk.settle()
    assert body(desk) == "第一份的文字"
    assert text_of(desk).toPlainText() == ""


def test_the_plan_is_made_as_a_document(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("approving"), "陈志远", "plan")
    target = tmp_path / "方案.docx"
    monkeypatch.setattr(desk.plan._plan.maker, "ask_target", lambda _name: target)
    opened: list[Path] = []
    monkeypatch.setattr(file_maker, "open_folder", lambda path: opened.append(path.parent))
    desk.plan.head.make_button.click()
    assert desk.tasks.wait_idle(60)
    assert target.stat().st_size > 1_000
    banner = desk.plan.banner
    assert banner.isVisible()
    banner.link("folder").click()
    assert opened == [tmp_path]
