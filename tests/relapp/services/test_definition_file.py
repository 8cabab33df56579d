"""Reading a process definition: what is accepted, and each fault named with its exact line."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.domain.definition import ProcessDefinition
from relapp.domain.vocabulary import TestKind
from relapp.errors import InvalidInput
from relapp.paths import resources_dir
from relapp.services import definition_yaml
from relapp.services.definition_file import (
    Problem,
    from_json,
    parse_definition,
    shipped_definitions,
    to_json,
)
from relapp.services.definition_problems import MOST_PROBLEMS
from relapp.wording.definitions import PROBLEMS, problem_line, problem_sentence

SMALL = """\
id: small
code: S
version: "1.10"
name: {zh: 小流程, en: Small process}
organisation: {zh: 甲公司, en: Company A}
effective: "2026-01-01"
office_role: office
success_target: 0.9
types: [upgrade]
modes: [planned, emergency]
windows: {weeks: [1, 3], weekday: 2, starts: "20:00", minutes: 120, capacity: 3}
roles:
  - id: office
    name: {zh: 发布岗, en: Office}
    duty: {zh: 管发布, en: Runs releases}
scope_question: {zh: 是什么, en: What is it}
scope:
  - {id: yes, text: {zh: 程序, en: Program}, in_scope: true}
  - id: no
    text: {zh: 数据, en: Data}
    in_scope: false
    reason: {zh: 另走, en: Goes elsewhere}
questions:
  - {id: interfaces, text: {zh: 有接口, en: Interfaces}, help: {zh: 说明, en: Help}}
stages:
  - id: plan
    name: {zh: 规划, en: Plan}
    column: planning
    leave: {zh: 审批, en: Submit}
    checks:
      - id: tested
        text: {zh: 已测试, en: Tested}
        role: office
        when: {types: [upgrade]}
        may_be_deferred: true
    route:
      - id: group
        name: {zh: 放行, en: Clear}
        steps:
          - {id: sign, name: {zh: 签, en: Sign}, role: office, deliverables: [report]}
  - id: confirm
    name: {zh: 确认, en: Confirm}
    column: confirming
    leave: {zh: 关闭, en: Close}
    needs_outcome: true
  - id: done
    name: {zh: 关闭, en: Done}
    column: closed
deliverables:
  - {id: report, name: {zh: 报告, en: Report}, role: office, needed_by: plan}
sections:
  - id: purpose
    name: {zh: 目的, en: Purpose}
    chapter: {zh: 目的, en: Purpose}
    hint: {zh: 为什么, en: Why}
    needed_by: plan
    role: office
    items: [risk, problem]
documents:
  - {id: plan_document, name: {zh: 方案, en: Plan}, from_stage: plan, template: plan.docx}
follow_ups:
  - id: later
    name: {zh: 补测, en: Test later}
    trigger: deferred_check
    working_days: 5
    role: office
risk:
  - id: reach
    text: {zh: 影响多少人, en: How many}
    weight: 60
    choices:
      - {id: few, text: {zh: 少, en: Few}, risk: 1}
      - {id: many, text: {zh: 多, en: Many}, risk: 5}
risk_levels:
  - {id: low, name: {zh: 低, en: Low}, up_to: 2.5}
  - {id: high, name: {zh: 高, en: High}, up_to: 5}
