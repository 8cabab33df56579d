"""Small things from outside: calendars, the clipboard, settings, names, links and addresses."""

import json
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from benchmarks.campaigns.hostile.cells import DATES, PLACES, word
from benchmarks.campaigns.hostile.damage import Bite, damaged, maybe_bites
from benchmarks.campaigns.hostile.tally import Tally, Wrong, throw
from relapp import address, config
from relapp.domain.calendar_file import parse_calendar_days
from relapp.domain.plan_item import FieldKind
from relapp.domain.plan_kinds import KINDS
from relapp.domain.plan_paste import Names, read_rows
from relapp.domain.rich_text import normal, parse, plain_text, render
from relapp.services.files import safe_link, safe_name
from relapp.store.engine import open_store

LINE: Final = 400
LONGEST_NAME: Final = 255
"""Bytes of a file name on most disks."""
BYTES: Final = st.tuples(st.binary(max_size=60), maybe_bites)
_NAMES: Final = Names({"林静怡": 1}, {"门户": 1}, ZoneInfo("Asia/Shanghai"))
_MARKS: Final = (
    "**",
    "*",
    "***",
    "- ",
    "1. ",
    "# ",
    "\\",
    "`",
    "\n",
    " ",
    "甲",
    "x",
    "_",
    "\t",
    "9. ",
)
_TOML: Final = (
    *(
        "scale = 1e400",
        "scale = nan",
        "scale = -1",
        f"scale = {'9' * 400}",
        f"scale = 0x{'f' * 9000}",
    ),
    *("mail_port = -1", f"mail_port = {'9' * 30}", "login = 5", "login = true", "theme = []"),
    *(
        'database = "\\u0000"',
        'database = "postgresql://u:p@h/d"',
        f"x = {'[' * 2000}",
        "scale = {}",
    ),
    *(f"scale = {'9' * 5000}", 'quiet_from = "25:99"', "language = 2026-01-01", "trouble = 'x'"),
    *('login = "\\u202e"', "[database]", "database.x = 1", "scale = 'big'", "a = 1\na = 2", "= 1"),
)
_ADDRESSES: Final = (
    *("postgresql://u:p@h:99999/d", "postgresql://[::1", "mysql://h/d", "sqlite://", "sqlite:///"),
    *("://", "http://h/d", "postgres://u:p@@h/d?password=x", "sqlite:////etc/passwd", "\x00", "/"),
    *("~nobody/x", "file:///x", "postgresql://h:port/d", "C:\\x\\y.db", "\\\\host\\share\\x.db"),
)


def attack_calendar(_folder: Path, n: int) -> Tally:
    """Throw cases at the reader of a year's holidays, as JSON, CSV or pasted."""
    tally = Tally("holidays-file")
    row = st.fixed_dictionaries(
        {"date": st.one_of(st.just("2026-10-01"), st.sampled_from(DATES), word)},
        optional={"kind": st.one_of(st.just("休"), word), "name": word, "x": word},
    )
    odd = st.one_of(row, st.none(), st.floats(), st.integers(), st.lists(word, max_size=2), word)
    sound = st.just([{"date": "2026-10-01", "kind": "休", "name": "国庆节"}])
    made = st.one_of(
        sound, st.lists(odd, max_size=4), st.fixed_dictionaries({"days": st.lists(row)}), odd
    )
    lines = st.lists(st.lists(st.one_of(word, st.just("休")), max_size=4).map(",".join), max_size=5)

    def one(case: tuple[object, list[str], bool, list[Bite]]) -> None:
        content, csv_lines, as_json, bitten = case
        text = json.dumps(content) if as_json else "\n".join(("date,kind,name", *csv_lines))
        text = damaged(text.encode("utf-8", "surrogatepass"), bitten).decode("utf-8", "replace")
        found = parse_calendar_days(text, "年.json" if as_json else "年.csv")
        if any(not day.name.isprintable() for day in found):
            raise Wrong("a holiday has a name that does not print")

    throw(tally, st.tuples(made, lines, st.booleans(), maybe_bites), one, n)
    return tally


def attack_clipboard(_folder: Path, n: int) -> Tally:
    """Throw cases at the reader of tables on the clipboard."""
    tally = Tally("clipboard-table")
    rows = st.lists(st.lists(word, max_size=8).map("\t".join), max_size=4).map("\n".join)
    kinds = tuple(KINDS.values())

    def one(case: tuple[int, bool, str, int]) -> None:
        place, headed, text, often = case
        kind = kinds[place % len(kinds)]
        head = "\t".join(spec.name.zh for spec in kind.fields) + "\n" if headed else ""
        fields = {spec.id: spec.kind for spec in kind.fields}
        for row in read_rows(kind, head + text * often, _NAMES):
            for name, value in row.values.items():
                if fields[name] in (FieldKind.NUMBER, FieldKind.MINUTES) and type(value) is not int:
                    raise Wrong("a number was read as something else")

    often = st.sampled_from((1, 1, 1, 1, 2, 50))
    throw(tally, st.tuples(st.integers(0, 8), st.booleans(), rows, often), one, n)
    return tally


def attack_prose(_folder: Path, n: int) -> Tally:
    """Throw cases at the reader of prose."""
    tally = Tally("rich-text")
    piece = st.one_of(st.sampled_from(_MARKS), word)
    often = st.sampled_from((1, 1, 1, 1, 3, 60))

    def one(case: tuple[list[str], int]) -> None:
        text = "".join(case[0]) * case[1]
        blocks = parse(text)
        plain_text(text)
        once = render(blocks)
        if render(normal(block) for block in parse(once)) != once:
            raise Wrong("prose changes when it is read again")

    throw(tally, st.tuples(st.lists(piece, max_size=8), often), one, n)
    return tally


