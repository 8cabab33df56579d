"""The column at the right of the meeting: the item's facts, decision, duties and record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from relapp.domain.meeting import AgendaItem, Meeting
from relapp.services.views import ReleaseView
from ui.kit import metrics, theme
from ui.kit.segmented import SegmentedControl
from ui.meeting.actions_box import ActionsBox
from ui.meeting.decision_box import DecisionBox
from ui.meeting.desk import MeetingDesk
from ui.meeting.facts_box import FactsBox
from ui.meeting.record_box import RecordBox


class SidePanel(QFrame):
    """Two leaves: the item itself, and the papers of its release."""

    def __init__(self, desk: MeetingDesk, papers: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "pane")
        self.facts = FactsBox(desk, self)
        self.decision = DecisionBox(desk, self)
        self.duties = ActionsBox(desk, self)
        self.record = RecordBox(desk, self)
        self.leaves = SegmentedControl(self, name="meeting.leaf", spoken=self.tr("议题侧栏"))
        self.leaves.add("item", self.tr("议题"), small=True)
        self.leaves.add("papers", self.tr("交付物"), small=True)
        self.leaves.set_current("item")
        self.leaves.chosen.connect(self._on_leaf)
        self._build(papers)

    def show_item(
        self, meeting: Meeting, item: AgendaItem, view: ReleaseView | None, *, use_minutes: bool
    ) -> None:
        """Show one item."""
        if item.is_topic:
            # A topic has no papers.
            self.leaves.set_current("item")
            self._on_leaf("item")
        self.leaves.setVisible(not item.is_topic)
        self.facts.show_item(meeting, item, view)
        self.decision.show_item(meeting, item, use_minutes=use_minutes)
        self.duties.show_actions(meeting, item.id)
        self.record.show_item(meeting, item)

    def write_note(self) -> None:
        """Bring the record into view and put the cursor into its field."""
        self.leaves.set_current("item")
        self._on_leaf("item")
        self.record.write()

    def _on_leaf(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "item" else 1)

    def _build(self, papers: QWidget) -> None:
        now = theme.current()
        inner = QWidget(self)
        pile = QVBoxLayout(inner)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        for box in (self.decision, self.duties, self.facts):
            pile.addWidget(box)
        pile.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        # The panel's own ground shows through.
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        leaf = QWidget(self)
        column = QVBoxLayout(leaf)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 3)
        column.addWidget(self.record, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(leaf)
        self._stack.addWidget(papers)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, now.px(6), 0, 0)
        outer.setSpacing(now.px(4))
        outer.addWidget(self.leaves, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(self._stack, 1)
        self.setFixedWidth(now.px(metrics.SIDE_MAX))
