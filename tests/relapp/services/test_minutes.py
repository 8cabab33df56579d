"""Minutes: made when the meeting ends, kept, saved, and used as evidence in one step."""

import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document

from relapp.domain.meeting import ActionDraft
from relapp.domain.vocabulary import CheckResult, MeetingDecision
from relapp.errors import NotPermitted, RelappError
from relapp.wording.errors import word
from tests.builders import NOW
from tests.relapp.services.meeting_scene import (
    a_meeting,
    a_waiting_release,
    begun,
    seen,
    store_process,
)
from tests.relapp.small_office import SmallOffice


class Held:
    """A meeting that was held about one release that waited for it."""

    def __init__(self, office: SmallOffice, decision: MeetingDecision, note: str = "") -> None:
        self.office = office
        self.release_id = a_waiting_release(office, store_process(office))
        self.id = a_meeting(office)
        office.core.agenda.add_by_rule(office["office"], self.id)
        office.core.agenda.add(office["office"], self.id, office.register())
        item = begun(office, self.id).items[0]
        self.item_id = item.id
        record = office.core.meeting_record
        office.core.meeting_notes.add(office["pmo"], self.id, item.id, "记录齐全")
        draft = ActionDraft(
            text="补齐压测报告",
            item_id=item.id,
            owner_id=office["tester"].id,
            due_at=NOW + timedelta(days=3),
        )
        record.save_action(office["head"], self.id, draft)
        version = seen(office, self.id).items[0].version
        record.decide(office["head"], self.id, item.id, decision, note, version)
        office.clock.set(NOW + timedelta(minutes=12))

    def end(self) -> None:
        """End the meeting and keep its minutes."""
        core, host = self.office.core, self.office["head"]
        core.meetings.end(host, self.id, seen(self.office, self.id).version)
        core.minutes.make(host, self.id)


def words_of(path: Path) -> str:
    """Return every text of a Word file, tables included."""
    document = Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    header = [p.text for s in document.sections for p in s.header.paragraphs]
    return "\n".join([p.text for p in document.paragraphs] + cells + header)


def test_the_minutes_say_what_happened(office: SmallOffice, tmp_path: Path) -> None:
    held = Held(office, MeetingDecision.CONDITIONAL, "压测报告周五前补齐")
    held.end()
    target = office.core.minutes.save(office["pmo"], held.id, tmp_path / "纪要.docx")
    said = words_of(target)
    number = office.facts(held.release_id).release.number
    for expected in (
        "上线评审会纪要",
        "九月发布评审会",
        "2026年9月14日 10:00–10:12",
        "三楼评审室",
        "周启明",
        "刘建国（必须）、孙敏",
        f"{number}-有条件通过-周启明-2026-09-14 10:00",
        "压测报告周五前补齐",
        "已勾 0 / 1 项",
        "10:00 刘建国：记录齐全",
        "补齐压测报告（孙敏，2026-09-17）",
        "12 分钟（计划 20 分钟）",
        "本次未作结论",
        "主持人 周启明 签字：",
        "PSH-20260915-01",
    ):
        assert expected in said, expected
    assert "{{" not in said


def test_minutes_in_english(office: SmallOffice, tmp_path: Path) -> None:
    held = Held(office, MeetingDecision.PASSED)
    said = words_of(office.core.minutes.save(office["pmo"], held.id, tmp_path / "m.docx", "en"))
    for expected in ("Minutes of the review meeting", "Passed", "Action items", "Not decided"):
        assert expected in said, expected


def test_minutes_are_black_and_grey(office: SmallOffice, tmp_path: Path) -> None:
    held = Held(office, MeetingDecision.PASSED)
    target = office.core.minutes.save(office["pmo"], held.id, tmp_path / "m.docx")
    with zipfile.ZipFile(target) as package:
        xml = "".join(package.read(n).decode() for n in package.namelist() if n.endswith(".xml"))
    colours = set(re.findall(r'w:(?:color|fill)(?: w:val)?="([0-9A-Fa-f]{6})"', xml))
    assert colours
    for colour in colours:
        parts = [int(colour[n : n + 2], 16) for n in (0, 2, 4)]
        assert max(parts) - min(parts) <= 30, colour


