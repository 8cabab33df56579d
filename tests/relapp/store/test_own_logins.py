"""The program works for everybody under an own log-in, from registration to archive."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from relapp.bootstrap import open_core
from relapp.domain.delegation_rules import DelegationDraft
from relapp.domain.meeting import Invitation, MeetingDraft
from relapp.domain.person import ADMINISTRATOR, Person, PersonDraft
from relapp.domain.register import ApplicationDraft
from relapp.domain.vocabulary import RunResult, Status
from relapp.errors import NotPermitted, StoreUnavailable
from relapp.services.import_mapping import ImportKind
from relapp.wording.errors import word
from tests.builders import NOW
from tests.postgres_server import PostgresServer
from tests.relapp.many_logins import Logins, at_own_desks
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def office(postgres_server: PostgresServer, postgres_office: SmallOffice) -> Iterator[SmallOffice]:
    with at_own_desks(postgres_server, postgres_office) as found:
        yield found


@pytest.fixture
def logins(
    postgres_server: PostgresServer, postgres_office: SmallOffice
) -> Iterator[tuple[SmallOffice, Logins]]:
    """Everybody's log-in in an office whose database goes by its own clock."""
    before = postgres_server.roles()
    yield postgres_office, Logins(postgres_server, postgres_office)
    postgres_server.drop_roles(postgres_server.roles() - before)


def draft_of(person: Person, **changed: object) -> PersonDraft:
    draft = PersonDraft(person.name, person.login, person.department_id, person.email, person.roles)
    return replace(draft, id=person.id, version=person.version, **changed)  # type: ignore[arg-type]


def test_a_release_from_registration_to_archive(office: SmallOffice) -> None:
    release = office.register()
    for stage in ("prepare", "approve", "implement", "confirm"):
        office.walk(release, stage)
    office.fulfil(release)
    office.advance(release)
    assert office.facts(release).release.status is Status.CLOSED
    with office.core.store.reading() as connection:
        sealed = connection.execute(text("SELECT count(*) FROM relapp_guard.seal")).scalar()
    assert sealed == len(office.facts(release).signatures) == 5


def test_content_put_back_as_it_was_signed_may_go_live(office: SmallOffice) -> None:
    release = office.register()
    office.walk(release, "approve")
    office.fulfil(release)
    plans, manager = office.core.plans, office["manager"]
    for body in ("换一种回退。", "按评审结论执行。"):
        known = office.facts(release).sections["rollback"]
        plans.write(manager, release, "rollback", body, known.version)
    office.advance(release)
    assert office.facts(release).release.stage == "implement"


def test_a_deputy_signs_and_a_signer_sends_back(office: SmallOffice) -> None:
    release = office.register()
    office.walk(release, "approve")
    for item in ("manager_ready", "manager_tests", "records_kept"):
        office.answer(release, item)
    office.sign(release, "manager")
    draft = DelegationDraft(office["pmo"].id, office["other"].id, NOW, reason="休假")
    office.core.delegations.set(office["pmo"], draft)
    seal = office.view(release).fingerprint
    office.core.approvals.sign(office["other"], release, "records", "代签", seal)
    assert office.facts(release).signatures[-1].on_behalf == "刘建国"
    approvals = office.core.approvals
    approvals.send_back(office["tester"], release, "testing", "要重来", "plan")
    facts = office.facts(release)
    assert facts.release.stage == "plan"
    assert all(s.superseded for s in facts.signatures)


def test_registers_windows_imports_and_meetings(office: SmallOffice, tmp_path: Path) -> None:
    core, desk = office.core, office["office"]
    core.applications.save(desk, ApplicationDraft("报表", owner_id=office["owner"].id))
    path = tmp_path / "people.csv"
    path.write_text("姓名,登录名,部门,岗位\n郑和,zheng,信息部,tester\n", encoding="utf-8")
    assert core.imports.take(desk, ImportKind.PEOPLE, path).rows == 1
    people = (Invitation(office["pmo"].id),)
    meeting = MeetingDraft(
        title="评审会",
        place="三楼",
        starts_at=NOW + timedelta(days=1),
        host_id=office["head"].id,
        people=people,
    )
    core.meetings.save(desk, meeting)
    window = core.windows.year(2026).windows[2]
    core.windows.publish(desk, 2026)
    assert core.windows.year(2026).windows[2].version > window.version
    assert core.history.verify().breaks == ()


