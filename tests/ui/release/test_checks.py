"""Ticking checks: keys, notes, colleagues, conflicts, evidence."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from relapp.domain.definition import CheckItem
from relapp.domain.vocabulary import CheckResult
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from ui.release.check_model import FLASH_ROLE
from ui.release.check_rows import CheckRow

REVIEW = "review_meeting_held"
OWNERS = "departments_ready"
DATA = "data_ready"


def current(desk: Desk) -> CheckRow:
    """Return the row that is open or selected."""
    row = desk.checks.list.current_row()
    assert row is not None
    return row


def item_of(desk: Desk, item_id: str) -> CheckItem:
    """Return a check of the process."""
    return desk.view.definition.check(item_id)[2]


def result_of(desk: Desk, item_id: str) -> CheckResult | None:
    """Return how a check is answered in the database."""
    answer = desk.view.facts.checks.get(item_id)
    return answer.result if answer is not None else None


def test_the_first_check_waiting_for_me_is_open(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "何晓东", "checks")
    row = current(desk)
    assert row.item.role == "system_owner"
    assert row.answer is None
    editor = desk.checks.list.editor()
    assert editor is not None
    assert editor.text_label.text() == row.item.text.zh


def test_one_key_answers_saves_and_can_be_undone(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "何晓东", "checks")
    row = current(desk)
    QTest.keyClick(desk.checks.list, Qt.Key.Key_1)
    desk.settle()
    assert result_of(desk, row.id) is CheckResult.PASS
    said, take_back = desk.undo[-1]
    assert "通过" in said
    take_back()
    desk.settle()
    assert result_of(desk, row.id) is None


def test_fail_without_a_note_puts_the_cursor_into_the_note(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "何晓东", "checks")
    row = current(desk)
    QTest.keyClick(desk.checks.list, Qt.Key.Key_2)
    editor = desk.checks.list.editor()
    assert editor is not None
    assert editor.note_edit.hasFocus()
    assert result_of(desk, row.id) is None
    editor.note_edit.insert("缺签字")
    QTest.keyClick(editor.note_edit, Qt.Key.Key_Return)
    QTest.keyClick(desk.checks.list, Qt.Key.Key_2)
    desk.settle()
    answer = desk.view.facts.checks[row.id]
    assert (answer.result, answer.note) == (CheckResult.FAIL, "缺签字")


def test_zero_clears_and_u_goes_to_the_next_unticked(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "何晓东", "checks")
    first = current(desk)
    QTest.keyClick(desk.checks.list, Qt.Key.Key_1)
    desk.settle()
    QTest.keyClick(desk.checks.list, Qt.Key.Key_0)
    desk.settle()
    assert result_of(desk, first.id) is None
    QTest.keyClick(desk.checks.list, Qt.Key.Key_U)
    second = current(desk)
    assert second.id != first.id
    assert second.editable
    assert second.answer is None


def test_a_row_of_somebody_else_says_why_it_stays_shut(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "何晓东", "checks", REVIEW)
    assert current(desk).id == REVIEW
    assert desk.checks.list.editor() is None
    QTest.keyClick(desk.checks.list, Qt.Key.Key_1)
    desk.settle()
    assert "陈志远" in desk.said[-1]
    assert result_of(desk, REVIEW) is None


def test_four_defers_only_in_an_emergency(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "何晓东", "checks", "user_test_signed")
    editor = desk.checks.list.editor()
    assert editor is not None
    editor.note_edit.setText("来不及")
    QTest.keyClick(desk.checks.list, Qt.Key.Key_4)
    desk.settle()
    assert result_of(desk, "user_test_signed") is None


def test_a_colleagues_tick_flashes_and_moves_nothing(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("preparing")
    desk = open_desk(scene, "何晓东", "checks")
    row, tree = current(desk), desk.checks.list
    editor = tree.editor()
    assert editor is not None
    editor.note_edit.setText("还在写")
    before = tree.visualRect(tree.currentIndex()), tree.verticalScrollBar().value()
    scene.answer(scene.release_id, REVIEW, CheckResult.FAIL, "会还没开")
    desk.colleague_wrote()
    index = tree.checks.index_of(REVIEW)
    assert index.data(FLASH_ROLE) is True
    assert (tree.visualRect(tree.currentIndex()), tree.verticalScrollBar().value()) == before
    assert current(desk).id == row.id
    still = tree.editor()
    assert still is not None
    assert still.note_edit.text() == "还在写"


def test_a_conflict_lets_the_person_choose(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("preparing")
    desk = open_desk(scene, "何晓东", "checks", OWNERS)
    # 林静怡 is named beside 何晓东, so that both may answer.
    people = (scene["何晓东"].id, scene["林静怡"].id)
    scene.core.links.set_cast(scene["林静怡"], scene.release_id, "system_owner", people)
    scene.core.checks.answer(
        scene["林静怡"], scene.release_id, OWNERS, CheckResult.FAIL, "还缺一个部门", 0
    )
    QTest.keyClick(desk.checks.list, Qt.Key.Key_1)
    desk.settle()
    conflict = desk.checks.conflict
    assert conflict.isVisible()
    assert "林静怡" in conflict.title_label.text()
    assert "不通过" in conflict.text_label.text()
    assert result_of(desk, OWNERS) is CheckResult.FAIL
    conflict.link("mine").click()
    desk.settle()
    assert result_of(desk, OWNERS) is CheckResult.PASS
    assert not conflict.isVisible()


def test_theirs_keeps_their_answer(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("preparing")
    desk = open_desk(scene, "何晓东", "checks", OWNERS)
    people = (scene["何晓东"].id, scene["林静怡"].id)
    scene.core.links.set_cast(scene["林静怡"], scene.release_id, "system_owner", people)
    scene.core.checks.answer(
        scene["林静怡"], scene.release_id, OWNERS, CheckResult.NOT_APPLICABLE, "本次不涉及", 0
    )
    QTest.keyClick(desk.checks.list, Qt.Key.Key_1)
    desk.settle()
    desk.checks.conflict.link("theirs").click()
    desk.settle()
    answer = current(desk).answer
    assert answer is not None
    assert answer.result is CheckResult.NOT_APPLICABLE


def test_only_open_hides_what_is_settled_but_not_what_gets_settled(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    scene = office_at("preparing")
    scene.answer(scene.release_id, DATA, CheckResult.PASS)
    desk = open_desk(scene, "何晓东", "checks", OWNERS)
    panel = desk.checks
    panel._only_open.click()
    data = panel.list.checks.index_of(DATA)
    assert panel.list.isRowHidden(data.row(), data.parent())
    QTest.keyClick(panel.list, Qt.Key.Key_1)
    desk.settle()
    owners = panel.list.checks.index_of(OWNERS)
    assert not panel.list.isRowHidden(owners.row(), owners.parent())


def test_a_dropped_file_becomes_evidence_and_is_opened_again(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "checks", REVIEW)
    paper = tmp_path / "纪要.docx"
    paper.write_bytes(b"minutes")
    desk.checks.list.answer_wanted.emit(current(desk), CheckResult.PASS, "")
    desk.settle()
    desk.checks.list.files_dropped.emit(current(desk), [paper])
    desk.settle()
    evidence = desk.view.facts.checks[REVIEW].evidence
    assert [piece.name for piece in evidence] == ["纪要.docx"]
    opened: list[str] = []
    monkeypatch.setattr(desk.pane._door, "launch", lambda url: opened.append(url.toLocalFile()))
    desk.checks.list.evidence_opened.emit(evidence[0])
    desk.settle()
    assert Path(opened[0]).read_bytes() == b"minutes"


def test_files_dropped_on_an_open_check_are_kept_and_told(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "checks", REVIEW)
    papers = [tmp_path / "一.txt", tmp_path / "二.txt"]
    for paper in papers:
        paper.write_bytes(paper.name.encode())
    said: list[str] = []
    desk.pane.status_requested.connect(said.append)
    desk.checks.list.files_dropped.emit(current(desk), papers)
    desk.settle()
    assert "证据 2 份已存，勾选「" in said[-1]
    desk.checks.list.answer_wanted.emit(current(desk), CheckResult.PASS, "")
    desk.settle()
    evidence = desk.view.facts.checks[REVIEW].evidence
    assert [piece.name for piece in evidence] == ["一.txt", "二.txt"]


def test_a_file_over_the_limit_is_refused_in_words(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path
) -> None:
    scene = office_at("preparing")
    office = scene.core.office
    office.save(scene["林静怡"], replace(office.get(), attachment_limit=10))
    desk = open_desk(scene, "陈志远", "checks", REVIEW)
    paper = tmp_path / "大文件.docx"
    paper.write_bytes(b"x" * 100)
    desk.checks.list.files_dropped.emit(current(desk), [paper])
    desk.settle()
    assert desk.pane.trouble.isVisible()
    assert "大文件.docx" in desk.pane.trouble.text_label.text()


def test_links_are_attached_and_taken_off(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "checks", REVIEW)
    desk.checks.list.answer_wanted.emit(current(desk), CheckResult.PASS, "")
    desk.settle()
    desk.checks.add_link(current(desk), "https://wiki.example.com/minutes/9")
    desk.settle()
    evidence = desk.view.facts.checks[REVIEW].evidence
    assert evidence[0].link.endswith("/9")
    desk.checks.list.evidence_removed.emit(current(desk), evidence[0])
    desk.settle()
    assert desk.view.facts.checks[REVIEW].evidence == ()


def test_checks_of_a_signed_step_are_locked(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("approving")
    scene.sign_open_steps(scene.release_id)
    desk = open_desk(scene, "陈志远", "checks")
    signed = next(g for g in desk.checks.list.checks.groups() if g.signed)
    assert all(row.locked and not row.editable for row in signed.rows)
    assert desk.checks.list.go_to(signed.rows[0].id)
    assert desk.checks.list.editor() is None
    assert "陈志远" in desk.pane.desk.words.check_tooltip(signed.rows[0])


def test_leaving_a_row_saves_a_changed_note(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    scene = office_at("preparing")
    scene.answer(scene.release_id, OWNERS, CheckResult.FAIL, "旧")
    desk = open_desk(scene, "何晓东", "checks", OWNERS)
    editor = desk.checks.list.editor()
    assert editor is not None
    editor.note_edit.setText("新的说明")
    desk.checks.list.go_to(DATA)
    desk.settle()
    assert desk.view.facts.checks[OWNERS].note == "新的说明"
    assert item_of(desk, OWNERS).role == "system_owner"
