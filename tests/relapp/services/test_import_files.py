"""Files that nobody vouches for: limits, damage, bombs; each refused with its place and remedy."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from relapp.errors import InvalidInput
from relapp.services import tabular, workbooks
from relapp.services.import_mapping import ImportKind, load_mapping, parse_mapping, shipped_mappings
from relapp.services.import_problems import ProblemList, quoted
from relapp.services.tabular import Table, Watch, read_table
from relapp.wording.errors import lines
from relapp.wording.imports import RULES, problem_line


def read(path: Path, sheet: str = "") -> Table:
    return read_table(path, sheet, ProblemList(path.name), Watch())


def rule_of(path: Path, sheet: str = "") -> str:
    with pytest.raises(InvalidInput) as caught:
        read(path, sheet)
    assert caught.value.code == "import.invalid"
    problem = caught.value.details["problems"][0]  # type: ignore[index]
    assert problem.rule in RULES
    assert all(path.name in line.zh for line in lines(caught.value))
    return str(problem.rule)


def a_workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def repacked(path: Path, name: str, content: bytes) -> Path:
    """Replace one part of a workbook."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    parts[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            package.writestr(part, data)
    return path


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        read(tmp_path / "none.csv")
    assert caught.value.code == "file.unreadable"


def test_only_tables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "台账.docx"
    path.write_bytes(b"PK")
    assert rule_of(path) == "suffix"


def test_a_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "LARGEST_FILE", 10)
    path = tmp_path / "l.csv"
    path.write_text("a,b\n1,2\n3,4\n", encoding="utf-8")
    assert rule_of(path) == "too_large"


def test_more_rows_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "MOST_ROWS", 3)
    path = tmp_path / "l.csv"
    path.write_text("a\n1\n2\n3\n", encoding="utf-8")
    assert len(read(path).rows) == 4
    path.write_text("a\n1\n2\n3\n4\n", encoding="utf-8")
    assert rule_of(path) == "too_many_rows"


def test_more_columns_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("x" + ",x" * tabular.MOST_COLUMNS, encoding="utf-8")
    assert rule_of(path) == "too_many_columns"
    path.write_text("x" + "," * 400, encoding="utf-8")
    assert len(read(path).rows[0][1]) == tabular.MOST_COLUMNS


@pytest.mark.parametrize("length", [tabular.LONGEST_CELL + 1, 200_000])
@pytest.mark.parametrize("form", ["{}", '"{}"', '"a\n{}"'])
def test_a_cell_over_the_limit(tmp_path: Path, form: str, length: int) -> None:
    path = tmp_path / "l.csv"
    path.write_text("a,b\n1," + form.format("x" * length), encoding="utf-8")
    assert rule_of(path) == "too_long"


def test_a_long_cell_of_a_workbook(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "l.xlsx", ("x" * (tabular.LONGEST_CELL + 1),))
    assert rule_of(path) == "too_long"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\ufffe"])
def test_signs_that_no_document_may_hold(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "l.csv"
    path.write_text(f"a,b\n1,x{sign}y\n", encoding="utf-8")
    assert rule_of(path) == "character"


def test_neither_of_the_encodings(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_bytes(b"a,b\n\xff\xff\xff\xff")
    assert rule_of(path) == "encoding"


def test_a_quote_left_open(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text('a,b\n1,"2\n3,4\n', encoding="utf-8")
    assert rule_of(path) == "csv"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"<html></html>", b"PK\x05\x06" + b"\x00" * 18]
)
def test_a_damaged_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "l.xlsx"
    path.write_bytes(content)
    assert rule_of(path) == "not_xlsx"


def test_a_workbook_cut_short(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "l.xlsx", ("a", "b"))
    path.write_bytes(path.read_bytes()[:-200])
    assert rule_of(path) == "not_xlsx"


def test_a_workbook_with_a_broken_sheet(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "l.xlsx", ("a", "b"))
    repacked(path, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='1'><c")
    assert rule_of(path) == "not_xlsx"


def test_an_old_or_locked_workbook(tmp_path: Path) -> None:
    path = tmp_path / "l.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    assert rule_of(path) == "old_excel"


def test_a_zip_bomb_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_workbook(tmp_path / "l.xlsx", ("a", "b"))
    repacked(path, "xl/media/zeros.bin", b"\x00" * 2_000_000)
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1_000_000)
    assert rule_of(path) == "bomb"


def test_entities_are_not_unfolded(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "l.xlsx", ("a", "b"))
    bomb = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>'
    repacked(path, "xl/worksheets/sheet1.xml", bomb)
    assert rule_of(path) == "not_xlsx"


def test_rows_far_away_do_not_take_for_ever(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "l.xlsx", ("a", "b"))
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>'
    )
    repacked(path, "xl/worksheets/sheet1.xml", sheet)
    assert rule_of(path) == "too_many_rows"


def test_an_error_value_of_a_spreadsheet(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "l.xlsx", ("a", "b"), ("#REF!", 1))
    assert rule_of(path) == "error_cell"


def test_a_sheet_by_its_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.create_sheet("台账").append(["a", "b"])
    path = tmp_path / "l.xlsx"
    book.save(path)
    assert read(path, "台账").rows[0][1] == ("a", "b")
    assert rule_of(path, "别的") == "sheet"


