"""Reads what the documents page shows of a release; runs on the database thread."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from relapp.domain.board import CardFilter, Scope
from relapp.domain.card import ReleaseCard
from relapp.domain.definition import DocumentSpec, SectionSpec
from relapp.domain.dossier import PlanDocument
from relapp.domain.person import Person
from relapp.domain.plan_rules import is_written
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import RunKind
from relapp.services.board import BoardService
from relapp.services.documents import PLAN, TEST_REPORT, WRITABLE, DocumentsService
from relapp.services.releases import ReleasesService
from relapp.services.views import ReleaseView

_FOUND: Final = 200
APPROVALS: Final = "approvals"


class Standing(StrEnum):
    """How far a chapter is."""

    FILLED = "filled"
    MISSING = "missing"
    EMPTY = "empty"
    """Nothing is written, and nothing has to be."""


@dataclass(frozen=True, slots=True)
class Made:
    """A document of the process and whether it can be made of this release now."""

    spec: DocumentSpec
    stage: Text
    reached: bool
    writable: bool

    @property
    def ready(self) -> bool:
        """Whether it can be made now."""
        return self.reached and self.writable


@dataclass(frozen=True, slots=True)
class Gap:
    """Content of the plan that is still missing, and where it is filled in."""

    name: Text
    chapter: Text
    address: str
    run_sheet: bool = False


@dataclass(frozen=True)
class Sheet:
    """One release as the page shows it; `plan` and `report` are what would be printed now.

    `report` is None until a test is recorded, as there is nothing to report.
    """

    view: ReleaseView
    plan: PlanDocument
    report: PlanDocument | None
    documents: tuple[Made, ...]
    standings: dict[str, Standing]
    gaps: tuple[Gap, ...]

    @property
    def number(self) -> str:
        """Number of the release."""
        return self.view.facts.release.number

    def content(self, document_id: str) -> PlanDocument | None:
        """Return what a document would say, None for one that is not made here."""
        return {PLAN: self.plan, TEST_REPORT: self.report}.get(document_id)

    def document(self, document_id: str) -> Made | None:
        """Return a document of the process by its identifier."""
        return next((d for d in self.documents if d.spec.id == document_id), None)


@dataclass(frozen=True)
class Shelf:
    """The use cases the page reads through."""

    board: BoardService
    releases: ReleasesService
    documents: DocumentsService


def find_releases(board: BoardService, text: str) -> tuple[ReleaseCard, ...]:
    """Return the releases of the board, or those of all times that match words."""
    words = text.strip()
    scope = Scope.EVERYTHING if words else Scope.BOARD
    found = board.cards(CardFilter(text=words, scope=scope, limit=_FOUND)).cards
    return tuple(sorted(found, key=lambda card: (not card.live, _newest(card))))


def read_sheet(
    shelf: Shelf, me: Person, release_id: int, language: Language, note: str = ""
) -> Sheet:
    """Return a release with its plan; raises NotFound and StoreUnavailable."""
    view = shelf.releases.view(release_id)
    plan = shelf.documents.plan_content(me, release_id, language, note)
    report = None
    if view.facts.tests:
        report = shelf.documents.report_content(me, release_id, language, note)
    specs = _sections(view)
    return Sheet(
        view=view,
        plan=plan,
        report=report,
        documents=_documents(view),
        standings=_standings(view, specs),
        gaps=_gaps(view, specs),
    )


def _newest(card: ReleaseCard) -> tuple[int, ...]:
    """Sort numbers downwards: the release registered last stands on top."""
    return tuple(-ord(letter) for letter in card.number)


def _documents(view: ReleaseView) -> tuple[Made, ...]:
    definition = view.definition
    ids = definition.stage_ids
    present = ids.index(view.facts.release.stage)
    return tuple(
        Made(
            spec=spec,
            stage=definition.stage(spec.from_stage).name,
            reached=ids.index(spec.from_stage) <= present,
            writable=bool(spec.template) and spec.id in WRITABLE,
        )
        for spec in definition.documents
    )


def _sections(view: ReleaseView) -> tuple[SectionSpec, ...]:
    profile = view.facts.release.profile
    return tuple(s for s in view.definition.sections if s.when.holds(profile))


def _written(view: ReleaseView, spec: SectionSpec) -> bool:
    return is_written(spec, view.facts)


def _standings(view: ReleaseView, specs: tuple[SectionSpec, ...]) -> dict[str, Standing]:
    """Return how far each chapter is, by the key the document tree gives it."""
    found: dict[str, Standing] = {}
    for title in dict.fromkeys(spec.chapter for spec in specs):
        own = [spec for spec in specs if spec.chapter == title]
        if any(spec.required and not _written(view, spec) for spec in own):
            standing = Standing.MISSING
        else:
            written = any(_written(view, spec) for spec in own)
            standing = Standing.FILLED if written else Standing.EMPTY
        found[own[0].id] = standing
    nodes = [n for groups in view.groups.values() for g in groups for n in g.steps]
    signed = any(node.signature for node in nodes)
    found[APPROVALS] = Standing.FILLED if signed else Standing.EMPTY
    return found


def _gaps(view: ReleaseView, specs: tuple[SectionSpec, ...]) -> tuple[Gap, ...]:
    base = f"relapp://release/{view.facts.release.number}"
    gaps = [
        Gap(spec.name, spec.chapter, f"{base}/section/{spec.id}")
        for spec in specs
        if spec.required and not _written(view, spec)
    ]
    planned = [s for s in view.facts.run_sheet if s.kind is not RunKind.ROLLBACK]
    if not planned:
        name = Text("上线步骤", "Run sheet")
        gaps.append(Gap(name, name, f"{base}/run_sheet", run_sheet=True))
    return tuple(gaps)
