"""The template in the repository: ordinary Word, Chinese everywhere, and what the builder makes."""

import zipfile
from pathlib import Path

from relapp.export.minutes_template import build_minutes
from relapp.export.plan_template import build
from relapp.export.word_xml import W
from tests.relapp.export.word_files import TEMPLATE, part, text_of


def test_the_committed_template_is_what_the_builder_makes(tmp_path: Path) -> None:
    fresh = build(tmp_path / "release_plan.docx")
    with zipfile.ZipFile(fresh) as new, zipfile.ZipFile(TEMPLATE) as old:
        assert new.namelist() == old.namelist()
        for name in new.namelist():
            assert new.read(name) == old.read(name), name


def test_the_committed_minutes_are_what_the_builder_makes(tmp_path: Path) -> None:
    fresh = build_minutes(tmp_path / "minutes.docx")
    with zipfile.ZipFile(fresh) as new, zipfile.ZipFile(TEMPLATE.with_name("minutes.docx")) as old:
        assert new.namelist() == old.namelist()
        for name in new.namelist():
            assert new.read(name) == old.read(name), name


def test_every_style_names_chinese_font_and_language() -> None:
    styles = part(TEMPLATE, "word/styles.xml")
    for style in styles.iterfind(W + "style"):
        if style.get(W + "type") != "paragraph":
            continue
        fonts = style.find(f"{W}rPr/{W}rFonts")
        assert fonts.get(W + "eastAsia") in {"宋体", "黑体"}
        assert fonts.get(W + "ascii") in {"Times New Roman", "Arial"}
        assert style.find(f"{W}rPr/{W}lang").get(W + "eastAsia") == "zh-CN"
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(W + "lang").get(W + "eastAsia") == "zh-CN"
    assert defaults.find(W + "rFonts").get(W + "eastAsia") == "宋体"
    language = part(TEMPLATE, "word/settings.xml").find(W + "themeFontLang")
    assert language.get(W + "eastAsia") == "zh-CN"


def test_the_page_is_the_one_of_the_layout_specification() -> None:
    section = next(part(TEMPLATE).iter(W + "sectPr"))
    margins = section.find(W + "pgMar")
    size = section.find(W + "pgSz")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    centimetres = {
        side: round(int(margins.get(W + side)) / 567, 2)
        for side in ("top", "bottom", "left", "right")
    }
    assert centimetres == {"top": 2.54, "bottom": 2.22, "left": 2.43, "right": 2.43}
    assert section.find(W + "titlePg") is not None


def test_body_text_headings_and_tables_follow_the_specification() -> None:
    styles = {
        s.find(W + "name").get(W + "val"): s
        for s in part(TEMPLATE, "word/styles.xml").iterfind(W + "style")
    }

    def facts(name: str) -> tuple[str, str, str]:
        style = styles[name]
        return (
            style.find(f"{W}rPr/{W}rFonts").get(W + "eastAsia"),
            style.find(f"{W}rPr/{W}sz").get(W + "val"),
            style.find(f"{W}pPr/{W}spacing").get(W + "line"),
        )

    assert facts("Body Text") == ("宋体", "24", "400")
    assert facts("表格文字") == ("宋体", "21", "320")
    assert facts("heading 1")[:2] == ("黑体", "32")
    assert facts("heading 2")[:2] == ("黑体", "26")
    assert facts("caption")[:2] == ("黑体", "21")
    assert facts("表头")[:2] == ("黑体", "21")
    assert facts("Title")[:2] == ("黑体", "68")
    assert styles["heading 1"].find(f"{W}pPr/{W}spacing").get(W + "after") == "160"
    assert styles["Body Text"].find(f"{W}pPr/{W}ind").get(W + "firstLineChars") == "200"
    border = styles["方案表格"].find(f"{W}tblPr/{W}tblBorders/{W}top")
    assert (border.get(W + "sz"), border.get(W + "color")) == ("4", "6B7482")
    fills = {s.get(W + "fill") for s in part(TEMPLATE).iter(W + "shd")}
    assert "E8ECF2" in fills


def test_fixed_words_come_from_the_content_so_that_one_template_serves_both_languages() -> None:
    text = text_of(part(TEMPLATE))
    left = text.replace("（目录在生成文件时填好）", "")
    assert not [c for c in left if "\u4e00" <= c <= "\u9fff"]
