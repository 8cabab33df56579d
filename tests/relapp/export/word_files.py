"""Reading Word files back in tests, and making templates from a few paragraphs."""

import io
import zipfile
from pathlib import Path

from relapp.export.word_xml import Element, W, parsed

TEMPLATE = Path(__file__).parents[3] / "doc_templates" / "release_plan.docx"


def part(path: Path, name: str = "word/document.xml") -> Element:
    with zipfile.ZipFile(path) as package:
        return parsed(package.read(name))


def text_of(element: Element) -> str:
    """Return the text of a part, one line per paragraph, cells of a row by bars."""
    return "\n".join(
        "".join(t.text or ("\t" if t.tag == W + "tab" else "") for t in p.iter(W + "t", W + "tab"))
        for p in element.iter(W + "p")
    )


def all_text(path: Path) -> str:
    names = zipfile.ZipFile(path).namelist()
    stories = [n for n in names if n.startswith(("word/document", "word/header", "word/footer"))]
    return "\n".join(text_of(part(path, name)) for name in stories)


def rows_of(table: Element) -> list[list[str]]:
    return [
        ["".join(t.text or "" for t in cell.iter(W + "t")) for cell in row.iterfind(W + "tc")]
        for row in table.iterfind(W + "tr")
    ]


def a_template(path: Path, *paragraphs: str, header: str = "") -> Path:
    """Write a template with plain paragraphs, as an office might begin one."""
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


def with_body(path: Path, source: Path, old: str, new: str) -> Path:
    """Copy a Word file with one text of its body replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(source) as package, zipfile.ZipFile(buffer, "w") as copy:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                text = data.decode()
                assert old in text
                data = text.replace(old, new, 1).encode()
            copy.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path
