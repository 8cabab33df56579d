"""The board's first screenful, to be looked at while the services are loaded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.board.columns import Columns
from ui.board.face import Faces
from ui.board.wording import CardWords
from ui.kit import metrics, theme

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from relapp.domain.first_look import FirstLook
    from relapp.domain.text import Language
    from ui.kit.window_state import WindowState

PATIENCE: Final = 300
"""Milliseconds after which cards that nobody sees (a minimised window) are waited for no more."""
KEY: Final = "board"
"""Where `BoardMemory` keeps what the board looked like."""
_WIDEST: Final = 10_000
"""Design pixels; no screen is wider."""


class FirstBoard(QWidget):
    """Columns with their cards where the board will have them; what stands around them follows.

    Nothing can be done with these cards: a click half a second later meets the real ones.

    Signals:
        seen: the cards are on the screen.
    """

    seen = Signal()

    def __init__(
        self, look: FirstLook, language: Language, now: datetime, kept: dict[str, Any]
    ) -> None:
        super().__init__()
        self._side = _side(kept)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE)
        self._late.timeout.connect(self.seen)
        self._late.start()
        self._framed = False
        self.columns = Columns(
            Faces(CardWords(language, ZoneInfo(look.zone)), now), lambda *_: (None, ()), self
        )
        self.columns.set_cards(look.cards)
        self.columns.set_counts(look.counts)
        self.columns.set_period(self.tr("本季"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for view in self.columns.lists():
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.delegate.resting = True
        self._pile = QVBoxLayout(self)
        self._pile.setSpacing(0)
        self._pile.addWidget(self.columns)
        self._place()

    def set_framed(self) -> None:
        """Make no more room for head, rail and status: they are there now."""
        self._framed = True
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note the first paint; what follows waits until the columns are on the screen, too."""
        super().paintEvent(event)
        if self._late.interval():
            self._late.setInterval(0)
            self._late.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room for the panel at the side."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = theme.current().px
        left, top, below = (
            (0, 0, 0) if self._framed else (metrics.RAIL, metrics.HEADER, metrics.STATUS_BAR)
        )
        width = self.width() if self._framed else self.width() - px(metrics.RAIL)
        beside = self._side and width >= px(metrics.OVERLAY_BELOW - metrics.RAIL)
        right = px(self._side) + 1 if beside else 0
        top += metrics.GLANCE + metrics.FILTER_BAR
        self._pile.setContentsMargins(px(left), px(top), right, px(below))
        self._pile.activate()


def remembered(state: WindowState) -> dict[str, Any] | None:
    """Return what the board remembers, None where it will not begin with its plain columns."""
    try:
        kept = json.loads(state.text(KEY) or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    narrowed = kept.get("filter")
    other = kept.get("view") == "table" or kept.get("by_window")
    return None if other or (isinstance(narrowed, dict) and any(narrowed.values())) else kept


def panel_width(kept: Mapping[str, Any]) -> int:
    """Return the remembered width of the panel in design pixels; Qt takes no more than fits."""
    width = kept.get("width")
    return width if isinstance(width, int) and 0 < width < _WIDEST else metrics.INSPECTOR


def _side(kept: dict[str, Any]) -> int:
    """Return the width of the panel in design pixels, 0 while it is put away."""
    return panel_width(kept) if kept.get("inspector", True) else 0
