"""A small office on a real database, with hands to do in it what a release asks for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from relapp.bootstrap import FOUNDER, Core, create_core
from relapp.clock import FixedClock
from relapp.domain.card import ReleaseCard
from relapp.domain.card_reckoning import card_of
from relapp.domain.gate import Requirement
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, Person, PersonDraft
from relapp.domain.register import ApplicationDraft, ChangeRequestDraft
from relapp.domain.release import ReleaseDraft, ReleaseFacts, RunStepDraft
from relapp.domain.test_verdict import roles_testing
from relapp.domain.testing import TestRun, TestRunDraft
from relapp.domain.vocabulary import (
    ChangeKind,
    ChangeState,
    CheckResult,
    Need,
    Outcome,
    Reason,
    ReleaseMode,
    ReleaseType,
    RunKind,
    RunResult,
    Standing,
    Strategy,
    TestKind,
)
from relapp.services.views import ReleaseView
from relapp.services.windows import WindowDraft
from relapp.store import cards as stored_cards
from relapp.store.queries.facts import load_facts
from relapp.store.tables.journal import release_card
from tests.builders import NOW, SMALL

ZONE = ZoneInfo("Asia/Shanghai")
PEOPLE: tuple[tuple[str, str, str, str], ...] = (
    ("office", "许薇", "信息部", "release_office"),
    ("manager", "陈志远", "信息部", "project_manager"),
    ("other", "吴倩", "信息部", "project_manager"),
    ("owner", "何晓东", "业务部", "system_owner"),
    ("head", "周启明", "业务部", "department_head"),
    ("staff", "高翔", "业务部", ""),
    ("tester", "孙敏", "信息部", "tester"),
    ("pmo", "刘建国", "信息部", "pmo"),
)
APPLICATIONS = (("核心租赁系统", "java"), ("资金系统", "java"), ("门户", "net"))
CHANGES = (
    ("BG-1", ChangeKind.CHANGE, ChangeState.APPROVED),
    ("BG-2", ChangeKind.CHANGE, ChangeState.APPROVED),
    ("BG-3", ChangeKind.CHANGE, ChangeState.SUBMITTED),
    ("QX-1", ChangeKind.BUGFIX, ChangeState.APPROVED),
)
WINDOWS = ((9, 24, True), (10, 15, True), (11, 12, False))
"""Month, day and whether it is published; each from 19:30 for four hours, with four places."""


def a_run(kind: TestKind = TestKind.FUNCTION, **fields: object) -> TestRunDraft:
    """Return a run that was as expected, an hour ago."""
    draft = TestRunDraft(
        kind=kind,
        environment="测试环境 T2",
        tested_at=NOW - timedelta(hours=1),
        difference="节点数少一半",
        cases=10,
        passed=10,
        conclusion="符合预期。",
    )
    return replace(draft, **fields)  # type: ignore[arg-type]


def local(month: int, day: int, hour: int = 19, minute: int = 30, year: int = 2026) -> datetime:
    """Return a moment on the office's clock as UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@dataclass
