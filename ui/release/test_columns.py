"""The columns of the table of tests."""

from relapp.wording import testing
from ui.kit import icons
from ui.kit.table_model import Column
from ui.release.test_rows import TestRow, count_words, verdict_words
from ui.release.words import DASH, Phrase, Words


def run_columns(words: Words) -> tuple[Column[TestRow], ...]:
    """Return the columns in the language of the desk."""
    return (
        Column(
            key="kind",
            title=Phrase.tr("类别"),
            text=lambda r: (
                words.of(testing.TEST_KIND[r.kind])
                if r.verdict is not None
                else Phrase.tr("　更早一次")
            ),
            bold=lambda r: r.verdict is not None,
            tone=lambda r: None if r.verdict is not None else "text_3",
            sortable=False,
            width=150,
        ),
        Column(
            key="verdict",
            title=Phrase.tr("结果"),
            text=lambda r: verdict_words(r, words),
            tone=lambda r: r.tone,
            icon=lambda r: icons.icon(r.icon, r.tone),
            sortable=False,
            width=196,
        ),
        Column(
            key="cases",
            title=Phrase.tr("通过 / 用例"),
            text=count_words,
            right=True,
            sortable=False,
            width=116,
        ),
        Column(
            key="defects",
            title=Phrase.tr("遗留"),
            text=lambda r: str(len(r.run.defects)) if r.run and r.run.defects else "",
            tone=lambda r: (
                "bad" if r.run and any(d.affects_golive for d in r.run.defects) else None
            ),
            right=True,
            sortable=False,
            width=76,
        ),
        Column(
            key="environment",
            title=Phrase.tr("测试环境"),
            text=lambda r: r.run.environment if r.run is not None else DASH,
            tone=lambda r: "text_2",
            sortable=False,
            width=0,
        ),
        Column(
            key="who",
            title=Phrase.tr("记录"),
            text=lambda r: f"{r.run.person} {words.stamp(r.run.tested_at)}" if r.run else DASH,
            tone=lambda r: "text_2",
            sortable=False,
            width=120,
        ),
    )
