"""Text that XML can carry: the last gate before anything typed by a person enters a document."""

import re

# Everything XML 1.0 excludes: control characters, lone surrogates, two non-characters. Tab and
# line feed stay; a carriage return would come back as a line feed anyway.
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Return the text without characters that no XML file may contain."""
    return _ILLEGAL.sub("", text)
