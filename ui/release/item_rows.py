"""Lines of a plan table as they stand at this desk: stored, typed, on their way, or in conflict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from relapp.domain.plan_item import ItemKind, PlanItem, PlanItemDraft, Value, faults
from relapp.domain.text import Text
from relapp.services.plan_items import refused
from relapp.wording import errors


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One line as shown.

    Attributes:
        key: stays the same from the first letter typed on; below 0 while it was added here.
        said: why it is not saved yet; empty for a saved line.
    """

    key: int
    values: Mapping[str, Value]
    said: Text | None = None


@dataclass
class Line:
    """One line and what happens to it.

    Attributes:
        id: key of the stored line, 0 until it is stored.
        base: the values that the version belongs to.
        sent: what is on its way to the database, None while nothing is.
        note: what could not be read of a pasted row.
    """

    key: int
    values: dict[str, Value]
    id: int = 0
    version: int = 0
    base: dict[str, Value] = field(default_factory=dict)
    sent: dict[str, Value] | None = None
    held: bool = False
    """A conflict waits for the person's choice."""
    note: Text | None = None

    @property
    def changed(self) -> bool:
        """Whether it differs from what is stored."""
        return not self.id or self.values != self.base

    def draft(self, kind: ItemKind) -> PlanItemDraft:
        """Return it as input of the service."""
        return PlanItemDraft(kind.id, dict(self.values), self.id, self.version)


class Lines:
    """All lines of one table; knows which must be saved, never saves itself."""

    def __init__(self, kind: ItemKind) -> None:
        self.kind = kind
        self._lines: list[Line] = []
        self._stored: tuple[PlanItem, ...] = ()
        self._next = -1

    def reset(self) -> None:
        """Forget everything, as for another release."""
        self._lines, self._stored = [], ()

    def follow(self, stored: Sequence[PlanItem]) -> None:
        """Take over what the database has; what is typed here stays."""
        known = {item.id for item in self._stored}
        fresh = [item for item in stored if item.id not in known]
        self._stored = tuple(stored)
        for line in self._lines:
            if not line.id and line.sent is not None:
                self._adopt(line, fresh)
        by_id = {line.id: line for line in self._lines if line.id}
        kept = [by_id.get(item.id) or Line(item.id, {}, item.id) for item in stored]
        for line, item in zip(kept, stored, strict=True):
            _take(line, item)
        here = {item.id for item in stored}
        gone = [n for n in self._lines if n.id and n.id not in here and n.changed]
        self._lines = [*kept, *gone, *(n for n in self._lines if not n.id)]

    def rows(self) -> tuple[ItemRow, ...]:
        """Return the lines as shown."""
        return tuple(ItemRow(n.key, dict(n.values), self.said(n)) for n in self._lines)

    def line(self, key: int) -> Line | None:
        """Return a line by key."""
        return next((line for line in self._lines if line.key == key), None)

    def of_item(self, item_id: int) -> Line | None:
        """Return a stored line by the key of the database."""
        return next((line for line in self._lines if line.id == item_id), None)

    def place(self, key: int) -> int:
        """Return the place of a line in its table, from 1."""
        return [line.key for line in self._lines].index(key) + 1

    def add(self, values: Mapping[str, Value] | None = None, note: Text | None = None) -> Line:
        """Begin a line at the end."""
        line = Line(self._next, dict(values or {}), note=note)
        self._next -= 1
        self._lines.append(line)
        return line

    def drop(self, key: int) -> None:
        """Take a line away at this desk."""
        self._lines = [line for line in self._lines if line.key != key]

    def ready(self, line: Line) -> bool:
        """Tell whether a line should be sent now."""
        waits = line.sent is not None or line.held or line.note is not None
        return line.changed and not waits and not faults(self.kind, line.values)

    def said(self, line: Line) -> Text | None:
        """Say why a line is not saved."""
        if line.note is not None:
            return line.note
        if not line.changed or line.sent is not None:
            return None
        found = faults(self.kind, line.values)
        return errors.word(refused(self.kind, found[0])) if found else None

    def unsaved(self) -> bool:
        """Tell whether something typed here is not in the database and not on its way."""
        return any(n.changed and n.sent is None and bool(n.values) for n in self._lines)

    def _adopt(self, line: Line, fresh: list[PlanItem]) -> None:
        """Recognise a line that was added here among those that came from the database."""
        for item in fresh:
            if dict(item.values) == line.sent:
                line.id, line.version = item.id, item.version
                line.base, line.sent = dict(item.values), None
                fresh.remove(item)
                return


def tidy(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return values as the database keeps them, so that equal ones are equal."""
    kept = {name: v.strip() if isinstance(v, str) else v for name, v in values.items()}
    return {name: v for name, v in kept.items() if v is not None and v != ""}


def _take(line: Line, item: PlanItem) -> None:
    """Bring a line up to what is stored, unless the person types in it."""
    stored = dict(item.values)
    if line.sent is not None:
        return
    if not line.changed or not line.base or line.values == stored:
        line.values, line.base, line.version, line.held = dict(stored), stored, item.version, False
    elif stored == line.base:
        # Only its place changed: nobody's words are in danger.
        line.version = item.version
