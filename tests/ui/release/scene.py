"""A small office with two releases on their way, made through the services as people would."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from relapp.bootstrap import Core, create_core, open_core
from relapp.clock import FixedClock
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, Person, PersonDraft
from relapp.domain.register import ApplicationDraft, ChangeRequestDraft
from relapp.domain.release import ReleaseDraft, RunStepDraft
from relapp.domain.test_verdict import roles_testing
from relapp.domain.testing import TestRunDraft
from relapp.domain.vocabulary import (
    ChangeKind,
    ChangeState,
    CheckResult,
    Criticality,
    Outcome,
    ReleaseMode,
    ReleaseType,
    RunKind,
    StepState,
    Strategy,
    TestKind,
)
from relapp.services.views import ReleaseView
from relapp.services.windows import WindowDraft

ZONE = ZoneInfo("Asia/Shanghai")
PEOPLE = (
    ("林静怡", "lin", ("release_office", ADMINISTRATOR)),
    ("陈志远", "chen", ("project_manager",)),
    ("吴倩", "wu", ("project_manager",)),
    ("何晓东", "he", ("system_owner",)),
    ("周启明", "zhou", ("development_head",)),
    ("赵海峰", "zhao", ("infrastructure_head",)),
    ("王若楠", "wang", ("service_desk_head",)),
    ("孙敏", "sun", ("pmo",)),
    ("刘建国", "liu", ("it_head",)),
    ("高翔", "gao", ("implementer",)),
)


def local(month: int, day: int, hour: int = 19, minute: int = 30) -> datetime:
    """Return a moment of 2026 on the office's clock, as UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


