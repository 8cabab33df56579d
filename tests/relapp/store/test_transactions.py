"""Transactions keep what they promise on both kinds of database."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, func, select

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.person import PersonDraft
from relapp.domain.register import ApplicationDraft
from relapp.domain.release import RunStepDraft
from relapp.domain.vocabulary import CheckResult
from relapp.errors import InvalidInput, NotFound, RelappError, StaleRecord
from relapp.services.releases import ReleaseEdit
from relapp.store.tables import people as p
from relapp.store.tables import release as r
from relapp.store.unit_of_work import Transactions
from tests.relapp.small_office import SmallOffice


def transactions(office: SmallOffice) -> Transactions:
    return office.core.releases._desk.transactions


def test_a_failed_command_leaves_nothing(office: SmallOffice) -> None:
    before = office.core.history.newest()

    def command() -> None:
        with transactions(office).begin(office["office"]) as work:
            work.next_in_series("FB26")
            work.insert(p.department, name="新部门", parent_id=None, head_id=None, version=1)
            work.record(Event.DEPARTMENT_SAVED, Kind.DEPARTMENT, 9, "新部门")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        command()
    assert office.core.history.newest() == before
    assert "新部门" not in {d.name for d in office.core.people.departments()}


def test_a_stale_version_and_a_row_that_is_gone(office: SmallOffice) -> None:
    key = office.register()
    with pytest.raises(StaleRecord), transactions(office).begin(office["office"]) as work:
        work.change(r.release, {"id": key}, version=99, title="别的")
    with pytest.raises(NotFound), transactions(office).begin(office["office"]) as work:
        work.change(r.release, {"id": 99}, version=1, title="别的")


def test_facts_are_read_anew_after_each_kind_of_touch(office: SmallOffice) -> None:
    key = office.register()
    with transactions(office).begin(office["office"]) as work:
        work.touch(key)
        assert work.facts(key).checks == {}
        work.insert(
            r.check_answer,
            release_id=key,
            item_id="agreed",
            result="pass",
            note="",
            person_id=office["manager"].id,
            at=work.now,
            version=1,
        )
        work.touch(key, ("checks",))
        assert set(work.facts(key).checks) == {"agreed"}


def test_a_reader_sees_one_state_from_beginning_to_end(office: SmallOffice) -> None:
    office.register()
    count = select(func.count()).select_from(r.release)
    with office.core.store.reading() as connection:
        before = connection.execute(count).scalar()
        office.open_again().register()
        assert connection.execute(count).scalar() == before
    with office.core.store.reading() as connection:
        assert connection.execute(count).scalar() == 2


def test_the_feed_misses_nothing_that_is_committed_later(office: SmallOffice) -> None:
    """Entries get their number before the commit; none may appear behind a reader's cursor."""
    slow, quick = office.register(), office.register()
    start = office.core.history.newest()
    other, reader = office.open_again(), office.open_again()
    held, go_on = threading.Event(), threading.Event()

    def hold(_connection: object) -> None:
        held.set()
        go_on.wait(10)

    event.listen(office.core.store.engine, "commit", hold)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(office.core.releases.hold, office["office"], slow, "等")
        assert held.wait(10)
        second = pool.submit(other.core.releases.hold, other["office"], quick, "等")
        done_early = _is_done(second.result)
        seen = reader.core.history.since(start)
        go_on.set()
        first.result(10)
        second.result(10)
    assert not done_early
    later = reader.core.history.since(seen.seq)
    assert (seen | later).ids(Kind.RELEASE) == {slow, quick}


def _is_done(result: Callable[[float], object]) -> bool:
    try:
        result(0.3)
    except TimeoutError:
        return False
    return True


def test_the_first_number_of_a_series_is_taken_once(office: SmallOffice) -> None:
    desks = [office, office.open_again()]
    barrier = threading.Barrier(2)

    def take(desk: SmallOffice) -> int:
        actor = desk["office"]
        barrier.wait(10)
        with transactions(desk).begin(actor) as work:
            return work.next_in_series("NEU26")

    with ThreadPoolExecutor(2) as pool:
        taken = sorted(pool.map(take, desks))
    assert taken == [1, 2]


LONG = "长" * 500


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (lambda o: o.register(version_to=LONG), "version_to"),
        (lambda o: _edit(o, ReleaseEdit(title=LONG)), "title"),
        (lambda o: _edit(o, ReleaseEdit(purpose="a\0b")), "purpose"),
        (lambda o: o.core.people.save(o["admin"], PersonDraft(LONG, "x")), "name"),
        (lambda o: o.core.people.save(o["admin"], PersonDraft("甲\ud800", "x")), "name"),
        (
            lambda o: o.core.applications.save(o["admin"], ApplicationDraft("新", code=LONG)),
            "code",
        ),
        (
            lambda o: o.core.run_sheets.save(
                o["manager"], o.register(), RunStepDraft("步", phase=LONG)
            ),
            "phase",
        ),
        (
            lambda o: o.core.checks.answer(
                o["manager"], o.register(), "agreed", CheckResult.FAIL, "a\0b", 0
            ),
            "note",
        ),
    ],
)
def test_a_value_too_long_or_unfit_is_refused_alike_on_both(
    office: SmallOffice, command: Callable[[SmallOffice], object], field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        command(office)
    assert caught.value.code in ("field.too_long", "field.unprintable")
    assert caught.value.details["field"] == field


def _edit(office: SmallOffice, edit: ReleaseEdit) -> None:
    key = office.register()
    office.core.releases.edit(office["manager"], key, edit, office.version(key))


@pytest.mark.parametrize("reason", ["长" * 9_000, "a\0b", "x\ud800y"])
def test_reasons_that_only_the_journal_keeps(office: SmallOffice, reason: str) -> None:
    key = office.register()
    try:
        office.core.releases.hold(office["office"], key, reason)
        office.core.releases.cancel(office["office"], key, reason)
    except RelappError as error:
        assert error.code == "field.unprintable"  # noqa: PT017
