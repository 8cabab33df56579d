"""A short version of the importer campaign, and what the long one found."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from docx import Document

from benchmarks.campaigns.hostile import attacks
from benchmarks.campaigns.hostile.cells import Raw
from benchmarks.campaigns.hostile.grids import workbook
from benchmarks.campaigns.hostile.lists import EVERY
from relapp import config
from relapp.connection_file import SECTION, read_connection
from relapp.domain.plan_item import FieldKind, ItemField, ItemKind
from relapp.domain.plan_paste import Names, read_rows, split_cells
from relapp.domain.text import same
from relapp.errors import InvalidInput, StoreUnavailable
from relapp.export.word import check_template
from relapp.known_databases import known, remember
from relapp.services import workbooks
from relapp.services.files import safe_link, safe_name
from relapp.services.import_kinds import ImportKind
from relapp.services.import_mapping import load_mapping, parse_mapping
from relapp.services.import_report import ImportReport
from relapp.store.engine import open_store
from relapp.wording.errors import lines, word
from tests.builders import NOW
from tests.relapp.small_office import ZONE, SmallOffice

CASES = 20
HEAD = ["发布编号", "应用系统", "版本", "发布时间"]


@pytest.mark.parametrize("name", [name for name in attacks.NAMES if name != "window-ini"])
def test_every_case_is_taken_in_or_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    tally = attacks.attack(name, tmp_path, CASES)
    assert tally.findings == {}
    assert tally.cases >= CASES
    assert tally.taken + tally.refused == tally.cases


@pytest.mark.usefixtures("postgres_server")
def test_lists_go_into_a_server_as_well(tmp_path: Path) -> None:
    tally = attacks.attack("register-csv", tmp_path, 2 * EVERY, server=True)
    assert tally.findings == {}
    assert tally.stored == 2


def take(office: SmallOffice, kind: ImportKind, path: Path, content: bytes) -> ImportReport:
    path.write_bytes(content)
    return office.core.imports.take(office["admin"], kind, path)


def test_numbers_without_end_are_no_dates(office: SmallOffice, tmp_path: Path) -> None:
    for number in ("1e400", "-1e400", "NaN"):
        content = workbook([list(HEAD), ["A-1", "门户", "V1", Raw("n", number)]])
        with pytest.raises(InvalidInput) as caught:
            take(office, ImportKind.REGISTER, tmp_path / "a.xlsx", content)
        assert caught.value.code == "import.invalid"


def test_a_day_at_the_end_of_the_calendar_is_refused(office: SmallOffice, tmp_path: Path) -> None:
    text = "变更单号,标题,批准日期\nBG-9,甲,0001-01-01T00:00:00+14:00\n"
    with pytest.raises(InvalidInput) as caught:
        take(office, ImportKind.CHANGES, tmp_path / "a.csv", text.encode())
    assert "1990–2100" in lines(caught.value)[1].zh


def test_a_time_without_colons_is_kept(office: SmallOffice, tmp_path: Path) -> None:
    text = "发布编号,应用系统,版本,发布时间\nA-1,门户,V1,2019-09-22T193000\n"
    path = tmp_path / "a.csv"
    path.write_text(text, "utf-8")
    found = office.core.imports.take(office["admin"], ImportKind.REGISTER, path, dry_run=True)
    assert found.sample[0]["released_at"] == "2019-09-22T11:30:00+00:00"


def test_a_line_separator_in_a_cell_is_a_blank(office: SmallOffice, tmp_path: Path) -> None:
    text = "变更单号,标题\nBG-9,甲\u2028乙\u0085丙\n"
    take(office, ImportKind.CHANGES, tmp_path / "a.csv", text.encode())
    assert "甲 乙 丙" in {change.title for change in office.core.changes.all()}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_named_in_another_encoding_is_imported(office: SmallOffice, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("清单.csv".encode("gb18030"))
    report = take(office, ImportKind.CHANGES, path, "变更单号,标题\nBG-9,甲\n".encode())
    assert report.file.encode()
    assert office.core.history.verify().breaks == ()


def test_a_damaged_workbook_is_refused_whatever_its_library_says(
    office: SmallOffice, tmp_path: Path
) -> None:
    content = workbook([list(HEAD), ["A-1", "门户", "V1", "2019-09-22"]])
    path = tmp_path / "a.xlsx"
    for place in range(40, len(content), 97):
        bad = content[:place] + bytes((content[place] ^ 255,)) + content[place + 1 :]
        path.write_bytes(bad)
        try:
            office.core.imports.take(office["admin"], ImportKind.REGISTER, path, dry_run=True)
        except InvalidInput as error:
            assert error.code == "import.invalid"  # noqa: PT017  either end is right


def test_a_row_that_no_memory_holds_is_not_read(
    office: SmallOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LONGEST_ROW", 3 * 1024 * 1024)
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook([list(HEAD)]))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/worksheets/sheet2.xml", b"<row>" + b"<c/>" * 1_000_000)
    with pytest.raises(InvalidInput) as caught:
        office.core.imports.take(office["admin"], ImportKind.REGISTER, path)
    assert "解开后超过 3 MiB" in lines(caught.value)[1].zh


def test_yaml_escapes_bring_no_sign_in_that_yaml_may_not_hold() -> None:
    shipped = load_mapping(Path("changes"))
    assert shipped.id == "changes"
    text = 'id: x\nkind: changes\nname: {zh: "a\\0b", en: x}\nfields: {number: a, title: b}\n'
    with pytest.raises(InvalidInput) as caught:
        parse_mapping(text, "x.yaml")
    assert "U+0000" in lines(caught.value)[1].zh


def test_a_name_too_long_for_any_disk_is_just_not_there() -> None:
    with pytest.raises(InvalidInput, match=r"mapping\.unknown"):
        load_mapping(Path("x" * 5000))
    with pytest.raises(StoreUnavailable, match=r"store\.missing") as caught:
        open_store("x" * 5000)
    assert len(word(caught.value).zh) < 4000


def test_templates_that_reckon_or_nest_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "office.docx"
    for text in ("{{" + "(" * 3000 + "1" + ")" * 3000 + "}}", "{% for a in 'x' %}" * 30):
        document = Document()
        document.add_paragraph(text)
        document.save(str(path))
        with pytest.raises(InvalidInput, match=r"template\.syntax"):
            check_template(path)
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(InvalidInput, match=r"template\.not_word"):
        check_template(path)


@pytest.mark.parametrize(
    "line",
    [
        "scale = 1e400",
        "scale = nan",
        f"scale = {'9' * 400}",
        f"scale = {'9' * 5000}",
        f"x = {'[' * 3000}",
        'database = "\\u0000"',
    ],
)
def test_no_settings_keep_the_program_from_starting(line: str, tmp_path: Path) -> None:
    home = {"RELAPP_HOME": str(tmp_path)}
    config.settings_file(home).write_text(line, "utf-8")
    found = config.load(home)
    assert (found.scale, found.database) == (1.0, "")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("报告.docx:暗.exe", "报告.docx_暗.exe"),
        ("NUL.txt", "_NUL.txt"),
        ("a?b*.txt", "a_b_.txt"),
        ("x. . .", "x"),
    ],
)
def test_names_are_what_any_disk_takes(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize(
    "link", ["https://h.test/\r\nX: y", "https://h.test/\u202egpj", "https://\ud800"]
)
def test_a_link_that_does_not_print_is_none(link: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        safe_link(link)
    said = word(caught.value)
    assert said.zh.encode()
    assert not set(said.en) & set("\r\u202e\ud800")


def test_a_pasted_moment_beyond_all_calendars_is_named() -> None:
    at = ItemField("at", same("时间"), FieldKind.MOMENT)
    kind = ItemKind("x", same("表"), (at,))
    (row,) = read_rows(kind, "0001-01-01 00:00", Names({}, {}, ZONE))
    assert row.unread[0][1] == "0001-01-01 00:00"


def test_quotes_of_a_pasted_table() -> None:
    assert split_cells('"a\n""b"""\tc"d\n""\t"e') == (('a\n"b"', 'c"d'), ("", "e"))


def test_a_known_database_with_half_a_sign_does_not_keep_later_ones_out(tmp_path: Path) -> None:
    home = {"RELAPP_HOME": str(tmp_path)}
    entry = {"address": "/a/b.db", "name": "a\x07\ud800", "used_at": "\u202e"}
    config.databases_file(home).write_text(json.dumps([entry]), "utf-8")
    remember("/c/d.db", "衡序集团", NOW, home)
    assert [(d.address, d.name) for d in known(home)] == [("/c/d.db", "衡序集团"), ("/a/b.db", "")]


def test_a_root_certificate_whose_name_no_disk_bears_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "connection"
    content = {"host": "h", "database": "d", "ca_file": "9" * 5000}
    path.write_text(json.dumps({SECTION: content}), "utf-8")
    with pytest.raises(InvalidInput, match=r"connection_file\.value"):
        read_connection(path)
