"""Builds doc_templates/release_plan.docx once; from then on the office keeps it in Word.

Run `python -m relapp.export.plan_template TARGET.docx`. The result is an ordinary Word file with
docxtpl tags: nothing in the program depends on how this builder wrote it.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from relapp.export.files import whole_file
from relapp.export.plan_template_body import (
    body_xml,
    empty_xml,
    footer_xml,
    header_xml,
    record_body_xml,
    record_header_xml,
)
from relapp.export.plan_template_styles import (
    NS,
    fonts_xml,
    numbering_xml,
    settings_xml,
    styles_xml,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part, XmlPart

_KEPT_PARTS = ("/docProps/core", "/docProps/app", "/word/")
_DROPPED_PARTS = ("/word/stylesWithEffects.xml", "/word/webSettings.xml")


class Story(NamedTuple):
    """What tells one template from another; styles, settings and page are the same."""

    body: Callable[[], str]
    header: Callable[[], str]
    title: str
    subject: str
    cover: bool = True


PLAN = Story(
    body_xml,
    header_xml,
    "{{ doc.name }} {{ doc.number }}",
    "{{ cover.application }} {{ cover.version }}",
)
RECORD = Story(
    record_body_xml,
    record_header_xml,
    "{{ doc.name }} {{ doc.number }}",
    "{{ cover.subject }}",
    cover=False,
)


def build(target: Path, story: Story = PLAN) -> Path:
    """Write a template.

    Raises:
        ExportFailed: the target cannot be written.
    """
    import docx

    document = docx.Document()
    _slim(document)
    parts = {"styles": styles_xml(), "settings": settings_xml(), "numbering": numbering_xml()}
    for name, xml in parts.items():
        _replace_part(document, f"/word/{name}.xml", xml)
    _replace_part(document, "/word/fontTable.xml", fonts_xml())
    _write_body(document, story)
    _write_margins(document, story)
    properties = document.core_properties
    properties.title = story.title
    properties.subject = story.subject
    properties.author = "{{ doc.unit }}"
    properties.comments = ""
    properties.last_modified_by = ""
    # When a document was made is said by the record and the cover, not by the day of the template.
    for child in list(properties._element):  # noqa: SLF001
        if child.tag.endswith(("created", "modified", "revision")):
            properties._element.remove(child)  # noqa: SLF001
    with whole_file(target) as draft:
        document.save(str(draft))
    return target


def _slim(document: "Document") -> None:
    """Take out what the default document of the library carries and a template does not need."""
    for owner in (document.part.package, document.part):
        for key, relation in list(owner.rels.items()):
            name = str(relation.target_part.partname)
            if name in _DROPPED_PARTS or not name.startswith(_KEPT_PARTS):
                del owner.rels[key]


def _replace_part(document: "Document", name: str, xml: str) -> None:
    from docx.oxml import parse_xml

    part = next(p for p in document.part.package.iter_parts() if p.partname == name)
    if hasattr(part, "_element"):
        cast("XmlPart", part)._element = parse_xml(xml)  # noqa: SLF001  no public way in
    else:
        cast("Part", part)._blob = xml.encode()  # noqa: SLF001


def _write_body(document: "Document", story: Story) -> None:
    from docx.oxml import parse_xml

    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    for child in list(parse_xml(f"<w:body {NS}>{story.body()}</w:body>")):
        body.insert(len(body) - 1, child)


def _write_margins(document: "Document", story: Story) -> None:
    from docx.oxml import parse_xml
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(2.54), Cm(2.22)
    section.left_margin = section.right_margin = Cm(2.43)
    section.header_distance, section.footer_distance = Cm(1.5), Cm(1.3)
    section.different_first_page_header_footer = story.cover
    for part, xml in (
        (section.header, story.header()),
        (section.footer, footer_xml()),
        (section.first_page_header, empty_xml()),
        (section.first_page_footer, empty_xml()),
    ):
        part.is_linked_to_previous = False
        element = part._element  # noqa: SLF001
        for child in list(element):
            element.remove(child)
        element.append(parse_xml(xml.replace("<w:p>", f"<w:p {NS}>", 1)))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
