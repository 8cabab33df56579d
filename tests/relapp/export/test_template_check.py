"""Templates the office changed: every mistake is refused with its place before anything is made."""

from pathlib import Path

import docx
import pytest

from relapp.errors import InvalidInput
from relapp.export.word import check_template, write_plan
from tests.relapp.export.plan_samples import a_plan
from tests.relapp.export.word_files import TEMPLATE, a_template, part, text_of, with_body


def refusal(path: Path) -> InvalidInput:
    """Return the refusal, which checking and writing must agree on."""
    with pytest.raises(InvalidInput) as checked:
        check_template(path)
    target = path.with_name("result.docx")
    with pytest.raises(InvalidInput) as written:
        write_plan(a_plan(), path, target)
    assert not target.exists()
    assert (checked.value.code, checked.value.details) == (
        written.value.code,
        written.value.details,
    )
    return checked.value


def test_the_template_we_ship_is_in_order() -> None:
    check_template(TEMPLATE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("编号：｛｛ doc.number ｝｝", "｛｛"),
        ("编号：{｛ doc.number }}", "{｛"),
        ("｛% for a in chapters %｝", "｛%"),
        ("{％ for a in chapters ％}", "{％"),
        ("{{ doc.number ｝}", "｝}"),
    ],
)
def test_full_width_braces_are_refused(tmp_path: Path, text: str, found: str) -> None:
    error = refusal(a_template(tmp_path / "t.docx", "first", text))
    assert error.code == "template.full_width_brace"
    assert error.details["what"] == found
    assert error.details["file"] == "t.docx"
    assert error.details["part"] == "document"
    assert str(error.details["text"]).startswith(text[:5])


def test_full_width_brackets_that_are_no_tags_are_only_text(tmp_path: Path) -> None:
    check_template(a_template(tmp_path / "t.docx", "增长 20％，见｛附注｝"))


@pytest.mark.parametrize("text", ["{{ doc.number }", "doc.number }}", "{ { doc.number }}"])
def test_half_a_tag_is_refused(tmp_path: Path, text: str) -> None:
    error = refusal(a_template(tmp_path / "t.docx", text))
    assert error.code in {"template.lonely_brace", "template.syntax"}


def test_syntax_errors_name_the_paragraph(tmp_path: Path) -> None:
    error = refusal(a_template(tmp_path / "t.docx", "one", "two", "{{ doc.number ! }}"))
    assert error.code == "template.syntax"
    assert "doc.number" in str(error.details["text"])
    missing = refusal(a_template(tmp_path / "u.docx", "{%p for c in chapters %}", "x"))
    assert missing.code == "template.syntax"
    assert "endfor" in str(missing.details["what"])


def test_unknown_names_are_refused_with_the_name(tmp_path: Path) -> None:
    error = refusal(a_template(tmp_path / "t.docx", "ok", "{{ dok.number }}"))
    assert error.code == "template.unknown_name"
    assert error.details["what"] == "dok"
    assert error.details["text"] == "{{ dok.number }}"


def test_mistakes_in_the_header_name_the_header(tmp_path: Path) -> None:
    error = refusal(a_template(tmp_path / "t.docx", "ok", header="{{ unit }}"))
    assert error.details["part"] == "header1"


def test_an_unknown_value_is_found_when_the_document_is_made(tmp_path: Path) -> None:
    path = a_template(tmp_path / "t.docx", "ok", "{{ doc.nummer }}")
    check_template(path)
    with pytest.raises(InvalidInput) as caught:
        write_plan(a_plan(), path, tmp_path / "a.docx")
    assert caught.value.code == "template.unknown_value"
    assert caught.value.details["text"] == "{{ doc.nummer }}"
    assert "nummer" in str(caught.value.details["what"])


