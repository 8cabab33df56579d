"""`relapp init`, `verify`, `db`: the database itself."""

import getpass
from functools import partial
from pathlib import Path

from relapp import config
from relapp.cli.session import Session
from relapp.domain.definition import ProcessDefinition
from relapp.domain.journal import BreakKind, ChainBreak
from relapp.domain.office import DEFAULT_ZONE, Office
from relapp.domain.person import ADMINISTRATOR, OFFICE_ROLES, PersonDraft
from relapp.errors import InvalidInput, RuleViolation
from relapp.wording.cli import BREAKS


def init(session: Session) -> int:
    """Make a new database and say where it lies."""
    definitions = [_read_definition(path) for path in session.asked.process]
    file = config.database_file(session.target)
    fresh = file is not None and not file.exists()
    try:
        if session.asked.sample:
            session.opening(partial(_build_sample, session))
        else:
            session.opening(partial(_create, session))
        for definition in definitions:
            session.core.processes.store(session.actor(), definition)
    except BaseException:
        session.close()
        if fresh and file is not None:
            # Half a database would only be in the way of the next attempt.
            for path in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
                path.unlink(missing_ok=True)
        raise
    _announce(session)
    return 0


def init_at(session: Session) -> int:
    """Make a database at an address named after the command."""
    if session.asked.target:
        session.asked.db = session.asked.target
    return init(session)


def verify(session: Session) -> int:
    """Walk all chains of a database."""
    words = session.words
    if session.asked.path:
        session.asked.db = session.asked.path
    found = session.core.history.verify()
    broken = [b for b in found.breaks if isinstance(b, ChainBreak)]
    if session.asked.json:
        breaks = [{"chain": b.chain, "place": b.place, "kind": b.kind.value} for b in broken]
        content = {"chains": found.chains, "entries": found.entries, "breaks": breaks}
        words.print_json({"sound": found.sound, **content})
        return 0 if found.sound else 1
    if found.sound:
        print(words.say("sound", chains=found.chains, entries=found.entries))
        return 0
    lines = [
        words.say(
            "break_row" if b.kind is BreakKind.UNBACKED else "break",
            chain=b.chain,
            place=b.place,
            kind=BREAKS[b.kind.value],
        )
        for b in broken
    ]
    items = words.lines_of(RuleViolation("cli.chains", count=len(broken)))
    words.complain(*items, *lines)
    return 1


def upgrade(session: Session) -> int:
    """Bring an older database to the schema of this program."""
    from relapp.services.database import upgrade_database

    done = session.opening(upgrade_database)
    key = "up_to_date" if done.before == done.after else "upgraded"
    print(session.words.say(key, before=done.before, after=done.after))
    if done.copy is not None:
        print(session.words.say("copy_kept", where=done.copy))
    return 0


def check(session: Session) -> int:
    """Open the database and walk its chains."""
    from relapp.services.database import check_database

    where, schema = session.opening(check_database)
    print(session.words.say("opens", where=where, schema=schema))
    session.asked.path, session.asked.json = "", False
    return verify(session)


def _create(session: Session, target: str) -> None:
    from relapp.bootstrap import create_core

    asked = session.asked
    login = getattr(asked, "actor", "") or getpass.getuser()
    office = Office(
        name=asked.office or session.words.say("office_name"),
        unit=asked.unit or session.words.say("office_unit"),
        zone=asked.zone or DEFAULT_ZONE,
        **({"number_prefix": asked.prefix} if asked.prefix else {}),
    )
    founder = PersonDraft(
        name=asked.name or login, login=login, roles=OFFICE_ROLES | {ADMINISTRATOR}
    )
    file = config.database_file(target)
    if file is not None:
        _make_folder(file.parent)
    create_core(target, office, founder).close()


def _build_sample(session: Session, target: str) -> None:
    from datetime import UTC, datetime

    from relapp.sample.office import build_sample

    words = session.words
    meter = session.meter(lambda day: words.say("sample_day", day=day))
    build_sample(target, datetime.now(UTC), progress=meter)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput("cli.folder", path=str(folder), why=error.strerror) from error


def _read_definition(path: Path) -> ProcessDefinition:
    from relapp.services.definition_file import parse_definition
    from relapp.services.definition_yaml import LARGEST_FILE

    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise InvalidInput("file.too_large", name=path.name, size=size, limit=LARGEST_FILE)
        return parse_definition(path.read_text("utf-8"), path.name)
    except OSError as error:
        raise InvalidInput("file.unreadable", name=path.name, why=error.strerror) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("file.unreadable", name=path.name, why="UTF-8") from error


def _announce(session: Session) -> None:
    words, core = session.words, session.core
    print(words.say("made_sample" if session.asked.sample else "made", where=core.store.describe()))
    person = session.reader()
    print(words.say("first", name=person.name, login=person.login))
    active = [f"{d.code} {words.of(d.name)} {d.version}" for d in core.processes.active()]
    names = ("，" if words.language == "zh" else ", ").join(active)
    print(words.say("processes", names=names))
