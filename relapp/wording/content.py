"""Words for what changed since an approval: which part, what it was, what it is now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.content_change import ContentChange
from relapp.domain.definition import ProcessDefinition
from relapp.domain.plan_kinds import KINDS
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import ReleaseMode, ReleaseType, RunKind, Strategy
from relapp.wording import dates, terms

_PARTS: Mapping[str, Text] = {
    "number": Text("发布编号", "Number"),
    "type": Text("发布类型", "Type"),
    "mode": Text("发布方式", "Mode"),
    "strategy": Text("上线方式", "Strategy"),
    "title": Text("标题", "Title"),
    "yes": Text("登记时答「是」", "Answered yes at registration"),
    "scope": Text("应用与版本", "Application and version"),
    "changes": Text("变更单", "Change request"),
    "schedule": Text("上线时间", "Date"),
    "sections": Text("方案", "Plan"),
    "run_sheet": Text("步骤", "Run sheet"),
}
_OF = Text("{part}：{name}", "{part}: {name}")
_NONE = Text("无", "none")
_UNSET = Text("未排期", "not scheduled")
_MINUTES = Text("{count} 分钟", "{count} min")


@dataclass(frozen=True, slots=True)
class ContentWords:
    """One difference in words; `prose` is text of several lines, to be shown line by line."""

    title: Text
    before: Text
    after: Text
    prose: bool = False


@dataclass(frozen=True)
class ContentWording:
    """Words differences; people and applications by the names they have now."""

    definition: ProcessDefinition
    people: Mapping[int, str]
    applications: Mapping[int, str]
    zone: ZoneInfo

    def words(self, change: ContentChange) -> ContentWords:
        """Return one difference in words."""
        prose = change.part == "sections"
        return ContentWords(
            self._title(change),
            self._value(change.part, change.before, prose=prose),
            self._value(change.part, change.after, prose=prose),
            prose,
        )

    def _title(self, change: ContentChange) -> Text:
        part = _PARTS.get(change.part, same(change.part))
        if not change.key:
            return part
        names = {s.id: s.name for s in self.definition.sections}
        names |= {key: kind.name for key, kind in KINDS.items()}
        name = names.get(change.key, same(change.key))
        known = change.part in _PARTS
        return _OF.format(part=part, name=name) if known else name

    def _value(self, part: str, value: object, *, prose: bool) -> Text:
        if value in (None, "", []):
            return same("") if prose else _NONE
        ways: Mapping[str, Callable[[object], Text]] = {
            "type": lambda v: terms.TYPE[ReleaseType(str(v))],
            "mode": lambda v: terms.MODE[ReleaseMode(str(v))],
            "strategy": lambda v: terms.STRATEGY[Strategy(str(v))],
            "yes": self._question,
            "scope": self._scope,
            "schedule": self._schedule,
            "run_sheet": self._row,
        }
        return ways.get(part, _plain)(value)

    def _question(self, value: object) -> Text:
        texts = {q.id: q.text for q in self.definition.questions}
        return texts.get(str(value), same(str(value)))

    def _scope(self, value: object) -> Text:
        key, before, after = value if isinstance(value, list) else (0, "", "")
        name = self.applications.get(key, str(key))
        return same(f"{name} {before or '—'} → {after}")

    def _schedule(self, value: object) -> Text:
        start, end = value if isinstance(value, list) else ("", "")
        if not start:
            return _UNSET
        begins = datetime.fromisoformat(start)
        if not end:
            return dates.moment(begins, self.zone)
        return dates.period(begins, datetime.fromisoformat(end), self.zone)

    def _row(self, value: object) -> Text:
        """Word a row of the run sheet; what later versions add to it stands at its end."""
        if not isinstance(value, list) or len(value) < _ROW:
            return _plain(value)
        kind, phase, title, owner, start, minutes, *more = value
        parts = [
            terms.RUN_KIND[RunKind(kind)],
            same(str(phase)),
            same(str(title)),
            same(self.people.get(owner, "")),
            dates.moment(datetime.fromisoformat(start), self.zone) if start else same(""),
            _MINUTES.format(count=minutes),
            *(_plain(extra) for extra in more if extra),
        ]
        shown = [text for text in parts if text.zh]
        return Text(" · ".join(t.zh for t in shown), " · ".join(t.en for t in shown))


_ROW = 6


def _plain(value: object) -> Text:
    """Return a value of a part that has no words of its own."""
    if isinstance(value, Mapping):
        return same(" · ".join(str(v) for v in value.values() if v not in (None, "")))
    if isinstance(value, list):
        return same(" · ".join(str(v) for v in value if v not in (None, "")))
    return same(str(value))
