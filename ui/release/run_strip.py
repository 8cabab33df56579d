"""The figures over the run sheet: the clock, the window, progress, gates, rollback."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from relapp.wording import dates
from relapp.wording.countdown import long_countdown
from ui.kit.painting import BadgeSpec, Tone
from ui.kit.stat_tile import StatTile, TileContent, TileDivider
from ui.release.run_rows import RunFigures
from ui.release.words import Words


class RunStrip(QFrame):
    """Five tiles; only said, nothing to press."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run.strip")
        self.setProperty("surface", "header")
        self._words = words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.tiles: dict[str, StatTile] = {}
        for place, key in enumerate(("clock", "window", "progress", "gates", "rollback")):
            if place:
                row.addWidget(TileDivider(self))
            tile = StatTile(TileContent("clock", ""), self, name=f"run.{key}")
            tile.setCheckable(False)
            tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tile.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(tile)
            self.tiles[key] = tile

    def show_figures(
        self,
        figures: RunFigures,
        window: tuple[datetime, datetime] | None,
        at: datetime,
        *,
        executing: bool,
    ) -> None:
        """Say how it stands now."""
        words = self._words
        local = at.astimezone(words.zone)
        day = words.of(dates.day_with_weekday(local.date()))
        clock = TileContent("clock", self.tr("现在 {day}").format(day=day), f"{local:%H:%M:%S}")
        self.tiles["clock"].set_content(clock)
        self.tiles["window"].set_content(self._window(figures, window, at))
        self.tiles["progress"].set_content(self._progress(figures, executing=executing))
        self.tiles["gates"].set_content(self._gates(figures))
        self.tiles["rollback"].set_content(self._rollback(figures))

    def show_clock(self, at: datetime) -> None:
        """Move the clock alone, once a second."""
        old = self.tiles["clock"].content()
        shown = f"{at.astimezone(self._words.zone):%H:%M:%S}"
        self.tiles["clock"].set_content(TileContent("clock", old.caption, shown))

    def _window(
        self, figures: RunFigures, window: tuple[datetime, datetime] | None, at: datetime
    ) -> TileContent:
        words = self._words
        if window is None:
            return TileContent("calendar", self.tr("窗口"), detail=self.tr("未排期"))
        start, end = window
        caption = self.tr("窗口 {span}").format(span=words.period(start, end))
        if at < start:
            figure = self.tr("还有 {span}").format(span=words.of(long_countdown(start, at)))
        elif at < end:
            figure = self.tr("剩 {span}").format(span=words.of(long_countdown(end, at)))
        else:
            figure = self.tr("已过")
        minutes = int((end - start).total_seconds() // 60)
        detail = self.tr("步骤共 {used} / {all} 分钟").format(used=figures.minutes, all=minutes)
        over = figures.minutes > minutes
        return TileContent("calendar", caption, figure, detail, role="bad" if over else "text")

    def _progress(self, figures: RunFigures, *, executing: bool) -> TileContent:
        caption = self.tr("进度")
        figure = self.tr("{done} / {all} 步").format(done=figures.done, all=figures.total)
        if not executing:
            badge = None
            if figures.incomplete:
                text = self.tr("{count} 行缺责任人或时间").format(count=figures.incomplete)
                badge = BadgeSpec(text, Tone.WARN, "triangle")
            return TileContent("list", caption, figure, badge=badge)
        badge, detail = self._pace(figures)
        return TileContent("list", caption, figure, detail, badge=badge)

    def _pace(self, figures: RunFigures) -> tuple[BadgeSpec | None, str]:
        if figures.delay is None:
            return None, ""
        if figures.delay > 0:
            text = self.tr("比计划慢 {count} 分钟").format(count=figures.delay)
            badge = BadgeSpec(text, Tone.WARN, "triangle")
        elif figures.delay < 0:
            text = self.tr("比计划快 {count} 分钟").format(count=-figures.delay)
            badge = BadgeSpec(text, Tone.OK, "check")
        else:
            badge = BadgeSpec(self.tr("按计划"), Tone.OK, "check")
        ends = figures.ends
        if ends is None:
            return badge, ""
        return badge, self.tr("预计 {time} 结束").format(time=self._words.time(ends))

    def _gates(self, figures: RunFigures) -> TileContent:
        caption = self.tr("放行闸口")
        if not figures.go and not figures.open_gates:
            return TileContent("flag", caption, detail=self.tr("没有闸口"))
        figure = self.tr("{go} GO / {all}").format(
            go=figures.go, all=figures.go + figures.open_gates
        )
        gate, detail = figures.next_gate, ""
        if gate is not None and gate.planned_start is not None:
            detail = self._words.join(
                self.tr("下一个 {time}").format(time=self._words.time(gate.planned_start)),
                gate.owner,
            )
        return TileContent("flag", caption, figure, detail)

    def _rollback(self, figures: RunFigures) -> TileContent:
        caption = self.tr("回退")
        if not figures.rollback_steps:
            return TileContent("return", caption, detail=self.tr("没有编排回退步骤"))
        figure = self.tr("{count} 步").format(count=figures.rollback_steps)
        detail = self.tr("约 {count} 分钟").format(count=figures.rollback_minutes)
        return TileContent("return", caption, figure, detail)
