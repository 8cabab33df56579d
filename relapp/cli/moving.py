"""`relapp db move`, `backup`, `restore`: the whole database, elsewhere."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from relapp.cli.session import Session
from relapp.domain.holdings import Phase
from relapp.services.moving import Carried
from relapp.wording.cli import BREAKS
from relapp.wording.moving import PHASES

if TYPE_CHECKING:
    from relapp.services.backups import BackedUp, Restored

_SHORT = 16
_MEGABYTE = 1024 * 1024


def move(session: Session) -> int:
    """Carry the database over into an empty one and say what is there now."""
    from relapp.services.moving import move_database

    asked = session.asked

    def way(source: str, target: str) -> Carried:
        return move_database(
            source, target, progress=_meter(session), accept_broken=asked.accept_broken
        )

    done = session.opening_both(asked.target, way)
    if asked.json:
        session.words.print_json(carried_record(done))
        return 0
    print(session.words.say("moved", source=done.source, target=done.target))
    tell_carried(session, done)
    print(session.words.say("move_next"))
    return 0


def backup(session: Session) -> int:
    """Write the whole database into one file."""
    from relapp.services.backups import back_up

    asked, words = session.asked, session.words
    done = session.opening(
        lambda source: back_up(source, asked.file, now=datetime.now(UTC), progress=_meter(session))
    )
    if asked.json:
        words.print_json(_backup_record(done))
        return 0
    size = f"{done.size / _MEGABYTE:.1f} MB"
    print(words.say("backed_up", source=done.source, file=done.file, size=size))
    facts = {"tables": len(done.holdings.tables), "rows": done.holdings.rows}
    print(words.say("sealed", sha256=done.holdings.sha256[:_SHORT], **facts))
    _tell_chains(session, done)
    return 0


def restore(session: Session) -> int:
    """Restore a backup into the database named by `--to`, else into the one in use."""
    asked = session.asked
    if asked.to:
        done = session.opening_both(asked.to, lambda _own, target: _restore(session, target))
    else:
        done = session.opening(lambda target: _restore(session, target))
    words = session.words
    if asked.json:
        kept = str(done.kept) if done.kept is not None else None
        made_at = done.note.made_at.isoformat(timespec="seconds") if done.note else None
        words.print_json({**carried_record(done.carried), "kept": kept, "made_at": made_at})
        return 0
    print(words.say("restored", file=asked.file, target=done.carried.target))
    tell_carried(session, done.carried)
    if done.note is None:
        print(words.say("no_seal"))
    if done.kept is not None:
        print(words.say("replaced_kept", where=done.kept))
    return 0


def _restore(session: Session, target: str) -> "Restored":
    from relapp.services.backups import restore as restore_backup
    from relapp.services.replacing import Replace

    asked = session.asked
    return restore_backup(
        asked.file,
        target,
        now=datetime.now(UTC),
        replace=Replace() if asked.replace else None,
        accept_broken=asked.accept_broken,
        progress=_meter(session),
    )


def tell_carried(session: Session, done: Carried) -> None:
    """Say what was compared, and which chains were broken before."""
    words = session.words
    facts = {"tables": len(done.holdings.tables), "rows": done.holdings.rows}
    print(words.say("compared", sha256=done.holdings.sha256[:_SHORT], **facts))
    _tell_chains(session, done)


def _tell_chains(session: Session, done: "Carried | BackedUp") -> None:
    """Say whether the journal holds; broken chains are no failure of this command."""
    words = session.words
    if not done.breaks:
        print(words.say("sound", chains=done.chains, entries=done.entries))
    lines = [
        words.say("break", chain=b.chain, place=b.place, kind=BREAKS[b.kind.value])
        for b in done.breaks
    ]
    words.complain(*lines)


def carried_record(done: Carried) -> dict[str, object]:
    """Return `relapp db move --json`."""
    return {
        "source": done.source,
        "target": done.target,
        "rows": done.holdings.rows,
        "sha256": done.holdings.sha256,
        "tables": [
            {"table": h.table, "rows": h.rows, "sha256": h.sha256} for h in done.holdings.tables
        ],
        "chains": done.chains,
        "entries": done.entries,
        "breaks": [{"chain": b.chain, "place": b.place, "kind": b.kind.value} for b in done.breaks],
    }


def _backup_record(done: "BackedUp") -> dict[str, object]:
    """Return `relapp db backup --json`."""
    record = carried_record(
        Carried(done.source, str(done.file), done.holdings, done.chains, done.entries, done.breaks)
    )
    return {"file": record.pop("target"), "size": done.size, **record}


def _meter(session: Session) -> Callable[[str, float], None]:
    words = session.words
    return session.meter(lambda phase: words.of(PHASES[Phase(phase)]))
