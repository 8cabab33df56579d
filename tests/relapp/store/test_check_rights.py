"""The database knows whose each check is as the program does: roles, seats, deputies, testers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import text

from relapp.bootstrap import FOUNDER
from relapp.domain.definition import ProcessDefinition
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.permission import can_answer
from relapp.domain.test_rights import can_test
from relapp.domain.test_verdict import key_of, roles_testing
from relapp.domain.vocabulary import CheckResult, TestKind
from relapp.services.definition_file import shipped_definitions
from relapp.store.schema import upgrade
from tests.builders import NOW, SMALL
from tests.postgres_server import PostgresServer
from tests.relapp.many_logins import at_own_desks
from tests.relapp.services.test_deferrals import FUNCTION, TESTED
from tests.relapp.services.test_going_back import BACK
from tests.relapp.services.test_signing import hire
from tests.relapp.small_office import SmallOffice, a_run

Item = tuple[str, str, str, str]

_ITEMS = text(
    "SELECT id, role, stage, step FROM relapp_guard.item"
    " WHERE process_id = (SELECT max(id) FROM process)"
)
_MAY = (
    "SELECT DISTINCT i.id FROM relapp_guard.item i JOIN release r ON r.process_id = i.process_id"
    " WHERE r.id = %s AND relapp_guard.may_answer(r.id, i.id)"
)
_ANYBODY = """
CREATE OR REPLACE FUNCTION relapp_guard.me() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT current_setting('test.me')::integer
$$;
CREATE OR REPLACE FUNCTION relapp_guard.present() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT timestamptz '%s'
$$;
"""  # Who sits there is told by the test; the present is that of its office.
_KEYS = text(
    "SELECT count(*) FROM pg_constraint WHERE conrelid = 'relapp_guard.item'::regclass"
    " AND contype = 'f'"
)


def without(*roles: str) -> ProcessDefinition:
    """Return a process that tests before its approval and knows some roles not."""
    left = tuple(role for role in SMALL.roles if role.id not in roles)
    return replace(TESTED, roles=left)


def known_to_program(definition: ProcessDefinition) -> set[Item]:
    """Return whose each check and kind of test is."""
    checks = {
        (item.id, item.role, stage.id, step.id if step is not None else "")
        for stage, step, item in definition.all_checks()
    }
    return checks | {
        (key_of(kind), role, "", "")
        for kind in TestKind
        for role in roles_testing(definition, kind)
    }


def read(office: SmallOffice) -> set[Item]:
    """Return what the database has read of the newest process."""
    with office.core.store.reading() as connection:
        return {(row[0], row[1], row[2], row[3]) for row in connection.execute(_ITEMS)}


@pytest.mark.parametrize(
    "definition",
    [
        *shipped_definitions(),
        BACK,
        without("tester"),
        without("tester", "project_manager"),
        without("tester", "project_manager", "system_owner"),
    ],
    ids=lambda d: f"{d.code} {len(d.roles)}",
)
def test_it_reads_whose_a_check_is(
    postgres_office: SmallOffice, definition: ProcessDefinition
) -> None:
    postgres_office.core.processes.store(FOUNDER, replace(definition, version="V9"))
    assert read(postgres_office) == known_to_program(definition)


_RESTORED = "ALTER TABLE relapp_guard.login DROP CONSTRAINT login_person_id_fkey; "


@pytest.mark.parametrize(
    "lost",
    [
        "DELETE FROM relapp_guard.item",
        "DROP TABLE relapp_guard.item",
        _RESTORED + "ALTER TABLE relapp_guard.item DROP CONSTRAINT item_process_id_fkey",
        _RESTORED + "DROP TABLE relapp_guard.item",
    ],
    ids=["unread", "older", "restored", "restored into an older one"],
)
def test_an_existing_database_is_read_again(postgres_office: SmallOffice, lost: str) -> None:
    store = postgres_office.core.store
    with psycopg.connect(postgres_office.url.replace("+psycopg", "")) as owner:
        owner.execute(lost)
    upgrade(store)
    assert read(postgres_office) == known_to_program(SMALL)
    with store.reading() as connection:
        assert connection.execute(_KEYS).scalar_one() == 1


def permitted(office: SmallOffice, key: int) -> set[tuple[str, str]]:
    """Return who may answer what for the program."""
    view = office.view(key)
    found = set()
    for person in office.core.people.all():
        for _stage, step, item in view.definition.all_checks():
            if can_answer(person, item, view.facts, step=step, now=NOW) is None:
                found.add((person.login, item.id))
        for kind in TestKind:
            if can_test(person, view.definition, kind, view.facts) is None:
                found.add((person.login, key_of(kind)))
    return found


def permitted_by_database(office: SmallOffice, key: int) -> set[tuple[str, str]]:
    """Return who may answer what for the database, one person asked after the other."""
    found = set()
    with psycopg.connect(office.url.replace("+psycopg", "")) as owner:
        owner.execute(_ANYBODY % NOW.isoformat())
        for person in office.core.people.all():
            owner.execute("SELECT set_config('test.me', %s, true)", (str(person.id),))
            found |= {(person.login, row[0]) for row in owner.execute(_MAY, (key,))}
        owner.rollback()
    return found


def test_the_same_people_may_answer(postgres_office: SmallOffice) -> None:
    office, core = postgres_office, postgres_office.core
    tester = hire(office, "second", "罗晓燕", "tester")
    deputy, narrow, late = (hire(office, login, login) for login in ("deputy", "narrow", "late"))
    key = office.register(applicant_id=tester.id)
    office.walk(key, "approve")
    assert permitted_by_database(office, key) == permitted(office, key)
    office.fulfil(key, but=frozenset({"testing", "records", "office"}))
    core.approvals.pass_on(office["pmo"], key, "records", office["staff"].id, "出差")
    core.approvals.add_signer(office["tester"], key, "testing", office["owner"].id, "懂接口")
    for person, stand_in, role, start in (
        (office["staff"], deputy, "", NOW),
        (office["owner"], deputy, "", NOW),
        (office["tester"], narrow, "tester", NOW),
        (office["pmo"], narrow, "pmo", NOW),
        (office["office"], late, "", NOW + timedelta(days=1)),
    ):
        draft = DelegationDraft(person.id, stand_in.id, start, role=role, reason="休假")
        core.delegations.set(office["admin"], draft)
    found = permitted(office, key)
    assert permitted_by_database(office, key) == found
    assert {"deputy", "narrow", "second", "staff"} <= {login for login, _item in found}
    assert not {"late", "admin"} & {login for login, _item in found}


@pytest.fixture
def own(postgres_server: PostgresServer, postgres_office: SmallOffice) -> Iterator[SmallOffice]:
    """The office with everybody at an own log-in and a process that tests and sends back."""
    for definition in (TESTED, BACK):
        postgres_office.core.processes.store(FOUNDER, definition)
    with at_own_desks(postgres_server, postgres_office) as found:
        yield found


def of_version(office: SmallOffice, version: str) -> int:
    """Return the key of a stored process."""
    with office.core.store.reading() as connection:
        found = connection.execute(
            text("SELECT id FROM process WHERE code = 'T' AND version = :v"), {"v": version}
        )
        return int(found.scalar_one())


def test_a_check_is_answered_backed_and_taken_back_under_an_own_login(own: SmallOffice) -> None:
    key = own.register(process_row=of_version(own, "V1"))
    own.walk(key, "prepare")
    checks, tester = own.core.checks, own["tester"]
    checks.add_evidence(tester, key, "tested", "记录", link="https://example.org")
    own.answer(key, "tested")
    own.answer(key, "tested", note="更正")
    checks.remove_evidence(tester, key, own.facts(key).checks["tested"].evidence[0].id)
    checks.clear(tester, key, "tested", 2)
    assert "tested" not in own.facts(key).checks


def test_a_deputy_answers_under_an_own_login(own: SmallOffice) -> None:
    key = own.register(process_row=of_version(own, "V1"))
    own.walk(key, "approve")
    draft = DelegationDraft(own["pmo"].id, own["other"].id, NOW, reason="休假")
    own.core.delegations.set(own["pmo"], draft)
    own.core.checks.answer(own["other"], key, "records_kept", CheckResult.PASS, "", 0)
    assert own.facts(key).checks["records_kept"].person == own["other"].name


def test_a_test_is_put_off_and_made_up_for_under_an_own_login(own: SmallOffice) -> None:
    key = own.register(own.emergency(process_row=of_version(own, TESTED.version)))
    own.walk(key, "prepare")
    for reason in ("来不及", "还是来不及"):
        own.core.tests.defer(own["tester"], key, FUNCTION, reason)
    assert own.facts(key).checks[key_of(FUNCTION)].result is CheckResult.DEFERRED
    own.core.tests.save(own["tester"], key, a_run(FUNCTION))
    assert key_of(FUNCTION) not in own.facts(key).checks


def test_a_release_comes_back_from_tester_signer_and_keeper_under_own_logins(
    own: SmallOffice,
) -> None:
    key = own.register(process_row=of_version(own, BACK.version))
    resubmit = own.core.approvals.resubmit_release
    own.walk(key, "prepare")
    own.record_test(key, TestKind.FUNCTION, as_expected=False)
    assert own.facts(key).release.stage == "plan"
    resubmit(own["manager"], key, "已改")
    own.walk(key, "prepare")
    for kind in (TestKind.FUNCTION, TestKind.BUSINESS):
        own.record_test(key, kind)
    own.core.approvals.send_back(own["tester"], key, "tester_report", "不符")
    own.walk(key, "approve")
    own.core.releases.send_back(own["office"], key, "plan", "范围要改")
    assert own.facts(key).checks["back:approve"].person == own["office"].name
    resubmit(own["office"], key, "范围已改")
    assert "back:approve" not in own.facts(key).checks
