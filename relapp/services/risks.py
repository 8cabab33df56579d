"""Use cases of the risk questionnaire: one row per answered question."""

from relapp.domain.changes import Changes
from relapp.domain.journal import Event
from relapp.domain.person import Person
from relapp.domain.plan_kinds import RISK
from relapp.domain.release import ReleaseFacts
from relapp.domain.risk import RiskQuestion
from relapp.errors import InvalidInput, NotFound, StaleRecord
from relapp.services.desk import Desk, record
from relapp.services.plan_items import allowed_kind
from relapp.store.tables import plan as t
from relapp.store.unit_of_work import UnitOfWork


class RisksService:
    """Whoever fills in the table of risks answers the questionnaire."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def answer(
        self, actor: Person, release_id: int, question_id: str, choice: str, version: int
    ) -> Changes:
        """Choose an answer; an empty choice takes it back. `version` 0: it was seen unanswered.

        Raises:
            StaleRecord: somebody else answered meanwhile; `theirs` is that answer.
        """
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            allowed_kind(work, actor, facts, RISK.id)
            question = _question(work, facts, question_id)
            if choice and question.choice(choice) is None:
                raise InvalidInput("risk.no_choice", choice=choice)
            present = facts.risk_answers.get(question_id)
            if (present.version if present else 0) != version:
                raise StaleRecord("risk.stale", theirs=present)
            if (present.choice if present else "") == choice:
                return Changes()
            _write(work, facts, question_id, choice, version)
            record(
                work,
                Event.RISK_ANSWERED,
                facts,
                subject=question.text.zh,
                before={"question": question_id, "choice": present.choice} if present else None,
                after={"question": question_id, "choice": choice},
                parts=("risk_answers",),
            )
        return work.changes


def _question(work: UnitOfWork, facts: ReleaseFacts, question_id: str) -> RiskQuestion:
    for question in work.definition(facts.release.process_row).risk:
        if question.id == question_id:
            return question
    raise NotFound("risk.unknown", id=question_id)


def _write(
    work: UnitOfWork, facts: ReleaseFacts, question_id: str, choice: str, version: int
) -> None:
    key = {"release_id": facts.release.id, "question_id": question_id}
    values = {"choice": choice, "person_id": work.actor.id, "at": work.now}
    if not choice:
        work.delete(t.risk_answer, **key)
    elif version:
        work.change(t.risk_answer, key, version=version, **values)
    else:
        work.insert(t.risk_answer, **key, **values, version=1)
