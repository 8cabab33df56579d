"""Declares commands and options; every command names the function that carries it out."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from relapp import __version__
from relapp.cli.words import Words
from relapp.domain.change_standing import Tool
from relapp.domain.quarter import Quarter
from relapp.domain.spot_check import USUAL
from relapp.domain.vocabulary import BoardColumn, ReleaseMode, ReleaseType, Status
from relapp.errors import InvalidInput

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction["_Parser"]  # noqa: SLF001  it has no public name

KINDS: Final = ("register", "applications", "people", "changes", "holidays")
_LIMIT: Final = 200
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def build_parser(words: Words) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    shared = _shared_options(words)
    parser = _Parser(
        prog="relapp", description=words.help("program"), parents=[shared], words=words
    )
    parser.add_argument(
        "--version", action="version", version=f"relapp {__version__}", help=words.help("version")
    )
    parser.set_defaults(run="window:open_window")
    commands = parser.add_subparsers(metavar="COMMAND")
    add = _Adder(commands, shared, words)
    _add_office(add)
    _add_import(add)
    _add_changes(add)
    _add_releases(add)
    _add_meetings(add)
    _add_figures(add)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in the person's language."""

    def __init__(self, *, words: Words, add_help: bool = True, **settings: Any) -> None:
        super().__init__(**settings, add_help=False, allow_abbrev=False)
        self._words = words
        if add_help:
            self.add_argument("-h", "--help", action="help", help=words.help("help"))

    def format_help(self) -> str:
        say = self._words.say
        return (
            super()
            .format_help()
            .replace("usage: ", say("usage_head"), 1)
            .replace("\npositional arguments:\n", f"\n{say('commands')}:\n", 1)
            .replace("\noptions:\n", f"\n{say('options')}:\n", 1)
        )

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", self._words.say("usage_head"), 1)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self._words.complain(
            self._words.say("usage", what=message),
            self._words.say("see_help", program=self.prog),
        )
        self.exit(2)


class _Adder:
    """Adds commands that all take the shared options."""

    def __init__(self, commands: "_Commands", shared: "_Parser", words: Words) -> None:
        self._commands = commands
        self._shared = shared
        self._words = words

    def command(self, name: str, run: str, help_key: str = "") -> "_Options":
        """Add a command carried out by `module:function`."""
        text = self._words.help(help_key or name)
        parser = self._commands.add_parser(
            name, help=text, description=text, parents=[self._shared], words=self._words
        )
        parser.set_defaults(run=run)
        return _Options(parser, self._words)

    def group(self, name: str, help_key: str) -> "_Adder":
        """Add a command that has commands of its own."""
        text = self._words.help(help_key)
        parser = self._commands.add_parser(
            name, help=text, description=text, parents=[self._shared], words=self._words
        )
        inner = parser.add_subparsers(metavar="COMMAND", required=True)
        return _Adder(inner, self._shared, self._words)


class _Options:
    """Adds options with their help."""

    def __init__(self, parser: argparse.ArgumentParser, words: Words) -> None:
        self._parser = parser
        self._words = words

    def take(self, *names: str, help_key: str = "", **settings: Any) -> "_Options":
        """Add an option or argument; its help is looked up by its name."""
        key = help_key or names[-1].lstrip("-").replace("-", "_")
        self._parser.add_argument(*names, help=self._words.help(key), **settings)
        return self

    def flag(self, *names: str, help_key: str = "") -> "_Options":
        """Add a switch."""
        return self.take(*names, help_key=help_key, action="store_true")


def _shared_options(words: Words) -> "_Parser":
    """Return the options that may stand before and after the command."""
    shared = _Parser(add_help=False, words=words)
    # SUPPRESS: the command's own default would wipe out what stood before the command.
    missing = argparse.SUPPRESS
    shared.add_argument("--db", metavar="FILE|URL", default=missing, help=words.help("db"))
    shared.add_argument(
        "--language", choices=("zh", "en"), default=missing, help=words.help("language")
    )
    shared.add_argument(
        "--as", dest="actor", metavar="LOGIN", default=missing, help=words.help("as")
    )
    return shared


def _add_office(add: _Adder) -> None:
    _add_init(add.command("init", "office:init"))
    verify = add.command("verify", "office:verify")
    verify.take("path", nargs="?", default="", metavar="PATH")
    verify.flag("--json")
    database = add.group("db", "db_command")
    made = database.command("init", "office:init_at", "db_init")
    made.take("target", nargs="?", default="", metavar="URL|FILE", help_key="db")
    _add_init(made)
    database.command("upgrade", "office:upgrade")
    database.command("check", "office:check")
    move = database.command("move", "moving:move")
    move.take("target", metavar="URL|FILE", help_key="move_target")
    move.flag("--accept-broken").flag("--json")
    backup = database.command("backup", "moving:backup")
    backup.take("file", metavar="FILE", type=Path, help_key="backup_file").flag("--json")
    restore = database.command("restore", "moving:restore")
    restore.take("file", metavar="FILE", type=Path, help_key="restore_file")
    restore.take("--to", metavar="URL|FILE", default="").flag("--replace")
    restore.flag("--accept-broken").flag("--json")
    login = database.command("login", "logins:login", "db_login")
    login.take("person", metavar="LOGIN", help_key="of_login")
    login.flag("--enable").flag("--disable").flag("--reset")
    tour = add.command("tour", "tour:tour")
    tour.take("-o", "--output", metavar="DIR", type=Path, default=Path("tour"), help_key="folder")