@dataclass
class Scene:
    """An open core, its clock, its people by name and the keys of what was made."""

    core: Core
    clock: FixedClock
    people: dict[str, Person] = field(default_factory=dict)
    applications: dict[str, int] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    window_id: int = 0
    release_id: int = 0

    def __getitem__(self, name: str) -> Person:
        """Return a person by name."""
        return self.people[name]

    def view(self, release_id: int) -> ReleaseView:
        """Return a release as it is now."""
        return self.core.releases.view(release_id)

    def holder(self, release_id: int, role: str) -> Person:
        """Return somebody who may act in a role for a release."""
        names = self.view(release_id).facts.holder_names(role)
        return self.people[names[0]]

    def register(self, application: str, version: str, title: str, **fields: object) -> int:
        """Register an upgrade in the next window unless told otherwise."""
        definition = self.core.processes.active()[0]
        values: dict[str, object] = {
            "process_row": definition.row_id,
            "scope_option": "upgrade",
            "type": ReleaseType.UPGRADE,
            "mode": ReleaseMode.PLANNED,
            "strategy": Strategy.FULL,
            "title": title,
            "application_id": self.applications[application],
            "version_from": "V6.7.2",
            "version_to": version,
            "owner_id": self["陈志远"].id,
            "applicant_id": self["何晓东"].id,
            "window_id": self.window_id,
            "yes": frozenset({"calls_interfaces"}),
            "purpose": "按新口径重算还款计划，减少人工调整。",
            **fields,
        }
        draft = ReleaseDraft(**values)  # type: ignore[arg-type]
        return self.core.registration.register(self["林静怡"], draft).release_id

    def answer(self, release_id: int, item_id: str, result: CheckResult, note: str = "") -> None:
        """Answer a check as the person whose role it is."""
        view = self.view(release_id)
        _stage, _step, item = view.definition.check(item_id)
        old = view.facts.checks.get(item_id)
        person = self.holder(release_id, item.role)
        version = old.version if old else 0
        self.core.checks.answer(person, release_id, item_id, result, note, version)

    def pass_stage_checks(self, release_id: int, but: frozenset[str] = frozenset()) -> None:
        """Pass every check of the present stage that belongs to no step."""
        view = self.view(release_id)
        stage = view.definition.stage(view.facts.release.stage)
        for item in stage.checks:
            if item.when.holds(view.facts.release.profile) and item.id not in but:
                self.answer(release_id, item.id, CheckResult.PASS)
                if item.evidence_required:
                    actor = self.holder(release_id, item.role)
                    name = f"{item.basis.zh or '记录'}.pdf"
                    self.core.checks.add_evidence(
                        actor, release_id, item.id, name, content=name.encode()
                    )

    def record_tests(self, release_id: int, but: frozenset[TestKind] = frozenset()) -> None:
        """Record a good run of every kind that the present stage asks for."""
        view = self.view(release_id)
        for kind in view.definition.stage(view.facts.release.stage).tests:
            if kind not in but:
                role = roles_testing(view.definition, kind)[0]
                run = TestRunDraft(
                    kind=kind,
                    environment="测试环境 T2",
                    tested_at=self.clock.now() - timedelta(hours=2),
                    difference="节点数少一半",
                    cases=20,
                    passed=20,
                    conclusion="符合预期。",
                )
                self.core.tests.save(self.holder(release_id, role), release_id, run)

    def write_plan(self, release_id: int, but: frozenset[str] = frozenset()) -> None:
        """Fill the sections of the plan."""
        view = self.view(release_id)
        for spec in view.definition.sections:
            if spec.id not in but and spec.id not in view.facts.sections:
                body = f"{spec.name.zh}：按评审会结论执行。\n负责人到场，逐项核对。"
                self.core.plans.write(self["林静怡"], release_id, spec.id, body, 0)

    def upload(self, release_id: int, but: frozenset[str] = frozenset()) -> None:
        """Provide every deliverable that applies."""
        view = self.view(release_id)
        for spec in view.definition.deliverables:
            if spec.when.holds(view.facts.release.profile) and spec.id not in but:
                self.core.deliverables.add_content(
                    self["林静怡"], release_id, spec.id, f"{spec.name.zh}.docx", spec.id.encode()
                )

    def plan_steps(self, release_id: int) -> None:
        """Write a run sheet with gates and rollback steps for the release's evening."""
        view = self.view(release_id)
        start = view.card.starts_at or local(9, 22)
        rows = (
            ("准备与停机", RunKind.STEP, "发布停机公告，1890 值守就位", "王若楠", 0, 5),
            ("准备与停机", RunKind.STEP, "切断外部入口，确认无在途交易", "陈志远", 5, 15),
            ("准备与停机", RunKind.STEP, "数据库全量备份并校验", "赵海峰", 20, 20),
            ("准备与停机", RunKind.GATE, "备份可用，继续部署", "林静怡", 40, 5),
            ("部署", RunKind.STEP, "升级核心库结构（脚本 01–07）", "赵海峰", 45, 15),
            ("部署", RunKind.STEP, "部署应用节点 A 组", "高翔", 60, 10),
            ("部署", RunKind.STEP, "部署应用节点 B 组", "高翔", 70, 10),
            ("数据处理", RunKind.STEP, "还款计划批量重算（约 18.6 万份）", "陈志远", 80, 30),
            ("数据处理", RunKind.GATE, "重算结果一致，不可逆前最后决策", "林静怡", 125, 5),
            ("验证与开放", RunKind.STEP, "业务验证 12 个场景", "何晓东", 130, 30),
            ("验证与开放", RunKind.STEP, "恢复外部入口", "高翔", 165, 5),
            ("", RunKind.ROLLBACK, "恢复 20:14 的备份", "赵海峰", 170, 40),
            ("", RunKind.ROLLBACK, "重新部署旧版程序", "高翔", 210, 15),
        )
        for phase, kind, title, owner, offset, minutes in rows:
            draft = RunStepDraft(
                title=title,
                kind=kind,
                phase=phase,
                owner_id=self[owner].id,
                planned_start=start + timedelta(minutes=offset),
                minutes=minutes,
            )
            self.core.run_sheets.save(self["林静怡"], release_id, draft)

    def advance(self, release_id: int) -> None:
        """Move a release whose conditions hold."""
        release = self.view(release_id).facts.release
        self.core.releases.advance(self["林静怡"], release_id, release.version)

    def to_preparing(self, release_id: int) -> None:
        """Do what planning asks for."""
        self.pass_stage_checks(release_id)
        self.write_plan(release_id)
        self.advance(release_id)

    def to_approving(self, release_id: int) -> None:
        """Do what preparing asks for."""
        self.to_preparing(release_id)
        self.upload(release_id)
        self.plan_steps(release_id)
        self.record_tests(release_id)
        self.pass_stage_checks(release_id)
        self.advance(release_id)

    def sign_open_steps(self, release_id: int) -> None:
        """Pass the checks of the steps whose turn it is and sign them."""
        view = self.view(release_id)
        for group in view.groups[view.facts.release.stage]:
            for node in group.steps:
                if node.state is not StepState.CURRENT:
                    continue
                for item in node.checks:
                    if item.id not in view.facts.checks:
                        self.answer(release_id, item.id, CheckResult.PASS)
                    if item.evidence_required:
                        actor = self.holder(release_id, item.role)
                        self.core.checks.add_evidence(
                            actor, release_id, item.id, "清单.xlsx", content=b"list"
                        )
                seal = self.view(release_id).fingerprint
                signer = self.holder(release_id, node.step.role)
                self.core.approvals.sign(signer, release_id, node.step.id, "同意", seal)

    def to_implementing(self, release_id: int) -> None:
        """Get every signature of the route."""
        self.to_approving(release_id)
        while self.view(release_id).blockers:
            self.sign_open_steps(release_id)
        self.advance(release_id)

    def state_outcome(self, release_id: int, outcome: Outcome = Outcome.SUCCESS) -> None:
        """State how it ended."""
        self.core.releases.set_outcome(self["林静怡"], release_id, outcome, "按计划完成")


