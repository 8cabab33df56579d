"""Both shipped processes hold everything that the written procedures ask for."""

import pytest

from relapp.domain.definition import ProcessDefinition, Profile
from relapp.domain.plan_kinds import KINDS
from relapp.domain.plan_rules import section_of
from relapp.domain.risk import RiskAnswer, level_of, score_of
from relapp.domain.vocabulary import (
    FollowUpTrigger,
    ReleaseMode,
    ReleaseType,
    RunSheetNeed,
    Strategy,
)
from relapp.services.definition_file import shipped_definitions
from tests.builders import NOW

A, B = shipped_definitions()
BOTH = pytest.mark.parametrize("definition", [A, B], ids=["A", "B"])

NEW, UPGRADE = ReleaseType.NEW_SYSTEM, ReleaseType.UPGRADE
PLANNED, EMERGENCY = ReleaseMode.PLANNED, ReleaseMode.EMERGENCY


def profile(
    kind: ReleaseType,
    mode: ReleaseMode = PLANNED,
    yes: str = "",
    strategy: Strategy = Strategy.FULL,
) -> Profile:
    return Profile(kind, mode, strategy, frozenset(yes.split()))


def route(definition: ProcessDefinition, stage: str, who: Profile) -> list[str]:
    """The roles of each group that applies, steps of one group sorted into one line."""
    groups = definition.steps(definition.stage(stage), who)
    return [" ".join(sorted(step.role for step in group)) for group in groups]


def checks(definition: ProcessDefinition, stage: str, who: Profile) -> set[str]:
    return {item.id for item in definition.stage(stage).checks if item.when.holds(who)}


def names(definition: ProcessDefinition, who: Profile, *, required: bool = True) -> set[str]:
    return {
        item.name.zh
        for item in definition.deliverables
        if item.when.holds(who) and item.required is required
    }


def sections(definition: ProcessDefinition, stage: str, who: Profile | None = None) -> list[str]:
    return [
        item.id
        for item in definition.sections
        if item.needed_by == stage and item.required and item.when.holds(who or profile(UPGRADE))
    ]


def test_stages_and_columns() -> None:
    assert [(s.name.zh, str(s.column)) for s in A.stages] == [
        ("规划", "planning"),
        ("准备", "preparing"),
        ("审批", "approving"),
        ("实施", "implementing"),
        ("确认", "confirming"),
        ("关闭", "closed"),
    ]
    assert [(s.name.zh, str(s.column)) for s in B.stages] == [
        ("制定发布方案", "planning"),
        ("方案评审", "planning"),
        ("测试与验收", "preparing"),
        ("上线规划", "preparing"),
        ("上线审批", "approving"),
        ("沟通与培训", "approving"),
        ("分发与部署", "implementing"),
        ("更新配置库", "confirming"),
        ("关闭归档", "confirming"),
        ("发布报告", "closed"),
    ]


@pytest.mark.parametrize(
    ("definition", "roles"),
    [
        (
            A,
            (
                "项目经理 系统拥有人 申请部门负责人 客户服务部总监 应用系统开发部总监 "
                "基础设施部总监 PMO 信息管理部负责人 发布管理岗"
            ),
        ),
        (
            B,
            (
                "发布负责人 发布管理员 发布测试员 配置管理员 发布实施人员 变更经理 客户代表 "
                "涉及部门负责人 申请部门负责人 流程负责人 总经理"
            ),
        ),
    ],
)
def test_roles(definition: ProcessDefinition, roles: str) -> None:
    assert [role.name.zh for role in definition.roles] == roles.split()


def test_versions_types_and_modes() -> None:
    assert (A.version, A.effective, A.code) == ("V2.4", "2014-10-22", "A")
    assert (B.version, B.effective, B.code) == ("V1.1", "2025-01-07", "B")
    assert set(A.types) == set(B.types) == {NEW, UPGRADE}
    assert set(A.modes) == set(B.modes) == {PLANNED, EMERGENCY}


def test_a_refusal_leads_back_to_where_the_work_is_planned() -> None:
    assert {s.id: s.back_to for s in A.stages if s.back_to} == {"preparing": "planning"}
    assert {s.id: s.back_to for s in B.stages if s.back_to} == {"test_acceptance": "release_plan"}


@BOTH
def test_an_emergency_is_signed_by_the_applicants_head_before_anybody_else(
    definition: ProcessDefinition,
) -> None:
    who = profile(UPGRADE, EMERGENCY)
    first = next(group for s in definition.stages for group in definition.steps(s, who))
    assert [(s.role, s.not_by_applicant) for s in first] == [("applicant_department_head", True)]
    planned = [
        s.id for st in definition.stages for g in definition.steps(st, profile(UPGRADE)) for s in g
    ]
    assert "emergency_signature" not in planned
    late = [item for _, _, item in definition.all_checks() if item.may_be_deferred]
    assert late
    assert all(item.role != "customer" for item in late), "a customer accepts or does not"


@BOTH
def test_contract_target_is_ninety_percent(definition: ProcessDefinition) -> None:
    assert definition.success_target == 0.9


