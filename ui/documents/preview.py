"""The plan on white sheets, one below the other, as it will be printed."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.documents.plan_pages import SHEET, PlanPages
from ui.kit import style, theme
from ui.kit.buttons import IconButton
from ui.kit.labels import divider, label
from ui.kit.segmented import SegmentedControl

ZOOMS: Final = (0.5, 0.67, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0)
_GAP: Final = 16
_NORMAL: Final = 4


class Sheets(QWidget):
    """Paints the sheets that are in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: PlanPages | None = None
        self.zoom = ZOOMS[_NORMAL]

    def show_pages(self, pages: PlanPages | None, zoom: float) -> None:
        """Show other sheets or another size."""
        self.pages, self.zoom = pages, zoom
        size = self.sizeHint()
        self.setMinimumSize(size)
        self.updateGeometry()
        self.update()

    def sheet(self, page: int) -> QRect:
        """Return where a sheet, counted from 0, lies."""
        now = theme.current()
        scale = self.zoom * now.scale
        width, height = round(SHEET.width() * scale), round(SHEET.height() * scale)
        gap = now.px(_GAP)
        return QRect((self.width() - width) // 2, gap + page * (height + gap), width, height)

    def sizeHint(self) -> QSize:
        """Return the room for all sheets."""
        now = theme.current()
        scale, gap = self.zoom * now.scale, now.px(_GAP)
        count = self.pages.count if self.pages is not None else 0
        height = gap + count * (round(SHEET.height() * scale) + gap)
        return QSize(round(SHEET.width() * scale) + 2 * gap, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and sheets."""
        painter = QPainter(self)
        now = theme.current()
        painter.fillRect(event.rect(), now.track)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for page in range(self.pages.count if self.pages is not None else 0):
            place = self.sheet(page)
            if self.pages is None or not place.intersects(event.rect()):
                continue
            painter.save()
            painter.translate(place.topLeft())
            painter.scale(self.zoom * now.scale, self.zoom * now.scale)
            self.pages.paint(painter, page)
            painter.restore()
            painter.setPen(now.line)
            painter.drawRect(place)
        painter.end()


class Preview(QWidget):
    """Sheets, page number, zoom and the language of the document.

    Signals:
        language_chosen: `zh` or `en`.
    """

    language_chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documents.preview")
        self._zoom = _NORMAL
        self._fits = True
        self.sheets = Sheets()
        self.area = QScrollArea(self)
        style.named(self.area, "documents.sheets", self.tr("文档预览"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(self.sheets)
        self.area.verticalScrollBar().valueChanged.connect(self._show_place)
        self._build_bar(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.area, 1)

    def show_pages(self, pages: PlanPages) -> None:
        """Show a plan; the place that was read stays in sight."""
        kept = self.area.verticalScrollBar().value()
        same = self.sheets.pages is not None and (
            self.sheets.pages.plan.release_number == pages.plan.release_number
        )
        self.sheets.show_pages(pages, self._factor())
        self.area.setAccessibleDescription(pages.text())
        self.area.verticalScrollBar().setValue(kept if same else 0)
        self._show_place()

    def page(self) -> int:
        """Return the sheet in the middle of the view, counted from 1; 0 without sheets."""
        pages = self.sheets.pages
        if pages is None:
            return 0
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        step = self.sheets.sheet(1).top() - self.sheets.sheet(0).top()
        return max(1, min(pages.count, middle // max(1, step) + 1))

    def show_page(self, page: int) -> None:
        """Bring a sheet, counted from 1, to the top."""
        if page > 0:
            top = self.sheets.sheet(page - 1).top() - theme.current().px(_GAP)
            self.area.verticalScrollBar().setValue(top)
        self._show_place()

    def zoom_by(self, steps: int) -> None:
        """Make the sheets larger or smaller."""
        here = self.page()
        self._fits = False
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + steps))
        self._apply()
        self.show_page(here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheets to the width until the person chooses a size."""
        super().resizeEvent(event)
        if self._fits:
            room = self.area.width() - theme.current().px(3 * _GAP)
            most = room / (SHEET.width() * theme.current().scale)
            fitting = [n for n, zoom in enumerate(ZOOMS[: _NORMAL + 1]) if zoom <= most]
            self._zoom = fitting[-1] if fitting else 0
            self._apply()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with the Ctrl key, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        else:
            super().keyPressEvent(event)

    def _factor(self) -> float:
        return ZOOMS[self._zoom]

    def _apply(self) -> None:
        self.sheets.show_pages(self.sheets.pages, self._factor())
        self._show_place()

    def _show_place(self) -> None:
        count = self.sheets.pages.count if self.sheets.pages is not None else 0
        self.place_label.setText(f"{self.page()} / {count}")
        self.zoom_label.setText(f"{self._factor():.0%}")
        self.smaller_button.setEnabled(self._zoom > 0)
        self.larger_button.setEnabled(self._zoom < len(ZOOMS) - 1)
        self.back_button.setEnabled(self.page() > 1)
        self.next_button.setEnabled(self.page() < count)

    def _on_back(self) -> None:
        self.show_page(self.page() - 1)

    def _on_next(self) -> None:
        self.show_page(self.page() + 1)

    def _on_smaller(self) -> None:
        self.zoom_by(-1)

    def _on_larger(self) -> None:
        self.zoom_by(1)

    def _build_bar(self, language: str) -> None:
        self.bar = QFrame(self)
        self.bar.setProperty("surface", "bar")
        self.back_button = IconButton("chevron-left", self.tr("上一页"), self.bar)
        self.next_button = IconButton("chevron-right", self.tr("下一页"), self.bar)
        self.smaller_button = IconButton("minus", self.tr("缩小"), self.bar)
        self.larger_button = IconButton("plus", self.tr("放大"), self.bar)
        self.place_label = label("", "", self.bar, name="documents.page")
        self.zoom_label = label("", "", self.bar, name="documents.zoom")
        self.languages = SegmentedControl(
            self.bar, name="documents.language", spoken=self.tr("文档语言")
        )
        self.languages.add("zh", "中文", small=True)
        self.languages.add("en", "English", small=True)
        self.languages.set_current(language)
        self.back_button.clicked.connect(self._on_back)
        self.next_button.clicked.connect(self._on_next)
        self.smaller_button.clicked.connect(self._on_smaller)
        self.larger_button.clicked.connect(self._on_larger)
        self.languages.chosen.connect(self.language_chosen)
        now = theme.current()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(now.px(10), now.px(5), now.px(10), now.px(5))
        row.setSpacing(now.px(8))
        row.addStretch(1)
        for part in (
            *(self.back_button, self.place_label, self.next_button, divider(self.bar)),
            *(self.smaller_button, self.zoom_label, self.larger_button, divider(self.bar)),
            self.languages,
        ):
            row.addWidget(part)
        row.addStretch(1)
