"""What must hold across a whole process definition beyond each field on its own."""

from collections.abc import Iterator
from itertools import pairwise

from relapp.domain.definition import (
    Condition,
    DeliverableSpec,
    ProcessDefinition,
    SectionSpec,
    Stage,
)
from relapp.domain.vocabulary import BoardColumn, FollowUpTrigger, ReleaseMode, RunSheetNeed
from relapp.services.definition_fields import Place, Reading
from relapp.services.definition_plans import plan_faults

_COLUMNS = tuple(BoardColumn)


def check_whole(definition: ProcessDefinition, reading: Reading) -> None:
    """Note everything that would make the process impossible to run."""
    _check_columns(definition, reading)
    _check_stages(definition, reading)
    _check_last_stage(definition, reading)
    _check_deliverables(definition, reading)
    _check_conditions(definition, reading)
    _check_modes(definition, reading)
    _check_scope(definition, reading)
    for subject, field, code, found in plan_faults(definition):
        _note(reading, subject, field, code, found)


def _note(reading: Reading, subject: object, field: str, code: str, found: str = "") -> None:
    place = reading.places.get(id(subject), Place(1, ""))
    path = f"{place.path}.{field}".strip(".")
    allowed = field if code == "missing_field" else ""
    reading.log.add(place.line, path, f"definition.{code}", found, allowed)


def _check_columns(definition: ProcessDefinition, reading: Reading) -> None:
    stages = definition.stages
    if stages[0].column is not BoardColumn.PLANNING:
        _note(reading, stages[0], "column", "first_column", stages[0].column)
    if stages[-1].column is not BoardColumn.CLOSED:
        _note(reading, stages[-1], "column", "last_column", stages[-1].column)
    for before, stage in pairwise(stages):
        if _COLUMNS.index(stage.column) < _COLUMNS.index(before.column):
            _note(reading, stage, "column", "column_goes_back", stage.column)
        if before.column is BoardColumn.CLOSED:
            _note(reading, stage, "column", "after_closed", stage.id)


def _asked(stage: Stage) -> bool:
    """Whether leaving the stage asks for anything by itself."""
    return bool(
        stage.checks
        or stage.route
        or stage.tests
        or stage.needs_schedule
        or stage.needs_outcome
        or stage.needs_follow_ups_done
        or stage.needs_trial_run_over
        or stage.run_sheet is not RunSheetNeed.NOTHING
    )


def _check_stages(definition: ProcessDefinition, reading: Reading) -> None:
    needed = {item.needed_by for item in definition.deliverables if item.required}
    needed |= {item.needed_by for item in definition.sections if item.required}
    for stage in definition.stages[:-1]:
        if not stage.leave.zh:
            _note(reading, stage, "leave", "missing_field")
        order = definition.stage_ids
        later = order[order.index(stage.id) :]
        if stage.back_to in later:
            _note(reading, stage, "back_to", "not_earlier", stage.back_to)
        if not _asked(stage) and stage.id not in needed:
            _note(reading, stage, "", "nothing_asked", stage.id)
    if not any(stage.route for stage in definition.stages):
        _note(reading, definition, "stages", "no_approval")
    if not any(stage.needs_outcome for stage in definition.stages):
        _note(reading, definition, "stages", "no_outcome")


def _check_last_stage(definition: ProcessDefinition, reading: Reading) -> None:
    """The last stage is never left, so what it asks for would never be asked."""
    last = definition.stages[-1]
    if _asked(last) or last.leave.zh:
        _note(reading, last, "", "never_asked", last.id)
    asked: list[DeliverableSpec | SectionSpec] = [*definition.deliverables, *definition.sections]
    for item in asked:
        if item.needed_by == last.id:
            _note(reading, item, "needed_by", "never_asked", last.id)


def _check_deliverables(definition: ProcessDefinition, reading: Reading) -> None:
    """What a signer looks at must be there by the time of the signature."""
    due = {item.id: item.needed_by for item in definition.deliverables if item.required}
    order = definition.stage_ids
    for place, stage in enumerate(definition.stages):
        for group in stage.route:
            for step in group.steps:
                for name in step.deliverables:
                    by = due.get(name)
                    if by in order and order.index(by) > place:
                        _note(reading, step, "deliverables", "due_too_late", name)


def _conditions(definition: ProcessDefinition) -> Iterator[Condition]:
    for parts in (
        definition.questions,
        definition.deliverables,
        definition.sections,
        definition.follow_ups,
    ):
        yield from (part.when for part in parts)
    yield from (item.when for _, _, item in definition.all_checks())
    for stage in definition.stages:
        for group in stage.route:
            yield from (step.when for step in group.steps)


def _check_conditions(definition: ProcessDefinition, reading: Reading) -> None:
    for when in _conditions(definition):
        for name in sorted(when.yes & when.no):
            _note(reading, when, "no", "never_applies", name)
        for kind in sorted(when.types - set(definition.types)):
            _note(reading, when, "types", "never_applies", kind)
        for mode in sorted(when.modes - set(definition.modes)):
            _note(reading, when, "modes", "never_applies", mode)


def _check_modes(definition: ProcessDefinition, reading: Reading) -> None:
    """What may stay open in an emergency must come back as a dated duty."""
    deferred = [item for _, _, item in definition.all_checks() if item.may_be_deferred]
    triggers = {rule.trigger for rule in definition.follow_ups}
    put_off = ReleaseMode.EMERGENCY in definition.modes
    for stage in definition.stages:
        if stage.tests and put_off and FollowUpTrigger.DEFERRED_CHECK not in triggers:
            _note(reading, stage, "tests", "no_follow_up", stage.id)
    for item in deferred:
        if ReleaseMode.EMERGENCY not in definition.modes:
            _note(reading, item, "may_be_deferred", "no_emergency", item.id)
        elif FollowUpTrigger.DEFERRED_CHECK not in triggers:
            _note(reading, item, "may_be_deferred", "no_follow_up", item.id)


def _check_scope(definition: ProcessDefinition, reading: Reading) -> None:
    if not any(option.in_scope for option in definition.scope):
        _note(reading, definition, "scope", "nothing_in_scope")
    for option in definition.scope:
        if not option.in_scope and not option.reason.zh:
            _note(reading, option, "reason", "missing_field")
