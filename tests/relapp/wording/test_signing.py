"""Words about signatures and about what changed since them."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from relapp.domain.content_change import ContentChange
from relapp.domain.vocabulary import Decision
from relapp.wording.content import ContentWording
from relapp.wording.signing import condition_lines, signer_name
from tests.builders import NOW, SMALL, a_follow_up, a_signature, some_facts

ZONE = ZoneInfo("Asia/Shanghai")
WORDING = ContentWording(SMALL, {5: "孙敏"}, {1: "核心租赁系统"}, ZONE)


def words(part: str, before: object, after: object, key: str = "") -> tuple[str, ...]:
    found = WORDING.words(ContentChange(part, key, before, after))
    return found.title.zh, found.before.zh, found.after.zh, found.title.en, found.after.en


def test_a_deputy_is_named_after_whom_he_stands_for() -> None:
    signature = a_signature("manager")
    assert signer_name(signature).zh == signer_name(signature).en == "人5"
    deputy = replace(signature, on_behalf_id=2, on_behalf="甲")
    assert signer_name(deputy).zh == "甲(人5代)"
    assert signer_name(deputy).en == "甲 (by 人5)"


def test_conditions_are_named_with_their_date_or_as_met() -> None:
    items = (
        a_follow_up(rule_id="approval_condition#9.1", subject="落实条件：补报告"),
        a_follow_up(2, done=True, rule_id="approval_condition#9.2", subject="落实条件：通知"),
    )
    facts = some_facts("approve", follow_ups=items)
    signature = a_signature("manager", facts, Decision.CONDITIONAL, key=9)
    lines = condition_lines(SMALL, facts, signature, ZONE)
    assert [t.zh for t in lines] == ["补报告（9月19日前）", "通知（已落实）"]
    assert [t.en for t in lines] == ["补报告 (by 19 Sep)", "通知 (done)"]
    assert condition_lines(replace(SMALL, follow_ups=()), facts, signature, ZONE) == ()


def test_what_changed_is_named_part_by_part() -> None:
    start = NOW.isoformat()
    assert words("title", "甲", "乙") == ("标题", "甲", "乙", "Title", "乙")
    assert words("type", "new_system", "upgrade")[1:3] == ("新系统上线", "系统升级上线")
    assert words("mode", "planned", "emergency")[1:3] == ("计划内发布", "紧急发布")
    assert words("strategy", "full", "phased")[1:3] == ("全面上线", "分阶段上线")
    assert words("yes", None, "training")[1:3] == ("无", "要培训吗？")
    assert words("scope", [1, "", "V2"], [1, "V1", "V3"])[1:3] == (
        "核心租赁系统 — → V2",
        "核心租赁系统 V1 → V3",
    )
    assert words("changes", None, "BG-1")[:3] == ("变更单", "无", "BG-1")
    assert words("schedule", ["", ""], [start, ""])[1:3] == ("未排期", "9月14日 周一 10:00")
    row = ["step", "部署", "换程序", 5, start, 30]
    assert words("run_sheet", row, None)[1:3] == (
        "步骤 · 部署 · 换程序 · 孙敏 · 9月14日 周一 10:00 · 30 分钟",
        "无",
    )
    more = ["gate", "", "放行", None, "", 5, "备份可用吗"]
    assert words("run_sheet", None, more)[2] == "闸口 · 放行 · 5 分钟 · 备份可用吗"


def test_sections_and_tables_have_their_names_and_later_parts_stay_readable() -> None:
    section = WORDING.words(ContentChange("sections", "rollback", "", "另写"))
    assert (section.title.zh, section.title.en) == ("方案：回退", "Plan: (回退)")
    assert section.prose
    assert section.before.zh == ""
    assert words("items", None, {"what": "库", "where": "机房", "note": ""}, "backup")[:3] == (
        "备份项",
        "无",
        "库 · 机房",
    )
    assert words("something", None, ["甲", 3])[:3] == ("something", "无", "甲 · 3")
