"""Planning and reporting the run sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.domain.changes import Changes
from relapp.domain.release import RunStep, RunStepDraft, draft_of
from relapp.domain.vocabulary import RunKind, RunResult
from tests.ui.conftest import CheckModel
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from tests.ui.release.scene import ZONE, Scene, local
from ui.kit import messages
from ui.release.gantt_scale import GanttScale, scale_of
from ui.release.run_rows import RunGroup, figures, next_row, run_groups
from ui.release.run_step_dialog import RunStepDialog
from ui.release.sign_dialog import TextDialog


def step(desk: Desk, place: int) -> RunStep:
    """Return a row of the sheet as the database has it."""
    return desk.view.facts.run_sheet[place]


def result_at(desk: Desk, place: int) -> str:
    """Return how a row of the sheet stands."""
    return step(desk, place).result.value


def current_title(desk: Desk) -> str:
    """Return the row that the control bar acts on."""
    row = desk.run.tree.current_row()
    assert row is not None
    return row.step.title


def groups_of(scene: Scene) -> tuple[RunGroup, ...]:
    """Return the sheet as the office's desk shows it."""
    return run_groups(scene.view(scene.release_id), scene["林静怡"])


def test_space_starts_then_finishes_and_the_next_row_follows(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("implementing")
    desk = open_desk(scene, "林静怡", "run_sheet")
    first = step(desk, 0)
    assert current_title(desk) == first.title
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    assert step(desk, 0).result is RunResult.RUNNING
    assert desk.undo
    scene.clock.set(scene.clock.now() + timedelta(minutes=4))
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    done = step(desk, 0)
    assert done.result is RunResult.DONE
    assert done.actual_start is not None
    assert done.actual_end == done.actual_start + timedelta(minutes=4)
    assert current_title(desk) == step(desk, 1).title


def test_a_start_can_be_taken_back(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("implementing"), "林静怡", "run_sheet")
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    _said, take_back = desk.undo[-1]
    take_back()
    desk.settle()
    assert step(desk, 0).result is RunResult.PENDING


def test_a_failure_asks_for_its_reason(
    office_at: OfficeAt,
    open_desk: OpenDesk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = open_desk(office_at("implementing"), "林静怡", "run_sheet")
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    monkeypatch.setattr(TextDialog, "ask", lambda *_a, **_k: "公告系统不可用")
    QTest.keyClick(desk.run.tree, Qt.Key.Key_X)
    desk.settle()
    assert (step(desk, 0).result, step(desk, 0).note) == (RunResult.FAILED, "公告系统不可用")


def test_a_gate_takes_go_and_not_space(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("implementing"), "林静怡", "run_sheet")
    gate = next(s for s in desk.view.facts.run_sheet if s.kind is RunKind.GATE)
    assert desk.run.tree.go_to(gate.id)
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    assert result_at(desk, 3) == "pending"
    QTest.keyClick(desk.run.tree, Qt.Key.Key_G)
    desk.settle()
    assert result_at(desk, 3) == "go"


def test_nothing_is_reported_before_implementation(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("approving"), "林静怡", "run_sheet")
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    assert step(desk, 0).result is RunResult.PENDING
    assert "进入实施" in desk.run.control.detail_label.text()
    assert all(not button.isEnabled() for button in desk.run.control.buttons.values())


def test_only_its_owner_reports_on_a_step(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("implementing"), "孙敏", "run_sheet")
    row = desk.run.tree.current_row()
    assert row is not None
    assert row.refusal is not None
    own = open_desk(desk.scene, "王若楠", "run_sheet")
    row = own.run.tree.current_row()
    assert row is not None
    assert row.refusal is None


def test_the_first_step_is_asked_for_where_there_is_none(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "run_sheet")
    assert desk.run.empty.isVisible()
    asked: list[RunStepDraft] = []

    def fill(_parent: object, page: object, draft: RunStepDraft, start: datetime) -> Changes:
        asked.append(draft)
        scene = desk.scene
        filled = replace(draft, title="停机公告", owner_id=scene["王若楠"].id, planned_start=start)
        return scene.core.run_sheets.save(scene["陈志远"], scene.release_id, filled)

    monkeypatch.setattr(RunStepDialog, "ask", fill)
    desk.run.empty.button.click()
    desk.settle()
    assert asked
    assert step(desk, 0).title == "停机公告"
    assert step(desk, 0).planned_start == local(9, 22)
    assert not desk.run.empty.isVisible()


def test_the_dialog_saves_what_was_typed(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("approving"), "林静怡", "run_sheet")
    before = step(desk, 1)
    dialog = RunStepDialog(desk.pane.desk, draft_of(before), local(9, 22), desk.pane)
    qtbot.addWidget(dialog)
    dialog.title.setText("")
    dialog.accept()
    assert dialog.title.accessibleDescription() == "请写明做什么"
    dialog.title.setText("切断外部入口")
    dialog.minutes.setValue(25)
    dialog.start.set_moment(local(9, 22, 19, 40))
    dialog.owner.set_value(desk.scene["高翔"].id)
    dialog.accept()
    desk.settle()
    assert isinstance(dialog.outcome, Changes)
    after = step(desk, 1)
    assert (after.title, after.minutes, after.owner) == ("切断外部入口", 25, "高翔")
    assert after.planned_start == local(9, 22, 19, 40)


def test_rows_are_moved_and_removed(
    office_at: OfficeAt, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("approving"), "林静怡", "run_sheet")
    first, second = step(desk, 0), step(desk, 1)
    desk.run.tree.go_to(first.id)
    desk.run.tree.move_wanted.emit(1)
    desk.settle()
    assert [step(desk, 0).id, step(desk, 1).id] == [second.id, first.id]
    assert desk.run.tree.current_id() == first.id
    monkeypatch.setattr(messages, "confirm", lambda *_a, **_k: True)
    desk.run.tree.remove_wanted.emit()
    desk.settle()
    assert first.id not in {s.id for s in desk.view.facts.run_sheet}


def test_figures_say_how_late_it_is(office_at: OfficeAt) -> None:
    scene = office_at("implementing")
    office, release_id = scene["林静怡"], scene.release_id
    first = scene.view(release_id).facts.run_sheet[0]
    start = local(9, 22)
    scene.clock.set(start)
    report: Callable[..., Changes] = scene.core.run_sheets.report
    report(office, release_id, first.id, RunResult.RUNNING, "", first.version)
    scene.clock.set(start + timedelta(minutes=8))
    report(office, release_id, first.id, RunResult.DONE, "", first.version + 1)
    groups = groups_of(scene)
    found = figures(groups, scene.clock.now())
    assert (found.done, found.total, found.delay) == (1, 11, 3)
    assert found.ends == start + timedelta(minutes=173)
    assert (found.go, found.open_gates) == (0, 2)
    assert (found.rollback_steps, found.rollback_minutes) == (2, 55)
    assert groups[0].rows[0].late == 3
    upcoming = next_row(groups)
    assert upcoming is not None
    assert upcoming.number == 2


def test_the_chart_maps_time_to_pixels(office_at: OfficeAt) -> None:
    start, end = local(9, 22), local(9, 22, 23, 30)
    scale = GanttScale(start, end)
    assert scale.x(start, 400) == 0
    assert scale.x(start + timedelta(hours=2), 400) == 200
    marks = scale.marks(400, 46, ZONE)
    assert [m.astimezone(ZONE).minute for m in marks][:3] == [30, 0, 30]
    assert len(marks) <= 9
    scene = office_at("implementing")
    whole = scale_of(groups_of(scene), (start, end), local(9, 22, 20, 0))
    assert whole is not None
    assert whole.start < start
    assert whole.holds(end)
    assert scale_of((), None, start) is None


def test_the_model_keeps_qts_contract(
    office_at: OfficeAt, open_desk: OpenDesk, check_model: CheckModel
) -> None:
    desk = open_desk(office_at("implementing"), "林静怡", "run_sheet")
    check_model(desk.run.tree.model_)
    check_model(desk.checks.list.checks)
    check_model(desk.plan.model)
    check_model(desk.checks.deliverables.model)


def test_the_clock_of_the_strip_moves(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("implementing")
    desk = open_desk(scene, "林静怡", "run_sheet")
    tile = desk.run.strip.tiles["clock"]
    assert tile.content().figure == "19:31:00"
    scene.clock.set(scene.clock.now() + timedelta(seconds=5))
    desk.run._on_second()
    assert tile.content().figure == "19:31:05"
    assert desk.run.strip.tiles["gates"].content().figure == "0 GO / 2"


def test_the_approved_sheet_is_worked_off_as_it_is(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("implementing"), "林静怡", "run_sheet")
    offered = {button.isEnabled() for button in desk.run._edit_buttons}
    assert offered == {False}
    assert "已审批，不能再改" in desk.run._edit_buttons[0].toolTip()
    before = step(desk, 1)
    desk.run.tree.go_to(before.id)
    desk.run._planning.edit()
    assert "已审批，不能再改" in desk.said[-1]
    assert step(desk, 1) == before


def test_a_row_waits_for_another_and_says_so(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("approving")
    desk = open_desk(scene, "林静怡", "run_sheet")
    first, second = step(desk, 0), step(desk, 1)
    dialog = RunStepDialog(desk.pane.desk, draft_of(second), local(9, 22), desk.pane)
    offered = [dialog.after.itemText(n) for n in range(dialog.after.count())]
    assert first.title in offered
    assert second.title not in offered
    assert not dialog.trigger.isVisibleTo(dialog)
    dialog.after.setCurrentText(first.title)
    dialog.question.setText("公告看得到吗")
    dialog.accept()
    desk.settle()
    dialog.deleteLater()
    assert (step(desk, 1).after_id, step(desk, 1).question) == (first.id, "公告看得到吗")
    while scene.view(scene.release_id).blockers:
        scene.sign_open_steps(scene.release_id)
    scene.advance(scene.release_id)
    desk.colleague_wrote()
    assert desk.run.tree.go_to(second.id)
    control = desk.run.control
    assert f"「{second.title}」要等「{first.title}」完成后才能开始" in control.detail_label.text()
    assert "检查点：公告看得到吗" in control.detail_label.text()
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    assert step(desk, 1).result is RunResult.PENDING
    enabled = {report.key for report, button in control.buttons.items() if button.isEnabled()}
    assert "start" not in enabled
    assert "skip" in enabled
    scene.core.run_sheets.report(
        scene["林静怡"], scene.release_id, first.id, RunResult.DONE, "", first.version
    )
    desk.colleague_wrote()
    assert desk.run.tree.go_to(second.id)
    QTest.keyClick(desk.run.tree, Qt.Key.Key_Space)
    desk.settle()
    assert step(desk, 1).result is RunResult.RUNNING


def test_a_rollback_row_has_a_trigger_and_waits_for_rollback_rows(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("approving"), "林静怡", "run_sheet")
    back = [s for s in desk.view.facts.run_sheet if s.kind is RunKind.ROLLBACK]
    dialog = RunStepDialog(desk.pane.desk, draft_of(back[1]), local(9, 22), desk.pane)
    assert [dialog.after.itemText(n) for n in range(dialog.after.count())] == [
        "不等别的步骤",
        back[0].title,
    ]
    assert dialog.trigger.isVisibleTo(dialog)
    dialog.trigger.setText("脚本失败")
    dialog.accept()
    desk.settle()
    dialog.deleteLater()
    saved = next(s for s in desk.view.facts.run_sheet if s.id == back[1].id)
    assert saved.trigger == "脚本失败"
    desk.colleague_wrote()
    index = desk.run.tree.model_.index_of(saved.id)
    assert "当：脚本失败" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize("kind", list(RunKind))
def test_the_dialog_keeps_the_kind_of_a_row(
    office_at: OfficeAt, open_desk: OpenDesk, kind: RunKind
) -> None:
    desk = open_desk(office_at("approving"), "林静怡", "run_sheet")
    row = next(s for s in desk.view.facts.run_sheet if s.kind is kind)
    dialog = RunStepDialog(desk.pane.desk, draft_of(row), local(9, 22), desk.pane)
    dialog.title.setText("改了名字")
    dialog.accept()
    desk.settle()
    dialog.deleteLater()
    saved = next(s for s in desk.view.facts.run_sheet if s.id == row.id)
    assert (saved.title, saved.kind) == ("改了名字", kind)
