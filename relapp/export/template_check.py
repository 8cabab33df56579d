"""Finds what is wrong with a template before a document is made of it, and says where."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from relapp.errors import InvalidInput
from relapp.export.plan_context import NAMES

if TYPE_CHECKING:
    from jinja2 import Template

    from relapp.export.word_sandbox import TemplateSandbox

_MARKUP = re.compile(r"<[^>]+>")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
# What an input method leaves when it is still on: ｛｛ x ｝｝, {％ x ％}, and halves of them.
_FULL_WIDTH = re.compile(r"｛\s*[｛{%％#]|\{\s*[｛％]|[%％}#]\s*｝|｝\s*[｝}]|％\s*\}")
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}")
_SHOWN = 80


class Place:
    """Where in a template something was found, for the message to the office."""

    def __init__(self, path: Path, part: str) -> None:
        self.path = path
        self.part = part

    def refusal(self, code: str, source: str, line: int, what: str = "") -> InvalidInput:
        """Return the error for a line of the source; one line is one paragraph of the part."""
        lines = source.splitlines()
        text = _plain(lines[line - 1])[:_SHOWN] if 0 < line <= len(lines) else ""
        return InvalidInput(
            code, file=self.path.name, part=self.part, line=line, what=what or text, text=text
        )


def compiled(
    source: str, env: "TemplateSandbox", place: Place
) -> tuple["Template", frozenset[str]]:
    """Return the source ready to be filled, and the chapters it places by name.

    Args:
        source: one line per paragraph.
        env: the sandbox it will be filled in.
        place: what to name when something is wrong.

    Raises:
        InvalidInput: a tag is malformed, written full-width, or asks for an unknown name.
    """
    from jinja2.exceptions import TemplateSyntaxError

    from relapp.export.template_names import NamesAsked

    _check_braces(source, place)
    try:
        tree = env.parse(source)
        asked = NamesAsked(tree, NAMES)
        for name in asked.unknown:
            raise place.refusal("template.unknown_name", source, name.lineno, name.name)
        return env.from_string(tree), frozenset(asked.placed)
    except TemplateSyntaxError as error:
        what = error.message or ""
        raise place.refusal("template.syntax", source, error.lineno, what) from error
    except (RecursionError, SyntaxError, MemoryError) as error:
        # Nested deeper than the parser, or the compiler behind it, can follow.
        raise place.refusal("template.syntax", source, 1, type(error).__name__) from error


def _check_braces(source: str, place: Place) -> None:
    if not any(mark in source for mark in "｛｝％{}"):
        return
    for number, line in enumerate(source.splitlines(), 1):
        if not any(mark in line for mark in "｛｝％{}"):
            continue
        text = _plain(line)
        wide = _FULL_WIDTH.search(text)
        if wide:
            raise place.refusal("template.full_width_brace", source, number, wide[0])
        half = _HALF.search(_TAG.sub("", text))
        # A tag may run over the end of a paragraph only when its paragraph is taken out whole,
        # which has happened by now: what is left over has no partner.
        if half:
            raise place.refusal("template.lonely_brace", source, number, half[0])


def _plain(line: str) -> str:
    return _MARKUP.sub("", line).strip()