def _add_init(init: _Options) -> None:
    init.take("--process", metavar="FILE", type=Path, action="append", default=[])
    init.flag("--sample")
    init.take("--office", metavar="NAME", default="")
    init.take("--unit", metavar="NAME", default="")
    init.take("--name", metavar="NAME", default="")
    init.take("--prefix", metavar="FB", default="")
    init.take("--zone", metavar="Asia/Shanghai", default="")


def _add_import(add: _Adder) -> None:
    command = add.command("import", "imports:import_file")
    command.take("kind", choices=KINDS, help_key="import")
    command.take("file", metavar="FILE", type=Path, help_key="import_file")
    command.take("--map", metavar="MAP", type=Path, default=None)
    command.flag("--dry-run")
    command.flag("--json")


def _add_changes(add: _Adder) -> None:
    group = add.group("changes", "changes_command")
    export = group.command("export", "changes:export", "changes_export")
    export.take("-o", "--output", metavar="FILE.csv", type=_file(".csv"), required=True)
    export.take("--for", dest="tool", choices=_values(Tool), default=None)


def _add_releases(add: _Adder) -> None:
    found = add.command("list", "releases:list_releases")
    found.take("text", nargs="*", metavar="WORD")
    found.take("--type", choices=_values(ReleaseType), action="append", default=[])
    found.take("--mode", choices=_values(ReleaseMode), action="append", default=[])
    found.take("--column", choices=_values(BoardColumn), action="append", default=[])
    found.take("--status", choices=_values(Status), action="append", default=[])
    found.take("--application", metavar="NAME", action="append", default=[])
    found.take("--owner", metavar="NAME", action="append", default=[])
    found.take("--process", metavar="CODE", action="append", default=[], help_key="of_process")
    found.flag("--blocked")
    found.flag("--mine")
    found.take("--due", metavar="YYYY-MM-DD", type=_day, default=None)
    found.flag("--all")
    found.take("--limit", metavar="N", type=_count, default=_LIMIT)
    found.flag("--json")
    desk = add.command("desk", "desk:show_desk")
    desk.take("--login", metavar="LOGIN", default="", help_key="desk_login").flag("--json")
    spots = add.command("spot-checks", "spot_checks:spot_checks", "spot_checks")
    spots.take("--draw", metavar="N", type=_count, default=USUAL)
    spots.take("--seed", metavar="TEXT", default="")
    spots.flag("--closed").flag("--json")
    add.command("show", "releases:show").take("number", metavar="NUMBER").flag("--json")
    plan = add.command("plan", "releases:plan").take("number", metavar="NUMBER")
    plan.take("-o", "--output", metavar="FILE.docx", type=_file(".docx"), required=True)
    plan.take("--note", default="")
    report = add.command("test-report", "releases:test_report", "test_report")
    report.take("number", metavar="NUMBER")
    report.take("-o", "--output", metavar="FILE.docx", type=_file(".docx"), required=True)
    report.take("--note", default="")


def _add_meetings(add: _Adder) -> None:
    add.command("meetings", "meetings:meetings")
    minutes = add.command("minutes", "meetings:minutes")
    minutes.take("meeting", metavar="ID", type=_count)
    minutes.take("-o", "--output", metavar="FILE.docx", type=_file(".docx"), required=True)


def _add_figures(add: _Adder) -> None:
    kpi = add.command("kpi", "figures:kpi").take("quarter", metavar="2026Q3", type=_quarter)
    kpi.take("-o", "--output", metavar="FILE.xlsx", type=_file(".xlsx"), default=None)
    kpi.flag("--json")
    windows = add.command("windows", "figures:windows").take("year", metavar="2026", type=_year)
    windows.take("-o", "--output", metavar="FILE.ics", type=_file(".ics"), default=None)
    windows.flag("--json")


def _values(kind: Any) -> list[str]:  # noqa: ANN401  an enumeration of words
    return [str(member) for member in kind]


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except InvalidInput as error:
        raise argparse.ArgumentTypeError(f"{text!r} ≠ 2026Q3") from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} ≠ YYYY-MM-DD") from error


def _year(text: str) -> int:
    if text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} ≠ {_FIRST_YEAR}–{_LAST_YEAR}")


def _count(text: str) -> int:
    if text.isdecimal() and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} ≥ 1")


def _file(suffix: str) -> Any:  # noqa: ANN401  what argparse takes for a type
    def parsed(text: str) -> Path:
        path = Path(text)
        if path.suffix.lower() != suffix:
            raise argparse.ArgumentTypeError(f"{text!r} ≠ *{suffix}")
        return path

    return parsed
