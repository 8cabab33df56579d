"""Bold, italic, lists and small headings in the Word file: real runs and real lists."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from relapp.domain.dossier import Chapter, Section, blocks_of
from relapp.export.word import write_plan
from relapp.export.word_xml import Element, W
from tests.relapp.export.plan_samples import a_plan
from tests.relapp.export.word_files import TEMPLATE, a_template, part, text_of

PROSE = """\
### 停机范围
停机期间**网点**与*线上*渠道都***不能***办理业务。
- 公告提前 **一个工作日**
- 值守到位
1. 备份
2. 部署
中间一句。
1. 验证
金额按 3\\*4 核对。"""


def written(folder: Path, template: Path = TEMPLATE) -> Path:
    section = Section("影响范围", blocks_of(PROSE))
    plan = replace(a_plan(), chapters=(Chapter("impact", "影响", sections=(section,)),))
    return write_plan(plan, template, folder / "plan.docx")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("form"))


def paragraphs(file: Path, style: str) -> list[Element]:
    return [
        p
        for p in part(file).iter(W + "p")
        if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(W + "val") == style
    ]


def texts(found: list[Element]) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in found]


def test_no_mark_is_left_in_the_document(file: Path) -> None:
    text = text_of(part(file))
    assert "停机期间网点与线上渠道都不能办理业务。" in text
    assert "金额按 3*4 核对。" in text
    assert "**" not in text
    assert "###" not in text
    assert not re.search(r"^(- |\d\. )", text, re.MULTILINE)


def test_bold_and_italic_are_runs(file: Path) -> None:
    (words,) = [p for p in paragraphs(file, "BodyText") if "停机期间" in "".join(p.itertext())]
    forms = {
        run.findtext(W + "t"): tuple(run.find(f"{W}rPr/{W}{n}") is not None for n in "bi")
        for run in words.iter(W + "r")
    }
    assert forms["网点"] == (True, False)
    assert forms["线上"] == (False, True)
    assert forms["不能"] == (True, True)
    assert forms["办理业务。"] == (False, False)


def test_lists_are_lists_of_word_and_each_begins_with_one(file: Path) -> None:
    assert texts(paragraphs(file, "SmallTitle")) == ["停机范围"]
    assert texts(paragraphs(file, "ListBullet")) == ["公告提前 一个工作日", "值守到位"]
    items = paragraphs(file, "ListNumber")
    assert texts(items) == ["备份", "部署", "验证"]
    numbers = [p.find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val") for p in items]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = part(file, "word/numbering.xml")
    starts = {
        n.get(W + "numId"): n.find(f"{W}lvlOverride/{W}startOverride").get(W + "val")
        for n in numbering.iterfind(W + "num")
        if n.get(W + "numId") in numbers
    }
    assert set(starts.values()) == {"1"}
    assert len(starts) == 2


def test_a_template_that_knows_no_form_prints_everything(tmp_path: Path) -> None:
    template = a_template(
        tmp_path / "own.docx",
        "{%p for chapter in chapters %}",
        "{%p for block in chapter.blocks %}",
        '{%p if block.kind == "paragraph" %}',
        "{{ block.text }}",
        "{%p endif %}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    text = text_of(part(written(tmp_path, template)))
    for line in ("停机范围", "• 值守到位", "2. 部署", "1. 验证", "金额按 3*4 核对。"):
        assert line in text.splitlines()
