"""Records for tests: valid by default, so that a test states only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from relapp.domain.definition import (
    ApprovalStep,
    CheckItem,
    Condition,
    DeliverableSpec,
    FollowUpRule,
    ProcessDefinition,
    Profile,
    Question,
    RoleSpec,
    ScopeOption,
    SectionSpec,
    Stage,
    StepGroup,
)
from relapp.domain.fingerprint import fingerprint
from relapp.domain.release import (
    CheckAnswer,
    DeliverableFile,
    Dependency,
    Evidence,
    FollowUp,
    PersonRef,
    PlanSection,
    Release,
    ReleaseFacts,
    RunStep,
    Signature,
)
from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    BoardColumn,
    CheckResult,
    Decision,
    FollowUpTrigger,
    ReleaseMode,
    ReleaseType,
    RunKind,
    RunSheetNeed,
    Status,
    Strategy,
)
from relapp.domain.window import ReleaseWindow, WindowState
from relapp.domain.window_rule import WindowRule

NOW = datetime(2026, 9, 14, 2, tzinfo=UTC)
"""Monday 10:00 in the office."""
EMERGENCY = Condition(modes=frozenset({ReleaseMode.EMERGENCY}))
WITH_TRAINING = Condition(yes=frozenset({"training"}))


def words(zh: str) -> Text:
    """Return a text whose English is the Chinese in brackets."""
    return Text(zh, f"({zh})")


def a_check(item_id: str, role: str = "tester", **fields: object) -> CheckItem:
    """Return a check named by its identifier."""
    return replace(CheckItem(item_id, words(f"检查 {item_id}"), role), **fields)  # type: ignore[arg-type]


def a_step(step_id: str, role: str, *checks: CheckItem, **fields: object) -> ApprovalStep:
    """Return a step of a route with these checks."""
    step = ApprovalStep(step_id, words(f"环节 {step_id}"), role, checks=checks)
    return replace(step, **fields)  # type: ignore[arg-type]


def a_group(group_id: str, *steps: ApprovalStep) -> StepGroup:
    """Return a group of parallel steps."""
    return StepGroup(group_id, words(group_id), steps)


def a_stage(stage_id: str, column: BoardColumn, **fields: object) -> Stage:
    """Return a stage that asks for nothing."""
    stage = Stage(stage_id, words(stage_id), column, words(f"离开 {stage_id}"))
    return replace(stage, **fields)  # type: ignore[arg-type]


ROLES = (
    "project_manager",
    "system_owner",
    "applicant_department_head",
    "tester",
    "pmo",
    "release_office",
)

ROUTE = (
    a_group(
        "emergency",
        a_step(
            "head",
            "applicant_department_head",
            a_check("head_risk", "applicant_department_head"),
            when=EMERGENCY,
            not_by_applicant=True,
        ),
    ),
    a_group(
        "start",
        a_step(
            "manager",
            "project_manager",
            a_check("manager_ready", "project_manager"),
            a_check("manager_tests", "project_manager", may_be_deferred=True),
            own=True,
        ),
    ),
    a_group(
        "countersign",
        a_step("testing", "tester", a_check("testing_done")),
        a_step("records", "pmo", a_check("records_kept", "pmo")),
        a_step("training", "tester", a_check("training_held"), when=WITH_TRAINING),
    ),
    a_group("clearance", a_step("office", "release_office", a_check("cleared", "release_office"))),
)

STAGES = (
    a_stage("plan", BoardColumn.PLANNING, checks=(a_check("agreed", "project_manager"),)),
    a_stage(
        "prepare",
        BoardColumn.PREPARING,
        needs_schedule=True,
        run_sheet=RunSheetNeed.PLANNED,
        checks=(
            a_check("tested", evidence_required=True, may_be_deferred=True),
            a_check("data_ready", "system_owner"),
            a_check("trained", when=WITH_TRAINING),
        ),
    ),
    a_stage("approve", BoardColumn.APPROVING, route=ROUTE),
    a_stage(
        "implement",
        BoardColumn.IMPLEMENTING,
        run_sheet=RunSheetNeed.EXECUTED,
        checks=(a_check("verified", "system_owner"),),
    ),
    a_stage(
        "confirm",
        BoardColumn.CONFIRMING,
        needs_outcome=True,
        needs_follow_ups_done=True,
        needs_trial_run_over=True,
        route=(a_group("result", a_step("owner_confirms", "system_owner")),),
    ),
    a_stage("closed", BoardColumn.CLOSED),
)

DELIVERABLES = (
    DeliverableSpec("manual", words("上线手册"), "project_manager", "prepare"),
    DeliverableSpec("handbook", words("培训手册"), "tester", "prepare", when=WITH_TRAINING),
    DeliverableSpec("extra", words("补充材料"), "pmo", "prepare", required=False),
)

SECTIONS = (
    SectionSpec(
        "purpose", words("目的"), words("目的"), words("为什么"), "plan", "project_manager"
    ),
    SectionSpec(
        "rollback", words("回退"), words("回退"), words("怎样退"), "prepare", "project_manager"
    ),
    SectionSpec(
        "notes", words("其他"), words("其他"), words("其他"), "prepare", "pmo", required=False
    ),
)

FOLLOW_UPS = (
    FollowUpRule(
        "deferred_check", words("补测"), FollowUpTrigger.DEFERRED_CHECK, 5, "project_manager"
    ),
    FollowUpRule(
        "approval_condition",
        words("落实条件"),
        FollowUpTrigger.CONDITIONAL_APPROVAL,
        5,
        "project_manager",
    ),
    FollowUpRule("cmdb_update", words("配置更新"), FollowUpTrigger.DEPLOYED, 3, "pmo"),
    FollowUpRule("failure_review", words("复盘"), FollowUpTrigger.FAILED, 10, "release_office"),
)


def a_definition(**fields: object) -> ProcessDefinition:
    """Return a process with one of everything, small enough to walk in a test."""
    definition = ProcessDefinition(
        id="small",
        code="T",
        version="V1",
        name=words("小流程"),
        organisation=words("试验处"),
        effective="2026-01-01",
        roles=tuple(RoleSpec(role, words(role), words(role)) for role in ROLES),
        types=tuple(ReleaseType),
        modes=tuple(ReleaseMode),
        scope_question=words("什么要上线？"),
        scope=(
            ScopeOption("program", words("程序"), True, Text("", "")),
            ScopeOption("data", words("数据"), False, words("走数据变更")),
        ),
        questions=(Question("training", words("要培训吗？"), words("有新用户时")),),
        stages=STAGES,
        deliverables=DELIVERABLES,
        sections=SECTIONS,
        documents=(),
        follow_ups=FOLLOW_UPS,
        office_role="release_office",
        success_target=0.9,
        windows=WindowRule(families=("java",)),
        trial_run_days=14,
        sha256="5" * 64,
    )
    return replace(definition, **fields)  # type: ignore[arg-type]


SMALL = a_definition()


def a_profile(**fields: object) -> Profile:
    """Return the profile of a planned upgrade."""
    profile = Profile(ReleaseType.UPGRADE, ReleaseMode.PLANNED, Strategy.FULL)
    return replace(profile, **fields)  # type: ignore[arg-type]


def a_release(**fields: object) -> Release:
    """Return a planned upgrade that was just registered."""
    release = Release(
        id=1,
        number="FB26-001",
        process_row=1,
        type=ReleaseType.UPGRADE,
        mode=ReleaseMode.PLANNED,
        strategy=Strategy.FULL,
        title="还款计划批量重算",
        stage="plan",
        status=Status.RUNNING,
        application_id=1,
        application="核心租赁系统",
        version_from="V6.7.2",
        version_to="V6.8.0",
        owner_id=2,
        applicant_id=9,
        department_id=1,
        window_id=None,
        planned_start=None,
        planned_end=None,
        registered_at=NOW,
        stage_since=NOW,
    )
    return replace(release, **fields)  # type: ignore[arg-type]


HOLDERS = {role: (PersonRef(key, f"人{key}"),) for key, role in enumerate(ROLES, start=2)}
"""Project manager 2, system owner 3, department head 4, tester 5, PMO 6, release office 7."""


def some_facts(stage: str = "plan", **fields: object) -> ReleaseFacts:
    """Return a release in a stage, with nothing done and somebody in every role.

    Fields of the release itself may be given beside those of the facts.
    """
    own = {name for name in fields if name in Release.__dataclass_fields__}
    release = a_release(stage=stage, **{name: fields.pop(name) for name in own})
    facts = ReleaseFacts(release, holders=HOLDERS)
    return replace(facts, **fields)  # type: ignore[arg-type]


def an_answer(
    item_id: str, result: CheckResult = CheckResult.PASS, *, evidence: bool = False
) -> CheckAnswer:
    """Return an answer by the tester."""
    papers = (Evidence(1, item_id, "记录.pdf", "0" * 64),) if evidence else ()
    return CheckAnswer(item_id, result, "", 5, "人5", NOW, 1, papers)


def answers(*item_ids: str, result: CheckResult = CheckResult.PASS) -> dict[str, CheckAnswer]:
    """Return answers with evidence, by check."""
    return {key: an_answer(key, result, evidence=True) for key in item_ids}


def a_signature(
    step_id: str,
    facts: ReleaseFacts | str = "",
    decision: Decision = Decision.APPROVE,
    key: int = 1,
) -> Signature:
    """Return a signature over the content of the facts, or over a given fingerprint."""
    seal = facts if isinstance(facts, str) else fingerprint(facts)
    stage = "approve" if isinstance(facts, str) else facts.release.stage
    return Signature(key, stage, step_id, decision, "", 5, "人5", NOW, seal)


def a_run_step(key: int = 1, **fields: object) -> RunStep:
    """Return a planned row of the run sheet that nobody has begun."""
    step = RunStep(key, key, "部署", RunKind.STEP, f"步骤 {key}", 5, "人5", NOW, 10)
    return replace(step, **fields)  # type: ignore[arg-type]


def a_follow_up(key: int = 1, *, done: bool = False, **fields: object) -> FollowUp:
    """Return a follow-up due in five days."""
    due = NOW + timedelta(days=5)
    item = FollowUp(key, "cmdb_update", "配置更新", due, "pmo", NOW, NOW if done else None)
    return replace(item, **fields)  # type: ignore[arg-type]


def a_dependency(**fields: object) -> Dependency:
    """Return another release that is being prepared and waited for."""
    other = Dependency(2, "FB26-002", "资金系统", "接口先上线", "preparing", Status.RUNNING)
    return replace(other, **fields)  # type: ignore[arg-type]


def a_window(**fields: object) -> ReleaseWindow:
    """Return a published window ten days ahead."""
    start = NOW + timedelta(days=10)
    values: dict[str, object] = {
        "id": 1,
        "year": 2026,
        "number": 18,
        "starts_at": start,
        "ends_at": start + timedelta(hours=4),
        "material_due_at": start - timedelta(days=4),
        "state": WindowState.PUBLISHED,
        **fields,
    }
    return ReleaseWindow(**values)  # type: ignore[arg-type]


def a_section(section_id: str, body: str = "按评审结论执行。") -> PlanSection:
    """Return a written section."""
    return PlanSection(section_id, body, "人2", NOW, 1)


def a_file(deliverable_id: str) -> tuple[DeliverableFile, ...]:
    """Return the only version of a deliverable."""
    return (DeliverableFile(1, deliverable_id, 1, "手册.docx", "0" * 64, 9, "", 2, "人2", NOW),)
