"""Properties by which the style sheet knows widgets, and naming for tests and screen readers."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def restyle(widget: QWidget, **properties: str | bool | None) -> None:
    """Set style properties such as `kind`, `role`, `tone`, `invalid`; restyle only on a change."""
    changed = False
    for name, value in properties.items():
        wanted = "true" if value is True else None if value is False else value
        if widget.property(name) != wanted:
            widget.setProperty(name, wanted)
            changed = True
    if changed:
        refresh(widget)


def refresh(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def named(widget: W, name: str, spoken: str = "") -> W:
    """Give a widget its object name and, for screen readers, its spoken name; return it."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget
