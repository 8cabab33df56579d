"""Sentences of the window that carry facts, and the clock in words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from relapp.domain.duties import Duty
from relapp.domain.text import Language
from relapp.domain.vocabulary import BoardColumn
from relapp.errors import RelappError, SchemaTooNew
from relapp.wording import dates
from relapp.wording.errors import lines

_PAGES: Final[Mapping[BoardColumn, str]] = {BoardColumn.IMPLEMENTING: "run"}


def failure_title(error: RelappError) -> str:
    """Return the headline of a database that cannot be used."""
    if isinstance(error, SchemaTooNew):
        return QCoreApplication.translate("Window", "这个数据库由更新的版本写成")
    if error.code == "store.outdated":
        return QCoreApplication.translate("Window", "这个数据库需要升级")
    return QCoreApplication.translate("Window", "打不开数据库")


def failure_words(error: RelappError, language: Language) -> str:
    """Return all sentences of an error."""
    return "\n".join(text.of(language) for text in lines(error))


def clock_words(now: datetime, zone: ZoneInfo, language: Language) -> str:
    """Return 9月16日 周三 09:12 as the office's clocks show it."""
    return dates.moment(now, zone).of(language)


def waiting_by_page(duties: Iterable[Duty], meetings: int) -> dict[str, int]:
    """Count what waits on the pages of the rail: releases, and meetings of today."""
    found = {(_PAGES.get(duty.column), duty.release_id) for duty in duties if duty.column}
    pages = [page for page, _ in found if page is not None]
    return {"review": meetings, **{page: pages.count(page) for page in set(pages)}}
