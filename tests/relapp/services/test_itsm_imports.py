"""Exports of change management tools: recognised, understood, taken in once more without harm."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relapp.domain.changes import Kind
from relapp.domain.register import ChangeRequest, ChangeRequestDraft
from relapp.domain.vocabulary import ChangeKind, ChangeState
from relapp.errors import InvalidInput, NotPermitted
from relapp.services.import_kinds import ImportKind
from relapp.services.import_mapping import ImportMapping, Source
from relapp.services.import_outline import with_columns
from relapp.services.import_problems import ImportProblem
from relapp.services.import_recognition import Origin
from relapp.services.import_report import ImportReport
from relapp.services.import_words import with_words
from relapp.wording.imports import problem_line
from tests.relapp.services import itsm_exports as exports
from tests.relapp.small_office import SmallOffice

CHANGES = ImportKind.CHANGES


def take(
    office: SmallOffice,
    path: Path,
    mapping: Path | ImportMapping | None = None,
    *,
    dry_run: bool = False,
) -> ImportReport:
    return office.core.imports.take(office["office"], CHANGES, path, mapping, dry_run=dry_run)


def changes(office: SmallOffice) -> dict[str, ChangeRequest]:
    return {c.number: c for c in office.core.changes.all()}


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.refused


@pytest.mark.parametrize(
    ("rows", "mapping"),
    [
        (exports.SERVICENOW, "changes_servicenow"),
        (exports.SERVICENOW_LABELS, "changes_servicenow"),
        (exports.JIRA, "changes_jira"),
        (exports.ZENTAO_BUGS, "changes_zentao_bug"),
        (exports.ZENTAO_STORIES, "changes_zentao_story"),
        ((("变更单号", "标题", "状态"), ("CR-1", "甲", "已批准")), "changes"),
    ],
)
def test_a_tool_is_recognised_by_its_headings(
    sqlite_office: SmallOffice, tmp_path: Path, rows: tuple[exports.Row, ...], mapping: str
) -> None:
    report = take(sqlite_office, exports.write_csv(tmp_path / "e.csv", rows), dry_run=True)
    assert report.mapping == mapping
    assert report.recognition is not None
    assert report.recognition.origin is Origin.RECOGNISED
    keys = len({heading.casefold() for heading in rows[0]})
    assert report.recognition.columns == keys
    assert report.recognition.known >= keys - 2


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_encodings_and_separators_of_exports(
    sqlite_office: SmallOffice, tmp_path: Path, codec: str, delimiter: str
) -> None:
    path = exports.write_csv(tmp_path / "e.csv", exports.ZENTAO_BUGS, codec, delimiter)
    assert take(sqlite_office, path).new == 3
    assert changes(sqlite_office)["BUG-12"].title == "余额显示有误"


def test_servicenow(office: SmallOffice, tmp_path: Path) -> None:
    report = take(office, exports.write_xlsx(tmp_path / "change_request.xlsx", exports.SERVICENOW))
    assert counts(report) == (3, 0, 0, 0)
    assert [record.get("application", "") for record in report.sample] == ["门户", "资金系统", ""]
    first, second, third = (changes(office)[f"CHG004000{n}"] for n in (1, 2, 3))
    assert (first.state, first.application) == (ChangeState.APPROVED, "门户")
    assert (first.source, first.source_state) == ("ServiceNow", "Scheduled · Approved")
    assert (second.state, second.application) == (ChangeState.SUBMITTED, "资金系统")
    assert (third.state, third.application) == (ChangeState.REJECTED, "")
    assert {c.kind for c in (first, second, third)} == {ChangeKind.CHANGE}


def test_jira_repeats_a_heading_for_each_component(office: SmallOffice, tmp_path: Path) -> None:
    take(office, exports.write_csv(tmp_path / "e.csv", exports.JIRA))
    first, second, third = (changes(office)[f"ITSM-{n}"] for n in (41, 42, 43))
    assert (first.state, first.application) == (ChangeState.APPROVED, "核心租赁系统")
    assert (second.state, second.kind) == (ChangeState.SUBMITTED, ChangeKind.BUGFIX)
    assert (third.state, third.application) == (ChangeState.REJECTED, "门户")


def test_zentao_numbers_of_stories_and_bugs_do_not_meet(
    office: SmallOffice, tmp_path: Path
) -> None:
    take(office, exports.write_csv(tmp_path / "bug.csv", exports.ZENTAO_BUGS))
    take(office, exports.write_csv(tmp_path / "story.csv", exports.ZENTAO_STORIES))
    found = changes(office)
    states = {n: found[n].state for n in found if n.startswith(("BUG-", "REQ-"))}
    assert states == {
        "BUG-12": ChangeState.APPROVED,
        "BUG-13": ChangeState.REJECTED,
        "BUG-14": ChangeState.SUBMITTED,
        "REQ-12": ChangeState.APPROVED,
        "REQ-15": ChangeState.SUBMITTED,
    }
    assert (found["BUG-12"].kind, found["BUG-12"].application) == (
        ChangeKind.BUGFIX,
        "核心租赁系统",
    )
    assert found["REQ-12"].kind is ChangeKind.CHANGE


def edited(office: SmallOffice, change: ChangeRequest, **fields: object) -> None:
    draft = ChangeRequestDraft(
        change.number,
        change.title,
        change.kind,
        change.state,
        change.application_id,
        id=change.id,
        version=change.version,
    )
    office.core.changes.save(office["office"], replace(draft, **fields))  # type: ignore[arg-type]


def row(number: str, title: str, state: str, approval: str = "Approved") -> exports.Row:
    return (number, title, "Normal", state, approval, "", "", "", "", "", "", "")


HEAD = exports.SERVICENOW[0]


def test_importing_again_follows_the_source_and_keeps_what_was_edited_here(
    office: SmallOffice, tmp_path: Path
) -> None:
    path = tmp_path / "e.csv"
    numbers = ("CHG1", "CHG2", "CHG3")
    take(office, exports.write_csv(path, (HEAD, *(row(n, n, "Scheduled") for n in numbers))))
    edited(office, changes(office)["CHG1"], title="本单位改的标题")
    edited(office, changes(office)["CHG2"], title="也改了")
    again = (
        HEAD,
        row("CHG1", "CHG1", "Scheduled"),
        row("CHG2", "来源也改了", "Scheduled"),
        row("CHG3", "CHG3", "Canceled"),
        row("CHG4", "新的", "New", "Not Requested"),
    )
    exports.write_csv(path, again)
    before = office.core.history.newest()
    assert counts(take(office, path, dry_run=True)) == (1, 2, 1, 0)
    assert office.core.history.newest() == before
    assert counts(take(office, path)) == (1, 2, 1, 0)
    found = changes(office)
    assert found["CHG1"].title == "本单位改的标题"
    assert found["CHG2"].title == "来源也改了"
    assert found["CHG3"].state is ChangeState.REJECTED
    assert found["CHG4"].state is ChangeState.SUBMITTED
    assert counts(take(office, path)) == (0, 0, 4, 0)
    edited(office, changes(office)["CHG2"], title="又改了")
    assert counts(take(office, path)) == (0, 0, 4, 0)


def test_the_card_of_a_release_learns_that_its_change_was_withdrawn(
    office: SmallOffice, tmp_path: Path
) -> None:
    path = exports.write_csv(tmp_path / "e.csv", (HEAD, row("CHG1", "x", "Scheduled")))
    take(office, path)
    release_id = office.register(change_ids=(office.change("CHG1"),))
    exports.write_csv(path, (HEAD, row("CHG1", "x", "Canceled")))
    assert release_id in take(office, path).changes.ids(Kind.RELEASE)
    (standing,) = [s for s in office.core.change_schedule.standings() if s.change.number == "CHG1"]
    assert standing.out_of_step


def test_a_change_of_an_ended_release_is_left_alone(office: SmallOffice, tmp_path: Path) -> None:
    path = exports.write_csv(tmp_path / "e.csv", (HEAD, row("CHG1", "x", "Scheduled")))
    take(office, path)
    release_id = office.register(change_ids=(office.change("CHG1"),))
    office.walk(release_id, "confirm")
    office.fulfil(release_id)
    office.advance(release_id)
    assert office.facts(release_id).release.closed_at is not None
    exports.write_csv(path, (HEAD, row("CHG1", "别的标题", "Canceled")))
    report = take(office, path)
    assert (counts(report), report.ended) == ((0, 0, 1, 0), 1)
    assert changes(office)["CHG1"].title == "x"


def test_a_word_nobody_knows_is_asked_once_and_remembered_for_the_heading(
    office: SmallOffice, tmp_path: Path
) -> None:
    path = exports.write_csv(
        tmp_path / "e.csv",
        (HEAD, row("CHG1", "甲", "Parked"), row("CHG2", "乙", "Parked"), row("CHG3", "丙", "New")),
    )
    report = take(office, path, dry_run=True)
    (word,) = report.asked
    assert (word.target, word.word, word.row, word.count) == ("state", "Parked", 2, 2)
    assert [problem_line(p).zh for p in report.problems] == [
        "e.csv 第 2 行 state 列「Parked」：不在可选值内，可用：submitted, approved, rejected, done"
    ]
    with pytest.raises(InvalidInput) as caught:
        take(office, path)
    assert caught.value.code == "import.invalid"
    assert "CHG1" not in changes(office)
    assert report.recognition is not None
    answered = with_words(report.recognition.mapping, {("state", "Parked"): "submitted"})
    take(office, path, answered)
    assert changes(office)["CHG2"].state is ChangeState.APPROVED
    exports.write_csv(path, (HEAD, row("CHG5", "戊", "Parked", "")))
    again = take(office, path)
    assert again.recognition is not None
    assert again.recognition.origin is Origin.REMEMBERED
    assert changes(office)["CHG5"].state is ChangeState.SUBMITTED


def test_an_application_nobody_knows_is_asked_and_may_be_none(
    office: SmallOffice, tmp_path: Path
) -> None:
    path = exports.write_csv(
        tmp_path / "e.csv",
        (exports.ZENTAO_BUGS[0], ("1", "没登记(#9)", "/", "甲", "1", "", "激活", "", "", "")),
    )
    report = take(office, path, dry_run=True)
    assert [(w.target, w.word) for w in report.asked] == [("application", "没登记")]
    assert report.refused == 1
    assert report.recognition is not None
    nothing = with_words(report.recognition.mapping, {("application", "没登记"): ""})
    assert take(office, path, nothing, dry_run=True).problems == ()
    portal = with_words(report.recognition.mapping, {("application", "没登记"): "门户"})
    take(office, path, portal)
    assert changes(office)["BUG-1"].application == "门户"


@pytest.mark.parametrize(
    ("server", "service", "target"),
    [("srv-9", "", "application"), ("srv-9", "没登记", "service"), ("srv-9", "门户", "")],
)
def test_the_word_that_is_asked_is_the_one_an_answer_settles(
    sqlite_office: SmallOffice, tmp_path: Path, server: str, service: str, target: str
) -> None:
    row = ("CHG1", "甲", "Normal", "New", "", "", "", "", server, service, "", "")
    path = exports.write_csv(tmp_path / "e.csv", (HEAD, row))
    report = take(sqlite_office, path, dry_run=True)
    assert [word.target for word in report.asked] == list(filter(None, [target]))
    assert report.recognition is not None
    answers = {(word.target, word.word): "资金系统" for word in report.asked}
    take(sqlite_office, path, with_words(report.recognition.mapping, answers))
    assert changes(sqlite_office)["CHG1"].application == ("资金系统" if target else "门户")


def test_all_that_is_unknown_of_a_row_is_asked_at_once(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    odd = ("CHG1", "甲", "Wild", "Parked", "Maybe", "", "", "", "", "没登记", "", "")
    path = exports.write_csv(tmp_path / "e.csv", (HEAD, odd))
    report = take(sqlite_office, path, dry_run=True)
    assert [(w.target, w.word) for w in report.asked] == [
        ("state", "Parked"),
        ("approval", "Maybe"),
        ("kind", "Wild"),
        ("service", "没登记"),
    ]


def test_columns_of_an_unknown_heading_are_chosen_and_remembered(
    office: SmallOffice, tmp_path: Path
) -> None:
    rows = (
        ("导出于某日", "", "", ""),
        ("流水", "事项", "进展", "哪个系统"),
        ("A1", "改参数", "已批准", "门户"),
    )
    path = exports.write_xlsx(tmp_path / "x.xlsx", rows, "变更")
    with pytest.raises(InvalidInput) as caught:
        take(office, path, dry_run=True)
    assert caught.value.details["problems"][0].rule == "no_header"  # type: ignore[index]
    outline = office.core.imports.outline(office["office"], CHANGES, path)
    assert outline.headings == ("流水", "事项", "进展", "哪个系统")
    assert outline.rows == (("A1", "改参数", "已批准", "门户"),)
    assert outline.proposed == {}
    columns = {"number": "流水", "title": "事项", "state": "进展", "application": "哪个系统"}
    mapping = with_columns(outline.mapping, columns)
    assert mapping.name.zh == "自选的列"
    take(office, path, mapping)
    change = changes(office)["A1"]
    assert (change.state, change.application) == (ChangeState.APPROVED, "门户")
    exports.write_xlsx(path, (rows[1], ("A2", "再改", "已批准", "门户")), "变更")
    assert take(office, path).recognition == replace(
        take(office, path).recognition,  # type: ignore[type-var]
        origin=Origin.REMEMBERED,
    )
    assert "A2" in changes(office)


def test_the_outline_of_a_known_heading_proposes_its_columns(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    path = exports.write_csv(tmp_path / "e.csv", exports.SERVICENOW)
    office = sqlite_office
    outline = office.core.imports.outline(office["office"], CHANGES, path)
    assert outline.proposed["title"] == "short_description"
    assert outline.proposed["service"] == "business_service"
    assert with_columns(outline.mapping, outline.proposed).name == outline.mapping.name
    assert "number" in outline.required
    with pytest.raises(NotPermitted):
        office.core.imports.outline(office["tester"], CHANGES, path)


def test_a_bad_row_names_file_sheet_row_column_value_and_rule(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    bad = ("CHG1", "", "Normal", "New", "Approved", "", "", "", "没有这个系统", "", "", "")
    path = exports.write_xlsx(tmp_path / "e.xlsx", (HEAD, bad), "变更")
    report = take(sqlite_office, path, dry_run=True)
    assert [problem_line(p).zh for p in report.problems] == [
        "e.xlsx 工作表「变更」 第 2 行 short_description 列：不能为空",
        "e.xlsx 工作表「变更」 第 2 行 cmdb_ci 列「没有这个系统」：登记里没有，请先添加",
    ]
    assert problem_line(report.problems[0]).en == (
        "e.xlsx sheet “变更” row 2 column short_description: must not be empty"
    )
    assert report.refused == 1


def test_a_link_must_lead_to_a_page(sqlite_office: SmallOffice, tmp_path: Path) -> None:
    rows = (
        ("变更单号", "标题", "链接"),
        ("A", "甲", "javascript:alert(1)"),
        ("B", "乙", "https://itsm.example/B"),
    )
    path = exports.write_csv(tmp_path / "e.csv", rows)
    report = take(sqlite_office, path, dry_run=True)
    assert [(p.row, p.rule) for p in report.problems] == [(2, "link")]
    take(sqlite_office, exports.write_csv(path, (rows[0], rows[2])))
    assert changes(sqlite_office)["B"].link == "https://itsm.example/B"


def test_what_another_version_remembered_is_passed_over(
    sqlite_office: SmallOffice, tmp_path: Path
) -> None:
    from relapp.services.import_memory import _mapping_of

    for content in ("", "[]", "{}", '{"fields": {}}', '{"fields": {"number": {"colour": 1}}}'):
        assert _mapping_of(CHANGES, content) is None
    path = exports.write_csv(tmp_path / "e.csv", exports.JIRA)
    assert take(sqlite_office, path).mapping == "changes_jira"


WORDS = st.one_of(
    st.sampled_from([word for row in exports.SERVICENOW for word in row]),
    st.sampled_from([word for row in exports.ZENTAO_BUGS for word in row]),
    st.sampled_from(["Issue key", "Summary", "Status", "=1+1", "", " ", "2026-13-40", "\u3000"]),
    st.text(max_size=12),
    st.text(alphabet="\t\r\n\",;'=@{}*", max_size=6),
)
TABLES = st.lists(st.lists(WORDS, max_size=9), max_size=7)


@settings(
    max_examples=500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    table=TABLES,
    head=st.sampled_from([(), exports.SERVICENOW[0], exports.JIRA[0], exports.ZENTAO_BUGS[0]]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_no_table_makes_the_importer_stumble(
    sqlite_office: SmallOffice,
    tmp_path: Path,
    table: list[list[str]],
    head: exports.Row,
    codec: str,
) -> None:
    """Whatever a file holds, it is understood, or refused with a place."""
    path = tmp_path / "e.csv"
    rows = [tuple(row) for row in ([list(head), *table] if head else table)]
    path.write_bytes(exports.as_csv(rows).encode(codec, "replace"))
    for attempt in (rehearsed, outlined):
        problems = attempt(sqlite_office, path)
        assert all(problem_line(problem).zh for problem in problems)


def rehearsed(office: SmallOffice, path: Path) -> tuple[ImportProblem, ...]:
    """Return what speaks against a file, however it is told."""
    return problems_of(lambda: take(office, path, dry_run=True))


def problems_of(attempt: Callable[[], ImportReport]) -> tuple[ImportProblem, ...]:
    try:
        return attempt().problems
    except InvalidInput as error:
        found = error.details["problems"] if error.code == "import.invalid" else ()
        if not found:
            raise
        return found  # type: ignore[return-value]


def outlined(office: SmallOffice, path: Path) -> tuple[ImportProblem, ...]:
    """Return what speaks against a file whose columns somebody chose."""
    return problems_of(lambda: chosen(office, path))


def chosen(office: SmallOffice, path: Path) -> ImportReport:
    outline = office.core.imports.outline(office["office"], CHANGES, path)
    names = outline.headings or ("编号",)
    columns = {"number": names[0], "title": names[-1], "state": names[-1]}
    mapping = with_columns(outline.mapping, columns)
    assert isinstance(mapping.fields["number"], Source)
    return take(office, path, mapping, dry_run=True)
