"""The program works for everybody under an own log-in, from registration to archive."""

from collections.abc import Iterator

import pytest

from tests.postgres_server import PostgresServer
from tests.relapp.many_logins import at_own_desks
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def office(postgres_server: PostgresServer, postgres_office: SmallOffice) -> Iterator[SmallOffice]:
    with at_own_desks(postgres_server, postgres_office) as found:
        yield found


def test_a_release_from_registration_to_archive(office: SmallOffice) -> None:
    release = office.register()
    for stage in ("prepare", "approve", "implement", "confirm"):
        office.walk(release, stage)
    office.fulfil(release)
    office.advance(release)