def test_scope_of_application_golive() -> None:
    inside = [option.id for option in A.scope if option.in_scope]
    outside = [option.id for option in A.scope if not option.in_scope]
    assert inside == ["new_system", "upgrade", "patch", "without_project"]
    assert outside == ["data_only", "platform_replacement", "configuration_only"]
    assert all(option.reason.zh and option.reason.en for option in A.scope if not option.in_scope)
    assert next(option.id for option in B.scope if not option.in_scope) == "unapproved_change"


def test_window_rule_of_application_golive() -> None:
    rule = A.windows
    assert rule is not None
    assert (rule.weeks, rule.weekday, f"{rule.starts:%H:%M}") == ((2, 4), 4, "19:30")
    assert (rule.minutes, rule.capacity, rule.families) == (240, 8, ("general", "java"))
    assert B.windows is None
    assert B.stage("golive_planning").needs_schedule


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (
            profile(NEW),
            [
                "project_manager",
                "development_head infrastructure_head service_desk_head",
                "pmo",
                "it_head",
                "release_office",
            ],
        ),
        (
            profile(UPGRADE),
            ["project_manager", "development_head service_desk_head", "pmo", "release_office"],
        ),
        (
            profile(UPGRADE, yes="infrastructure_changes"),
            [
                "project_manager",
                "development_head infrastructure_head service_desk_head",
                "pmo",
                "release_office",
            ],
        ),
        (
            profile(UPGRADE, EMERGENCY),
            [
                "applicant_department_head",
                "project_manager",
                "development_head service_desk_head",
                "pmo",
                "release_office",
            ],
        ),
    ],
)
def test_approval_route_of_application_golive(who: Profile, expected: list[str]) -> None:
    assert route(A, "approving", who) == expected


def test_emergency_signature_is_not_for_the_applicant() -> None:
    steps = [step for group in A.stage("approving").route for step in group.steps]
    assert [step.id for step in steps if step.not_by_applicant] == ["emergency_signature"]
    assert steps[0].id == "emergency_signature"


def test_number_of_checks_of_a_new_system_matches_the_meeting_page() -> None:
    who = profile(NEW, yes="calls_interfaces")
    counts = [
        [sum(item.when.holds(who) for item in step.checks) for step in group]
        for group in A.steps(A.stage("approving"), who)
    ]
    assert counts == [[5], [2, 7, 6], [3], [1], [3]]


@pytest.mark.parametrize(
    ("who", "required"),
    [
        (
            profile(NEW),
            (
                "用户测试报告 系统上线确认书 系统使用手册 上线培训手册 系统配置手册 系统上线手册 "
                "1890系统上线通告邮件 部署架构图"
            ),
        ),
        (profile(UPGRADE), "用户测试报告 系统上线确认书 升级说明 系统上线手册"),
        (
            profile(UPGRADE, yes="calls_interfaces user_notice infrastructure_changes"),
            (
                "用户测试报告 系统上线确认书 升级说明 系统上线手册 接口清单 1890系统上线通告邮件 "
                "部署架构变更说明"
            ),
        ),
        (
            profile(UPGRADE, EMERGENCY),
            "紧急发布测试说明 用户测试报告（补交） 系统上线确认书 升级说明 系统上线手册",
        ),
    ],
)
def test_deliverables_of_application_golive(who: Profile, required: str) -> None:
    assert {name.replace(" ", "") for name in names(A, who)} == set(required.split())


def test_optional_manual_of_the_service_desk() -> None:
    assert names(A, profile(NEW), required=False) == {"1890 维护服务操作手册"}


def test_necessary_conditions_of_application_golive() -> None:
    conditions = (
        "review_meeting_held departments_ready user_test_signed no_open_obstacle "
        "environment_agreed data_ready related_systems_done"
    )
    assert checks(A, "preparing", profile(NEW)) == set(conditions.split())
    more = checks(A, "preparing", profile(UPGRADE, yes="needs_training"))
    assert more == {*conditions.split(), "users_trained", "regression_done"}
    assert {item.id for _, _, item in A.all_checks() if item.may_be_deferred} == {
        "user_test_signed",
        "regression_done",
        "pm_new_tests",
        "pm_upgrade_tests",
        "pm_upgrade_regression",
        "development_new_timeouts",
    }


def test_management_plans_of_application_golive() -> None:
    plans = {"overall_plan", "problems", "verification", "trial_run"}
    assert plans <= set(sections(A, "preparing"))
    assert A.stage("preparing").run_sheet is RunSheetNeed.PLANNED
    assert A.stage("implementing").run_sheet is RunSheetNeed.EXECUTED


def test_conditions_of_an_upgrade_in_preparation_are_about_twenty() -> None:
    who = profile(UPGRADE)
    due = [d for d in A.deliverables if d.needed_by == "preparing" and d.when.holds(who)]
    schedule_and_run_sheet = 2
    total = len(checks(A, "preparing", who)) + len(due) + len(sections(A, "preparing"))
    assert total + schedule_and_run_sheet == 21


