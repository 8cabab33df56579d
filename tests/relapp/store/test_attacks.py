"""Somebody with psql and a log-in of his own: what the database refuses, and what it permits."""

from collections.abc import Iterator

import psycopg
import pytest

from relapp.bootstrap import open_core
from relapp.store.schema import upgrade
from tests.postgres_server import PostgresServer
from tests.relapp.many_logins import Logins
from tests.relapp.small_office import SmallOffice
from tests.relapp.store.attack_scene import Scene, fixed_clock, set_scene
from tests.relapp.store.attacks import JOURNAL, SIGNING, Attack
from tests.relapp.store.attacks_around_content import AROUND
from tests.relapp.store.attacks_on_checks import CHECKS
from tests.relapp.store.attacks_on_content import CONTENT
from tests.relapp.store.attacks_on_ground import GROUND, REGISTERS, SECRETS

ALL = (*SIGNING, *JOURNAL, *CHECKS, *CONTENT, *AROUND, *REGISTERS, *SECRETS, *GROUND)


@pytest.fixture(scope="module")
def scene(postgres_server: PostgresServer, busy_database: str) -> Iterator[Scene]:
    """An office of which every attempt leaves nothing behind."""
    before = postgres_server.roles()
    database = postgres_server.create_database(busy_database)
    url = postgres_server.url(database)
    clock = fixed_clock()
    core = open_core(url, clock=clock)
    # A copy of a database has not the rights of the database itself.
    upgrade(core.store)
    office = SmallOffice(core, clock, url, lambda: core)
    yield set_scene(office, lambda made: Logins(postgres_server, made))
    core.close()
    postgres_server.drop_database(database)
    postgres_server.drop_roles(postgres_server.roles() - before)


@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.name)
def test_it_is_refused(scene: Scene, attack: Attack) -> None:
    attacker = scene.attacker(attack.login)
    with attacker.connection:
        with pytest.raises(psycopg.Error) as caught:
            attacker.do(attack.deed)
        attacker.connection.rollback()
    assert caught.value.sqlstate == attack.state, caught.value
    assert attack.says in str(caught.value)


@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.name)
def test_its_twin_is_permitted(scene: Scene, attack: Attack) -> None:
    login, deed = attack.twin
    somebody = scene.attacker(login)
    with somebody.connection:
        somebody.do(deed)
        somebody.connection.rollback()


def test_the_key_of_a_sent_deed_is_not_taken_away(scene: Scene) -> None:
    attacker = scene.attacker("tester")
    with attacker.connection:
        for key, age in (("young", "1 day"), ("old", "401 days")):
            attacker.run(
                "INSERT INTO sent_action (key, person_id, at)"
                " VALUES (%s, %s, now() - %s::interval)",
                key,
                attacker.me,
                age,
            )
        attacker.run("DELETE FROM sent_action")
        assert attacker.run("SELECT key FROM sent_action") == [("young",)]
        attacker.connection.rollback()
