"""The page 抽查清单: draw a sample of ticks and verify each without touching the mouse."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from relapp.domain.changes import Changes, Kind
from relapp.domain.spot_check import can_draw
from relapp.domain.text import Text
from relapp.errors import RelappError, StaleRecord
from relapp.services.deliverables import DeliverablesService
from relapp.services.spot_checks import SpotChecksService, SpotLine, SpotSample
from relapp.wording import spot_check
from relapp.wording.errors import word, word_refusal
from ui.actions.catalogue import ActionId
from ui.actions.page import Page, PageContext
from ui.kit import theme
from ui.kit.keyboard import letter_shortcut
from ui.kit.state_panel import StatePanel
from ui.spot.detail import SpotDetail
from ui.spot.draw_bar import DrawBar
from ui.spot.evidence_door import EvidenceDoor
from ui.spot.line_list import LineList
from ui.spot.words import SpotWords

SETTLE: Final = 250


@dataclass(frozen=True)
class SpotServices:
    """The use cases that the page calls."""

    spot_checks: SpotChecksService
    deliverables: DeliverablesService


class SpotPane(Page):
    """List at the left, the tick that is looked at at the right."""

    local_actions = (ActionId.COPY_NUMBER,)

    def __init__(
        self, context: PageContext, services: SpotServices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("spot")
        self._context = context
        self._services = services
        self._words = SpotWords(context.language, context.zone)
        self.sample: SpotSample | None = None
        self._refusal = self._why_not()
        self.door = EvidenceDoor(context.tasks, services.deliverables, self._on_failed, self)
        self._build()
        self._connect()
        self._teach()

    def page_title(self) -> str:
        """Return what the title bar shows."""
        return self.tr("抽查清单")

    def activate(self) -> None:
        """Read the list anew, and put the keyboard where it is needed."""
        self.refresh()
        self._take_keys()

    def refresh(self) -> None:
        """Read the same list as its checks stand now."""
        if self.sample is not None:
            read = partial(self._services.spot_checks.reread, self._context.me, self.sample)
            self._context.tasks.read(read, self._on_sample, self._on_failed, slot="spot")

    def focus_filter(self) -> None:
        """Put the cursor into the start value."""
        self.bar.seed_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_pane(self) -> bool:
        """Go from the list to the note."""
        if self.detail.note_edit.hasFocus() or self.list.line() is None:
            return False
        self.detail.write_note()
        return True

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of the page."""
        return (
            ("1", self._words.of(spot_check.VERDICT[True])),
            ("2", self.tr("存疑，先写疑点")),
            ("N", self.tr("写疑点或备注")),
            ("E", self.tr("看证据")),
            ("O", self.tr("打开这份发布")),
            ("U", self.tr("下一项未抽查")),
            ("C", self.tr("复制编号")),
            ("/", self.tr("改抽签号，Enter 抽取")),
        )

    def allows(self, action: ActionId) -> str | None:
        """Say what can be done with the line in view."""
        if action not in (ActionId.RELEASE_OPEN, ActionId.COPY_NUMBER):
            return None
        return "" if self.list.line() is not None else self.tr("先选中一项")

    def perform(self, action: ActionId) -> bool:
        """Do an action of the menus."""
        reason = self.allows(action)
        if reason is None:
            return False
        line = self.list.line()
        if line is None:
            self.status_requested.emit(reason)
        elif action is ActionId.RELEASE_OPEN:
            self._open_release()
        else:
            QGuiApplication.clipboard().setText(line.number)
            self.status_requested.emit(self.tr("已复制 {number}").format(number=line.number))
        return True

    def draw(self) -> None:
        """Draw a list as the fields say."""
        if self._refusal is not None:
            self.status_requested.emit(self._words.of(self._refusal))
            return
        self.state.start_loading()
        read = partial(
            self._services.spot_checks.draw,
            self._context.me,
            self.bar.size_field.value(),
            self.bar.seed_edit.text(),
            with_closed=self.bar.closed_check.isChecked(),
        )
        self._context.tasks.read(read, self._on_drawn, self._on_failed, slot="spot")

    def _build(self) -> None:
        self.bar = DrawBar(self._words, self)
        self.bar.show_refusal(self._refusal)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.list = LineList(self._words, split)
        self.detail = SpotDetail(self._words, split)
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 3)
        px = theme.current().px
        self.detail.setMinimumWidth(px(300))
        split.setSizes([px(760), px(400)])
        self.state = StatePanel(split, self, name="spot.state")
        pile = QVBoxLayout(self)
        pile.setContentsMargins(0, 0, 0, 0)
        pile.setSpacing(0)
        pile.addWidget(self.bar)
        pile.addWidget(self.state, 1)

    def _connect(self) -> None:
        self.bar.draw_wanted.connect(self.draw)
        self.bar.copy_wanted.connect(self._copy)
        self.state.action_triggered.connect(self._on_empty_button)
        self.state.retry_requested.connect(self.draw)
        self.list.chosen.connect(self._show_line)
        self.list.doubleClicked.connect(self._open_release)
        self.detail.judged.connect(self._judge)
        self.detail.left.connect(self._take_keys)
        self.detail.evidence_wanted.connect(self._open_evidence)
        self.detail.release_wanted.connect(self._open_release)
        for key, slot in (
            ("1", self._agree),
            ("2", self._doubt),
            ("N", self.detail.write_note),
            ("E", self._open_evidence),
            ("O", self._open_release),
            ("U", self._next),
        ):
            letter_shortcut(self, key, slot)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self.refresh)
        self._context.hub.changed.connect(self._on_hub_changed)

    def _why_not(self) -> Text | None:
        refusal = can_draw(self._context.me)
        return word_refusal(refusal, self._context.zone) if refusal else None

    def _teach(self) -> None:
        """Say what this is for, before anything was drawn."""
        if self._refusal is not None:
            hint = self.tr("抽到你勾的检查时，结果写在检查项上；存疑的会回到「我的待办」。")
            title = self._words.of(self._refusal)
            self.state.show_empty("eye", title, hint, button=self.tr("去我的待办"))
            return
        hint = self.tr(
            "从在途发布里抽几项已勾的检查，逐项对照证据：属实按 1，存疑按 2。"
            "没有证据的、一分钟内连续勾的、紧急发布的更容易抽中。存疑的检查重新勾选之前，发布不能往下走。"
        )
        title = self.tr("抽查还没有开始")
        self.state.show_empty("eye", title, hint, button=self.tr("抽 10 项"))

    def _take_keys(self) -> None:
        if self.state.currentWidget() is self.state.content:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_empty_button(self) -> None:
        if self._refusal is not None:
            self.address_requested.emit("relapp://desk")
        else:
            self.draw()

    def _on_drawn(self, sample: SpotSample) -> None:
        self.list.lines.set_records(())
        self._on_sample(sample)
        self._take_keys()

    def _on_sample(self, sample: SpotSample) -> None:
        self.sample = sample
        self.bar.show_sample(sample)
        self.list.show_lines(sample.lines)
        if sample.lines:
            self.state.show_content()
            return
        hint = self.tr(
            "在途发布里没有可抽的检查：还没有人勾，或者都抽查过了。可以把近期关闭的也算上。"
        )
        title = self.tr("没有可抽的检查")
        self.state.show_empty("circle-check", title, hint, button=self.tr("再抽一次"))

    def _on_failed(self, error: RelappError) -> None:
        said = word(error, self._context.zone).of(self._context.language)
        if self.sample is None:
            self.state.show_failed(self.tr("没有抽成"), said)
        else:
            self.status_requested.emit(said)

    def _show_line(self) -> None:
        self.detail.show_line(self.list.line(), self._refusal)

    def _agree(self) -> None:
        if self.list.line() is not None:
            self.detail.agree()

    def _doubt(self) -> None:
        if self.list.line() is not None:
            self.detail.doubt()

    def _next(self) -> None:
        if not self.list.next_open():
            self.status_requested.emit(self.tr("这份清单都抽查过了"))

    def _judge(self, holds: bool, note: str) -> None:
        line, sample = self.list.line(), self.sample
        if line is None or sample is None or self._refusal is not None:
            return
        call = partial(
            self._services.spot_checks.review,
            self._context.me,
            line,
            holds=holds,
            note=note,
            seed=sample.seed,
        )
        done = partial(self._on_judged, line, holds)
        self._context.tasks.write(call, done, self._on_refused)
        self._take_keys()

    def _on_judged(self, line: SpotLine, holds: bool, changes: Changes) -> None:
        said = self.tr("「{text}」{verdict}").format(
            text=self._words.of(line.item.text),
            verdict=self._words.of(spot_check.VERDICT[holds]),
        )
        self.status_requested.emit(said)
        if self.list.line() == line:
            self.list.next_open()
        self._context.hub.announce(changes)
        self.refresh()

    def _on_refused(self, error: RelappError) -> None:
        self.status_requested.emit(word(error, self._context.zone).of(self._context.language))
        if isinstance(error, StaleRecord):
            self.refresh()

    def _open_evidence(self) -> None:
        line = self.list.line()
        if line is None:
            return
        if not line.answer.evidence:
            self.status_requested.emit(self.tr("这一项没有附证据"))
            return
        place = self.detail.evidence_link
        self.door.show(line.answer.evidence, self, place.mapToGlobal(QPoint(0, place.height())))

    def _open_release(self) -> None:
        line = self.list.line()
        if line is not None:
            self.address_requested.emit(f"relapp://release/{line.number}/check/{line.item.id}")

    def _copy(self) -> None:
        if self.sample is not None:
            QGuiApplication.clipboard().setText(self._words.table(self.sample))
            said = self.tr("已复制 {n} 项").format(n=len(self.sample.lines))
            self.status_requested.emit(said)

    def _on_hub_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(Kind.RELEASE):
            self._settle.start()
