"""Lines of the plan's tables: saved one by one, guarded like the section they stand in."""

import pytest

from relapp.domain.journal import Event
from relapp.domain.plan_item import PlanItemDraft
from relapp.domain.vocabulary import Reason, Strategy
from relapp.errors import (
    InvalidInput,
    NotFound,
    NotPermitted,
    RelappError,
    RuleViolation,
    StaleRecord,
)
from relapp.wording.errors import word
from tests.relapp.services.plan_office import lines, register, save
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def key(office: SmallOffice) -> int:
    """A release whose plan has tables."""
    return register(office)


def said(error: RelappError) -> str:
    return word(error).zh


def whats(office: SmallOffice, key: int, kind: str = "backup") -> list[object]:
    return [line.values["what"] for line in lines(office, key, kind)]


def three(office: SmallOffice, key: int) -> None:
    for what in "一二三":
        save(office, key, "backup", what=what, part="data", where="备份域")


def test_a_line_is_added_changed_and_noted(office: SmallOffice, key: int) -> None:
    changes = office.core.plan_items.save(
        office["manager"], key, PlanItemDraft("impact", {"who": " 网点 ", "users": 46, "note": ""})
    )
    assert changes
    (line,) = lines(office, key, "impact")
    assert (line.values, line.version, line.person) == ({"who": "网点", "users": 46}, 1, "陈志远")
    draft = PlanItemDraft("impact", {"who": "网点", "users": 50}, line.id, 1)
    office.core.plan_items.save(office["office"], key, draft)
    (line,) = lines(office, key, "impact")
    assert (line.values["users"], line.version, line.person) == (50, 2, "许薇")
    entries = [e for e in office.core.history.of_release(key) if e.event is Event.PLAN_ITEM_SAVED]
    assert [e.subject for e in entries] == ["影响范围", "影响范围"]
    assert '"users":46' in (entries[0].before + entries[1].before)


def test_nothing_is_written_where_nothing_changed(office: SmallOffice, key: int) -> None:
    line = save(office, key, "impact", who="网点")
    draft = PlanItemDraft("impact", {"who": "网点 "}, line.id, line.version)
    assert not office.core.plan_items.save(office["manager"], key, draft)
    assert lines(office, key, "impact")[0].version == 1


