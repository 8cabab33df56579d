"""What the deliverables panel shows: each document asked for, its versions, who may upload."""

from dataclasses import dataclass

from relapp.domain.definition import DeliverableSpec
from relapp.domain.person import Person
from relapp.domain.release import DeliverableFile
from relapp.domain.text import Text
from relapp.services.views import ReleaseView
from ui.release import rights


@dataclass(frozen=True, slots=True)
class DeliverableRow:
    """One deliverable.

    Attributes:
        stage: name of the stage that cannot be left without it.
        due: it is missing and the present stage, or one before, cannot be left without it.
        refusal: why the person at this desk may not upload it, None where he may.
    """

    spec: DeliverableSpec
    files: tuple[DeliverableFile, ...]
    stage: Text
    role: Text
    due: bool
    refusal: Text | None

    @property
    def id(self) -> str:
        """Identifier of the deliverable."""
        return self.spec.id

    @property
    def newest(self) -> DeliverableFile | None:
        """The version that counts."""
        return self.files[-1] if self.files else None


def deliverable_rows(view: ReleaseView, me: Person) -> tuple[DeliverableRow, ...]:
    """Return what the process asks of this release, in its order."""
    definition, facts = view.definition, view.facts
    order = definition.stage_ids
    present = order.index(facts.release.stage)
    rows = []
    for spec in definition.deliverables:
        if not spec.when.holds(facts.release.profile):
            continue
        files = tuple(facts.deliverables.get(spec.id, ()))
        reached = order.index(spec.needed_by) <= present
        rows.append(
            DeliverableRow(
                spec=spec,
                files=files,
                stage=definition.stage(spec.needed_by).name,
                role=_role(view, spec.role),
                due=spec.required and reached and not files,
                refusal=rights.provide(me, view, spec),
            )
        )
    return tuple(rows)


def required_counts(rows: tuple[DeliverableRow, ...]) -> tuple[int, int]:
    """Return how many required deliverables are there, and how many are asked for."""
    required = [row for row in rows if row.spec.required]
    return sum(1 for row in required if row.files), len(required)


def _role(view: ReleaseView, role_id: str) -> Text:
    try:
        return view.definition.role(role_id).name
    except KeyError:
        return Text(role_id, role_id)
