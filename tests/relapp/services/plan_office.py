"""The small office with a process whose plan has tables and a risk questionnaire."""

from dataclasses import replace

from relapp.bootstrap import FOUNDER
from relapp.domain.definition import Condition, ProcessDefinition
from relapp.domain.plan_item import PlanItem, PlanItemDraft, Value
from relapp.domain.risk import RiskChoice, RiskLevel, RiskQuestion
from relapp.domain.vocabulary import Strategy
from tests.builders import SECTIONS, a_definition, words
from tests.relapp.small_office import SmallOffice

PHASED = Condition(strategies=frozenset({Strategy.PHASED}))
QUESTIONS = tuple(
    RiskQuestion(
        name,
        words(f"问题 {name}"),
        weight,
        tuple(RiskChoice(f"r{n}", words(f"选 {n}"), n) for n in range(1, 6)),
    )
    for name, weight in (("reach", 60), ("novelty", 20), ("data", 100))
)
LEVELS = tuple(
    RiskLevel(name, words(zh), up_to)
    for name, zh, up_to in (("low", "低", 2), ("medium", "中", 3), ("high", "高", 5))
)
TABLES = {
    "purpose": ("impact", "arrangement"),
    "rollback": ("risk", "backup"),
    "notes": ("resource", "purchase"),
}


def planning() -> ProcessDefinition:
    """Return the small process with tables; notes are the PMO's and come late."""
    sections = tuple(replace(spec, items=TABLES[spec.id]) for spec in SECTIONS)
    waves = replace(SECTIONS[1], id="waves", name=words("批次"), when=PHASED, items=("wave",))
    return a_definition(
        code="P",
        id="planning",
        sections=(*sections, waves),
        risk=QUESTIONS,
        risk_levels=LEVELS,
        sha256="7" * 64,
    )


def with_tables(office: SmallOffice) -> int:
    """Store that process in an office and return the key of its version."""
    office.core.processes.store(FOUNDER, planning())
    return next(d.row_id for d in office.core.processes.active() if d.code == "P")


def register(office: SmallOffice, **fields: object) -> int:
    """Register a release whose plan has tables."""
    row = next((d.row_id for d in office.core.processes.active() if d.code == "P"), 0)
    return office.register(None, process_row=row or with_tables(office), **fields)


def save(
    office: SmallOffice, key: int, kind: str, by: str = "manager", /, **values: Value
) -> PlanItem:
    """Add a line and return it as stored."""
    office.core.plan_items.save(office[by], key, PlanItemDraft(kind, values))
    return lines(office, key, kind)[-1]


def lines(office: SmallOffice, key: int, kind: str) -> tuple[PlanItem, ...]:
    """Return the lines of a table as stored."""
    return office.facts(key).items.get(kind, ())
