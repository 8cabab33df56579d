"""The interface font: families per platform, 400 and 700 only, figures of equal width."""

import sys
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

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


def families() -> tuple[str, ...]:
    """Return the font families of this platform, most wanted first."""
    return FAMILIES.get(sys.platform, FAMILIES["linux"])


@lru_cache(maxsize=64)
def _made(pixels: int, bold: bool, mono: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(MONOSPACE if mono else families()))
    font.setPixelSize(max(1, pixels))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    # Countdowns and columns of figures must not dance; Qt before 6.7 has no font features.
    if hasattr(font, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font(pixels: int, *, bold: bool = False, mono: bool = False) -> QFont:
    """Return the interface font at a size in real pixels, scale already applied."""
    return QFont(_made(pixels, bold, mono))


def fitted(text: str) -> str:
    """Return the text as it is best drawn: ` · ` as a separator is never a full square wide.

    The Chinese fonts of Linux draw U+00B7 as wide as a character when no Latin font stands before
    them. Inside a name the wide dot is right and stays.
    """
    if " · " in text and _dot_is_wide():
        return text.replace(" · ", " \u22c5 ")
    return text


@lru_cache(maxsize=1)
def _dot_is_wide() -> bool:
    return QFontMetricsF(font(100)).horizontalAdvance("·") > _WIDE_DOT
