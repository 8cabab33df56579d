"""Checks: answers, their versions, deferral in an emergency, and evidence."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from relapp.domain.board import CardFilter
from relapp.domain.changes import Kind
from relapp.domain.follow_up import follow_up_text
from relapp.domain.journal import Event
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import CheckResult, Reason
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, StaleRecord
from relapp.services.check_evidence import NewEvidence
from relapp.wording.journal import details, sentence
from tests.builders import NOW
from tests.relapp.small_office import SmallOffice, assert_cards_true, local

PASS, FAIL = CheckResult.PASS, CheckResult.FAIL
NOT_APPLICABLE, DEFERRED = CheckResult.NOT_APPLICABLE, CheckResult.DEFERRED


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A planned upgrade that is being prepared."""
    key = office.register()
    office.walk(key, "prepare")
    return key


@pytest.fixture
def urgent_id(office: SmallOffice) -> int:
    """An emergency that is being prepared."""
    key = office.register(office.emergency())
    office.walk(key, "prepare")
    return key


def refused(office: SmallOffice, key: int, item: str, *args: object) -> str:
    with pytest.raises(RelappError) as caught:
        office.answer(key, item, *args)  # type: ignore[arg-type]
    return caught.value.code


@pytest.mark.parametrize("result", [PASS, FAIL, NOT_APPLICABLE])
def test_an_answer_is_kept_with_who_and_when(
    office: SmallOffice, release_id: int, result: CheckResult
) -> None:
    changes = office.core.checks.answer(
        office["owner"], release_id, "data_ready", result, " 已核对 ", 0
    )
    answer = office.facts(release_id).checks["data_ready"]
    assert (answer.result, answer.note, answer.person, answer.at, answer.version) == (
        result,
        "已核对",
        "何晓东",
        NOW,
        1,
    )
    assert changes.touches(Kind.RELEASE, release_id)
    assert changes.seq == office.core.history.newest()


def test_only_a_pass_needs_no_note(office: SmallOffice, release_id: int) -> None:
    assert refused(office, release_id, "data_ready", FAIL, " ") == "reason.missing"
    office.answer(release_id, "data_ready", PASS, "")


def test_a_later_answer_takes_the_place_of_the_first(office: SmallOffice, release_id: int) -> None:
    office.answer(release_id, "data_ready", FAIL, "差两张表")
    office.answer(release_id, "data_ready", PASS)
    answer = office.facts(release_id).checks["data_ready"]
    assert (answer.result, answer.version) == (PASS, 2)
    newest = office.core.history.of_release(release_id)[0]
    assert newest.event is Event.CHECK_ANSWERED
    assert '"result":"fail"' in newest.before


def test_a_stale_answer_is_refused_with_the_one_that_is_there(
    office: SmallOffice, release_id: int
) -> None:
    office.answer(release_id, "data_ready", FAIL, "差两张表")
    for version in (0, 2):
        with pytest.raises(StaleRecord) as caught:
            office.core.checks.answer(office["owner"], release_id, "data_ready", PASS, "", version)
        theirs = caught.value.details["theirs"]
        assert theirs == office.facts(release_id).checks["data_ready"]
    with pytest.raises(StaleRecord) as caught:
        office.core.checks.clear(office["owner"], release_id, "data_ready", 7)
    assert caught.value.code == "check.stale"


def test_an_answer_may_be_taken_back(office: SmallOffice, release_id: int) -> None:
    office.answer(release_id, "data_ready")
    assert office.core.checks.clear(office["owner"], release_id, "data_ready", 1)
    assert "data_ready" not in office.facts(release_id).checks
    assert not office.core.checks.clear(office["owner"], release_id, "data_ready", 0)
    assert office.requirement(release_id, "data_ready").reason is Reason.NOT_ANSWERED


@pytest.mark.parametrize("login", ["manager", "office", "admin", "tester"])
def test_nobody_answers_in_anothers_place(office: SmallOffice, release_id: int, login: str) -> None:
    with pytest.raises(NotPermitted) as caught:
        office.core.checks.answer(office[login], release_id, "data_ready", PASS, "", 0)
    assert caught.value.code == "role.not_yours"
    assert caught.value.details["people"] == ("何晓东",)


