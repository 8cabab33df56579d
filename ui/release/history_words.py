"""What changed, field by field, in words instead of the journal's codes."""

from datetime import datetime

from relapp.domain.definition import ProcessDefinition
from relapp.domain.dossier import short_code
from relapp.domain.journal import Entry, Event
from relapp.domain.spot_check import DrawReason
from relapp.domain.text import Text
from relapp.domain.vocabulary import (
    CheckResult,
    Decision,
    Outcome,
    Proven,
    ReleaseMode,
    ReleaseType,
    RunKind,
    RunResult,
    Status,
    Strategy,
    TestKind,
)
from relapp.wording import journal, spot_check, terms, testing
from relapp.wording.signing import deputy_name
from ui.release.words import DASH, Words

_TOLD = frozenset(
    {
        "item",
        "deliverable",
        "section",
        "sha256",
        "step",
        "process",
        "opinion",
        "reason",
        "substance",
        "on_behalf_id",
        "replaced",
    }
)
"""Fields that the sentence of the entry names already, or that say nothing to a person."""

_FIELDS = {
    "result": Text("结论", "Result"),
    "note": Text("备注", "Note"),
    "name": Text("文件", "File"),
    "file": Text("文件", "File"),
    "revision": Text("版次", "Revision"),
    "body": Text("内容", "Text"),
    "fingerprint": Text("指纹", "Fingerprint"),
    "to": Text("退到", "Back to"),
    "stage": Text("阶段", "Stage"),
    "outcome": Text("发布结果", "Outcome"),
    "until": Text("试运行至", "Trial run until"),
    "added": Text("加入", "Added"),
    "removed": Text("移出", "Removed"),
    "changes": Text("变更单", "Changes"),
    "waits_for": Text("依赖的发布", "Waits for"),
    "role": Text("岗位", "Role"),
    "people": Text("人员", "People"),
    "title": Text("标题", "Title"),
    "purpose": Text("目的", "Purpose"),
    "start": Text("开始", "Start"),
    "end": Text("结束", "End"),
    "minutes": Text("时长（分钟）", "Minutes"),
    "place": Text("位置", "Place"),
    "due": Text("期限", "Due"),
    "number": Text("编号", "Number"),
    "type": Text("类型", "Type"),
    "mode": Text("方式", "Mode"),
    "strategy": Text("上线方式", "Strategy"),
    "application": Text("应用系统", "Application"),
    "version": Text("版本", "Version"),
    "version_from": Text("原版本", "Version before"),
    "version_to": Text("新版本", "New version"),
    "window_id": Text("窗口", "Window"),
    "owner_id": Text("负责人", "Owner"),
    "applicant_id": Text("申请人", "Applicant"),
    "department_id": Text("部门", "Department"),
    "emergency_reason": Text("紧急原因", "Reason for urgency"),
    "yes": Text("答「是」的问题", "Answered yes"),
    "status": Text("状态", "State"),
    "decision": Text("结论", "Decision"),
    "on_behalf": Text("代签", "In place of"),
    "proven": Text("身份证明", "Known by"),
    "deputy": Text("代理人", "Deputy"),
    "kind": Text("种类", "Kind"),
    "environment": Text("测试环境", "Environment"),
    "difference": Text("与生产的差异", "Difference from production"),
    "cases": Text("用例", "Cases"),
    "passed": Text("通过", "Passed"),
    "failed": Text("失败", "Failed"),
    "as_expected": Text("结果", "Result"),
    "conclusion": Text("结论", "Conclusion"),
    "tested_at": Text("测试时间", "Tested"),
    "affects_golive": Text("判定", "Verdict"),
    "verdict": Text("理由", "Reason"),
    "defects": Text("遗留缺陷", "Defects left"),
    "evidence": Text("证据", "Evidence"),
    "link": Text("链接", "Link"),
    "holds": Text("抽查", "Spot check"),
    "seed": Text("抽签号", "Start value"),
    "why": Text("抽中原因", "Drawn because"),
    "offline_at": Text("离线填写于", "Done offline at"),
}

