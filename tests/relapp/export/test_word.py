"""《发布方案》 as Word file: what it says, how it is built, and what must never be in it."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from relapp.domain.dossier import Chapter, Column, PlanDocument, Section, Table
from relapp.errors import ExportFailed
from relapp.export.word import write_plan
from relapp.export.word_xml import W
from tests.relapp.export.plan_samples import PURPOSE, a_new_system_plan, a_plan, an_english_plan
from tests.relapp.export.word_files import TEMPLATE, a_template, all_text, part, rows_of, text_of

PdfPages = Callable[[Path], list[str]]


def written(plan: PlanDocument, folder: Path, template: Path = TEMPLATE) -> Path:
    return write_plan(plan, template, folder / "发布方案.docx")


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(a_plan(), tmp_path_factory.mktemp("plan"))


def test_cover_history_and_header_say_which_document_this_is(plan_file: Path) -> None:
    text = all_text(plan_file)
    for wanted in (
        "文件编号　FB26-147-FA-01",
        "核心租赁系统 V6.8.0",
        "2026年9月22日 19:30–23:30（第 18 窗口）",
        "补充罚息口径抽样核对办法；回退步骤增加接口路由一项",
        "衡序集团信息管理部\t发布方案　FB26-147-FA-01　V1.2　指纹 7F3A-19C4",
        "内部资料，未经许可不得外传\t第 1 页，共 1 页",
        "校验码 7F3A-19C4-0E82",
    ):
        assert wanted in text


def test_chapters_sections_and_tables_are_numbered_through(plan_file: Path) -> None:
    lines = text_of(part(plan_file)).splitlines()
    for wanted in ("一、目的与影响范围", "六、部署后的工作", "附二　审批记录与签署"):
        assert wanted in lines
    assert lines.count("1　目的") == 1
    assert [line for line in lines if re.match(r"表 \d　", line)] == [
        "表 1　本次纳入的变更",
        "表 2　受影响的系统",
        "表 3　备份清单",
        "表 4　校验指标",
        "表 5　上线步骤",
    ]


def test_references_name_the_table_and_empty_values_are_said(plan_file: Path) -> None:
    text = text_of(part(plan_file))
    assert "表 4 三项一致" in text
    assert "见表 5" in text
    assert "[[" not in text
    assert ["采购", "无"] in rows_of(tables(plan_file)["日程"])


def tables(path: Path) -> dict[str, object]:
    """Return the tables by the text of their first cell."""
    return {rows_of(t)[0][0]: t for t in part(path).iter(W + "tbl")}


def test_rows_of_the_run_sheet_stand_in_order_with_their_gates(plan_file: Path) -> None:
    steps = next(rows_of(t) for t in part(plan_file).iter(W + "tbl") if "完成标志" in rows_of(t)[0])
    assert len(steps) == 18
    assert steps[5] == ["闸口 1", "备份可用，继续部署", "林静怡", "20:10–20:15", "GO / NO-GO"]


def test_tables_have_widths_repeat_their_heading_and_never_split_a_row(plan_file: Path) -> None:
    body = part(plan_file)
    for table in body.iter(W + "tbl"):
        grid = [int(c.get(W + "w")) for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        width = int(table.find(f"{W}tblPr/{W}tblW").get(W + "w"))
        assert abs(sum(grid) - width) <= len(grid)
        for row in table.iterfind(W + "tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            cells = [int(c.get(W + "w")) for c in row.iter(W + "tcW")]
            assert cells == grid[: len(cells)]
    headed = [t for t in body.iter(W + "tbl") if t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert len(headed) == 14


def test_columns_are_aligned_as_the_content_asks(plan_file: Path) -> None:
    steps = next(t for t in part(plan_file).iter(W + "tbl") if "完成标志" in rows_of(t)[0])
    row = steps.findall(W + "tr")[1]
    sides = [p.get(W + "val") for p in row.iterfind(f"{W}tc/{W}p/{W}pPr/{W}jc")]
    assert sides == ["center", "left", "center", "center", "left"]


def test_the_contents_are_a_field_of_word_that_is_filled_already(plan_file: Path) -> None:
    body = part(plan_file)
    codes = [c.text.strip() for c in body.iter(W + "instrText")]
    assert codes[0] == 'TOC \\o "1-2" \\h \\z \\u'
    marks = [c.get(W + "fldCharType") for c in body.iter(W + "fldChar")]
    assert marks.count("begin") == marks.count("separate") == marks.count("end")
    anchors = {b.get(W + "name") for b in body.iter(W + "bookmarkStart")}
    assert anchors == {link.get(W + "anchor") for link in body.iter(W + "hyperlink")}
    lines = text_of(body).splitlines()
    assert "三、发布内容、步骤与分工\t5" in lines
    assert "3　人员与联络\t6" in lines
    assert "附二　审批记录与签署\t9" in lines
    assert all("anchor" not in t.attrib for t in body.iter(W + "t"))


def test_nothing_of_the_template_is_left(plan_file: Path) -> None:
    with zipfile.ZipFile(plan_file) as package:
        for name in package.namelist():
            data = package.read(name)
            assert b"{{" not in data, name
            assert b"{%" not in data, name
    assert "relapp" not in all_text(plan_file)


def test_the_file_carries_title_and_unit(plan_file: Path) -> None:
    import docx

    properties = docx.Document(str(plan_file)).core_properties
    assert properties.title == "发布方案 FB26-147-FA-01"
    assert properties.author == "衡序集团信息管理部"


def test_process_a_puts_its_five_plans_into_the_same_document(tmp_path: Path) -> None:
    path = written(a_new_system_plan(), tmp_path)
    lines = text_of(part(path)).splitlines()
    for wanted in ("一、上线总体计划", "四、操作结束后的验证计划", "五、试运行计划与问题处理"):
        assert wanted in lines
    assert "培训按表 1的批次，在各批前一周完成。" in lines
    assert lines[lines.index("1　遗留问题") + 1] == "无"
    assert "指纹 —" in all_text(path)
    assert ["一级", "1 小时", "当日修复"] in rows_of(tables(path)["级别"])


def test_english_uses_the_same_template_with_english_words(tmp_path: Path) -> None:
    path = written(an_english_plan(), tmp_path)
    text = all_text(path)
    for wanted in (
        "Document No.",
        "1  Purpose and impact",
        "1.2  Open points",
        "Appendix A  Go-live planning",
        "Table 1  Changes included",
        "See Table 1.",
        "Signature, project manager:",
        "Page 1 of 1",
    ):
        assert wanted in text
    chinese = re.findall("[\u4e00-\u9fff]+", text)
    assert chinese == []
    body = part(path)
    assert all(f.get(W + "hint") is None for f in body.iter(W + "rFonts"))


def test_what_people_typed_cannot_break_the_file(tmp_path: Path) -> None:
    nasty = "<V3.2> & \"x\" {{ doc.unit }} {% for %} \x00\x0b\ud800'ok'\n第二行"
    chapter = Chapter(
        "purpose",
        nasty,
        sections=(Section("节", (Table((Column("列 &"),), ((nasty,), ("",)), "题 <1>"),)),),
    )
    path = written(a_plan(chapters=(chapter,), subject=nasty, unit="甲 & 乙"), tmp_path)
    body = part(path)
    text = text_of(body)
    assert "<V3.2> & \"x\" {{ doc.unit }} {% for %} 'ok'" in text
    assert "表 1　题 <1>" in text
    cell = next(c for c in body.iter(W + "tc") if "第二行" in text_of(c))
    assert cell.find(f".//{W}br") is not None
    assert "甲 & 乙" in text_of(part(path, "word/header1.xml"))


def test_an_empty_document_says_so_instead_of_breaking(tmp_path: Path) -> None:
    bare = a_plan(
        chapters=(Chapter("purpose", "目的"),),
        history=(),
        cover_facts=(),
        cover_signers=(),
        approval=None,
    )
    path = written(bare, tmp_path)
    lines = text_of(part(path)).splitlines()
    assert lines[-1] == "无"
    assert all(rows_of(t) for t in part(path).iter(W + "tbl"))
    assert "附一" not in all_text(path)


def test_every_cell_ends_with_a_paragraph_as_word_demands(plan_file: Path) -> None:
    for cell in part(plan_file).iter(W + "tc"):
        assert cell[-1].tag == W + "p"
    body = part(plan_file).find(W + "body")
    for table in body.iterfind(W + "tbl"):
        assert table.getnext().tag == W + "p"


def test_an_office_may_place_chapters_by_name_and_the_rest_by_a_loop(tmp_path: Path) -> None:
    template = a_template(
        tmp_path / "own.docx",
        "{{ doc.name }}",
        "{{ part.backup.heading }}",
        "{%p for row in part.backup.blocks[1].rows %}",
        "{{ row.object }}：{{ row.method }}",
        "{%p endfor %}",
        "{%p if part.audit is defined %}",
        "never",
        "{%p endif %}",
        "{%p for chapter in rest %}",
        "{{ chapter.heading }}",
        "{%p endfor %}",
    )
    lines = text_of(part(written(a_plan(), tmp_path, template))).splitlines()
    assert lines[1] == "二、备份方案"
    assert lines[4] == "配置参数：应用配置中心快照、定时任务清单"
    assert lines[7:] == [
        "一、目的与影响范围",
        "三、发布内容、步骤与分工",
        "四、回退方案",
        "五、预计问题与应对",
        "六、部署后的工作",
        "附一　上线规划",
        "附二　审批记录与签署",
    ]


def test_a_target_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed) as caught:
        write_plan(a_plan(), TEMPLATE, tmp_path / "no" / "a.docx")
    assert caught.value.code == "export.no_folder"


def test_pages_in_the_contents_are_nearly_those_libreoffice_makes(
    plan_file: Path, tmp_path: Path, pdf_pages: PdfPages
) -> None:
    other = written(a_new_system_plan(), tmp_path)
    longer = write_plan(long_plan(), TEMPLATE, tmp_path / "long.docx")
    for path in (plan_file, other, longer):
        pages = [[line.strip() for line in page.splitlines()] for page in pdf_pages(path)]
        entries = [
            line.rsplit("\t", 1)
            for line in text_of(part(path)).splitlines()
            if re.search(r"\t\d+$", line)
        ]
        assert len(entries) > 10
        place = 0
        for title, number in entries:
            wanted = re.sub(r"\s", "", title)
            place = next(
                n
                for n, page in enumerate(pages)
                if n >= max(place, 2) and wanted in {re.sub(r"\s", "", line) for line in page}
            )
            # One page more or less: a font in the place of 宋体 may be taller than it.
            assert abs(int(number) - (place + 1)) <= 1, (title, number, place + 1)


def long_plan() -> PlanDocument:
    """Return a plan whose chapters flow over many pages without fixed breaks."""
    chapters = tuple(
        replace(
            PURPOSE,
            key=f"c{n}",
            title=f"第 {n} 部分",
            new_page=n == 0,
            sections=tuple(replace(s, title=f"{s.title}（{n}）") for s in PURPOSE.sections),
        )
        for n in range(12)
    )
    return a_plan(chapters=chapters)


def test_all_words_reach_the_page(plan_file: Path, pdf_pages: PdfPages) -> None:
    pages = pdf_pages(plan_file)
    assert len(pages) == 9
    seen = re.sub(r"\s", "", "".join(pages))
    for line in text_of(part(plan_file)).splitlines():
        # Longer ones may be broken within their cell, in a font wider than 宋体.
        if "\t" not in line and len(line) < 12:
            assert re.sub(r"\s", "", line) in seen, line
    assert "第9页，共9页" in seen
    assert "第1页" not in re.sub(r"\s", "", pages[0]), "the cover has neither header nor footer"
