"""What cards say at a moment, where they may go, and in what order they stand."""

import errno
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from relapp.domain.board import Scope
from relapp.domain.text import same
from relapp.domain.vocabulary import BoardColumn, Need, Outcome, ReleaseType, Status
from relapp.domain.window import ReleaseWindow, WindowLoad
from relapp.errors import ExportFailed
from relapp.wording.errors import word
from tests.builders import a_definition
from tests.ui.sample_cards import NOW, ZONE, a_card, closed, in_window, local, the_board
from ui.board import csv_export, tiles
from ui.board.face import Faces
from ui.board.filter_state import BoardFilter
from ui.board.first_board import panel_width, remembered
from ui.board.lane_groups import ENDED, OUTSIDE, LaneMaker
from ui.board.memory import BoardMemory
from ui.board.moves import move
from ui.board.reader import in_place
from ui.board.table_model import columns
from ui.board.wording import CardWords
from ui.kit import metrics
from ui.kit.painting import Tone
from ui.kit.window_state import WindowState

ZH, EN = CardWords("zh", ZONE), CardWords("en", ZONE)


def test_a_card_a_week_ahead_counts_days_and_one_within_two_days_hours() -> None:
    soon = a_card(starts_at=NOW + timedelta(hours=30))
    later = in_window(a_card(), 18, local(9, 22))
    assert ZH.date_line(later, NOW).date == "9/22 周二"
    assert ZH.date_line(later, NOW).left == "6 天"
    assert ZH.date_line(soon, NOW).left == "30 小时"
    assert EN.date_line(later, NOW).date == "Tue 22 Sep"


def test_an_overdue_follow_up_comes_before_what_is_due_today() -> None:
    card = a_card(
        follow_up=same("补测"),
        follow_up_due=local(9, 14, 9, 0),
        due_at=local(9, 16, 18, 0),
        due_need=Need.DELIVERABLE,
    )
    strip = ZH.strip(card, NOW)
    assert strip is not None
    assert (strip.text, strip.tone) == ("补测逾期 2 天", Tone.BAD)
    today = ZH.strip(replace(card, follow_up_due=None), NOW)
    assert today is not None
    assert (today.text, today.tone) == ("今天 18:00 补齐材料", Tone.WARN)


def test_how_late_it_is_comes_first_where_the_subject_is_long() -> None:
    card = a_card(follow_up=same("补做暂缓的检查：用户测试"), follow_up_due=local(9, 11, 9, 0))
    strip = ZH.strip(card, NOW)
    assert strip is not None
    assert strip.text.startswith("逾期 5 天 · ")


def test_a_closed_card_says_how_it_ended_and_asks_for_nothing() -> None:
    card = closed(133, "客户自助门户", "V2.8.1", 11, outcome=Outcome.ROLLED_BACK)
    assert ZH.strip(card, NOW) is None
    assert ZH.outcome(card).text == "已回退"
    assert ZH.date_line(card, NOW).date == "关闭于 9/11"


def test_the_sentence_for_screen_readers_names_number_state_and_date() -> None:
    card = in_window(replace(a_card(), blocking=3), 18, local(9, 22))
    said = ZH.sentence(card, NOW)
    assert "FB26-147 核心租赁系统" in said
    assert "准备" in said
    assert "阻塞 3 项" in said
    assert "还有 6 天" in said


@pytest.mark.parametrize(
    ("unmet", "target", "allowed", "said"),
    [
        (0, BoardColumn.APPROVING, True, "放到「审批」"),
        (3, BoardColumn.APPROVING, False, "差 3 项，不能进入「审批」"),
        (0, BoardColumn.IMPLEMENTING, False, "一次只进一步，先到「审批」"),
        (0, BoardColumn.PLANNING, False, "退回在审批页办理，写明原因"),
    ],
)
def test_a_card_goes_one_step_on_and_only_when_nothing_is_missing(
    unmet: int, target: BoardColumn, allowed: bool, said: str
) -> None:
    process = a_definition()
    stage = next(s for s in process.stages if s.column is BoardColumn.PREPARING)
    last = [s for s in process.stages if s.column is stage.column][-1]
    answer = move(replace(a_card(stage=last.id), unmet=unmet), process, target)
    assert answer is not None
    assert (answer.allowed, answer.text.zh) == (allowed, said)