_VALUES: dict[str, dict[str, Text]] = {
    "result": {
        **{r.value: terms.CHECK_RESULT[r] for r in CheckResult},
        **{r.value: terms.RUN_RESULT[r] for r in RunResult},
    },
    "outcome": {o.value: terms.OUTCOME[o] for o in Outcome},
    "type": {t.value: terms.TYPE[t] for t in ReleaseType},
    "mode": {m.value: terms.MODE[m] for m in ReleaseMode},
    "strategy": {s.value: terms.STRATEGY[s] for s in Strategy},
    "status": {s.value: terms.STATUS[s] for s in Status},
    "kind": {
        **{k.value: terms.RUN_KIND[k] for k in RunKind},
        **{k.value: testing.TEST_KIND[k] for k in TestKind},
    },
    "as_expected": {"true": testing.EXPECTED[True], "false": testing.EXPECTED[False]},
    "affects_golive": {"true": testing.AFFECTS[True], "false": testing.AFFECTS[False]},
    "decision": {d.value: terms.DECISION[d] for d in Decision},
    "proven": {p.value: terms.PROVEN[p] for p in Proven},
    "holds": {"true": spot_check.VERDICT[True], "false": spot_check.VERDICT[False]},
    "why": {r.value: spot_check.REASON[r] for r in DrawReason},
}

TOPICS: dict[str, frozenset[str]] = {
    "checks": frozenset({"check", "evidence", "deliverable", "test"}),
    "approval": frozenset({"step"}),
    "plan": frozenset({"section", "document"}),
    "run": frozenset({"run"}),
    "release": frozenset({"release", "follow_up", "change"}),
}


def topic_of(event: Event) -> str:
    """Return the filter an event belongs to."""
    subject = event.value.partition(".")[0]
    return next((topic for topic, subjects in TOPICS.items() if subject in subjects), "release")


def who(entry: Entry, words: Words) -> str:
    """Return who did it, 「甲(乙代)」 where a deputy signed."""
    person = next((after for name, _, after in journal.details(entry) if name == "on_behalf"), "")
    return words.of(deputy_name(person, entry.actor)) if person else entry.actor


def change_text(
    entry: Entry, words: Words, definition: ProcessDefinition, people: dict[int, str]
) -> str:
    """Return 「结论：待勾选 → 通过；备注：…」 for one entry; empty where nothing is to add."""
    parts = []
    for name, before, after in journal.details(entry):
        if name in _TOLD or (name == "result" and not before):
            continue
        title = words.of(_FIELDS[name]) if name in _FIELDS else name
        old = _value(name, before, words, definition, people)
        new = _value(name, after, words, definition, people)
        if old and new:
            parts.append(f"{title}{words.of(_COLON)}{old} → {new}")
        elif new:
            parts.append(f"{title}{words.of(_COLON)}{new}")
        elif old:
            parts.append(f"{title}{words.of(_COLON)}{old} → {DASH}")
    return words.of(_SEMICOLON).join(parts)


_COLON = Text("：", ": ")
_SEMICOLON = Text("；", "; ")


def _value(
    name: str, value: str, words: Words, definition: ProcessDefinition, people: dict[int, str]
) -> str:
    if not value or value in ("[]", "null"):
        return ""
    known = _VALUES.get(name, {}).get(value)
    if known is not None:
        return words.of(known)
    if name in ("stage", "to", "role"):
        return _part(name, value, words, definition)
    if name == "fingerprint":
        return short_code(value)
    if name == "body":
        return words.of(_LETTERS).format(count=len(value))
    return _plain(value, words, people if name in _PEOPLE else {})


def _part(name: str, value: str, words: Words, definition: ProcessDefinition) -> str:
    if name == "role":
        return words.role(definition, value)
    known = value in definition.stage_ids
    return words.of(definition.stage(value).name) if known else value


_PEOPLE = frozenset({"people", "owner_id", "applicant_id"})
_LETTERS = Text("{count} 字", "{count} characters")


def _plain(value: str, words: Words, people: dict[int, str]) -> str:
    """Return a list without brackets, a moment in wall time, anything else as it is."""
    if value.startswith("[") and value.endswith("]"):
        items = [item.strip().strip('"') for item in value[1:-1].split(",") if item.strip()]
        named = [people.get(int(i), i) if i.isdigit() else i for i in items]
        return words.names(tuple(named), most=6)
    if value.isdigit():
        return people.get(int(value), value)
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return value
    return words.moment(at) if at.tzinfo is not None and "T" in value else value
