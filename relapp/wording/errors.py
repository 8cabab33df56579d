"""Sentences for everything that can be refused or fail: what happened and what to do."""

import re
from collections.abc import Mapping
from datetime import datetime
from string import Formatter
from zoneinfo import ZoneInfo

from relapp.domain.office import DEFAULT_ZONE
from relapp.domain.refusal import Refusal
from relapp.domain.text import Text, same
from relapp.domain.window import WindowProblem
from relapp.errors import RelappError
from relapp.wording.calendar_errors import calendar_error_text
from relapp.wording.connection import ERRORS as CONNECTION_ERRORS
from relapp.wording.definitions import ERRORS as DEFINITION_ERRORS
from relapp.wording.error_tables import FIELDS, SENTENCES
from relapp.wording.exports import ERRORS as EXPORT_ERRORS
from relapp.wording.gate import sentence as requirement_sentence
from relapp.wording.guard_errors import ERRORS as GUARD_ERRORS
from relapp.wording.imports import ERRORS as IMPORT_ERRORS
from relapp.wording.mails import ERRORS as MAIL_ERRORS
from relapp.wording.meeting import ERRORS as MEETING_ERRORS
from relapp.wording.moving import ERRORS as MOVING_ERRORS
from relapp.wording.outbox import ERRORS as OUTBOX_ERRORS
from relapp.wording.pin import ERRORS as PIN_ERRORS
from relapp.wording.plan_errors import ERRORS as PLAN_ERRORS
from relapp.wording.signing_errors import ERRORS as SIGNING_ERRORS
from relapp.wording.spot_check import ERRORS as SPOT_CHECK_ERRORS
from relapp.wording.testing import ERRORS as TEST_ERRORS
from relapp.wording.windows import problem_text

_TABLES = (
    SENTENCES,
    CONNECTION_ERRORS,
    DEFINITION_ERRORS,
    EXPORT_ERRORS,
    GUARD_ERRORS,
    IMPORT_ERRORS,
    MAIL_ERRORS,
    MEETING_ERRORS,
    MOVING_ERRORS,
    OUTBOX_ERRORS,
    PIN_ERRORS,
    PLAN_ERRORS,
    SIGNING_ERRORS,
    SPOT_CHECK_ERRORS,
    TEST_ERRORS,
    IMPORT_ERRORS,
    EXPORT_ERRORS,
    TEST_ERRORS,
    SIGNING_ERRORS,
)
_UNFIT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LONGEST = 3_000
_UNKNOWN = Text("没有完成：{code}", "Not done: {code}")


def word(error: RelappError, zone: ZoneInfo | None = None) -> Text:
    """Return the sentence a person reads for an error of ours; never fails itself.

    Args:
        error: what was raised.
        zone: the office's zone for dates in the sentence.
    """
    return _fit(_worded(error, zone or ZoneInfo(DEFAULT_ZONE)))


def _worded(error: RelappError, zone: ZoneInfo) -> Text:
    if error.code == "window.refused":
        return _refused(error.details, zone)
    try:
        calendar = calendar_error_text(error, zone)
    except (LookupError, TypeError, ValueError, AttributeError):
        # A fact that its sentence needs was not given.
        return _UNKNOWN.format(code=error.code)
    return calendar if calendar is not None else _plain(error.code, error.details, zone)


def word_refusal(refusal: Refusal, zone: ZoneInfo | None = None) -> Text:
    """Return the sentence for a refusal by permission, as tooltips show it."""
    return _plain(refusal.code, refusal.details, zone or ZoneInfo(DEFAULT_ZONE))


def lines(error: RelappError, zone: ZoneInfo | None = None) -> tuple[Text, ...]:
    """Return the sentence and, where the error lists several things, a line for each."""
    first = word(error, zone)
    zone = zone or ZoneInfo(DEFAULT_ZONE)
    blockers = error.details.get("blockers")
    if isinstance(blockers, tuple):
        return (first, *(requirement_sentence(b) for b in blockers))
    items = error.details.get("items")
    if isinstance(items, tuple):
        return (first, *(_fit(item) for item in items if isinstance(item, Text)))
    return (first,)


def _fit(text: Text) -> Text:
    """Return a sentence without signs that a screen must not get, told instead of shown.

    Names of files and words in them come from anywhere: they could turn a line around, steer a
    terminal, or be halves of signs that cannot be written at all.
    """
    if not (_UNFIT.search(text.zh) or _UNFIT.search(text.en)) and len(text.en) < _LONGEST:
        return text
    return Text(_cut(_UNFIT.sub(_told, text.zh)), _cut(_UNFIT.sub(_told, text.en)))


def _cut(sentence: str) -> str:
    """Return a sentence with the middle left out of what nobody could read on any screen."""
    half = _LONGEST // 2
    return sentence if len(sentence) < _LONGEST else f"{sentence[:half]}…{sentence[-half:]}"


def _told(sign: re.Match[str]) -> str:
    return f"U+{ord(sign[0]):04X}"


def _refused(details: Mapping[str, object], zone: ZoneInfo) -> Text:
    problems = details.get("problems")
    found = (
        [p for p in problems if isinstance(p, WindowProblem)] if isinstance(problems, tuple) else []
    )
    worded = [problem_text(p, zone) for p in found]
    if not worded:
        return Text("不能排进这个窗口，请另选", "It cannot take this window; choose another")
    return Text("；".join(w.zh for w in worded), "; ".join(w.en for w in worded))


def _plain(code: str, details: Mapping[str, object], zone: ZoneInfo) -> Text:
    template = next((table[code] for table in _TABLES if code in table), None)
    if template is None:
        return _UNKNOWN.format(code=code)
    values = {name: _value(name, value, zone) for name, value in details.items()}
    # A sentence whose fact was not given shows a dash instead of failing.
    wanted = {name for _, name, _, _ in Formatter().parse(template.zh + template.en) if name}
    return template.format(**{name: values.get(name, "—") for name in wanted})


def _value(name: str, value: object, zone: ZoneInfo) -> object:
    if name == "field":
        return FIELDS.get(str(value), same(str(value)))
    if name in ("size", "limit") and isinstance(value, int) and value >= 1024 * 1024:
        # One digit more than whole numbers, or 100.4 MB would exceed 100 MB without a reason.
        return f"{value / 1024 / 1024:.1f} MB".replace(".0 MB", " MB")
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, tuple | list | frozenset):
        texts = [v if isinstance(v, Text) else same(str(v)) for v in value]
        return Text("、".join(t.zh for t in texts), ", ".join(t.en for t in texts))
    return value
