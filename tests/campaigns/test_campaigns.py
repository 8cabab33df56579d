"""A few desks, a few blows: what desks were told must be what the database holds."""

from pathlib import Path

import pytest

from benchmarks.campaigns import many_desks, storms
from benchmarks.campaigns.judge import Verdict
from tests.postgres_server import PostgresServer

DESKS, ACTIONS = 3, 12


def _clean(end: Verdict) -> None:
    assert end.done
    assert (end.lost, end.doubled, end.overwritten, end.failed) == (0, 0, 0, 0)
    assert (end.broken, end.stale_cards) == (0, 0)


def test_desks_on_one_file_lose_nothing(tmp_path: Path) -> None:
    end, _ = many_desks.fight(str(tmp_path / "office.db"), tmp_path / "desks", DESKS, ACTIONS)
    _clean(end)
    assert end.done == DESKS * ACTIONS


def test_desks_on_one_server_lose_nothing(postgres_server: PostgresServer, tmp_path: Path) -> None:
    name = postgres_server.create_database()
    end, _ = many_desks.fight(postgres_server.url(name), tmp_path / "desks", DESKS, ACTIONS)
    _clean(end)
    assert end.done == DESKS * ACTIONS


@pytest.mark.timeout(180)
def test_cut_lines_lose_nothing_and_double_nothing(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    assert postgres_server.port
    _, end, _ = storms.storm(tmp_path / "cuts", "", storms.cut, 8, desks=2)
    _clean(end)
