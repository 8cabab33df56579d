"""Remembers which mapping a person chose for a heading, so that the next export needs no question.

A heading is known by the SHA-256 of its normalised words, whatever file it stands in.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from relapp.domain.text import Text
from relapp.services.import_headings import heading_key
from relapp.services.import_kinds import REQUIRED, Create, Existing, ImportKind
from relapp.services.import_mapping import ImportMapping, Source
from relapp.services.tabular import Cell
from relapp.store.engine import Connection
from relapp.store.queries.imported import stored_mappings
from relapp.store.tables import register as g
from relapp.store.unit_of_work import UnitOfWork


def heading_digest(cells: Sequence[Cell]) -> str:
    """Return what a heading is known by, empty for a row without words."""
    words = "\n".join(heading_key(cell) for cell in cells).rstrip("\n")
    return hashlib.sha256(words.encode()).hexdigest() if words else ""


def remembered(
    connection: Connection, kind: ImportKind, digests: Iterable[str]
) -> Mapping[str, ImportMapping]:
    """Return the mappings chosen for these headings before; unreadable ones are left out."""
    stored = stored_mappings(connection, kind.value, tuple(filter(None, digests)))
    found = {digest: _mapping_of(kind, content) for digest, content in stored.items()}
    return {digest: mapping for digest, mapping in found.items() if mapping is not None}


def remember(work: UnitOfWork, digest: str, mapping: ImportMapping) -> None:
    """Keep a mapping for a heading, in place of the one before."""
    subject, content = mapping.kind.value, _content_of(mapping)
    known = work.row(g.import_mapping, heading=digest, subject=subject)
    if not digest or (known is not None and known["content"] == content):
        return
    work.delete(g.import_mapping, heading=digest, subject=subject)
    work.insert(
        g.import_mapping,
        heading=digest,
        subject=subject,
        content=content,
        person_id=work.actor.id,
        at=work.now,
    )


def _content_of(mapping: ImportMapping) -> str:
    content = asdict(mapping) | {
        "kind": mapping.kind.value,
        "create": sorted(mapping.create),
        "existing": mapping.existing.value,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _mapping_of(kind: ImportKind, content: str) -> ImportMapping | None:
    """Read what was kept; a program of another version may have kept what this one cannot use."""
    try:
        said: dict[str, Any] = json.loads(content)
        fields = {target: _source_of(source) for target, source in said.pop("fields").items()}
        made: dict[str, Any] = {
            "kind": ImportKind(said.pop("kind")),
            "name": Text(**said.pop("name")),
            "create": frozenset(Create(word) for word in said.pop("create")),
            "existing": Existing(said.pop("existing")),
            "signs": tuple(said.pop("signs")),
        }
        mapping = ImportMapping(**made, **said, fields=fields)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    whole = mapping.kind is kind and all(target in fields for target in REQUIRED[kind])
    return mapping if whole else None


def _source_of(said: Mapping[str, Any]) -> Source:
    lists = {name: tuple(said[name]) for name in ("column", "dates")}
    return Source(**{**said, **lists})