def test_roles_are_followed_by_groups_at_once(office: SmallOffice) -> None:
    def groups(login: str) -> set[str]:
        with office.core.store.reading() as connection:
            found = connection.execute(
                text(
                    "SELECT substring(m.roleid::regrole::text from '_(auditor|administrator|"
                    "release_admin|reviewer|tester|configuration)$') FROM pg_auth_members m"
                    " JOIN relapp_guard.login l ON l.role = m.member::regrole::text"
                    " JOIN person p ON p.id = l.person_id WHERE p.login = :login"
                ),
                {"login": login},
            )
            return {str(row[0]) for row in found}

    people, admin = office.core.people, office["admin"]
    assert groups("staff") == {"reviewer"}
    people.save(admin, draft_of(office["staff"], roles=frozenset({"tester", "release_office"})))
    assert groups("staff") == {"reviewer", "tester", "release_admin"}
    people.save(admin, draft_of(office["staff"], roles=frozenset({"auditor"})))
    assert groups("staff") == {"auditor"}
    # An administrator saves himself, with more roles and with fewer.
    people.save(admin, draft_of(office["admin"], roles=admin.roles | {"release_office"}))
    people.save(admin, draft_of(office["admin"]))
    people.save(admin, draft_of(office["admin"], roles=frozenset({ADMINISTRATOR})))
    assert groups("admin") == {"administrator", "reviewer"}


def test_an_auditor_reads_and_is_told_plainly_that_he_writes_nothing(
    logins: tuple[SmallOffice, Logins],
) -> None:
    office, known = logins
    office.core.people.save(
        office["admin"], draft_of(office["owner"], roles=frozenset({"auditor"}))
    )
    core = open_core(known.url("owner"))
    assert core.people.all()
    assert core.history.verify().breaks == ()
    draft = DelegationDraft(office["owner"].id, office["pmo"].id, NOW, reason="休假")
    with pytest.raises(StoreUnavailable) as caught:
        core.delegations.set(office["owner"], draft)
    core.close()
    assert caught.value.code == "store.rights"
    assert word(caught.value).zh.startswith("这个数据库账号没有所需权限")


def test_whoever_is_put_out_of_use_is_out_at_once(logins: tuple[SmallOffice, Logins]) -> None:
    office, known = logins
    with known.connect("staff") as session:
        session.execute("SELECT 1")
        office.core.people.save(office["admin"], draft_of(office["staff"], active=False))
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        known.connect("staff")


def test_nobody_acts_for_somebody_else_through_the_program(
    logins: tuple[SmallOffice, Logins],
) -> None:
    office, known = logins
    core = open_core(known.url("tester"))
    me = core.logins.me()
    assert me is not None
    assert me.login == "tester"
    with pytest.raises(NotPermitted) as caught:
        core.delegations.set(
            office["pmo"], DelegationDraft(office["pmo"].id, me.id, NOW, reason="休假")
        )
    core.close()
    assert caught.value.code == "guard.rl002"
    assert "只能用自己的名义记录" in word(caught.value).zh


def test_the_clock_of_the_server_counts(
    logins: tuple[SmallOffice, Logins], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, known = logins
    ahead = timedelta(hours=3)
    monkeypatch.setattr("relapp.clock.SystemClock.now", lambda _self: NOW + ahead)
    core = open_core(known.url("admin"))
    core.people.save(office["admin"], draft_of(office["staff"], name="高翔二"))
    with office.core.store.reading() as connection:
        now = connection.execute(text("SELECT now()")).scalar_one()
        at = connection.execute(text("SELECT at FROM journal ORDER BY seq DESC LIMIT 1")).scalar()
    assert abs(core.clock.now() - now) < timedelta(seconds=30)
    assert abs(at - now) < timedelta(seconds=30)
    core.close()


def test_reports_of_the_night_come_from_the_owner_of_a_row(office: SmallOffice) -> None:
    release = office.register()
    office.walk(release, "implement")
    step = office.facts(release).run_sheet[0]
    office.report(release, step.id, RunResult.DONE)
    assert office.facts(release).run_sheet[0].result is RunResult.DONE
