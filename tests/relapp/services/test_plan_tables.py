"""The structured parts of a plan as its document prints them."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from relapp.domain.dossier import Paragraph, Section, Table
from relapp.domain.plan_item import PlanItem
from relapp.domain.plan_kinds import BACKUP
from relapp.domain.release import RunStepDraft
from relapp.domain.text import Language
from relapp.domain.vocabulary import RunKind, Strategy
from relapp.services.plan_tables import item_table
from relapp.wording.documents import numbered
from relapp.wording.plan_values import Wording, score_text
from tests.builders import NOW
from tests.relapp.services.plan_office import planning, register, save
from tests.relapp.small_office import SmallOffice, local


def section(office: SmallOffice, key: int, name: str, language: Language = "zh") -> Section:
    plan = office.core.documents.plan_content(office["manager"], key, language)
    found = (s for chapter in plan.chapters for s in chapter.sections)
    return next(s for s in found if s.key == name)


def tables(found: Section) -> dict[str, Table]:
    return {block.key: block for block in found.blocks if isinstance(block, Table)}


def heads(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def said(found: Section) -> str:
    return "\n".join(block.text for block in found.blocks if isinstance(block, Paragraph))


@pytest.fixture
def key(sqlite_office: SmallOffice) -> int:
    """A release with lines and answers."""
    office = sqlite_office
    key = register(office)
    save(office, key, "impact", who="网点", application=office.application(), downtime=160)
    save(office, key, "backup", what="库", part="data", where="盘", checked_by=office["tester"].id)
    save(office, key, "risk", what="超时", probability="4", impact="4", response="分批")
    for question, choice in (("reach", "r4"), ("novelty", "r5"), ("data", "r2")):
        office.core.risks.answer(office["manager"], key, question, choice, 0)
    return key


def test_lines_are_printed_with_names_and_without_empty_columns(
    sqlite_office: SmallOffice, key: int
) -> None:
    impact = tables(section(sqlite_office, key, "purpose"))["impact"]
    assert heads(impact) == ["序号", "应用系统", "受影响的用户或业务", "停用（分钟）"]
    assert impact.rows == (("1", "核心租赁系统", "网点", "160"),)
    backup = tables(section(sqlite_office, key, "rollback", "en"))["backup"]
    assert backup.rows == (("1", "库", "Historical data", "盘", "孙敏"),)


def test_the_empty_table_beside_a_filled_one_is_named(sqlite_office: SmallOffice, key: int) -> None:
    assert "部署后安排：无" in said(section(sqlite_office, key, "purpose"))
    assert "资源" not in said(section(sqlite_office, key, "notes"))
    sqlite_office.core.plans.write(sqlite_office["manager"], key, "purpose", "都写在这里", 0)
    assert said(section(sqlite_office, key, "purpose")) == "都写在这里"


def test_a_section_with_nothing_says_none(sqlite_office: SmallOffice, key: int) -> None:
    plan = sqlite_office.core.documents.plan_content(sqlite_office["manager"], key, "zh")
    chapter = next(c for c in numbered(plan) if c.key == "notes")
    assert Paragraph("无") in chapter.blocks


def test_the_risk_is_printed_with_its_arithmetic(sqlite_office: SmallOffice, key: int) -> None:
    found = section(sqlite_office, key, "rollback")
    risks, sums = tables(found)["risk"], tables(found)["risk_score"]
    assert heads(risks) == ["序号", "风险", "可能性", "影响", "等级", "应对"]
    assert risks.rows == (("1", "超时", "4", "4", "16 高", "分批"),)
    assert [row[2:] for row in sums.rows] == [
        ("4", "60", "240"),
        ("5", "20", "100"),
        ("2", "100", "200"),
        ("", "180", "540"),
    ]
    assert said(found) == (
        "风险等级：高，由风险矩阵决定。问卷得分 3.00：风险 × 权重之和 540，除以权重之和 180。"
        "风险矩阵最高 16 分（可能性 × 影响）。"
    )


def test_an_unfinished_questionnaire_says_so(sqlite_office: SmallOffice, key: int) -> None:
    sqlite_office.core.risks.answer(sqlite_office["manager"], key, "reach", "", 1)
    assert "问卷答了 2 / 3 题，答完才计入。" in said(section(sqlite_office, key, "rollback"))


def test_waves_are_printed_for_a_phased_roll_out(sqlite_office: SmallOffice) -> None:
    key = register(sqlite_office, strategy=Strategy.PHASED)
    save(sqlite_office, key, "wave", name="一", date="2026-10-01", scope="总部", items="节点 A")
    wave = tables(section(sqlite_office, key, "waves"))["wave"]
    assert wave.rows == (("1", "一", "2026-10-01", "总部", "节点 A"),)
    assert wave.columns[-1].key == "new_items"


def test_order_questions_and_triggers_of_the_run_sheet_are_printed(
    sqlite_office: SmallOffice,
) -> None:
    office, key = sqlite_office, register(sqlite_office)

    def add(title: str, **fields: object) -> int:
        draft = RunStepDraft(title, planned_start=local(9, 24), **fields)  # type: ignore[arg-type]
        office.core.run_sheets.save(office["manager"], key, draft)
        return office.facts(key).run_sheet[-1].id

    first = add("备份", question="备份完成了吗")
    add("部署", after_id=first, done_when="通过")
    back = add("停止", kind=RunKind.ROLLBACK, trigger="脚本失败")
    add("恢复", kind=RunKind.ROLLBACK, after_id=back)
    plan = office.core.documents.plan_content(office["manager"], key, "zh")
    # The small process has no section for the sheet; its rows are printed where one has it.
    from relapp.services.plan_document import PlanInput, _Plan

    given = PlanInput(office.view(key), office.core.office.get(), (), "陈志远", NOW)
    filled = _Plan(given, plan.language)
    steps, rollback = filled._steps(), filled._rollback_steps()
    assert heads(steps) == ["序号", "步骤", "责任人", "时间", "前置", "完成标志"]
    assert [(row[1], row[4]) for row in steps.rows] == [
        ("备份（检查点：备份完成了吗）", ""),
        ("部署", "1"),
    ]
    assert [row[2:4] for row in rollback.rows] == [
        ("停止", "脚本失败"),
        ("恢复（第 1 步之后）", ""),
    ]


def test_whoever_left_the_list_is_said_to_have_left() -> None:
    line = PlanItem(1, "backup", 1, {"what": "库", "part": "data", "where": "盘", "checked_by": 9},
                    "人2", NOW, 1)  # fmt: skip
    table = item_table(BACKUP, [line], planning(), Wording("zh", ZoneInfo("Asia/Shanghai")))
    assert table.rows[0][-1] == "已不在名单"


@pytest.mark.parametrize(
    ("score", "text"),
    [(Fraction(3), "3.00"), (Fraction(10, 3), "3.33"), (Fraction("2.00001"), "2.00001"),
     (Fraction("2.999"), "2.999"), (None, "—")],
)  # fmt: skip
def test_a_score_never_looks_like_the_border_it_is_above(score: Fraction | None, text: str) -> None:
    assert score_text(score) == text


def test_the_document_is_written_with_all_tables(
    sqlite_office: SmallOffice, key: int, tmp_path: Path
) -> None:
    from docx import Document

    from relapp.export.word import write_plan
    from relapp.paths import templates_dir

    content = sqlite_office.core.documents.plan_content(sqlite_office["manager"], key, "zh")
    file = write_plan(
        replace(content, approval=None), templates_dir() / "release_plan.docx", tmp_path / "a.docx"
    )
    tables = Document(str(file)).tables
    cells = {cell.text for table in tables if table.rows[1:] for cell in table.rows[1].cells}
    assert {"核心租赁系统", "库", "超时", "问题 reach"} <= cells
