"""The page 我的待办: what waits for me, with a key to each, and what I wait for from others."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.duties import Duty, When, when
from relapp.domain.letter import LetterKind
from relapp.domain.spot_check import can_draw
from relapp.errors import RelappError
from relapp.services.duties import DeskView, DutiesService
from relapp.wording.errors import word
from ui.actions.catalogue import ActionId
from ui.actions.letters import LetterWish
from ui.actions.page import Page, PageContext
from ui.desk.duty_list import DutyList
from ui.desk.lines import DIGITS, Moment
from ui.kit import metrics, theme
from ui.kit.buttons import Button, LinkButton
from ui.kit.keyboard import letter_shortcut
from ui.kit.labels import ElidedLabel, label
from ui.kit.state_panel import StatePanel

SETTLE: Final = 250
MINUTE: Final = 60_000
_FOLLOWED: Final = (
    Kind.RELEASE,
    Kind.MEETING,
    Kind.DELEGATION,
    Kind.PERSON,
    Kind.DEPARTMENT,
    Kind.WINDOW,
)


class DeskPane(Page):
    """Two lists: mine at the left, what others owe at the right."""

    local_actions = (ActionId.RELEASE_REMIND, ActionId.COPY_NUMBER)

    def __init__(
        self, context: PageContext, duties: DutiesService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._context = context
        self._duties = duties
        self._view: DeskView | None = None
        self._build()
        self._connect()

    def page_title(self) -> str:
        """Return what the title bar shows."""
        return self.tr("我的待办")

    def activate(self) -> None:
        """Read the desk and put the keyboard on the first thing."""
        self.refresh()
        self.mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the desk anew."""
        self.mine_state.start_loading()
        self.awaited_state.start_loading()
        read = partial(self._duties.of, self._context.me)
        self._context.tasks.read(read, self._on_read, self._on_failed, slot="desk")

    def next_pane(self) -> bool:
        """Go from my list to that of the others."""
        if self.awaited.hasFocus() or not self.awaited.lines.duties():
            return False
        self.awaited.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the page."""
        return (
            ("1…9", self.tr("去前九项")),
            ("Enter", self.tr("去选中的一项")),
            ("R", self.tr("催办选中的一项")),
            ("C", self.tr("复制编号")),
            ("F6", self.tr("在两列之间换")),
        )

    def allows(self, action: ActionId) -> str | None:
        """Say what can be done with the line in view."""
        if action not in (ActionId.RELEASE_OPEN, *self.local_actions):
            return None
        shown = self._current()
        if shown is None:
            return self.tr("先选中一项")
        if action is ActionId.RELEASE_REMIND and not self.awaited.hasFocus():
            return self.tr("在「我在等的」里选中一项再催办")
        return "" if shown.number or action is ActionId.RELEASE_OPEN else self.tr("它没有编号")

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus."""
        reason = self.allows(action)
        if reason is None:
            return False
        duty = self._current()
        if reason or duty is None:
            self.status_requested.emit(reason)
        elif action is ActionId.RELEASE_OPEN:
            self._go(duty)
        elif action is ActionId.RELEASE_REMIND:
            self._remind((duty,))
        else:
            QGuiApplication.clipboard().setText(duty.number)
            self.status_requested.emit(self.tr("已复制 {number}").format(number=duty.number))
        return True

    def _build(self) -> None:
        bar = QFrame(self)
        bar.setProperty("surface", "bar")
        bar.setFixedHeight(theme.current().px(metrics.PAGE_HEAD))
        self.summary = ElidedLabel("", bar, role="text_2", size=12, name="desk.summary")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        row.addWidget(label(self.tr("我的待办"), "section", bar))
        row.addWidget(self.summary, 1)
        self.spot_link = LinkButton(self.tr("抽查清单"), bar, chevron=True, name="desk.spot")
        self.spot_link.setVisible(can_draw(self._context.me) is None)
        row.addWidget(self.spot_link)
        spoken = self.tr("等我的事")
        self.mine = DutyList(self, name="desk.mine", spoken=spoken, numbered=True)
        spoken = self.tr("我在等的")
        self.awaited = DutyList(self, name="desk.awaited", spoken=spoken, numbered=False)
        self.mine_state = StatePanel(self.mine, self, name="desk.mine_state")
        self.awaited_state = StatePanel(self.awaited, self, name="desk.awaited_state")
        self.remind_button = Button(
            self.tr("催办"), self, icon="bell", key="R", name="desk.remind", small=True
        )
        self.remind_all_button = Button(
            self.tr("全部催办"), self, name="desk.remind_all", small=True
        )
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self._side(self.tr("等我的"), self.mine_state))
        buttons = (self.remind_button, self.remind_all_button)
        split.addWidget(self._side(self.tr("我在等的"), self.awaited_state, *buttons))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([3 * theme.current().px(240), 2 * theme.current().px(240)])
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(bar)
        pile.addWidget(split, 1)

    def _side(self, title: str, body: QWidget, *buttons: Button) -> QFrame:
        side = QFrame(self)
        side.setProperty("surface", "pane")
        head = QFrame(side)
        head.setFixedHeight(theme.current().px(metrics.COLUMN_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(label(title, "section", head), 1)
        for button in buttons:
            row.addWidget(button)
        pile = QVBoxLayout(side)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(head)
        pile.addWidget(body, 1)
        return side

    def _connect(self) -> None:
        for shown in (self.mine, self.awaited):
            shown.opened.connect(self._go)
        for state in (self.mine_state, self.awaited_state):
            state.retry_requested.connect(self.refresh)
        self.mine_state.action_triggered.connect(self._on_board_wanted)
        self.spot_link.clicked.connect(partial(self.address_requested.emit, "relapp://spot"))
        self.remind_button.clicked.connect(self._on_remind)
        self.remind_all_button.clicked.connect(self._on_remind_all)
        for digit in range(1, DIGITS + 1):
            letter_shortcut(self, str(digit), partial(self._on_digit, digit))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.refresh)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()
        self._context.hub.changed.connect(self._on_hub_changed)

    def _current(self) -> Duty | None:
        return self.awaited.duty() if self.awaited.hasFocus() else self.mine.duty()

    def _go(self, duty: Duty) -> None:
        self.address_requested.emit(duty.address)

    def _remind(self, duties: tuple[Duty, ...]) -> None:
        releases = tuple(dict.fromkeys(d.release_id for d in duties if d.release_id is not None))
        people = frozenset(ref.id for duty in duties for ref in duty.people)
        if releases:
            self.letter_requested.emit(LetterWish(LetterKind.REMINDER, releases, people))

    def _on_remind(self) -> None:
        duty = self.awaited.duty()
        if duty is not None:
            self._remind((duty,))

    def _on_remind_all(self) -> None:
        if self._view is not None:
            self._remind(self._view.awaited)

    def _on_digit(self, digit: int) -> None:
        duty = self.mine.numbered(digit)
        if duty is not None:
            self._go(duty)

    def _on_board_wanted(self) -> None:
        self.address_requested.emit("relapp://board")

    def _on_minute(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_hub_changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _FOLLOWED):
            self._settle.start()

    def _on_read(self, view: DeskView) -> None:
        self._view = view
        at = Moment(view.now, view.midnight, self._context.zone, self._context.language)
        self.mine.show_duties(view.mine, at)
        self.awaited.show_duties(view.awaited, at)
        self.summary.setText(self._summary(view))
        for button in (self.remind_button, self.remind_all_button):
            button.setEnabled(bool(view.awaited))
            button.setToolTip("" if view.awaited else self.tr("现在没有在等别人的事"))
        if view.mine:
            self.mine_state.show_content()
        else:
            hint = self.tr("轮到你签署、勾选、交付或跟进时，会出现在这里，也会提醒你。")
            self.mine_state.show_empty(
                "circle-check", self.tr("没有等你的事"), hint, button=self.tr("去看板")
            )
        if view.awaited:
            self.awaited_state.show_content()
        else:
            hint = self.tr("你负责的发布里别人还欠的事，会列在这里。")
            self.awaited_state.show_empty("hourglass", self.tr("没有在等别人的事"), hint)

    def _summary(self, view: DeskView) -> str:
        parts = [when(duty, view.now, view.midnight) for duty in view.mine]
        words = [
            (parts.count(When.OVERDUE), self.tr("{n} 项已逾期")),
            (parts.count(When.TODAY), self.tr("{n} 项今天到期")),
            (len(parts), self.tr("共 {n} 项")),
        ]
        said = [text.format(n=count) for count, text in words if count]
        names = list(dict.fromkeys(d.person for d in view.deputising))
        if names:
            said.append(self.tr("正在代 {names}").format(names="、".join(names)))
        return "　".join(said)

    def _on_failed(self, error: RelappError) -> None:
        said = word(error, self._context.zone).of(self._context.language)
        if self._view is None:
            self.mine_state.show_failed(self.tr("没有读到待办"), said)
            self.awaited_state.show_failed(self.tr("没有读到待办"), said)
        else:
            self.status_requested.emit(said)
