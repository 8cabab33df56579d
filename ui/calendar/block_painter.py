"""Paints what lies in a day: window blocks, ghosts of moved windows, freezes, notes."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from relapp.domain.window import WindowState
from relapp.wording import windows as words
from ui.calendar.cell_layout import PAD, Placed, line_height
from ui.calendar.day_items import (
    DeadlineItem,
    FreezeItem,
    GhostItem,
    OwnDateItem,
    WindowItem,
)
from ui.calendar.look import Look
from ui.kit import icons, theme
from ui.kit.painting import (
    LEFT,
    RIGHT,
    draw_badge,
    draw_box,
    draw_capacity,
    draw_edge,
    draw_text,
    emergency_badge,
    text_width,
)

_RADIUS: Final = 3
translate = QCoreApplication.translate


def paint_item(
    painter: QPainter,
    placed: Placed,
    look: Look,
    chosen: int | None,
    drop: bool | None = None,
) -> None:
    """Paint one item of a day."""
    if isinstance(placed.item, WindowItem):
        _paint_window(painter, placed, placed.item, look, (chosen, drop))
    else:
        _PAINTERS[type(placed.item)](painter, placed, placed.item, look)


def _paint_window(
    painter: QPainter,
    placed: Placed,
    item: WindowItem,
    look: Look,
    state: tuple[int | None, bool | None],
) -> None:
    chosen, drop = state
    now = theme.current()
    rect = QRect(placed.rect)
    if "results" in placed.lines:
        rect.setHeight(rect.height() - line_height("results"))
    draft = item.window.state is WindowState.PLANNED
    live = not item.past
    fill = "bg_selected" if live and (item.window.id == chosen or not draft) else "bg_window"
    border = "accent" if item.window.id == chosen else "accent_line" if live else "line"
    draw_box(painter, rect, fill, border, radius=_RADIUS, dashed=draft)
    draw_edge(painter, rect, "accent_fill" if live else "line_control", width=3, radius=_RADIUS)
    top = rect.y() + now.px(PAD)
    left, right = rect.x() + now.px(9), rect.right() - now.px(5)
    for part in placed.lines:
        line = QRect(left, top, right - left, line_height(part))
        if part == "results":
            line.moveTop(rect.bottom() + now.px(2))
            _paint_results(painter, line, item)
        else:
            _PARTS[part](painter, line, item, look, drop)
        top += line.height()


def _title(painter: QPainter, line: QRect, item: WindowItem, look: Look, drop: bool | None) -> None:
    now = theme.current()
    right = line.right()
    if item.conflicts and not item.past:
        mark = str(item.conflicts)
        width = text_width(mark, 12) + now.px(16)
        place = QRect(right - width, line.y(), width, line.height())
        icon = QRect(place.x(), place.y(), now.px(12), place.height())
        icons.paint(painter, "triangle", icon, "bad")
        draw_text(painter, place, mark, "bad", 12, align=RIGHT)
        right -= width + now.px(2)
    elif item.past:
        text = f"{item.taken} / {item.window.capacity}"
        right -= draw_text(painter, line, text, "text", 12, align=RIGHT) + now.px(4)
    title, size = words.window_title(item.window.number).of(look.language), 13
    if text_width(title, 13, bold=True) > right - line.x():
        title, size = translate("MonthGrid", "第 {n}").format(n=item.window.number), 12
    place = QRect(line.x(), line.y(), right - line.x() + 2, line.height())
    draw_text(painter, place, title, "text", size, bold=True)


def _time(painter: QPainter, line: QRect, item: WindowItem, look: Look, drop: bool | None) -> None:
    draw_text(painter, line, look.span(item.window.starts_at, item.window.ends_at), "text", 12)


def _cells(painter: QPainter, line: QRect, item: WindowItem, look: Look, drop: bool | None) -> None:
    now = theme.current()
    right = line.right()
    if not item.past:
        full = item.taken >= item.window.capacity
        text = translate("MonthGrid", "排满") if full else f"{item.taken}/{item.window.capacity}"
        width = text_width(text, 12, bold=True)
        place = QRect(right - width, line.y() - now.px(2), width + 1, line.height() + now.px(3))
        draw_text(painter, place, text, "text", 12, bold=True, align=RIGHT)
        right -= width + now.px(6)
    bar = QRect(line.x(), line.y() + now.px(3), right - line.x(), now.px(7))
    failed = item.results.rolled_back + item.results.unconfirmed if item.past else 0
    role = "line_control" if item.past else "accent_fill"
    adding = 1 if drop else 0
    draw_capacity(
        painter, bar, item.taken, item.window.capacity, adding=adding, failed=failed, role=role
    )


def _moved(painter: QPainter, line: QRect, item: WindowItem, look: Look, drop: bool | None) -> None:
    if item.moved_from is not None:
        origin = look.short(item.moved_from)
        draw_text(
            painter, line, translate("MonthGrid", "自 {day} 移来").format(day=origin), "text_2", 12
        )


_PARTS: Final = {"title": _title, "time": _time, "cells": _cells, "moved": _moved}


def _paint_results(painter: QPainter, line: QRect, item: WindowItem) -> None:
    now = theme.current()
    left = line.x() - now.px(9)
    shown = (
        ("circle-check", "ok", translate("MonthGrid", "成功 {n}"), item.results.succeeded),
        ("undo", "bad", translate("MonthGrid", "回退 {n}"), item.results.rolled_back),
        ("circle-alert", "warn", translate("MonthGrid", "未确认 {n}"), item.results.unconfirmed),
    )
    for icon, role, text, count in shown:
        if not count:
            continue
        side = now.px(13)
        icons.paint(painter, icon, QRect(left, line.y(), side, line.height()), role)
        left += side + now.px(2)
        place = QRect(left, line.y(), max(0, line.right() - left), line.height())
        left += draw_text(painter, place, text.format(n=count), role, 12) + now.px(6)


def _paint_ghost(painter: QPainter, placed: Placed, item: GhostItem, look: Look) -> None:
    draw_box(painter, placed.rect, "bg_surface", "line_control", radius=_RADIUS, dashed=True)
    number = item.window.number
    moved = look.short(item.moved_to)
    texts = (
        translate("MonthGrid", "原第 {number} 窗口").format(number=number),
        translate("MonthGrid", "已移至 {day}").format(day=moved),
    )
    _paint_lines(painter, placed, texts, "text_2")


def _paint_freeze(painter: QPainter, placed: Placed, item: FreezeItem, look: Look) -> None:
    now = theme.current()
    draw_box(painter, placed.rect, "bg_surface", "line_control", radius=_RADIUS)
    side = now.px(13)
    icon = QRect(placed.rect.x() + now.px(6), placed.rect.y() + now.px(PAD), side, 0)
    icon.setHeight(line_height("first"))
    icons.paint(painter, "lock" if item.freeze.hard else "info", icon, "text_2")
    texts = item.freeze.name, look.short_period(item.freeze)
    _paint_lines(painter, placed, texts, "text", indent=18)


def _paint_lines(
    painter: QPainter, placed: Placed, texts: tuple[str, str], role: str, indent: int = 0
) -> None:
    now = theme.current()
    left = placed.rect.x() + now.px(7 + indent)
    for number, text in enumerate(texts[: len(placed.lines)]):
        top = placed.rect.y() + now.px(PAD) + number * line_height("first")
        place = QRect(left, top, placed.rect.right() - now.px(4) - left, line_height("first"))
        draw_text(painter, place, text, role, 12)


def _paint_deadline(painter: QPainter, placed: Placed, item: DeadlineItem, look: Look) -> None:
    now = theme.current()
    urgent = item.incomplete > 0
    role = "warn" if urgent else "text_2"
    rect = placed.rect
    side = now.px(13)
    line = QRect(rect.x(), rect.y(), rect.width(), line_height("first"))
    icons.paint(painter, "hourglass", QRect(line.x(), line.y(), side, line.height()), role)
    line.setLeft(line.x() + side + now.px(5))
    text = translate("MonthGrid", "{time} 材料截止").format(time=look.clock(item.due_at))
    draw_text(painter, line, text, role, 12, bold=urgent, align=LEFT)
    if "second" in placed.lines:
        line.translate(0, line.height())
        draw_text(
            painter,
            line,
            translate("MonthGrid", "{n} 个未齐").format(n=item.incomplete),
            "warn",
            12,
        )


def _paint_own_date(painter: QPainter, placed: Placed, item: OwnDateItem, look: Look) -> None:
    now = theme.current()
    rect = placed.rect
    card = item.card
    assert card.starts_at is not None
    if item.emergency and card.live:
        text = translate("MonthGrid", "紧急 {time}").format(time=look.clock(card.starts_at))
        draw_badge(painter, rect.x(), rect.y(), emergency_badge(text), rect.width())
        return
    text = f"{look.clock(card.starts_at)} {card.number}"
    if item.emergency:
        text = translate("MonthGrid", "{number} 紧急").format(number=card.number)
    side = now.px(13)
    icon = "bolt" if item.emergency else "run"
    icons.paint(painter, icon, QRect(rect.x(), rect.y(), side, rect.height()), "text_2")
    draw_text(painter, rect.adjusted(side + now.px(5), 0, 0, 0), text, "text", 12)


_PAINTERS: Final[dict[type, Callable[..., Any]]] = {
    GhostItem: _paint_ghost,
    FreezeItem: _paint_freeze,
    DeadlineItem: _paint_deadline,
    OwnDateItem: _paint_own_date,
}
