"""Use cases of what goes back to change management: where each change stands, and when it goes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from relapp.domain.card import ReleaseCard
from relapp.domain.change_standing import ChangeStanding, Tool
from relapp.domain.register import ChangeRequest
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import ChangeState
from relapp.services.desk import Desk
from relapp.store.engine import Connection
from relapp.store.queries import register as register_queries
from relapp.store.queries.change_standings import carrying_cards
from relapp.wording import change_schedule as words
from relapp.wording import terms


class ChangeScheduleService:
    """Reads the way back: from release to change request."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def standings(self) -> tuple[ChangeStanding, ...]:
        """Return all change requests by number, each with its release."""
        with self._desk.transactions.reading() as connection:
            cards = carrying_cards(connection)
            stages = {row: self._stages(connection, row) for row in _rows_of(cards)}
            changes = register_queries.change_requests(connection)
        return tuple(_standing(change, cards, stages) for change in changes)

    def write(self, target: Path, tool: Tool | None = None, language: Language = "zh") -> Path:
        """Write the schedule as CSV for a tool, or for none in particular.

        It has what a release carries and what is approved and waits for one, so that a date taken
        back is seen as well. For a tool, what came from another tool is left out.

        Raises:
            ExportFailed: the target cannot be written; it is as it was before.
        """
        from relapp.export.delimited import write_table

        headings = words.OF_TOOL[tool] if tool is not None else words.HEADINGS
        zone = self._desk.zone()
        rows = [
            _row(standing, tool, language, zone)
            for standing in self.standings()
            if _is_wanted(standing, tool)
        ]
        return write_table([[h.of(language) for h in headings.values()], *rows], target)

    def _stages(self, connection: Connection, process_row: int) -> Mapping[str, Text]:
        definition = self._desk.definitions.get(connection, process_row)
        return {stage.id: stage.name for stage in definition.stages}


def _rows_of(cards: Mapping[int, ReleaseCard]) -> Iterable[int]:
    return {card.process_row for card in cards.values()}


def _standing(
    change: ChangeRequest,
    cards: Mapping[int, ReleaseCard],
    stages: Mapping[int, Mapping[str, Text]],
) -> ChangeStanding:
    card = cards.get(change.release_id) if change.release_id is not None else None
    if card is None:
        return ChangeStanding(change)
    name = stages[card.process_row].get(card.stage, terms.COLUMN[card.column])
    return ChangeStanding(
        change=change,
        stage=name,
        status=card.status,
        starts_at=card.starts_at,
        ends_at=card.ends_at,
        outcome=card.outcome,
        deployed_at=card.deployed_at,
    )


def _is_wanted(standing: ChangeStanding, tool: Tool | None) -> bool:
    change = standing.change
    if tool is not None and change.source not in ("", tool.source):
        return False
    return change.release_id is not None or change.state is ChangeState.APPROVED


def _row(
    standing: ChangeStanding, tool: Tool | None, language: Language, zone: ZoneInfo
) -> list[str]:
    change, outcome = standing.change, standing.outcome
    said = ""
    if outcome is not None:
        said = terms.OUTCOME[outcome].of(language)
        if tool is Tool.SERVICENOW:
            said = words.CLOSE_CODE[outcome]
    return [
        _number(change.number, tool),
        change.release_number,
        standing.stage.of(language),
        _moment(standing.starts_at, zone),
        _moment(standing.ends_at, zone),
        said,
        _moment(standing.deployed_at, zone),
    ]


def _number(number: str, tool: Tool | None) -> str:
    """Return the number as the tool knows it: the import put letters before those of ZenTao."""
    head, sign, tail = number.partition("-")
    return tail if tool is Tool.ZENTAO and sign and head in ("BUG", "REQ") else number


def _moment(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds") if at is not None else ""
