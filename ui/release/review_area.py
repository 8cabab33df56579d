"""A release as the review meeting sees it: route, checks with the keys of the page, own decision.

The meeting page does not know this package; whoever puts the pages together hands it in.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QVBoxLayout, QWidget

from relapp.domain.vocabulary import StepState
from relapp.services.views import ReleaseView
from ui.actions.page import PageContext
from ui.kit import theme
from ui.kit.keyboard import text_field_has_focus
from ui.kit.labels import rule
from ui.release.check_rows import Place
from ui.release.checks_panel import ChecksPanel
from ui.release.decision import decide
from ui.release.decision_bar import DecisionBar
from ui.release.desk import ReleaseDesk, ReleaseServices
from ui.release.files import FileDoor
from ui.release.route_rows import RouteColumn, RouteNode, route_columns
from ui.release.route_view import RouteArea, RouteView
from ui.release.signing import Signing
from ui.release.trouble import TroubleBanner

ROUTE_FROM = 560
"""Height of the area, in design pixels, below which the checks need the room of the route."""
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_U})
_TURN = frozenset({StepState.CURRENT, StepState.LAPSED, StepState.RETURNED})


class ReviewArea(QWidget):
    """Shows one release at a time; only the steps of this desk are unfolded.

    Signals:
        check_chosen: identifier of the check that became current.
        moved: the person went to another row or scrolled, by key or mouse.
        announced: sentence for the status bar.
        undo_offered: sentence and the callable that takes the deed back.
        address_wanted: another place in the program.
        stale: what is shown is known to be old.
    """

    check_chosen = Signal(str)
    moved = Signal()
    announced = Signal(str)
    undo_offered = Signal(str, object)
    address_wanted = Signal(str)
    stale = Signal()

    def __init__(
        self, context: PageContext, services: ReleaseServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review.area")
        self.desk = ReleaseDesk(context, services, self)
        self.checks = ChecksPanel(self.desk, FileDoor(self.desk, self), self)
        self.route = RouteView(self.desk.words, self)
        self.bar = DecisionBar(self)
        self._signing = Signing(self.desk, self)
        self._columns: tuple[RouteColumn, ...] = ()
        self._step_id = ""
        self._build()
        self._connect()

    @property
    def papers(self) -> QWidget:
        """The deliverables of the release, to be placed where there is room."""
        return self.checks.deliverables

    def show_view(
        self, view: ReleaseView, *, fresh: bool, start: bool = True, everything: bool = False
    ) -> None:
        """Show a release; what is typed stays while it is the same one.

        Args:
            view: the release.
            fresh: another release than before.
            start: open the first check that waits here; without it no row is current, so that
                a key meant for the release before answers nothing.
            everything: unfold all steps of the present stage, as the host needs them.
        """
        self.desk.now_in_view(view)
        self.checks.show_view(view, fresh=fresh)
        if fresh:
            self._unfold(everything=everything)
            if not start:
                self.checks.list.setCurrentIndex(QModelIndex())
        stage_id = view.facts.release.stage
        self._columns = route_columns(view, stage_id, self.desk.me, self.desk.words)
        self.route.set_columns(self._columns)
        self._route_area.fit()
        self._show_route()
        self._show_decision(view)

    def mark(self, item_id: str) -> None:
        """Bring the check that the host looks at into view; what is current here stays so."""
        checks = self.checks.list
        checks.mark_shown(item_id)
        index = checks.checks.index_of(item_id)
        if index.isValid():
            checks.expand(index.parent())
            checks.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def current_check(self) -> str:
        """Return the identifier of the current check, empty for none."""
        return self.checks.list.current_id()

    def is_typing(self) -> bool:
        """Tell whether words are under way here that have not been saved."""
        editor = self.checks.list.editor()
        typed = editor is not None and editor.typed_note() is not None
        inside = self.isAncestorOf(self.window().focusWidget() or self.window())
        return typed or (inside and text_field_has_focus())

    def take_focus(self) -> None:
        """Give the keys to the checks."""
        self.checks.came_into_view()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the person goes to another row; take nothing away."""
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel) or (
            kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES
        ):
            self.moved.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the route out where the checks need its room."""
        super().resizeEvent(event)
        self._show_route()

    def _unfold(self, *, everything: bool) -> None:
        groups = self.checks.list.checks.groups()
        present = [g for g in groups if g.place is Place.PRESENT]
        mine = [] if everything else [g for g in present if g.mine and not g.signed]
        self.checks.list.unfold_only(frozenset(g.key for g in mine or present))

    def _show_route(self) -> None:
        roomy = self.height() >= theme.current().px(ROUTE_FROM)
        self._route_box.setVisible(bool(self._columns) and roomy)

    def _show_decision(self, view: ReleaseView) -> None:
        node = self._own_node()
        self._step_id = node.id if node is not None else ""
        self.bar.setVisible(node is not None)
        if node is not None:
            self.bar.show_decision(decide(view, self.desk.me, node.id, self.desk.words))

    def _own_node(self) -> RouteNode | None:
        nodes = [n for column in self._columns for n in column.nodes if n.mine]
        return next((n for n in nodes if n.state in _TURN), None)

    def _on_sign_requested(self) -> None:
        view = self.desk.view
        if view is None or not self._step_id:
            return
        if decide(view, self.desk.me, self._step_id, self.desk.words).may_sign:
            self._signing.sign(view, self._step_id)

    def _on_return_requested(self) -> None:
        if self.desk.view is not None and self._step_id:
            self._signing.send_back(self.desk.view, self._step_id)

    def _on_resubmit_requested(self) -> None:
        if self._step_id:
            self._signing.resubmit(self._step_id)

    def _on_current_changed(self, current: QModelIndex) -> None:
        row = self.checks.list.checks.row(current)
        if row is not None:
            self.check_chosen.emit(row.id)

    def _on_step_chosen(self, step_id: str) -> None:
        self.moved.emit()
        self.checks.list.go_to_step(step_id)

    def _connect(self) -> None:
        desk, checks = self.desk, self.checks.list
        desk.announced.connect(self.announced)
        desk.undo_offered.connect(self.undo_offered)
        desk.address_wanted.connect(self.address_wanted)
        desk.stale.connect(self.stale)
        checks.selectionModel().currentChanged.connect(self._on_current_changed)
        checks.installEventFilter(self)
        checks.viewport().installEventFilter(self)
        self.route.chosen.connect(self._on_step_chosen)
        self.bar.sign_requested.connect(self._on_sign_requested)
        self.bar.return_requested.connect(self._on_return_requested)
        self.bar.resubmit_requested.connect(self._on_resubmit_requested)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_sign_requested)

    def _build(self) -> None:
        now = theme.current()
        self._route_box = QFrame(self)
        self._route_box.setProperty("surface", "pane")
        upper = QVBoxLayout(self._route_box)
        upper.setContentsMargins(now.px(14), now.px(6), now.px(14), now.px(4))
        self._route_area = RouteArea(self.route, self._route_box)
        upper.addWidget(self._route_area)
        upper.addWidget(rule(self._route_box))
        self.trouble = TroubleBanner(self.desk, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.trouble)
        outer.addWidget(self._route_box)
        outer.addWidget(self.checks, 1)
        outer.addWidget(self.bar)
        self._route_box.hide()
        self.bar.hide()