def test_a_card_that_has_ended_goes_nowhere() -> None:
    card = a_card(status=Status.CANCELLED, column=BoardColumn.CLOSED)
    answer = move(card, a_definition(), BoardColumn.PLANNING)
    assert answer is not None
    assert not answer.allowed


def test_the_filter_becomes_one_question_and_counts_what_is_set() -> None:
    value = BoardFilter(text="租赁", types=frozenset({ReleaseType.UPGRADE}), mine=True)
    asked = value.asked(7, NOW, NOW + timedelta(hours=12))
    assert (asked.text, asked.mine, asked.scope) == ("租赁", 7, Scope.BOARD)
    assert value.count == 3
    history = BoardFilter(history=True)
    assert not history.narrows
    assert history.asked(7, NOW, NOW).scope is Scope.EVERYTHING


def test_today_ends_at_midnight_and_overdue_ends_now() -> None:
    midnight = ZH.midnight(NOW)
    assert midnight.astimezone(ZONE).day == 17
    assert BoardFilter(today=True).asked(1, NOW, midnight).due_before == midnight
    assert BoardFilter(overdue=True).asked(1, NOW, midnight).due_before == NOW


def test_a_tile_switches_its_filter_on_and_off() -> None:
    on = tiles.toggled(BoardFilter(), "window", True, 18)
    assert tiles.active(on, 18) == {"window"}
    assert tiles.toggled(on, "window", False, 18) == BoardFilter()
    assert tiles.toggled(BoardFilter(), "mine", True, None).today


def test_cards_in_sight_keep_their_places_when_others_change_them() -> None:
    cards = the_board()[:4]
    shown = [card.release_id for card in cards]
    changed = [cards[2], cards[0], a_card(999), cards[3], cards[1]]
    assert [card.release_id for card in in_place(changed, shown)] == [*shown, 999]


def test_the_board_remembers_view_and_filter_and_survives_a_damaged_file(tmp_path: Path) -> None:
    memory = BoardMemory(WindowState(tmp_path))
    memory.view, memory.by_window = "table", True
    memory.narrowed = BoardFilter(blocked=True, types=frozenset({ReleaseType.NEW_SYSTEM}))
    again = BoardMemory(WindowState(tmp_path))
    assert (again.view, again.by_window) == ("table", True)
    assert again.narrowed == memory.narrowed
    state = WindowState(tmp_path)
    state.set_text("board", '{"filter": {"types": ["no such type"]}, "width": "wide"}')
    assert BoardMemory(state).narrowed == BoardFilter()
    for text in ("[" * 100_000, '{"width": 1' + "0" * 400 + "}"):
        state.set_text("board", text)
        assert BoardMemory(state).width == metrics.INSPECTOR
        kept = remembered(state)
        assert kept is not None
        assert panel_width(kept) == metrics.INSPECTOR


def test_lanes_begin_outside_then_come_windows_ahead_then_past_ones() -> None:
    starts = {17: local(9, 10), 18: local(9, 22), 19: local(10, 15), 20: local(10, 22)}
    windows = {
        number: ReleaseWindow(
            id=number,
            year=2026,
            number=number,
            starts_at=start,
            ends_at=start + timedelta(hours=4),
            material_due_at=start - timedelta(days=3),
        )
        for number, start in starts.items()
    }
    maker = LaneMaker(ZH, NOW, windows, {18: WindowLoad(7, 0)})
    lanes = maker.lanes(the_board(), ended=True)
    assert [lane.key for lane in lanes] == [OUTSIDE, 18, 19, 20, 17, ENDED]
    assert lanes[1].capacity == (7, 8)
    assert lanes[1].papers is not None
    assert lanes[1].papers.tone is Tone.WARN
    assert lanes[0].blocked == 2


def test_a_text_that_looks_like_a_formula_reaches_the_spreadsheet_as_text(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    csv_export.write([a_card(title="=1+1")], columns(Faces(ZH, NOW)), target)
    written = target.read_text("utf-8-sig")
    assert "编号" in written.splitlines()[0]
    assert "'=1+1" in written
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def test_a_full_disk_leaves_the_list_of_before_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    target = tmp_path / "list.csv"
    target.write_text("as it was", encoding="utf-8")
    with pytest.raises(ExportFailed) as caught:
        csv_export.write([a_card()], columns(Faces(ZH, NOW)), target)
    assert "磁盘满了" in word(caught.value).zh
    assert target.read_text(encoding="utf-8") == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
