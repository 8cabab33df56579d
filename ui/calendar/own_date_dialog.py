"""Asks for the date of a release that needs no window: a new system or an emergency."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from relapp.domain.card import ReleaseCard
from relapp.domain.wall_time import wall_to_utc
from ui.actions.page import PageContext
from ui.calendar.look import Look
from ui.calendar.remark_lines import RemarkLines
from ui.calendar.remarks import remarks
from ui.calendar.snapshot import CalendarSnapshot
from ui.kit.base_dialog import BaseDialog
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import PeriodField

_EVENING = time(19, 30)
_HOURS = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class OwnDate:
    """Start and end as aware UTC."""

    start: datetime
    end: datetime


class OwnDateDialog(BaseDialog):
    """A day with opening and closing time."""

    def __init__(
        self,
        context: PageContext,
        snapshot: CalendarSnapshot,
        card: ReleaseCard,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent, name="calendar.own_date_dialog")
        self._context, self._snapshot = context, snapshot
        title = self.tr("{number} 的日期").format(number=card.number)
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(f"{card.application} {card.version_to}")
        look = Look(context.language, context.zone)
        start = wall_to_utc(day, _EVENING, look.zone)
        form = FormGrid(self, label_width=60)
        self.period = PeriodField(
            start,
            start + _HOURS,
            look.zone,
            form,
            spoken=(self.tr("开始时间"), self.tr("结束时间")),
        )
        self.lines = RemarkLines(look, form)
        form.add(self.tr("时间"), self.period)
        form.add_wide(self.lines)
        self.body.addWidget(form)
        self.add_accept(self.tr("定在这天"))
        self.add_reject()
        self.period.changed.connect(self._tell)
        self._tell()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        context: PageContext,
        snapshot: CalendarSnapshot,
        card: ReleaseCard,
        day: date,
    ) -> OwnDate | None:
        """Return the date, None when the person thought better of it."""
        dialog = cls(context, snapshot, card, day, parent)
        agreed = dialog.exec()
        dialog.deleteLater()
        return OwnDate(dialog.period.start(), dialog.period.end()) if agreed else None

    def _tell(self) -> None:
        self.lines.show_remarks(remarks(self._snapshot, self.period.start(), self.period.end()))
        past = self.period.start() <= self._context.clock.now()
        self.set_acceptable(not past, self.tr("这个时间已过"))