def test_checks_that_are_not_there_or_not_needed(office: SmallOffice, release_id: int) -> None:
    with pytest.raises(NotFound):
        office.core.checks.answer(office["owner"], release_id, "?", PASS, "", 0)
    with pytest.raises(NotFound):
        office.core.checks.answer(office["owner"], 999, "data_ready", PASS, "", 0)
    assert refused(office, release_id, "trained") == "check.not_needed"


def test_checks_of_a_stage_left_behind_are_closed(office: SmallOffice, release_id: int) -> None:
    assert refused(office, release_id, "agreed") == "check.stage_left"
    with pytest.raises(RelappError) as caught:
        office.core.checks.clear(office["manager"], release_id, "agreed", 1)
    assert caught.value.code == "check.stage_left"


def test_checks_of_a_signed_step_are_closed(office: SmallOffice, release_id: int) -> None:
    office.walk(release_id, "approve")
    for item in ("manager_ready", "manager_tests"):
        office.answer(release_id, item)
    office.sign(release_id, "manager")
    assert refused(office, release_id, "manager_ready", FAIL) == "check.step_signed"
    office.answer(release_id, "testing_done")


def test_only_an_emergency_defers_and_only_what_may_wait(
    office: SmallOffice, release_id: int
) -> None:
    assert refused(office, release_id, "tested", DEFERRED) == "check.deferral_is_for_emergencies"
    urgent = office.register(office.emergency())
    office.walk(urgent, "prepare")
    assert refused(office, urgent, "data_ready", DEFERRED) == "check.not_deferrable"
    assert refused(office, urgent, "tested", DEFERRED, "") == "reason.missing"


def test_a_deferred_check_lets_the_release_go_on_and_opens_a_dated_duty(
    office: SmallOffice, urgent_id: int
) -> None:
    office.answer(urgent_id, "tested", DEFERRED, "先上线后补测")
    assert office.requirement(urgent_id, "tested").reason is Reason.NONE
    (item,) = office.facts(urgent_id).follow_ups
    # Five working days from Monday the 14th: Sunday the 20th is worked for the long holiday.
    assert (item.rule_id, item.due_at) == ("deferred_check:tested", local(9, 20, 18, 0))
    assert "tested" in item.subject
    office.answer(urgent_id, "tested", DEFERRED, "还是没测")
    assert len(office.facts(urgent_id).follow_ups) == 1


def test_a_duty_is_worded_in_both_languages_wherever_it_is_told(
    office: SmallOffice, urgent_id: int
) -> None:
    office.answer(urgent_id, "tested", DEFERRED, "先上线后补测")
    view = office.core.releases.view(urgent_id)
    rule = next(r for r in view.definition.follow_ups if r.id == "deferred_check")
    check = view.definition.check("tested")[2]
    wanted = Text(f"{rule.name.zh}：{check.text.zh}", f"{rule.name.en}: {check.text.en}")
    assert follow_up_text(view.definition, view.facts.follow_ups[0]) == wanted
    (card,) = office.core.board.cards(CardFilter(text=view.facts.release.number)).cards
    assert card.follow_up == wanted
    entries = office.core.history.of_release(urgent_id)
    (opened,) = [e for e in entries if e.event is Event.FOLLOW_UP_OPENED]
    assert sentence(opened).zh == f"新增跟进：{wanted.zh}"
    assert sentence(opened).en == f"Opened follow-up: {wanted.en}"
    assert all("subject_en" not in name for name, _, _ in details(opened))
    item = view.facts.follow_ups[0]
    office.core.releases.finish_follow_up(office["manager"], urgent_id, item.id, "已补测")
    entries = office.core.history.of_release(urgent_id)
    (done,) = [e for e in entries if e.event is Event.FOLLOW_UP_DONE]
    assert sentence(done).en == f"Settled follow-up: {wanted.en}"


@pytest.mark.parametrize("rule_id", ["deferred_check:gone", "gone", "gone:tested"])
def test_what_an_older_definition_opened_keeps_its_words(
    office: SmallOffice, urgent_id: int, rule_id: str
) -> None:
    office.answer(urgent_id, "tested", DEFERRED)
    view = office.core.releases.view(urgent_id)
    item = replace(view.facts.follow_ups[0], rule_id=rule_id, subject="旧的事项")
    assert follow_up_text(view.definition, item) == same("旧的事项")


