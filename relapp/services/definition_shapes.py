"""Which fields each record of a process definition has in the file, and how each is read."""

from relapp.domain.definition import (
    ApprovalStep,
    CheckItem,
    Condition,
    DeliverableSpec,
    DocumentSpec,
    FollowUpRule,
    ProcessDefinition,
    Question,
    RoleSpec,
    ScopeOption,
    SectionSpec,
    Stage,
    StepGroup,
)
from relapp.domain.plan_kinds import KINDS
from relapp.domain.risk import RiskChoice, RiskLevel, RiskQuestion
from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    BoardColumn,
    FollowUpTrigger,
    ReleaseMode,
    ReleaseType,
    RunSheetNeed,
    Strategy,
    TestKind,
)
from relapp.domain.window_rule import Cycle, WindowRule
from relapp.services.definition_fields import (
    Decoder,
    Field,
    as_set,
    choice,
    clock_time,
    distinct,
    fraction,
    identifier,
    iso_date,
    many,
    one_of,
    plain_line,
    quorum,
    record,
    reference,
    switch,
    template_name,
    text,
    whole,
)


def _need(decode: Decoder) -> Field:
    return Field(decode)


def _may(decode: Decoder) -> Field:
    return Field(decode, required=False)


_CONDITION = record(
    Condition,
    {
        "types": _may(as_set(choice(ReleaseType))),
        "modes": _may(as_set(choice(ReleaseMode))),
        "strategies": _may(as_set(choice(Strategy))),
        "yes": _may(as_set(reference("question"))),
        "no": _may(as_set(reference("question"))),
    },
)

_ROLE = record(
    RoleSpec, {"id": _need(identifier("role")), "name": _need(text), "duty": _need(text)}
)

_QUESTION = record(
    Question,
    {
        "id": _need(identifier("question")),
        "text": _need(text),
        "help": _need(text),
        "when": _may(_CONDITION),
    },
)


# `id` and the like are field names of the record, which the file uses as they are.
def _scope_option(
    *,
    id: str,  # noqa: A002
    text: Text,
    in_scope: bool,
    reason: Text = Text("", ""),
) -> ScopeOption:
    return ScopeOption(id, text, in_scope, reason)


_SCOPE = record(
    _scope_option,
    {
        "id": _need(identifier("scope")),
        "text": _need(text),
        "in_scope": _need(switch),
        "reason": _may(text),
    },
)

_CHECK = record(
    CheckItem,
    {
        "id": _need(identifier("check")),
        "text": _need(text),
        "role": _need(reference("role")),
        "when": _may(_CONDITION),
        "evidence_required": _may(switch),
        "may_be_deferred": _may(switch),
        "basis": _may(text),
        "reconstructed": _may(switch),
    },
)

_DELIVERABLE = record(
    DeliverableSpec,
    {
        "id": _need(identifier("deliverable")),
        "name": _need(text),
        "role": _need(reference("role")),
        "needed_by": _need(reference("stage")),
        "required": _may(switch),
        "when": _may(_CONDITION),
        "reconstructed": _may(switch),
    },
)

_STEP = record(
    ApprovalStep,
    {
        "id": _need(identifier("step")),
        "name": _need(text),
        "role": _need(reference("role")),
        "looks_at": _may(text),
        "checks": _may(many(_CHECK)),
        "deliverables": _may(distinct(reference("deliverable"))),
        "when": _may(_CONDITION),
        "not_by_applicant": _may(switch),
        "own": _may(switch),
        "quorum": _may(quorum),
        "reconstructed": _may(switch),
    },
)

_GROUP = record(
    StepGroup,
    {
        "id": _need(identifier("group")),
        "name": _need(text),
        "steps": _need(many(_STEP, least=1)),
    },
)


def _stage(*, leave: Text = Text("", ""), **values: object) -> Stage:
    return Stage(leave=leave, **values)  # type: ignore[arg-type]  # decoded by the table below


