"""The answer of a rule that says no: a code that is worded like that of an error."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why somebody may not; `code` and `details` are worded like those of an error."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)
