"""The outbox on a real database: kept on disk, sent once, in order, conflicts for their author."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from relapp.domain.journal import Event
from relapp.domain.outbox import Deed, Queue, Queued, Sending, Standing, not_queued
from relapp.domain.vocabulary import CheckResult
from relapp.errors import AlreadyEntered, StoreUnavailable
from relapp.services.checks import ChecksService
from relapp.services.outbox import OutboxService
from relapp.store.tables.sending import sent_action
from relapp.wording.errors import word, word_refusal
from relapp.wording.outbox import deed_text
from tests.builders import NOW
from tests.relapp.services.meeting_scene import a_meeting, begun, seen
from tests.relapp.small_office import SmallOffice, assert_cards_true

PASS, FAIL = CheckResult.PASS, CheckResult.FAIL
ITEM = "data_ready"
DONE_AT = NOW - timedelta(minutes=7)


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A planned upgrade that is being prepared."""
    return prepared(office)


@pytest.fixture
def box(office: SmallOffice, tmp_path: Path) -> OutboxService:
    """An opened outbox of the owner's desk."""
    return opened(office, tmp_path)


def prepared(office: SmallOffice) -> int:
    key = office.register()
    office.walk(key, "prepare")
    return key


def opened(office: SmallOffice, folder: Path) -> OutboxService:
    found = OutboxService(office.core.checks._desk, folder / "outbox")
    found.open(office["owner"])
    return found


def tick(release_id: int, result: CheckResult = PASS, note: str = "", **fields: object) -> Queued:
    return Queued(
        key=str(fields.pop("key", f"key-{result.value}-{note}")),
        deed=Deed.ANSWER,
        owner_id=release_id,
        thing=ITEM,
        title="数据已备妥",
        version=int(str(fields.pop("version", 0))),
        at=DONE_AT,
        payload={"result": result.value, "note": note},
    )


def clear(release_id: int, version: int) -> Queued:
    return replace(
        tick(release_id, key=f"clear-{version}"), deed=Deed.CLEAR, version=version, payload={}
    )


def states(queue: Queue) -> list[Standing]:
    return [action.state for action in queue]


def answered(office: SmallOffice, release_id: int) -> int:
    """Count entries of the journal that answer the check."""
    entries = office.core.history.of_release(release_id)
    return sum(
        1
        for e in entries
        if e.event is Event.CHECK_ANSWERED and json.loads(e.after)["item"] == ITEM
    )


