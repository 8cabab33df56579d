"""The strip above the board: six answers before any click, each of them a filter or a way."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from relapp.domain.board import Glance
from relapp.wording import dates
from relapp.wording.countdown import countdown, due_moment, long_countdown
from ui.board.loading import Surroundings
from ui.board.wording import CardWords, late
from ui.kit import metrics, theme
from ui.kit.painting import BadgeSpec, Tone
from ui.kit.stat_tile import StatTile, TileContent, TileDivider

FILTERS = ("window", "mine", "blocked", "overdue")
"""Tiles that filter the board; the others lead to another page."""


class GlanceStrip(QFrame):
    """A row of tiles.

    Signals:
        filter_toggled: name of a tile of `FILTERS` and whether it is on.
        followed: `freeze` or `success` (or `window` while there is no plan).
    """

    filter_toggled = Signal(str, bool)
    followed = Signal(str)

    def __init__(self, words: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._planned = True
        self.setProperty("surface", "header")
        self.setObjectName("board.glance")
        self.setFixedHeight(theme.current().px(metrics.GLANCE))
        self.tiles = {
            name: StatTile(content, self, name=f"glance.{name}")
            for name, content in self._blank().items()
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 1)
        row.setSpacing(0)
        for name, tile in self.tiles.items():
            if name != "window":
                row.addWidget(TileDivider(self))
            row.addWidget(tile)
            tile.clicked.connect(self._on_clicked)

    def show_figures(self, around: Surroundings, now: datetime) -> None:
        """Show the figures; countdowns run from `now`."""
        self._planned = around.planned
        glance = around.glance
        self.tiles["window"].set_content(self._window(around, now))
        self.tiles["mine"].set_content(self._mine(glance))
        self.tiles["blocked"].set_content(self._blocked(glance))
        self.tiles["overdue"].set_content(self._overdue(glance, now))
        self.tiles["freeze"].set_content(self._freeze(glance, now))
        self.tiles["success"].set_content(self._success(glance))

    def show_active(self, active: frozenset[str]) -> None:
        """Show which tiles filter."""
        for name, tile in self.tiles.items():
            tile.setChecked(name in active)

    def _on_clicked(self) -> None:
        tile = self.sender()
        for name, candidate in self.tiles.items():
            if candidate is not tile:
                continue
            has_window = name != "window" or bool(candidate.content().figure)
            if name in FILTERS and has_window:
                self.filter_toggled.emit(name, candidate.isChecked())
            else:
                candidate.setChecked(False)
                self.followed.emit(name)

    def _blank(self) -> dict[str, TileContent]:
        return {
            "window": TileContent("calendar", self.tr("下一窗口")),
            "mine": TileContent("person", self.tr("今天待我处理")),
            "blocked": TileContent("blocked", self.tr("阻塞")),
            "overdue": TileContent("triangle", self.tr("逾期跟进")),
            "freeze": TileContent("lock", self.tr("下一封网")),
            "success": TileContent("kpi", self.tr("本季成功率")),
        }

    def _window(self, around: Surroundings, now: datetime) -> TileContent:
        glance, window = around.glance, around.glance.window
        blank = self._blank()["window"]
        if window is None:
            missing = self.tr("还没有编制今年的窗口计划")
            none_left = self.tr("今年没有后续窗口")
            return TileContent(
                "calendar", blank.caption, "", none_left if self._planned else missing
            )
        words = self._words
        period = dates.period(window.starts_at, window.ends_at, words.zone).of(words.language)
        number = self.tr("第 {n} 窗口").format(n=window.number)
        running = window.starts_at <= now
        ahead = long_countdown(window.starts_at, now).of(words.language)
        return TileContent(
            "calendar",
            " · ".join((blank.caption, number, period)),
            self.tr("进行中") if running else ahead,
            self.tr("已排 {taken} / 容量 {capacity}").format(
                taken=glance.window_taken, capacity=window.capacity
            ),
            capacity=(glance.window_taken, max(window.capacity, 1)),
            badge=self._papers(glance, now),
        )

    def _papers(self, glance: Glance, now: datetime) -> BadgeSpec | None:
        due = glance.window.material_due_at if glance.window else None
        if due is None or not glance.window_incomplete:
            return None
        moment = due_moment(due, now, self._words.zone).of(self._words.language)
        if due < now:
            text = self.tr("材料已过 {moment}，{n} 个未齐")
            tone = Tone.BAD
        else:
            text = self.tr("材料 {moment} 截止，{n} 个未齐")
            tone = Tone.WARN
        return BadgeSpec(text.format(moment=moment, n=glance.window_incomplete), tone, "hourglass")

    def _mine(self, glance: Glance) -> TileContent:
        caption = self.tr("今天待我处理")
        if not glance.mine_today:
            return TileContent("person", caption, "", self.tr("没有"))
        return TileContent("person", caption, str(glance.mine_today), self.tr("个发布等我"))

    def _blocked(self, glance: Glance) -> TileContent:
        caption = self.tr("阻塞")
        if not glance.blocked_releases:
            return TileContent("blocked", caption, "", self.tr("没有"))
        detail = self.tr("个发布，{n} 项未满足").format(n=glance.blocked_conditions)
        return TileContent("blocked", caption, str(glance.blocked_releases), detail, "bad")

    def _overdue(self, glance: Glance, now: datetime) -> TileContent:
        caption = self.tr("逾期跟进")
        if not glance.overdue or glance.overdue_since is None:
            return TileContent("triangle", caption, "", self.tr("没有"))
        oldest = late(glance.overdue_since, now).of(self._words.language)
        detail = self.tr("最长 {n}").format(n=oldest)
        return TileContent("triangle", caption, str(glance.overdue), detail, "bad")

    def _freeze(self, glance: Glance, now: datetime) -> TileContent:
        caption, freeze, words = self.tr("下一封网"), glance.freeze, self._words
        if freeze is None:
            return TileContent("lock", caption, "", self.tr("未设置"))
        until = words.last_day(freeze.ends_at)
        if freeze.starts_at <= now:
            figure, detail = self.tr("封网中"), self.tr("至 {until}").format(until=until)
        else:
            figure = words.short_day(freeze.starts_at)
            ahead = countdown(freeze.starts_at, now).of(words.language)
            detail = self.tr("至 {until} · {n}后").format(until=until, n=ahead)
        return TileContent("lock", f"{caption} · {freeze.name}", figure, detail)

    def _success(self, glance: Glance) -> TileContent:
        caption, rate = self.tr("本季成功率"), glance.success_rate
        if rate is None:
            return TileContent("kpi", caption, "", self.tr("暂无数据"))
        goal = f"≥ {glance.target:.0%}"
        role = "ok" if rate >= glance.target else "bad"
        return TileContent("kpi", caption, f"{rate:.1%}", goal, role)
