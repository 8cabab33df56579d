"""Small files on a desk: where the team database is, which ones were opened, what waits."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from benchmarks.campaigns.hostile.cells import DATES, word
from benchmarks.campaigns.hostile.damage import Bite, damaged, maybe_bites
from benchmarks.campaigns.hostile.tally import Tally, Wrong, throw
from benchmarks.campaigns.hostile.told import value
from benchmarks.offices import NOW
from relapp import config
from relapp.connection_file import SECTION, read_connection, written
from relapp.domain.outbox import Deed, Queued, drop
from relapp.errors import StoreUnavailable
from relapp.known_databases import MOST, known, remember, remove
from relapp.store.outbox_file import OutboxFile
from relapp.store.outbox_rows import COLUMNS

SECRET: Final = "s3cretXYZ"
_KEYS: Final = ("host", "port", "database", "user", "security", "ca_file", "password", "Host")
_SOUND: Final = {"host": "db.office.test", "port": 5432, "database": "relapp"}
_PORTS: Final[tuple[Any, ...]] = (
    5432,
    "5432",
    0,
    -1,
    65536,
    "9" * 5000,
    "٣",
    "1e3",
    5432.0,
    True,
    None,
    [],
)
_FILES: Final = ("root.crt", "../root.crt", "/etc/passwd", "sub/root.crt", "connection", "CON", ".")
_DEEP: Final = ("[" * 100_000, '{"a":' * 60_000, "[relapp connection", "[x]\n[x]\n", "=1", "﻿{}")
_WORD: Final = word.map(lambda w: w.encode("utf-8", "replace").decode())


def attack_connection(folder: Path, n: int) -> Tally:
    """Throw cases at the file by which desks learn where the team database is."""
    tally, path = Tally("connection-file"), folder / "connection"
    (folder / "root.crt").write_text("root")
    some = st.one_of(_WORD, st.sampled_from(_PORTS), st.sampled_from(_FILES), st.integers())
    more = st.dictionaries(st.sampled_from((*_KEYS, "x")), some, max_size=2)

    def one(case: tuple[dict[str, Any], bool, str, list[Bite]]) -> None:
        values, as_json, other, bitten = case
        text = other or _connection({**_SOUND, **values}, as_json=as_json)
        path.write_bytes(damaged(text.encode("utf-8", "surrogatepass"), bitten))
        server = read_connection(path)
        if not (server.host + server.database + server.user).isprintable():
            raise Wrong("a server's name does not print")
        if server.root and Path(server.root) not in {folder / "root.crt", path}:
            raise Wrong("a root certificate from elsewhere")
        again = folder / "again"
        again.write_text(written(server), "utf-8")
        if replace(server, user="", root="") != read_connection(again):
            raise Wrong("a server changes when it is handed on")

    other = st.sampled_from((*[""] * 20, *_DEEP))
    throw(tally, st.tuples(more, st.booleans(), other, maybe_bites), one, n)
    return tally


def _connection(values: Mapping[str, Any], *, as_json: bool) -> str:
    if as_json:
        return json.dumps({SECTION: values})
    lines = "".join(f"{key} = {held}\n" for key, held in values.items())
    return f"[{SECTION}]\n{lines}"


def attack_known(folder: Path, n: int) -> Tally:
    """Throw cases at the list of databases opened before: the program must start and go on."""
    tally, home = Tally("known-databases"), {"RELAPP_HOME": str(folder)}
    path = config.databases_file(home)
    address = st.one_of(_WORD, st.just(f"postgresql://u:{SECRET}@h/d"), st.just("/a/office.db"))
    some = st.one_of(
        word, st.none(), st.integers(), st.lists(word, max_size=2), st.just("x" * 3000)
    )
    entry = st.fixed_dictionaries(
        {"address": st.one_of(address, some), "name": some},
        optional={"used_at": st.one_of(st.sampled_from(DATES), some), "x": some},
    )
    made = st.one_of(st.lists(st.one_of(entry, some), max_size=30), entry, some)

    def one(case: tuple[object, str, list[Bite]]) -> None:
        content, other, bitten = case
        text = other or json.dumps(content)
        path.write_bytes(damaged(text.encode("utf-8", "surrogatepass"), bitten))
        found = known(home)
        if len(found) > MOST or any(SECRET in item.address + item.place for item in found):
            raise Wrong("a password shows, or a list without end")
        if not all((item.address + item.name + item.used_at).isprintable() for item in found):
            raise Wrong("a known database does not print")
        remember("/new/office.db", "衡序集团", NOW, home)
        if "/new/office.db" not in {item.address for item in known(home)}:
            raise Wrong("what was opened is not remembered")
        remove("/new/office.db", home)

    other = st.sampled_from((*[""] * 20, *_DEEP))
    throw(tally, st.tuples(made, other, maybe_bites), one, n)
    return tally


def attack_outbox(folder: Path, n: int) -> Tally:
    """Throw cases at the file of waiting actions: read, or kept aside with all that is in it."""
    tally, base, path = Tally("outbox-file"), folder / "base.db", folder / "box.db"
    action = Queued("k1", Deed.ANSWER, 1, "data_ready", "数据", 1, NOW, {"result": "pass"})
    for number in range(3):
        OutboxFile(base).add(replace(action, key=f"k{number}"))
    edits = st.lists(st.tuples(st.sampled_from(COLUMNS), value), max_size=2)

    def one(case: tuple[list[tuple[str, Any]], str, list[Bite], bytes]) -> None:
        edits, statement, bitten, lock = case
        for file in folder.glob("box*"):
            file.unlink()
        shutil.copyfile(base, path)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.executescript(statement)
            for column, given in edits:
                with suppress(sqlite3.Error):
                    connection.execute(f"UPDATE OR IGNORE action SET {column} = ?", (given,))
        path.write_bytes(damaged(path.read_bytes(), bitten))
        path.with_suffix(".lock").write_bytes(lock)
        _use(OutboxFile(path), replace(action, key="new"))

    deed = st.sampled_from((*[""] * 12, *_DEEDS))
    lock = st.one_of(st.just(b""), st.binary(max_size=3000))
    throw(tally, st.tuples(edits, deed, maybe_bites, lock), one, n)
    return tally


_DEEDS: Final = (
    *(
        "ALTER TABLE action RENAME TO x",
        "ALTER TABLE action DROP COLUMN title",
        "DELETE FROM action",
    ),
    *(
        "ALTER TABLE action ADD COLUMN more",
        "PRAGMA user_version = 9",
        "PRAGMA encoding = 'UTF-16'",
    ),
    "ALTER TABLE action RENAME TO x; CREATE VIEW action AS SELECT * FROM x",
    "ALTER TABLE action RENAME TO x; CREATE TABLE action (number)",
)


def _use(file: OutboxFile, new: Queued) -> None:
    with file.sole():
        pass
    before = file.path.read_bytes()
    try:
        file.read()
        file.change(lambda queue: drop(queue, queue[-1].key) if queue else queue)
    except StoreUnavailable as error:
        if error.code == "outbox.damaged":
            kept = file.set_aside()
            if kept.read_bytes() != before:
                raise Wrong("what was kept aside is not what was there") from None
            if [action.key for action in file.add(new)] != ["new"]:
                raise Wrong("no new file is begun") from None
        raise
    if new.key not in {action.key for action in file.add(new)}:
        raise Wrong("an action was acknowledged and not kept")


ATTACKS: Final[Mapping[str, Callable[[Path, int], Tally]]] = {
    "connection-file": attack_connection,
    "known-databases": attack_known,
    "outbox-file": attack_outbox,
}
