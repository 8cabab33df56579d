"""Lines of a list of duties: a head over each part, then the duties, the first nine numbered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from relapp.domain.duties import Duty, When, when
from relapp.domain.text import Language
from relapp.wording import duties as words_of
from ui.kit.list_model import RecordListModel

AnyIndex = QModelIndex | QPersistentModelIndex
DIGITS: Final = 9


@dataclass(frozen=True, slots=True)
class Moment:
    """When and how a list is read."""

    now: datetime
    midnight: datetime
    zone: ZoneInfo
    language: Language


@dataclass(frozen=True, slots=True)
class Line:
    """A duty in words, or the head of a part where there is none.

    Attributes:
        digit: the key that jumps to it, 0 for none.
        about: release, since when, and who owes it in the list of what I wait for.
    """

    key: str
    title: str
    part: When
    duty: Duty | None = None
    digit: int = 0
    until: str = ""
    about: str = ""
    behalf: str = ""
    mark: str = ""
    spoken: str = ""


def lines(duties: Iterable[Duty], at: Moment, *, numbered: bool) -> tuple[Line, ...]:
    """Return heads and duties; the duties come in their order already."""
    found: list[Line] = []
    by_part: dict[When, list[Duty]] = {part: [] for part in When}
    for duty in duties:
        by_part[when(duty, at.now, at.midnight)].append(duty)
    count = 0
    for part, some in by_part.items():
        if not some:
            continue
        head = f"{words_of.PART[part].of(at.language)}　{len(some)}"
        found.append(Line(f"head:{part.value}", head, part, spoken=head))
        for duty in some:
            count += 1
            digit = count if numbered and count <= DIGITS else 0
            found.append(_line(duty, part, at, digit, who=not numbered))
    return tuple(found)


def _line(duty: Duty, part: When, at: Moment, digit: int, *, who: bool) -> Line:
    say = at.language
    people = words_of.people(duty).of(say) if who else ""
    since = words_of.since(duty, at.zone).of(say)
    about = "　".join(filter(None, (people, words_of.release(duty).of(say), since)))
    return Line(
        key=duty.key,
        title=words_of.title(duty).of(say),
        part=part,
        duty=duty,
        digit=digit,
        until=words_of.until(duty, at.now, at.zone).of(say),
        about=about,
        behalf=words_of.behalf(duty).of(say),
        mark=words_of.mark(duty).of(say),
        spoken=" ".join(filter(None, (people, words_of.sentence(duty, at.now, at.zone).of(say)))),
    )


class LineModel(RecordListModel[Line]):
    """Heads can neither be chosen nor stepped on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(
            lambda line: line.title,
            lambda line: line.key,
            lambda line: line.spoken,
            {Qt.ItemDataRole.ToolTipRole: lambda line: line.spoken},
            parent,
        )

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Return what a line allows."""
        line = self.record(index)
        if line is None or line.duty is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def duties(self) -> tuple[Line, ...]:
        """Return the lines that are duties, top down."""
        return tuple(line for line in self.records() if line.duty is not None)