def test_what_is_kept_is_what_is_saved_later(office: SmallOffice, tmp_path: Path) -> None:
    held = Held(office, MeetingDecision.PASSED)
    core = office.core
    assert core.minutes.file(office["pmo"], held.id) is None
    held.end()
    kept = core.minutes.file(office["pmo"], held.id)
    assert kept is not None
    assert kept.name == "上线评审会纪要 2026-09-15.docx"
    first = core.minutes.save(office["pmo"], held.id, tmp_path / "a.docx").read_bytes()
    # An action item ticked afterwards does not change the minutes that were signed.
    action = seen(office, held.id).actions[0]
    core.meeting_record.finish_action(
        office["tester"], held.id, action.id, action.version, done=True
    )
    assert core.minutes.save(office["pmo"], held.id, tmp_path / "b.docx").read_bytes() == first
    assert core.deliverables.content(kept.sha256) == first


def test_the_owner_answers_the_check_with_the_minutes(office: SmallOffice) -> None:
    held = Held(office, MeetingDecision.PASSED)
    held.end()
    core, owner = office.core, office["manager"]
    assert office.facts(held.release_id).checks == {}
    with pytest.raises(NotPermitted):
        core.minutes.answer_check(office["pmo"], held.id, held.item_id)
    core.minutes.answer_check(owner, held.id, held.item_id)
    answer = office.facts(held.release_id).checks["review_meeting_held"]
    number = office.facts(held.release_id).release.number
    assert answer.result is CheckResult.PASS
    assert answer.note == f"{number}-通过-周启明-2026-09-14 10:00"
    kept = core.minutes.file(owner, held.id)
    assert kept is not None
    assert [(e.name, e.sha256) for e in answer.evidence] == [(kept.name, kept.sha256)]
    with pytest.raises(RelappError) as caught:
        core.minutes.answer_check(owner, held.id, held.item_id)
    assert word(caught.value).zh == f"{number} 的评审会检查项已经勾选"


def test_the_minutes_answer_nothing_before_they_are_made(office: SmallOffice) -> None:
    held = Held(office, MeetingDecision.PASSED)
    with pytest.raises(RelappError) as caught:
        office.core.minutes.answer_check(office["manager"], held.id, held.item_id)
    assert word(caught.value).zh == "纪要还没有生成，会议结束后再用它作证据"
    with pytest.raises(RelappError) as early:
        office.core.minutes.make(office["head"], held.id)
    assert early.value.code == "meeting.minutes_missing"


def test_a_condition_is_no_pass(office: SmallOffice) -> None:
    held = Held(office, MeetingDecision.CONDITIONAL, "补报告")
    held.end()
    with pytest.raises(RelappError) as caught:
        office.core.minutes.answer_check(office["manager"], held.id, held.item_id)
    assert word(caught.value).zh.endswith("的会议结论不是通过，不能用纪要勾选")


def test_a_release_that_asks_for_no_meeting_has_no_check_for_it(office: SmallOffice) -> None:
    held = Held(office, MeetingDecision.PASSED)
    other = seen(office, held.id).items[1]
    office.core.meeting_record.decide(
        office["head"], held.id, other.id, MeetingDecision.PASSED, "", other.version
    )
    held.end()
    with pytest.raises(RelappError) as caught:
        office.core.minutes.answer_check(office["manager"], held.id, other.id)
    assert word(caught.value).zh == f"{other.number} 现阶段没有等评审会的检查项"


def test_only_who_runs_the_meeting_makes_its_minutes(office: SmallOffice) -> None:
    held = Held(office, MeetingDecision.PASSED)
    held.end()
    with pytest.raises(NotPermitted) as caught:
        office.core.minutes.make(office["pmo"], held.id)
    assert word(caught.value).zh == "会议由主持人周启明或发布管理岗掌握"
    with pytest.raises(NotPermitted):
        office.core.minutes.file(office["staff"], held.id)
