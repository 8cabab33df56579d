"""The view for the wall: a window of its own that shows the host's item and takes no input."""

from typing import TypedDict

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from relapp.domain.meeting import AgendaItem, Meeting
from relapp.domain.meeting_time import seconds_used, time_band
from relapp.domain.vocabulary import CheckResult, StepState
from relapp.services.views import ReleaseView
from relapp.wording import terms
from relapp.wording.meeting import DECISION, clock
from ui.kit import theme
from ui.meeting.agenda_rows import DECISION_LOOKS
from ui.meeting.desk import MeetingDesk
from ui.meeting.progress import CheckLine, StepLine, check_lines, counts, step_lines
from ui.meeting.projector_paint import Wall, WallCheck, WallStep, paint_wall
from ui.meeting.wall_screen import find_screen, screen_for

SIZE = (1280, 800)


class Points(TypedDict):
    """The lower part of the wall."""

    open_title: str
    open_note: str
    checks: tuple[WallCheck, ...]
    route_title: str


class Projector(QWidget):
    """Read-only; Esc closes it. On a second screen it takes all of it.

    Signals:
        closed: it was closed.
        screen_lost: the screen it filled is gone; it stands as a window now.
    """

    closed = Signal()
    screen_lost = Signal()

    def __init__(self, desk: MeetingDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("meeting.wall")
        self.setWindowTitle(self.tr("投影视图"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.wall = Wall()
        self._window: QWidget | None = None
        self._chosen = self._filled = self._lost = ""
        theme.notifier().changed.connect(self.update)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_removed)
            app.screenAdded.connect(self._on_screen_added)

    def open_beside(self, window: QWidget, chosen: str = "") -> None:
        """Open on the screen that was chosen, else where the window is not, else as a window."""
        self._window, self._chosen = window, chosen
        own = window.screen()
        names = [screen.name() for screen in QGuiApplication.screens()]
        self._stand(find_screen(screen_for(names, own.name(), chosen)))

    @property
    def filled(self) -> str:
        """Name of the screen that it fills, empty for a window."""
        return self._filled

    def _stand(self, screen: QScreen | None) -> None:
        """Fill a screen, or be a window."""
        self._filled = screen.name() if screen is not None else ""
        if screen is not None:
            # A window that fills one screen goes to another only by way of its usual state.
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.showFullScreen()
            return
        home = self._window.screen() if self._window is not None else self.screen()
        room = home.availableGeometry()
        # Frame and title bar need some room, too.
        place = QRect(QPoint(), QSize(*SIZE).boundedTo(room.size() * 0.9))
        place.moveCenter(room.center())
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(home)
        self.show()
        # Only now: leaving the full screen brings the place of before back.
        self.setGeometry(place)

    def _on_screen_removed(self, screen: QScreen) -> None:
        if screen.name() == self._filled:
            self._lost = self._filled
            self._stand(None)
            self.screen_lost.emit()

    def _on_screen_added(self, screen: QScreen) -> None:
        """Go back to a screen that was pulled out and put in again."""
        if not self._filled and screen.name() == (self._lost or self._chosen):
            self._stand(screen)

    def show_meeting(self, meeting: Meeting, view: ReleaseView | None) -> None:
        """Show the host's item of a meeting; `view` is its release once it was read."""
        item = meeting.current
        self.wall = self._empty(meeting) if item is None else self._full(meeting, item, view)
        self.setAccessibleName(self.wall.sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the wall."""
        painter = QPainter(self)
        paint_wall(painter, self.rect(), self.wall)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc or F11; everything else does nothing here."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        self.closed.emit()
        super().closeEvent(event)

    def _empty(self, meeting: Meeting) -> Wall:
        desk = self._desk
        names = self.tr("、").join(p.name for p in meeting.people if p.arrived_at is not None)
        agenda = tuple(
            WallCheck(
                f"{item.number} {item.subject}".strip(),
                item.owner,
                desk.of(DECISION[item.decision]) if item.decision is not None else "",
                None,
            )
            for item in meeting.items
        )
        return Wall(
            above=desk.period(meeting.starts_at, meeting.ends_at) + "　" + meeting.place,
            title=meeting.title,
            clock=desk.time(desk.now()),
            open_title=self.tr("议程"),
            checks=agenda,
            foot=self.tr("到会：{names}").format(names=names) if names else "",
            foot_right=self._stamp(),
        )

    def _full(self, meeting: Meeting, item: AgendaItem, view: ReleaseView | None) -> Wall:
        desk = self._desk
        used = seconds_used(meeting, item, desk.now())
        decided, tone = "", DECISION_LOOKS[next(iter(DECISION_LOOKS))][1]
        if item.decision is not None:
            said = desk.of(DECISION[item.decision])
            decided = self.tr("会议结论：{decision}").format(decision=said)
            if item.decision_note:
                decided += "　" + item.decision_note.replace("\n", " ")
            tone = DECISION_LOOKS[item.decision][1]
        lines = check_lines(view) if view is not None else ()
        steps = step_lines(view) if view is not None else ()
        shown = next((c for c in lines if f"check/{c.id}" == meeting.shown), None)
        done, total = counts(view) if view is not None else (0, 0)
        return Wall(
            above=self._above(meeting, item),
            title=item.title if item.is_topic else f"{item.subject}　{item.title}",
            clock=clock(used),
            clock_note=self._left(meeting, item, used),
            band=time_band(used, item.minutes),
            shown_head=self._shown_head(shown) if shown is not None else "",
            shown_text=desk.of(shown.text) if shown is not None else "",
            shown_word=desk.of(shown.word) if shown is not None else "",
            shown_result=shown.answer.result if shown is not None and shown.answer else None,
            shown_note=self._shown_note(shown) if shown is not None else "",
            **self._points(item, lines),
            route_figures=f"{done} / {total}" if total else "",
            route_share=done / total if total else 0.0,
            steps=tuple(self._step(s) for s in steps),
            foot=self._foot(meeting),
            foot_right=self._stamp(),
            decision=decided,
            decision_tone=tone,
        )

    def _points(self, item: AgendaItem, lines: tuple[CheckLine, ...]) -> Points:
        """Return what is listed below: open checks of a release, the record of a topic."""
        if item.is_topic:
            said = [text for text in item.note.split("\n") if text]
            return Points(
                open_title=self.tr("会议记录"),
                open_note="" if said else self.tr("还没有记录"),
                checks=tuple(WallCheck(text, "", "", None) for text in reversed(said)),
                route_title="",
            )
        return Points(
            open_title=self.tr("还没放行的事项"),
            open_note=self._open_note(lines),
            checks=tuple(self._check(c) for c in lines if c.waits),
            route_title=self.tr("勾选进度"),
        )

    def _above(self, meeting: Meeting, item: AgendaItem) -> str:
        desk = self._desk
        place = self.tr("议题 {n} / {all}").format(n=item.position, all=len(meeting.items))
        kind = desk.of(terms.TYPE_SHORT[item.type]) + " · " + desk.of(terms.MODE_SHORT[item.mode])
        window = ""
        if item.starts_at is not None and item.ends_at is not None:
            window = desk.period(item.starts_at, item.ends_at)
        if item.is_topic:
            kind = self.tr("主讲 {name}").format(name=item.owner) if item.owner else ""
        return "　".join(part for part in (place, item.number, kind, window) if part)

    def _left(self, meeting: Meeting, item: AgendaItem, used: int) -> str:
        left = item.minutes * 60 - used
        if meeting.paused_at is not None:
            return self.tr("计时已暂停")
        if left >= 0:
            said = self.tr("本议题 {minutes} 分钟，剩 {left}")
            return said.format(minutes=item.minutes, left=clock(left))
        return self.tr("本议题 {minutes} 分钟，超 {over}").format(
            minutes=item.minutes, over=clock(-left)
        )

    def _shown_head(self, line: CheckLine) -> str:
        step = self._desk.of(line.step)
        people = self.tr("、").join(line.people[:2])
        return self.tr("正在看 · 第 {n} 项　{step} {people}").format(
            n=line.number, step=step, people=people
        )

    def _shown_note(self, line: CheckLine) -> str:
        answer = line.answer
        if answer is None:
            return ""
        papers = self.tr("证据 {n} 份").format(n=len(answer.evidence)) if answer.evidence else ""
        return "　".join(part for part in (answer.person, answer.note, papers) if part)

    def _open_note(self, lines: tuple[CheckLine, ...]) -> str:
        failed = sum(1 for c in lines if c.answer and c.answer.result is CheckResult.FAIL)
        waiting = sum(1 for c in lines if c.answer is None)
        if not failed and not waiting:
            return self.tr("没有了，全部勾完")
        return self.tr("不通过 {failed} 项，待勾选 {open} 项").format(failed=failed, open=waiting)

    def _check(self, line: CheckLine) -> WallCheck:
        who = self.tr("、").join(line.people[:2])
        if line.answer is not None:
            who = f"{line.answer.person} · {line.answer.note}"
        text, word = self._desk.of(line.text), self._desk.of(line.word)
        return WallCheck(text, who, word, line.answer.result if line.answer else None)

    def _step(self, step: StepLine) -> WallStep:
        desk = self._desk
        people = self.tr("、").join(step.people[:2]) or "—"
        detail = f"{people} · {desk.of(terms.STEP_STATE[step.state])}"
        if step.failed:
            detail = self.tr("{people} · {n} 项不通过").format(people=people, n=step.failed)
        elif step.state is StepState.CURRENT and step.total:
            left = step.total - step.done
            detail = self.tr("{people} · 还差 {n} 项").format(people=people, n=left)
            if not left:
                detail = self.tr("{people} · 已勾完").format(people=people)
        figures = f"{step.done} / {step.total}" if step.total else ""
        return WallStep(desk.of(step.name), detail, figures, step.state, bool(step.group))

    def _foot(self, meeting: Meeting) -> str:
        done = [i for i in meeting.items if i.decision is not None]
        if not done:
            return meeting.title
        said = [
            f"{i.subject} {self._desk.of(DECISION[i.decision])}"
            for i in done
            if i.decision is not None
        ]
        return self.tr("今天已审：") + "　".join(said)

    def _stamp(self) -> str:
        now = self._desk.now()
        return f"{self._desk.day(now)} {self._desk.time(now)}"
