"""What stands in the cells of a plan table: the same on screen, on paper and on a clipboard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from relapp.domain.plan_item import FieldKind, ItemField, Value
from relapp.domain.text import Language, Text

GONE = Text("已不在名单", "no longer listed")


@dataclass(frozen=True, slots=True)
class Wording:
    """What words depend on: names by key, language and the office's zone."""

    language: Language
    zone: ZoneInfo
    people: Mapping[int, str] = field(default_factory=dict)
    applications: Mapping[int, str] = field(default_factory=dict)

    def of(self, spec: ItemField, value: Value) -> str:
        """Return what a cell shows; empty for nothing."""
        if value is None or value == "":
            return ""
        if spec.kind is FieldKind.CHOICE:
            words = dict(spec.choices).get(str(value))
            return words.of(self.language) if words is not None else str(value)
        if spec.kind is FieldKind.PERSON:
            return self.people.get(int(value), GONE.of(self.language))
        if spec.kind is FieldKind.APPLICATION:
            return self.applications.get(int(value), GONE.of(self.language))
        if spec.kind is FieldKind.MOMENT:
            at = datetime.fromisoformat(str(value)).astimezone(self.zone)
            return f"{at:%Y-%m-%d %H:%M}"
        return str(value)


def score_text(score: Fraction | None) -> str:
    """Return a score with two digits, or more where two would show a border it does not reach.

    Borders of levels are numbers such as 2 or 2.5: 2.00001 must not look like 2.
    """
    if score is None:
        return "—"
    shown = ""
    for digits in range(2, 7):
        shown = f"{float(score):.{digits}f}"
        rounded = Fraction(shown)
        if rounded == score or (rounded * 10).denominator > 1:
            break
    return shown
