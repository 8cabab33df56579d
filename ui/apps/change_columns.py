"""Columns of the register of change requests."""

from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from relapp.domain.change_standing import ChangeStanding
from relapp.domain.text import Language
from relapp.domain.vocabulary import ChangeState, Outcome
from relapp.wording import dates, terms
from ui.actions.marking import QT_TRANSLATE_NOOP
from ui.kit.table_model import Column

_TONES = {
    ChangeState.APPROVED: "ok",
    ChangeState.SUBMITTED: "warn",
    ChangeState.REJECTED: "bad",
    ChangeState.DONE: "text_3",
}
_OUTCOMES = {
    Outcome.SUCCESS: "ok",
    Outcome.ROLLED_BACK: "bad",
    Outcome.UNCONFIRMED: "warn",
    Outcome.CANCELLED: "text_3",
}
_NOTHING: Final = "—"
_WORDS: Final = {
    "number": QT_TRANSLATE_NOOP("ChangeColumns", "编号"),
    "title": QT_TRANSLATE_NOOP("ChangeColumns", "标题"),
    "kind": QT_TRANSLATE_NOOP("ChangeColumns", "类别"),
    "state": QT_TRANSLATE_NOOP("ChangeColumns", "状态"),
    "approved": QT_TRANSLATE_NOOP("ChangeColumns", "批准日期"),
    "application": QT_TRANSLATE_NOOP("ChangeColumns", "应用系统"),
    "release": QT_TRANSLATE_NOOP("ChangeColumns", "发布"),
    "stage": QT_TRANSLATE_NOOP("ChangeColumns", "阶段"),
    "window": QT_TRANSLATE_NOOP("ChangeColumns", "上线日期"),
    "outcome": QT_TRANSLATE_NOOP("ChangeColumns", "发布结果"),
    "free": QT_TRANSLATE_NOOP("ChangeColumns", "未编入"),
    "moved": QT_TRANSLATE_NOOP("ChangeColumns", "编入发布之后状态变了，请核对"),
    "let_go": QT_TRANSLATE_NOOP("ChangeColumns", "这次没有上成，可以编入下一个发布"),
    "open": QT_TRANSLATE_NOOP("ChangeColumns", "打开这个发布"),
}


def change_columns(language: Language, zone: ZoneInfo) -> tuple[Column[ChangeStanding], ...]:
    """Return the columns: the request itself, then the release that carries it."""
    return (*_of_request(language), *_of_release(language, zone))


def _of_request(language: Language) -> tuple[Column[ChangeStanding], ...]:
    return (
        Column(key="number", title=_word("number"), text=lambda s: s.change.number, width=116),
        Column(key="title", title=_word("title"), text=lambda s: s.change.title, width=0),
        Column(
            key="kind",
            title=_word("kind"),
            text=lambda s: terms.CHANGE_KIND[s.change.kind].of(language),
            width=64,
        ),
        Column(
            key="state",
            title=_word("state"),
            text=lambda s: terms.CHANGE_STATE[s.change.state].of(language),
            tone=lambda s: "bad" if s.out_of_step else _TONES[s.change.state],
            tooltip=_state_hint,
            width=78,
        ),
        Column(
            key="approved",
            title=_word("approved"),
            text=lambda s: _day(s, language),
            sort=lambda s: s.change.approved_on,
            width=88,
        ),
        Column(
            key="application",
            title=_word("application"),
            text=lambda s: s.change.application or _NOTHING,
            width=130,
        ),
    )


def _of_release(language: Language, zone: ZoneInfo) -> tuple[Column[ChangeStanding], ...]:
    return (
        Column(
            key="release",
            title=_word("release"),
            text=lambda s: s.change.release_number or _word("free"),
            tone=lambda s: "accent" if s.change.release_number else "text_3",
            tooltip=_release_hint,
            width=96,
        ),
        Column(
            key="stage",
            title=_word("stage"),
            text=lambda s: s.stage.of(language) or _NOTHING,
            width=104,
        ),
        Column(
            key="window",
            title=_word("window"),
            text=lambda s: (
                dates.moment(s.starts_at, zone).of(language) if s.starts_at else _NOTHING
            ),
            sort=lambda s: s.starts_at,
            width=136,
        ),
        Column(
            key="outcome",
            title=_word("outcome"),
            text=lambda s: terms.OUTCOME[s.outcome].of(language) if s.outcome else _NOTHING,
            tone=lambda s: _OUTCOMES[s.outcome] if s.outcome else "text_3",
            width=80,
        ),
    )


def _day(standing: ChangeStanding, language: Language) -> str:
    on = standing.change.approved_on
    return dates.day(on).of(language) if on else _NOTHING


def _state_hint(standing: ChangeStanding) -> str:
    change = standing.change
    said = f"{change.source} {change.source_state}".strip()
    if standing.out_of_step:
        moved = _word("moved")
        return f"{moved}\n{said}" if said else moved
    return said


def _release_hint(standing: ChangeStanding) -> str:
    if standing.change.let_go:
        return _word("let_go")
    return _word("open") if standing.change.release_number else ""


def _word(key: str) -> str:
    return QCoreApplication.translate("ChangeColumns", _WORDS[key])
