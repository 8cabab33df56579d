"""A signature changed behind the journal's back is found, on screen, by `verify` and in tests."""

import pytest
from sqlalchemy import text

from relapp.domain.journal import BreakKind, ChainBreak, Event
from tests.relapp.services.test_pins import sign, to_sign
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def signed(office: SmallOffice) -> int:
    """A release returned once, put forward again and signed by its manager."""
    key = to_sign(office)
    approvals = office.core.approvals
    approvals.send_back(office["manager"], key, "manager", "缺报告")
    approvals.resubmit(office["manager"], key, "manager", "已补")
    sign(office, key)
    assert office.core.history.verify().sound
    return key


def place_of(office: SmallOffice, key: int, event: Event) -> int:
    entries = office.core.history.of_release(key)
    return next(e.place for e in entries if e.event is event)


def tamper(office: SmallOffice, statement: str) -> tuple[ChainBreak, ...]:
    office.tampered = True
    with office.core.store.engine.begin() as connection:
        if not office.core.store.is_sqlite:
            connection.execute(text("SET session_replication_role = replica"))
        assert connection.execute(text(statement)).rowcount
    found = office.core.history.verify()
    assert not found.sound
    return found.breaks


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("opinion", "'同意，无条件'"),
        ("fingerprint", "'0'"),
        ("decision", "'conditional'"),
        ("on_behalf_id", "1"),
        ("proven", "'pin'"),
        ("proven", "NULL"),
    ],
)
def test_a_changed_signature_no_longer_says_what_its_entry_says(
    office: SmallOffice, signed: int, column: str, value: str
) -> None:
    where = f"release_id = {signed} AND decision = 'approve'"
    (found,) = tamper(office, f"UPDATE signature SET {column} = {value} WHERE {where}")
    place = place_of(office, signed, Event.STEP_SIGNED)
    assert found == ChainBreak(f"release:{signed}", place, BreakKind.SIGNATURE)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("person_id", "1"),
        ("step_id", "'testing'"),
        ("at", "'2026-01-01 00:00:00+00:00'"),
        ("decision", "'return'"),
    ],
)
def test_a_signature_moved_to_another_person_step_or_day_stands_on_nothing(
    office: SmallOffice, signed: int, column: str, value: str
) -> None:
    where = f"release_id = {signed} AND decision = 'approve'"
    found = tamper(office, f"UPDATE signature SET {column} = {value} WHERE {where}")
    place = place_of(office, signed, Event.STEP_SIGNED)
    chain = f"release:{signed}"
    assert found == (
        ChainBreak(chain, place, BreakKind.SIGNATURE),
        ChainBreak(chain, 2, BreakKind.UNBACKED),
    )


def test_a_moment_that_cannot_be_read_stands_on_nothing(sqlite_office: SmallOffice) -> None:
    key = to_sign(sqlite_office)
    sign(sqlite_office, key)
    kinds = [b.kind for b in tamper(sqlite_office, "UPDATE signature SET at = 'gestern'")]
    assert kinds == [BreakKind.SIGNATURE, BreakKind.UNBACKED]


def test_a_signature_taken_away_leaves_its_entry(office: SmallOffice, signed: int) -> None:
    (found,) = tamper(office, "DELETE FROM signature WHERE decision = 'return'")
    place = place_of(office, signed, Event.STEP_RETURNED)
    assert found == ChainBreak(f"release:{signed}", place, BreakKind.SIGNATURE)


def test_a_signature_written_by_hand_stands_on_nothing(office: SmallOffice, signed: int) -> None:
    columns = (
        "release_id, stage, step_id, decision, opinion, person_id, at, fingerprint, superseded"
    )
    (found,) = tamper(
        office,
        f"INSERT INTO signature (id, {columns}, proven) SELECT 99, release_id, stage, 'testing',"
        f" decision, opinion, {office['tester'].id}, at, fingerprint, superseded, proven"
        " FROM signature WHERE decision = 'approve'",
    )
    assert found == ChainBreak(f"release:{signed}", 99, BreakKind.UNBACKED)


def test_an_approval_that_was_history_is_not_brought_to_life(
    office: SmallOffice, signed: int
) -> None:
    (found,) = tamper(office, "UPDATE signature SET superseded = FALSE WHERE decision = 'return'")
    place = place_of(office, signed, Event.STEP_RETURNED)
    assert found == ChainBreak(f"release:{signed}", place, BreakKind.SIGNATURE)


def test_one_sent_back_to_an_earlier_stage_is_not_either(office: SmallOffice) -> None:
    key = to_sign(office)
    sign(office, key)
    office.core.releases.send_back(office["office"], key, "prepare", "重来")
    assert office.view(key).facts.signatures[0].superseded
    (found,) = tamper(office, "UPDATE signature SET superseded = FALSE")
    assert found.kind is BreakKind.SIGNATURE


def test_what_a_program_before_wrote_is_not_called_tampered(
    office: SmallOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unbound(*_: object) -> dict[str, object]:
        return {}

    monkeypatch.setattr("relapp.services.approvals._bound", unbound)
    key = to_sign(office)
    office.core.approvals.send_back(office["manager"], key, "manager", "缺报告")
    office.core.approvals.resubmit(office["manager"], key, "manager", "已补")
    sign(office, key)
    with office.core.store.writing() as connection:
        connection.execute(text("UPDATE signature SET proven = NULL"))
    assert office.core.history.verify().sound
    (found,) = tamper(office, "UPDATE signature SET opinion = '别的' WHERE decision = 'approve'")
    assert found.kind is BreakKind.SIGNATURE
