"""The scrolled part of the inspector: why not yet, facts and recent activity of one release."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from relapp.domain.gate import Requirement
from relapp.domain.journal import Entry
from relapp.domain.vocabulary import Standing
from relapp.services.views import ReleaseView
from ui.actions.page import PageContext
from ui.inspector import facts
from ui.inspector.parts import Identity, WhyHead, fill_changes
from ui.inspector.rows import ActivityRow, RequirementRow
from ui.kit.buttons import LinkButton
from ui.kit.flow_layout import flow_widget
from ui.kit.labels import ElidedLabel, IconLabel, label, rule
from ui.kit.slim_bar import SlimBar

FEW = 8
"""So many conditions are listed before the rest is asked for."""


class InspectorBody(QScrollArea):
    """Identity, list, facts, activity; always in this order.

    Signals:
        address_requested: the link of a condition, change or the whole list was followed.
    """

    address_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._view: ReleaseView | None = None
        self._whole = False
        inside = QWidget()
        self.identity = Identity(inside)
        self.refusal_label = label("", "", inside, tone="bad", wrap=True, name="inspector.refusal")
        self.refusal_label.hide()
        self.why_head = WhyHead(inside)
        self._why, self._why_pile = _pile(inside, 2)
        self._facts = QWidget(inside)
        self._grid = QGridLayout(self._facts)
        self._activity, self._activity_pile = _pile(inside, 6)
        pile = QVBoxLayout(inside)
        pile.setContentsMargins(14, 10, 10, 10)
        pile.setSpacing(0)
        for part in (self.identity, rule(inside), self.refusal_label, self.why_head, self._why):
            pile.addWidget(part)
        pile.addLayout(self._build_met(inside))
        for part in (rule(inside), self._facts, rule(inside), self._activity):
            pile.addWidget(part)
        pile.addStretch(1)
        self.setWidget(inside)
        # The ground is the panel's, not that of a window.
        inside.setAutoFillBackground(False)
        self.setProperty("surface", "pane")
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        SlimBar(self)

    def show_view(self, view: ReleaseView, entries: Sequence[Entry]) -> None:
        """Show a release as it is now."""
        language = self._context.language
        if self._view is None or self._view.facts.release.id != view.facts.release.id:
            self._whole = False
        self._view = view
        gate = facts.gate(view, self._context.me, language)
        self.identity.show_view(view, language)
        self.why_head.show_gate(gate, len(view.blockers), view, language)
        self._show_requirements(view.blockers)
        self._show_met(view)
        self._show_facts(view)
        self._show_activity(entries)

    def rows(self) -> tuple[RequirementRow, ...]:
        """Return the conditions listed now, blocking ones first."""
        items = (self._why_pile.itemAt(place) for place in range(self._why_pile.count()))
        widgets = [item.widget() for item in items if item is not None]
        return tuple(widget for widget in widgets if isinstance(widget, RequirementRow))

    def _build_met(self, parent: QWidget) -> QHBoxLayout:
        self.met_label = IconLabel("circle-check", "", parent, role="ok", name="inspector.met")
        self.all_link = LinkButton("", parent, name="inspector.all")
        self.all_link.clicked.connect(self._on_all)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 4, 10)
        row.addWidget(self.met_label)
        row.addStretch(1)
        row.addWidget(self.all_link)
        return row

    def _show_requirements(self, needs: Sequence[Requirement]) -> None:
        _empty(self._why_pile)
        blocking = sum(1 for need in needs if need.standing is Standing.BLOCKING)
        whole = self._whole or len(needs) <= FEW + 1
        shown = needs if whole else needs[: max(FEW, blocking)]
        now, zone = self._context.clock.now(), self._context.zone
        for need in shown:
            row = RequirementRow(need, now, zone, self._context.language, self._why)
            row.activated.connect(partial(self.address_requested.emit, need.address))
            self._why_pile.addWidget(row)
        if len(shown) < len(needs):
            words = self.tr("另外 {n} 项").format(n=len(needs) - len(shown))
            link = LinkButton(words, self._why, name="inspector.more_needs")
            link.clicked.connect(self._on_more_needs)
            self._why_pile.addWidget(link)

    def _show_met(self, view: ReleaseView) -> None:
        total = len(view.requirements)
        self.met_label.set_content(self.tr("已满足 {n} 项").format(n=view.met))
        self.met_label.setVisible(total > 0)
        self.all_link.setText(self.tr("查看全部 {n} 项条件").format(n=total))
        self.all_link.setVisible(total > 0)
        self.all_link.updateGeometry()

    def _show_facts(self, view: ReleaseView) -> None:
        _empty(self._grid)
        self._grid.setContentsMargins(0, 10, 4, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        now, zone, language = self._context.clock.now(), self._context.zone, self._context.language
        row = 0
        for name, value, bold in facts.lines(view, now, zone, language):
            self._grid.addWidget(_top(label(name, "secondary", self._facts)), row, 0)
            self._grid.addWidget(_value(value, bold, self._facts), row, 1)
            row += 1
        if view.facts.changes:
            title = _top(label(self.tr("变更单"), "secondary", self._facts))
            self._grid.addWidget(title, row, 0)
            holder, flow = flow_widget(self._facts, 6)
            fill_changes(flow, view, language, self.address_requested)
            self._grid.addWidget(holder, row, 1)

    def _show_activity(self, entries: Sequence[Entry]) -> None:
        _empty(self._activity_pile)
        self._activity_pile.addWidget(label(self.tr("最近动态"), "section", self._activity))
        context = self._context
        now, me = context.clock.now(), context.me.id
        for entry in entries:
            row = ActivityRow(entry, now, context.zone, context.language, me, self._activity)
            self._activity_pile.addWidget(row)

    def _on_more_needs(self) -> None:
        self._whole = True
        if self._view is not None:
            self._show_requirements(self._view.blockers)

    def _on_all(self) -> None:
        if self._view is not None:
            number = self._view.facts.release.number
            self.address_requested.emit(f"relapp://release/{number}/tab/checks")


def _pile(parent: QWidget, top: int) -> tuple[QWidget, QVBoxLayout]:
    holder = QWidget(parent)
    pile = QVBoxLayout(holder)
    pile.setContentsMargins(0, top, 0, 0)
    pile.setSpacing(0)
    return holder, pile


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def _value(value: str, bold: bool, parent: QWidget) -> QWidget:
    """Return a value of one line; of a bold one what follows the dot is plain."""
    if not bold:
        return ElidedLabel(value, parent, size=12)
    first, _, rest = value.partition(" · ")
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(ElidedLabel(first, holder, size=12, bold=True))
    if rest:
        row.addWidget(ElidedLabel(f" · {rest}", holder, size=12), 1)
    return holder


def _top(widget: QLabel) -> QLabel:
    widget.setAlignment(Qt.AlignmentFlag.AlignTop)
    return widget
