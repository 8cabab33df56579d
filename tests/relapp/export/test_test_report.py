"""The test report in Word: what the builder makes, and what LibreOffice reads of a finished one."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from relapp.domain.dossier import Chapter, Facts, Paragraph, PlanDocument, Section, Table
from relapp.export.test_report_template import build_report
from relapp.export.word import check_template, write_plan
from relapp.export.word_xml import W
from relapp.wording import test_report as words
from tests.relapp.export.word_files import TEMPLATE, all_text, part

REPORT = TEMPLATE.with_name("test_report.docx")
CONTENT = PlanDocument(
    language="zh",
    unit="试验集团信息部",
    name="发布测试报告",
    number="FB26-001-CS-01",
    release_number="FB26-001",
    version="V1.0",
    dated="2026-09-16",
    classification="内部",
    notice="内部资料",
    application="核心租赁系统",
    application_version="V6.8.0",
    subject="还款计划批量重算",
    cover_facts=(("测试结论", "要求的 2 类测试都符合预期"),),
    chapters=(
        Chapter("overview", "测试概况", (Facts((("测试版本", "V6.8.0"),)),)),
        Chapter(
            "results",
            "测试结果",
            (
                Table(
                    words.columns("results", "zh"),
                    (("功能测试", "10", "9", "1", "符合预期", "2026-09-16"),),
                ),
            ),
        ),
        Chapter(
            "records", "分类记录", (), (Section("功能测试", (Paragraph("结果与需求相符。"),)),)
        ),
    ),
    fingerprint="7F3A-19C4-0E82",
    check_code="7F3A-19C4-0E82",
)


def test_the_committed_template_is_what_the_builder_makes(tmp_path: Path) -> None:
    fresh = build_report(tmp_path / "test_report.docx")
    with zipfile.ZipFile(fresh) as new, zipfile.ZipFile(REPORT) as old:
        assert new.namelist() == old.namelist()
        for name in new.namelist():
            assert new.read(name) == old.read(name), name


def test_the_template_is_sound_and_black_and_grey() -> None:
    check_template(REPORT)
    document = part(REPORT)
    colours = {s.get(W + "fill") for s in document.iter(W + "shd")}
    styles = part(REPORT, "word/styles.xml")
    colours |= {c.get(W + "val") for c in styles.iter(W + "color")}
    for colour in colours - {None, "auto"}:
        red, green, blue = (int(colour[n : n + 2], 16) for n in (0, 2, 4))
        assert max(red, green, blue) - min(red, green, blue) <= 32, colour
    assert "contents" not in all_text(REPORT)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished report."""
    return write_plan(CONTENT, REPORT, tmp_path_factory.mktemp("report") / "report.docx")


def test_nothing_of_the_template_is_left_in_a_report(report: Path) -> None:
    text = all_text(report)
    assert not re.search(r"[{%}]", text)
    for said in ("核心租赁系统 V6.8.0", "功能测试", "结果与需求相符。", "7F3A-19C4-0E82"):
        assert said in text


def test_libreoffice_reads_every_word(report: Path, pdf_pages: Callable[[Path], list[str]]) -> None:
    pages = pdf_pages(report)
    seen = re.sub(r"\s", "", "".join(pages))
    for said in ("发布测试报告", "一、测试概况", "二、测试结果", "三、分类记录", "符合预期"):
        assert said in seen
    assert len(pages) == 2
