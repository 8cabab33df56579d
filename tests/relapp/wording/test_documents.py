"""Numbers, references and fillers of printed documents, and their dates."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from relapp.domain.dossier import Chapter, Column, Facts, Paragraph, Section, Table
from relapp.domain.text import Language
from relapp.wording.document_tables import columns, table_names
from relapp.wording.documents import (
    LABELS,
    Heading,
    chapter_number,
    long_date,
    numbered,
    window_span,
)
from tests.relapp.export.plan_samples import a_plan

SHANGHAI = ZoneInfo("Asia/Shanghai")


def a_table(caption: str = "", key: str = "", cell: str = "x") -> Table:
    return Table((Column("列"),), ((cell,),), caption, key)


def test_chapters_and_appendices_count_apart() -> None:
    chapters = (Chapter("a", "甲"), Chapter("x", "附", appendix=True), Chapter("b", "乙"))
    found = numbered(a_plan(chapters=chapters))
    assert [c.heading for c in found] == ["一、甲", "附一　附", "二、乙", "附二　审批记录与签署"]


@pytest.mark.parametrize(
    ("place", "zh"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (32, "三十二")],
)
def test_chapter_numbers(place: int, zh: str) -> None:
    assert chapter_number(place, "zh", appendix=False) == f"{zh}、"
    assert chapter_number(place, "en", appendix=False) == f"{place}  "
    assert chapter_number(2, "en", appendix=True) == "Appendix B  "


def test_only_tables_that_are_printed_with_a_caption_are_counted() -> None:
    empty = Table((Column("列"),), (), "空表", "gone")
    chapter = Chapter(
        "a",
        "甲",
        blocks=(a_table(), empty, a_table("第一")),
        sections=(
            Section("节", (Paragraph("见[[table:second]]和[[table:gone]]"),)),
            Section("表", (a_table("第二", "second"),)),
        ),
    )
    (found,) = numbered(a_plan(chapters=(chapter,), approval=None))
    captions = [b.caption for b in found.blocks if isinstance(b, Table)]
    assert captions == ["", "表 1　第一", "表 2　第二"]
    assert found.blocks[1] == Paragraph("无")
    assert Paragraph("见表 2和—") in found.blocks


def test_nothing_stays_blank() -> None:
    chapter = Chapter(
        "a",
        "甲",
        (Facts((("采购", " "),)), a_table(cell=""), Paragraph("")),
        (Section("空节"),),
    )
    (found,) = numbered(a_plan(chapters=(chapter,), approval=None))
    assert found.blocks == (
        Facts((("采购", "无"),)),
        a_table(cell="—"),
        Paragraph("无"),
        Heading("1　空节"),
        Paragraph("无"),
    )


def test_every_ready_table_has_keys_and_both_languages() -> None:
    for name in table_names():
        languages: tuple[Language, ...] = ("zh", "en")
        for language in languages:
            found = columns(name, language)
            assert all(column.title for column in found)
            assert len({column.key for column in found}) == len(found)
            assert abs(sum(column.share for column in found) - 100) <= 1, name
            # These names are methods of Python's dicts and would hide the cell from a template.
            assert not {c.key for c in found} & set(dir(dict))


def test_labels_exist_in_both_languages() -> None:
    assert all(text.zh for text in LABELS.values())
    assert [key for key, text in LABELS.items() if not text.en] == ["page_end"]


def test_dates_of_documents() -> None:
    assert long_date(date(2026, 9, 6), "zh") == "2026年9月6日"
    assert long_date(date(2026, 9, 6), "en") == "6 Sep 2026"
    start, end = datetime(2026, 9, 22, 11, 30, tzinfo=UTC), datetime(2026, 9, 22, 15, tzinfo=UTC)
    assert window_span(start, end, SHANGHAI, "zh") == "2026年9月22日 19:30–23:00"
    late = datetime(2026, 9, 22, 18, tzinfo=UTC)
    assert window_span(start, late, SHANGHAI, "zh") == "2026年9月22日 19:30–2026年9月23日 02:00"
