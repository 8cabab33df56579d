"""What a plan template may ask for: the content tree as plain dicts, lists and strings.

Nothing else enters a template, because the sandbox of Jinja stops attributes with underscores but
still calls public methods. `docs/templates.md` describes these names to the office.
"""

from collections.abc import Sequence

from relapp.domain.dossier import (
    Block,
    Column,
    Facts,
    Flow,
    Paragraph,
    PlanDocument,
    Seal,
    Signatures,
    Table,
)
from relapp.domain.rich_text import Run
from relapp.export.printable import printable
from relapp.wording.document_tables import columns
from relapp.wording.documents import BLANK, EMPTY, Heading, labels, numbered

Value = str | bool | list["Value"] | dict[str, "Value"]
Context = dict[str, Value]

NAMES = frozenset({"doc", "labels", "cover", "history", "chapters", "part", "rest"})

# More boxes than this do not stand legibly side by side between the margins of a portrait page.
_FLOW_ROW = 9
_SIDE_BY_SIDE = 2


def plan_context(document: PlanDocument, placed: frozenset[str] = frozenset()) -> Context:
    """Return the values of all names a template may use.

    Args:
        document: the content.
        placed: keys of the chapters that the template places by name; `rest` has the others.
    """
    words = labels(document.language)
    chapters: dict[str, Value] = {}
    for chapter in numbered(document):
        blocks = [printed for block in chapter.blocks for printed in _blocks(block, words)]
        chapters[chapter.key] = {
            "key": chapter.key,
            "heading": printable(chapter.heading),
            "new_page": chapter.new_page,
            "blocks": blocks,
        }
    return {
        "doc": _document(document),
        "labels": {key: printable(word) for key, word in words.items()},
        "cover": _cover(document),
        "history": _history(document),
        "chapters": list(chapters.values()),
        "part": chapters,
        "rest": [chapter for key, chapter in chapters.items() if key not in placed],
    }


def _document(document: PlanDocument) -> Value:
    return {
        name: printable(str(getattr(document, name))) or BLANK
        for name in (
            "unit",
            "name",
            "number",
            "release_number",
            "version",
            "dated",
            "classification",
            "notice",
            "fingerprint",
            "check_code",
            "language",
        )
    }


def _cover(document: PlanDocument) -> Value:
    none = EMPTY.of(document.language)
    facts = [(label, value or none) for label, value in document.cover_facts]
    signers = document.cover_signers
    return {
        "application": printable(document.application),
        "version": printable(document.application_version),
        "subject": printable(document.subject),
        "facts": _pairs(facts or [(BLANK, none)]),
        "layout": "26 74",
        "signers": [
            {
                "role": printable(signer.role),
                "name": printable(signer.name) or BLANK,
                "date": printable(signer.signed_on) or BLANK,
            }
            for signer in signers
        ],
        "signers_layout": " ".join(["12 21c"] * len(signers)),
    }


def _history(document: PlanDocument) -> Value:
    shown = columns("history", document.language)
    rows: list[tuple[str, ...]] = [
        (r.version, r.author, r.written_on, r.reviewer, r.reviewed_on, r.change)
        for r in document.history
    ]
    rows = rows or [("",) * len(shown)]
    return _table(shown, [tuple(cell or BLANK for cell in row) for row in rows], "")


def _blocks(block: Heading | Block, words: dict[str, str]) -> list[Value]:
    match block:
        case Heading():
            return [{"kind": "heading", "text": printable(block.text)}]
        case Paragraph():
            return _paragraphs(block)
        case Table():
            return [_table(block.columns, block.rows, block.caption)]
        case Signatures():
            return [_signatures(block, words)]
        case _:
            return [_figure(block)]


def _paragraphs(block: Paragraph) -> list[Value]:
    """Return the lines of a text; `text` alone says all, for templates that know no form."""
    if block.shape != "body" or block.runs:
        runs = block.runs or (Run(block.text),)
        formed: list[Value] = [
            {"text": printable(run.text), "bold": run.bold, "italic": run.italic} for run in runs
        ]
        mark = {"bullet": "• ", "number": f"{block.number}. "}.get(block.shape, "")
        text = mark + printable(block.text)
        return [{"kind": "paragraph", "text": text, "shape": block.shape, "runs": formed}]
    lines = (line.strip() for line in printable(block.text).splitlines())
    return [
        {"kind": "paragraph", "text": line, "shape": "plain", "runs": []} for line in lines if line
    ]


def _figure(block: Facts | Flow | Seal) -> Value:
    match block:
        case Facts():
            return {"kind": "facts", "rows": _pairs(block.rows), "layout": "22 78"}
        case Flow():
            return _flow(block)
        case Seal():
            return {"kind": "seal", "text": printable(block.label), "layout": "100"}


def _table(shown: Sequence[Column], rows: Sequence[tuple[str, ...]], caption: str) -> Value:
    keys = [column.key for column in shown]
    printed: list[Value] = []
    for row in rows:
        cells: list[Value] = [printable(cell) for cell in row]
        named = {key: cell for key, cell in zip(keys, cells, strict=True) if key}
        printed.append({**named, "cells": cells})
    return {
        "kind": "table",
        "caption": printable(caption),
        "columns": [{"title": printable(column.title)} for column in shown],
        "rows": printed,
        "layout": " ".join(f"{column.share:g}{column.align[0]}" for column in shown),
    }


def _pairs(rows: Sequence[tuple[str, str]]) -> list[Value]:
    return [{"label": printable(label), "text": printable(text)} for label, text in rows]


def _flow(flow: Flow) -> Value:
    steps: list[Value] = [
        {"label": printable(step.label), "gate": step.gate} for step in flow.steps
    ]
    rows: list[Value] = [steps[n : n + _FLOW_ROW] for n in range(0, len(steps), _FLOW_ROW)]
    longest = min(len(steps), _FLOW_ROW)
    return {
        "kind": "flow",
        "rows": rows,
        "note": printable(flow.note),
        "layout": " ".join(["10", "2"] * longest)[:-2],
    }


def _signatures(block: Signatures, words: dict[str, str]) -> Value:
    lines: list[Value] = [
        {
            "label": printable(words["signed_by"].format(role=role)),
            "date": words["signed_on"],
        }
        for role in block.labels
    ]
    rows: list[Value] = [lines[n : n + _SIDE_BY_SIDE] for n in range(0, len(lines), _SIDE_BY_SIDE)]
    return {"kind": "signatures", "rows": rows, "layout": "46 4 46 4"}
