"""The draw: reproducible, fair to the size asked for, never one's own ticks, always with a why."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.person import Person
from relapp.domain.role_grant import Place, RoleGrant
from relapp.domain.spot_check import (
    MANY,
    VERIFIABLE,
    DrawReason,
    Tick,
    can_draw,
    can_spot_check,
    draw,
    eligible,
    verifiable,
)
from relapp.domain.spot_verdict import SpotCheck, moment_of_answer, moment_of_look
from relapp.domain.vocabulary import CheckResult, Status
from tests.builders import NOW

ME, OTHER, THIRD = 1, 2, 3
TODAY = NOW - timedelta(hours=2)
_LONG_AGO = NOW - timedelta(days=3)


def a_tick(item_id: str = "x", **fields: object) -> Tick:
    tick = Tick(7, item_id, CheckResult.PASS, OTHER, _LONG_AGO, has_note=True, has_evidence=True)
    return replace(tick, **fields)  # type: ignore[arg-type]


def a_look(at: datetime, *, holds: bool = True) -> SpotCheck:
    return SpotCheck("x", holds, "", ME, "许薇", at, 1)


def reasons_of(*ticks: Tick) -> dict[str, tuple[DrawReason, ...]]:
    drawn = draw(ticks, "s", 99, person_id=ME, since=TODAY)
    return {d.tick.item_id: d.reasons for d in drawn}


_TICKS = st.lists(
    st.builds(
        Tick,
        release_id=st.integers(1, 5),
        item_id=st.sampled_from("abcdefgh"),
        result=st.sampled_from(CheckResult),
        person_id=st.sampled_from((ME, OTHER, THIRD)),
        at=st.integers(0, 600).map(lambda s: _LONG_AGO + timedelta(seconds=s)),
        has_note=st.booleans(),
        has_evidence=st.booleans(),
        emergency=st.booleans(),
    ),
    max_size=40,
    unique_by=lambda tick: tick.key,
)


@given(_TICKS, st.text(max_size=10), st.integers(-1, 50), st.randoms(use_true_random=False))
def test_a_start_value_draws_the_same_whatever_the_order(
    ticks: list[Tick], seed: str, size: int, chance: object
) -> None:
    drawn = draw(ticks, seed, size, person_id=ME, since=TODAY)
    chance.shuffle(ticks)  # type: ignore[attr-defined]
    assert draw(ticks, seed, size, person_id=ME, since=TODAY) == drawn


@given(_TICKS, st.text(max_size=10), st.integers(-1, 50))
def test_a_draw_holds_what_it_promises(ticks: list[Tick], seed: str, size: int) -> None:
    drawn = draw(ticks, seed, size, person_id=ME, since=TODAY)
    keys = [d.tick.key for d in drawn]
    assert len(keys) == len(set(keys))
    assert len(keys) == min(max(0, size), eligible(ticks, person_id=ME, since=TODAY))
    for line in drawn:
        assert line.tick.person_id != ME
        assert line.tick.result in VERIFIABLE
        assert line.reasons


@given(_TICKS, st.text(max_size=10), st.integers(1, 20))
def test_a_longer_list_begins_with_the_shorter(ticks: list[Tick], seed: str, size: int) -> None:
    shorter = draw(ticks, seed, size, person_id=ME, since=TODAY)
    assert draw(ticks, seed, size + 1, person_id=ME, since=TODAY)[: len(shorter)] == shorter


def test_another_start_value_draws_another_list() -> None:
    ticks = [a_tick(str(n)) for n in range(60)]
    lists = {
        tuple(d.tick.item_id for d in draw(ticks, str(seed), 5, person_id=ME, since=TODAY))
        for seed in range(8)
    }
    assert len(lists) == 8


def test_each_line_says_why() -> None:
    plain = a_tick("plain")
    doubt = a_look(_LONG_AGO - timedelta(hours=1), holds=False)
    ticks = (
        plain,
        a_tick("bare", has_note=False, has_evidence=False),
        a_tick("noted", has_evidence=False),
        a_tick("urgent", emergency=True),
        a_tick("waived", result=CheckResult.NOT_APPLICABLE, has_evidence=False),
        a_tick("again", looked=doubt),
    )
    slowly = [replace(t, at=t.at + timedelta(minutes=n)) for n, t in enumerate(ticks)]
    assert reasons_of(*slowly) == {
        "plain": (DrawReason.CHANCE,),
        "bare": (DrawReason.NO_PROOF,),
        "noted": (DrawReason.CHANCE,),
        "urgent": (DrawReason.EMERGENCY,),
        "waived": (DrawReason.NOT_APPLICABLE,),
        "again": (DrawReason.AFTER_DOUBT,),
    }


def test_many_ticks_within_a_minute_look_unchecked() -> None:
    quick = [a_tick(str(n), at=_LONG_AGO + timedelta(seconds=10 * n)) for n in range(MANY)]
    assert set(reasons_of(*quick).values()) == {(DrawReason.IN_A_ROW,)}
    slow = [a_tick(str(n), at=_LONG_AGO + timedelta(seconds=13 * n)) for n in range(MANY)]
    assert set(reasons_of(*slow).values()) == {(DrawReason.CHANCE,)}
    shared = [replace(t, person_id=OTHER + n % 2) for n, t in enumerate(quick)]
    assert set(reasons_of(*shared).values()) == {(DrawReason.CHANCE,)}


def test_failed_answers_are_not_drawn_but_show_the_haste() -> None:
    quick = [a_tick(str(n), at=_LONG_AGO + timedelta(seconds=n)) for n in range(MANY)]
    failed = [replace(t, result=CheckResult.FAIL) for t in quick[1:]]
    assert reasons_of(quick[0], *failed) == {"0": (DrawReason.IN_A_ROW,)}


def test_suspicious_ticks_are_drawn_more_often() -> None:
    ticks = [
        a_tick(
            str(n),
            at=_LONG_AGO + timedelta(minutes=n),
            has_note=n % 2 == 0,
            has_evidence=n % 2 == 0,
        )
        for n in range(40)
    ]
    drawn = [
        d.tick.has_note
        for seed in range(50)
        for d in draw(ticks, f"s{seed}", 5, person_id=ME, since=TODAY)
    ]
    assert 0.7 < drawn.count(False) / len(drawn) < 0.9


def test_what_was_verified_on_an_earlier_day_is_not_drawn_again() -> None:
    assert reasons_of(a_tick(looked=a_look(TODAY - timedelta(minutes=1)))) == {}
    assert reasons_of(a_tick(looked=a_look(TODAY))) == {"x": (DrawReason.CHANCE,)}
    newer = a_tick(at=NOW, looked=a_look(TODAY - timedelta(minutes=1)))
    assert reasons_of(newer) == {"x": (DrawReason.CHANCE,)}


def test_only_the_office_verifies_and_never_its_own_tick() -> None:
    office = Person(ME, "许薇", "office", roles=frozenset({"release_office"}))
    place = Place(4, 5)
    assert can_draw(office) is None
    assert can_spot_check(office, place, OTHER) is None
    own = can_spot_check(office, place, ME)
    assert own is not None
    assert own.code == "spot_check.own_tick"
    for person in (
        replace(office, roles=frozenset({"project_manager", "administrator"})),
        replace(office, active=False),
    ):
        refusals = (can_draw(person), can_spot_check(person, place, OTHER))
        assert {r.code for r in refusals if r} == {"spot_check.office_only"}
        assert None not in refusals


def test_an_office_role_of_one_department_counts_there() -> None:
    grants = frozenset({RoleGrant("release_office", department_id=4)})
    person = Person(ME, "许薇", "office", grants=grants)
    assert can_draw(person) is None
    assert can_spot_check(person, Place(4, 5), OTHER) is None
    assert can_spot_check(person, Place(6, 5), OTHER) is not None


def test_what_can_be_verified() -> None:
    for result in CheckResult:
        refusal = verifiable(result, Status.RUNNING)
        assert (refusal is None) == (result in VERIFIABLE)
    for status in (Status.CANCELLED, Status.REFUSED):
        refusal = verifiable(CheckResult.PASS, status)
        assert refusal is not None
        assert refusal.code == "spot_check.not_carried_out"
    assert verifiable(CheckResult.PASS, Status.CLOSED) is None
    assert verifiable(None, Status.RUNNING) is not None


def test_moments_follow_each_other_on_clocks_that_differ() -> None:
    look = a_look(moment_of_look(NOW - timedelta(minutes=5), NOW))
    assert not look.outdated(NOW)
    answered = moment_of_answer(NOW - timedelta(minutes=9), look)
    assert look.outdated(answered)
    assert moment_of_answer(NOW, None) == NOW
    assert look.outdated(None)
