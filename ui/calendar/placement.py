"""Puts releases and changes on days, by mouse or keys, with the result shown beforehand."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from relapp.domain.card import ReleaseCard
from relapp.domain.changes import Changes
from relapp.domain.register import ChangeRequest
from relapp.errors import RelappError
from relapp.wording.errors import word
from ui.actions.page import PageContext
from ui.calendar.day_items import DayCell
from ui.calendar.drop_preview import DropPreview, reasons
from ui.calendar.judgement import UNKNOWN, Judgement, judge
from ui.calendar.look import Look
from ui.calendar.mime import Cargo, CargoKind
from ui.calendar.month_grid import MonthGrid
from ui.calendar.reading import CalendarServices, ReleasePlan, read_plan
from ui.calendar.snapshot import CalendarSnapshot


class Placement(QObject):
    """Knows what is being placed; judges days, shows the preview, carries the drop out.

    Signals:
        marked_changed: the cargo being placed by keyboard, None when done or given up.
        release_wanted: change and window ids: a new release should carry the change.
        date_wanted: release id and day: a date of its own has to be asked for.
        placed: sentence and the callable that takes the deed back.
        refused: sentence.
    """

    marked_changed = Signal(object)
    release_wanted = Signal(int, int)
    date_wanted = Signal(int, object)
    placed = Signal(str, object)
    refused = Signal(str)

    def __init__(
        self,
        context: PageContext,
        services: CalendarServices,
        grid: MonthGrid,
        preview: DropPreview,
    ) -> None:
        super().__init__(grid)
        self._context = context
        self._services = services
        self._look = Look(context.language, context.zone)
        self._grid = grid
        self._preview = preview
        self._snapshot = CalendarSnapshot(2000, context.zone)
        self._marked: Cargo | None = None
        self._plans: dict[int, ReleasePlan] = {}
        grid.set_judge(self._may_drop)
        grid.hovered.connect(self._on_hovered)
        grid.dropped.connect(self.drop)

    @property
    def marked(self) -> Cargo | None:
        """What is being placed by keyboard."""
        return self._marked

    def set_snapshot(self, snapshot: CalendarSnapshot) -> None:
        """Judge by this snapshot from now on."""
        self._snapshot = snapshot
        self._plans.clear()

    def mark(self, cargo: Cargo | None) -> None:
        """Begin placing something by keyboard, or give up with None."""
        self._marked = cargo
        if cargo is None:
            self._grid.mark_drop(None)
            self._preview.hide()
        else:
            self.show_at(self._grid.current)
        self.marked_changed.emit(cargo)

    def show_at(self, day: date) -> None:
        """Show for the marked thing what a day would mean."""
        if self._marked is None:
            return
        judgement = self._judged(self._marked, day)
        self._grid.mark_drop(day, judgement.allowed)
        rect = self._grid.rect_of(day)
        corner = QPoint(rect.x() + 8, rect.bottom() - 24)
        self._preview.tell(self._subject(self._marked), judgement, self._on_preview(corner))

    def drop(self, cargo: Cargo, day: date) -> None:
        """Carry a drop out, or say why not."""
        judgement = self._judged(cargo, day)
        self._preview.hide()
        self._grid.mark_drop(None)
        if not judgement.allowed:
            self.refused.emit(reasons(judgement, self._look)[0])
            if self._marked is not None:
                self.show_at(day)
            return
        if self._marked is not None:
            self.mark(None)
        if cargo.kind is CargoKind.CHANGE:
            if judgement.window is not None:
                self.release_wanted.emit(cargo.id, judgement.window.id)
        elif judgement.window is None:
            self.date_wanted.emit(cargo.id, day)
        else:
            self.schedule(cargo.id, window_id=judgement.window.id)

    def take_out(self, release_id: int) -> None:
        """Take a release out of its window."""
        self.schedule(release_id)

    def schedule(
        self,
        release_id: int,
        *,
        window_id: int | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
    ) -> None:
        """Give a release a window, a date of its own or none, and offer to take it back."""
        card = self._snapshot.card(release_id)
        if card is None:
            return
        command = partial(
            self._services.releases.schedule,
            self._context.me,
            release_id,
            card.version,
            window_id=window_id,
            start=start,
            end=end,
        )
        done = partial(self._on_scheduled, card, window_id or start)
        self._context.tasks.write(command, done, self._on_refused)

    def _on_scheduled(
        self, card: ReleaseCard, target: int | datetime | None, changes: Changes
    ) -> None:
        self._context.hub.announce(changes)
        back = None
        if card.window_id is not None or card.starts_at is None:
            back = partial(self._back, card)
        self.placed.emit(self._said(card, target), back)

    def _back(self, card: ReleaseCard) -> None:
        """Return a release to where it was; the version is read anew, for it has moved on."""
        command = partial(self._restore, card.release_id, card.window_id)
        self._context.tasks.write(command, self._on_restored, self._on_refused)

    def _restore(self, release_id: int, window_id: int | None) -> Changes:
        version = self._services.board.card(release_id).version
        return self._services.releases.schedule(
            self._context.me, release_id, version, window_id=window_id
        )

    def _on_restored(self, changes: Changes) -> None:
        self._context.hub.announce(changes)

    def _said(self, card: ReleaseCard, target: int | datetime | None) -> str:
        if target is None:
            return self.tr("{number} 已移出窗口").format(number=card.number)
        if isinstance(target, datetime):
            day = self._look.short(self._look.day(target))
            return self.tr("{number} 已定在 {day}").format(number=card.number, day=day)
        window = self._snapshot.window(target)
        number = window.number if window is not None else 0
        return self.tr("{number} 已排入第 {window} 窗口").format(number=card.number, window=number)

    def _on_refused(self, error: RelappError) -> None:
        self.refused.emit(self._look.say(word(error, self._look.zone)))

    def _may_drop(self, cargo: Cargo, cell: DayCell) -> bool:
        return self._judged(cargo, cell.day).allowed

    def _on_hovered(self, cargo: Cargo | None, day: date | None, point: QPoint | None) -> None:
        if cargo is None or day is None or point is None:
            self._preview.hide()
            return
        corner = self._on_preview(self._grid.mapFromGlobal(point))
        self._preview.tell(self._subject(cargo), self._judged(cargo, day), corner)

    def _judged(self, cargo: Cargo, day: date) -> Judgement:
        plan = self._plan_of(cargo.id) if cargo.kind is CargoKind.RELEASE else UNKNOWN
        return judge(self._snapshot, cargo, day, self._context.clock.now(), plan)

    def _plan_of(self, release_id: int) -> ReleasePlan:
        """Return what is known of a release; asks for the rest the first time."""
        if release_id not in self._plans:
            self._plans[release_id] = UNKNOWN
            read = partial(read_plan, self._services, release_id)
            done = partial(self._on_plan_read, release_id)
            self._context.tasks.read(read, done, self._on_refused)
        return self._plans[release_id]

    def _on_plan_read(self, release_id: int, plan: ReleasePlan) -> None:
        self._plans[release_id] = plan
        if self._marked == Cargo(CargoKind.RELEASE, release_id):
            self.show_at(self._grid.current)

    def _subject(self, cargo: Cargo) -> ReleaseCard | ChangeRequest | None:
        if cargo.kind is CargoKind.RELEASE:
            return self._snapshot.card(cargo.id)
        return next((c for c in self._snapshot.changes if c.id == cargo.id), None)

    def _on_preview(self, corner: QPoint) -> QPoint:
        """Return a point of the grid in the coordinates the preview is placed in."""
        return self._preview.ground.mapFromGlobal(self._grid.mapToGlobal(corner))
