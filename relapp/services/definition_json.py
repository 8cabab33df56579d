"""The stored form of a process definition: canonical JSON, quick to read back at start-up."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import time
from enum import StrEnum
from typing import Any

from relapp.domain import definition as records
from relapp.domain import vocabulary as words
from relapp.domain.risk import RiskChoice, RiskLevel, RiskQuestion
from relapp.domain.text import Text
from relapp.domain.window_rule import Cycle, WindowRule
from relapp.errors import InvalidInput

_NOT_CONTENT = frozenset({"sha256", "row_id"})
_Read = Any  # the records below are put together from untyped JSON
_Reader = Callable[[Any], _Read]


def to_json(definition: records.ProcessDefinition) -> str:
    """Return the content in one canonical form: sorted keys, no spaces, defaults left out.

    Leaving defaults out keeps the hash of a stored version when a later program knows more fields.
    """
    return json.dumps(_plain(definition), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> records.ProcessDefinition:
    """Return the definition of a stored form, with the hash of that text.

    Raises:
        InvalidInput: `definition.stored_form`; the text was not made by `to_json`.
    """
    try:
        found = _DEFINITION(json.loads(text))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError, InvalidInput) as error:
        raise InvalidInput("definition.stored_form", found=type(error).__name__) from error
    return replace(found, sha256=sha256(text))  # type: ignore[no-any-return]


def sha256(text: str) -> str:
    """Return the hash of a canonical form, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {
            spec.name: _plain(content)
            for spec in fields(value)
            if spec.name not in _NOT_CONTENT
            and (content := getattr(value, spec.name)) != spec.default
        }
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return value


def _many(item: _Reader) -> _Reader:
    return lambda data: tuple([item(each) for each in data])


def _set(kind: type[StrEnum]) -> _Reader:
    return lambda data: frozenset([kind(each) for each in data])


def _record(make: Callable[..., Any], **readers: _Reader) -> _Reader:
    def read(data: dict[str, Any]) -> _Read:
        return make(
            **{
                name: readers[name](value) if name in readers else value
                for name, value in data.items()
            }
        )

    return read


def _text(data: dict[str, str]) -> Text:
    return Text(data["zh"], data["en"])


_CONDITION = _record(
    records.Condition,
    types=_set(words.ReleaseType),
    modes=_set(words.ReleaseMode),
    strategies=_set(words.Strategy),
    yes=frozenset,
    no=frozenset,
)
_CHECK = _record(records.CheckItem, text=_text, when=_CONDITION, basis=_text)
_STEP = _record(
    records.ApprovalStep,
    name=_text,
    looks_at=_text,
    checks=_many(_CHECK),
    deliverables=tuple,
    when=_CONDITION,
)
_STAGE = _record(
    records.Stage,
    name=_text,
    column=words.BoardColumn,
    leave=_text,
    checks=_many(_CHECK),
    route=_many(_record(records.StepGroup, name=_text, steps=_many(_STEP))),
    run_sheet=words.RunSheetNeed,
    tests=_many(words.TestKind),
)
_WINDOWS = _record(
    WindowRule,
    cycle=Cycle,
    weeks=tuple,
    starts=time.fromisoformat,
    families=tuple,
    material_time=time.fromisoformat,
)
_DEFINITION = _record(
    records.ProcessDefinition,
    name=_text,
    organisation=_text,
    roles=_many(_record(records.RoleSpec, name=_text, duty=_text)),
    types=_many(words.ReleaseType),
    modes=_many(words.ReleaseMode),
    scope_question=_text,
    scope=_many(_record(records.ScopeOption, text=_text, reason=_text)),
    questions=_many(_record(records.Question, text=_text, help=_text, when=_CONDITION)),
    stages=_many(_STAGE),
    deliverables=_many(_record(records.DeliverableSpec, name=_text, when=_CONDITION)),
    sections=_many(
        _record(
            records.SectionSpec,
            name=_text,
            chapter=_text,
            hint=_text,
            when=_CONDITION,
            items=tuple,
        )
    ),
    documents=_many(_record(records.DocumentSpec, name=_text)),
    follow_ups=_many(
        _record(records.FollowUpRule, name=_text, trigger=words.FollowUpTrigger, when=_CONDITION)
    ),
    risk=_many(
        _record(
            RiskQuestion,
            text=_text,
            choices=_many(_record(RiskChoice, text=_text)),
        )
    ),
    risk_levels=_many(_record(RiskLevel, name=_text)),
    windows=lambda data: None if data is None else _WINDOWS(data),
)
