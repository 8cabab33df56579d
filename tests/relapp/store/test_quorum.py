"""The database counts signatures as the program does: quorum, added people, nobody twice."""

import psycopg
import pytest
from sqlalchemy import text

from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.signing_rules import quorum_size
from relapp.domain.vocabulary import StepState
from tests.builders import NOW
from tests.postgres_server import PostgresServer
from tests.relapp.many_logins import Logins
from tests.relapp.services.test_signing import asked, hire, sign, state
from tests.relapp.small_office import SmallOffice
from tests.relapp.store.attack_scene import Attacker, Scene

QUORUMS = ("first", "all", *(f"{share}%" for share in (1, 10, 33, 50, 51, 60, 66, 99, 100)))

_DONE = text(
    "SELECT relapp_guard.step_done(s, r.id, relapp_guard.substance(r.id))"
    " FROM release r JOIN relapp_guard.step s ON s.process_id = r.process_id AND s.stage = r.stage"
    " WHERE r.id = :key AND s.id = 'testing'"
)


def done(office: SmallOffice, key: int) -> bool:
    """Return whether the step is done for the database."""
    with office.core.store.reading() as connection:
        return bool(connection.execute(_DONE, {"key": key}).scalar_one())


def test_it_asks_for_as_many_as_the_program(postgres_office: SmallOffice) -> None:
    sizes = text("SELECT relapp_guard.quorum_size(:quorum, n) FROM generate_series(0, 40) n")
    with postgres_office.core.store.reading() as connection:
        for quorum in QUORUMS:
            found = connection.execute(sizes, {"quorum": quorum}).scalars().all()
            assert found == [quorum_size(quorum, n) for n in range(41)]


@pytest.mark.parametrize("quorum", ["first", "all", "60%", "10%"])
def test_a_step_is_done_for_both_at_once(postgres_office: SmallOffice, quorum: str) -> None:
    office = postgres_office
    key = asked(office, quorum)
    for login in ("tester", "second", "third"):
        assert done(office, key) is (state(office, key) is StepState.SIGNED)
        if not done(office, key):
            sign(office, key, login)
    assert done(office, key)
    assert state(office, key) is StepState.SIGNED


def test_who_was_added_signs_beside_the_quorum(postgres_office: SmallOffice) -> None:
    office = postgres_office
    key = asked(office)
    staff = hire(office, "fourth", "周敏")
    office.core.approvals.add_signer(office["tester"], key, "testing", staff.id, "懂接口")
    sign(office, key, "tester")
    assert (done(office, key), state(office, key)) == (False, StepState.CURRENT)
    sign(office, key, "fourth")
    assert (done(office, key), state(office, key)) == (True, StepState.SIGNED)


def test_a_deputy_of_two_signs_for_one_of_them(
    postgres_server: PostgresServer, postgres_office: SmallOffice
) -> None:
    office = postgres_office
    key = asked(office, "all")
    deputy = hire(office, "deputy", "顾言")
    for login in ("second", "third"):
        draft = DelegationDraft(office[login].id, deputy.id, NOW, reason="休假")
        office.core.delegations.set(office["admin"], draft)
    people = {p.login: (p.id, p.name) for p in office.core.people.all()}
    before = postgres_server.roles()
    made = Logins(postgres_server, office)
    who = Attacker(Scene(made, people, 0, key, 0, 0), "deputy", made.connect("deputy"))
    with who.connection:
        who.sign("testing", key, behalf=office["second"].id)
        with pytest.raises(psycopg.Error) as caught:
            who.sign("testing", key, behalf=office["third"].id)
        who.connection.rollback()
    postgres_server.drop_roles(postgres_server.roles() - before)
    assert caught.value.sqlstate == "RL001"
    assert "signs twice" in str(caught.value)
