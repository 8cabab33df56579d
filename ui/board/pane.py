"""The board page: filters above, cards in the middle, the inspector at the right."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relapp.domain.card import ReleaseCard
from relapp.domain.vocabulary import BoardColumn
from relapp.errors import RelappError
from relapp.services.history import HistoryService
from relapp.services.releases import ReleasesService
from relapp.wording.errors import word
from ui.actions.catalogue import SPECS, ActionId
from ui.actions.page import Page, PageContext
from ui.board import tiles
from ui.board.board_actions import BoardActions
from ui.board.drag_answers import DragAnswers
from ui.board.face import Faces
from ui.board.filter_bar import FilterBar
from ui.board.filter_state import BoardFilter
from ui.board.glance_strip import GlanceStrip
from ui.board.live_marks import LiveMarks
from ui.board.loading import Found, Services, Surroundings
from ui.board.memory import BoardMemory
from ui.board.reader import BoardReader
from ui.board.side_area import SideArea
from ui.board.views import BoardViews
from ui.board.wording import CardWords
from ui.inspector.commands import ReleaseCommands
from ui.inspector.inspector import Inspector
from ui.kit.banner import Banner
from ui.kit.painting import Tone
from ui.kit.window_state import WindowState

SKELETON_AFTER: Final = 150
LOCAL: Final = tuple(spec.id for spec in SPECS if spec.local)
MINUTE: Final = 60_000


class BoardPane(Page):
    """The board with its views.

    Signals:
        action_wanted: a part of the page asks for something of the shell: `import_apps`,
            `plan_windows`, `sample`, `documents`.
        filled: cards were read and shown, or it was said why not.
    """

    action_wanted = Signal(str)
    filled = Signal()
    local_actions = LOCAL

    def __init__(
        self,
        context: PageContext,
        services: Services,
        *,
        releases: ReleasesService,
        history: HistoryService,
        state: WindowState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("board")
        self._context = context
        self._releases = releases
        self._words = CardWords(context.language, context.zone)
        self._faces = Faces(self._words, context.clock.now(), context.me.id)
        self._around: Surroundings | None = None
        self._memory = BoardMemory(state or WindowState(None))
        self.reader = BoardReader(context, services, self._words, self)
        self.commands = ReleaseCommands(context, releases, self)
        self.live = LiveMarks(self)
        self.drags = DragAnswers(context, releases, self._card, self)
        self._build(history)
        self.doer = BoardActions(self, context, releases)
        self._connect()
        self._restore()

    def activate(self) -> None:
        """Read when first seen; later visits find the cards where they were."""
        if self.views.currentWidget() is not self.views.skeleton and self.views.cards():
            self.views.focus_current()
            return
        self._skeleton.start()
        self.reader.ask(self.filters.value())
        self.reader.read_around()

    def refresh(self) -> None:
        """Read everything anew; the order of the board is made anew, too."""
        self._tick()
        self.reader.refresh()
        self.inspector.reload()

    def focus_filter(self) -> None:
        """Put the cursor into the words."""
        self.filters.focus_text()

    def export(self) -> None:
        """Write the cards in sight to a file."""
        self.doer.export()

    def next_pane(self) -> bool:
        """Go from filters to cards to inspector."""
        if self.filters.isAncestorOf(self.focusWidget() or self):
            self.views.focus_current()
            return True
        if self.views.isAncestorOf(self.focusWidget() or self) and self.area.is_open():
            self.inspector.actions_bar.advance_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def escape(self) -> bool:
        """Take marks off, else leave the words, else close the panel over the board."""
        if self.views.table.cards.marked():
            self.views.table.clear_marks()
        elif self.filters.text_edit.hasFocus():
            self.views.focus_current()
        elif self.area.is_open() and self.area.overlays():
            self.area.set_open(False)
        elif self.filters.value().narrows:
            self.filters.clear()
        else:
            return False
        return True

    def open_address(self, parts: tuple[str, ...]) -> None:
        """Show one column (`board/approving`), or a window (`board/window/18`)."""
        value = BoardFilter(history=self.filters.value().history)
        if len(parts) == 1 and parts[0] in {column.value for column in BoardColumn}:
            value = value.changed("columns", frozenset({BoardColumn(parts[0])}))
        elif parts == ("mine",):
            value = value.changed("mine", True)
        elif len(parts) == 2 and parts[0] == "window" and parts[1].isdigit():  # noqa: PLR2004
            value = value.changed("windows", frozenset({int(parts[1])}))
        self.set_filter(value)

    def allows(self, action: ActionId) -> str | None:
        """Say whether an action can be done with what is selected."""
        return self.doer.allows(action)

    def checked(self, action: ActionId) -> bool:
        """Tell whether a switch is on."""
        return self.doer.checked(action)

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus or a key."""
        return self.doer.perform(action)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that are in no menu."""
        return (
            ("↑ ↓ ← →", self.tr("在卡片和列之间移动")),
            ("Space", self.tr("详情栏；表格里是标记")),
            ("Shift ↑ ↓", self.tr("表格里连选")),
            ("Alt ↑ ↓", self.tr("表格里收起或展开分组")),
            ("/", self.tr("筛选")),
        )

    def set_filter(self, value: BoardFilter) -> None:
        """Narrow the board as a person would."""
        self.filters.set_value(value)
        self._on_filter(value)

    def surroundings(self) -> Surroundings | None:
        """Return strip and options, once they are read."""
        return self._around

    def show_view(self, view: str, by_window: bool) -> None:
        """Show board or table, with or without lanes."""
        self.views.set_view(view, by_window)
        self.filters.set_view(view, by_window)
        self._memory.view, self._memory.by_window = view, by_window
        self.views.focus_current()

    def try_move(self, release_id: int, target: BoardColumn) -> None:
        """Move a card to a column, or say why not and show what is missing."""
        card = self.views.card(release_id)
        answer = self.drags.move(release_id, target)
        if card is None or answer is None:
            return
        if answer.allowed:
            self.commands.advance(card.release_id, card.number, card.version)
            return
        self.status_requested.emit(f"{card.number} {answer.text.of(self._context.language)}")
        if answer.blocked:
            self.show_release(release_id)

    def show_release(self, release_id: int) -> None:
        """Select a card and open the inspector on it."""
        self.views.select(release_id, scroll=True)
        self.area.set_open(True)
        self.inspector.show_release(release_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or close the inspector by Space, find by `/`."""
        if event.key() == Qt.Key.Key_Space:
            self.perform(ActionId.TOGGLE_INSPECTOR)
        elif event.text() == "/":
            self.filters.focus_text()
        else:
            super().keyPressEvent(event)

    def _build(self, history: HistoryService) -> None:
        self.glance = GlanceStrip(self._words, self)
        self.filters = FilterBar(self._context.language, self)
        self.banner = Banner(self, name="board.banner")
        self.banner.hide()
        self.views = BoardViews(self._faces, self.drags.answer, self)
        self.views.set_period(self.tr("本季"))
        self.inspector = Inspector(
            self._context, self.commands, releases=self._releases, history=history
        )
        self.area = SideArea(self.views, self.inspector, self)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        for part in (self.glance, self.filters, self.banner):
            pile.addWidget(part)
        pile.addWidget(self.area, 1)
        self._skeleton = QTimer(self)
        self._skeleton.setSingleShot(True)
        self._skeleton.setInterval(SKELETON_AFTER)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.start()

    def _connect(self) -> None:
        self._skeleton.timeout.connect(self._on_slow)
        self._minute.timeout.connect(self._tick)
        self.filters.changed.connect(self._on_filter)
        self.filters.view_chosen.connect(self._on_view_chosen)
        self.filters.lanes_toggled.connect(self._on_lanes_toggled)
        self.filters.new_requested.connect(self.new_release_requested)
        self.glance.filter_toggled.connect(self._on_tile)
        self.glance.followed.connect(self._on_tile_followed)
        self.reader.found.connect(self._on_found)
        self.reader.around.connect(self._on_around)
        self.reader.failed.connect(self._on_failed)
        self.reader.touched.connect(self.live.set_fresh)
        self.live.changed.connect(self.views.set_marks)
        self.banner.action_triggered.connect(self.refresh)
        views = self.views
        views.card_selected.connect(self._on_selected)
        views.card_opened.connect(self._on_opened)
        views.menu_requested.connect(self._on_menu)
        views.clear_requested.connect(self.filters.clear)
        views.empty.chosen.connect(self._on_empty_chosen)
        views.columns.move_requested.connect(self.try_move)
        views.columns.drag_started.connect(self.drags.start)
        views.columns.history_requested.connect(self.doer.toggle_history)
        views.marks.chosen.connect(self.doer.do_with_marked)
        views.lanes.folded.connect(self._memory.fold)
        self.inspector.address_requested.connect(self.address_requested)
        self.inspector.open_requested.connect(self._on_opened)
        self.inspector.close_requested.connect(partial(self.area.set_open, False))
        self.area.cover_changed.connect(self.views.set_cover)
        self.area.side_shown.connect(self._on_side_shown)
        self.area.width_changed.connect(self._memory.set_width)
        self.commands.saving.connect(self.live.set_saving)
        self.commands.finished.connect(self.status_requested)
        self.commands.letter_wanted.connect(self.letter_requested)
        self.commands.refused.connect(self._on_refused)

    def _restore(self) -> None:
        memory = self._memory
        self.area.set_side_width(memory.width)
        self.area.set_open(memory.inspector)
        self.views.lanes.set_folded_lanes(memory.folded)
        self.filters.set_value(memory.narrowed)
        self.filters.set_view(memory.view, memory.by_window)
        self.views.set_view(memory.view, memory.by_window)
        self.views.setCurrentWidget(self.views.skeleton)
        self._show_tiles(memory.narrowed)

    def _card(self, release_id: int) -> ReleaseCard | None:
        return self.views.card(release_id)

    def _tick(self) -> None:
        """Count down: one timer for all cards, tiles and rows."""
        self._faces.set_now(self._context.clock.now())
        self.views.tick()
        if self._around is not None:
            self.glance.show_figures(self._around, self._faces.now)

    def _on_slow(self) -> None:
        if not self.views.cards():
            self.views.setCurrentWidget(self.views.skeleton)

    def _on_filter(self, value: BoardFilter) -> None:
        self._memory.narrowed = value
        self._show_tiles(value)
        every = self.tr("全部历史") if value.history else self.tr("本季")
        self.views.set_period(every)
        self.reader.ask(value)

    def _window_id(self) -> int | None:
        window = self._around.glance.window if self._around else None
        return window.id if window else None

    def _show_tiles(self, value: BoardFilter) -> None:
        self.glance.show_active(tiles.active(value, self._window_id()))

    def _on_tile(self, name: str, on: bool) -> None:
        self.set_filter(tiles.toggled(self.filters.value(), name, on, self._window_id()))

    def _on_tile_followed(self, name: str) -> None:
        self.address_requested.emit("relapp://kpi" if name == "success" else "relapp://calendar")

    def _on_view_chosen(self, view: str) -> None:
        self.show_view(view, self.views.by_window)

    def _on_lanes_toggled(self, on: bool) -> None:
        self.show_view(self.views.view, on)

    def _on_found(self, found: Found) -> None:
        self._skeleton.stop()
        self.banner.hide()
        self.drags.definitions.update(found.definitions)
        had_focus = self.views.isAncestorOf(self.focusWidget() or self)
        self.views.set_found(found)
        value = self.filters.value()
        if not found.cards.cards:
            self.views.show_nothing(value.count) if value.narrows else self._show_empty()
        elif found.cards.total > len(found.cards.cards):
            words = self.tr("只显示前 {shown} 个，共 {total} 个，请用筛选缩小范围。")
            said = words.format(shown=len(found.cards.cards), total=found.cards.total)
            self.banner.tell(Tone.ACCENT, said)
        if had_focus or self.focusWidget() is None:
            self.views.focus_current()
        self.area.set_open(self._memory.inspector and self.views.is_filled())
        self.status_requested.emit("")
        self.filled.emit()

    def _show_empty(self) -> None:
        around = self._around
        if around is not None:
            self.views.empty.set_year(around.year)
            self.views.empty.set_done(bool(around.applications), around.planned)
        self.views.show_empty()

    def _on_around(self, around: Surroundings) -> None:
        self._around = around
        self.glance.show_figures(around, self._context.clock.now())
        self.filters.set_options(around)
        self._show_tiles(self.filters.value())
        if self.views.currentWidget() is self.views.empty:
            self._show_empty()

    def _on_failed(self, error: RelappError) -> None:
        self._skeleton.stop()
        words = word(error, self._context.zone).of(self._context.language)
        title = self.tr("没有读到发布")
        self.banner.tell(Tone.BAD, title, words, [("retry", self.tr("重试"))], icon="plug")
        self.filled.emit()

    def _on_selected(self, release_id: int) -> None:
        if self.area.is_open():
            self.inspector.follow(release_id)

    def _on_opened(self, release_id: int) -> None:
        card = self.views.card(release_id)
        view = self.inspector.view()
        if card is not None:
            self.address_requested.emit(f"relapp://release/{card.number}")
        elif view is not None and view.facts.release.id == release_id:
            self.address_requested.emit(f"relapp://release/{view.facts.release.number}")

    def _on_menu(self, release_id: int, place: QPoint) -> None:
        self.views.select(release_id)
        self.doer.menu().popup(place)

    def _on_side_shown(self, shown: bool) -> None:
        if self.views.is_filled():
            self._memory.inspector = shown
        if shown:
            self.inspector.follow(self.views.selected())

    def _on_empty_chosen(self, what: str) -> None:
        if what == "new_release":
            self.new_release_requested.emit()
        else:
            self.action_wanted.emit(what)

    def _on_refused(self, release_id: int, error: RelappError) -> None:
        words = word(error, self._context.zone).of(self._context.language)
        self.status_requested.emit(words)
        self.show_release(release_id)
        self.inspector.show_refusal(error)
        self.reader.refresh()

    def copy_numbers(self) -> None:
        """Put the numbers of the chosen releases on the clipboard."""
        numbers = [card.number for card in self.views.chosen()]
        QGuiApplication.clipboard().setText("\n".join(numbers))
        self.status_requested.emit(self.tr("已复制 {numbers}").format(numbers="、".join(numbers)))