class SmallOffice:
    """An open core with its clock; people by login, other records by name or number."""

    core: Core
    clock: FixedClock
    url: str
    another: Callable[[], Core]
    """Opens the same database once more."""
    tampered: bool = False
    """Set by tests that damage the database: nothing is proven at their end."""
    _more: list[Core] = field(default_factory=list)

    def __getitem__(self, login: str) -> Person:
        """Return a person as stored now."""
        person = self.core.people.by_login(login)
        assert person is not None, login
        return person

    def application(self, name: str = "核心租赁系统") -> int:
        """Return the key of an application."""
        return next(a.id for a in self.core.applications.all() if a.name == name)

    def change(self, number: str) -> int:
        """Return the key of a change request."""
        return next(c.id for c in self.core.changes.all() if c.number == number)

    def department(self, name: str) -> int:
        """Return the key of a department."""
        return next(d.id for d in self.core.people.departments() if d.name == name)

    def window(self, place: int = 1) -> int:
        """Return the key of a window by its number in 2026."""
        return next(w.id for w in self.core.windows.year(2026).windows if w.number == place)

    def process_row(self) -> int:
        """Return the key of the small process."""
        return next(d.row_id for d in self.core.processes.active() if d.code == "T")

    def open_again(self) -> "SmallOffice":
        """Return another desk on the same database, closed with this one."""
        core = self.another()
        self._more.append(core)
        return SmallOffice(core, self.clock, self.url, self.another)

    def close(self) -> None:
        """Close all desks."""
        for core in (self.core, *self._more):
            core.close()

    def draft(self, **fields: object) -> ReleaseDraft:
        """Return a planned upgrade of the core system."""
        values: dict[str, object] = {
            "process_row": self.process_row(),
            "scope_option": "program",
            "type": ReleaseType.UPGRADE,
            "mode": ReleaseMode.PLANNED,
            "strategy": Strategy.FULL,
            "title": "还款计划批量重算",
            "application_id": self.application(),
            "version_to": "V2.0",
            "owner_id": self["manager"].id,
            "applicant_id": self["staff"].id,
            **fields,
        }
        return ReleaseDraft(**values)  # type: ignore[arg-type]

    def emergency(self, **fields: object) -> ReleaseDraft:
        """Return an emergency with a date of its own."""
        values: dict[str, object] = {
            "mode": ReleaseMode.EMERGENCY,
            "emergency_reason": "客户放款受阻",
            "planned_start": NOW + timedelta(days=1),
            **fields,
        }
        return self.draft(**values)

    def register(self, draft: ReleaseDraft | None = None, **fields: object) -> int:
        """Register a release and return its key."""
        wanted = draft or self.draft(**fields)
        return self.core.registration.register(self["office"], wanted).release_id

    def view(self, release_id: int) -> ReleaseView:
        """Return a release as it is now."""
        return self.core.releases.view(release_id)

    def facts(self, release_id: int) -> ReleaseFacts:
        """Return what is recorded about a release."""
        return self.view(release_id).facts

    def version(self, release_id: int) -> int:
        """Return the version of a release's own row."""
        return self.facts(release_id).release.version

    def holder(self, release_id: int, role: str) -> Person:
        """Return the first person who may act in a role for a release."""
        found = self.facts(release_id).holders[role][0]
        return self.core.people.get(found.id)

    def requirement(self, release_id: int, subject_id: str) -> Requirement:
        """Return a condition of the present stage by its subject."""
        return next(r for r in self.view(release_id).requirements if r.subject_id == subject_id)

    def advance(self, release_id: int) -> None:
        """Move on as the release office."""
        self.core.releases.advance(self["office"], release_id, self.version(release_id))

    def walk(self, release_id: int, to_stage: str) -> None:
        """Do everything asked for until the release is in a stage."""
        while self.facts(release_id).release.stage != to_stage:
            self.fulfil(release_id)
            self.advance(release_id)

    def fulfil(self, release_id: int, but: frozenset[str] = frozenset()) -> None:
        """Settle the conditions of the present stage, except some subjects."""
        for _ in range(9):
            open_ones = [r for r in self.view(release_id).blockers if r.subject_id not in but]
            ready = [r for r in open_ones if r.reason is not Reason.WAITS_FOR_GROUP]
            if not ready:
                return
            for requirement in ready:
                self.settle(release_id, requirement)

    def settle(self, release_id: int, requirement: Requirement) -> None:
        """Do what one condition asks for, as the person whose turn it is."""
        ways: dict[Need, Callable[[int, Requirement], None]] = {
            Need.CHECK: self._check,
            Need.DELIVERABLE: self._deliver,
            Need.SECTION: self._write,
            Need.SCHEDULE: self._schedule,
            Need.RUN_SHEET: self._run,
            Need.SIGNATURE: self._sign,
            Need.OUTCOME: self._outcome,
            Need.FOLLOW_UP: self._follow_up,
            Need.TRIAL_RUN: self._wait,
            Need.TEST: self._test,
            Need.RETURN: self._resubmit,
        }
        ways[requirement.need](release_id, requirement)

    def answer(
        self,
        release_id: int,
        item_id: str,
        result: CheckResult = CheckResult.PASS,
        note: str = "说明",
    ) -> None:
        """Answer a check as whoever holds its role, with the version just read."""
        view = self.view(release_id)
        item = view.definition.check(item_id)[2]
        known = view.facts.checks.get(item_id)
        actor = self.holder(release_id, item.role)
        version = known.version if known else 0
        self.core.checks.answer(actor, release_id, item_id, result, note, version)

    def sign(self, release_id: int, step_id: str) -> None:
        """Sign a step as whoever may, having seen the present content."""
        view = self.view(release_id)
        role = view.step(step_id)[1].step.role
        actor = self.holder(release_id, role)
        self.core.approvals.sign(actor, release_id, step_id, "同意", view.fingerprint)

    def plan_steps(self, release_id: int) -> None:
        """Write a run sheet of a step, a gate and a rollback row."""
        for kind in RunKind:
            draft = RunStepDraft(
                f"{kind.value} 行", kind, "部署", self["tester"].id, local(9, 24), 30
            )
            self.core.run_sheets.save(self["manager"], release_id, draft)

    def report(self, release_id: int, step_id: int, result: RunResult, note: str = "") -> None:
        """Report on a row as its owner."""
        step = next(s for s in self.facts(release_id).run_sheet if s.id == step_id)
        self.core.run_sheets.report(self["tester"], release_id, step_id, result, note, step.version)

    def _check(self, release_id: int, requirement: Requirement) -> None:
        item = self.view(release_id).definition.check(requirement.subject_id)[2]
        if item.evidence_required:
            actor = self.holder(release_id, item.role)
            self.core.checks.add_evidence(
                actor, release_id, item.id, "记录.txt", content=item.id.encode()
            )
        if requirement.reason is not Reason.EVIDENCE_MISSING:
            self.answer(release_id, item.id)

    def _deliver(self, release_id: int, requirement: Requirement) -> None:
        actor = self.holder(release_id, requirement.role)
        self.core.deliverables.add_content(
            actor, release_id, requirement.subject_id, "手册.docx", b"content"
        )

    def _write(self, release_id: int, requirement: Requirement) -> None:
        actor = self.holder(release_id, requirement.role)
        self.core.plans.write(actor, release_id, requirement.subject_id, "按评审结论执行。", 0)

    def _schedule(self, release_id: int, _requirement: Requirement) -> None:
        version = self.version(release_id)
        self.core.releases.schedule(self["office"], release_id, version, window_id=self.window())

    def _run(self, release_id: int, requirement: Requirement) -> None:
        if requirement.subject_id == "plan":
            self.plan_steps(release_id)
            return
        step = next(
            s for s in self.facts(release_id).run_sheet if str(s.id) == requirement.subject_id
        )
        done = RunResult.GO if step.kind is RunKind.GATE else RunResult.DONE
        self.report(release_id, step.id, done)

    def _resubmit(self, release_id: int, _requirement: Requirement) -> None:
        self.core.approvals.resubmit_release(self["manager"], release_id, "已补充")

    def _sign(self, release_id: int, requirement: Requirement) -> None:
        if requirement.reason is Reason.RETURNED:
            self.core.approvals.resubmit(
                self["manager"], release_id, requirement.subject_id, "已补充"
            )
        if not self._open_checks(release_id, requirement.subject_id):
            self.sign(release_id, requirement.subject_id)

    def _open_checks(self, release_id: int, step_id: str) -> bool:
        view = self.view(release_id)
        checks = {item.id for item in view.step(step_id)[1].checks}
        return any(
            r.subject_id in checks and r.standing is not Standing.MET for r in view.requirements
        )

    def _outcome(self, release_id: int, _requirement: Requirement) -> None:
        self.core.releases.set_outcome(self["office"], release_id, Outcome.SUCCESS)

    def _follow_up(self, release_id: int, requirement: Requirement) -> None:
        key = int(requirement.subject_id)
        self.core.releases.finish_follow_up(self["office"], release_id, key, "已完成")

    def record_test(
        self, release_id: int, kind: TestKind = TestKind.FUNCTION, **fields: object
    ) -> TestRun:
        """Record a run as whoever is asked for it, and return it."""
        definition = self.view(release_id).definition
        actor = self.holder(release_id, roles_testing(definition, kind)[0])
        self.core.tests.save(actor, release_id, a_run(kind, **fields))
        return self.facts(release_id).tests[-1]

    def _test(self, release_id: int, requirement: Requirement) -> None:
        self.record_test(release_id, TestKind(requirement.subject_id))

    def _wait(self, _release_id: int, requirement: Requirement) -> None:
        assert requirement.due is not None
        self.clock.set(requirement.due)