def test_confirmation_of_application_golive() -> None:
    assert route(A, "confirming", profile(NEW)) == ["release_office service_desk_head system_owner"]
    stage = A.stage("confirming")
    assert stage.needs_trial_run_over
    assert stage.needs_outcome
    assert stage.needs_follow_ups_done


def test_plan_of_service_release_has_six_parts_rollback_and_golive_planning() -> None:
    plan = sections(B, "release_plan")
    assert set(plan) >= {"purpose", "impact", "backup", "content", "problems", "after_deployment"}
    rollback = [item for item in B.sections if item.id.startswith("rollback_")]
    assert len(rollback) == 5
    assert len(sections(B, "golive_planning")) == 7


def test_shared_sections_have_one_identifier_and_chapter() -> None:
    chapters_a = {item.id: item.chapter for item in A.sections}
    chapters_b = {item.id: item.chapter for item in B.sections}
    shared = chapters_a.keys() & chapters_b.keys()
    common = "purpose impact backup content rollback problems after_deployment"
    assert shared >= set(common.split())
    assert all(chapters_a[name] == chapters_b[name] for name in shared)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("plan_review", ["department_head", "release_lead"]),
        ("test_acceptance", ["release_tester", "customer"]),
        ("golive_approval", ["change_manager release_lead", "customer"]),
        ("deployment", ["customer release_admin"]),
        ("closing", ["implementer"]),
    ],
)
def test_signatures_of_service_release(stage: str, expected: list[str]) -> None:
    assert route(B, stage, profile(UPGRADE)) == expected


@pytest.mark.parametrize(
    ("stage", "who", "expected"),
    [
        ("release_plan", profile(NEW), "changes_approved opinions_collected"),
        (
            "test_acceptance",
            profile(NEW),
            (
                "test_environment test_technical test_function test_operation test_performance "
                "test_compatibility test_procedures"
            ),
        ),
        (
            "communication",
            profile(NEW, strategy=Strategy.PHASED, yes="customer_training"),
            "support_trained contacts_informed understanding_confirmed waves_told customer_trained",
        ),
        ("cmdb_update", profile(NEW), "configuration_notified version_in version_out"),
        ("closing", profile(NEW), "material_archived feedback_collected"),
    ],
)
def test_checks_of_service_release(stage: str, who: Profile, expected: str) -> None:
    assert checks(B, stage, who) == set(expected.split())


@pytest.mark.parametrize(
    ("definition", "rules"),
    [
        (A, {("deferred_check", 5), ("conditional_approval", 5), ("failed", 10)}),
        (
            B,
            {
                ("deferred_check", 5),
                ("conditional_approval", 5),
                ("deployed", 3),
                ("failed", 10),
            },
        ),
    ],
)
def test_follow_ups(definition: ProcessDefinition, rules: set[tuple[FollowUpTrigger, int]]) -> None:
    assert {(rule.trigger, rule.working_days) for rule in definition.follow_ups} == rules


@pytest.mark.parametrize(
    ("definition", "documents"),
    [
        (
            A,
            (
                "release_plan golive_plan test_report service_notice review_minutes approval_sheet "
                "release_report archive_package"
            ),
        ),
        (
            B,
            (
                "release_plan review_minutes test_report golive_plan approval_sheet release_report "
                "archive_package"
            ),
        ),
    ],
)
def test_documents(definition: ProcessDefinition, documents: str) -> None:
    assert [document.id for document in definition.documents] == documents.split()


def test_what_the_published_guideline_lacks_is_marked() -> None:
    steps = {step.id: step for group in A.stage("approving").route for step in group.steps}
    published = {"emergency_signature", "project_manager_new", "service_desk_new"}
    assert {name for name, step in steps.items() if not step.reconstructed} == published
    assert A.stage("implementing").reconstructed
    assert A.stage("confirming").reconstructed
    for name, step in steps.items():
        if name not in {*published, "development_new"}:
            assert all(item.reconstructed for item in step.checks), name


@BOTH
def test_every_table_of_the_plan_stands_in_one_section(definition: ProcessDefinition) -> None:
    placed = [kind for spec in definition.sections for kind in spec.items]
    assert sorted(placed) == sorted(KINDS)


@BOTH
def test_waves_are_asked_of_a_phased_roll_out_alone(definition: ProcessDefinition) -> None:
    phased = profile(UPGRADE, strategy=Strategy.PHASED)
    assert section_of(definition, profile(UPGRADE), "wave") is None
    found = section_of(definition, phased, "wave")
    assert found is not None
    assert found.required


@BOTH
def test_the_questionnaire_reaches_every_level(definition: ProcessDefinition) -> None:
    assert 6 <= len(definition.risk) <= 8
    assert [level.up_to for level in definition.risk_levels] == [2, 3, 4, 5]
    for wanted in (min, max):
        answers = {
            q.id: RiskAnswer(q.id, wanted(q.choices, key=lambda c: c.risk).id, "", NOW, 1)
            for q in definition.risk
        }
        value = score_of(definition.risk, answers).value
        assert value is not None
        level = level_of(definition.risk_levels, value)
        assert level is not None
        assert level.id == ("low" if wanted is min else "very_high")
