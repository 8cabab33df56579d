"""Spot checks: the list, the verdicts, and what a doubt does to the release."""

from dataclasses import replace
from datetime import timedelta

import pytest

from relapp.domain.changes import Kind
from relapp.domain.duties import DutyKind
from relapp.domain.journal import Event
from relapp.domain.person import PersonDraft
from relapp.domain.spot_check import DrawReason
from relapp.domain.vocabulary import CheckResult, Need, Outcome, Reason, Standing
from relapp.errors import (
    InvalidInput,
    NotFound,
    NotPermitted,
    RelappError,
    RuleViolation,
    StaleRecord,
)
from relapp.services.spot_checks import SpotLine, SpotSample
from relapp.wording.errors import word
from relapp.wording.gate import sentence
from relapp.wording.journal import sentence as said
from tests.builders import NOW
from tests.relapp.small_office import SmallOffice, assert_cards_true

PASS, FAIL = CheckResult.PASS, CheckResult.FAIL
NOT_APPLICABLE = CheckResult.NOT_APPLICABLE


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A planned upgrade that is being approved; its preparation is behind it."""
    key = office.register()
    office.walk(key, "approve")
    return key


def draw(office: SmallOffice, size: int = 50, seed: str = "s") -> SpotSample:
    return office.core.spot_checks.draw(office["office"], size, seed)


def line_of(office: SmallOffice, item_id: str) -> SpotLine:
    return next(line for line in draw(office).lines if line.item.id == item_id)


def doubt(office: SmallOffice, item_id: str, note: str = "附件是旧版") -> None:
    line = line_of(office, item_id)
    office.core.spot_checks.review(office["office"], line, holds=False, note=note, seed="s")


def agree(office: SmallOffice, item_id: str) -> None:
    office.core.spot_checks.review(office["office"], line_of(office, item_id), holds=True)


def text_of(error: RelappError) -> str:
    return word(error).zh


def colleague(office: SmallOffice) -> None:
    """Let somebody else of the office come to work."""
    draft = PersonDraft("林晚", "office2", roles=frozenset({"release_office"}))
    office.core.people.save(office["admin"], draft)


def test_a_list_is_drawn_from_running_releases_with_a_why(
    office: SmallOffice, release_id: int
) -> None:
    office.answer(release_id, "manager_ready", NOT_APPLICABLE, "本次没有")
    sample = draw(office)
    assert {(line.number, line.item.id) for line in sample.lines} == {
        (office.facts(release_id).release.number, item) for item in office.facts(release_id).checks
    }
    assert (sample.seed, sample.pool, sample.done) == ("s", len(sample.lines), 0)
    line = line_of(office, "manager_ready")
    assert DrawReason.NOT_APPLICABLE in line.reasons
    assert (line.answer.person, line.answer.note) == ("陈志远", "本次没有")
    assert draw(office) == sample
    assert len(draw(office, 1).lines) == 1


def test_without_a_start_value_the_day_is_taken(office: SmallOffice, release_id: int) -> None:
    assert release_id
    assert draw(office, seed=" ").seed == "2026-09-14"


def test_evidence_comes_with_the_line(office: SmallOffice, release_id: int) -> None:
    office.core.checks.add_evidence(
        office["manager"], release_id, "manager_ready", "记录.txt", content=b"x"
    )
    office.answer(release_id, "manager_ready")
    line = line_of(office, "manager_ready")
    assert [piece.name for piece in line.answer.evidence] == ["记录.txt"]


def test_own_ticks_and_failed_ones_are_never_drawn(office: SmallOffice, release_id: int) -> None:
    office.answer(release_id, "manager_ready", FAIL, "差一份")
    office.answer(release_id, "manager_tests")
    colleague(office)
    drawn = {line.item.id for line in draw(office).lines}
    assert "manager_ready" not in drawn
    assert "manager_tests" in drawn
    manager = office["manager"]
    office.core.people.save(
        office["admin"],
        PersonDraft(
            manager.name,
            manager.login,
            manager.department_id,
            roles=manager.roles | {"release_office"},
            id=manager.id,
            version=manager.version,
        ),
    )
    sample = office.core.spot_checks.draw(office["manager"], 50, "s")
    assert all(line.answer.person_id != manager.id for line in sample.lines)
    with pytest.raises(NotPermitted) as caught:
        office.core.spot_checks.review(
            office["manager"], line_of(office, "manager_tests"), holds=True
        )
    assert text_of(caught.value) == "这一项是你自己勾的，请由同事抽查"


def test_closed_releases_are_drawn_from_when_asked(office: SmallOffice) -> None:
    key = office.register()
    office.walk(key, "confirm")
    office.fulfil(key)
    office.advance(key)
    assert not office.facts(key).release.live
    assert draw(office).lines == ()
    sample = office.core.spot_checks.draw(office["office"], 50, "s", with_closed=True)
    assert sample.lines
    line = sample.lines[0]
    office.core.spot_checks.review(office["office"], line, holds=False, note="无附件")
    assert not office.facts(key).spot_checks[line.item.id].holds
    assert office.view(key).requirements == ()
    office.clock.set(office.clock.now() + timedelta(days=31))
    later = office.core.spot_checks.draw(office["office"], 50, "s", with_closed=True)
    assert later.lines == ()


@pytest.mark.parametrize("login", ["manager", "admin", "tester"])
def test_only_the_office_may(office: SmallOffice, release_id: int, login: str) -> None:
    assert release_id
    line = draw(office).lines[0]
    for call in (
        lambda: office.core.spot_checks.draw(office[login], 5),
        lambda: office.core.spot_checks.reread(office[login], draw(office)),
        lambda: office.core.spot_checks.review(office[login], line, holds=True),
    ):
        with pytest.raises(NotPermitted) as caught:
            call()
        assert text_of(caught.value) == "抽查由发布管理岗进行"


@pytest.mark.parametrize(
    ("size", "seed", "told"),
    [
        (0, "", "一次抽 1 到 100 项"),
        (101, "", "一次抽 1 到 100 项"),
        (5, "x" * 41, "抽签号不超过 40 个可见字符"),
        (5, "a\nb", "抽签号不超过 40 个可见字符"),
    ],
)
def test_a_draw_refuses_what_it_cannot_do(
    office: SmallOffice, size: int, seed: str, told: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.core.spot_checks.draw(office["office"], size, seed)
    assert text_of(caught.value) == told


def test_a_verdict_is_kept_with_who_when_and_how_it_was_drawn(
    office: SmallOffice, release_id: int
) -> None:
    line = line_of(office, "data_ready")
    changes = office.core.spot_checks.review(
        office["office"], line, holds=True, note=" 已对照附件 ", seed="s"
    )
    assert changes.touches(Kind.RELEASE, release_id)
    found = office.facts(release_id).spot_checks["data_ready"]
    assert (found.holds, found.note, found.person, found.at) == (True, "已对照附件", "许薇", NOW)
    entry = office.core.history.of_release(release_id)[0]
    assert entry.event is Event.CHECK_REVIEWED
    assert said(entry).zh == "抽查「检查 data_ready」：属实"
    assert said(entry).en == "Spot-checked “(检查 data_ready)”: Agrees"
    assert '"seed":"s"' in entry.after
    sample = draw(office)
    assert sample.done == 1
    assert sample.doubted == 0


def test_what_was_verified_yesterday_is_not_drawn_again(
    office: SmallOffice, release_id: int
) -> None:
    assert release_id
    agree(office, "data_ready")
    assert line_of(office, "data_ready").looked is not None
    office.clock.set(NOW + timedelta(days=1))
    assert "data_ready" not in {line.item.id for line in draw(office).lines}


def test_a_doubt_says_what_is_in_doubt(office: SmallOffice, release_id: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        doubt(office, "data_ready", "  ")
    assert text_of(caught.value) == "存疑要写明疑点，没有保存"
    assert office.facts(release_id).spot_checks == {}


def test_a_doubt_blocks_even_what_the_release_left_behind(
    office: SmallOffice, release_id: int
) -> None:
    doubt(office, "data_ready")
    found = office.requirement(release_id, "data_ready")
    assert (found.need, found.standing, found.reason) == (
        Need.CHECK,
        Standing.BLOCKING,
        Reason.DOUBTED,
    )
    assert sentence(found).zh == "检查 data_ready：抽查存疑，重新核对后再勾选"
    office.fulfil(release_id, but=frozenset({"data_ready"}))
    with pytest.raises(RuleViolation) as caught:
        office.advance(release_id)
    blockers = caught.value.details["blockers"]
    assert isinstance(blockers, tuple)
    assert [b.subject_id for b in blockers] == ["data_ready"]
    assert_cards_true(office.core)
    office.clock.set(NOW + timedelta(minutes=1))
    office.answer(release_id, "data_ready", PASS, "已换新版附件")
    assert office.requirement(release_id, "data_ready").standing is Standing.MET
    office.advance(release_id)


def test_a_doubt_is_answered_even_on_the_same_moment_of_the_clock(
    office: SmallOffice, release_id: int
) -> None:
    doubt(office, "data_ready")
    office.answer(release_id, "data_ready", PASS, "再次核对")
    assert office.requirement(release_id, "data_ready").standing is Standing.MET


def test_a_doubt_reaches_under_a_signature(office: SmallOffice, release_id: int) -> None:
    office.settle(release_id, office.requirement(release_id, "manager_ready"))
    office.settle(release_id, office.requirement(release_id, "manager_tests"))
    office.sign(release_id, "manager")
    with pytest.raises(RuleViolation) as caught:
        office.answer(release_id, "manager_ready")
    assert caught.value.code == "check.step_signed"
    doubt(office, "manager_ready")
    assert office.requirement(release_id, "manager_ready").reason is Reason.DOUBTED
    assert office.requirement(release_id, "manager").standing is Standing.MET
    mine = office.core.duties.of(office["manager"]).mine
    assert [d.kind for d in mine if d.reason is Reason.DOUBTED] == [DutyKind.CHECK]
    office.answer(release_id, "manager_ready", FAIL, "确实缺一份")
    assert office.requirement(release_id, "manager_ready").reason is Reason.FAILED
    office.answer(release_id, "manager_ready", PASS, "补齐")
    assert office.requirement(release_id, "manager_ready").standing is Standing.MET
    agree(office, "manager_ready")
    with pytest.raises(RuleViolation) as caught:
        office.answer(release_id, "manager_ready")
    assert caught.value.code == "check.step_signed"


def test_a_doubted_check_keeps_its_step_from_being_signed(
    office: SmallOffice, release_id: int
) -> None:
    office.answer(release_id, "manager_ready")
    office.answer(release_id, "manager_tests")
    doubt(office, "manager_ready")
    with pytest.raises(RuleViolation) as caught:
        office.sign(release_id, "manager")
    assert caught.value.code == "step.checks_open"
    agree(office, "manager_ready")
    office.sign(release_id, "manager")


def test_each_doubt_is_told_on_its_own(office: SmallOffice, release_id: int) -> None:
    office.clock.set(NOW + timedelta(hours=1))
    for item_id in ("data_ready", "agreed"):
        doubt(office, item_id)
    people = ("owner", "manager")
    found = {
        d.subject_id.partition(":")[0]: d
        for login in people
        for d in office.core.duties.of(office[login]).mine
        if d.reason is Reason.DOUBTED
    }
    assert set(found) == {"doubt-data_ready", "doubt-agreed"}
    assert {d.since for d in found.values()} == {NOW + timedelta(hours=1)}


def test_a_doubt_lies_on_the_desk_of_who_may_answer(office: SmallOffice, release_id: int) -> None:
    doubt(office, "data_ready")
    mine = office.core.duties.of(office["owner"]).mine
    found = [d for d in mine if d.kind is DutyKind.CHECK and d.reason is Reason.DOUBTED]
    assert [(d.release_id, d.count) for d in found] == [(release_id, 1)]
    office.answer(release_id, "data_ready", PASS, "再次核对")
    mine = office.core.duties.of(office["owner"]).mine
    assert not [d for d in mine if d.reason is Reason.DOUBTED]


def test_a_verdict_speaks_of_the_answer_it_saw(office: SmallOffice, release_id: int) -> None:
    agree(office, "data_ready")
    doubt(office, "data_ready")
    office.answer(release_id, "data_ready", PASS, "换新版")
    line = line_of(office, "data_ready")
    assert line.looked is None
    assert line.before is not None
    assert line.before.note == "附件是旧版"
    assert line.reasons[0] is DrawReason.AFTER_DOUBT
    agree(office, "data_ready")
    assert office.facts(release_id).spot_checks["data_ready"].version == 3


def test_stale_looks_are_refused(office: SmallOffice, release_id: int) -> None:
    line = line_of(office, "data_ready")
    agree(office, "data_ready")
    with pytest.raises(StaleRecord) as caught:
        office.core.spot_checks.review(office["office"], line, holds=False, note="?")
    assert text_of(caught.value) == "同事刚抽查了这一项，没有保存。请先看同事的结论"
    doubt(office, "data_ready")
    line = line_of(office, "data_ready")
    office.answer(release_id, "data_ready", PASS, "换新版")
    with pytest.raises(StaleRecord) as caught:
        office.core.spot_checks.review(office["office"], line, holds=True)
    assert text_of(caught.value) == "这一项刚被重新勾选，没有保存。请看新的结论再抽查"
    office.answer(release_id, "data_ready", FAIL, "不对")
    with pytest.raises(RuleViolation) as refused:
        office.core.spot_checks.review(office["office"], line, holds=True)
    assert text_of(refused.value).startswith("这一项现在没有勾「通过」或「不适用」")
    with pytest.raises(NotFound):
        office.core.spot_checks.review(
            office["office"], replace(line, item=replace(line.item, id="nowhere")), holds=True
        )


def test_cancelled_releases_are_not_verified(office: SmallOffice, release_id: int) -> None:
    line = line_of(office, "data_ready")
    office.core.releases.cancel(office["office"], release_id, "不做了")
    assert office.facts(release_id).release.outcome is Outcome.CANCELLED
    with pytest.raises(RuleViolation) as caught:
        office.core.spot_checks.review(office["office"], line, holds=True)
    assert text_of(caught.value) == "这份发布已取消或未受理，不再抽查"


def test_a_list_is_read_anew_as_it_stands(office: SmallOffice, release_id: int) -> None:
    sample = draw(office)
    doubt(office, "data_ready")
    office.clock.set(NOW + timedelta(days=2))
    again = office.core.spot_checks.reread(office["office"], sample)
    assert [line.key for line in again.lines] == [line.key for line in sample.lines]
    assert (again.done, again.doubted) == (1, 1)
    office.answer(release_id, "data_ready", FAIL, "不对")
    again = office.core.spot_checks.reread(office["office"], sample)
    assert len(again.lines) == len(sample.lines) - 1
