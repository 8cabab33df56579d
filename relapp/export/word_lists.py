"""Numbered lists of a filled document: each begins with 1, although all share one style."""

from relapp.export.word_xml import Element, W, fragment

_STYLE = f"{W}pPr/{W}pStyle"
_NUM, _VALUE = W + "num", W + "val"


def restart_lists(body: Element, styles: Element, numbering: Element | None) -> None:
    """Give every list of a numbered style a numbering of its own.

    Args:
        body: the filled body.
        styles: the styles of the document.
        numbering: its numbering part; None where it has none, then it has no lists either.
    """
    kinds = _numbered_styles(styles, numbering) if numbering is not None else {}
    if not kinds:
        return
    before = None
    for paragraph in body.iter(W + "p"):
        named = paragraph.find(_STYLE)
        style = None if named is None else named.get(_VALUE)
        if style not in kinds:
            before = None
            continue
        if style != before:
            number = _new_list(numbering, kinds[style])
        before = style
        mark = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        named.addnext(fragment(mark)[0])


def _numbered_styles(styles: Element, numbering: Element) -> dict[str, str]:
    """Return the abstract numbering of each style that counts, by style."""
    decimal = {
        found.get(W + "abstractNumId")
        for found in numbering.iterfind(W + "abstractNum")
        if found.find(f"{W}lvl/{W}numFmt[@{_VALUE}='decimal']") is not None
    }
    kinds = {n.get(W + "numId"): n.find(W + "abstractNumId").get(_VALUE)
             for n in numbering.iterfind(_NUM)}  # fmt: skip
    found: dict[str, str] = {}
    for style in styles.iterfind(W + "style"):
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        kind = None if number is None else kinds.get(number.get(_VALUE))
        if kind is not None and kind in decimal:
            found[style.get(W + "styleId")] = kind
    return found


def _new_list(numbering: Element, kind: str) -> int:
    numbers = numbering.findall(_NUM)
    number = max(int(n.get(W + "numId")) for n in numbers) + 1
    made = fragment(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbers[-1].addnext(made[0])
    return number
