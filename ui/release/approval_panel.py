"""The tab 审批: the route as a picture, the chosen step below it, the decision at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.vocabulary import StepState
from relapp.services.views import ReleaseView
from relapp.wording import terms
from ui.kit import theme
from ui.kit.empty_state import EmptyState
from ui.kit.labels import label, rule
from ui.kit.segmented import SegmentedControl
from ui.release.decision import Decision, decide
from ui.release.decision_bar import DecisionBar
from ui.release.desk import ReleaseDesk
from ui.release.naming import Naming
from ui.release.panel import Panel
from ui.release.route_rows import RouteColumn, first_node, route_columns
from ui.release.route_view import RouteArea, RouteView
from ui.release.signing import Signing
from ui.release.step_details import StepDetails


class ApprovalPanel(Panel):
    """Shows the route of one stage; only holders of a step can decide on it."""

    def __init__(self, desk: ReleaseDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view: ReleaseView | None = None
        self._stage_id = ""
        self._stages = self._make_stages()
        self._columns: tuple[RouteColumn, ...] = ()
        self.route = RouteView(self.words, self)
        self.details = StepDetails(desk, self)
        self.bar = DecisionBar(self)
        self._signing = Signing(desk, self)
        self._naming = Naming(desk, self)
        self.empty = EmptyState(self, name="approval.empty")
        self._build()
        self.route.chosen.connect(self._show_step)
        self.details.check_requested.connect(self._on_check_requested)
        self.bar.sign_requested.connect(self._on_sign_requested)
        self.bar.conditions_requested.connect(self._on_conditions_requested)
        self.bar.changes_requested.connect(self._on_changes_requested)
        self.bar.pass_on_requested.connect(self._on_pass_on_requested)
        self.bar.add_requested.connect(self._on_add_requested)
        self.details.take_back_requested.connect(self._naming.take_back)
        self.bar.return_requested.connect(self._on_return_requested)
        self.bar.resubmit_requested.connect(self._on_resubmit_requested)

    def show_view(self, view: ReleaseView, *, fresh: bool) -> None:
        """Show the route; the chosen step stays chosen."""
        moved = self._view is not None and (
            self._view.facts.release.stage != view.facts.release.stage
        )
        self._view = view
        stages = [
            s for s in view.definition.stages if route_columns(view, s.id, self.desk.me, self.words)
        ]
        self.empty.setVisible(not stages)
        self._content.setVisible(bool(stages))
        if not stages:
            self.empty.tell("review", self.tr("这个流程没有审批环节"))
            return
        ids = [stage.id for stage in stages]
        if fresh or moved or self._stage_id not in ids:
            self._stage_id = self._first_stage(view, ids)
            self.route.choose("")
        self._show_stages(view, ids)
        self._show_route()

    def focus_subject(self, need: str, subject: str) -> bool:
        """Choose a step."""
        if self._view is None:
            return False
        try:
            stage_id, _node = self._view.step(subject)
        except KeyError:
            return False
        self._stage_id = stage_id
        self._stages.set_current(stage_id)
        self.route.choose(subject)
        self._show_route()
        self.route.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def came_into_view(self) -> None:
        """Take the arrow keys."""
        self.route.setFocus(Qt.FocusReason.OtherFocusReason)

    def decision(self) -> Decision | None:
        """Return what may be decided on the chosen step."""
        step_id = self.route.chosen_id()
        if self._view is None or not step_id:
            return None
        return decide(self._view, self.desk.me, step_id, self.words)

    def _first_stage(self, view: ReleaseView, ids: list[str]) -> str:
        """Return the present stage, else the next one with a route, else the last."""
        order = view.definition.stage_ids
        present = order.index(view.facts.release.stage)
        ahead = [stage_id for stage_id in ids if order.index(stage_id) >= present]
        return ahead[0] if ahead else ids[-1]

    def _show_stages(self, view: ReleaseView, ids: list[str]) -> None:
        if self._stages.property("stages") != "|".join(ids):
            self._stages_row.removeWidget(self._stages)
            self._stages.hide()
            self._stages.deleteLater()
            self._stages = self._make_stages()
            for stage_id in ids:
                name = self.words.of(view.definition.stage(stage_id).name)
                self._stages.add(stage_id, name, small=True)
            self._stages.setProperty("stages", "|".join(ids))
            self._stages_row.addWidget(self._stages)
        self._stages.setVisible(len(ids) > 1)
        self._stages.set_current(self._stage_id)

    def _make_stages(self) -> SegmentedControl:
        stages = SegmentedControl(self, name="approval.stage", spoken=self.tr("审批所在阶段"))
        stages.chosen.connect(self._on_stage_chosen)
        return stages

    def _on_stage_chosen(self, stage_id: str) -> None:
        self._stage_id = stage_id
        self.route.choose("")
        self._show_route()

    def _show_route(self) -> None:
        view = self._view
        if view is None:
            return
        self._columns = route_columns(view, self._stage_id, self.desk.me, self.words)
        self.route.set_columns(self._columns)
        self._area.fit()
        self._note.setText(self._summary(view))
        if self.route.node(self.route.chosen_id()) is None:
            self.route.choose(first_node(self._columns).id)
        self._show_step(self.route.chosen_id())

    def _show_step(self, step_id: str) -> None:
        if self._view is None or not step_id:
            return
        self.details.show_step(self._view, step_id)
        decision = self.decision()
        if decision is not None:
            self.bar.show_decision(decision)

    def _summary(self, view: ReleaseView) -> str:
        """Return how long the route is and where it stands."""
        steps = [n for c in self._columns for n in c.nodes if n.state is not StepState.NOT_NEEDED]
        kind = self.words.of(terms.TYPE[view.facts.release.type])
        said = self.tr("{kind}，{groups} 组 {steps} 个环节").format(
            kind=kind, groups=len(self._columns), steps=len(steps)
        )
        turn = next((c for c in self._columns if not c.done), None)
        if turn is None:
            return self.words.join(said, self.tr("已全部签完"))
        if view.facts.release.stage != self._stage_id:
            return said
        where = self.tr("现在在第 {number} 组").format(number=turn.number)
        sides = sum(1 for n in turn.nodes if n.state is not StepState.NOT_NEEDED)
        if sides > 1:
            where += self.tr("：{count} 方同时会签，都签完才往下走").format(count=sides)
        return self.words.join(said, where)

    def _on_sign_requested(self) -> None:
        decision = self.decision()
        if self._view is not None and decision is not None and decision.may_sign:
            self._signing.sign(self._view, self.route.chosen_id())

    def _on_conditions_requested(self) -> None:
        if self._view is not None:
            self._signing.sign_with_conditions(self._view, self.route.chosen_id())

    def _on_changes_requested(self, signature_id: int) -> None:
        if self._view is not None:
            self._signing.show_changes(self._view, signature_id)

    def _on_pass_on_requested(self) -> None:
        if self._view is not None:
            self._naming.pass_on(self._view, self.route.chosen_id())

    def _on_add_requested(self) -> None:
        if self._view is not None:
            self._naming.add_signer(self._view, self.route.chosen_id())

    def _on_return_requested(self) -> None:
        if self._view is not None:
            self._signing.send_back(self._view, self.route.chosen_id())

    def _on_resubmit_requested(self) -> None:
        self._signing.resubmit(self.route.chosen_id())

    def _on_check_requested(self, item_id: str) -> None:
        if self._view is not None:
            number = self._view.facts.release.number
            self.desk.address_wanted.emit(f"relapp://release/{number}/check/{item_id}")

    def _build(self) -> None:
        now = theme.current()
        self._content = QWidget(self)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QFrame(self._content)
        top.setProperty("surface", "pane")
        upper = QVBoxLayout(top)
        upper.setContentsMargins(now.px(14), now.px(8), now.px(14), now.px(6))
        upper.setSpacing(now.px(6))
        self._stages_row = QHBoxLayout()
        self._stages_row.setSpacing(now.px(10))
        self._note = label("", "secondary", top, name="approval.summary")
        self._stages_row.addWidget(label(self.tr("审批路线"), "section", top))
        self._stages_row.addWidget(self._note)
        self._stages_row.addStretch(1)
        self._stages_row.addWidget(self._stages)
        upper.addLayout(self._stages_row)
        self._area = RouteArea(self.route, top)
        upper.addWidget(self._area)
        column.addWidget(top)
        column.addWidget(rule(self._content))
        column.addWidget(self.details, 1)
        column.addWidget(self.bar)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._content, 1)
        outer.addWidget(self.empty, 1)
        self.empty.hide()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_sign_requested)
