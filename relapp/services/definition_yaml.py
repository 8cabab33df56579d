"""Turns YAML text into a tree that knows its lines, and refuses what could do harm.

PyYAML's own composer recurses in C and resolves aliases, so a small hostile file can exhaust the
stack or the memory. Here the events are read one by one under limits, and every scalar stays text:
`no`, `19:30` and `2.10` mean what the person typed, the field decides what it may be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from relapp.services.definition_problems import ProblemLog

if TYPE_CHECKING:
    import yaml

LARGEST_FILE = 1024 * 1024
DEEPEST = 24
MOST_NODES = 50_000

# Line ends that editors do not count, controls, text-direction overrides and lone surrogates.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


@dataclass(slots=True)
class Scalar:
    """Text as typed; `quoted` tells `""` from nothing."""

    line: int
    text: str
    quoted: bool = False


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One key of a mapping and the value under it."""

    line: int
    value: "Node"


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file."""

    line: int
    entries: dict[str, Entry] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
_Event = Any  # PyYAML's events; the library is imported when the first file is read


def read_tree(text: str, log: ProblemLog) -> Node:
    """Read a document; duplicate keys, tags and anchors are noted in the log.

    Raises:
        InvalidInput: it is not YAML, too large, too deep, or not exactly one document.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LARGEST_FILE or len(text.encode("utf-8", "replace")) > LARGEST_FILE:
        log.stop(1, "", "definition.too_large", f"{len(text)}", f"{LARGEST_FILE}")
    bad = _FORBIDDEN.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        log.stop(line, "", "definition.character", f"U+{ord(bad.group()):04X}")
    root = _Builder(log).build(_events(text, log))
    if root is None:
        log.stop(1, "", "definition.empty")
    return root


def _events(text: str, log: ProblemLog) -> Iterator[_Event]:
    import yaml

    # The C parser is ten times as fast; a PyYAML built without it still reads the same files.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        log.stop(_line_of(error, text), "", "definition.syntax", error.problem or "")
    except yaml.YAMLError as error:
        log.stop(1, "", "definition.syntax", str(error))


def _line_of(error: "yaml.MarkedYAMLError", text: str) -> int:
    """Return the line to mend: what runs on to the end of the file was opened further up."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and mark and mark.line >= text.count("\n"):
        mark = error.context_mark
    return mark.line + 1 if mark else 1


class _Builder:
    """Puts events together without recursion."""

    def __init__(self, log: ProblemLog) -> None:
        self._log = log
        self._open: list[Sequence | Mapping] = []
        # For each open node: the key that waits for its value, and the path of the node itself.
        self._keys: list[tuple[str | None, int] | None] = []
        self._paths: list[str] = []
        self._root: Node | None = None
        self._documents = 0
        self._nodes = 0

    def build(self, events: Iterator[_Event]) -> Node | None:
        """Return the only document, None if there is nothing in the text."""
        for event in events:
            kind = type(event).__name__
            if kind == "ScalarEvent":
                self._refuse_signs(event)
                quoted = event.style not in (None, "")
                self._add(event, Scalar(event.start_mark.line + 1, event.value, quoted))
            elif kind == "SequenceStartEvent":
                self._enter(event, Sequence(event.start_mark.line + 1))
            elif kind == "MappingStartEvent":
                self._enter(event, Mapping(event.start_mark.line + 1))
            elif kind in ("SequenceEndEvent", "MappingEndEvent"):
                self._leave()
            else:
                self._note_document(kind, event)
        return self._root

    def _refuse_signs(self, event: _Event) -> None:
        """Refuse signs that the text of the file has as escapes only, such as a zero."""
        bad = _FORBIDDEN.search(event.value)
        if bad:
            sign = f"U+{ord(bad.group()):04X}"
            self._log.stop(event.start_mark.line + 1, self._place(), "definition.character", sign)

    def _note_document(self, kind: str, event: _Event) -> None:
        line = event.start_mark.line + 1
        if kind == "AliasEvent":
            self._log.stop(line, self._place(), "definition.alias", f"*{event.anchor}")
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._log.stop(line, "", "definition.several_documents")

    def _enter(self, event: _Event, node: Sequence | Mapping) -> None:
        place = self._place()
        self._add(event, node)
        self._open.append(node)
        self._keys.append(None)
        self._paths.append(place)
        if len(self._open) > DEEPEST:
            self._log.stop(node.line, "", "definition.too_deep", "", f"{DEEPEST}")

    def _leave(self) -> None:
        self._open.pop()
        self._keys.pop()
        self._paths.pop()

    def _add(self, event: _Event, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._log.stop(
                node.line, "", "definition.too_large", f"> {MOST_NODES}", f"{MOST_NODES}"
            )
        if event.anchor is not None:
            self._log.add(node.line, self._place(), "definition.alias", f"&{event.anchor}")
        if event.tag is not None:
            self._log.add(node.line, self._place(), "definition.tag", event.tag)
        if not self._open:
            self._root = node
        elif isinstance(parent := self._open[-1], Sequence):
            parent.items.append(node)
        else:
            self._add_to_mapping(parent, node)

    def _add_to_mapping(self, parent: Mapping, node: Node) -> None:
        waiting = self._keys[-1]
        if waiting is None:
            self._keys[-1] = self._key(parent, node)
            return
        self._keys[-1] = None
        key, line = waiting
        if key is not None:
            parent.entries[key] = Entry(line, node)

    def _key(self, parent: Mapping, node: Node) -> tuple[str | None, int]:
        """Return the key, None where the value under it has no place to go."""
        if not isinstance(node, Scalar):
            self._log.add(node.line, self._place(), "definition.key")
            return None, node.line
        if node.text in parent.entries:
            first = parent.entries[node.text].line
            path = f"{self._place()}.{node.text}".lstrip(".")
            self._log.add(node.line, path, "definition.duplicate_key", node.text, f"{first}")
            return None, node.line
        return node.text, node.line

    def _place(self) -> str:
        """Return the path of the node that comes next."""
        if not self._open:
            return ""
        path, parent, key = self._paths[-1], self._open[-1], self._keys[-1]
        if isinstance(parent, Sequence):
            return f"{path}[{len(parent.items) + 1}]"
        return path if key is None or key[0] is None else f"{path}.{key[0]}".lstrip(".")
