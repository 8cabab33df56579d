"""The first screenful is what the board will show, or nothing at all."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.domain.board import CardFilter
from relapp.domain.card import order_key
from relapp.domain.vocabulary import LIVE, BoardColumn, Outcome, ReleaseMode, Status
from relapp.services.first_look import first_look
from relapp.store.first_look import PER_COLUMN

NOW = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
COPIES = 400


@pytest.fixture
def crowded(busy_file: Path, tmp_path: Path) -> Path:
    """An SQLite office with many cards of every kind around the present."""
    path = Path(shutil.copyfile(busy_file, tmp_path / "crowded.db"))
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        model = dict(connection.execute("SELECT * FROM release_card").fetchone())
        rows = [_card(model, number, Random(number)) for number in range(1000, 1000 + COPIES)]
        names = ", ".join(f'"{name}"' for name in model)
        places = ", ".join(f":{name}" for name in model)
        connection.executemany(f"INSERT INTO release_card ({names}) VALUES ({places})", rows)
        connection.commit()
    return path


def _card(model: dict[str, object], number: int, chance: Random) -> dict[str, object]:
    status = chance.choice([*LIVE, *LIVE, Status.CLOSED, Status.CANCELLED])
    ended = status not in LIVE
    live_columns = [column for column in BoardColumn if column is not BoardColumn.CLOSED]

    def around(days: float) -> str | None:
        moment = NOW + timedelta(hours=chance.uniform(-24 * days, 24 * days))
        return chance.choice([None, moment.isoformat(timespec="microseconds")])

    return {
        **model,
        "release_id": number,
        "number": f"FB26-{number:03d}",
        "column": BoardColumn.CLOSED if ended else chance.choice(live_columns),
        "mode": chance.choice(list(ReleaseMode)),
        "status": status,
        "blocking": chance.choice([0, 0, 2]),
        "starts_at": around(9),
        "due_at": around(3),
        "follow_up_due": around(3),
        "outcome": Outcome.SUCCESS if ended else None,
        "closed_at": (NOW - timedelta(days=chance.uniform(0, 150))).isoformat(
            timespec="microseconds"
        )
        if ended
        else None,
    }


@pytest.fixture
def core(crowded: Path) -> Iterator[Core]:
    opened = open_core(str(crowded), clock=FixedClock(NOW))
    yield opened
    opened.close()


def test_it_is_the_beginning_of_the_board_in_its_order(core: Core, crowded: Path) -> None:
    look = first_look(str(crowded), NOW)
    assert look is not None
    cards = sorted(core.board.cards(CardFilter()).cards, key=lambda card: order_key(card, NOW))
    for column in BoardColumn:
        wanted = [card for card in cards if card.column is column]
        assert len(wanted) > PER_COLUMN
        assert look.cards[column] == tuple(wanted[:PER_COLUMN])
        blocked = sum(1 for card in wanted if card.live and card.blocking)
        assert look.counts[column] == (len(wanted), blocked)
    assert look.zone == core.office.get().zone


def test_a_database_of_another_schema_is_left_to_be_opened(crowded: Path) -> None:
    with closing(sqlite3.connect(crowded)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert first_look(str(crowded), NOW) is None


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough" * 9, None])
def test_what_is_no_database_of_ours_is_left_to_be_opened(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "foreign.db"
    if content is not None:
        path.write_bytes(content)
    assert first_look(str(path), NOW) is None
    assert path.exists() == (content is not None)


def test_a_server_is_left_to_be_opened() -> None:
    assert first_look("postgresql://localhost/relapp", NOW) is None


def test_a_locked_file_is_left_to_be_opened(crowded: Path) -> None:
    with closing(sqlite3.connect(crowded, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        assert first_look(str(crowded), NOW) is None
