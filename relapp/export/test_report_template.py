"""Builds doc_templates/test_report.docx once; from then on the office keeps it in Word.

Run `python -m relapp.export.test_report_template TARGET.docx`. It is the template of the release
plan without a table of contents: the same styles and the same names in its tags.
"""

import sys
from pathlib import Path

from relapp.export.files import whole_file
from relapp.export.plan_template import build


def build_report(target: Path) -> Path:
    """Write the template; raises ExportFailed."""
    import docx

    build(target)
    document = docx.Document(str(target))
    for paragraph in list(document.paragraphs):
        title = "labels.contents" in paragraph.text
        style = paragraph.style
        if title or (style is not None and style.style_id == "TOC1"):
            element = paragraph._p  # noqa: SLF001  the library cannot take a paragraph out
            element.getparent().remove(element)
    with whole_file(target) as draft:
        document.save(str(draft))
    return target


if __name__ == "__main__":
    build_report(Path(sys.argv[1]))
