"""The tables below a section: typed by keyboard, saved line by line, never lost."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLabel, QLineEdit, QWidget

from relapp.domain.plan_item import PlanItem, PlanItemDraft, Value
from tests.ui.conftest import CheckModel
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk, find
from tests.ui.release.scene import Scene
from ui.kit import messages
from ui.kit.search_combo import SearchCombo
from ui.release.compare_dialog import CompareDialog
from ui.release.item_table import ItemTable

Tab, Enter = Qt.Key.Key_Tab, Qt.Key.Key_Return
Alt = Qt.KeyboardModifier.AltModifier
Ctrl = Qt.KeyboardModifier.ControlModifier


def table(desk: Desk, kind: str) -> ItemTable:
    return desk.plan.tables.tables[kind]


def editor(desk: Desk, kind: str) -> QWidget:
    """Return the field that is open in a table."""
    view = table(desk, kind).view
    found = [w for w in view.viewport().findChildren(QWidget) if w.parent() is view.viewport()]
    return next(w for w in found if w.isVisible())


def typed(desk: Desk, kind: str, text: str, key: Qt.Key = Tab) -> None:
    """Type into the field that is open and go on by a key."""
    field = editor(desk, kind)
    target = field.lineEdit() if isinstance(field, SearchCombo) else field
    assert target is not None
    composed(target, text)
    QTest.keyClick(target, key)
    desk.settle()


def composed(field: QWidget, text: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def lines(desk: Desk, kind: str) -> tuple[PlanItem, ...]:
    return desk.view.facts.items.get(kind, ())


def shown(desk: Desk, kind: str) -> list[list[str]]:
    model = table(desk, kind).model
    columns = range(1, model.columnCount())
    return [
        [str(model.index(row, column).data() or "") for column in columns]
        for row in range(model.rowCount())
    ]


def add(scene: Scene, kind: str, **values: Value) -> PlanItem:
    """Add a line as a colleague."""
    draft = PlanItemDraft(kind, values)
    scene.core.plan_items.save(scene["林静怡"], scene.release_id, draft)
    return scene.view(scene.release_id).facts.items[kind][-1]


def said(desk: Desk, kind: str) -> str:
    state = cast("QLabel", find(desk.pane, f"plan.unsaved.{kind}"))
    return state.text() if state.isVisible() else ""


def click(desk: Desk, name: str) -> None:
    QTest.mouseClick(find(desk.pane, name), Qt.MouseButton.LeftButton)
    desk.settle()


@pytest.fixture
def desk(office_at: OfficeAt, open_desk: OpenDesk) -> Desk:
    """The project manager's desk with the section of the impact open."""
    return open_desk(office_at("planning"), "陈志远", "plan", "impact")


def go(desk: Desk, section: str) -> None:
    assert desk.plan.focus_subject("section", section)
    desk.settle()


def test_a_line_is_typed_without_the_mouse(desk: Desk) -> None:
    click(desk, "plan.add.impact")
    typed(desk, "impact", "核心租赁系统")
    assert said(desk, "impact") == "影响范围：「受影响的用户或业务」要填写，这一行还没有保存"
    assert desk.plan.unsaved() == "方案「影响范围」的表格有没填完的行"
    assert lines(desk, "impact") == ()
    typed(desk, "impact", "网点")
    (line,) = lines(desk, "impact")
    assert line.values == {
        "application": desk.scene.applications["核心租赁系统"],
        "who": "网点",
    }
    typed(desk, "impact", "120")
    typed(desk, "impact", "45")
    typed(desk, "impact", "次日恢复", Enter)
    (line,) = lines(desk, "impact")
    assert (line.values["users"], line.values["downtime"]) == (120, 45)
    assert shown(desk, "impact") == [["核心租赁系统", "网点", "120", "45", "次日恢复"]]
    assert said(desk, "impact") == ""
    assert desk.plan.unsaved() == ""
    row = desk.plan.model.record(desk.plan.model.index_of("impact"))
    assert row is not None
    assert row.written


