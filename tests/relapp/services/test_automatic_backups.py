"""One backup a day by itself, a few of them kept, none ever half."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from relapp import config
from relapp.address import Passwords
from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from relapp.domain.backup import Rotation
from relapp.domain.person import Person
from relapp.errors import ExportFailed, NotPermitted, StoreUnavailable
from relapp.services import sealing
from relapp.services.automatic_backups import BackupPlan, listed, make_if_due
from relapp.services.database_keeper import DatabaseKeeper, plan_of
from relapp.wording.errors import word
from tests.builders import NOW
from tests.relapp.services.test_moving import everything

PLAN = BackupPlan()
NOBODY = Person(9, "访客", "guest")


@pytest.fixture
def file(busy_file: Path, tmp_path: Path) -> Path:
    """The busy office in a file of its own."""
    return Path(shutil.copyfile(busy_file, tmp_path / "office.db"))


def test_one_a_day_and_it_is_whole(file: Path) -> None:
    made = make_if_due(file, PLAN, NOW)
    assert made is not None
    assert made.file == file.parent / "backups" / f"office-auto-{NOW:%Y%m%dT%H%M%SZ}.db"
    assert everything(str(made.file)) == everything(str(file))
    assert make_if_due(file, PLAN, NOW + timedelta(hours=3)) is None
    assert make_if_due(file, PLAN, NOW + timedelta(days=1)) is not None
    assert [b.made_at for b in listed(file, PLAN)] == [NOW + timedelta(days=1), NOW]


def test_old_ones_go_and_nothing_else_does(file: Path) -> None:
    plan = BackupPlan(rotation=Rotation(2, 0))
    folder = file.parent / "backups"
    folder.mkdir()
    others = [
        folder / "office-before-restore-20200101T000000Z.db",
        folder / "office-auto-20200101T000000Z.db.txt",
        folder / "office-auto-20209901T000000Z.db",
        folder / "other-auto-20200101T000000Z.db",
        folder / "letter.docx",
    ]
    for other in others:
        other.write_text("x")
    for days in range(4):
        make_if_due(file, plan, NOW + timedelta(days=days))
    automatic = [b for b in listed(file, plan) if not b.before_restore]
    assert [b.made_at for b in automatic] == [NOW + timedelta(days=3), NOW + timedelta(days=2)]
    assert all(other.exists() for other in others)
    assert len(list(folder.iterdir())) == len(others) + 2


def test_none_are_made_where_none_are_wanted(file: Path) -> None:
    assert make_if_due(file, BackupPlan(rotation=Rotation(0, 0)), NOW) is None
    assert not (file.parent / "backups").exists()
    assert listed(file, PLAN) == ()


def test_a_failure_costs_no_earlier_backup(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = BackupPlan(rotation=Rotation(1, 0))
    make_if_due(file, plan, NOW)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sealing, "copy_whole", full)
    with pytest.raises(StoreUnavailable) as caught:
        make_if_due(file, plan, NOW + timedelta(days=1))
    assert caught.value.code == "store.disk_full"
    assert [b.made_at for b in listed(file, plan)] == [NOW]
    assert len(list((file.parent / "backups").iterdir())) == 1


def test_a_database_with_damaged_pages_costs_no_earlier_backup(file: Path) -> None:
    plan = BackupPlan(rotation=Rotation(1, 0))
    make_if_due(file, plan, NOW)
    content = bytearray(file.read_bytes())
    for place in range(len(content) // 2, len(content), 4096):
        content[place : place + 40] = b"\xff" * 40
    file.write_bytes(content)
    with pytest.raises(StoreUnavailable):
        make_if_due(file, plan, NOW + timedelta(days=1))
    assert [b.made_at for b in listed(file, plan)] == [NOW]


def test_a_folder_that_cannot_be_made(file: Path) -> None:
    (file.parent / "taken").write_text("x")
    with pytest.raises(ExportFailed) as caught:
        make_if_due(file, BackupPlan(file.parent / "taken" / "deep"), NOW)
    assert "没有写出" in word(caught.value).zh


def test_the_keeper_works_on_the_open_database(file: Path, tmp_path: Path) -> None:
    settings = config.Settings(backup_folder=str(tmp_path / "elsewhere"), backup_daily=3)
    assert plan_of(settings) == BackupPlan(tmp_path / "elsewhere", Rotation(3, 4))
    core = open_core(str(file), clock=FixedClock(NOW))
    admin = core.people.all()[0]
    keeper = DatabaseKeeper(str(file), core.clock, lambda: settings, Passwords())
    before = everything(str(file))
    assert keeper.make_if_due() is not None
    made = keeper.back_up(admin, tmp_path / "own.db")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM release_cast")
        connection.commit()
    done = keeper.restore(admin, made.file)
    assert everything(str(file)) == before
    assert [b.before_restore for b in keeper.backups()].count(True) == 1
    assert done.kept == keeper.backups()[0].path or done.kept == keeper.backups()[1].path
    moved = keeper.move(admin, str(tmp_path / "moved.db"))
    assert moved.holdings == made.holdings
    for deed in (keeper.back_up, keeper.restore):
        with pytest.raises(NotPermitted):
            deed(NOBODY, tmp_path / "no.db")
    with pytest.raises(NotPermitted):
        keeper.move(replace(NOBODY, roles=frozenset({"release_office"})), str(tmp_path / "no.db"))
    core.close()


def test_a_server_has_no_automatic_backups() -> None:
    clock = FixedClock(datetime(2026, 9, 16, tzinfo=UTC))
    keeper = DatabaseKeeper("postgresql://u@h/d", clock, config.Settings, Passwords())
    assert (keeper.file, keeper.backups(), keeper.make_if_due()) == (None, (), None)
    assert keeper.folder.name == "backups"
