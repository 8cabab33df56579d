"""The interface font: families per platform, 400 and 700 only, figures of equal width."""

import sys
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from ui.kit import i18n

FAMILIES: Final = {
    "win32": ("Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "SimSun"),
    "darwin": (".AppleSystemUIFont", "PingFang SC", "Heiti SC"),
    "linux": (
        "Noto Sans",
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "WenQuanYi Micro Hei",
        "WenQuanYi Zen Hei",
    ),
}
LATIN: Final = ("Noto Sans", "Open Sans", "Roboto", "Liberation Sans", "Arimo")
"""Put first where the window speaks English: of these widths its layouts are made.

The system's last resort is left out, for it is a sixth wider than all of them.
"""
MONOSPACE: Final = (
    "Cascadia Mono",
    "Consolas",
    "SF Mono",
    "Menlo",
    "Noto Sans Mono CJK SC",
    "DejaVu Sans Mono",
    "Monospace",
)
_WIDE_DOT: Final = 80.0


def families(language: i18n.Language = "zh") -> tuple[str, ...]:
    """Return the font families of this platform for a language, most wanted first."""
    known = FAMILIES.get(sys.platform, FAMILIES["linux"])
    if language == "zh" or sys.platform in ("win32", "darwin"):
        return known
    return (*LATIN, *(name for name in known if name not in LATIN))


@lru_cache(maxsize=128)
def _made(pixels: int, bold: bool, mono: bool, language: i18n.Language) -> QFont:
    font = QFont()
    font.setFamilies(list(MONOSPACE if mono else families(language)))
    font.setPixelSize(max(1, pixels))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    # Countdowns and columns of figures must not dance; Qt before 6.7 has no font features.
    if hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
        if language == "en":
            # Where a Chinese font is all there is, quotes and apostrophes would else be as wide
            # as a character.
            font.setFeature(QFont.Tag("pwid"), 1)
    return font


def font(pixels: int, *, bold: bool = False, mono: bool = False) -> QFont:
    """Return the interface font at a size in real pixels, scale already applied."""
    return QFont(_made(pixels, bold, mono, i18n.language()))


def fitted(text: str) -> str:
    """Return the text as it is best drawn: ` · ` as a separator is never a full square wide.

    The Chinese fonts of Linux draw U+00B7 as wide as a character when no Latin font stands before
    them. Inside a name the wide dot is right and stays.
    """
    if " · " in text and _dot_is_wide(i18n.language()):
        return text.replace(" · ", " \u22c5 ")
    return text


@lru_cache(maxsize=2)
def _dot_is_wide(_language: i18n.Language) -> bool:
    return QFontMetricsF(font(100)).horizontalAdvance("·") > _WIDE_DOT
