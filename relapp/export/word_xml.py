"""Elements of WordprocessingML as the Word writers handle them."""

from typing import Any

from lxml import etree  # type: ignore[import-untyped]

# The library of the elements carries no types.
Element = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

add_child = etree.SubElement
XmlMistake: type[Exception] = etree.XMLSyntaxError


def parsed(xml: str | bytes) -> Element:
    """Return the root of an XML text.

    Raises:
        XmlMistake: the text is no XML; nothing is guessed or left out.
    """
    return etree.fromstring(xml)


def fragment(xml: str) -> list[Element]:
    """Return elements written without the namespace, to be put into a document."""
    return list(parsed(f"<w:body {NS}>{xml}</w:body>"))