def test_tab_beyond_the_last_cell_begins_another_line(desk: Desk) -> None:
    click(desk, "plan.add.impact")
    for text in ("", "甲", "", "", ""):
        typed(desk, "impact", text)
    typed(desk, "impact", "")
    typed(desk, "impact", "乙", Enter)
    assert [line.values["who"] for line in lines(desk, "impact")] == ["甲", "乙"]


def test_enter_goes_on_in_the_line_below(desk: Desk) -> None:
    for who in ("甲", "乙"):
        add(desk.scene, "impact", who=who)
    desk.colleague_wrote()
    view = table(desk, "impact").view
    view.setCurrentIndex(view.model().index(0, 3))
    QTest.keyClick(view, Enter)
    typed(desk, "impact", "10", Enter)
    typed(desk, "impact", "20", Enter)
    assert [line.values["users"] for line in lines(desk, "impact")] == [10, 20]


def test_each_column_has_the_field_that_fits(desk: Desk) -> None:
    go(desk, "after_deployment")
    click(desk, "plan.add.arrangement")
    assert isinstance(editor(desk, "arrangement"), QLineEdit)
    typed(desk, "arrangement", "观察两天")
    assert isinstance(editor(desk, "arrangement"), SearchCombo)
    typed(desk, "arrangement", "高翔")
    field = editor(desk, "arrangement")
    assert isinstance(field, QDateEdit)
    QTest.keyClick(field, Tab)
    desk.settle()
    assert "due" not in lines(desk, "arrangement")[0].values, "passing through sets no date"
    view = table(desk, "arrangement").view
    view.edit_cell(table(desk, "arrangement").model.row(0).key, 3)  # type: ignore[union-attr]
    field = editor(desk, "arrangement")
    assert isinstance(field, QDateEdit)
    field.setDate(field.date().addDays(2))
    QTest.keyClick(field, Tab)
    desk.settle()
    (line,) = lines(desk, "arrangement")
    assert line.values["due"] == "2026-09-24"
    assert line.values["owner"] == desk.scene["高翔"].id
    go(desk, "backup")
    click(desk, "plan.add.backup")
    typed(desk, "backup", "库")
    field = editor(desk, "backup")
    assert isinstance(field, QComboBox)
    assert [field.itemText(n) for n in range(field.count())] == [
        "",
        "历史数据",
        "配置参数",
        "应用程序",
    ]


def test_escape_gives_up_what_was_typed(desk: Desk) -> None:
    add(desk.scene, "impact", who="网点")
    desk.colleague_wrote()
    view = table(desk, "impact").view
    view.setCurrentIndex(view.model().index(0, 2))
    QTest.keyClick(view, Qt.Key.Key_F2)
    field = editor(desk, "impact")
    composed(field, "别的")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    desk.settle()
    assert lines(desk, "impact")[0].values == {"who": "网点"}
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    desk.settle()
    assert said(desk, "impact").startswith("影响范围：「受影响的用户或业务」要填写")


def test_a_removed_line_is_brought_back_to_its_place(desk: Desk) -> None:
    for who in ("甲", "乙", "丙"):
        add(desk.scene, "impact", who=who)
    desk.colleague_wrote()
    view = table(desk, "impact").view
    view.setCurrentIndex(view.model().index(1, 2))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    desk.settle()
    assert [line.values["who"] for line in lines(desk, "impact")] == ["甲", "丙"]
    words, undo = desk.undo[-1]
    assert words == "删除了「影响范围」第 2 行"
    undo()
    desk.settle()
    assert [row[1] for row in shown(desk, "impact")] == ["甲", "乙", "丙"]


