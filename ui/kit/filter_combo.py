"""A filter in a bar: its name and what it is set to, with a list behind it."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStylePainter, QWidget

from ui.kit import icons, style, theme
from ui.kit.buttons import Button
from ui.kit.filter_popup import FilterPopup, Option
from ui.kit.painting import draw_text, elided, text_width

_PAD = 10
_GAP = 6
_MOST_WORDS = 160
_NAMED = 2


class FilterCombo(Button):
    """Shows 「类型 全部 ⌄」 and opens the list of options.

    Signals:
        changed: frozenset of the chosen values; empty means no restriction.
    """

    changed = Signal(object)

    def __init__(
        self,
        title: str,
        options: Sequence[Option] = (),
        parent: QWidget | None = None,
        *,
        several: bool = True,
        name: str = "",
    ) -> None:
        """Take title and options; without `several` exactly one of the options is on."""
        super().__init__(title, parent, name=name)
        self._several = several
        self._options: tuple[Option, ...] = ()
        self._values: frozenset[Hashable] = frozenset()
        self._popup: FilterPopup | None = None
        self.set_options(options)
        self.clicked.connect(self.open)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; chosen values that are gone are forgotten without a signal."""
        self._options = tuple(options)
        known = {option.value for option in self._options}
        self._values = frozenset(self._values & known)
        if not self._several and not self._values and self._options:
            self._values = frozenset([self._options[0].value])
        self._tell()

    def values(self) -> frozenset[Hashable]:
        """Return the chosen values; empty means no restriction."""
        return self._values

    def set_values(self, values: frozenset[Hashable]) -> None:
        """Choose without telling anybody."""
        self._values = frozenset(values)
        self._tell()

    def restricts(self) -> bool:
        """Tell whether the filter takes anything away."""
        return self._several and bool(self._values)

    def value_text(self) -> str:
        """Return the chosen values in words."""
        chosen = [option.text for option in self._options if option.value in self._values]
        if not chosen:
            return self.tr("全部")
        if len(chosen) <= _NAMED:
            return " + ".join(chosen)
        return self.tr("{count} 项").format(count=len(chosen))

    def open(self) -> None:
        """Open the list of options."""
        self._popup = FilterPopup(self._options, self._values, self, several=self._several)
        self._popup.picked.connect(self._on_picked)
        self._popup.open_below(self)

    def sizeHint(self) -> QSize:
        """Return the room for title, value and arrow."""
        now = theme.current()
        width = text_width(self.text(), 13) + text_width(self._shown(), 13)
        width += now.px(_GAP) * 2 + now.px(12) + 2 * now.px(_PAD) + 2
        return QSize(width, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with the down key as well."""
        if event.key() == Qt.Key.Key_Down:
            self.open()
            return
        super().keyPressEvent(event)

    def _draw_content(self, painter: QStylePainter, rect: QRect) -> None:  # type: ignore[override]
        now = theme.current()
        left = now.px(_PAD)
        line = QRect(left, 0, self.width() - 2 * left, self.height())
        role = "text_2" if self.isEnabled() else "text_3"
        value_role = "text_3" if not self.isEnabled() else "accent" if self.restricts() else "text"
        step = draw_text(painter, line, self.text(), role, 13) + now.px(_GAP)
        draw_text(painter, line.adjusted(step, 0, 0, 0), self._shown(), value_role, 13)
        side = now.px(12)
        arrow = QRect(line.right() + 1 - side, 0, side, self.height())
        icons.paint(painter, "chevron-down", arrow, role)

    def _shown(self) -> str:
        return elided(self.value_text(), theme.current().px(_MOST_WORDS), 13)

    def _on_picked(self, values: frozenset[Hashable]) -> None:
        if values != self._values:
            self.set_values(values)
            self.changed.emit(self._values)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self.text()} {self.value_text()}")
        self.setToolTip(self.value_text() if self._values else "")
        style.restyle(self, active=self.restricts())
        self.updateGeometry()
        self.update()
