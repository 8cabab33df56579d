"""What the office found stands on the check; a doubted one can be answered again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp.domain.vocabulary import CheckResult, Reason
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from tests.ui.release.scene import Scene
from ui.release import more_menu
from ui.release.check_rows import CheckRow


@pytest.fixture
def scene(office_at: OfficeAt) -> Scene:
    """A release that is being approved: its preparation is ticked and left behind."""
    return office_at("approving")


def look(scene: Scene, *, holds: bool, note: str = "") -> str:
    """Let the office look at a tick of 陈志远; return which."""
    sample = scene.core.spot_checks.draw(scene["林静怡"], 100, "7")
    line = next(line for line in sample.lines if line.answer.person == "陈志远")
    scene.core.spot_checks.review(scene["林静怡"], line, holds=holds, note=note)
    return line.item.id


def row_of(desk: Desk, item_id: str) -> CheckRow:
    groups = desk.checks.list.checks.groups()
    return next(row for group in groups for row in group.rows if row.id == item_id)


def tip(desk: Desk, item_id: str) -> str:
    index = desk.checks.list.checks.index_of(item_id)
    return str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_a_tick_that_was_found_true_says_so(scene: Scene, open_desk: OpenDesk) -> None:
    item_id = look(scene, holds=True, note="已对照附件")
    desk = open_desk(scene, "陈志远", "checks")
    row = row_of(desk, item_id)
    assert row.looked is not None
    assert row.locked
    assert row.settled
    assert "林静怡 9月16日 周三 14:37 抽查：属实。已对照附件" in tip(desk, item_id)
    desk.pane.grab()


def test_a_doubted_tick_is_open_again_where_it_was_settled(
    scene: Scene, open_desk: OpenDesk
) -> None:
    item_id = look(scene, holds=False, note="附件是旧版")
    desk = open_desk(scene, "陈志远", "checks", item_id)
    row = row_of(desk, item_id)
    assert not row.locked
    assert not row.settled
    assert row.editable
    assert "抽查存疑：附件是旧版。核对后重新勾选，才能继续" in tip(desk, item_id)
    editor = desk.checks.list.editor()
    assert editor is not None
    assert editor.row.id == item_id
    assert "附件是旧版" in editor.looked_label.text()
    desk.pane.grab()
    QTest.keyClick(desk.checks.list, Qt.Key.Key_1)
    desk.settle()
    assert desk.view.facts.checks[item_id].version == 2
    assert row_of(desk, item_id).looked is None
    assert Reason.DOUBTED not in {r.reason for r in desk.view.requirements}
    assert not editor.looked_label.isVisible()
    assert desk.undo == []
    assert desk.said[-1].startswith("已勾选「")


def test_the_verdict_goes_with_the_answer_before_it_is_written(
    scene: Scene, open_desk: OpenDesk
) -> None:
    item_id = look(scene, holds=False, note="附件是旧版")
    desk = open_desk(scene, "陈志远", "checks", item_id)
    desk.checks.list.answer_wanted.emit(row_of(desk, item_id), CheckResult.PASS, "换了新版")
    assert row_of(desk, item_id).looked is None
    desk.settle()


def test_others_see_the_doubt_and_may_not_answer(scene: Scene, open_desk: OpenDesk) -> None:
    item_id = look(scene, holds=False, note="附件是旧版")
    desk = open_desk(scene, "孙敏", "checks")
    row = row_of(desk, item_id)
    assert row.doubted
    assert not row.editable


@pytest.mark.parametrize(("name", "refused"), [("林静怡", ""), ("孙敏", "抽查由发布管理岗进行")])
def test_the_menu_leads_to_the_list(
    scene: Scene, open_desk: OpenDesk, name: str, refused: str
) -> None:
    desk = open_desk(scene, name)
    menu = more_menu.build_menu(desk.pane.entries(), desk.pane.desk, desk.pane)
    action = next(a for a in menu.actions() if a.objectName() == "release.spot")
    assert action.isEnabled() == (not refused)
    assert (action.toolTip() == refused) or not refused
    action.trigger()
    assert desk.addresses == ([] if refused else ["relapp://spot"])
