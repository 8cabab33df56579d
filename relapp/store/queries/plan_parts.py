"""Reads the structured parts of a plan: lines of its tables, answers about risk."""

import json
from collections import defaultdict

from sqlalchemy import BindParameter, Connection, bindparam, select

from relapp.domain.plan_item import PlanItem
from relapp.domain.risk import RiskAnswer
from relapp.store.tables import people as p
from relapp.store.tables import plan as t

_KEY: BindParameter[int] = bindparam("release_id")
_ITEMS = (
    select(t.plan_item, p.person.c.name.label("person"))
    .join(p.person, p.person.c.id == t.plan_item.c.person_id)
    .where(t.plan_item.c.release_id == _KEY)
    .order_by(t.plan_item.c.position, t.plan_item.c.id)
)
_RISKS = (
    select(t.risk_answer, p.person.c.name.label("person"))
    .join(p.person, p.person.c.id == t.risk_answer.c.person_id)
    .where(t.risk_answer.c.release_id == _KEY)
)


def plan_items(connection: Connection, release_id: int) -> dict[str, tuple[PlanItem, ...]]:
    """Return the lines of each table of a release's plan, in order."""
    found: dict[str, list[PlanItem]] = defaultdict(list)
    for row in connection.execute(_ITEMS, {"release_id": release_id}):
        values = json.loads(row.content)
        found[row.kind].append(
            PlanItem(row.id, row.kind, row.position, values, row.person, row.at, row.version)
        )
    return {kind: tuple(lines) for kind, lines in found.items()}


def risk_answers(connection: Connection, release_id: int) -> dict[str, RiskAnswer]:
    """Return the answers of a release's risk questionnaire by question."""
    return {
        row.question_id: RiskAnswer(row.question_id, row.choice, row.person, row.at, row.version)
        for row in connection.execute(_RISKS, {"release_id": release_id})
    }