def assert_cards_true(core: Core) -> None:
    """Compare every stored card with the one computed from the facts (DESIGN 3.4)."""
    definition_of = core.processes._desk.definitions.get
    with core.store.reading() as connection:
        rows = connection.execute(release_card.select()).mappings().all()
        for row in rows:
            facts = load_facts(connection, definition_of, row["release_id"])
            assert dict(row) == stored_cards.compute(connection, definition_of, facts)


def card_from_facts(view: ReleaseView) -> ReleaseCard:
    """Return the card as its facts have it."""
    return card_of(view.definition, view.facts)


@contextmanager
def proven(office: SmallOffice) -> Iterator[SmallOffice]:
    """Give an office; afterwards its cards must be true and its chains whole."""
    try:
        yield office
        if not office.tampered:
            assert_cards_true(office.core)
            assert office.core.history.verify().breaks == ()
    finally:
        office.close()


def furnish(url: str) -> None:
    """Make the office in an empty database."""
    founder = PersonDraft("林静怡", "admin", roles=frozenset({ADMINISTRATOR}))
    core = create_core(url, Office("试验集团", "信息部"), founder, clock=FixedClock(NOW))
    core.processes.store(FOUNDER, SMALL)
    admin = core.people.all()[0]
    for name in ("信息部", "业务部"):
        core.people.save_department(admin, 0, name, None, None, 0)
    keys = {d.name: d.id for d in core.people.departments()}
    for login, name, department, role in PEOPLE:
        roles = frozenset(filter(None, (role,)))
        core.people.save(admin, PersonDraft(name, login, keys[department], roles=roles))
    people = {p.login: p.id for p in core.people.all()}
    core.people.save_department(admin, keys["业务部"], "业务部", None, people["head"], 1)
    for name, family in APPLICATIONS:
        draft = ApplicationDraft(
            name,
            family=family,
            owner_id=people["owner"],
            department_id=keys["信息部"],
            current_version="V1.0",
        )
        core.applications.save(admin, draft)
    first = core.applications.all()[0].id
    for number, kind, state in CHANGES:
        core.changes.save(admin, ChangeRequestDraft(number, f"改 {number}", kind, state, first))
    for month, day, published in WINDOWS:
        start = local(month, day)
        core.windows.save(
            admin,
            WindowDraft(
                starts_at=start,
                ends_at=start + timedelta(hours=4),
                capacity=4,
                families=("java",),
                material_due_at=start - timedelta(days=4),
                published=published,
            ),
        )
    core.close()


STAGES = ("prepare", "approve", "implement", "confirm")
"""Stages in which the busy office has a release each, keys 1 to 4; the first has no window yet."""


def make_busy(core: Core) -> None:
    """Bring releases on their way, one to each stage, in an office just furnished."""
    clock = FixedClock(NOW)
    office = SmallOffice(core, clock, core.url, lambda: core)
    for stage in STAGES:
        office.walk(office.register(), stage)