@pytest.mark.parametrize(
    "text",
    [
        "{{ doc.clear() }}",
        "{{ chapters.append(1) }}",
        '{{ "x" * 999999999 }}',
        "{{ doc.__class__.__mro__ }}",
        '{{ "x".__class__ }}',
        '{{ "%s".format(doc) }}',
    ],
)
def test_a_template_cannot_compute(tmp_path: Path, text: str) -> None:
    path = a_template(tmp_path / "t.docx", text)
    with pytest.raises(InvalidInput) as caught:
        write_plan(a_plan(), path, tmp_path / "a.docx")
    assert caught.value.code in {"template.forbidden", "template.unknown_value"}


@pytest.mark.parametrize("text", ["{{ range(9) }}", "{{ cycler }}", "{{ namespace }}"])
def test_functions_of_the_template_language_are_unknown_names(tmp_path: Path, text: str) -> None:
    assert refusal(a_template(tmp_path / "t.docx", text)).code == "template.unknown_name"


def test_filters_that_mark_text_as_safe_are_refused(tmp_path: Path) -> None:
    error = refusal(a_template(tmp_path / "t.docx", "{{ doc.unit | safe }}"))
    assert error.code == "template.syntax"
    assert "safe" in str(error.details["what"])


def test_filters_for_wording_work(tmp_path: Path) -> None:
    path = a_template(tmp_path / "t.docx", "{{ doc.number | lower }} {{ chapters | length }}")
    written = write_plan(a_plan(), path, tmp_path / "a.docx")
    assert text_of(part(written)).splitlines()[0] == "fb26-147-fa-01 8"


def test_a_loop_that_cuts_through_the_structure_is_refused(tmp_path: Path) -> None:
    path = with_body(tmp_path / "t.docx", TEMPLATE, "{%tr endfor %}", "{%p endfor %}")
    with pytest.raises(InvalidInput) as caught:
        write_plan(a_plan(), path, tmp_path / "a.docx")
    assert caught.value.code in {"template.structure", "template.syntax"}
    assert not (tmp_path / "a.docx").exists()


def test_a_file_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "t.docx"
    plain.write_text("not a package", encoding="utf-8")
    assert refusal(plain).code == "template.not_word"
    assert refusal(tmp_path / "missing.docx").code == "template.missing"
    legacy = tmp_path / "old.docx"
    legacy.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert refusal(legacy).code == "template.not_word"


def test_a_file_that_unpacks_to_far_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("relapp.export.word_template._LARGEST", 10_000)
    path = a_template(tmp_path / "t.docx", "x")
    assert refusal(path).code == "template.too_large"


def test_contents_that_word_filled_with_tags_are_forgotten(tmp_path: Path) -> None:
    listed = (
        '<w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>{{ chapter.heading }}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{{ block.text }}</w:t></w:r><w:r>"
    )
    path = with_body(
        tmp_path / "t.docx", TEMPLATE, '<w:fldChar w:fldCharType="separate"/></w:r><w:r>', listed
    )
    check_template(path)
    lines = text_of(part(write_plan(a_plan(), path, tmp_path / "a.docx"))).splitlines()
    assert lines.count("一、目的与影响范围\t3") == 1


def titled(path: Path, title: str) -> Path:
    """Make a template whose file has a title of its own."""
    document = docx.Document(str(a_template(path, "first")))
    document.core_properties.title = title
    document.save(str(path))
    return path


@pytest.mark.parametrize("title", ["{{ doc.nothing.x }}{{ what }}", "{{ doc.x", "{% if %}"])
def test_a_title_of_the_file_that_says_nothing_is_refused(tmp_path: Path, title: str) -> None:
    error = refusal(titled(tmp_path / "t.docx", title))
    assert error.code.startswith("template.")
    assert (error.details["file"], error.details["part"]) == ("t.docx", "properties")


@pytest.mark.parametrize("title", ["{{ 1 / 0 }}", "{{ 'a' + 1 }}", "{% include 'x' %}"])
def test_a_title_of_the_file_that_cannot_be_filled_is_refused(tmp_path: Path, title: str) -> None:
    path, target = titled(tmp_path / "t.docx", title), tmp_path / "result.docx"
    with pytest.raises(InvalidInput) as written:
        write_plan(a_plan(), path, target)
    assert written.value.code.startswith("template.")
    assert not target.exists()
