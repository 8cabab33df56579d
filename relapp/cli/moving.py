"""`relapp db move`, `backup`, `restore`: the whole database, elsewhere."""

from collections.abc import Callable

from relapp.cli.session import Session
from relapp.domain.holdings import Phase
from relapp.services.moving import Carried
from relapp.wording.cli import BREAKS
from relapp.wording.moving import PHASES

_SHORT = 16


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


def tell_carried(session: Session, done: Carried) -> None:
    """Say what was compared, and which chains were broken before."""
    words = session.words
    facts = {"tables": len(done.holdings.tables), "rows": done.holdings.rows}
    print(words.say("compared", sha256=done.holdings.sha256[:_SHORT], **facts))
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


def _meter(session: Session) -> Callable[[str, float], None]:
    words = session.words
    return session.meter(lambda phase: words.of(PHASES[Phase(phase)]))
