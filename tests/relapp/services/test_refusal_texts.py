"""Refusals that are told by code where they are tested, here by their text in both languages."""

import pytest

from relapp.domain.plan_item import FieldKind, Value, faults
from relapp.domain.plan_kinds import KINDS
from relapp.domain.quarter import Quarter
from relapp.domain.text import Text
from relapp.errors import InvalidInput, NotFound, RelappError, RuleViolation
from relapp.services.plan_items import refused
from relapp.wording.errors import lines
from tests.relapp.small_office import SmallOffice

STEP = Text("项目管理部评审", "PMO review")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotFound("record.gone", what="release"), Text("这条记录已被移除", "This record is gone")),
        (
            RuleViolation("release.on_hold", reason="等账期"),
            Text("已挂起：等账期。先恢复", "On hold: 等账期. Resume it first"),
        ),
        (
            RuleViolation("step.signed", step=STEP),
            Text("「项目管理部评审」已签", "PMO review is signed already"),
        ),
        (
            RuleViolation("step.not_needed", step=STEP),
            Text("「项目管理部评审」本次不需要", "PMO review is not needed this time"),
        ),
        (
            RuleViolation("step.not_returned", step=STEP),
            Text("「项目管理部评审」没有被退回", "PMO review was not returned"),
        ),
        (
            RuleViolation("check.stage_left", stage=Text("准备", "Preparing")),
            Text("「准备」阶段已过，不能再改", "Stage Preparing has been left"),
        ),
        (
            RuleViolation("run.not_a_gate", step="停服务"),
            Text("「停服务」不是闸口", "“停服务” is not a gate"),
        ),
        (
            RuleViolation("run.gate_needs_decision", step="闸口 1"),
            Text("闸口请选 GO 或 NO-GO", "A gate needs GO or NO-GO"),
        ),
        (
            InvalidInput("run.minutes", value=0, limit=10_080),
            Text("时长应在 1–10080 分钟之间", "Minutes must lie within 1–10080"),
        ),
        (
            RuleViolation("outcome.changes_moved", number="CR-7", other="FB26-009"),
            Text(
                "变更单 CR-7 已由 FB26-009 接着做，结果不能改回。先在 FB26-009 里移出它",
                "FB26-009 has taken on change CR-7, the outcome stays. Take it out of FB26-009"
                " first",
            ),
        ),
        (
            InvalidInput("template.full_width_brace", file="a.docx", what="｛", text="｛｛ x"),
            Text(
                "模板 a.docx 里的标签用了全角括号 ｛，见「｛｛ x」。切到半角重新输入",
                "A tag in template a.docx has full-width braces ｛, see “｛｛ x”. Type them"
                " half-width",
            ),
        ),
        (
            InvalidInput("template.lonely_brace", file="a.docx", what="{{", text="{{ x"),
            Text(
                "模板 a.docx 里的 {{ 缺另一半，见「{{ x」",
                "In template a.docx {{ lacks its other half, see “{{ x”",
            ),
        ),
        (
            InvalidInput("mail.port", port=70_000),
            Text(
                "端口 70000 不在 1 到 65535 之间，请改正",
                "Port 70000 is not within 1 to 65535; mend it",
            ),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, RelappError) else "",
)
def test_a_refusal_reads(error: RelappError, said: Text) -> None:
    assert lines(error) == (said,)


def test_a_quarter_nobody_can_read() -> None:
    with pytest.raises(InvalidInput) as caught:
        Quarter.parse("第三季度")
    assert lines(caught.value)[0] == Text(
        "看不懂季度「第三季度」。请写成 2026Q3", "“第三季度” is no quarter. Write it as 2026Q3"
    )


@pytest.mark.parametrize(
    ("wanted", "value", "zh", "en"),
    [
        (FieldKind.LINE, 7, "应填文字", "takes text"),
        (FieldKind.NUMBER, "七", "应填整数", "takes a whole number"),
    ],
)
def test_a_column_that_holds_the_wrong_kind(
    wanted: FieldKind, value: Value, zh: str, en: str
) -> None:
    kind, field = next(
        (kind, field) for kind in KINDS.values() for field in kind.fields if field.kind is wanted
    )
    fault = next(f for f in faults(kind, {field.id: value}) if f.field_id == field.id)
    said = lines(refused(kind, fault))[0]
    assert said.zh == f"{kind.name.zh}：「{field.name.zh}」{zh}"
    assert said.en == f"{kind.name.en}: “{field.name.en}” {en}"


def test_a_test_record_and_a_defect_that_are_gone(office: SmallOffice) -> None:
    release_id = office.register()
    with pytest.raises(NotFound) as caught:
        office.core.tests.remove(office["tester"], release_id, 99, 1)
    assert lines(caught.value)[0] == Text("这次测试记录已被移除", "This test record is gone")
    with pytest.raises(NotFound) as caught:
        office.core.tests.remove_defect(office["tester"], release_id, 99, 1)
    assert lines(caught.value)[0] == Text("这条遗留缺陷已被移除", "This defect is gone")
