"""No code ever reaches a person: every refusal has its sentence in both languages."""

import ast
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import String, Text

from relapp import errors
from relapp.domain.gate import blockers
from relapp.domain.refusal import Refusal
from relapp.domain.text import Text as Words
from relapp.domain.vocabulary import StepState
from relapp.domain.window import WindowProblem, WindowProblemKind
from relapp.errors import RelappError
from relapp.store.failures import _SIGNS, _STATES
from relapp.store.tables import metadata
from relapp.wording import cli
from relapp.wording.error_tables import FIELDS, SENTENCES
from relapp.wording.errors import lines, word, word_refusal
from tests.builders import NOW, SMALL, some_facts

ROOT = Path(__file__).resolve().parents[3]
ZONE = ZoneInfo("Asia/Shanghai")
RAISED = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, RelappError)
} | {Refusal.__name__}


def _calls() -> list[ast.Call]:
    return [
        node
        for package in ("relapp", "ui")
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def codes() -> list[str]:
    """Every code that is written out where an error is raised, and those made of parts."""
    found = {
        str(call.args[0].value)
        for call in _calls()
        if isinstance(call.func, ast.Name)
        and call.func.id in RAISED
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    current = {StepState.CURRENT, StepState.LAPSED}
    found |= {f"step.{state.value}" for state in StepState if state not in current}
    found |= (
        {code for _, code in _SIGNS} | set(_STATES.values()) | {"store.unreachable", "store.failed"}
    )
    return sorted(found)


def fields() -> list[str]:
    """Every field that a refusal names in so many words, and every text that is stored."""
    named = {
        str(keyword.value.value)
        for call in _calls()
        for keyword in call.keywords
        if keyword.arg == "field" and isinstance(keyword.value, ast.Constant)
    }
    return sorted(name for name in named if not name.startswith("windows."))


INTERNAL = {
    "action", "actor", "after", "application", "before", "chain", "column", "content",
    "criticality", "date", "decision", "definition_id", "deliverable_id", "digest",
    "desk", "document_id", "due_need", "event", "fingerprint", "first_en", "first_need",
    "first_reason", "first_zh", "follow_up", "item_id", "kind", "mode", "outcome", "owner",
    "person", "previous", "process_code", "refusal", "result", "role", "rule_id", "search",
    "section_id", "sha256", "stage", "state", "status", "step_id", "strategy", "version",
    "waits_for", "yes", "choice", "heading", "part", "question_id", "reply", "shown", "why",
    "key", "cycle", "head", "off_days", "starts", "reads_from", "writes_from", "hash",
    "proven",
}  # fmt: skip
"""Columns that hold keys, values of enums and derived text, which nobody types."""


def test_codes_are_found_at_all() -> None:
    found = codes()
    assert len(found) > 100
    assert {"check.stale", "step.waiting", "store.locked", "definition.yaml"} & set(found)


@pytest.mark.parametrize("code", codes())
def test_every_code_has_its_sentence(code: str) -> None:
    if code.startswith("cli."):
        assert code in cli.ERRORS
        return
    known = code.partition(".")[0] in ("calendar", "window_rule") or code in (
        "window.period",
        "window.capacity",
    )
    text = word(RelappError(code))
    if not known:
        assert code not in text.zh
        assert code not in text.en
    refusal = word_refusal(Refusal(code))
    assert refusal.zh
    assert refusal.en


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_follow_the_rules_of_writing(code: str) -> None:
    text = SENTENCES[code]
    for said in (text.zh, text.en):
        assert said.strip() == said != ""
        assert not set(said) & set("!！您")
    assert text.zh[-1] not in "。."
    assert text.en[-1] != "."
    assert _places(text.zh) == _places(text.en)


def _places(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize("field", fields())
def test_every_field_has_its_name(field: str) -> None:
    assert field in FIELDS


def test_every_text_that_is_typed_has_its_name() -> None:
    typed = {
        column.name
        for table in metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, String | Text)
    }
    assert typed - INTERNAL - FIELDS.keys() - {"version_num"} == set()


_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.just(NOW),
    st.lists(st.text(), max_size=2).map(tuple),
    st.builds(Words, st.text(), st.text()),
)
_names = st.sampled_from(
    ["count", "stage", "step", "number", "field", "rule", "limit", "size", "problems", "items",
     "starts_at", "ends_at", "people", "allowed", "value", "file", "row", "column", "minimum"]
)  # fmt: skip


@given(
    st.sampled_from([*codes(), "made.up", "", "{0}"]), st.dictionaries(_names, _values, max_size=6)
)
def test_wording_never_fails(code: str, details: dict[str, object]) -> None:
    error = RelappError(code, **details)
    for text in (word(error, ZONE), *lines(error), word_refusal(Refusal(code, details))):
        assert isinstance(text.zh, str)
        assert isinstance(text.en, str)
    assert word(error).zh


def test_what_a_person_reads() -> None:
    said = word(RelappError("release.blocked", count=3, stage=Words("审批", "Approving")))
    assert (said.zh, said.en) == (
        "还差 3 项，不能进入「审批」",
        "3 left, it cannot move to Approving",
    )
    said = word(RelappError("role.not_yours", role="pmo", people=("孙敏", "吴倩")))
    assert (said.zh, said.en) == ("这一项由 孙敏、吴倩 处理", "This is for 孙敏, 吴倩 to do")
    said = word(RelappError("field.missing", field="title"))
    assert (said.zh, said.en) == ("请填写标题", "Fill in: title")
    mb = 1024 * 1024
    said = word(RelappError("file.too_large", name="a.zip", size=int(100.4 * mb), limit=100 * mb))
    assert "100.4 MB" in said.zh
    assert "上限 100 MB" in said.zh
    problem = WindowProblem(WindowProblemKind.FULL, {"taken": 8, "capacity": 8})
    said = word(RelappError("window.refused", problems=(problem, problem), number=18))
    assert said.zh.count("名额已满") == 2
    assert word(RelappError("window.refused")).zh == "不能排进这个窗口，请另选"


def test_lists_become_a_line_each() -> None:
    facts = some_facts("plan")
    found = lines(
        RelappError("release.blocked", count=2, stage="x", blockers=blockers(SMALL, facts))
    )
    assert [line.zh for line in found[1:]] == ["检查 agreed", "方案「目的」还没写"]
    items = (Words("一", "one"), Words("二", "two"))
    found = lines(RelappError("step.checks_open", step="x", count=2, items=items))
    assert found[1:] == items