_STAGE = record(
    _stage,
    {
        "id": _need(identifier("stage")),
        "name": _need(text),
        "column": _need(choice(BoardColumn)),
        "leave": _may(text),
        "checks": _may(many(_CHECK)),
        "route": _may(many(_GROUP)),
        "needs_schedule": _may(switch),
        "needs_outcome": _may(switch),
        "needs_follow_ups_done": _may(switch),
        "needs_trial_run_over": _may(switch),
        "run_sheet": _may(choice(RunSheetNeed)),
        "tests": _may(distinct(choice(TestKind))),
        "back_to": _may(reference("stage")),
        "reconstructed": _may(switch),
    },
)

_SECTION = record(
    SectionSpec,
    {
        "id": _need(identifier("section")),
        "name": _need(text),
        "chapter": _need(text),
        "hint": _need(text),
        "needed_by": _need(reference("stage")),
        "role": _need(reference("role")),
        "required": _may(switch),
        "when": _may(_CONDITION),
        "appendix": _may(switch),
        "items": _may(distinct(one_of(KINDS))),
    },
)

_DOCUMENT = record(
    DocumentSpec,
    {
        "id": _need(identifier("document")),
        "name": _need(text),
        "from_stage": _need(reference("stage")),
        "template": _may(template_name),
    },
)

_FOLLOW_UP = record(
    FollowUpRule,
    {
        "id": _need(identifier("follow_up")),
        "name": _need(text),
        "trigger": _need(choice(FollowUpTrigger)),
        "working_days": _need(whole(1, 250)),
        "role": _need(reference("role")),
        "when": _may(_CONDITION),
    },
)

_RISK_CHOICE = record(
    RiskChoice, {"id": _need(plain_line), "text": _need(text), "risk": _need(whole(1, 5))}
)

_RISK = record(
    RiskQuestion,
    {
        "id": _need(identifier("risk")),
        "text": _need(text),
        "weight": _need(whole(1, 100)),
        "choices": _need(many(_RISK_CHOICE, least=2)),
    },
)

_RISK_LEVEL = record(
    RiskLevel,
    {
        "id": _need(identifier("risk_level")),
        "name": _need(text),
        "up_to": _need(fraction(1.0, 5.0)),
    },
)

_WINDOWS = record(
    WindowRule,
    {
        "cycle": _may(choice(Cycle)),
        "weeks": _need(distinct(whole(1, 5))),
        "weekday": _need(whole(1, 7)),
        "starts": _need(clock_time),
        "minutes": _need(whole(15, 24 * 60)),
        "capacity": _need(whole(1, 999)),
        "families": _may(distinct(plain_line)),
        "material_days_before": _may(whole(0, 60)),
        "material_time": _may(clock_time),
    },
)


def _definition(
    *, windows: WindowRule | None = None, trial_run_days: int = 0, **values: object
) -> ProcessDefinition:
    return ProcessDefinition(
        windows=windows,
        trial_run_days=trial_run_days,
        **values,  # type: ignore[arg-type]  # decoded by the table below
    )


DEFINITION = record(
    _definition,
    {
        "id": _need(identifier("process")),
        "code": _need(plain_line),
        "version": _need(plain_line),
        "name": _need(text),
        "organisation": _need(text),
        "effective": _need(iso_date),
        "office_role": _need(reference("role")),
        "success_target": _need(fraction()),
        "trial_run_days": _may(whole(0, 365)),
        "types": _need(distinct(choice(ReleaseType))),
        "modes": _need(distinct(choice(ReleaseMode))),
        "windows": _may(_WINDOWS),
        "roles": _need(many(_ROLE, least=1)),
        "scope_question": _need(text),
        "scope": _need(many(_SCOPE, least=1)),
        "questions": _need(many(_QUESTION)),
        "stages": _need(many(_STAGE, least=2)),
        "deliverables": _need(many(_DELIVERABLE)),
        "sections": _need(many(_SECTION)),
        "documents": _need(many(_DOCUMENT)),
        "follow_ups": _need(many(_FOLLOW_UP)),
        "risk": _may(many(_RISK)),
        "risk_levels": _may(many(_RISK_LEVEL)),
    },
)
"""Reads the whole file; the order of fields here is the order of the documentation."""