def test_lines_move_by_alt_and_arrow(desk: Desk) -> None:
    for who in ("甲", "乙"):
        add(desk.scene, "impact", who=who)
    desk.colleague_wrote()
    view = table(desk, "impact").view
    view.setCurrentIndex(view.model().index(1, 2))
    QTest.keyClick(view, Qt.Key.Key_Up, Alt)
    desk.settle()
    assert [row[1] for row in shown(desk, "impact")] == ["乙", "甲"]
    assert view.currentIndex().row() == 0, "the line stays the current one"
    QTest.keyClick(view, Qt.Key.Key_Down, Alt)
    desk.settle()
    assert [line.values["who"] for line in lines(desk, "impact")] == ["甲", "乙"]


def test_rows_of_a_spreadsheet_are_pasted(desk: Desk) -> None:
    QGuiApplication.clipboard().setText(
        "应用系统\t受影响的用户或业务\t用户数\n核心租赁系统\t网点\t1,200\n没有的系统\t门户\t5\n\t热线\t八个\n"
    )
    view = table(desk, "impact").view
    QTest.keyClick(view, Qt.Key.Key_V, Ctrl)
    desk.settle()
    assert [line.values.get("users") for line in lines(desk, "impact")] == [1200]
    assert len(shown(desk, "impact")) == 3
    assert said(desk, "impact") == "「应用系统」读不懂「没有的系统」，请改填"
    assert "粘贴了 1 行" in desk.said
    model = table(desk, "impact").model
    key = model.row(1)
    assert key is not None
    view.edit_cell(key.key, 1)
    typed(desk, "impact", "资金管理系统")
    assert len(lines(desk, "impact")) == 2


def test_copied_lines_can_be_pasted_again(desk: Desk) -> None:
    add(desk.scene, "impact", who="网点", users=3)
    desk.colleague_wrote()
    view = table(desk, "impact").view
    view.selectAll()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Ctrl)
    assert "网点\t3" in QGuiApplication.clipboard().text()
    QTest.keyClick(view, Qt.Key.Key_V, Ctrl)
    desk.settle()
    assert [dict(line.values) for line in lines(desk, "impact")] == [
        {"who": "网点", "users": 3}
    ] * 2


def change(scene: Scene, line: PlanItem, **values: Value) -> None:
    """Change a line as a colleague."""
    draft = PlanItemDraft(line.kind, values, line.id, line.version)
    scene.core.plan_items.save(scene["林静怡"], scene.release_id, draft)


def edit(desk: Desk, row: int, column: int, text: str) -> None:
    view = table(desk, "impact").view
    view.setCurrentIndex(view.model().index(row, column))
    QTest.keyClick(view, Qt.Key.Key_F2)
    cast("QLineEdit", editor(desk, "impact")).selectAll()
    typed(desk, "impact", text, Enter)


