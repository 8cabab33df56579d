"""`relapp db login`: the database log-in of a person."""

from relapp.cli.session import Session
from relapp.domain.person import Person
from relapp.errors import NotFound


def login(session: Session) -> int:
    """Give or reset, open or close a log-in; without an option say how it stands."""
    asked, words = session.asked, session.words
    core, person = session.core, _person(session)
    if asked.reset:
        from relapp.services.logins import new_password

        password = new_password()
        given = core.logins.give(session.actor(), person.id, password)
        print(words.say("login_given", name=person.name, role=given.role, password=password))
        return 0
    if asked.enable or asked.disable:
        turn = core.logins.open if asked.enable else core.logins.close
        turn(session.actor(), person.id)
    found = core.logins.all().get(person.id)
    if found is None:
        print(words.say("login_none", name=person.name))
        return 0
    key = "login_open" if found.enabled else "login_closed"
    print(words.say(key, name=person.name, role=found.role))
    return 0


def _person(session: Session) -> Person:
    found = session.core.people.by_login(session.asked.person)
    if found is None:
        known = ", ".join(p.login for p in session.core.people.all() if p.active)
        raise NotFound("cli.person", login=session.asked.person, known=known or "—")
    return found
