"""Finds what is open at a release and who can do it, from the process and the facts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from relapp.domain import approval, gate
from relapp.domain.definition import CheckItem, ProcessDefinition, Stage
from relapp.domain.duties import Duty, DutyKind
from relapp.domain.fingerprint import fingerprint
from relapp.domain.follow_up import follow_up_text
from relapp.domain.release import FINISHED, PersonRef, ReleaseFacts
from relapp.domain.requirement import Requirement
from relapp.domain.signing_rules import barred
from relapp.domain.spot_verdict import was_doubted
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import (
    Need,
    Outcome,
    Reason,
    RunKind,
    RunSheetNeed,
    Standing,
    Status,
    StepState,
)


def open_duties(
    definition: ProcessDefinition, facts: ReleaseFacts, now: datetime
) -> tuple[Duty, ...]:
    """Return everything that is open at a release; nothing while it is held or has ended."""
    if facts.release.status is not Status.RUNNING:
        return ()
    return tuple(_Opening(definition, facts, now).all())


_ELSEWHERE: Final = frozenset({Need.CHECK, Need.SIGNATURE, Need.FOLLOW_UP})
"""Needs that are told step by step, or whatever the stage."""
_NOBODYS: Final = frozenset({Need.HOLD, Need.DEPENDENCY, Need.TRIAL_RUN})
_WORST: Final = (Reason.FAILED, Reason.DOUBTED)
_KINDS: Final = {Need.DELIVERABLE: DutyKind.DELIVER, Need.SECTION: DutyKind.WRITE}


class _Opening:
    """Walks the present stage once."""

    def __init__(self, definition: ProcessDefinition, facts: ReleaseFacts, now: datetime) -> None:
        self._definition = definition
        self._facts = facts
        self._release = facts.release
        self._now = now
        self._stage: Stage = definition.stage(facts.release.stage)
        self._unmet = {
            (r.need, r.subject_id): r
            for r in gate.requirements(definition, facts, now)
            if r.standing is not Standing.MET
        }

    def all(self) -> Iterator[Duty]:
        """Yield the duties part by part."""
        yield from self._checks(self._stage.id, self._stage.name, self._stage.checks)
        yield from self._doubts()
        yield from self._route()
        executed = self._stage.run_sheet is RunSheetNeed.EXECUTED
        if executed and self._release.outcome is not Outcome.ROLLED_BACK:
            yield from self._rows()
        for requirement in self._unmet.values():
            told = requirement.need in _ELSEWHERE | _NOBODYS
            if not told and not (executed and requirement.need is Need.RUN_SHEET):
                yield self._plain(requirement)
        yield from self._follow_ups()

    def _make(
        self, kind: DutyKind, subject_id: str, subject: Text, need: Need, place: str = ""
    ) -> Duty:
        release, window = self._release, self._facts.window
        return Duty(
            kind,
            subject_id,
            subject,
            Reason.NONE,
            (),
            f"relapp://release/{release.number}/{need.value}/{place or subject_id}",
            since=release.stage_since,
            release_id=release.id,
            number=release.number,
            application=release.application,
            version_to=release.version_to,
            column=self._stage.column,
            starts_at=window.starts_at if window else release.planned_start,
        )

    def _checks(
        self, key: str, name: Text, items: Iterable[CheckItem], since: datetime | None = None
    ) -> Iterator[Duty]:
        """Yield one duty for each role that still has to answer checks of a stage or step."""
        by_role: dict[str, list[Requirement]] = {}
        for item in items:
            found = self._unmet.get((Need.CHECK, item.id))
            if found is not None:
                by_role.setdefault(item.role, []).append(found)
        for role, missing in by_role.items():
            made = self._make(
                DutyKind.CHECK, f"{key}:{role}", name, Need.CHECK, missing[0].subject_id
            )
            reasons = {r.reason for r in missing}
            worst = next((r for r in _WORST if r in reasons), missing[0].reason)
            yield replace(
                made,
                reason=worst,
                people=self._facts.holders.get(role, ()),
                role=role,
                since=since or made.since,
                due=missing[0].due,
                count=len(missing),
            )

    def _doubts(self) -> Iterator[Duty]:
        """Yield what the office doubts where nothing else asks for it: signed, or left behind."""
        for item_id in sorted(self._facts.spot_checks):
            found = self._definition.find_check(item_id)
            if found is None or not was_doubted(self._facts, item_id):
                continue
            stage, step, item = found
            signed = step is not None and any(
                node.step.id == step.id and node.state is StepState.SIGNED
                for group in self._groups()
                for node in group.steps
            )
            if signed or stage.id != self._stage.id:
                name = stage.name if step is None else step.name
                unmet = self._unmet.get((Need.CHECK, item_id))
                # Each doubt is told on its own, whatever else is in doubt at the release.
                key = f"doubt-{item_id}"
                yield from self._checks(key, name, (item,), unmet.since if unmet else None)

    def _groups(self) -> tuple[approval.RouteGroup, ...]:
        seal = fingerprint(self._facts)
        return approval.route(self._definition, self._facts, self._stage, seal, self._now)

    def _route(self) -> Iterator[Duty]:
        since = self._release.stage_since
        for group in self._groups():
            for node in group.steps:
                if node.turn and node.state not in (StepState.SIGNED, StepState.NOT_NEEDED):
                    yield from self._step(node, since)
            signed = [node.signature.at for node in group.steps if node.signature is not None]
            since = max([since, *signed])

    def _step(self, node: approval.RouteStep, since: datetime) -> Iterator[Duty]:
        step = node.step
        made = self._make(DutyKind.SIGN, step.id, step.name, Need.SIGNATURE)
        found = self._unmet.get((Need.SIGNATURE, step.id))
        made = replace(
            made,
            role=step.role,
            since=node.signature.at if node.signature else since,
            due=found.due if found else None,
            reason=found.reason if found else Reason.NOT_SIGNED,
            round=sum(
                1
                for s in self._facts.signatures
                if s.superseded and (s.stage, s.step_id) == (self._stage.id, step.id)
            ),
        )
        if node.state is StepState.RETURNED:
            yield replace(made, kind=DutyKind.RESUBMIT, role="", people=self._keeper())
            return
        asked = replace(made, people=node.tally.waiting, barred=self._barred(node))
        missing = tuple(
            replace(duty, round=made.round, **_signers(asked, duty.role))
            for duty in self._checks(step.id, step.name, node.checks, made.since)
        )
        yield from missing or self._signatures(node, asked)

    def _signatures(self, node: approval.RouteStep, asked: Duty) -> Iterator[Duty]:
        """Yield one duty for the seats of the role and one for the people added beside them.

        Deputies act for a holder in the role, for somebody added only as deputies in everything.
        """
        extra = {ref.id for ref in node.added}
        seated = tuple(ref for ref in asked.people if ref.id not in extra)
        if seated or not asked.people:
            yield replace(asked, people=seated)
        if extra & {ref.id for ref in asked.people}:
            beside = tuple(ref for ref in asked.people if ref.id in extra)
            yield replace(asked, people=beside, role="", subject_id=f"{asked.subject_id}:added")

    def _barred(self, node: approval.RouteStep) -> frozenset[int]:
        """Return who may sign in nobody's place: creators, and those who have signed already."""
        release = self._release
        creators = {key for key in (release.applicant_id, release.owner_id) if key is not None}
        never = {key for key in creators if barred(key, node.step, self._facts) is not None}
        return frozenset(never | {signature.person_id for signature in node.valid})

    def _rows(self) -> Iterator[Duty]:
        for row in self._facts.run_sheet:
            if row.kind is RunKind.ROLLBACK or row.result in FINISHED or row.owner_id is None:
                continue
            made = self._make(DutyKind.RUN, str(row.id), same(row.title), Need.RUN_SHEET)
            yield replace(
                made,
                people=(PersonRef(row.owner_id, row.owner),),
                since=row.actual_start or row.planned_start,
                due=row.planned_end,
                starts_at=row.planned_start or made.starts_at,
            )

    def _plain(self, requirement: Requirement) -> Duty:
        kind = _KINDS.get(requirement.need, DutyKind.SETTLE)
        made = self._make(kind, requirement.subject_id, requirement.subject, requirement.need)
        role = requirement.role
        return replace(
            made,
            reason=requirement.reason,
            # Told apart from a like-named thing of another kind.
            subject_id=f"{requirement.need.value}:{requirement.subject_id}",
            role=role,
            people=self._facts.holders.get(role, ()) if role else self._keeper(),
            since=requirement.since,
            due=requirement.due,
            address=requirement.address or made.address,
        )

    def _follow_ups(self) -> Iterator[Duty]:
        for item in self._facts.follow_ups:
            if item.done_at is None:
                text = follow_up_text(self._definition, item)
                made = self._make(DutyKind.FOLLOW_UP, str(item.id), text, Need.FOLLOW_UP)
                yield replace(
                    made,
                    reason=Reason.NOT_DONE,
                    role=item.role,
                    people=self._facts.holders.get(item.role, ()),
                    since=item.opened_at,
                    due=item.due_at,
                )

    def _keeper(self) -> tuple[PersonRef, ...]:
        """Return who owns the release; the release office, where nobody does."""
        release = self._release
        if release.owner_id is not None:
            return (PersonRef(release.owner_id, release.owner),)
        return self._facts.holders.get(self._definition.office_role, ())


def _signers(asked: Duty, role: str) -> dict[str, Any]:
    """Return who answers checks of a step: whoever signs it, where they are of its role."""
    mine = role == asked.role and asked.people
    return {"people": asked.people} if mine else {}