def test_a_conflict_shows_both_and_lets_one_choose(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = add(desk.scene, "impact", who="网点")
    desk.colleague_wrote()
    change(desk.scene, line, who="全部网点")
    edit(desk, 0, 2, "网点甲")
    conflict = table(desk, "impact").conflict
    assert conflict.isVisible()
    assert conflict.title_label.text() == "林静怡 刚改过第 1 行"
    assert shown(desk, "impact")[0][1] == "网点甲"
    texts: list[tuple[str, str, str]] = []
    monkeypatch.setattr(CompareDialog, "show_both", lambda _parent, *both: texts.append(both))
    conflict.link("compare").click()
    mine, theirs, person = texts[0]
    assert "受影响的用户或业务：网点甲" in mine
    assert "受影响的用户或业务：全部网点" in theirs
    assert person == "林静怡"
    conflict.link("mine").click()
    desk.settle()
    assert lines(desk, "impact")[0].values == {"who": "网点甲"}
    assert not conflict.isVisible()


def test_theirs_may_be_taken(desk: Desk) -> None:
    line = add(desk.scene, "impact", who="网点")
    desk.colleague_wrote()
    change(desk.scene, line, who="全部网点")
    edit(desk, 0, 2, "网点甲")
    table(desk, "impact").conflict.link("theirs").click()
    desk.settle()
    assert shown(desk, "impact")[0][1] == "全部网点"
    assert desk.plan.unsaved() == ""


def test_a_line_that_was_only_moved_is_no_conflict(desk: Desk) -> None:
    first = add(desk.scene, "impact", who="甲")
    add(desk.scene, "impact", who="乙")
    desk.colleague_wrote()
    desk.scene.core.plan_items.move(desk.scene["林静怡"], desk.scene.release_id, first.id, 2)
    edit(desk, 0, 2, "甲甲")
    desk.settle()
    assert [line.values["who"] for line in lines(desk, "impact")] == ["乙", "甲甲"]
    assert not table(desk, "impact").conflict.isVisible()


def test_what_somebody_removed_is_kept_when_one_typed_in_it(desk: Desk) -> None:
    line = add(desk.scene, "impact", who="网点")
    desk.colleague_wrote()
    desk.scene.core.plan_items.remove(
        desk.scene["林静怡"], desk.scene.release_id, line.id, line.version
    )
    edit(desk, 0, 2, "网点甲")
    conflict = table(desk, "impact").conflict
    assert conflict.title_label.text() == "第 1 行刚被别人删除"
    conflict.link("mine").click()
    desk.settle()
    assert [n.values["who"] for n in lines(desk, "impact")] == ["网点甲"]


def test_a_half_typed_line_stays_while_a_colleague_writes(desk: Desk) -> None:
    click(desk, "plan.add.impact")
    typed(desk, "impact", "核心租赁系统")
    add(desk.scene, "impact", who="同事写的")
    desk.colleague_wrote()
    assert [row[:2] for row in shown(desk, "impact")] == [
        ["", "同事写的"],
        ["核心租赁系统", ""],
    ]
    typed(desk, "impact", "网点", Enter)
    assert [n.values["who"] for n in lines(desk, "impact")] == ["同事写的", "网点"]


def test_leaving_the_page_asks_about_a_half_typed_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(desk, "plan.add.impact")
    typed(desk, "impact", "核心租赁系统")
    asked: list[str] = []

    def confirm(*words: object, **_: object) -> bool:
        asked.append(str(words[2]))
        return False

    monkeypatch.setattr(messages, "confirm", confirm)
    assert not desk.pane.can_leave()
    assert asked == ["方案「影响范围」的表格有没填完的行，离开就丢了。"]


def test_a_stranger_reads_only(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("planning")
    add(scene, "impact", who="网点")
    desk = open_desk(scene, "孙敏", "plan", "impact")
    assert shown(desk, "impact")[0][1] == "网点"
    assert not table(desk, "impact").add_button.isEnabled()
    view = table(desk, "impact").view
    view.setCurrentIndex(view.model().index(0, 2))
    QTest.keyClick(view, Enter)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    desk.settle()
    assert len(lines(desk, "impact")) == 1


def test_the_level_of_a_risk_follows_its_cells(desk: Desk) -> None:
    go(desk, "problems")
    for probability, impact in (("4", "5"), ("1", "2")):
        add(
            desk.scene, "risk", what="超时", probability=probability, impact=impact, response="分批"
        )
    desk.colleague_wrote()
    assert [row[3] for row in shown(desk, "risk")] == ["20 很高", "2 低"]


def test_the_model_keeps_the_rules_of_qt(desk: Desk, check_model: CheckModel) -> None:
    add(desk.scene, "impact", who="网点")
    desk.colleague_wrote()
    check_model(table(desk, "impact").model)
    model = table(desk, "impact").model
    spoken = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "受影响的用户或业务 网点"


def test_another_release_takes_no_line_along(desk: Desk) -> None:
    other = desk.scene.register("资金管理系统", "V4.2.1", "银企直连新增两家银行")
    click(desk, "plan.add.impact")
    typed(desk, "impact", "核心租赁系统")
    desk.pane.show_release(other, "plan", "impact")
    desk.settle()
    assert shown(desk, "impact") == []
    assert desk.plan.unsaved() == ""
