"""Makes small files that open: a Word document or a text, the same bytes for the same words."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

_STAMP = (2024, 1, 1, 0, 0, 0)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(title: str, lines: tuple[str, ...]) -> bytes:
    """Return a .docx with a heading and a paragraph for each line."""
    body = _paragraph(title, bold=True) + "".join(_paragraph(line) for line in lines)
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{_SPACE}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            # Stored, not packed: packed bytes differ between versions of the packing library.
            archive.writestr(zipfile.ZipInfo(name, _STAMP), text.encode())
    return target.getvalue()


def text_file(title: str, lines: tuple[str, ...]) -> bytes:
    """Return a UTF-8 text with a title line."""
    return "\n".join((title, "=" * 40, *lines, "")).encode()


def _paragraph(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