def test_two_people_on_one_line(office: SmallOffice, key: int) -> None:
    line = save(office, key, "impact", who="网点")
    office.core.plan_items.save(
        office["office"], key, PlanItemDraft("impact", {"who": "全部网点"}, line.id, 1)
    )
    with pytest.raises(StaleRecord) as caught:
        office.core.plan_items.save(
            office["manager"], key, PlanItemDraft("impact", {"who": "网点甲"}, line.id, 1)
        )
    theirs = caught.value.details["theirs"]
    assert theirs == lines(office, key, "impact")[0]
    assert said(caught.value) == "别人刚改过这一行，你填的还在，没有覆盖"
    with pytest.raises(StaleRecord):
        office.core.plan_items.remove(office["manager"], key, line.id, 1)
    office.core.plan_items.remove(office["manager"], key, line.id, 2)
    with pytest.raises(NotFound, match=r"item\.unknown"):
        office.core.plan_items.save(
            office["manager"], key, PlanItemDraft("impact", {"who": "网点"}, line.id, 2)
        )


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("impact", {}, "影响范围：「受影响的用户或业务」要填写，这一行还没有保存"),
        ("impact", {"who": "x", "users": "many"}, "影响范围：「用户数」应填整数"),
        (
            "impact",
            {"who": "x", "users": -1},
            "影响范围：「用户数」应在 0–1000000 之间，这一行还没有保存",
        ),
        ("impact", {"who": "x" * 401}, "影响范围：「受影响的用户或业务」太长，这一行还没有保存"),
        ("impact", {"who": 1}, "影响范围：「受影响的用户或业务」应填文字"),
        ("impact", {"who": "x", "zz": "y"}, "影响范围：没有「zz」这一列"),
        (
            "risk",
            {"what": "x", "probability": "6", "impact": "1", "response": "y"},
            "风险与应对：「可能性」请从给出的选项中选",
        ),
        (
            "arrangement",
            {"what": "x", "due": "明天"},
            "部署后安排：「完成日期」应填日期，如 2026-09-22",
        ),
        ("arrangement", {"what": "x", "owner": "许薇"}, "部署后安排：「负责人」请从名单中选"),
        ("arrangement", {"what": "x", "owner": 999}, "没有这个人"),
        ("impact", {"who": "x", "application": 999}, "没有这个应用系统"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(
    sqlite_office: SmallOffice, kind: str, values: dict[str, object], sentence: str
) -> None:
    key = register(sqlite_office)
    with pytest.raises((InvalidInput, NotFound)) as caught:
        sqlite_office.core.plan_items.save(
            sqlite_office["manager"],
            key,
            PlanItemDraft(kind, values),  # type: ignore[arg-type]  # what a form could send
        )
    assert said(caught.value) == sentence
    assert lines(sqlite_office, key, kind) == ()


def test_rows_are_pasted_all_or_none(office: SmallOffice, key: int) -> None:
    good = [PlanItemDraft("purchase", {"what": f"第 {n} 项"}) for n in (1, 2)]
    office.core.plan_items.add(office["pmo"], key, good)
    assert whats(office, key, "purchase") == ["第 1 项", "第 2 项"]
    with pytest.raises(InvalidInput, match=r"item\.missing"):
        office.core.plan_items.add(office["pmo"], key, [*good, PlanItemDraft("purchase")])
    assert len(lines(office, key, "purchase")) == 2


@pytest.mark.parametrize(
    ("place", "order"), [(1, "三一二"), (2, "一三二"), (3, "一二三"), (99, "一二三")]
)
def test_a_line_moves_within_its_table(
    office: SmallOffice, key: int, place: int, order: str
) -> None:
    three(office, key)
    last = lines(office, key, "backup")[-1]
    office.core.plan_items.move(office["manager"], key, last.id, place)
    assert "".join(str(what) for what in whats(office, key)) == order
    assert [line.position for line in lines(office, key, "backup")] == [1, 2, 3]


def test_a_removed_line_comes_back_where_it_was(office: SmallOffice, key: int) -> None:
    three(office, key)
    second = lines(office, key, "backup")[1]
    office.core.plan_items.remove(office["manager"], key, second.id, second.version)
    assert whats(office, key) == ["一", "三"]
    draft = PlanItemDraft("backup", second.values)
    office.core.plan_items.save(office["manager"], key, draft, 2)
    assert whats(office, key) == ["一", "二", "三"]


def test_a_table_belongs_to_whom_its_section_belongs(office: SmallOffice, key: int) -> None:
    save(office, key, "resource", "pmo", what="备用机")
    with pytest.raises(NotPermitted):
        save(office, key, "backup", "pmo", what="库", part="data", where="盘")
    with pytest.raises(NotPermitted):
        save(office, key, "resource", "tester", what="备用机")


def test_waves_are_for_phased_roll_outs(office: SmallOffice) -> None:
    full = register(office)
    with pytest.raises(RuleViolation) as caught:
        save(office, full, "wave", name="一", date="2026-10-01", scope="总部")
    assert said(caught.value).endswith("的方案没有这张表")
    phased = register(office, strategy=Strategy.PHASED)
    save(office, phased, "wave", name="一", date="2026-10-01", scope="总部")
    with pytest.raises(RuleViolation, match=r"item\.not_here"):
        save(office, phased, "made_up", what="x")


def test_one_line_counts_like_written_text(office: SmallOffice, key: int) -> None:
    assert office.requirement(key, "purpose").reason is Reason.NOT_WRITTEN
    line = save(office, key, "impact", who="网点")
    assert office.requirement(key, "purpose").reason is Reason.NONE
    office.core.plan_items.remove(office["manager"], key, line.id, line.version)
    assert office.requirement(key, "purpose").reason is Reason.NOT_WRITTEN


def test_lines_are_part_of_what_is_signed(office: SmallOffice, key: int) -> None:
    before = office.view(key).fingerprint
    line = save(office, key, "impact", who="网点")
    assert office.view(key).fingerprint != before
    office.core.plan_items.remove(office["manager"], key, line.id, line.version)
    assert office.view(key).fingerprint == before


def test_an_approved_plan_stands(sqlite_office: SmallOffice) -> None:
    key = register(sqlite_office)
    line = save(sqlite_office, key, "impact", who="网点")
    sqlite_office.walk(key, "implement")
    with pytest.raises(RuleViolation) as caught:
        sqlite_office.core.plan_items.remove(sqlite_office["manager"], key, line.id, line.version)
    assert "的内容已审批，不能再改" in said(caught.value)
    with pytest.raises(RuleViolation, match=r"release\.content_locked"):
        save(sqlite_office, key, "impact", who="别的")


def test_a_table_has_an_end(sqlite_office: SmallOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relapp.services.plan_items.MOST_LINES", 2)
    key = register(sqlite_office)
    with pytest.raises(RuleViolation) as caught:
        three(sqlite_office, key)
    assert said(caught.value) == "「备份项」最多 2 行，这次没有保存"
