"""What the inspector says of a release, in words: stepper, facts, the button of the gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.permission import can_run
from relapp.domain.person import Person
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import BoardColumn, ChangeKind, Outcome, Status
from relapp.services.views import ReleaseView
from relapp.wording import dates, terms
from relapp.wording.countdown import long_countdown
from relapp.wording.errors import word_refusal


@dataclass(frozen=True, slots=True)
class Gate:
    """The button that leads to the next stage, and what prevents it."""

    words: str
    target: str
    missing: int
    reason: str
    """Why it cannot be pressed, "" when it can."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What the stepper shows."""

    names: tuple[str, ...]
    position: int
    hints: tuple[str, ...]
    stopped: bool


def steps(view: ReleaseView, language: Language) -> Steps:
    """Return the six columns; the stages within them are their hints and the position's name."""
    release, definition = view.facts.release, view.definition
    columns = tuple(BoardColumn)
    names = [terms.COLUMN_SHORT[column].of(language) for column in columns]
    hints = []
    for column in columns:
        stages = [s.name.of(language) for s in definition.stages if s.column is column]
        hints.append("\n".join(stages) or terms.COLUMN[column].of(language))
    position = columns.index(view.card.column)
    if release.status is Status.CLOSED:
        position = len(columns)
    stopped = release.status in (Status.CANCELLED, Status.REFUSED, Status.ON_HOLD)
    stopped = stopped or release.outcome is Outcome.ROLLED_BACK
    return Steps(tuple(names), position, tuple(hints), stopped)


def substage(view: ReleaseView, language: Language) -> str:
    """Return 「方案评审，本列第 2 步，共 2 步」 where a column holds several stages, else ""."""
    stage = view.definition.stage(view.facts.release.stage)
    inside = [s for s in view.definition.stages if s.column is stage.column]
    if len(inside) <= 1 or not view.facts.release.live:
        return ""
    text = Text("{s} · 本阶段第 {i} / {n} 步", "{s} · step {i} of {n} in this stage")
    place = inside.index(stage) + 1
    return text.of(language).format(s=stage.name.of(language), i=place, n=len(inside))


def gate(view: ReleaseView, me: Person, language: Language) -> Gate | None:
    """Return the button of the gate, None for what has ended or has no next stage."""
    release, definition = view.facts.release, view.definition
    following = definition.next_stage(release.stage) if release.live else None
    if following is None:
        return None
    target = following.name.of(language)
    words = definition.stage(release.stage).leave.of(language)
    words = words or Text("进入「{s}」", "Enter “{s}”").of(language).format(s=target)
    missing = len(view.blockers)
    if missing:
        short = Text("还差 {n} 项，见上面的清单", "{n} missing, see the list above")
        return Gate(words, target, missing, short.of(language).format(n=missing))
    refusal = can_run(me, view.facts)
    reason = word_refusal(refusal).of(language) if refusal else ""
    return Gate(words, target, 0, reason)


def badge(view: ReleaseView, language: Language) -> str:
    """Return the stage as a badge says it: 准备中."""
    if not view.facts.release.live:
        return terms.STATUS[view.facts.release.status].of(language)
    column = terms.COLUMN[view.card.column]
    return Text(f"{column.zh}中", column.en).of(language)


def lines(
    view: ReleaseView, now: datetime, zone: ZoneInfo, language: Language
) -> Iterator[tuple[str, str, bool]]:
    """Yield label, value and whether it is bold, in the fixed order of the panel."""
    release, facts = view.facts.release, view.facts
    say = _Say(language)
    yield say("窗口", "Window"), *_schedule(view, now, zone, language)
    kind, mode = terms.TYPE[release.type].of(language), terms.MODE[release.mode].of(language)
    yield say("类型 / 方式", "Type / mode"), f"{kind} · {mode}", False
    yield say("上线方式", "Strategy"), terms.STRATEGY[release.strategy].of(language), False
    yield say("负责人", "Owner"), view.owner or "—", False
    owners = say.join(facts.holder_names("system_owner"))
    if owners:
        yield say("系统拥有人", "System owner"), owners, False
    if view.applicant:
        applicant = " · ".join(w for w in (view.applicant, view.department) if w)
        yield say("申请人", "Applicant"), applicant, False
    if release.outcome is not None:
        yield say("结果", "Outcome"), terms.OUTCOME[release.outcome].of(language), True
    definition = view.definition
    process = f"{definition.code} {definition.name.of(language)} {definition.version}"
    yield say("流程", "Process"), process, False


def bugfixes(view: ReleaseView, language: Language) -> str:
    """Return 「（3 个缺陷）」 beside the change numbers, "" without any."""
    count = sum(1 for change in view.facts.changes if change.kind is ChangeKind.BUGFIX)
    if not count:
        return ""
    return Text("（{n} 个缺陷）", "({n} bug fixes)").of(language).format(n=count)


def _schedule(
    view: ReleaseView, now: datetime, zone: ZoneInfo, language: Language
) -> tuple[str, bool]:
    card = view.card
    if card.starts_at is None:
        return Text("未排期", "Not scheduled").of(language), False
    end = card.ends_at or card.starts_at
    period = dates.period(card.starts_at, end, zone) if end > card.starts_at else None
    words = (period or dates.moment(card.starts_at, zone)).of(language)
    if card.live and card.starts_at > now:
        words += f" · {long_countdown(card.starts_at, now).of(language)}"
    return words, True


class _Say:
    """Picks one of two words."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def __call__(self, zh: str, en: str) -> str:
        return Text(zh, en).of(self._language)

    def join(self, names: tuple[str, ...]) -> str:
        return ("、" if self._language == "zh" else ", ").join(names)
