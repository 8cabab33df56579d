"""The bar over the KPI page: which quarter, how long it still runs, and its workbook."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from relapp.domain.quarter import Quarter
from ui.kit import metrics, theme
from ui.kit.buttons import IconButton, PrimaryButton
from ui.kit.keyboard import key_text
from ui.kit.labels import ElidedLabel, label
from ui.kit.segmented import SegmentedControl
from ui.kpi.words import KpiWords

_QUARTERS: Final = ("Q1", "Q2", "Q3", "Q4")
_DAY: Final = timedelta(days=1)
_NARROW: Final = 760


class KpiHeader(QFrame):
    """Chooses the quarter and asks for the workbook.

    Signals:
        quarter_chosen: the `Quarter` to look at.
        workbook_requested: the quarter should become an Excel workbook.
    """

    quarter_chosen = Signal(object)
    workbook_requested = Signal()

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kpi.header")
        self.setProperty("surface", "header")
        self.setFixedHeight(theme.current().px(metrics.PAGE_HEAD))
        self._words = words
        self._quarter = Quarter(2000, 1)
        self._build_parts()
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), 0, now.px(14), 0)
        row.setSpacing(now.px(8))
        for part in (self.back_button, self.quarter_label, self.next_button, self.choice):
            row.addWidget(part)
        row.addWidget(self.period_label, 1)
        row.addWidget(self.workbook_button)

    def show_quarter(self, quarter: Quarter, now: datetime) -> None:
        """Name a quarter, its days and how it stands at a moment."""
        self._quarter = quarter
        self.quarter_label.setText(self._words.quarter(quarter))
        self.choice.set_current(_QUARTERS[quarter.number - 1])
        present = Quarter.containing(now, self._words.zone)
        for number, key in enumerate(_QUARTERS, 1):
            ahead = Quarter(quarter.year, number) > present
            self.choice.button(key).setEnabled(not ahead)
            self.choice.button(key).setToolTip(self.tr("还没有开始") if ahead else "")
        self.next_button.setEnabled(quarter < present)
        self.period_label.setText(self._period(quarter, now))

    def step(self, quarters: int) -> None:
        """Go so many quarters on, never beyond the present one."""
        button = self.next_button if quarters > 0 else self.back_button
        if button.isEnabled():
            self.quarter_chosen.emit(self._quarter.shifted(quarters))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the four buttons away where there is no room; the arrows do the same."""
        super().resizeEvent(event)
        self.choice.setVisible(self.width() >= theme.current().px(_NARROW))

    def _period(self, quarter: Quarter, now: datetime) -> str:
        start, end = quarter.bounds(self._words.zone)
        span = f"{self._words.day(start)} – {self._words.day(end - _DAY)}"
        if end <= now:
            return self.tr("{span}，已结束").format(span=span)
        if start > now:
            return self.tr("{span}，还没有开始").format(span=span)
        last = (end - timedelta(seconds=1)).astimezone(self._words.zone).date()
        left = (last - now.astimezone(self._words.zone).date()).days
        if left == 0:
            return self.tr("{span}，进行中，今天是最后一天").format(span=span)
        return self.tr("{span}，进行中，剩 {n} 天").format(span=span, n=left)

    def _on_back_clicked(self) -> None:
        self.step(-1)

    def _on_next_clicked(self) -> None:
        self.step(1)

    def _on_number_chosen(self, key: str) -> None:
        self.quarter_chosen.emit(Quarter(self._quarter.year, _QUARTERS.index(key) + 1))

    def _build_parts(self) -> None:
        self.back_button = IconButton("chevron-left", self.tr("上一季度"), self, name="kpi.back")
        self.next_button = IconButton("chevron-right", self.tr("下一季度"), self, name="kpi.next")
        self.quarter_label = label("", "strong", self, name="kpi.quarter")
        self.choice = SegmentedControl(self, name="kpi.choice", spoken=self.tr("季度"))
        for key in _QUARTERS:
            self.choice.add(key, key)
        self.period_label = ElidedLabel("", self, role="text_2", size=12, name="kpi.period")
        self.workbook_button = PrimaryButton(
            self.tr("指标工作簿 Excel"),
            self,
            icon="file-excel",
            key=key_text("Ctrl+E"),
            name="kpi.workbook",
        )
        self.back_button.clicked.connect(self._on_back_clicked)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.choice.chosen.connect(self._on_number_chosen)
        self.workbook_button.clicked.connect(self.workbook_requested)
