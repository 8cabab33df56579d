"""What lies behind one approval step: what to look at, its checks, every decision taken."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.vocabulary import StepState
from relapp.services.views import ReleaseView
from relapp.wording import terms
from ui.kit import metrics, theme, views
from ui.kit.badges import Badge
from ui.kit.labels import ElidedLabel, SectionHeader, label
from ui.kit.list_model import RecordListModel
from ui.kit.painting import BadgeSpec, Tone, chip_size, draw_chip, draw_text
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import RowDelegate
from ui.release.check_delegate import result_chip
from ui.release.check_rows import CheckRow, check_groups
from ui.release.desk import ReleaseDesk
from ui.release.signing_record import SigningRecord
from ui.release.words import Words

AnyIndex = QModelIndex | QPersistentModelIndex
TONES = {
    StepState.SIGNED: (Tone.OK, "check"),
    StepState.CURRENT: (Tone.ACCENT, "circle-dot"),
    StepState.WAITING: (Tone.NEUTRAL, "hourglass"),
    StepState.RETURNED: (Tone.BAD, "return"),
    StepState.LAPSED: (Tone.WARN, "triangle"),
    StepState.NOT_NEEDED: (Tone.MUTED, "minus"),
    StepState.HELD: (Tone.MUTED, "pause"),
}


class StepCheckDelegate(RowDelegate):
    """A check in one line: number, text, result."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, height=metrics.CHECK_ROW)
        self._words = words

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw the line."""
        row = index.data(RECORD_ROLE)
        if not isinstance(row, CheckRow):
            return
        now, rect = theme.current(), option.rect
        chip = result_chip(row.answer, self._words.result(row.answer))
        size = chip_size(chip)
        x = rect.right() - now.px(10) - size.width()
        y = rect.y() + (rect.height() - size.height()) // 2
        place = QRect(x, y, size.width(), size.height())
        draw_chip(painter, place, chip, dashed=row.answer is None)
        number = QRect(rect.x(), rect.y(), now.px(34), rect.height())
        draw_text(
            painter, number, str(row.number), "text_3", 13, align=Qt.AlignmentFlag.AlignCenter
        )
        text = QRect(number.right(), rect.y(), x - number.right() - now.px(10), rect.height())
        draw_text(painter, text, self._words.of(row.item.text), "text", 13)


class StepDetails(QWidget):
    """Checks at the left, decisions at the right.

    Signals:
        check_requested: identifier of a check to open.
        take_back_requested: key of whoever a step was passed on to, or who was added.
    """

    check_requested = Signal(str)
    take_back_requested = Signal(int)

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = desk.words
        self.model: RecordListModel[CheckRow] = RecordListModel(
            text=lambda row: self._words.of(row.item.text),
            key=lambda row: row.id,
            sentence=self._words.check_sentence,
            extra={int(Qt.ItemDataRole.ToolTipRole): self._words.check_tooltip},
            parent=self,
        )
        self.list = QListView(self)
        self.title_label = ElidedLabel("", self, size=15, bold=True)
        self.state_badge = Badge("", self)
        self.people_label = label("", "secondary", self)
        self.looks_label = label("", "", self, wrap=True)
        self.record = SigningRecord(desk, self)
        self.record.take_back_requested.connect(self.take_back_requested)
        self._build()

    def show_step(self, view: ReleaseView, step_id: str) -> None:
        """Show one step as it stands."""
        stage_id, node = view.step(step_id)
        self.title_label.setText(self._words.of(node.step.name))
        tone, icon = TONES[node.state]
        word = self._words.of(terms.STEP_STATE[node.state])
        self.state_badge.set_spec(BadgeSpec(word, tone, icon))
        names = self._words.names(tuple(ref.name for ref in (*node.holders, *node.added)))
        self.people_label.setText(names or self.tr("还没有指定人员"))
        looks = self._words.of(node.step.looks_at)
        self.looks_label.setText(self.tr("关注：{what}").format(what=looks) if looks else "")
        self.looks_label.setVisible(bool(looks))
        rows: tuple[CheckRow, ...] = ()
        for group in check_groups(view, self._desk.me):
            if group.key == f"{stage_id}/{step_id}":
                rows = group.rows
        self.model.set_records(rows)
        done = sum(1 for row in rows if row.answer is not None)
        self._checks_head.set_note(f"{done} / {len(rows)}")
        self.list.setFixedHeight(theme.current().px(metrics.CHECK_ROW) * max(1, len(rows)) + 2)
        self.record.show_step(view, stage_id, node)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.model.record(index)
        if row is not None:
            self.check_requested.emit(row.id)

    def _on_open_clicked(self) -> None:
        rows = self.model.records()
        if rows:
            first = next((row for row in rows if not row.settled), rows[0])
            self.check_requested.emit(first.id)

    def _build(self) -> None:
        now = theme.current()
        body = QWidget(self)
        body.setProperty("plain", "true")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(now.px(14), now.px(12), now.px(14), now.px(12))
        columns.setSpacing(now.px(24))
        columns.addLayout(self._build_checks(), 5)
        columns.addWidget(self.record, 3)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _build_checks(self) -> QVBoxLayout:
        now = theme.current()
        views.prepare_list(self.list, name="approval.checks", spoken=self.tr("本环节的检查项"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(StepCheckDelegate(self._words, self.list))
        self.list.setProperty("framed", "true")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._on_activated)
        head = QHBoxLayout()
        head.setSpacing(now.px(8))
        for part in (self.title_label, self.state_badge, self.people_label):
            head.addWidget(part)
        head.addStretch(1)
        self._checks_head = SectionHeader(
            self.tr("检查项"), "", self, link=self.tr("去勾选"), ruled=False
        )
        if self._checks_head.link_button is not None:
            self._checks_head.link_button.clicked.connect(self._on_open_clicked)
        left = QVBoxLayout()
        left.setSpacing(now.px(8))
        left.addLayout(head)
        left.addWidget(self.looks_label)
        left.addSpacing(now.px(4))
        left.addWidget(self._checks_head)
        left.addWidget(self.list)
        left.addStretch(1)
        return left