"""

# What is replaced by what; the code; text in the line where it must be reported; the field.
CASES = [
    ("id: small", "id: 'small", "syntax", "id: 'small", ""),
    ("id: small", "\tid: small", "syntax", "id: small", ""),
    ("zh: 小流程", "zh: 小\u202e流程", "character", "Small process", ""),
    ("id: office", "id: &x office", "alias", "&x", "roles[1].id"),
    ('"2026-01-01"', "*x", "alias", "*x", "effective"),
    ("code: S", "code: !!python/name:os.system S", "tag", "!!python", "code"),
    ("follow_ups:", "---\nfollow_ups:", "several_documents", "---", ""),
    ("code: S", "[code]: S", "key", "[code]", ""),
    ("code: S", "code: S\ncode: T", "duplicate_key", "code: T", "code"),
    ("    duty: {zh: 管发布, en: Runs releases}\n", "", "missing_field", "id: office", "duty"),
    ("success_target", "succes_target", "misspelt_field", "succes_", "succes_target"),
    ("code: S", "code: S\nqqq: 1", "unknown_field", "qqq", "qqq"),
    ("{zh: 甲公司, en: Company A}", "甲公司", "not_a_mapping", "甲公司", "organisation"),
    ("types: [upgrade]\nm", "types: upgrade\nm", "not_a_list", "types: up", "types"),
    ("types: [upgrade]\nm", "types: []\nm", "too_few", "types: []", "types"),
    ("weeks: [1, 3]", "weeks: [1, 1]", "repeated", "weeks", "windows.weeks"),
    ("column: confirming", "column: confirm", "not_a_choice", "column: confirm", "column"),
    ("success_target: 0.9", "success_target: 90", "not_a_number", "success", "success_target"),
    ("working_days: 5", "working_days: 1e3", "not_a_number", "1e3", "working_days"),
    ("in_scope: false", "in_scope: no", "not_a_switch", "in_scope: no", "scope[2].in_scope"),
    ("code: S", "code: ''", "not_a_line", "code: ''", "code"),
    ('"2026-01-01"', '"2026-02-30"', "not_a_date", "2026-02-30", "effective"),
    ('starts: "20:00"', 'starts: "24:00"', "not_a_time", "24:00", "windows.starts"),
    ("template: plan.docx", "template: ../x.docx", "not_a_template", "../x", "template"),
    ("en: Runs releases", "en: ''", "not_worded", "en: ''", "roles[1].duty.en"),
    ("- id: later", "- id: Später", "not_an_identifier", "Später", "follow_ups[1].id"),
    ("id: confirm\n", "id: plan\n", "duplicate_id", "- id: plan\n    name: {zh: 确", "id"),
    ("office_role: office", "office_role: ofice", "misspelt_reference", "ofice", "office_role"),
    ("needed_by: plan}", "needed_by: zzz}", "unknown_reference", "zzz", "needed_by"),
    ("column: planning", "column: preparing", "first_column", "id: plan", "stages[1].column"),
    ("column: closed", "column: confirming", "last_column", "id: done", "stages[3].column"),
    ("column: closed", "column: planning", "column_goes_back", "id: done", "stages[3].column"),
    ("column: confirming", "column: closed", "after_closed", "id: done", "stages[3].column"),
    ("    needs_outcome: true\n", "", "nothing_asked", "id: confirm", "stages[2]"),
    ("    leave: {zh: 关闭, en: Close}\n", "", "missing_field", "id: confirm", "stages[2].leave"),
    ("column: closed", "column: closed\n    checks: []\n    needs_schedule: true",
     "never_asked", "id: done", "stages[3]"),
    ("needed_by: plan\n", "needed_by: done\n", "never_asked", "id: purpose", "needed_by"),
    (SMALL[SMALL.index("    route:") : SMALL.index("  - id: confirm")], "",
     "no_approval", "id: small", "stages"),
    ("    needs_outcome: true", "    needs_schedule: true", "no_outcome", "id: small", "stages"),
    ("when: {types: [upgrade]}", "when: {yes: [interfaces], no: [interfaces]}",
     "never_applies", "no: [int", "when.no"),
    ("when: {types: [upgrade]}", "when: {types: [new_system]}",
     "never_applies", "new_system", "when.types"),
    ("[planned, emergency]", "[planned]", "no_emergency", "id: tested", "may_be_deferred"),
    ("trigger: deferred_check", "trigger: failed", "no_follow_up", "id: tested", "deferred"),
    ("in_scope: true", "in_scope: false, reason: {zh: 否, en: No}",
     "nothing_in_scope", "id: small", "scope"),
    ("    reason: {zh: 另走, en: Goes elsewhere}\n", "", "missing_field", "id: no", "reason"),
    ("items: [risk, problem]", "items: [problem]", "risk_without_table", "id: small", "risk"),
    ("up_to: 2.5", "up_to: 5", "level_goes_back", "- {id: high", "risk_levels[2].up_to"),
    ("up_to: 5}", "up_to: 4.5}", "level_too_low", "- {id: high", "risk_levels[2].up_to"),
    ("{id: many", "{id: few", "repeated", "- id: reach", "choices"),
    ("    leave: {zh: 审批, en: Submit}\n",
     "    leave: {zh: 审批, en: Submit}\n    back_to: confirm\n",
     "not_earlier", "id: plan", "stages[1].back_to"),
    ("needed_by: plan}", "needed_by: confirm}", "due_too_late", "id: sign", "deliverables"),
]  # fmt: skip


def test_tests_that_may_be_put_off_must_come_back_as_a_duty() -> None:
    text = SMALL.replace("        may_be_deferred: true\n", "").replace(
        "    leave: {zh: 审批, en: Submit}\n",
        "    leave: {zh: 审批, en: Submit}\n    tests: [function]\n",
    )
    assert parse_definition(text, "own.yaml").stages[0].tests == (TestKind.FUNCTION,)
    (problem,) = problems_of(text.replace("trigger: deferred_check", "trigger: failed"))
    assert (problem.code, problem.found) == ("definition.no_follow_up", "plan")
    assert problem.field.endswith("stages[1].tests")


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidInput) as caught:
        parse_definition(text, "own.yaml")
    assert caught.value.code == "definition.invalid"
    found = caught.value.details["problems"]
    assert isinstance(found, tuple)
    assert caught.value.details["count"] == len(found)
    return found


@pytest.mark.parametrize(("old", "new", "code", "at", "field"), CASES)
def test_each_fault_is_named_by_line_and_field(
    old: str, new: str, code: str, at: str, field: str
) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    line = text[: text.index(at)].count("\n") + 1
    found = problems_of(text)
    assert any(
        p.code == f"definition.{code}" and p.line == line and p.field.endswith(field) for p in found
    ), found
    assert {p.file for p in found} == {"own.yaml"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("# only a remark\n", "empty"),
        ("x: " + "[" * 40 + "]" * 40, "too_deep"),
        ("- " * 400_000, "too_deep"),
        ("x: '" + "a" * definition_yaml.LARGEST_FILE + "'", "too_large"),
        ("x: [" + "a," * (definition_yaml.MOST_NODES + 1) + "]", "too_large"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "alias"),
        ("name: \ud800", "character"),
        ("name: \x00", "character"),
    ],
)
def test_hostile_files_are_refused(text: str, code: str) -> None:
    assert f"definition.{code}" in {problem.code for problem in problems_of(text)}


def test_every_fault_is_worded_and_every_sentence_is_tested() -> None:
    tested = {f"definition.{case[2]}" for case in CASES}
    tested |= {"definition.empty", "definition.too_deep", "definition.too_large"}
    assert tested == set(PROBLEMS)


def test_sentences_name_place_finding_and_remedy() -> None:
    [problem] = problems_of(SMALL.replace("office_role: office", "office_role: ofice"))
    assert problem == Problem(
        "own.yaml", 7, "office_role", "definition.misspelt_reference", "ofice", "office"
    )
    assert problem_line(problem).en == (
        "own.yaml line 7 office_role: There is no “ofice”; did you mean “office”?"
    )
    assert problem_line(problem).zh == (
        "own.yaml 第 7 行 office_role：没有「ofice」，是否应为「office」"
    )
    odd = replace(problem, found="{0.__class__}")
    assert "{0.__class__}" in problem_sentence(odd).zh


def test_all_problems_are_told_at_once_and_at_most_fifty() -> None:
    text = SMALL.replace("weekday: 2", "weekday: 8").replace("role: office", "role: x")
    found = problems_of(text)
    assert [p.line for p in found] == sorted(p.line for p in found)
    assert {p.code for p in found} >= {"definition.not_a_number", "definition.unknown_reference"}
    many = "".join(f"x{number}: 1\n" for number in range(200))
    assert len(problems_of(many)) == MOST_PROBLEMS


def test_the_small_process_is_read_as_written() -> None:
    definition = parse_definition("\ufeff" + SMALL.replace("\n", "\r\n"), "own.yaml")
    assert definition == parse_definition(SMALL, "own.yaml")
    assert definition.version == "1.10"
    assert [option.id for option in definition.scope] == ["yes", "no"]
    assert definition.stage("plan").route[0].steps[0].deliverables == ("report",)
    assert definition.windows is not None
    assert definition.windows.weeks == (1, 3)


def test_hash_follows_the_content_only() -> None:
    plain = parse_definition(SMALL, "a.yaml")
    assert parse_definition("# remark\n" + SMALL, "b.yaml").sha256 == plain.sha256
    assert parse_definition(SMALL.replace("已测试", "已测"), "a.yaml").sha256 != plain.sha256


def test_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = [parse_definition(text, "a.yaml") for text in (SMALL, *_shipped_texts())]
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    assert fast == [parse_definition(text, "a.yaml") for text in (SMALL, *_shipped_texts())]


@pytest.mark.parametrize("definition", shipped_definitions(), ids=lambda each: each.code)
def test_stored_form_gives_the_same_definition(definition: ProcessDefinition) -> None:
    stored = to_json(definition)
    again = from_json(stored)
    assert again == definition
    assert again.sha256 == definition.sha256
    assert to_json(again) == stored


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "[" * 5000, '{"id": 1}', '"x"'])
def test_damaged_stored_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        from_json(text)
    assert caught.value.code == "definition.stored_form"


def _shipped_texts() -> list[str]:
    folder: Path = resources_dir() / "processes"
    return [file.read_text("utf-8") for file in sorted(folder.glob("*.yaml"))]


def _read(text: str) -> None:
    """Accept a definition or a refusal with problems; anything else fails the test."""
    try:
        definition = parse_definition(text, "own.yaml")
    except InvalidInput as refusal:
        problems = refusal.details["problems"]
        assert isinstance(problems, tuple)
        assert 0 < len(problems) <= MOST_PROBLEMS
        for problem in problems:
            assert problem.line >= 1
            assert problem_sentence(problem).zh
    else:
        assert from_json(to_json(definition)) == definition


_SCALARS = st.one_of(
    st.sampled_from(
        ["", "null", "~", "[]", "{}", "true", "-1", "1e999", "<<: *a", "!!int 3", "id"]
    ),
    st.text(max_size=8),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_changed_file_gives_a_definition_or_a_refusal(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from([SMALL, *_shipped_texts()])).split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        key, colon, _rest = lines[place].partition(":")
        change = data.draw(st.sampled_from(["drop", "scalar", "truncate", "twice", "outdent"]))
        if change == "drop":
            lines[place] = ""
        elif change == "scalar":
            lines[place] = f"{key}{colon} {data.draw(_SCALARS)}"
        elif change == "truncate":
            lines = lines[: place + 1]
            lines[place] = lines[place][: data.draw(st.integers(0, 40))]
        elif change == "twice":
            lines.insert(place, lines[place])
        else:
            lines[place] = lines[place].removeprefix("  ")
    _read("\n".join(lines))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_refusal(text: str) -> None:
    _read(text)
