"""Execution as a list: what is being implemented now, and where to act on it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.vocabulary import BoardColumn
from relapp.errors import RelappError
from relapp.services.history import HistoryService
from relapp.services.releases import ReleasesService
from relapp.wording.errors import word
from ui.actions.catalogue import ActionId
from ui.actions.page import Page, PageContext
from ui.board.face import Faces
from ui.board.filter_state import BoardFilter
from ui.board.lane_groups import LaneMaker
from ui.board.loading import Found, Services
from ui.board.reader import BoardReader
from ui.board.side_area import SideArea
from ui.board.table import CardTable
from ui.board.wording import CardWords
from ui.inspector.commands import ReleaseCommands
from ui.inspector.inspector import Inspector
from ui.kit import metrics, theme
from ui.kit.buttons import Button
from ui.kit.labels import ElidedLabel, label
from ui.kit.state_panel import StatePanel


@dataclass(frozen=True, slots=True)
class StageKind:
    """Which column a page lists, and the tab of the release on which one acts."""

    column: BoardColumn
    tab: str
    icon: str


KINDS = {
    "run": StageKind(BoardColumn.IMPLEMENTING, "run_sheet", "run"),
}


class StagePane(Page):
    """The releases of one column by window; Enter opens the tab where the work is done."""

    def __init__(
        self,
        context: PageContext,
        services: Services,
        kind: str,
        *,
        releases: ReleasesService,
        history: HistoryService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(kind)
        self._context = context
        self.kind = KINDS[kind]
        self._words = CardWords(context.language, context.zone)
        self._faces = Faces(self._words, context.clock.now())
        self._filter = BoardFilter(columns=frozenset({self.kind.column}))
        self.reader = BoardReader(context, services, self._words, self)
        self.commands = ReleaseCommands(context, releases, self)
        self.inspector = Inspector(context, self.commands, releases=releases, history=history)
        self._build()
        self._connect()

    def activate(self) -> None:
        """Read the list."""
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        self._faces.set_now(self._context.clock.now())
        self.state.start_loading()
        self.reader.ask(self._filter)

    def escape(self) -> bool:
        """Put the panel away where it lies over the list."""
        if not (self.area.is_open() and self.area.overlays()):
            return False
        self.area.set_open(False)
        return True

    def allows(self, action: ActionId) -> str | None:
        """Say what can be done with the row in view."""
        known = (ActionId.RELEASE_OPEN, ActionId.RELEASE_REMIND, ActionId.TOGGLE_INSPECTOR)
        if action not in known:
            return None
        needs_row = action is not ActionId.TOGGLE_INSPECTOR
        return self.tr("先选中一个发布") if needs_row and not self.table.current_card() else ""

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus."""
        card = self.table.current_card()
        if action is ActionId.TOGGLE_INSPECTOR:
            self.area.set_open(not self.area.is_open())
        elif action is ActionId.RELEASE_OPEN and card is not None:
            self._on_opened(card.release_id)
        elif action is ActionId.RELEASE_REMIND and card is not None:
            self.commands.remind([card.release_id])
        else:
            return False
        return True

    def _build(self) -> None:
        title = self.tr("执行")
        hint = self.tr("在发布的「步骤」页逐步执行和记录，回车打开。")
        bar = QFrame(self)
        bar.setProperty("surface", "bar")
        bar.setFixedHeight(theme.current().px(metrics.PAGE_HEAD))
        self.mine_button = Button(self.tr("轮到我的"), bar, icon="person", name="stage.mine")
        self.mine_button.setCheckable(True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(label(title, "section", bar))
        row.addWidget(ElidedLabel(hint, bar, role="text_2", size=12), 1)
        row.addWidget(self.mine_button)
        self.table = CardTable(self._faces, self)
        self.table.hide_columns("stage", "type")
        self.state = StatePanel(self.table, self, name="stage.state")
        self.area = SideArea(self.state, self.inspector, self)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(bar)
        pile.addWidget(self.area, 1)

    def _connect(self) -> None:
        self.reader.found.connect(self._on_found)
        self.reader.failed.connect(self._on_failed)
        self.mine_button.clicked.connect(self._on_mine)
        self.state.retry_requested.connect(self.refresh)
        self.state.action_triggered.connect(partial(self.address_requested.emit, "relapp://board"))
        self.table.card_selected.connect(self.inspector.follow)
        self.table.card_opened.connect(self._on_opened)
        self.inspector.address_requested.connect(self.address_requested)
        self.inspector.open_requested.connect(self._on_opened)
        self.inspector.close_requested.connect(partial(self.area.set_open, False))
        self.commands.finished.connect(self.status_requested)
        self.commands.letter_wanted.connect(self.letter_requested)
        self.commands.refused.connect(self._on_refused)

    def _on_mine(self, on: bool) -> None:
        self._filter = self._filter.changed("mine", on)
        self.refresh()

    def _on_found(self, found: Found) -> None:
        cards = found.cards.cards
        maker = LaneMaker(self._words, self._faces.now, found.windows, found.loads)
        self.table.set_lanes(maker.lanes(cards, ended=True))
        if cards:
            self.state.show_content()
            if self.table.current_card() is None:
                self.table.focus_current()
        else:
            self._teach()
        self.area.set_open(bool(cards) and not self.area.overlays())

    def _teach(self) -> None:
        title = self.tr("现在没有在实施的发布")
        hint = self.tr(
            "审批全部签完并进入实施后，发布出现在这里；"
            "按步骤执行、记录实际时间和回退都在发布的「步骤」页。"
        )
        self.state.show_empty(self.kind.icon, title, hint, button=self.tr("去看板"))

    def _on_opened(self, release_id: int) -> None:
        for card in self.table.cards.cards():
            if card.release_id == release_id:
                address = f"relapp://release/{card.number}/tab/{self.kind.tab}"
                self.address_requested.emit(address)

    def _on_failed(self, error: RelappError) -> None:
        said = word(error, self._context.zone).of(self._context.language)
        self.state.show_failed(self.tr("没有读到发布"), said)

    def _on_refused(self, release_id: int, error: RelappError) -> None:
        self.inspector.show_release(release_id)
        self.inspector.show_refusal(error)
        self.area.set_open(True)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
