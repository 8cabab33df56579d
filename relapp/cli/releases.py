"""`relapp list`, `show`, `plan`, `test-report`: releases and what keeps them."""

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from relapp.cli.records import card_record, release_record
from relapp.cli.session import Session
from relapp.domain.board import CardFilter, CardList, Scope
from relapp.domain.card import ReleaseCard, order_key
from relapp.domain.gate import Requirement
from relapp.domain.vocabulary import BoardColumn, ReleaseMode, ReleaseType, Standing, Status
from relapp.domain.wall_time import wall_to_utc
from relapp.errors import NotFound
from relapp.services.documents import TEST_REPORT
from relapp.wording import dates, terms
from relapp.wording.cli import COLUMNS
from relapp.wording.gate import sentence

if TYPE_CHECKING:
    from relapp.services.views import ReleaseView


def list_releases(session: Session) -> int:
    """Print the releases that match, most urgent first."""
    words = session.words
    found = _in_order(session, session.core.board.cards(_filter(session)))
    if session.asked.json:
        records = [card_record(card) for card in found.cards]
        words.print_json({"total": found.total, "releases": records})
        return 0
    if not found.cards:
        print(words.say("nothing"))
        return 0
    headings = ("number", "application", "version", "column", "conditions", "date", "title")
    rows = [_row(session, card) for card in found.cards]
    words.print_table([words.of(COLUMNS[key]) for key in headings], rows)
    cut = len(found.cards) < found.total
    print(words.say("shown" if cut else "total", total=found.total, shown=len(found.cards)))
    return 0


def show(session: Session) -> int:
    """Print one release with everything that keeps it from its next stage."""
    view = session.core.releases.view(_release_id(session, session.asked.number))
    if session.asked.json:
        session.words.print_json(release_record(view))
        return 0
    _print_release(session, view)
    _print_blockers(session, view)
    return 0


def plan(session: Session) -> int:
    """Write the release plan as Word."""
    asked = session.asked
    session.core.documents.release_plan(
        session.actor(),
        _release_id(session, asked.number),
        asked.output,
        session.words.language,
        asked.note,
    )
    session.wrote(asked.output)
    return 0


def test_report(session: Session) -> int:
    """Write the test report as Word."""
    asked = session.asked
    session.core.documents.make(
        session.actor(),
        _release_id(session, asked.number),
        TEST_REPORT,
        asked.output,
        session.words.language,
        asked.note,
    )
    session.wrote(asked.output)
    return 0


def _release_id(session: Session, number: str) -> int:
    """Return the key of a release; imported numbers may be in small letters, typed ones in any."""
    wanted = number.strip()
    everything = CardFilter(text=wanted, scope=Scope.EVERYTHING)
    cards = session.core.board.cards(everything).cards
    for match in (str, str.casefold):
        for card in cards:
            if match(card.number) == match(wanted):
                return card.release_id
    return session.core.releases.id_of(wanted)


def _filter(session: Session) -> CardFilter:
    asked = session.asked
    due = wall_to_utc(asked.due, time(), session.zone) if asked.due else None
    return CardFilter(
        text=" ".join(asked.text),
        types=frozenset(ReleaseType(word) for word in asked.type),
        modes=frozenset(ReleaseMode(word) for word in asked.mode),
        columns=frozenset(BoardColumn(word) for word in asked.column),
        statuses=frozenset(Status(word) for word in asked.status),
        application_ids=frozenset(_application(session, name) for name in asked.application),
        owner_ids=frozenset(_owner(session, name) for name in asked.owner),
        process_codes=frozenset(_process(session, code) for code in asked.process),
        blocked=asked.blocked,
        due_before=due,
        mine=session.reader().id if asked.mine else None,
        scope=Scope.EVERYTHING if asked.all else Scope.BOARD,
        # What is cut off must be the least urgent, so that all are read before.
        limit=1_000_000,
    )


def _in_order(session: Session, found: CardList) -> CardList:
    now = datetime.now(UTC)
    cards = sorted(found.cards, key=lambda card: order_key(card, now))
    return CardList(tuple(cards[: session.asked.limit]), found.total)


def _application(session: Session, name: str) -> int:
    for application in session.core.applications.all():
        if name.casefold() in (application.name.casefold(), application.code.casefold()):
            return application.id
    raise NotFound("cli.application", name=name)


def _owner(session: Session, name: str) -> int:
    for person in session.core.people.all():
        if name.casefold() in (person.login.casefold(), person.name.casefold()):
            return person.id
    raise NotFound("cli.owner", name=name)


def _process(session: Session, code: str) -> str:
    known = [definition.code for definition in session.core.processes.active()]
    for one in known:
        if one.casefold() == code.casefold():
            return one
    raise NotFound("cli.process", name=code, known=", ".join(known))


def _row(session: Session, card: ReleaseCard) -> list[str]:
    words = session.words
    state = words.of(terms.COLUMN[card.column] if card.live else terms.STATUS[card.status])
    if card.outcome is not None and card.status is Status.CLOSED:
        state = words.of(terms.OUTCOME[card.outcome])
    conditions = f"{card.met}/{card.total}" if card.live else ""
    if card.blocking:
        conditions += f" ⛔{card.blocking}"
    on = card.starts_at if card.live else card.closed_at
    day = on.astimezone(session.zone).strftime("%Y-%m-%d") if on else ""
    return [card.number, card.application, card.version_to, state, conditions, day, card.title]


def _print_release(session: Session, view: "ReleaseView") -> None:
    words, release, card = session.words, view.facts.release, view.card
    definition, zone = view.definition, session.zone
    print(f"{release.number}  {release.title}")
    versions = " → ".join(filter(None, (release.version_from, release.version_to)))
    schedule = ""
    if card.starts_at and card.ends_at:
        schedule = words.of(dates.period(card.starts_at, card.ends_at, zone))
    words.print_facts(
        (
            ("process", f"{definition.code} {words.of(definition.name)} {definition.version}"),
            ("application", release.application),
            ("version", versions),
            ("type", words.of(terms.TYPE[release.type])),
            ("mode", words.of(terms.MODE[release.mode])),
            ("strategy", words.of(terms.STRATEGY[release.strategy])),
            ("stage", words.of(definition.stage(release.stage).name)),
            ("owner", view.owner),
            ("applicant", view.applicant),
            ("department", view.department),
            ("schedule", schedule),
            ("registered", release.registered_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")),
            ("fingerprint", view.fingerprint[:12]),
        )
    )


def _print_blockers(session: Session, view: "ReleaseView") -> None:
    words, release = session.words, view.facts.release
    print()
    if not release.live:
        outcome = words.of(terms.OUTCOME[release.outcome]) if release.outcome else "—"
        print(words.say("ended", status=words.of(terms.STATUS[release.status]), outcome=outcome))
        return
    stage = words.of(view.definition.stage(release.stage).name)
    print(words.say("met", stage=stage, met=view.met, total=len(view.requirements)))
    if not view.blockers:
        print(words.say("free"))
    for requirement in view.blockers:
        print(_blocker_line(session, requirement))


def _blocker_line(session: Session, requirement: Requirement) -> str:
    words = session.words
    mark = "⛔" if requirement.standing is Standing.BLOCKING else "○"
    line = f"{mark} {words.of(sentence(requirement))}"
    people = ("、" if words.language == "zh" else ", ").join(requirement.people)
    due = words.of(dates.moment(requirement.due, session.zone)) if requirement.due else ""
    beside = " · ".join(filter(None, (people, due)))
    if not beside:
        return line
    return f"{line}（{beside}）" if words.language == "zh" else f"{line} ({beside})"