def test_due_dates_pass_over_public_holidays(office: SmallOffice) -> None:
    office.clock.set(local(9, 30, 10, 0))
    key = office.register(office.emergency(planned_start=local(10, 1)))
    office.walk(key, "prepare")
    office.answer(key, "tested", DEFERRED)
    # 1 to 7 October is the National Day break, Saturday the 10th is worked.
    assert office.facts(key).follow_ups[0].due_at == local(10, 13, 18, 0)


def test_a_deferred_check_is_made_up_for_after_its_stage(
    office: SmallOffice, urgent_id: int
) -> None:
    office.answer(urgent_id, "tested", DEFERRED)
    office.walk(urgent_id, "approve")
    assert refused(office, urgent_id, "data_ready", FAIL) == "check.stage_left"
    office.answer(urgent_id, "tested", FAIL, "补测发现一处")
    assert office.facts(urgent_id).follow_ups[0].done_at is None
    office.core.checks.add_evidence(
        office["tester"], urgent_id, "tested", "补测.txt", content=b"ok"
    )
    office.answer(urgent_id, "tested", PASS, "已补测")
    item = office.facts(urgent_id).follow_ups[0]
    assert (item.done_at, item.done_by, item.note) == (NOW, "孙敏", "已补测")
    assert refused(office, urgent_id, "tested", FAIL) == "check.stage_left"


def test_what_a_signed_step_deferred_is_made_up_for_too(
    office: SmallOffice, urgent_id: int
) -> None:
    office.walk(urgent_id, "approve")
    office.answer(urgent_id, "head_risk")
    office.sign(urgent_id, "head")
    office.answer(urgent_id, "manager_ready")
    office.answer(urgent_id, "manager_tests", DEFERRED)
    office.sign(urgent_id, "manager")
    with pytest.raises(RelappError):
        office.core.checks.clear(office["manager"], urgent_id, "manager_tests", 1)
    office.answer(urgent_id, "manager_tests", PASS)
    assert office.facts(urgent_id).follow_ups[0].done_at == NOW


def test_a_duty_settled_by_hand_leaves_the_check_to_be_answered(
    office: SmallOffice, urgent_id: int
) -> None:
    office.answer(urgent_id, "tested", DEFERRED)
    office.walk(urgent_id, "approve")
    item = office.facts(urgent_id).follow_ups[0]
    office.core.releases.finish_follow_up(office["manager"], urgent_id, item.id, "已补测")
    office.answer(urgent_id, "tested", PASS)


def test_evidence_by_file_and_by_link(office: SmallOffice, release_id: int) -> None:
    add = office.core.checks.add_evidence
    add(office["tester"], release_id, "tested", "a/../报告.pdf", content=b"data")
    add(office["tester"], release_id, "tested", "", link=" https://docs.example/报告?a=1 ")
    office.answer(release_id, "tested")
    file, link = office.facts(release_id).checks["tested"].evidence
    assert (file.name, file.link, link.link) == ("报告.pdf", "", "https://docs.example/报告?a=1")
    assert office.core.deliverables.content(file.sha256) == b"data"
    assert office.requirement(release_id, "tested").reason is Reason.NONE
    for key in (file.id, link.id):
        office.core.checks.remove_evidence(office["tester"], release_id, key)
    assert office.requirement(release_id, "tested").reason is Reason.EVIDENCE_MISSING
    with pytest.raises(NotFound):
        office.core.checks.remove_evidence(office["tester"], release_id, file.id)


def test_evidence_stays_with_its_check(office: SmallOffice, release_id: int) -> None:
    add = office.core.checks.add_evidence
    add(office["tester"], release_id, "tested", "一.txt", content=b"1")
    office.answer(release_id, "data_ready")
    add(office["owner"], release_id, "data_ready", "二.txt", content=b"2")
    assert "tested" not in office.facts(release_id).checks
    office.answer(release_id, "tested", FAIL, "两处不符")
    add(office["tester"], release_id, "tested", "三.txt", content=b"3")
    checks = office.facts(release_id).checks
    found = {key: [(e.name, e.person) for e in checks[key].evidence] for key in checks}
    assert found == {
        "agreed": [],
        "data_ready": [("二.txt", "何晓东")],
        "tested": [("一.txt", "孙敏"), ("三.txt", "孙敏")],
    }


