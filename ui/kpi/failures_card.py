"""Releases of the quarter that failed, and the figures that have no tile of their own."""

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.kpi import KpiRelease, MeasureKey
from relapp.domain.kpi_report import KpiReport
from ui.kit import icons, theme, views
from ui.kit.badges import Badge
from ui.kit.labels import ElidedLabel, IconLabel, SectionHeader, label
from ui.kit.list_model import RecordListModel
from ui.kit.painting import RIGHT, BadgeSpec, Tone, draw_text, text_width
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import AnyIndex, RowDelegate
from ui.kpi.words import KpiWords

OTHERS: Final = (
    MeasureKey.CHANGE_FAILURE,
    MeasureKey.MATERIALS,
    MeasureKey.CMDB,
    MeasureKey.REVIEWED,
)
_ROW: Final = 64
_MOST: Final = 6


class FailureDelegate(RowDelegate):
    """Three lines: which release, what it was about, how far its review is."""

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=_ROW)
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of three lines."""
        return QSize(theme.current().px(160), theme.current().px(_ROW))

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one failed release."""
        release: KpiRelease = index.data(RECORD_ROLE)
        now = theme.current()
        pad, step = now.px(8), now.px(19)
        place = option.rect.adjusted(pad, now.px(4), -pad, 0)
        line = QRect(place.x(), place.y(), place.width(), step)
        day = self._words.day(release.ended_at) if release.ended_at else ""
        ending = self._words.ending(release)
        right = draw_text(painter, line, day, "text_2", 12, align=RIGHT) + now.px(6)
        words = text_width(ending, 12) + 2
        tail = line.adjusted(line.width() - right - words, 0, -right, 0)
        draw_text(painter, tail, ending, "bad", 12)
        icon = QRect(tail.x() - now.px(18), line.y(), now.px(14), step)
        icons.paint(painter, "return" if release.rolled_back else "circle-x", icon, "bad")
        head = QRect(line.x(), line.y(), icon.x() - line.x() - now.px(6), step)
        used = draw_text(painter, head, release.number, "text_2", 12) + now.px(8)
        draw_text(painter, head.adjusted(used, 0, 0, 0), release.application, bold=True)
        line.translate(0, step)
        draw_text(painter, line, release.title, "text_2", 12)
        line.translate(0, step)
        role = "ok" if release.reviewed and not release.follow_ups_overdue else "warn"
        mark = QRect(line.x(), line.y(), now.px(14), step)
        icons.paint(painter, "circle-check" if role == "ok" else "hourglass", mark, role)
        draw_text(
            painter, line.adjusted(now.px(20), 0, 0, 0), self._words.review(release), role, 12
        )


class FailuresCard(QFrame):
    """The list of failed releases; a click or Enter goes to one.

    Signals:
        release_opened: number of the release.
    """

    release_opened = Signal(str)

    def __init__(self, words: KpiWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kpi.failures")
        self.setProperty("surface", "card")
        self._words = words
        self.head = SectionHeader(self.tr("失败发布"), "", self)
        self.waiting_badge = Badge("", self)
        self.head.row.insertWidget(1, self.waiting_badge)
        self.none_label = IconLabel(
            "circle-check", self.tr("本季没有失败的发布"), self, role="ok", name="kpi.no_failures"
        )
        self.list = QListView(self)
        views.prepare_list(self.list, name="kpi.failures.list", spoken=self.tr("失败发布"))
        self.failures: RecordListModel[KpiRelease] = RecordListModel(
            lambda r: r.number, key=lambda r: r.number, sentence=self._sentence, parent=self
        )
        self.list.setModel(self.failures)
        self.list.setItemDelegate(FailureDelegate(words, self.list))
        self.list.setCursor(Qt.CursorShape.PointingHandCursor)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(self._on_clicked)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._on_entered)
        self._build()

    def show_report(self, report: KpiReport) -> None:
        """Show the failures of the quarter and the further figures."""
        self.failures.set_records(report.failures)
        count = len(report.failures)
        self.head.set_note(self.tr("{n} 个").format(n=count) if count else "")
        waiting = sum(1 for r in report.failures if not r.reviewed)
        text = self.tr("{n} 个待复盘").format(n=waiting)
        self.waiting_badge.set_spec(BadgeSpec(text, Tone.BAD, "triangle"))
        self.waiting_badge.setVisible(waiting > 0)
        self.list.setVisible(count > 0)
        self.none_label.setVisible(count == 0)
        self.list.setFixedHeight(theme.current().px(_ROW) * min(count, _MOST) + 2)
        for key, (figure, counts) in self._others.items():
            measure = report.current[key]
            figure.setText(self._words.value(measure))
            counts.setText(f"{measure.numerator} / {measure.denominator}")
            figure.setToolTip(self._words.formula(key, report.targets.cmdb_days))

    def _sentence(self, release: KpiRelease) -> str:
        words = self._words
        day = words.day(release.ended_at) if release.ended_at else ""
        parts = (
            f"{release.number} {release.application}",
            release.title,
            f"{words.ending(release)} {day}",
            words.review(release),
        )
        return "，".join(parts)

    def _on_clicked(self, index: QModelIndex) -> None:
        release = self.failures.record(index)
        if release is not None:
            self.release_opened.emit(release.number)

    def _on_entered(self) -> None:
        self._on_clicked(self.list.currentIndex())

    def _build(self) -> None:
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(10), now.px(14), now.px(12))
        column.setSpacing(now.px(6))
        column.addWidget(self.head)
        column.addWidget(self.none_label)
        column.addWidget(self.list)
        column.addSpacing(now.px(8))
        column.addWidget(SectionHeader(self.tr("其他指标"), "", self))
        self._others = {}
        for key in OTHERS:
            row = QHBoxLayout()
            row.setSpacing(now.px(8))
            figure = label("", "strong", self, name=f"kpi.other.{key.value}")
            counts = label("", "secondary", self)
            counts.setMinimumWidth(text_width("100 / 100", 12) + now.px(4))
            counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(ElidedLabel(self._words.caption(key), self, size=12), 1)
            row.addWidget(figure)
            row.addWidget(counts)
            column.addLayout(row)
            self._others[key] = (figure, counts)
        column.addStretch(1)
