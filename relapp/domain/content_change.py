"""What an approval saw against what is there now, part by part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from relapp.domain.fingerprint import canonical


@dataclass(frozen=True, slots=True)
class ContentChange:
    """One difference of two substances (`relapp.domain.fingerprint.substance`).

    Attributes:
        part: name of the part, such as `sections` or `run_sheet`.
        key: what of it, such as a section; empty where the part is one thing.
        before, after: plain JSON values; None where it was not there, or is no more.
    """

    part: str
    key: str
    before: object
    after: object


def content_changes(
    before: Mapping[str, object], after: Mapping[str, object]
) -> tuple[ContentChange, ...]:
    """Return every difference, in the order of the parts."""
    parts = [*before, *(part for part in after if part not in before)]
    return tuple(
        change
        for part in parts
        if before.get(part) != after.get(part)
        for change in _part(part, before.get(part), after.get(part))
    )


def line_changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return the lines of two texts with `-`, `+` or a blank before each, in reading order."""
    old, new = before.splitlines(), after.splitlines()
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.extend((" ", line) for line in old[a:b])
        else:
            found.extend(("-", line) for line in old[a:b])
            found.extend(("+", line) for line in new[c:d])
    return tuple(found)


def _part(part: str, before: object, after: object) -> Iterator[ContentChange]:
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        yield from _keyed(part, _mapping(before), _mapping(after))
    elif part != "schedule" and (isinstance(before, list) or isinstance(after, list)):
        yield from _lines(part, "", _list(before), _list(after))
    else:
        yield ContentChange(part, "", before, after)


def _keyed(
    part: str, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[ContentChange]:
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if isinstance(old, list) or isinstance(new, list):
            yield from _lines(part, key, _list(old), _list(new))
        else:
            yield ContentChange(part, key, old, new)


def _lines(
    part: str, key: str, before: list[object], after: list[object]
) -> Iterator[ContentChange]:
    """Pair the rows of two tables; what stands in the same place of a changed run is one row."""
    old, new = [canonical(row) for row in before], [canonical(row) for row in after]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for place in range(max(b - a, d - c)):
            yield ContentChange(
                part,
                key,
                before[a + place] if a + place < b else None,
                after[c + place] if c + place < d else None,
            )


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
