"""Cells, headings and texts that a neighbouring program, or a neighbour, may put into a file."""

from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell of a workbook as its XML has it, type and style of our choosing."""

    kind: str
    text: str
    style: int = 0

    def __str__(self) -> str:
        """Return what a CSV of the same cell would hold."""
        return self.text


FORMULAS: Final = (
    '=cmd|"/C calc"!A0',
    "=1+1",
    "+49 30 123",
    "-2+3",
    "@SUM(A1:A9)",
    '=HYPERLINK("http://x.test","点")',
    "\t=1",
    "＝1+1",
    "＠x",
)
SIGNS: Final = (
    "a\x00b",
    "\x1b[31m红",
    "\x07",
    "\x7f",
    "\x85次行",
    "甲\u2028乙",
    "甲\u2029乙",
    "\u202egnp.exe",
    "\u2066x\u2069",
    "\u200fعربي\u200e",
    "\u061cx",
    "\ufeff标",
    "\ufffe",
    "\uffff",
    "e\u0301\u0327\u0301" * 20,
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "\U0010ffff",
    "\ud800",
    "x\udcffy",
    "ﬁ ＡＢ İıſß",
)
NUMBERS: Final = (
    *("0", "-0", "1e400", "-1e400", "NaN", "inf", "-Infinity", "1e308", "9" * 400, "9" * 5000),
    *(
        "0x10",
        "1_000",
        "１２３",
        "٣",
        "²",
        "½",
        "1,000",
        "45000",
        "45000.9999999",
        "79999.99",
        "-1",
    ),
)
DATES: Final = (
    *("0000-00-00", "0001-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
    *("9999-12-31", "2026-02-30", "2024-02-29", "2026-13-01", "1990-01-01 00:00", "2100-12-31"),
    *("2026-09-22T19:30:00+23:59", "2026-09-22T24:00:00", "2026-09-22T19:30:60", "20260922"),
    *("2026-W38-2", "2026-265", "22/09/2026", "2026年9月22日", "２０２６-０９-２２", "昨天"),
    *("2026-10-25 02:30", "1991-04-14 00:30", "2026-09-22T193000", "26/Sep/26 7:30 PM"),
)
PLACES: Final = (
    *("../../etc/passwd", "C:\\Windows\\win.ini", "a/b", "%00", "file:///etc/passwd"),
    *(
        "javascript:alert(1)",
        "http://",
        "https://h.test/x y",
        "https://h.test/\r\nX: y",
        "http://[",
    ),
    *("{file}", "{0.__class__}", "%s%n", "{{ doc }}", "$(id)", "`id`", "'; DROP TABLE release;--"),
    *(
        "<script>",
        "&amp;&#0;",
        "]]>",
        "<!DOCTYPE x>",
        '"',
        '""',
        "'",
        "\\",
        "\r",
        "\n",
        "\r\n甲\n乙",
    ),
)
LONG: Final = ("长" * 101, "长" * 401, "x" * 10_000, "x" * 10_001, "y" * 140_000, " " * 500 + "z")
ROLES: Final = (
    *("tester@信息部", "tester@信息部、测试@信息部", "administrator@信息部", "tester@ 信息部"),
    *("tester@门户;tester@MH", "测试人员@信息部,tester@信息部", "@", "tester@", "release_office"),
    *("资金系统、资金系统", "门户,门户 ", "门户、资金系统", "SS、ß、ss", "holiday", "班"),
)
EMPTY: Final = ("", " ", "\u3000", "\xa0", "-", "null", "None", "N/A", "#N/A", "#REF!")
RAWS: Final = (
    *(Raw("n", text) for text in ("1e400", "-1e400", "NaN", "1e308", "45000.5", "-1", "", "x")),
    *(Raw("n", text, 1) for text in ("45000", "1e9", "-5", "0", "0.5", "60", "1e400", "nan")),
    *(Raw("n", text, 2) for text in ("0.5", "45000.25", "1e9", "-0.5")),
    *(Raw("n", text, 3) for text in ("1.5", "1e300", "-3")),
    *(Raw("d", text) for text in ("2026-09-22T19:30:00", "0001-01-01", "x", "9999-12-31T23:59:59")),
    *(Raw("e", "#REF!"), Raw("e", ""), Raw("b", "1"), Raw("b", "x"), Raw("b", "")),
    *(Raw("s", "0"), Raw("s", "99999"), Raw("s", "-1"), Raw("s", "x"), Raw("s", "1e3")),
    *(Raw("str", "=1+1"), Raw("str", "-2"), Raw("zz", "1"), Raw("n", "9" * 5000)),
    *(Raw("n", "46287.8125", 99), Raw("n", "1", -1), Raw("str", "_x0000_"), Raw("str", "_x001B_x")),
)
WORDS: Final = (
    *FORMULAS,
    *SIGNS,
    *NUMBERS,
    *DATES,
    *PLACES,
    *LONG,
    *ROLES,
    *EMPTY,
)

word: st.SearchStrategy[str] = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(repr),
)
cell: st.SearchStrategy[str | Raw] = st.one_of(word, word, st.sampled_from(RAWS))
