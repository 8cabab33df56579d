"""The board finds what it is asked for, and its glance strip counts right."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.bootstrap import Core
from relapp.domain.board import CardFilter, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.register import ChangeRequestDraft
from relapp.domain.vocabulary import (
    BoardColumn,
    ChangeState,
    CheckResult,
    Outcome,
    ReleaseMode,
    ReleaseType,
    Status,
)
from relapp.errors import NotFound
from relapp.services.freezes import FreezeDraft
from tests.builders import NOW
from tests.relapp.small_office import SmallOffice, local

EVERYTHING = CardFilter(scope=Scope.EVERYTHING, limit=1_000)
QUARTER = local(7, 1, 0, 0)


@pytest.fixture
def full(busy: SmallOffice) -> SmallOffice:
    """An office with a release of every kind, some of which ended in earlier quarters."""
    busy.clock.set(local(6, 1, 10, 0))
    busy.core.releases.cancel(busy["office"], busy.register(title="旧的"), "不做了")
    busy.clock.set(NOW)
    busy.core.releases.cancel(busy["office"], busy.register(title="新的"), "不做了")
    busy.register(busy.draft(scope_option="data", title="只改数据"))
    busy.register(busy.emergency(title="100%_完成\\路径 A-b"))
    busy.register(
        type=ReleaseType.NEW_SYSTEM,
        application_id=busy.application("门户"),
        owner_id=busy["other"].id,
        planned_start=local(9, 14, 20, 0),
        title="门户上线",
    )
    held = busy.register(change_ids=(busy.change("BG-1"),), window_id=busy.window(2))
    busy.core.releases.hold(busy["office"], held, "等账期")
    failed = busy.register(owner_id=None)
    busy.answer(failed, "agreed", CheckResult.FAIL)
    return busy


def numbers(core: Core, wanted: CardFilter) -> set[str]:
    return {card.number for card in core.board.cards(wanted).cards}


def matches(card: ReleaseCard, wanted: CardFilter, text: str) -> bool:
    """The same question asked of one card, without any database."""
    sets: tuple[tuple[object, frozenset[object]], ...] = (
        (card.type, frozenset(wanted.types)),
        (card.mode, frozenset(wanted.modes)),
        (card.column, frozenset(wanted.columns)),
        (card.status, frozenset(wanted.statuses)),
        (card.application_id, frozenset(wanted.application_ids)),
        (card.owner_id, frozenset(wanted.owner_ids)),
        (card.process_code, frozenset(wanted.process_codes)),
        (card.window_id, frozenset(wanted.window_ids)),
    )
    recent = card.closed_at is None or card.closed_at >= QUARTER
    dates = [d for d in (card.due_at, card.follow_up_due, card.starts_at) if d is not None]
    return (
        (wanted.scope is Scope.EVERYTHING or card.live or recent)
        and all(not allowed or value in allowed for value, allowed in sets)
        and all(word.casefold() in text for word in wanted.text.split())
        and (not wanted.blocked or (card.live and card.blocking > 0))
        and (wanted.due_before is None or (card.live and any(d < wanted.due_before for d in dates)))
        and (wanted.mine is None or (card.live and _is_of(card, wanted.mine)))
    )


def _is_of(card: ReleaseCard, person_id: int) -> bool:
    return card.owner_id == person_id or person_id in card.waits_for


_words = st.sampled_from(
    ["", "fb26", "FB26-00", "核心", "门户 上线", "v2.0", "%", "_", "\\", "100%", "%_", "a-B",
     "陈志远", "bg-1", "没有这个", "\\路径", "核_租赁", "R001"]
)  # fmt: skip
_keys = st.frozensets(st.integers(1, 4), max_size=2)
_filters = st.builds(
    CardFilter,
    text=_words,
    types=st.frozensets(st.sampled_from(ReleaseType), max_size=1),
    modes=st.frozensets(st.sampled_from(ReleaseMode), max_size=1),
    columns=st.frozensets(st.sampled_from(BoardColumn), max_size=3),
    statuses=st.frozensets(st.sampled_from(Status), max_size=2),
    application_ids=_keys,
    owner_ids=_keys,
    process_codes=st.frozensets(st.sampled_from("ABT"), max_size=2),
    window_ids=_keys,
    blocked=st.booleans(),
    due_before=st.none() | st.sampled_from([NOW, local(9, 15, 0, 0), local(12, 1)]),
    mine=st.none() | st.integers(1, 9),
    scope=st.sampled_from(Scope),
)
_GROUPS = [name for name in CardFilter.__dataclass_fields__ if name not in ("scope", "limit")]
_one_group = st.tuples(_filters, st.sampled_from(_GROUPS)).map(
    lambda drawn: replace(CardFilter(scope=drawn[0].scope), **{drawn[1]: getattr(*drawn)})
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(wanted=st.one_of(_one_group, _filters))
def test_every_filter_finds_what_going_through_all_cards_finds(
    full: SmallOffice, wanted: CardFilter
) -> None:
    everything = full.core.board.cards(EVERYTHING).cards
    with full.core.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT number, search FROM release_card")
        texts = {row[0]: row[1] for row in rows}
    expected = {c.number for c in everything if matches(c, wanted, texts[c.number])}
    assert numbers(full.core, wanted) == expected


def test_what_a_person_types_is_taken_literally(full: SmallOffice) -> None:
    strange = {"FB26-007"}
    for text in ("100%_完成", "%_", "\\", "a-B \\路"):
        assert numbers(full.core, CardFilter(text=text)) == strange
    for text in ("1%完", "核_租赁", "%%"):
        assert numbers(full.core, CardFilter(text=text)) == set()
    for text in ("\0", "x" * 70_000, "\ud800"):
        assert numbers(full.core, CardFilter(text=text)) == set()


def test_a_limit_cuts_what_ended_longest_ago_and_says_how_many_there_are(
    full: SmallOffice,
) -> None:
    everything = full.core.board.cards(EVERYTHING)
    assert everything.total == len(everything.cards) == 11
    live = {c.number for c in everything.cards if c.live}
    found = full.core.board.cards(replace(EVERYTHING, limit=len(live)))
    assert {c.number for c in found.cards} == live
    assert found.total == 11
    newest = full.core.board.cards(replace(EVERYTHING, limit=10)).cards
    assert "FB26-005" not in {c.number for c in newest}


def test_the_board_shows_what_is_on_its_way_and_what_ended_this_quarter(
    full: SmallOffice,
) -> None:
    shown = numbers(full.core, CardFilter())
    assert "FB26-005" not in shown
    assert {"FB26-006", "FB26-R001", "FB26-010"} <= shown
    full.clock.set(local(10, 1, 0, 0))
    assert not {"FB26-006", "FB26-R001"} & numbers(full.core, CardFilter())


def test_one_card(full: SmallOffice) -> None:
    assert full.core.board.card(1).number == "FB26-001"
    with pytest.raises(NotFound):
        full.core.board.card(999)


def test_the_glance_of_an_empty_office(office: SmallOffice) -> None:
    glance = office.open_again().core.board.glance(office["office"])
    assert (glance.ended, glance.success_rate, glance.overdue) == (0, None, 0)
    assert glance.window is not None
    assert (glance.window.number, glance.window_taken, glance.freeze) == (1, 0, None)
    assert glance.target == 0.9


def test_the_glance_counts(full: SmallOffice) -> None:
    actor = full["manager"]
    full.core.freezes.save_freeze(
        full["office"], FreezeDraft(name="年结", starts_at=local(12, 28), ends_at=local(12, 31))
    )
    waiting = full.register(window_id=full.window())
    glance = full.core.board.glance(actor)
    live = [c for c in full.core.board.cards(EVERYTHING).cards if c.live]
    assert glance.blocked_releases == sum(1 for c in live if c.blocking) == 2
    assert glance.blocked_conditions == sum(c.blocking for c in live)
    # Releases 2, 3 and 4 and the one just registered, whose papers are not complete.
    assert (glance.window_taken, glance.window_incomplete) == (4, 1)
    assert glance.freeze is not None
    assert glance.freeze.name == "年结"
    assert (glance.overdue, glance.overdue_since) == (0, None)
    full.clock.set(local(9, 19, 19, 0))
    # Dates of their own passed on Monday and Tuesday, the follow-up of release 4 on Thursday.
    assert full.core.board.glance(actor).overdue == 3
    assert full.core.board.glance(actor).overdue_since == local(9, 14, 20, 0)
    full.clock.set(local(9, 20, 10, 0))
    today = full.core.board.glance(actor)
    assert today.mine_today == sum(
        1 for c in live_now(full) if actor.id in c.waits_for and due_by(c, local(9, 21, 0, 0))
    )
    assert full.core.board.card(waiting).due_at == local(9, 20)


def live_now(office: SmallOffice) -> list[ReleaseCard]:
    return [c for c in office.core.board.cards(EVERYTHING).cards if c.live]


def due_by(card: ReleaseCard, moment: datetime) -> bool:
    return any(d is not None and d < moment for d in (card.due_at, card.follow_up_due))


def test_the_success_rate_of_the_quarter(busy: SmallOffice) -> None:
    busy.core.releases.set_outcome(busy["office"], 3, Outcome.ROLLED_BACK, "不行")
    busy.walk(3, "closed")
    busy.walk(4, "closed")
    glance = busy.core.board.glance(busy["office"])
    assert (glance.successes, glance.ended, glance.success_rate) == (1, 2, 0.5)
    busy.clock.set(busy.clock.now() + timedelta(days=90))
    assert busy.core.board.glance(busy["office"]).ended == 0


def test_finding_by_words(full: SmallOffice) -> None:
    find = full.core.board.find
    assert find("  ") == ()
    (release,) = find("100%")
    assert (release.kind, release.address) == ("release", "relapp://release/FB26-007")
    assert [(h.kind, h.title) for h in find("陈")][-1] == ("person", "陈志远")
    kinds = [h.kind for h in find("门户")]
    assert kinds == ["release", "application"]
    assert [h.title for h in find("manager")] == ["陈志远"]
    assert len(find("fb26", limit=3)) == 3
    numbers_found = [h.title.split()[0] for h in find("fb26 核心")]
    ended = [n for n in numbers_found if n in ("FB26-005", "FB26-006", "FB26-R001")]
    assert numbers_found[-len(ended) :] == ended


def test_a_card_is_found_by_the_number_of_its_change(office: SmallOffice) -> None:
    office.register(change_ids=(office.change("BG-1"),))
    assert numbers(office.core, CardFilter(text="bg-1")) == {"FB26-001"}
    known = next(c for c in office.core.changes.all() if c.number == "BG-1")
    draft = ChangeRequestDraft(
        "BG-77",
        known.title,
        state=ChangeState.APPROVED,
        application_id=known.application_id,
        id=known.id,
        version=known.version,
    )
    office.core.changes.save(office["office"], draft)
    assert numbers(office.core, CardFilter(text="bg-1")) == set()
    assert numbers(office.core, CardFilter(text="bg-77")) == {"FB26-001"}
