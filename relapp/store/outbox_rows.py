"""What one row of the outbox file says, and back; anybody could have edited that file."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from relapp.domain.fingerprint import canonical
from relapp.domain.outbox import Deed, Queued, Standing, Theirs
from relapp.domain.text import Text

COLUMNS: Final = (
    "number",
    "key",
    "deed",
    "owner_id",
    "thing",
    "title",
    "version",
    "at",
    "payload",
    "state",
    "outcome",
)


def row_of(action: Queued) -> tuple[Any, ...]:
    """Return the values of `COLUMNS` but the number."""
    return (
        action.key,
        action.deed.value,
        action.owner_id,
        action.thing,
        action.title,
        action.version,
        action.at.astimezone(UTC).isoformat(),
        canonical(dict(action.payload)),
        action.state.value,
        canonical(_outcome(action)),
    )


def action_of(row: tuple[Any, ...]) -> Queued:
    """Return the action of a row; raises ValueError for what no program of ours wrote."""
    found = dict(zip(COLUMNS, row, strict=True))
    outcome = _mapping(found["outcome"])
    theirs = outcome.get("theirs")
    at = datetime.fromisoformat(str(found["at"]))
    if at.tzinfo is None:
        raise ValueError("naive moment")
    return Queued(
        key=str(found["key"]),
        deed=Deed(found["deed"]),
        owner_id=int(found["owner_id"]),
        thing=str(found["thing"]),
        title=str(found["title"]),
        version=int(found["version"]),
        at=at,
        payload=_mapping(found["payload"]),
        number=int(found["number"]),
        state=Standing(found["state"]),
        theirs=_theirs(theirs) if isinstance(theirs, dict) else None,
        reason=_reason(outcome.get("reason")),
    )


def _outcome(action: Queued) -> dict[str, object]:
    found: dict[str, object] = {}
    if action.reason is not None:
        found["reason"] = {"zh": action.reason.zh, "en": action.reason.en}
    if action.theirs is not None:
        theirs = action.theirs
        found["theirs"] = {
            "result": theirs.result,
            "note": theirs.note,
            "person": theirs.person,
            "version": theirs.version,
            "at": theirs.at.isoformat() if theirs.at is not None else "",
        }
    return found


def _reason(found: object) -> Text | None:
    if not isinstance(found, dict):
        return None
    return Text(str(found.get("zh", "")), str(found.get("en", "")))


def _theirs(found: Mapping[str, Any]) -> Theirs:
    at = str(found.get("at", ""))
    return Theirs(
        str(found.get("result", "")),
        str(found.get("note", "")),
        str(found.get("person", "")),
        int(found.get("version", 0)),
        datetime.fromisoformat(at) if at else None,
    )


def _mapping(text: object) -> dict[str, Any]:
    found = json.loads(str(text))
    if not isinstance(found, dict):
        raise ValueError("not a mapping")
    return found
