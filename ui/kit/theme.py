"""Colours, type and scale of the program: one record of tokens, applied to the whole application.

Painters ask `current()` at paint time and never keep a colour. Whoever caches something made of
colours listens to `notifier().changed`; plain widgets are repainted by Qt when the style changes.
"""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.kit import qss
from ui.kit.tokens import Theme, load

__all__ = [
    "DARK",
    "LIGHT",
    "SCALES",
    "SYSTEM",
    "Notifier",
    "Theme",
    "apply",
    "current",
    "load",
    "notifier",
    "palette",
    "refresh",
    "system_theme",
]

LIGHT: Final = "light"
DARK: Final = "dark"
SYSTEM: Final = "system"
SCALES: Final = (1.0, 1.15, 1.3)


class Notifier(QObject):
    """Tells that another theme or text scale is in force.

    Signals:
        changed: carries the new Theme.
    """

    changed = Signal(object)


class _State:
    """What is in force now; one process has one look."""

    theme: Theme | None = None
    choice: str = LIGHT
    notifier: Notifier | None = None
    following: bool = False


def current() -> Theme:
    """Return the theme in force; the light one before `apply` was called."""
    if _State.theme is None:
        _State.theme = load(LIGHT)
    return _State.theme


def notifier() -> Notifier:
    """Return the object whose `changed` signal tells of another theme."""
    if _State.notifier is None:
        _State.notifier = Notifier()
    return _State.notifier


def system_theme() -> str:
    """Return the theme the desktop asks for."""
    hints = QGuiApplication.styleHints()
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, theme_name: str = SYSTEM, scale: float = 1.0) -> Theme:
    """Dress the application: palette, font and style sheet; `system` follows the desktop."""
    _State.choice = theme_name
    theme = load(system_theme() if theme_name == SYSTEM else theme_name, scale)
    _State.theme = theme
    _follow(app)
    app.setPalette(palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(qss.build(theme))
    notifier().changed.emit(theme)
    return theme


def refresh(app: QApplication) -> Theme:
    """Dress the application as it is, after another language: fonts and some sizes follow it."""
    return apply(app, _State.choice, current().scale)


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for what the style sheet does not reach."""
    result = QPalette()
    role = QPalette.ColorRole
    for key, colour in (
        (role.Window, theme.bg_window),
        (role.WindowText, theme.text),
        (role.Base, theme.bg_surface),
        (role.AlternateBase, theme.bg_sunken),
        (role.Text, theme.text),
        (role.Button, theme.bg_surface),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.bad),
        (role.PlaceholderText, theme.text_3),
        (role.ToolTipBase, theme.bg_surface),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.bg_selected),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent_fill),
        (role.Light, theme.bg_surface),
        (role.Midlight, theme.line_soft),
        (role.Mid, theme.line),
        (role.Dark, theme.line_control),
        (role.Shadow, theme.line_control),
    ):
        result.setColor(key, colour)
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, theme.text_3)
    return result


def _follow(app: QApplication) -> None:
    """Listen to the desktop once; the handler looks whether following is still wanted."""
    if _State.following:
        return
    _State.following = True

    def desktop_changed(_scheme: Qt.ColorScheme) -> None:
        if _State.choice == SYSTEM and system_theme() != current().name:
            apply(app, SYSTEM, current().scale)

    app.styleHints().colorSchemeChanged.connect(desktop_changed)
