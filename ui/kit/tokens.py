"""The record of all colours and lengths of one theme, read from its file."""

import json
from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtGui import QColor, QFont

from ui.kit import fonts
from ui.kit.resources import resource


@dataclass(frozen=True, eq=False, kw_only=True)
class Theme:
    """Every colour token of the interface, plus the text scale (1.0, 1.15 or 1.3)."""

    name: str
    dark: bool
    scale: float
    bg_window: QColor
    bg_surface: QColor
    bg_sunken: QColor
    bg_hover: QColor
    bg_selected: QColor
    line: QColor
    line_soft: QColor
    line_control: QColor
    text: QColor
    text_2: QColor
    text_3: QColor
    accent: QColor
    accent_fill: QColor
    accent_hover: QColor
    accent_pressed: QColor
    accent_line: QColor
    accent_tint: QColor
    on_accent: QColor
    ok: QColor
    ok_tint: QColor
    ok_line: QColor
    warn: QColor
    warn_tint: QColor
    warn_line: QColor
    warn_bar: QColor
    bad: QColor
    bad_tint: QColor
    bad_line: QColor
    on_solid: QColor
    emergency: QColor
    emergency_text: QColor
    on_emergency: QColor
    avatar: QColor
    avatar_text: QColor
    track: QColor
    title_bar: QColor

    def colour(self, role: str | QColor) -> QColor:
        """Return the colour of a token name; a QColor passes through.

        Raises:
            KeyError: there is no such token.
        """
        if isinstance(role, QColor):
            return role
        value = getattr(self, role, None)
        if not isinstance(value, QColor):
            raise KeyError(role)
        return value

    def px(self, size: float) -> int:
        """Return a length of the design at the present text scale, in whole pixels."""
        return round(size * self.scale)

    def font(self, size: float = 13, *, bold: bool = False) -> QFont:
        """Return the interface font at a pixel size of the design, scaled; 400 or 700 only."""
        return fonts.font(self.px(size), bold=bold)


@cache
def _tokens(name: str) -> tuple[bool, dict[str, str]]:
    data = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    return bool(data["dark"]), dict(data["colours"])


def load(name: str, scale: float = 1.0) -> Theme:
    """Read one theme file.

    Raises:
        ValueError: a token is missing, unknown or no colour.
    """
    dark, colours = _tokens(name)
    known = {f.name for f in fields(Theme)} - {"name", "dark", "scale"}
    wrong = known ^ colours.keys()
    wrong |= {key for key, value in colours.items() if not QColor.isValidColorName(value)}
    if wrong:
        raise ValueError(f"theme {name}: {', '.join(sorted(wrong))}")
    return Theme(
        name=name, dark=dark, scale=scale, **{key: QColor(value) for key, value in colours.items()}
    )
