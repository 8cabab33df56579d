"""The table of contents: a real field of Word, already filled, so that nobody has to press F9."""

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from relapp.export.word_pages import page_numbers, paragraphs_of
from relapp.export.word_xml import Element, W, fragment

_LEVELS = re.compile(r'\\o\s*"?(\d)\s*-\s*(\d)')
_FIRST_BOOKMARK = 9000


class _Entry(NamedTuple):
    level: int
    text: str
    anchor: str
    heading: Element


def shrink_contents(body: Element) -> None:
    """Reduce a table of contents in a template to its bare field.

    What it lists there are the tags of the template, which mean nothing outside their loops.
    """
    for code in _codes(body):
        first = _paragraph_of(code)
        depth = _depth_after(first)
        following = first.getnext()
        while depth > 0 and following is not None and following.tag == W + "p":
            depth += _depth_after(following)
            following, gone = following.getnext(), following
            gone.getparent().remove(gone)
        text = code.text
        for child in list(first):
            if child.tag != W + "pPr":
                first.remove(child)
        first.extend(fragment(_begin(text) + _mark("end")))


def fill_contents(body: Element, styles: Element) -> None:
    """Write the entries of every table of contents, with the pages they will be found on."""
    names = {_name(s): s.get(W + "styleId") for s in styles.iterfind(W + "style")}
    levels = {names[f"heading {n}"]: n for n in range(1, 10) if f"heading {n}" in names}
    codes = _codes(body)
    if not codes:
        return
    entries = _mark_headings(body, levels)
    for code in codes:
        asked = _LEVELS.search(code.text or "")
        low, high = (int(asked[1]), int(asked[2])) if asked else (1, 9)
        wanted = [entry for entry in entries if low <= entry.level <= high]
        if wanted:
            _write_entries(_paragraph_of(code), code.text, wanted, names)
    pages = page_numbers(body, styles)
    by_anchor = {entry.anchor: pages.get(entry.heading, 1) for entry in entries}
    for number in body.iter(W + "t"):
        anchor = number.attrib.pop("anchor", None)
        if anchor:
            number.text = str(by_anchor[anchor])


def _codes(body: Element) -> list[Element]:
    return [c for c in body.iter(W + "instrText") if (c.text or "").split()[:1] == ["TOC"]]


def _paragraph_of(element: Element) -> Element:
    while element.tag != W + "p":
        element = element.getparent()
    return element


def _depth_after(paragraph: Element) -> int:
    kinds = [c.get(W + "fldCharType") for c in paragraph.iter(W + "fldChar")]
    return kinds.count("begin") - kinds.count("end")


def _name(style: Element) -> str:
    name = style.find(W + "name")
    return "" if name is None else str(name.get(W + "val")).lower()


def _mark_headings(body: Element, levels: dict[str, int]) -> list[_Entry]:
    entries: list[_Entry] = []
    for paragraph in paragraphs_of(body):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = None if style is None else levels.get(style.get(W + "val"))
        if level is None:
            continue
        text = "".join(part.text or "" for part in paragraph.iter(W + "t")).strip()
        if not text:
            continue
        number = _FIRST_BOOKMARK + len(entries)
        anchor = f"_Toc{number}"
        marked = {W + "id": str(number)}
        named = {**marked, W + "name": anchor}
        paragraph.insert(1, paragraph.makeelement(W + "bookmarkStart", named))
        paragraph.append(paragraph.makeelement(W + "bookmarkEnd", marked))
        entries.append(_Entry(level, text, anchor, paragraph))
    return entries


def _write_entries(first: Element, code: str, entries: list[_Entry], names: dict[str, str]) -> None:
    paragraphs = []
    for place, entry in enumerate(entries):
        style = names.get(f"toc {entry.level}")
        named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        paragraphs.append(
            f"<w:p>{named}{_begin(code) if place == 0 else ''}{_link(entry)}"
            f"{_mark('end') if place == len(entries) - 1 else ''}</w:p>"
        )
    parent = first.getparent()
    place = parent.index(first)
    parent.remove(first)
    for offset, paragraph in enumerate(fragment("".join(paragraphs))):
        parent.insert(place + offset, paragraph)


def _link(entry: _Entry) -> str:
    return (
        f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(entry.text)}</w:t></w:r><w:r><w:tab/></w:r>'
        + _mark("begin")
        + f'<w:r><w:instrText xml:space="preserve"> PAGEREF {entry.anchor} \\h </w:instrText></w:r>'
        + _mark("separate")
        + f'<w:r><w:t anchor="{entry.anchor}">0</w:t></w:r>'
        + _mark("end")
        + "</w:hyperlink>"
    )


def _begin(code: str) -> str:
    text = f'<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>'
    return _mark("begin") + text + _mark("separate")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
