"""YAML of mappings and processes, Word templates: damaged as files and changed as texts."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from docx import Document
from hypothesis import strategies as st

from benchmarks.campaigns.hostile.cells import word
from benchmarks.campaigns.hostile.damage import Bite, bites, bomb, damaged, entity_bomb, repacked
from benchmarks.campaigns.hostile.tally import Tally, Wrong, throw
from relapp.export.word import check_template
from relapp.export.word_template import WordTemplate
from relapp.paths import resources_dir
from relapp.services.definition_file import from_json, parse_definition, to_json
from relapp.services.import_mapping import load_mapping

Words = tuple[tuple[int, str, str], ...]
"""Line, what happens to it, what is put there."""

YAML_WORDS: Final = (
    *(
        '"\\0"',
        '"\\x1b[1m"',
        '"\\u202e"',
        '"\\ud800"',
        "&a [*a]",
        "*a",
        "!!python/object:os.system x",
    ),
    *(
        "{a: {b: {c: 1}}}",
        "[" * 40,
        "- " * 60 + "x",
        "? x",
        "|",
        ">-",
        "%YAML 9.9",
        "---",
        "...",
        "\t",
    ),
    *(
        "'",
        '"',
        "{",
        "}",
        "]",
        ": ",
        "#",
        "@",
        "`",
        "0o17",
        "1_0",
        "~",
        "{zh: 1, en: [2]}",
        "{}",
        "[]",
    ),
    *(
        "{column: x, dates: '%Y%Y'}",
        "{text: '{'}",
        "{text: '{a}{b}'}",
        "{value: 'x', gather: true}",
    ),
    *(
        "{column: a, separator: ''}",
        "../../etc/passwd",
        "zone: ../x",
        "zone: Mars/Base",
        "9" * 5000,
    ),
    *("{column: a, dates: ['%d%d', '%%']}", "{column: a, values: {'*': x}}", "x" * 200_000, "a: 1"),
)
JINJA: Final = (
    *("{{ doc.name }}", "{{ nobody }}", "{{ doc.__class__ }}", "{{ 1 / 0 }}", "{{ 'a' * 10**9 }}"),
    *("{{ 1 + 'a' }}", "{% for x in chapters %}", "{% endfor %}", "{% if %}", "{{ (((((", "{{ '"),
    *(
        "{{" + "(" * 3000 + "1" + ")" * 3000 + "}}",
        "{{ not " * 1,
        "{% include 'x' %}",
        "{{ doc() }}",
    ),
    *(
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ),
    *(
        "{% set x = 1 %}{{ x.a.b }}",
        "{{ doc|nofilter }}",
        "{{ doc is nothing }}",
        "｛｛ doc ｝｝",
        "{# ",
    ),
    *(
        "{% for a in 'x' %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "-" * 4000 + "1 }}",
        "{{ 9 ** 9 ** 9 }}",
    ),
    *("{%p if doc %}", "{%tr for r in history %}", "{%tc x %}", "{{r doc }}", "{% colspan 2 %}"),
    *(
        "{% raw %}",
        "{{ 'a'|replace('a', 'b' ~ 'c') }}",
        "{{ doc|join(1,2,3,4) }}",
        "{{ ''|first.x }}",
    ),
    *(
        "{% filter upper %}",
        "{% call x() %}",
        "{% block a %}{% block a %}",
        "{% do x %}",
        "{{ [1][9] }}",
    ),
    *(
        "{% cellbg 1 %}",
        "{% vm %}",
        "{% hm %}",
        "{{ {}[doc] }}",
        "{{ doc[doc] }}",
        "{{ 1 if }}",
        "%}",
    ),
)
LINE_DEEDS: Final = ("value", "value", "value", "whole", "drop", "copy", "indent", "append")

word_or_yaml: st.SearchStrategy[str] = st.one_of(st.sampled_from(YAML_WORDS), word)
changes: st.SearchStrategy[Words] = st.lists(
    st.tuples(st.integers(0, 4000), st.sampled_from(LINE_DEEDS), word_or_yaml), max_size=4
).map(tuple)
YamlCase = tuple[int, Words, list[Bite]]
yaml_cases: st.SearchStrategy[YamlCase] = st.tuples(
    st.integers(0, 9), changes, st.one_of(st.just([]), st.just([]), bites)
)
DocxCase = tuple[int, int, str, list[Bite]]
docx_cases: st.SearchStrategy[DocxCase] = st.tuples(
    st.integers(0, 11),
    st.integers(0, 30),
    st.one_of(
        st.sampled_from(JINJA),
        st.sampled_from(JINJA),
        word,
        st.text("{}%#|.()[]'\"ab +-*/", max_size=20),
    ),
    bites,
)


def attack_mapping(folder: Path, n: int) -> Tally:
    """Throw cases at the reader of mappings."""
    shipped = [file.read_text("utf-8") for file in sorted((resources_dir() / "mappings").iterdir())]

    def deed(path: Path) -> None:
        mapping = load_mapping(path)
        for source in mapping.fields.values():
            _check_text(source.value + source.text + source.otherwise + source.default)

    return _attack_yaml("mapping-yaml", folder, n, shipped, deed)


def attack_process(folder: Path, n: int) -> Tally:
    """Throw cases at the reader of process definitions."""
    shipped = [
        file.read_text("utf-8") for file in sorted((resources_dir() / "processes").iterdir())
    ]

    def deed(path: Path) -> None:
        text = path.read_bytes().decode("utf-8", "replace")
        definition = parse_definition(text, path.name)
        kept = to_json(definition)
        _check_text(kept)
        if to_json(from_json(kept)) != kept:
            raise Wrong("a process comes back from the database as another")

    return _attack_yaml("process-yaml", folder, n, shipped, deed)


def _attack_yaml(
    name: str, folder: Path, n: int, texts: list[str], deed: Callable[[Path], None]
) -> Tally:
    tally, path = Tally(name), folder / "given.yaml"

    def one(case: YamlCase) -> None:
        chosen, changes, bitten = case
        lines = texts[chosen % len(texts)].split("\n")
        for place, what, said in changes:
            _change(lines, place, what, said)
        path.write_bytes(damaged("\n".join(lines).encode("utf-8", "surrogatepass"), bitten))
        deed(path)

    throw(tally, yaml_cases, one, n)
    return tally


def _change(lines: list[str], place: int, what: str, said: str) -> None:
    at = place % len(lines)
    if what == "value":
        lines[at] = f"{lines[at].partition(':')[0]}: {said}"
    elif what == "whole":
        lines[at] = said
    elif what == "drop" and len(lines) > 1:
        del lines[at]
    elif what == "copy":
        lines.insert(at, lines[at])
    elif what == "indent":
        lines[at] = f" {lines[at]}"
    else:
        lines[at] += said


def _check_text(text: str) -> None:
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text):
        raise Wrong("a sign that YAML may not hold came in as an escape")


@cache
def _plain_template() -> bytes:
    document = Document()
    for text in (
        "{{ doc.name }}",
        _MARK,
        "{% for c in chapters %}",
        "{{ c.heading }}",
        "{% endfor %}",
    ):
        document.add_paragraph(text)
    document.add_table(2, 2).cell(0, 0).text = "{{ cover.subject }}"
    document.sections[0].header.paragraphs[0].text = f"{{{{ doc.number }}}} {_MARK}"
    document.core_properties.title = _MARK
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def attack_template(folder: Path, n: int) -> Tally:
    """Throw cases at the check of Word templates; what passes is filled."""
    tally, path = Tally("template-docx"), folder / "office.docx"
    bomb(_BOMB, "word/document.xml")

    def one(case: DocxCase) -> None:
        path.write_bytes(_template(case))
        check_template(path)
        if case[0] < _FILLED:
            template = WordTemplate(path)
            template.fill(lambda _placed: _VALUES, chinese=True)
            tally.stored += 1

    throw(tally, docx_cases, one, n)
    return tally


_MARK: Final = "此处"
_BOMB: Final = 120
_FILLED: Final = 5
_TEXTS: Final = 7
"""So many of twelve cases write into the template; the others damage it."""
_VALUES: Final = {
    "doc": {"name": "甲<&>", "number": "1", "language": "zh"},
    "labels": {},
    "cover": {"subject": "]]>"},
    "history": [],
    "chapters": [{"key": "a", "heading": "一", "new_page": False, "blocks": []}],
    "part": {},
    "rest": [],
}


def _template(case: DocxCase) -> bytes:
    form, place, said, bitten = case
    plain = _plain_template()
    if form < _TEXTS:
        return _written(plain, place, said)
    if form == _TEXTS:
        return damaged(plain, bitten)
    if form == _TEXTS + 1 and bitten[0].place < 2000:  # noqa: PLR2004  building one takes a while
        return bomb(_BOMB, "word/document.xml")
    if form == _TEXTS + 2:
        codec = "utf-16" if place % 2 else "utf-8"
        root = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
        return repacked(plain, "word/document.xml", (), entity_bomb(root, codec))
    parts = zipfile.ZipFile(io.BytesIO(plain)).namelist()
    return repacked(plain, parts[place % len(parts)], bitten)


def _written(plain: bytes, place: int, said: str) -> bytes:
    part = ("word/document.xml", "word/header1.xml", "docProps/core.xml")[place % 3]
    fit = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", said)
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        held = package.read(part).decode()
    return repacked(plain, part, (), held.replace(_MARK, escape(fit)).encode())