def attack_settings(folder: Path, n: int) -> Tally:
    """Throw cases at the settings; whatever they hold, the program must start."""
    tally = Tally("settings-file")
    sane = 'database = "office.db"\nlanguage = "zh"\nlogin = "lin"\nscale = 1.25\nmail_port = 25\n'
    line = st.one_of(st.sampled_from(_TOML), word.map(lambda w: f"login = {json.dumps(w)}"), word)
    home = {"RELAPP_HOME": str(folder)}
    path = config.settings_file(home)

    def one(case: tuple[list[str], bool, list[Bite]]) -> None:
        lines, also, bitten = case
        text = "\n".join(lines) + "\n" + (sane if also else "")
        path.write_bytes(damaged(text.encode("utf-8", "surrogatepass"), bitten))
        found = config.load(home)
        if not math.isfinite(found.scale):
            raise Wrong("the text has no size")
        config.language("", found, home)
        config.save(found, home)
        again = config.load(home)
        if again.trouble or (not found.trouble and again != found):
            raise Wrong("settings change when they are saved")

    throw(tally, st.tuples(st.lists(line, max_size=3), st.booleans(), maybe_bites), one, n)
    return tally


def attack_names(_folder: Path, n: int) -> Tally:
    """Throw cases at names and links of evidence and attachments."""
    tally = Tally("names-and-links")
    name = st.lists(st.one_of(word, st.sampled_from(("..", "/", "\\", ":", ".txt", "CON", ". "))))

    def one(case: tuple[list[str], str]) -> None:
        kept = safe_name("".join(case[0]))
        encoded = kept.encode("utf-8")
        if not kept or set(kept) & set('/\\:*?"<>|') or not kept.isprintable():
            raise Wrong("a name leads elsewhere")
        if kept != kept.strip() or kept.endswith(".") or len(encoded) > LONGEST_NAME:
            raise Wrong("a name no disk takes")
        if kept.partition(".")[0].upper() in {"CON", "NUL", "PRN", "AUX", "COM1", "LPT1"}:
            raise Wrong("a name that is a device")
        link = safe_link(case[1])
        if not link.isprintable() or not link.lower().startswith(("http://", "https://")):
            raise Wrong("a link that is none")

    end = st.one_of(word, word.map(lambda w: f"https://h.test/{w}"), st.sampled_from(PLACES))
    throw(tally, st.tuples(name, end), one, n)
    return tally


def attack_addresses(folder: Path, n: int) -> Tally:
    """Throw cases at addresses of databases: no password shows, and no file is made of one."""
    tally = Tally("addresses")
    part = st.one_of(st.sampled_from(_ADDRESSES), word)
    secret = "s3cretXYZ"

    def one(case: tuple[str, str, bool, bool]) -> None:
        first, second, server, option = case
        target = first
        if server:
            end = f"?password={secret}" if option else second.replace(" ", "")
            target = f"postgresql://u:{secret}@host/{end}"
            if secret in address.without_password(target) or secret in address.shown(target):
                raise Wrong("a password shows")
        plain = address.without_password(target)
        if address.without_password(plain) != plain:
            raise Wrong("an address changes when it is shortened again")
        address.shown(plain)
        config.database_file(plain)
        if not address.is_server(plain):
            open_store(
                str(folder / "no" / plain.lstrip("/\\~")) if "sqlite" not in plain else plain
            )

    throw(tally, st.tuples(part, word, st.booleans(), st.booleans()), one, n)
    return tally


def attack_window(folder: Path, n: int) -> Tally:
    """Throw cases at the memory of the window; a damaged entry is ignored."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QSplitter, QTreeWidget, QWidget

    from ui.kit.window_state import WindowState

    app = QApplication.instance() or QApplication([])
    tally, file = Tally("window-ini"), folder / "window.ini"
    window, splitter, tree = QWidget(), QSplitter(), QTreeWidget()
    window.setObjectName("main")
    splitter.setObjectName("parts")
    state = WindowState(folder)
    state.save_window(window)
    state.save_splitter(splitter)
    state.save_header(tree.header(), "list")
    state.set_text("view", "板")
    state.sync()
    sane = file.read_bytes()

    def one(case: tuple[bytes, list[Bite], str]) -> None:
        more, bitten, value = case
        text = sane + more + f"\nchoice\\view={value}\n".encode("utf-8", "surrogatepass")
        file.write_bytes(damaged(text, bitten))
        again = WindowState(folder)
        again.restore_window(window)
        again.restore_splitter(splitter)
        again.restore_header(tree.header(), "list")
        if not isinstance(again.text("view", ""), str):
            raise Wrong("a choice is no text")

    throw(tally, st.tuples(st.binary(max_size=40), maybe_bites, word), one, n)
    del app
    return tally


ATTACKS: Final[Mapping[str, Callable[[Path, int], Tally]]] = {
    "holidays-file": attack_calendar,
    "clipboard-table": attack_clipboard,
    "rich-text": attack_prose,
    "settings-file": attack_settings,
    "names-and-links": attack_names,
    "addresses": attack_addresses,
    "window-ini": attack_window,
}
