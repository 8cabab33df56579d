"""Whole sentences about a day and what lies in it, for tool tips and screen readers."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from relapp.wording import dates
from relapp.wording import windows as words
from ui.calendar.day_items import (
    DayCell,
    DayItem,
    DeadlineItem,
    FreezeItem,
    GhostItem,
    OwnDateItem,
    WindowItem,
)
from ui.calendar.look import Look

translate = QCoreApplication.translate


def sentence(cell: DayCell, look: Look) -> str:
    """Return everything a day holds as one sentence."""
    parts = [look.say(dates.day_with_weekday(cell.day))]
    if cell.special is not None:
        kind = look.say(words.DAY_KINDS[cell.special.kind])
        parts.append(f"{kind} {look.say(words.day_name(cell.special.name))}".strip())
    parts += [item_sentence(item, look) for item in cell.items]
    if cell.frozen and not any(isinstance(i, FreezeItem) for i in cell.items):
        parts.append(translate("MonthGrid", "封网"))
    return translate("MonthGrid", "，").join(parts)


def item_sentence(item: DayItem, look: Look) -> str:
    """Return one thing of a day in full."""
    return _SENTENCES[type(item)](item, look)


def _window(item: WindowItem, look: Look) -> str:
    parts = [
        look.say(words.window_title(item.window.number)),
        look.span(item.window.starts_at, item.window.ends_at),
        translate("MonthGrid", "已排 {taken} / 容量 {capacity}").format(
            taken=item.taken, capacity=item.window.capacity
        ),
    ]
    if item.conflicts:
        parts.append(translate("MonthGrid", "冲突 {n}").format(n=item.conflicts))
    if item.moved_from is not None:
        parts.append(
            translate("MonthGrid", "自 {day} 移来").format(day=look.short(item.moved_from))
        )
        parts.append(item.window.move_reason)
    for text, count in (
        (translate("MonthGrid", "成功 {n}"), item.results.succeeded),
        (translate("MonthGrid", "回退 {n}"), item.results.rolled_back),
        (translate("MonthGrid", "未确认 {n}"), item.results.unconfirmed),
    ):
        if item.past and count:
            parts.append(text.format(n=count))
    return translate("MonthGrid", "，").join(part for part in parts if part)


def _ghost(item: GhostItem, look: Look) -> str:
    original = translate("MonthGrid", "原第 {number} 窗口").format(number=item.window.number)
    moved = translate("MonthGrid", "已移至 {day}").format(day=look.short(item.moved_to))
    reason = item.window.move_reason
    return translate("MonthGrid", "，").join(part for part in (original, moved, reason) if part)


def _freeze(item: FreezeItem, look: Look) -> str:
    freeze = item.freeze
    kind = (
        translate("MonthGrid", "封网，不可排期")
        if freeze.hard
        else translate("MonthGrid", "尽量不发布")
    )
    parts = (freeze.name, look.period(freeze.starts_at, freeze.ends_at), kind, freeze.reason)
    return translate("MonthGrid", "，").join(part for part in parts if part)


def _deadline(item: DeadlineItem, look: Look) -> str:
    window = look.say(words.window_title(item.window.number))
    due = translate("MonthGrid", "{time} 材料截止").format(time=look.clock(item.due_at))
    missing = (
        translate("MonthGrid", "{n} 个未齐").format(n=item.incomplete) if item.incomplete else ""
    )
    return translate("MonthGrid", "，").join(part for part in (window, due, missing) if part)


def _own_date(item: OwnDateItem, look: Look) -> str:
    card = item.card
    parts = [card.number, f"{card.application} {card.version_to}", card.title]
    if card.starts_at is not None:
        parts.append(look.clock(card.starts_at))
    if item.emergency:
        parts.append(translate("MonthGrid", "紧急"))
    return translate("MonthGrid", "，").join(parts)


_SENTENCES: Final[dict[type, Callable[[Any, Look], str]]] = {
    WindowItem: _window,
    GhostItem: _ghost,
    FreezeItem: _freeze,
    DeadlineItem: _deadline,
    OwnDateItem: _own_date,
}
