"""`relapp desk`: what waits for somebody today, and what that person waits for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from relapp.cli.records import Record, both, moment
from relapp.cli.session import Session
from relapp.domain.duties import Duty, when
from relapp.errors import NotFound
from relapp.wording import duties as words_of
from relapp.wording.cli import COLUMNS

if TYPE_CHECKING:
    from relapp.domain.person import Person
    from relapp.services.duties import DeskView


def show_desk(session: Session) -> int:
    """Print both lists of one person's desk."""
    person = _person(session)
    view = session.core.duties.of(person)
    if session.asked.json:
        session.words.print_json(
            {
                "login": person.login,
                "mine": [_record(duty, view) for duty in view.mine],
                "awaited": [_record(duty, view) for duty in view.awaited],
            }
        )
        return 0
    _print(session, view, "desk_mine", view.mine)
    if view.awaited:
        print()
        _print(session, view, "desk_awaited", view.awaited, who=True)
    return 0


def _person(session: Session) -> "Person":
    login = session.asked.login
    if not login:
        return session.reader()
    found = session.core.people.by_login(login)
    if found is None or not found.active:
        known = ", ".join(p.login for p in session.core.people.all() if p.active)
        raise NotFound("cli.person", login=login, known=known or "—")
    return found


def _print(
    session: Session, view: "DeskView", head: str, duties: Iterable[Duty], *, who: bool = False
) -> None:
    words, listed = session.words, tuple(duties)
    print(words.say(head, name=view.person.name, count=len(listed)))
    if not listed:
        return
    headings = ("until", "duty", "release", *(("who",) if who else ()))
    words.print_table(
        [words.of(COLUMNS[key]) for key in headings],
        [_row(session, view, duty, who=who) for duty in listed],
    )


def _row(session: Session, view: "DeskView", duty: Duty, *, who: bool) -> list[str]:
    of = session.words.of
    title = " ".join(filter(None, (of(words_of.title(duty)), of(words_of.behalf(duty)))))
    row = [of(words_of.until(duty, view.now, session.zone)), title, of(words_of.release(duty))]
    return [*row, of(words_of.people(duty))] if who else row


def _record(duty: Duty, view: "DeskView") -> Record:
    return {
        "kind": duty.kind.value,
        "subject": both(duty.subject),
        "sentence": both(words_of.title(duty)),
        "count": duty.count,
        "when": when(duty, view.now, view.midnight).value,
        "number": duty.number or None,
        "application": duty.application or None,
        "version": duty.version_to or None,
        "since": moment(duty.since),
        "due": moment(duty.due),
        "starts_at": moment(duty.starts_at),
        "people": [ref.name for ref in duty.people],
        "behalf": duty.behalf.name if duty.behalf else None,
        "address": duty.address,
    }
