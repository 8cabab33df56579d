"""Attaches evidence to a check within the transaction of whatever command brings it."""

from collections.abc import Iterable
from dataclasses import dataclass

from relapp.domain.definition import CheckItem
from relapp.domain.journal import Event
from relapp.domain.release import ReleaseFacts
from relapp.errors import InvalidInput
from relapp.services import files
from relapp.services.desk import record
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A file or a link to attach to a check."""

    name: str
    content: bytes | None = None
    link: str = ""


def checked(evidence: Iterable[NewEvidence]) -> tuple[NewEvidence, ...]:
    """Return pieces that are all there; raises InvalidInput `evidence.empty`."""
    pieces = tuple(evidence)
    if not pieces or any(p.content is None and not p.link.strip() for p in pieces):
        raise InvalidInput("evidence.empty")
    return pieces


def attach(
    work: UnitOfWork, facts: ReleaseFacts, item: CheckItem, piece: NewEvidence, limit: int
) -> None:
    """Attach a piece to a check, in the transaction of the command that wants it.

    Raises:
        InvalidInput: the file is empty or over `limit` bytes, the link no http(s) address.
    """
    shown = files.safe_name(piece.name or piece.link)
    content, link = piece.content, piece.link.strip()
    sha256 = files.keep(work, piece.name, content, limit) if content is not None else None
    work.insert(
        r.evidence,
        release_id=facts.release.id,
        item_id=item.id,
        name=shown,
        sha256=sha256,
        link=files.safe_link(link) if link else "",
        person_id=work.actor.id,
        at=work.now,
    )
    after = {"item": item.id, "name": shown, "sha256": sha256 or "", "link": link}
    record(work, Event.EVIDENCE_ADDED, facts, subject=item.text.zh, after=after)
