"""Use cases of deliverables: add a version, read and copy what is kept."""

from pathlib import Path

from relapp.domain.changes import Changes
from relapp.domain.definition import DeliverableSpec, ProcessDefinition
from relapp.domain.journal import Event
from relapp.domain.permission import can_provide
from relapp.domain.person import Person
from relapp.errors import NotFound
from relapp.services import files
from relapp.services.desk import Desk, obey, record
from relapp.store.queries import files as file_queries
from relapp.store.tables import release as r


class DeliverablesService:
    """Versions of the documents that gates ask for; contents live in the database."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def add(
        self, actor: Person, release_id: int, deliverable_id: str, path: Path, note: str = ""
    ) -> Changes:
        """Keep a file as the next version of a deliverable.

        Raises:
            InvalidInput: unreadable, empty, or over the office's limit; nothing is kept.
        """
        content = files.read(path, self._desk.office().attachment_limit)
        return self.add_content(actor, release_id, deliverable_id, path.name, content, note)

    def add_content(
        self,
        actor: Person,
        release_id: int,
        deliverable_id: str,
        filename: str,
        content: bytes,
        note: str = "",
    ) -> Changes:
        """Keep a content as the next version of a deliverable."""
        limit = self._desk.office().attachment_limit
        with self._desk.transactions.begin(actor) as work:
            facts = work.facts(release_id)
            spec = _spec(work.definition(facts.release.process_row), deliverable_id)
            obey(can_provide(actor, spec, facts))
            revision = len(facts.deliverables.get(deliverable_id, ())) + 1
            sha256 = files.keep(work, filename, content, limit)
            name = files.safe_name(filename)
            work.insert(
                r.deliverable,
                release_id=release_id,
                deliverable_id=deliverable_id,
                revision=revision,
                filename=name,
                sha256=sha256,
                note=note.strip(),
                person_id=actor.id,
                at=work.now,
            )
            after = {
                "deliverable": deliverable_id,
                "revision": revision,
                "file": name,
                "sha256": sha256,
            }
            record(work, Event.DELIVERABLE_ADDED, facts, subject=spec.name.zh, after=after)
        return work.changes

    def content(self, sha256: str) -> bytes:
        """Return a kept content; raises NotFound."""
        with self._desk.transactions.reading() as connection:
            return file_queries.blob_content(connection, sha256)

    def save_copy(self, sha256: str, target: Path) -> Path:
        """Write a kept content to a file, whole or not at all."""
        return files.write_copy(self.content(sha256), target)


def _spec(definition: ProcessDefinition, deliverable_id: str) -> DeliverableSpec:
    for spec in definition.deliverables:
        if spec.id == deliverable_id:
            return spec
    raise NotFound("deliverable.unknown", id=deliverable_id)