def test_what_was_done_offline_arrives_with_both_times(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    box.keep(me, tick(release_id, FAIL, "差两张表"))
    delivery = box.send(me)
    assert states(delivery.queue) == [Standing.SENT]
    assert [a.note for a in delivery.sent] == ["差两张表"]
    assert delivery.error is None
    answer = office.facts(release_id).checks[ITEM]
    assert (answer.result, answer.note, answer.person, answer.at) == (
        FAIL,
        "差两张表",
        "何晓东",
        NOW,
    )
    newest = office.core.history.of_release(release_id)[0]
    assert newest.at == NOW
    assert json.loads(newest.after)["offline_at"] == DONE_AT.isoformat()
    assert office.core.history.verify().sound
    assert_cards_true(office.core)


def test_what_is_sent_again_is_not_entered_again(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me, action = office["owner"], tick(release_id)
    box.enter(me, action, late=True)
    with pytest.raises(AlreadyEntered) as caught:
        box.enter(me, action, late=True)
    assert word(caught.value).zh == "这一项早已提交，没有重复登记"
    box.keep(me, action)
    assert states(box.send(me).queue) == [Standing.SENT]
    assert answered(office, release_id) == 1


def test_a_refused_action_leaves_no_key_behind(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    stranger = office["staff"]
    box.keep(stranger, tick(release_id))
    (kept,) = box.send(stranger).queue
    assert kept.state is Standing.REFUSED
    assert kept.reason is not None
    assert kept.reason.zh
    with office.core.store.reading() as connection:
        assert connection.execute(select(sent_action)).all() == []
    (again,) = box.again(stranger, kept.key)
    assert again.state is Standing.WAITING
    assert states(box.send(stranger).queue) == [Standing.REFUSED]


def test_a_chain_of_ticks_on_one_check_arrives_in_order(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    box.keep(me, tick(release_id, FAIL, "差"))
    box.keep(me, clear(release_id, 1))
    box.keep(me, tick(release_id, PASS, "补齐", version=0))
    assert states(box.send(me).queue) == [Standing.SENT] * 3
    assert office.facts(release_id).checks[ITEM].note == "补齐"
    events = [e.event for e in office.core.history.of_release(release_id)[:3]]
    assert events == [Event.CHECK_ANSWERED, Event.CHECK_CLEARED, Event.CHECK_ANSWERED]


def test_a_commit_whose_answer_was_lost_is_recognised(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    """The first attempt carries no key; the answer that is there is the person's own."""
    me = office["owner"]
    office.core.checks.answer(me, release_id, ITEM, PASS, "", 0)
    box.keep(me, tick(release_id))
    box.keep(me, tick(release_id, FAIL, "又缺了", version=1))
    assert states(box.send(me).queue) == [Standing.SENT] * 2
    assert answered(office, release_id) == 2
    assert office.facts(release_id).checks[ITEM].version == 2


def test_a_conflict_waits_for_its_author_who_takes_his_own(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me, colleague = office["owner"], office["other"]
    office.core.links.set_cast(office["office"], release_id, "system_owner", (me.id, colleague.id))
    office.core.checks.answer(colleague, release_id, ITEM, FAIL, "缺一张", 0)
    box.keep(me, tick(release_id, PASS, "第一次"))
    box.keep(me, tick(release_id, PASS, "第二次", version=1))
    queue = box.send(me).queue
    assert states(queue) == [Standing.CONFLICT, Standing.WAITING]
    theirs = queue[0].theirs
    assert theirs is not None
    assert (theirs.result, theirs.note, theirs.person, theirs.version) == (
        "fail",
        "缺一张",
        colleague.name,
        1,
    )
    assert states(box.send(me).queue) == [Standing.CONFLICT, Standing.WAITING]
    assert office.facts(release_id).checks[ITEM].note == "缺一张"
    queue = box.take_mine(me, queue[0].key)
    assert states(queue) == [Standing.DROPPED, Standing.WAITING]
    assert states(box.send(me).queue) == [Standing.DROPPED, Standing.SENT]
    answer = office.facts(release_id).checks[ITEM]
    assert (answer.result, answer.note, answer.person) == (PASS, "第二次", me.name)


def test_a_conflict_can_be_settled_with_theirs_or_with_another_value(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    office.core.checks.answer(me, release_id, ITEM, FAIL, "另一台电脑", 0)
    (kept,) = box.keep(me, tick(release_id, PASS, "这里"))
    (kept,) = box.send(me).queue
    assert kept.state is Standing.CONFLICT
    (mine,) = box.take_mine(me, kept.key, {"result": "pass", "note": "两边都看过"})
    assert (mine.version, mine.note) == (1, "两边都看过")
    box.send(me)
    assert office.facts(release_id).checks[ITEM].note == "两边都看过"
    box.keep(me, tick(release_id, FAIL, "旧", key="later", version=1))
    queue = box.send(me).queue
    assert states(queue)[-1] is Standing.CONFLICT
    queue = box.keep_theirs(me, "later")
    assert states(queue)[-1] is Standing.DROPPED
    assert queue[-1].reason is not None
    assert queue[-1].reason.zh == "本人选用对方的结论"
    assert office.facts(release_id).checks[ITEM].note == "两边都看过"


def test_a_note_whose_first_attempt_arrived_unheard_is_entered_once(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    host = office["head"]
    meeting_id = a_meeting(office)
    office.core.agenda.add(office["office"], meeting_id, release_id)
    item = begun(office, meeting_id).items[0]
    note = Queued(
        "note", Deed.NOTE, meeting_id, str(item.id), "会议", 0, DONE_AT, {"note": "先备份"}
    )
    box.enter(host, note)
    box.keep(host, note)
    assert states(box.send(host).queue) == [Standing.SENT]
    assert seen(office, meeting_id).items[0].note.count("先备份") == 1
    here = replace(
        note, key="here", deed=Deed.ARRIVED, thing=str(host.id), payload={"arrived": True}
    )
    box.keep(host, here)
    assert states(box.send(host).queue) == [Standing.SENT] * 2
    attendee = seen(office, meeting_id).attendee(host.id)
    assert attendee is not None
    assert attendee.arrived_at == NOW


def test_a_key_is_forgotten_after_a_year_and_more(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    box.enter(me, tick(release_id, key="old"), late=True)
    office.clock.set(NOW + timedelta(days=399))
    desk = office.core.checks._desk
    ChecksService(desk.sending(Sending("young"))).clear(me, release_id, ITEM, 1)
    assert keys(office) == {"old", "young"}
    office.clock.set(NOW + timedelta(days=402))
    box.enter(me, tick(release_id, key="new"), late=True)
    assert keys(office) == {"young", "new"}


def keys(office: SmallOffice) -> set[str]:
    with office.core.store.reading() as connection:
        return set(connection.execute(select(sent_action.c.key)).scalars())


def test_a_tick_on_a_healthy_line_writes_no_key(office: SmallOffice, release_id: int) -> None:
    office.core.checks.answer(office["owner"], release_id, ITEM, PASS, "", 0)
    assert keys(office) == set()


def test_two_programs_on_one_machine_send_once(
    office: SmallOffice, tmp_path: Path, release_id: int
) -> None:
    me = office["owner"]
    here, there = opened(office, tmp_path), opened(office, tmp_path)
    here.keep(me, tick(release_id))
    with here._file(me).sole() as free:
        assert free
        delivery = there.send(me)
        assert delivery.sent == ()
        assert states(delivery.queue) == [Standing.WAITING]
    assert states(there.send(me).queue) == [Standing.SENT]
    assert here.send(me).sent == ()
    assert answered(office, release_id) == 1


def test_each_person_and_each_database_has_a_queue_of_its_own(
    office: SmallOffice, tmp_path: Path, release_id: int
) -> None:
    box = opened(office, tmp_path)
    box.keep(office["owner"], tick(release_id))
    assert box.queue(office["other"]) == ()
    assert len(opened(office, tmp_path).queue(office["owner"])) == 1
    with office.core.store.writing() as connection:
        connection.execute(text("UPDATE journal SET digest = :d WHERE seq = 1"), {"d": "0" * 64})
    office.tampered = True
    other = OutboxService(office.core.checks._desk, tmp_path / "outbox")
    assert other.open(office["owner"]) == ()


def test_before_the_database_is_known_nothing_is_kept(office: SmallOffice, tmp_path: Path) -> None:
    box = OutboxService(office.core.checks._desk, tmp_path / "outbox")
    with pytest.raises(StoreUnavailable) as caught:
        box.keep(office["owner"], tick(1))
    assert "没有保存" in word(caught.value).zh


def test_a_file_that_makes_no_sense_is_left_as_it_is(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    box.keep(me, tick(release_id))
    path = box._file(me).path
    path.write_bytes(b"no database" * 100)
    with pytest.raises(StoreUnavailable) as caught:
        box.keep(me, tick(release_id, FAIL, "x"))
    assert caught.value.code == "outbox.damaged"
    assert path.read_bytes().startswith(b"no database")


def test_a_row_that_somebody_edited_is_not_taken_for_one_of_ours(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    box.keep(me, tick(release_id))
    with closing(sqlite3.connect(box._file(me).path)) as connection, connection:
        connection.execute("UPDATE action SET deed = 'sign'")
    with pytest.raises(StoreUnavailable) as caught:
        box.send(me)
    assert caught.value.code == "outbox.damaged"


def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    box.keep(me, tick(release_id))
    path = box._file(me).path
    path.write_bytes(b"no database" * 100)
    path.with_suffix(".lock").write_bytes(b"no database either" * 100)
    with pytest.raises(StoreUnavailable) as caught:
        box.open(me)
    kept = path.with_name(f"{path.stem}-damaged-1.db")
    assert caught.value.code == "outbox.set_aside"
    assert str(kept) in word(caught.value).zh
    assert kept.read_bytes() == b"no database" * 100
    assert box.open(me) == ()
    assert len(box.keep(me, tick(release_id))) == 1
    assert box.send(me).sent


def test_a_row_without_end_is_damage_of_the_file_and_not_of_the_disk(
    office: SmallOffice, box: OutboxService, release_id: int
) -> None:
    me = office["owner"]
    for statement in (
        "UPDATE action SET outcome = replace(printf('%.100000c', '['), '', '')",
        "UPDATE action SET version = 9e999",
        "UPDATE action SET title = CAST(X'FF' AS TEXT)",
        "ALTER TABLE action DROP COLUMN title",
    ):
        box.keep(me, tick(release_id))
        with closing(sqlite3.connect(box._file(me).path)) as connection, connection:
            connection.execute(statement)
        with pytest.raises(StoreUnavailable, match=r"outbox\.set_aside"):
            box.open(me)


def test_signing_is_said_not_to_wait() -> None:
    assert all(not_queued(deed.value) is None for deed in Deed)
    signing, other = not_queued("sign"), not_queued("release.advance")
    assert signing is not None
    assert other is not None
    assert "签署" in word_refusal(signing).zh
    assert "不能排队" in word_refusal(other).zh


def test_what_waits_is_said_in_words() -> None:
    assert deed_text(tick(1, FAIL, "缺表")).zh == "勾选为不通过：缺表"
    assert deed_text(clear(1, 1)).en == "Took the answer back"
