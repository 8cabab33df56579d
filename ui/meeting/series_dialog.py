"""Keeps a series of meetings: rule and people at the left, its next twelve days at the right."""

from collections.abc import Callable, Sequence
from datetime import date, time
from functools import partial

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from relapp.domain.meeting import MEETING_LENGTH
from relapp.domain.meeting_series import (
    MOST_AT_ONCE,
    Cycle,
    OffDays,
    Series,
    SeriesDay,
    SeriesDraft,
    SeriesRule,
)
from relapp.domain.person import Person
from relapp.errors import InvalidInput, RelappError
from relapp.wording import meeting_series as words
from ui.actions.saving_dialog import SavingDialog
from ui.kit import fields, style, theme
from ui.kit.buttons import Button, Kind
from ui.kit.form_grid import FormGrid
from ui.kit.period_field import DayField
from ui.kit.search_combo import SearchCombo
from ui.meeting.desk import MeetingDesk
from ui.meeting.people_picker import PeoplePicker
from ui.meeting.series_days import SeriesDays

_USUAL = time(14)
_THURSDAY = 4
_MAKE = 4
_PEOPLE = 120


class SeriesDialog(SavingDialog):
    """What is typed is shown at once in days; saving makes the next meetings along with it.

    `meeting_id` is the meeting that was chosen to be opened instead, 0 for none.
    """

    def __init__(
        self,
        desk: MeetingDesk,
        people: Sequence[Person],
        series: Series | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", desk.context.tasks, parent, name="meeting.series_dialog", width=900)
        title = self.tr("修改例会") if series is not None else self.tr("新建例会")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(
            self.tr("会议按规则提前安排；单独改过或取消的那一次不再跟着例会走，也不会重新安排。")
        )
        self._desk, self._series = desk, series
        self.meeting_id = 0
        self._build(people)
        self._connect()
        if series is not None and not series.ended:
            end = Button(self.tr("停止例会"), self, kind=Kind.DANGER, name="meeting.series_end")
            end.clicked.connect(self._end)
            self.add_extra(end)
        self.add_accept(self.tr("保存"))
        self.add_reject()
        self._tell()

    def rule(self) -> SeriesRule:
        """Return the rule as it is typed; raises InvalidInput."""
        return SeriesRule(
            cycle=Cycle(self.cycle_combo.currentData()),
            weekday=self.weekday_combo.currentData(),
            nth=self.nth_combo.currentData(),
            first_day=self.first_edit.day(),
            last_day=self.last_edit.day() if self.limited.isChecked() else None,
            off_days=OffDays(self.off_combo.currentData()),
        )

    def command(self) -> Callable[[], object] | None:
        """Return the saving of what was typed."""
        host_id = self.host_combo.key()
        if host_id is None:
            return None
        starts, series = self.start_edit.time(), self._series
        draft = SeriesDraft(
            title=self.title_edit.text(),
            place=self.place_edit.text(),
            rule=self.rule(),
            starts=time(starts.hour(), starts.minute()),
            minutes=self.minutes_edit.value(),
            host_id=host_id,
            people=self.people_list.invited(),
            make=self.make_edit.value(),
            id=series.id if series is not None else 0,
            version=series.version if series is not None else 0,
        )
        return partial(self._desk.services.series.save, self._desk.me, draft)

    def _tell(self) -> None:
        """Say what is missing, and look ahead by the rule as it is typed."""
        # A combo box keeps the plain value of an enum.
        monthly = Cycle(self.cycle_combo.currentData()) is Cycle.MONTHLY
        self.nth_combo.setVisible(monthly)
        self.last_edit.setEnabled(self.limited.isChecked())
        reason = ""
        try:
            rule = self.rule()
        except InvalidInput as error:
            reason = self._desk.said(error)
        else:
            preview = partial(
                self._desk.services.series.preview, self._desk.me, rule, self.days.series_id
            )
            self._desk.context.tasks.read(
                preview, self._on_days, self._on_no_days, slot="series", owner=self
            )
        if not self.title_edit.text().strip():
            reason = self.tr("写下会议名称")
        elif self.host_combo.key() is None:
            reason = self.tr("选定主持人")
        self.set_acceptable(not reason, reason)

    def _on_days(self, found: tuple[SeriesDay, ...]) -> None:
        self.days.show_days(found)

    def _on_no_days(self, error: RelappError) -> None:
        self.set_problem(self._desk.said(error))

    def _open(self, meeting_id: int) -> None:
        """Leave for a meeting that is made; what is typed here is given up."""
        self.meeting_id = meeting_id
        self.reject()

    def _end(self) -> None:
        series = self._series
        if series is not None:
            services, me = self._desk.services, self._desk.me
            self.run(partial(services.series.end, me, series.id, series.version))

    def _connect(self) -> None:
        for combo in (self.cycle_combo, self.weekday_combo, self.nth_combo, self.off_combo):
            combo.currentIndexChanged.connect(self._tell)
        self.first_edit.dateChanged.connect(self._tell)
        self.last_edit.dateChanged.connect(self._tell)
        self.limited.toggled.connect(self._tell)
        self.title_edit.textChanged.connect(self._tell)
        self.host_combo.changed.connect(self._tell)
        self.days.changed.connect(self._tell)
        self.days.opened.connect(self._open)

    def _build(self, people: Sequence[Person]) -> None:
        series, desk = self._series, self._desk
        self.form = form = FormGrid(self, label_width=84)
        self.title_edit = QLineEdit(series.title if series else self.tr("发布评审例会"), form)
        self.place_edit = QLineEdit(series.place if series else "", form)
        self.place_edit.setPlaceholderText(self.tr("例如：三楼评审室"))
        options = [(p.id, p.name) for p in people if p.active]
        self.host_combo = SearchCombo(options, form, nothing=self.tr("选人"), name="series.host")
        self.host_combo.set_value(series.host_id if series else desk.me.id)
        known = {p.person_id: p.required for p in series.people} if series else {}
        self.people_list = PeoplePicker(people, known, form, height=_PEOPLE)
        form.add(self.tr("名称"), self.title_edit, required=True)
        self._build_rule(form)
        form.add(self.tr("地点"), self.place_edit)
        form.add(self.tr("主持人"), self.host_combo, required=True)
        form.add(self.tr("参会人"), self.people_list)
        self.make_edit = fields.number_field(
            0,
            MOST_AT_ONCE,
            0 if series else _MAKE,
            form,
            suffix=self.tr(" 次"),
            name="series.make",
        )
        form.add(
            self.tr("接着安排"), self.make_edit, hint=self.tr("保存时一并安排的会议，跳过已安排的")
        )
        self.days = SeriesDays(desk, series.id if series else 0, self)
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(16))
        row.addWidget(form, 1)
        row.addWidget(self.days)
        self.body.addLayout(row)

    def _build_rule(self, form: FormGrid) -> None:
        series, desk = self._series, self._desk
        today = desk.now().astimezone(desk.context.zone).date()
        rule = series.rule if series else None
        self.cycle_combo = self._combo(
            "series.cycle", [(c, desk.of(words.CYCLE[c])) for c in Cycle], rule and rule.cycle
        )
        self.nth_combo = self._combo(
            "series.nth", [(n, desk.of(t)) for n, t in words.NTH.items()], rule and rule.nth
        )
        self.nth_combo.setAccessibleName(self.tr("第几个"))
        self.weekday_combo = self._combo(
            "series.weekday",
            [(n, desk.of(words.weekday(n))) for n in range(1, 8)],
            rule.weekday if rule else _THURSDAY,
        )
        self.off_combo = self._combo(
            "series.off_days",
            [(o, desk.of(t)) for o, t in words.OFF_DAYS.items()],
            rule and rule.off_days,
        )
        starts = series.starts if series else _USUAL
        self.start_edit = fields.time_field(
            QTime(starts.hour, starts.minute), form, name="series.starts"
        )
        minutes = series.minutes if series else MEETING_LENGTH
        self.minutes_edit = fields.number_field(
            15, 600, minutes, form, suffix=self.tr(" 分钟"), name="series.minutes"
        )
        self.minutes_edit.setAccessibleName(self.tr("时长"))
        self.first_edit = DayField(rule.first_day if rule else today, form)
        self.last_edit = DayField(
            rule.last_day if rule and rule.last_day else _year_on(today), form
        )
        self.limited = QCheckBox(self.tr("到"), form)
        self.limited.setChecked(rule is not None and rule.last_day is not None)
        form.add(self.tr("多久一次"), self.cycle_combo)
        form.add(self.tr("星期"), self._beside(self.nth_combo, self.weekday_combo))
        form.add(self.tr("开始"), self._beside(self.start_edit, self.minutes_edit))
        form.add(self.tr("起始日"), self.first_edit)
        form.add(self.tr("截止日"), self._beside(self.limited, self.last_edit))
        form.add(self.tr("遇非工作日"), self.off_combo)

    def _beside(self, first: QWidget, second: QWidget) -> QWidget:
        """Put two fields into one row."""
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(8))
        row.addWidget(first)
        row.addWidget(second, 1)
        pair.setFocusProxy(second)
        return pair

    def _combo(self, name: str, options: Sequence[tuple[object, str]], chosen: object) -> QComboBox:
        combo = style.named(QComboBox(self), name)
        for value, text in options:
            combo.addItem(text, value)
        combo.setCurrentIndex(
            next((n for n, (value, _) in enumerate(options) if value == chosen), 0)
        )
        return combo


def _year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28))