def make_scene(folder: Path, url: str = "") -> Scene:
    """Make the office in a new database file below a folder, or at an address."""
    clock = FixedClock(local(9, 16, 14, 37))
    founder = PersonDraft("林静怡", "lin", roles=frozenset(PEOPLE[0][2]))
    office = Office(name="衡序集团", unit="信息管理部")
    url = url or f"sqlite:///{(folder / 'office.db').as_posix()}"
    scene = Scene(create_core(url, office, founder, clock=clock), clock)
    furnish(scene)
    return scene


def reopen(file: Path, now: datetime) -> Scene:
    """Open an office that was made before, at a moment."""
    clock = FixedClock(now)
    scene = Scene(open_core(f"sqlite:///{file.as_posix()}", clock=clock), clock)
    _look_up(scene)
    scene.window_id = scene.core.windows.year(2026).windows[0].id
    return scene


def _look_up(scene: Scene) -> None:
    scene.people = {person.name: person for person in scene.core.people.all()}
    scene.applications = {a.name: a.id for a in scene.core.applications.all()}
    scene.changes = {c.number: c.id for c in scene.core.changes.all()}


def furnish(scene: Scene) -> None:
    """Add people, applications, changes and a window."""
    core = scene.core
    office = next(p for p in core.people.all() if p.login == "lin")
    # The founder is there already.
    for name, login, roles in PEOPLE[1:]:
        core.people.save(office, PersonDraft(name, login, roles=frozenset(roles)))
    scene.people = {person.name: person for person in core.people.all()}
    for name in ("核心租赁系统", "供应商协同平台", "资金管理系统"):
        core.applications.save(
            office,
            ApplicationDraft(
                name,
                family="java",
                owner_id=scene["何晓东"].id,
                manager_id=scene["陈志远"].id,
                criticality=Criticality.CORE,
            ),
        )
    for number, title, kind, state in (
        ("CR-2274", "还款计划批量重算", ChangeKind.CHANGE, ChangeState.APPROVED),
        ("CR-2280", "罚息口径调整", ChangeKind.CHANGE, ChangeState.APPROVED),
        ("BUG-118", "提前还款少算一天利息", ChangeKind.BUGFIX, ChangeState.APPROVED),
        ("CR-2301", "合同归档接口", ChangeKind.CHANGE, ChangeState.SUBMITTED),
    ):
        core.changes.save(office, ChangeRequestDraft(number, title, kind, state))
    _look_up(scene)
    window = WindowDraft(
        starts_at=local(9, 22),
        ends_at=local(9, 22, 23, 30),
        families=("java",),
        material_due_at=local(9, 18, 18, 0),
    )
    core.windows.save(office, window)
    scene.window_id = core.windows.year(2026).windows[0].id
