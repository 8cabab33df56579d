"""A text of both languages in one column, for columns that were made for one language alone.

Rows written by an earlier program hold one line, which then stands for both.
"""

from relapp.domain.text import Text

_BREAK = "\n"


def joined(text: Text, limit: int) -> str:
    """Return what the column keeps: Chinese, and below it English where it differs."""
    if text.zh == text.en:
        return _line(text.zh, limit)
    half = (limit - len(_BREAK)) // 2
    return f"{_line(text.zh, half)}{_BREAK}{_line(text.en, half)}"


def parted(kept: str) -> Text:
    """Return the text a column keeps."""
    zh, found, en = kept.partition(_BREAK)
    return Text(zh, en if found else zh)


def _line(text: str, limit: int) -> str:
    return text.replace(_BREAK, " ")[:limit]
