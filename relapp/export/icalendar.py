"""Writes release windows and freezes as an iCalendar file, for Outlook, phones and shared feeds."""

from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from relapp.domain.text import Language, Text
from relapp.domain.wall_time import to_wall
from relapp.domain.window import Freeze, ReleaseWindow, WindowState
from relapp.export.files import whole_file
from relapp.export.printable import printable

if TYPE_CHECKING:
    from icalendar import Event

_WINDOW = Text("发布窗口 {year}-{number}", "Release window {year}-{number}")
_FREEZE = Text("封网：{name}", "Freeze: {name}")
_CAPACITY = Text("容量 {capacity}", "{capacity} places")
_FAMILIES = Text("技术类别：{families}", "Technology: {families}")
_DUE = Text("材料截止：{moment}", "Papers due: {moment}")
_MOVED = Text("原定 {moment}；{reason}", "First planned {moment}; {reason}")
_SOFT = Text("仅提醒，不禁止", "Warns only")
_PRODUCT = "-//relapp//Release Desk//ZH"


def write_ics(
    windows: Iterable[ReleaseWindow],
    freezes: Iterable[Freeze],
    target: Path,
    office_zone: ZoneInfo,
    *,
    made_at: datetime,
    language: Language = "zh",
    feed: str = "relapp",
) -> Path:
    """Write one file with all windows and freezes.

    Identifiers depend on the record only and `SEQUENCE` on its version, so a calendar that reads
    the file again moves its entries instead of adding others.

    Args:
        windows: a cancelled one is written as cancelled, so that subscribers take it out.
        freezes: whole days in the office's zone become all-day entries.
        target: the file.
        office_zone: wall time of the entries.
        made_at: when the data were read, aware.
        language: of the words.
        feed: name that tells the entries of several offices apart, such as a host name.

    Raises:
        ExportFailed: the target cannot be written; it is as it was before.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-timezone", office_zone.key)
    for window in sorted(windows, key=lambda w: (w.starts_at, w.id)):
        calendar.add_component(
            _window_event(window, office_zone, f"window-{window.id}@{feed}", language)
        )
    for freeze in sorted(freezes, key=lambda f: (f.starts_at, f.id)):
        calendar.add_component(
            _freeze_event(freeze, office_zone, f"freeze-{freeze.id}@{feed}", language)
        )
    for event in calendar.events:
        event.add("dtstamp", made_at)
    calendar.add_missing_timezones()
    with whole_file(target) as draft:
        draft.write_bytes(calendar.to_ical())
    return target


def _window_event(window: ReleaseWindow, zone: ZoneInfo, uid: str, language: Language) -> "Event":
    event = _event(uid, window.version)
    title = _WINDOW.of(language).format(year=window.year, number=window.number)
    event.add("summary", printable(title))
    event.add("dtstart", to_wall(window.starts_at, zone))
    event.add("dtend", to_wall(window.ends_at, zone))
    cancelled = window.state is WindowState.CANCELLED
    published = window.state is WindowState.PUBLISHED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED" if published else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    lines = [_CAPACITY.of(language).format(capacity=window.capacity)]
    if window.families:
        lines.append(_FAMILIES.of(language).format(families=", ".join(window.families)))
    if window.material_due_at:
        lines.append(_DUE.of(language).format(moment=_shown(window.material_due_at, zone)))
    if window.moved_from:
        moved = _shown(window.moved_from, zone)
        lines.append(_MOVED.of(language).format(moment=moved, reason=window.move_reason))
    lines.append(window.note)
    event.add("description", printable("\n".join(line for line in lines if line)))
    return event


def _freeze_event(freeze: Freeze, zone: ZoneInfo, uid: str, language: Language) -> "Event":
    event = _event(uid, freeze.version)
    event.add("summary", printable(_FREEZE.of(language).format(name=freeze.name)))
    start, end = to_wall(freeze.starts_at, zone), to_wall(freeze.ends_at, zone)
    if start.time() == end.time() == time():
        event.add("dtstart", start.date())
        event.add("dtend", end.date())
    else:
        event.add("dtstart", start)
        event.add("dtend", end)
    event.add("transp", "OPAQUE" if freeze.hard else "TRANSPARENT")
    lines = [freeze.reason, "" if freeze.hard else _SOFT.of(language)]
    event.add("description", printable("\n".join(line for line in lines if line)))
    return event


def _event(uid: str, version: int) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("sequence", version - 1)
    return event


def _shown(moment: datetime, zone: ZoneInfo) -> str:
    return f"{to_wall(moment, zone):%Y-%m-%d %H:%M}"
