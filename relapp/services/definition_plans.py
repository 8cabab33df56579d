"""What must hold of the plan's tables and of the risk questionnaire of a process definition."""

from collections.abc import Iterator
from itertools import pairwise

from relapp.domain.definition import ProcessDefinition
from relapp.domain.plan_kinds import RISK

Fault = tuple[object, str, str, str]
"""The record at fault, its field, the code of the problem and what was found."""

HIGHEST = 5
"""Top of the scale of risk; the last level must reach it, or some score would have no level."""


def plan_faults(definition: ProcessDefinition) -> Iterator[Fault]:
    """Yield what would leave a table without its one section, or a score without its level."""
    seen: set[str] = set()
    for spec in definition.sections:
        for kind in spec.items:
            if kind in seen:
                yield spec, "items", "repeated", kind
            seen.add(kind)
    yield from _risk_faults(definition, seen)


def _risk_faults(definition: ProcessDefinition, tables: set[str]) -> Iterator[Fault]:
    for question in definition.risk:
        ids = [choice.id for choice in question.choices]
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            yield question, "choices", "repeated", name
    levels = definition.risk_levels
    for before, level in pairwise(levels):
        if level.up_to <= before.up_to:
            yield level, "up_to", "level_goes_back", f"{level.up_to:g}"
    if levels and levels[-1].up_to != HIGHEST:
        yield levels[-1], "up_to", "level_too_low", f"{levels[-1].up_to:g}"
    if definition.risk and not levels:
        yield definition, "risk_levels", "missing_field", ""
    if definition.risk and RISK.id not in tables:
        yield definition, "risk", "risk_without_table", RISK.id