def test_a_hidden_first_sheet_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    book.create_sheet("台账").append(["a"])
    path = tmp_path / "l.xlsx"
    book.save(path)
    assert read(path).rows[0][1] == ("a",)


def test_a_quote_of_a_value_is_short_and_fit_for_a_terminal() -> None:
    assert quoted("x" * 100) == "x" * 59 + "…"
    assert quoted("a\n\x1b[31m") == "a U+001B[31m"


@pytest.mark.parametrize("kind", ImportKind)
def test_each_kind_has_a_mapping_that_comes_with_the_program(kind: ImportKind) -> None:
    assert shipped_mappings(kind)


PEOPLE = "id: a\nkind: people\nname: {zh: 甲, en: A}\nfields: "


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("id: [", "YAML"),
        ("- a", "id, kind, name"),
        ("id: a\nkind: ledger\nname: {zh: 甲, en: A}\nfields: {}", "register"),
        (PEOPLE + "{name: 姓名}", "login"),
        (PEOPLE + "{name: 姓名, login: 账号, rolle: 岗}", "roles"),
        (PEOPLE + "{name: 姓名, login: 账号}\nzone: Mars", "Asia/Shanghai"),
        (PEOPLE + "{name: {dates: x}, login: 账号}", "column"),
        (PEOPLE + "{name: 姓名, login: &x 账号}", "&x"),
    ],
)
def test_a_damaged_mapping_is_told_with_line_and_remedy(content: str, what: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_mapping(content, "ours.yaml")
    assert caught.value.code == "mapping.invalid"
    said = " ".join(line.en for line in lines(caught.value))
    assert "ours.yaml line" in said
    assert what in said


def test_a_mapping_that_is_not_there_names_the_shipped_ones(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        load_mapping(tmp_path / "none.yaml")
    assert "zed" in str(caught.value.details["known"])
    assert load_mapping(Path("zed")).id == "zed"


def test_every_rule_is_worded_without_loose_ends() -> None:
    for rule in RULES:
        problems = ProblemList("l.csv")
        problems.add(2, "版本", "1.0", rule, "x")
        (problem,) = problems.found
        for said in (problem_line(problem).zh, problem_line(problem).en):
            assert "{" not in said
            assert said.startswith("l.csv")


def test_a_title_line_of_any_length_hides_no_separator(tmp_path: Path) -> None:
    path = tmp_path / "apps.csv"
    title = "长" * tabular.LONGEST_CELL
    path.write_text(f"{title}\n应用系统;技术类别\n新系统;java\n", encoding="utf-8")
    assert [cells for _, cells in read(path).rows] == [
        (title,),
        ("应用系统", "技术类别"),
        ("新系统", "java"),
    ]


_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def a_sheet(path: Path, rows: str) -> Path:
    """Write a workbook whose only sheet has these rows as XML."""
    a_workbook(path, ("x",))
    xml = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(path, _SHEET, xml.encode())


def text_cell(text: str, place: str = "") -> str:
    at = f' r="{place}"' if place else ""
    return f'<c{at} t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_row_ends_with_its_last_cell_that_holds_something(tmp_path: Path) -> None:
    empty = text_cell("") * 5_000 + '<c s="1"/>' * 5_000 + "<c><f>A1</f></c>"
    path = a_sheet(tmp_path / "l.xlsx", f"<row>{text_cell('甲')}{text_cell('乙')}{empty}</row>" * 3)
    assert read(path).rows == [(n, ("甲", "乙")) for n in (1, 2, 3)]
    path = a_sheet(tmp_path / "l.xlsx", f"<row>{text_cell('甲')}{empty}{text_cell('丙')}</row>")
    assert rule_of(path) == "too_many_columns"


def test_cells_that_do_not_say_where_they_stand_follow_the_one_before(tmp_path: Path) -> None:
    cells = text_cell("a"), text_cell(""), text_cell("c"), '<c r="F1"/>', text_cell("g")
    path = a_sheet(tmp_path / "l.xlsx", f"<row>{''.join(cells)}{text_cell('e', 'E1')}</row>")
    assert read(path).rows == [(1, ("a", None, "c", None, "e", None, "g"))]


def test_rows_of_which_one_would_be_lost_are_refused(tmp_path: Path) -> None:
    row = '<row r="{}">' + text_cell("a") + "</row>"
    path = a_sheet(tmp_path / "l.xlsx", row.format(1) + row.format(5) + row.format(7))
    assert [number for number, _ in read(path).rows] == [1, 5, 7]
    path = a_sheet(tmp_path / "l.xlsx", row.format(2) + row.format(2))
    assert rule_of(path) == "not_xlsx"


def test_a_row_that_no_memory_holds_does_not_hide_behind_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LONGEST_ROW", 2_000_000)
    many = ("<c/>" * 100_000 + "<!--<row-->") * 8
    path = a_sheet(tmp_path / "l.xlsx", f"<row>{text_cell('a')}{many}</row>")
    assert rule_of(path) == "not_xlsx"


def test_a_text_within_its_cell_is_whole_and_without_its_reading_aid(tmp_path: Path) -> None:
    runs = "<r><rPr><b/></rPr><t>发布</t></r><r><t>台</t></r><rPh sb='0' eb='1'><t>fa</t></rPh>"
    path = a_sheet(tmp_path / "l.xlsx", f'<row><c t="inlineStr"><is>{runs}</is></c></row>')
    assert read(path).rows == [(1, ("发布台",))]
