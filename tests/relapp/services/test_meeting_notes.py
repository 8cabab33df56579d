"""Lines of the record: added by everybody, mended and taken back by their writer alone."""

from pathlib import Path

import pytest

from relapp.domain.meeting import Note
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, StaleRecord
from relapp.store.tables import meeting as t
from relapp.wording.errors import word
from tests.relapp.services.meeting_scene import a_meeting, begun, seen
from tests.relapp.services.test_minutes import words_of
from tests.relapp.small_office import SmallOffice


class Record:
    """A running meeting about one release, with two lines of two people."""

    def __init__(self, office: SmallOffice) -> None:
        self.office = office
        self.id = a_meeting(office)
        office.core.agenda.add(office["office"], self.id, office.register())
        self.item_id = begun(office, self.id).items[0].id
        self.notes = office.core.meeting_notes
        self.notes.add(office["pmo"], self.id, self.item_id, "票据组还没回复")
        self.notes.add(office["head"], self.id, self.item_id, "知道了")

    def lines(self) -> list[str]:
        return seen(self.office, self.id).items[0].note.split("\n")

    def note(self, place: int = 0) -> Note:
        return seen(self.office, self.id).notes[place]


@pytest.fixture
def record(office: SmallOffice) -> Record:
    return Record(office)


def said(caught: pytest.ExceptionInfo[RelappError]) -> str:
    return word(caught.value).zh


def test_the_writer_puts_other_words_into_a_line(record: Record, tmp_path: Path) -> None:
    office, note = record.office, record.note()
    record.notes.change(office["pmo"], record.id, note.id, " 票据组 下午回复 ", note.version)
    assert record.lines() == ["10:00 刘建国：票据组 下午回复", "10:00 周启明：知道了"]
    changed = record.note()
    assert (changed.said, changed.version) == ("票据组 下午回复", note.version + 1)
    printed = words_of(office.core.minutes.save(office["pmo"], record.id, tmp_path / "m.docx"))
    assert "10:00 刘建国：票据组 下午回复" in printed
    assert "还没回复" not in printed


def test_the_writer_takes_a_line_back(record: Record) -> None:
    office, note = record.office, record.note()
    record.notes.remove(office["pmo"], record.id, note.id, note.version)
    assert record.lines() == ["10:00 周启明：知道了"]
    with pytest.raises(NotFound) as caught:
        record.notes.remove(office["pmo"], record.id, note.id, note.version)
    assert said(caught) == "这条记录已经删除"


def test_of_two_equal_lines_the_right_one_goes(record: Record) -> None:
    office = record.office
    record.notes.add(office["head"], record.id, record.item_id, "知道了")
    first, second = record.note(1), record.note(2)
    assert first.line == second.line
    record.notes.change(office["head"], record.id, second.id, "同意", second.version)
    assert record.lines()[1:] == ["10:00 周启明：知道了", "10:00 周启明：同意"]


def test_nobody_changes_the_words_of_others(record: Record) -> None:
    office, note = record.office, record.note()
    with pytest.raises(NotPermitted) as caught:
        record.notes.change(office["head"], record.id, note.id, "改", note.version)
    assert said(caught) == "这条记录是刘建国写的，只能由本人修改或删除"
    with pytest.raises(NotPermitted) as caught:
        record.notes.remove(office["head"], record.id, note.id, note.version)
    assert said(caught) == "这条记录是刘建国写的，只能由本人修改或删除"
    assert len(record.lines()) == 2


def test_a_line_changed_at_another_desk_is_not_overwritten(record: Record) -> None:
    office, note = record.office, record.note()
    record.notes.change(office["pmo"], record.id, note.id, "先改的", note.version)
    with pytest.raises(StaleRecord):
        record.notes.change(office["pmo"], record.id, note.id, "后改的", note.version)
    with pytest.raises(StaleRecord):
        record.notes.remove(office["pmo"], record.id, note.id, note.version)
    assert record.lines()[0] == "10:00 刘建国：先改的"


def test_after_the_meeting_the_record_stays(record: Record) -> None:
    office, note = record.office, record.note()
    core = office.core
    core.meetings.end(office["head"], record.id, seen(office, record.id).version)
    with pytest.raises(NotPermitted) as caught:
        record.notes.change(office["pmo"], record.id, note.id, "改", note.version)
    assert said(caught) == "「九月发布评审会」没有在开，先由主持人开始会议"


def test_a_line_without_words_is_refused(record: Record) -> None:
    office, note = record.office, record.note()
    with pytest.raises(InvalidInput) as caught:
        record.notes.change(office["pmo"], record.id, note.id, " \n ", note.version)
    assert said(caught) == "请填写备注"


def test_lines_of_the_program_before_stay_and_belong_to_nobody(record: Record) -> None:
    office = record.office
    with office.core.store.writing() as connection:
        old = t.meeting_item.update().where(t.meeting_item.c.id == record.item_id)
        text = "\n".join(["09:58 孙敏：旧程序写的", *record.lines()])
        connection.execute(old.values(note=text))
    meeting = seen(office, record.id)
    found = meeting.record_of(meeting.items[0])
    assert [line.note is None for line in found] == [True, False, False]
    note = record.note()
    record.notes.change(office["pmo"], record.id, note.id, "改过", note.version)
    assert record.lines()[:2] == ["09:58 孙敏：旧程序写的", "10:00 刘建国：改过"]
