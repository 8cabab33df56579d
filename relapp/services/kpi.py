"""Reads the key figures of a quarter from the record."""

from relapp.domain.board import CardFilter
from relapp.domain.kpi import MeasureKey, Targets
from relapp.domain.kpi_report import KpiReport, build_report
from relapp.domain.quarter import Quarter
from relapp.domain.vocabulary import BoardColumn
from relapp.services.desk import Desk
from relapp.store.queries import cards as card_queries
from relapp.store.queries import kpi as kpi_queries
from relapp.store.queries import people as people_queries

QUARTERS = 8


class KpiService:
    """The contract's success rate and its relatives (PROCESS section 4)."""

    def __init__(self, desk: Desk) -> None:
        """Stand on the desk."""
        self._desk = desk

    def quarter(self) -> Quarter:
        """Return the present quarter of the office."""
        return Quarter.containing(self._desk.clock.now(), self._desk.zone())

    def report(self, quarter: Quarter) -> KpiReport:
        """Return the report of a quarter with the seven before it."""
        desk = self._desk
        zone, now = desk.zone(), desk.clock.now()
        start = quarter.shifted(1 - QUARTERS).bounds(zone)[0]
        end = quarter.bounds(zone)[1]
        calendar = desk.working_calendar(start.year, end.year)
        with desk.transactions.reading() as connection:
            stored = people_queries.processes(connection)
            definitions = [desk.definitions.get(connection, s.row_id) for s in stored]
            approving = frozenset(
                stage.id
                for definition in definitions
                for stage in definition.stages
                if stage.column is BoardColumn.APPROVING
            )
            reckoning = kpi_queries.Reckoning(now, zone, calendar, approving)
            releases = kpi_queries.ended_between(connection, start, end, reckoning)
            live = card_queries.find_cards(connection, CardFilter(limit=100_000), end).cards
        upcoming = sum(1 for c in live if c.live and c.starts_at and now <= c.starts_at < end)
        target = max((d.success_target for d in definitions), default=0.9)
        targets = Targets(rates={**Targets().rates, MeasureKey.SUCCESS: target})
        return build_report(
            releases, quarter, as_of=now, zone=zone, targets=targets, upcoming=upcoming
        )
