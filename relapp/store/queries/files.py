"""Reads kept contents and the documents made of releases."""

from sqlalchemy import Connection, select

from relapp.domain.release import MadeDocument
from relapp.errors import NotFound
from relapp.store.tables import people as p
from relapp.store.tables import release as r


def blob_content(connection: Connection, sha256: str) -> bytes:
    """Return the content kept under a SHA-256; raises NotFound."""
    statement = select(r.blob.c.content).where(r.blob.c.sha256 == sha256)
    content = connection.execute(statement).scalar()
    if content is None:
        raise NotFound("file.unknown", sha256=sha256)
    return bytes(content)


def documents_of(connection: Connection, release_id: int) -> tuple[MadeDocument, ...]:
    """Return the documents made of a release, oldest first."""
    t = r.document
    statement = (
        select(t, p.person.c.name.label("person"))
        .join(p.person, p.person.c.id == t.c.person_id)
        .where(t.c.release_id == release_id)
        .order_by(t.c.id)
    )
    return tuple(
        MadeDocument(row.document_id, row.revision, row.note, row.fingerprint, row.person, row.at)
        for row in connection.execute(statement)
    )