@pytest.mark.parametrize(
    ("content", "link", "code"),
    [
        (None, " ", "evidence.empty"),
        (b"", "", "file.empty"),
        (b"x" * 11, "", "file.too_large"),
        (None, "javascript:alert(1)", "evidence.link"),
        (None, "file:///etc/passwd", "evidence.link"),
        (None, "https://", "evidence.link"),
        (None, "http://[::1", "evidence.link"),
        (None, "https://example.org/" + "x" * 2_000, "evidence.link"),
    ],
)
def test_evidence_that_cannot_be(
    office: SmallOffice, release_id: int, content: bytes | None, link: str, code: str
) -> None:
    settings = office.core.office.get()
    office.core.office.save(office["admin"], replace(settings, attachment_limit=10))
    with pytest.raises(InvalidInput) as caught:
        office.core.checks.add_evidence(
            office["tester"], release_id, "tested", "报告.pdf", content=content, link=link
        )
    assert caught.value.code == code


def at_once(office: SmallOffice, key: int, items: list[tuple[str, str]]) -> list[str]:
    """Answer several checks at the same moment, each from a desk of its own."""
    desks = [office.open_again() for _ in items]
    barrier = threading.Barrier(len(items))

    def answer(desk: SmallOffice, item: tuple[str, str]) -> str:
        actor = desk[item[0]]
        barrier.wait(10)
        try:
            desk.core.checks.answer(actor, key, item[1], PASS, "", 0)
        except RelappError as error:
            return error.code
        return "done"

    with ThreadPoolExecutor(len(items)) as pool:
        return sorted(pool.map(answer, desks, items))


def test_reviewers_tick_different_checks_at_once(office: SmallOffice, release_id: int) -> None:
    items = [("owner", "data_ready"), ("tester", "tested"), ("pmo", "records_kept")]
    assert at_once(office, release_id, items) == ["done"] * 3
    assert {"data_ready", "tested", "records_kept"} <= set(office.facts(release_id).checks)
    assert office.core.history.verify().sound
    assert_cards_true(office.core)


def test_of_two_who_tick_the_same_check_one_is_told(office: SmallOffice, release_id: int) -> None:
    items = [("owner", "data_ready")] * 2
    assert at_once(office, release_id, items) == ["check.stale", "done"]
    assert office.facts(release_id).checks["data_ready"].version == 1
    assert office.core.history.verify().sound


def test_a_check_is_passed_with_what_backs_it_in_one_transaction(
    office: SmallOffice, release_id: int
) -> None:
    before = office.core.history.newest()
    office.core.checks.answer_with(
        office["tester"],
        release_id,
        "tested",
        [NewEvidence("报告.pdf", b"data"), NewEvidence("", link="https://docs.example/报告")],
        "全部通过",
        0,
    )
    answer = office.facts(release_id).checks["tested"]
    assert (answer.result, answer.note) == (PASS, "全部通过")
    assert [e.name for e in answer.evidence] == ["报告.pdf", "报告"]
    # The same content again is not attached twice.
    office.core.checks.answer_with(
        office["tester"],
        release_id,
        "tested",
        [NewEvidence("副本.pdf", b"data")],
        "全部通过",
        answer.version,
    )
    assert len(office.facts(release_id).checks["tested"].evidence) == 2
    assert office.core.history.since(before).ids(Kind.RELEASE) == {release_id}


def test_evidence_that_cannot_be_kept_leaves_the_check_unanswered(
    office: SmallOffice, release_id: int
) -> None:
    pieces = [NewEvidence("报告.pdf", b"data"), NewEvidence("脚本", link="javascript:alert(1)")]
    with pytest.raises(InvalidInput) as caught:
        office.core.checks.answer_with(office["tester"], release_id, "tested", pieces, "", 0)
    assert caught.value.code == "evidence.link"
    with pytest.raises(InvalidInput):
        office.core.checks.add_evidences(office["tester"], release_id, "tested", pieces)
    with pytest.raises(InvalidInput) as empty:
        office.core.checks.add_evidences(office["tester"], release_id, "tested", [])
    assert empty.value.code == "evidence.empty"
    assert "tested" not in office.facts(release_id).checks
    # Nothing of the first piece stayed, either.
    office.answer(release_id, "tested")
    assert office.facts(release_id).checks["tested"].evidence == ()


def test_a_stale_form_attaches_nothing(office: SmallOffice, release_id: int) -> None:
    office.answer(release_id, "tested")
    with pytest.raises(StaleRecord):
        office.core.checks.answer_with(
            office["tester"], release_id, "tested", [NewEvidence("一.txt", b"1")], "", 0
        )
    assert office.facts(release_id).checks["tested"].evidence == ()
