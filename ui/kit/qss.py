"""The style sheet of the program, filled from the tokens of a theme."""

import re
from functools import cache
from typing import Final

from PySide6.QtGui import QColor

from ui.kit import i18n
from ui.kit.resources import resource
from ui.kit.tokens import Theme

_PLACE: Final = re.compile(r"@(px|glyph|icon)\(([^)]+)\)|@([a-z][a-z0-9_]*)")


def build(theme: Theme) -> str:
    """Return the style sheet for one theme and text scale.

    Raises:
        KeyError: the sheet names a token that no theme has.
    """

    def fill(match: re.Match[str]) -> str:
        kind, argument, token = match.groups()
        if kind == "px":
            return f"{theme.px(float(argument))}px"
        if kind == "glyph":
            return resource("themes", theme.name, f"{argument}.svg").as_posix()
        if kind == "icon":
            return resource("icons", f"{argument}.svg").as_posix()
        if token == "rail":
            return f"{theme.px(11 if i18n.language() == 'en' else 12)}px"
        return _scroll(theme) if token == "scroll" else theme.colour(token).name()

    return _PLACE.sub(fill, _template())


@cache
def _template() -> str:
    text = resource("themes", "app.qss").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def _scroll(theme: Theme) -> str:
    """Return the colour of a resting scroll bar, between a border and a control border."""
    low, high = theme.line, theme.line_control
    return QColor(
        (low.red() + high.red()) // 2,
        (low.green() + high.green()) // 2,
        (low.blue() + high.blue()) // 2,
    ).name()
