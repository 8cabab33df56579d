"""The registers of applications and of change requests."""

from dataclasses import replace
from datetime import date

import pytest

from relapp.domain.changes import Kind
from relapp.domain.register import Application, ApplicationDraft, ChangeRequest, ChangeRequestDraft
from relapp.domain.vocabulary import ChangeKind, ChangeState, Criticality
from relapp.errors import InvalidInput, NotPermitted, RelappError, RuleViolation, StaleRecord
from tests.relapp.small_office import SmallOffice


def application(office: SmallOffice, name: str = "核心租赁系统") -> Application:
    return next(a for a in office.core.applications.all() if a.name == name)


def draft_of(known: Application, **fields: object) -> ApplicationDraft:
    names = ApplicationDraft.__dataclass_fields__
    draft = ApplicationDraft(**{name: getattr(known, name) for name in names})
    return replace(draft, **fields)  # type: ignore[arg-type]


def change(office: SmallOffice, number: str) -> ChangeRequest:
    return next(c for c in office.core.changes.all() if c.number == number)


def draft_of_change(known: ChangeRequest, **fields: object) -> ChangeRequestDraft:
    names = ChangeRequestDraft.__dataclass_fields__
    draft = ChangeRequestDraft(**{name: getattr(known, name) for name in names})
    return replace(draft, **fields)  # type: ignore[arg-type]


def test_an_application_with_what_it_depends_on(office: SmallOffice) -> None:
    others = (office.application("资金系统"), office.application("门户"))
    draft = ApplicationDraft(
        " 总账 ",
        code="GL",
        family="java",
        owner_id=office["owner"].id,
        criticality=Criticality.CORE,
        depends_on=(*others, *others),
    )
    changes = office.core.applications.save(office["office"], draft)
    known = application(office, "总账")
    assert changes.touches(Kind.APPLICATION, known.id)
    assert (known.owner, known.criticality, known.version) == ("何晓东", Criticality.CORE, 1)
    assert set(known.depends_on) == set(others)
    office.core.applications.save(office["office"], draft_of(known, depends_on=others[:1]))
    assert application(office, "总账").depends_on == others[:1]


def test_applications_that_cannot_be(office: SmallOffice) -> None:
    known = application(office)
    save = office.core.applications.save
    for draft, code in (
        (ApplicationDraft(" "), "field.missing"),
        (ApplicationDraft("核心租赁系统"), "application.name_taken"),
        (draft_of(known, name="门户"), "application.name_taken"),
        (draft_of(known, depends_on=(known.id,)), "field.not_allowed"),
    ):
        with pytest.raises(InvalidInput) as caught:
            save(office["office"], draft)
        assert caught.value.code == code
    with pytest.raises(NotPermitted):
        save(office["manager"], ApplicationDraft("新系统"))
    save(office["office"], draft_of(known, code="CLS"))
    with pytest.raises(StaleRecord):
        save(office["office"], draft_of(known, code="X"))


def test_a_new_name_or_owner_of_an_application_reaches_the_cards(office: SmallOffice) -> None:
    live, ended = office.register(), office.register()
    office.core.releases.cancel(office["office"], ended, "不做了")
    office.walk(live, "prepare")
    assert office["owner"].id in office.core.board.card(live).waits_for
    draft = draft_of(application(office), name="租赁核心", owner_id=office["head"].id)
    changes = office.core.applications.save(office["office"], draft)
    assert changes.ids(Kind.RELEASE) >= {live, ended}
    for key in (live, ended):
        assert office.core.board.card(key).application == "租赁核心"
    waits_for = office.core.board.card(live).waits_for
    assert office["head"].id in waits_for
    assert office["owner"].id not in waits_for


def test_a_change_request(office: SmallOffice) -> None:
    draft = ChangeRequestDraft(
        " BG-9 ",
        "改口径",
        ChangeKind.BUGFIX,
        ChangeState.APPROVED,
        office.application(),
        date(2026, 9, 1),
        "影响还款",
    )
    changes = office.core.changes.save(office["office"], draft)
    known = change(office, "BG-9")
    assert changes.touches(Kind.CHANGE_REQUEST, known.id)
    assert (known.application, known.approved_on) == ("核心租赁系统", date(2026, 9, 1))


def test_free_changes_are_those_in_no_release_and_not_done(office: SmallOffice) -> None:
    office.register(change_ids=(office.change("BG-1"),))
    done = draft_of_change(change(office, "BG-2"), state=ChangeState.DONE)
    office.core.changes.save(office["office"], done)
    free = {c.number for c in office.core.changes.all(free_only=True)}
    assert free == {"BG-3", "QX-1"}
    assert change(office, "BG-1").release_number == "FB26-001"


def test_changes_that_cannot_be(office: SmallOffice) -> None:
    save = office.core.changes.save
    for draft, code in (
        (ChangeRequestDraft(" ", "x"), "field.missing"),
        (ChangeRequestDraft("BG-9", " "), "field.missing"),
        (ChangeRequestDraft("BG-1", "x"), "change.number_taken"),
        (draft_of_change(change(office, "BG-2"), number="BG-1"), "change.number_taken"),
    ):
        with pytest.raises(InvalidInput) as caught:
            save(office["office"], draft)
        assert caught.value.code == code
    with pytest.raises(NotPermitted):
        save(office["manager"], ChangeRequestDraft("BG-9", "x"))


def test_a_change_withdrawn_or_renumbered_reaches_its_release(office: SmallOffice) -> None:
    key = office.register(change_ids=(office.change("BG-1"),))
    rejected = draft_of_change(change(office, "BG-1"), state=ChangeState.REJECTED)
    changes = office.core.changes.save(office["office"], rejected)
    assert changes.touches(Kind.RELEASE, key)
    assert office.core.board.card(key).blocking == 1
    renamed = draft_of_change(
        change(office, "BG-1"), number="BG-1A", state=ChangeState.APPROVED, kind=ChangeKind.BUGFIX
    )
    assert office.core.changes.save(office["office"], renamed).touches(Kind.RELEASE, key)
    card = office.core.board.card(key)
    assert (card.blocking, card.changes, card.bugfixes) == (0, 0, 1)


def test_a_change_in_a_release_stays_with_its_application(office: SmallOffice) -> None:
    office.register(change_ids=(office.change("BG-1"),))
    moved = draft_of_change(
        change(office, "BG-1"), number="BG-7", application_id=office.application("门户")
    )
    with pytest.raises(RuleViolation) as caught:
        office.core.changes.save(office["office"], moved)
    assert caught.value.code == "change.taken"
    assert caught.value.details == {"number": "BG-1", "other": "FB26-001"}


def test_a_change_that_somebody_else_saved_meanwhile(office: SmallOffice) -> None:
    seen = change(office, "BG-1")
    office.core.changes.save(office["office"], draft_of_change(seen, impact="大"))
    with pytest.raises(RelappError) as caught:
        office.core.changes.save(office["office"], draft_of_change(seen, impact="小"))
    assert isinstance(caught.value, StaleRecord)
