"""Bringing a database to this program's schema: a copy first, all or nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from relapp.errors import StoreUnavailable
from relapp.services.database import upgrade_database
from relapp.store import copies
from relapp.store.engine import connect, schema_version
from relapp.store.schema_mark import SCHEMA
from relapp.wording.errors import word
from tests.old_databases import first_schema


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "office.db"
    first_schema(path)
    return path


def _schema(path: Path) -> str | None:
    store = connect(str(path))
    found = schema_version(store)
    store.close()
    return found


def test_an_upgrade_keeps_a_copy_of_the_file_as_it_was(old: Path) -> None:
    done = upgrade_database(str(old))
    assert (done.before, done.after) == ("0001", SCHEMA)
    assert done.copy == old.with_name("office-schema-0001.db")
    assert _schema(done.copy) == "0001"
    assert _schema(old) == SCHEMA
    with closing(sqlite3.connect(done.copy)) as copy:
        assert copy.execute("SELECT title FROM run_step").fetchone() == ("停服务",)


def test_a_copy_never_takes_the_place_of_another(old: Path) -> None:
    taken = old.with_name("office-schema-0001.db")
    taken.write_text("an earlier copy")
    done = upgrade_database(str(old))
    assert done.copy == old.with_name("office-schema-0001-2.db")
    assert taken.read_text() == "an earlier copy"


def test_what_is_up_to_date_is_left_alone(old: Path) -> None:
    upgrade_database(str(old))
    assert upgrade_database(str(old)).copy is None
    assert len(list(old.parent.glob("*.db"))) == 2


def test_without_a_copy_nothing_is_upgraded(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(_file: Path, draft: Path) -> None:
        draft.write_bytes(b"half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "_write", half)
    with pytest.raises(StoreUnavailable) as caught:
        upgrade_database(str(old))
    assert "No space left" in word(caught.value).zh
    assert "数据库没有改动" in word(caught.value).zh
    monkeypatch.undo()
    assert _schema(old) == "0001"
    assert sorted(path.name for path in old.parent.glob("*office*")) == ["office.db"]
