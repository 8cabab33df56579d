"""The facts the panel at the right lists of a window or of a day without one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from relapp.domain.window import ReleaseWindow, WindowState
from relapp.wording import dates
from relapp.wording import windows as words
from ui.calendar.day_items import DayCell
from ui.calendar.day_words import item_sentence
from ui.calendar.look import Look
from ui.calendar.snapshot import CalendarSnapshot, incomplete

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: its name, what it says and its colour token, if any."""

    name: str
    value: str
    tone: str = ""


def window_facts(
    snapshot: CalendarSnapshot, window: ReleaseWindow, look: Look, now: datetime
) -> tuple[Fact, ...]:
    """Return what is to know about a window."""
    load = snapshot.load(window.id)
    place = translate("WindowPanel", "{n} / {capacity} 个").format(
        n=load.releases, capacity=window.capacity
    )
    if load.minutes:
        minutes = translate("WindowPanel", "{place}，预计占用 {n} / {all} 分钟")
        place = minutes.format(place=place, n=load.minutes, all=window.minutes)
    full = load.releases > window.capacity
    facts = [
        Fact(translate("WindowPanel", "适用"), look.say(words.families(window.families))),
        Fact(translate("WindowPanel", "容量"), place, "bad" if full else ""),
        _material(snapshot, window, look, now),
        _moved(window, look),
        Fact(translate("WindowPanel", "备注"), window.note),
    ]
    if window.state is not WindowState.PUBLISHED:
        state = look.say(words.WINDOW_STATES[window.state])
        facts.insert(0, Fact(translate("WindowPanel", "状态"), state, "warn"))
    return tuple(f for f in facts if f.value)


def day_facts(snapshot: CalendarSnapshot, cell: DayCell, look: Look) -> tuple[Fact, ...]:
    """Return what is to know about a day without a window."""
    work = (
        translate("WindowPanel", "工作日") if cell.working else translate("WindowPanel", "休息日")
    )
    if cell.special is not None:
        kind = look.say(words.DAY_KINDS[cell.special.kind])
        work = f"{kind} {look.say(words.day_name(cell.special.name))}"
    facts = [Fact(translate("WindowPanel", "日子"), work)]
    if not snapshot.official:
        text = translate("WindowPanel", "{year} 年放假安排未公布，按法定日推算")
        note = text.format(year=snapshot.year)
        facts.append(Fact(translate("WindowPanel", "日历"), note, "warn"))
    for freeze in snapshot.freezes:
        if freeze.starts_at < _end(snapshot, cell) and freeze.ends_at > _start(snapshot, cell):
            period = look.period(freeze.starts_at, freeze.ends_at)
            tone = "bad" if freeze.hard else "warn"
            text = f"{freeze.name} {period} {freeze.reason}".strip()
            facts.append(Fact(translate("WindowPanel", "封网"), text, tone))
    facts += [Fact("", item_sentence(item, look)) for item in cell.items]
    return tuple(facts)


def _start(snapshot: CalendarSnapshot, cell: DayCell) -> datetime:
    return datetime(cell.day.year, cell.day.month, cell.day.day, tzinfo=snapshot.zone)


def _end(snapshot: CalendarSnapshot, cell: DayCell) -> datetime:
    return _start(snapshot, cell) + timedelta(days=1)


def _material(snapshot: CalendarSnapshot, window: ReleaseWindow, look: Look, now: datetime) -> Fact:
    name = translate("WindowPanel", "材料")
    if window.material_due_at is None:
        return Fact(name, "")
    missing = len(incomplete(snapshot.cards_in(window.id)))
    due = _relative_day(window.material_due_at, look, now)
    text = translate("WindowPanel", "{due} 截止").format(due=due)
    if missing:
        text = translate("WindowPanel", "{due} 截止，{n} 个未齐").format(due=due, n=missing)
    if window.starts_at <= now or not missing:
        return Fact(name, text)
    return Fact(name, text, "bad" if window.material_due_at <= now else "warn")


def _relative_day(moment: datetime, look: Look, now: datetime) -> str:
    distance = (look.day(moment) - look.day(now)).days
    near = {0: translate("WindowPanel", "今天"), 1: translate("WindowPanel", "明天")}
    if distance in near:
        return f"{near[distance]} {look.clock(moment)}"
    return look.say(dates.moment(moment, look.zone))


def _moved(window: ReleaseWindow, look: Look) -> Fact:
    name = translate("WindowPanel", "调整")
    if window.state is WindowState.CANCELLED:
        return Fact(translate("WindowPanel", "取消原因"), window.move_reason)
    if window.moved_from is None:
        return Fact(name, "")
    origin, target = look.day(window.moved_from), look.day(window.starts_at)
    text = translate("WindowPanel", "{origin} 改 {target}").format(
        origin=look.short(origin), target=look.short(target)
    )
    separator = translate("WindowPanel", "，")
    return Fact(name, separator.join(t for t in (text, window.move_reason) if t))
