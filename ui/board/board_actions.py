"""What the menus and keys do on the board, and why something cannot be done now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu

from relapp.domain.card import ReleaseCard
from relapp.domain.changes import Changes
from relapp.domain.vocabulary import BoardColumn, Status
from relapp.domain.window import ReleaseWindow, WindowState
from relapp.errors import RelappError
from relapp.services.releases import ReleasesService
from relapp.wording import dates
from relapp.wording.errors import word
from ui.actions.catalogue import BY_ID, ActionId
from ui.actions.factory import words
from ui.actions.page import PageContext
from ui.board import csv_export
from ui.board.moves import COLUMNS
from ui.kit import icons
from ui.kit.painting import Tone

if TYPE_CHECKING:
    from ui.board.pane import BoardPane

_MENU = (
    ActionId.RELEASE_OPEN,
    ActionId.RELEASE_ADVANCE,
    ActionId.RELEASE_SCHEDULE,
    ActionId.RELEASE_REMIND,
    ActionId.COPY_NUMBER,
    ActionId.RELEASE_HOLD,
    ActionId.RELEASE_RESUME,
    ActionId.RELEASE_CANCEL,
)


class BoardActions(QObject):
    """Carries out actions on what is selected or marked."""

    def __init__(self, pane: BoardPane, context: PageContext, releases: ReleasesService) -> None:
        super().__init__(pane)
        self._pane = pane
        self._context = context
        self._releases = releases
        self._toggles: dict[ActionId, Callable[[], object]] = {
            ActionId.TOGGLE_TABLE: self._toggle_table,
            ActionId.TOGGLE_LANES: self._toggle_lanes,
            ActionId.ONLY_BLOCKED: partial(self._toggle_filter, "blocked"),
            ActionId.DUE_TODAY: partial(self._toggle_filter, "today"),
            ActionId.ONLY_MINE: partial(self._toggle_filter, "mine"),
            ActionId.ALL_HISTORY: self.toggle_history,
            ActionId.CHOOSE_WINDOW: self._choose_window,
            ActionId.TOGGLE_INSPECTOR: self._toggle_inspector,
            ActionId.CLEAR_FILTER: pane.filters.clear,
            ActionId.SELECT_ALL: pane.views.table.mark_all,
        }
        self._single: dict[ActionId, Callable[[ReleaseCard], object]] = {
            ActionId.RELEASE_OPEN: self._open,
            ActionId.RELEASE_ADVANCE: partial(self._shift, 1),
            ActionId.RELEASE_RETREAT: partial(self._shift, -1),
            ActionId.RELEASE_HOLD: self._hold,
            ActionId.RELEASE_RESUME: self._resume,
            ActionId.RELEASE_CANCEL: self._cancel,
            ActionId.RELEASE_SCHEDULE: self._schedule,
            ActionId.RELEASE_REMIND: self._remind,
            ActionId.COPY_NUMBER: self._copy,
            ActionId.EXPORT_PLAN: self._make_plan,
        }

    def allows(self, action: ActionId) -> str | None:
        """Return "" for may, a reason, or None for what the board does not know."""
        if action in self._toggles:
            table_only = action is ActionId.SELECT_ALL and self._pane.views.view != "table"
            return self.tr("在表格里才能全选") if table_only else ""
        if action not in self._single:
            return None
        cards = self._pane.views.chosen()
        if not cards:
            return self.tr("先选中一个发布")
        return self._refusal(action, cards[0])

    def checked(self, action: ActionId) -> bool:
        """Tell whether a switch is on."""
        pane, value = self._pane, self._pane.filters.value()
        states = {
            ActionId.TOGGLE_LANES: pane.views.by_window,
            ActionId.ONLY_BLOCKED: value.blocked,
            ActionId.DUE_TODAY: value.today,
            ActionId.ONLY_MINE: value.mine,
            ActionId.ALL_HISTORY: value.history,
            ActionId.TOGGLE_INSPECTOR: pane.area.is_open(),
        }
        return states.get(action, False)

    def perform(self, action: ActionId) -> bool:
        """Do an action; tell whether it was known."""
        toggle = self._toggles.get(action)
        if toggle is not None:
            toggle()
            return True
        single = self._single.get(action)
        if single is None:
            return False
        reason = self.allows(action)
        if reason:
            self._pane.status_requested.emit(reason)
        else:
            single(self._pane.views.chosen()[0])
        return True

    def menu(self) -> QMenu:
        """Return the menu of the selected release; what cannot be done says why."""
        menu = QMenu(self._pane)
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action_id in _MENU:
            spec = BY_ID[action_id]
            reason = self.allows(action_id)
            action = QAction(icons.icon(spec.icon), words(spec.text), menu)
            action.setEnabled(not reason)
            action.setToolTip(reason or action.text())
            action.triggered.connect(lambda _on=False, chosen=action_id: self.perform(chosen))
            menu.addAction(action)
        return menu

    def toggle_history(self) -> None:
        """Show what ended this quarter, or everything that ever ended."""
        value = self._pane.filters.value()
        self._pane.set_filter(replace(value, history=not value.history))

    def do_with_marked(self, what: str) -> None:
        """Do something with every marked card of the table."""
        cards = self._pane.views.table.cards.marked()
        if what == "schedule":
            self._schedule(cards[0])
        elif what == "remind":
            self._pane.commands.remind([card.release_id for card in cards])
        elif what == "export":
            self.export()
        elif what == "copy":
            self._pane.copy_numbers()
        else:
            numbers = ",".join(card.number for card in cards)
            self._pane.address_requested.emit(f"relapp://documents/plans/{numbers}")

    def export(self) -> None:
        """Ask for a file and write the marked cards, or all in sight."""
        pane = self._pane
        cards: Sequence[ReleaseCard] = pane.views.table.cards.marked() or pane.views.cards()
        name = self.tr("发布列表.csv")
        chosen, _ = QFileDialog.getSaveFileName(pane, self.tr("导出列表"), name, "CSV (*.csv)")
        if chosen:
            write = partial(
                csv_export.write, tuple(cards), pane.views.table.cards.columns, Path(chosen)
            )
            self._context.tasks.read(write, self._on_exported, self._on_refused)

    def _refusal(self, action: ActionId, card: ReleaseCard) -> str:
        ended = self.tr("{number} 已经结束").format(number=card.number)
        held = card.status is Status.ON_HOLD
        needs_life = action not in (
            ActionId.RELEASE_OPEN,
            ActionId.COPY_NUMBER,
            ActionId.EXPORT_PLAN,
        )
        if needs_life and not card.live:
            return ended
        if action is ActionId.RELEASE_RETREAT:
            return self.tr("退回在审批页办理，写明原因")
        if action is ActionId.RELEASE_HOLD and held:
            return self.tr("已经挂起")
        if action is ActionId.RELEASE_RESUME and not held:
            return self.tr("没有挂起，不用恢复")
        return ""

    def _toggle_table(self) -> None:
        views = self._pane.views
        self._pane.show_view("board" if views.view == "table" else "table", views.by_window)

    def _toggle_lanes(self) -> None:
        self._pane.show_view(self._pane.views.view, not self._pane.views.by_window)

    def _toggle_filter(self, name: str) -> None:
        value = self._pane.filters.value()
        self._pane.set_filter(value.changed(name, not getattr(value, name)))

    def _toggle_inspector(self) -> None:
        self._pane.area.set_open(not self._pane.area.is_open())

    def _choose_window(self) -> None:
        combo = self._pane.filters.combos["window"]
        combo.show()
        combo.open()

    def _open(self, card: ReleaseCard) -> None:
        self._pane.address_requested.emit(f"relapp://release/{card.number}")

    def _shift(self, step: int, card: ReleaseCard) -> None:
        place = COLUMNS.index(card.column) + step
        definition = self._pane.drags.definitions.get(card.process_row)
        following = definition.next_stage(card.stage) if definition and step > 0 else None
        if following is not None and following.column is card.column and not card.unmet:
            # Another stage within the column: nothing to drag to, the key still leads there.
            self._pane.commands.advance(card.release_id, card.number, card.version)
        elif following is not None and following.column is card.column:
            self._pane.show_release(card.release_id)
        elif 0 <= place < len(COLUMNS):
            self._pane.try_move(card.release_id, BoardColumn(COLUMNS[place]))

    def _hold(self, card: ReleaseCard) -> None:
        self._pane.commands.hold(card.release_id, card.number)

    def _resume(self, card: ReleaseCard) -> None:
        self._pane.commands.resume(card.release_id, card.number)

    def _cancel(self, card: ReleaseCard) -> None:
        self._pane.commands.cancel(card.release_id, card.number)

    def _remind(self, card: ReleaseCard) -> None:
        self._pane.commands.remind([card.release_id])

    def _copy(self, _card: ReleaseCard) -> None:
        self._pane.copy_numbers()

    def _make_plan(self, card: ReleaseCard) -> None:
        self._pane.address_requested.emit(f"relapp://documents/plans/{card.number}")

    def _schedule(self, card: ReleaseCard) -> None:
        """Offer the coming windows for the chosen releases; the calendar knows the rest."""
        around, now = self._pane.surroundings(), self._context.clock.now()
        menu = QMenu(self._pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for window in around.windows if around else ():
            if window.starts_at > now and window.state is WindowState.PUBLISHED:
                action = menu.addAction(self._window_words(window))
                action.triggered.connect(
                    lambda _on=False, chosen=window.id: self._schedule_all(chosen)
                )
        menu.addSeparator()
        calendar = menu.addAction(self.tr("在日历里选…"))
        address = f"relapp://calendar/schedule/{card.number}"
        calendar.triggered.connect(lambda: self._pane.address_requested.emit(address))
        menu.popup(self._pane.mapToGlobal(self._pane.rect().center()))

    def _window_words(self, window: ReleaseWindow) -> str:
        period = dates.period(window.starts_at, window.ends_at, self._context.zone)
        text = self.tr("第 {n} 窗口　{period}")
        return text.format(n=window.number, period=period.of(self._context.language))

    def _schedule_all(self, window_id: int) -> None:
        for card in self._pane.views.chosen():
            put = partial(
                self._releases.schedule,
                self._context.me,
                card.release_id,
                card.version,
                window_id=window_id,
            )
            self._context.tasks.write(put, self._on_scheduled, self._on_refused)

    def _on_scheduled(self, changes: Changes) -> None:
        self._pane.status_requested.emit(self.tr("已调整窗口"))
        self._context.hub.announce(changes)

    def _on_exported(self, target: Path) -> None:
        said = self.tr("已写入 {file}").format(file=target.name)
        self._pane.status_requested.emit(said)

    def _on_refused(self, error: RelappError) -> None:
        said = word(error, self._context.zone).of(self._context.language)
        self._pane.banner.tell(Tone.BAD, self.tr("没有完成"), said, closable=True)
