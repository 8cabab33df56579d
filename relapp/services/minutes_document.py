"""Fills the content tree of the minutes from what a meeting left behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from relapp.domain.dossier import (
    Block,
    Chapter,
    Facts,
    Paragraph,
    PlanDocument,
    Section,
    Signatures,
    Table,
)
from relapp.domain.meeting import ActionItem, AgendaItem, Meeting
from relapp.domain.meeting_time import seconds_used
from relapp.domain.office import Office
from relapp.domain.text import Language, Text
from relapp.domain.vocabulary import CheckResult
from relapp.services.views import ReleaseView
from relapp.wording.documents import long_date, window_span
from relapp.wording.meeting import DECISION, DOCUMENT, MINUTES_NAME, line_of, minutes_columns

_NOTICE = Text("内部资料，未经许可不得外传", "Internal; not to be passed on without permission")
_MOST_FAILED = 5


@dataclass(frozen=True)
class MinutesInput:
    """What the minutes are made of; `views` holds the releases of the agenda by key."""

    meeting: Meeting
    views: Mapping[int, ReleaseView]
    office: Office
    now: datetime


def minutes_document(given: MinutesInput, language: Language) -> PlanDocument:
    """Return the minutes as a content tree, ready for preview and writer."""
    return _Minutes(given, language).document()


class _Minutes:
    """Holds what all parts of one document need."""

    def __init__(self, given: MinutesInput, language: Language) -> None:
        self._meeting = given.meeting
        self._views = given.views
        self._office = given.office
        self._now = given.now
        self._language = language
        self._zone = ZoneInfo(given.office.zone)

    def document(self) -> PlanDocument:
        meeting, office = self._meeting, self._office
        day = meeting.starts_at.astimezone(self._zone).date()
        return PlanDocument(
            language=self._language,
            unit=office.unit or office.name,
            name=MINUTES_NAME.of(self._language),
            number=f"PSH-{day:%Y%m%d}-{meeting.id:02}",
            release_number="",
            version="",
            dated=long_date(day, self._language),
            classification=office.confidentiality,
            notice=_NOTICE.of(self._language),
            application="",
            application_version="",
            subject=meeting.title,
            cover_facts=self._head(),
            chapters=(
                Chapter("agenda", self._t("agenda"), (self._agenda(),)),
                Chapter("record", self._t("record"), sections=self._sections()),
                Chapter("actions", self._t("actions"), (self._actions(),)),
                Chapter("signatures", self._t("signatures"), (self._signers(),)),
            ),
        )

    def _t(self, key: str) -> str:
        return DOCUMENT[key].of(self._language)

    def _head(self) -> tuple[tuple[str, str], ...]:
        meeting = self._meeting
        start, end = meeting.began_at or meeting.starts_at, meeting.ended_at or meeting.ends_at
        # Who is not invited takes part without a row; who did not come is named with his duty.
        absent = [
            self._t("required").format(name=p.name) if p.required else p.name
            for p in meeting.people
            if p.arrived_at is None
        ]
        return (
            (self._t("title"), meeting.title),
            (self._t("time"), window_span(start, end, self._zone, self._language)),
            (self._t("place"), meeting.place),
            (self._t("host"), meeting.host),
            (self._t("present"), self._list([p.name for p in meeting.present])),
            (self._t("absent"), self._list(absent)),
        )

    def _agenda(self) -> Table:
        rows = tuple(
            (str(n), i.number or self._t("topic"), i.subject, i.owner, self._decision(i))
            for n, i in enumerate(self._meeting.items, start=1)
        )
        return Table(minutes_columns("agenda", self._language), rows)

    def _decision(self, item: AgendaItem) -> str:
        if item.decision is None:
            return self._t("undecided")
        return DECISION[item.decision].of(self._language)

    def _sections(self) -> tuple[Section, ...]:
        return tuple(
            Section(i.title if i.is_topic else f"{i.number} {i.subject}　{i.title}", self._item(i))
            for i in self._meeting.items
        )

    def _item(self, item: AgendaItem) -> tuple[Block, ...]:
        line = line_of(item, self._zone).of(self._language)
        used = -(-seconds_used(self._meeting, item, self._now) // 60)
        facts = [
            (self._t("owner"), item.owner),
            (self._t("window"), self._window(item)),
            (self._t("checks"), self._checks(item)),
        ]
        if item.is_topic:
            facts = [(self._t("presenter"), item.owner or "—")]
        facts.append((self._t("decision"), line or self._t("undecided")))
        if item.decision_note:
            facts.append((self._t("condition"), item.decision_note))
        actions = [self._action_words(a) for a in self._meeting.actions_of(item.id)]
        if actions:
            facts.append((self._t("actions_of"), "\n".join(actions)))
        facts.append((self._t("spent"), self._t("minutes").format(used=used, planned=item.minutes)))
        blocks: list[Block] = [Facts(tuple(facts))]
        blocks += [Paragraph(text) for text in item.note.splitlines() if text.strip()]
        return tuple(blocks)

    def _window(self, item: AgendaItem) -> str:
        if item.starts_at is None or item.ends_at is None:
            return ""
        return window_span(item.starts_at, item.ends_at, self._zone, self._language)

    def _checks(self, item: AgendaItem) -> str:
        """Sum up the checks of the release's present stage, its approval steps included."""
        view = self._views.get(item.release_id or 0)
        if view is None:
            return ""
        release = view.facts.release
        stage = view.definition.stage(release.stage)
        items = [c for c in stage.checks if c.when.holds(release.profile)]
        items += [c for g in view.groups.get(stage.id, ()) for n in g.steps for c in n.checks]
        answers = {c.id: view.facts.checks[c.id] for c in items if c.id in view.facts.checks}
        said = self._t("counts").format(done=len(answers), all=len(items))
        bad = [c for c in items if c.id in answers and answers[c.id].result is CheckResult.FAIL]
        if bad:
            what = self._list([c.text.of(self._language) for c in bad[:_MOST_FAILED]])
            said += "\n" + self._t("failed").format(n=len(bad), what=what)
        return said

    def _actions(self) -> Table:
        numbers = {item.id: item.name for item in self._meeting.items}
        rows = tuple(
            (str(n), a.text, numbers.get(a.item_id or 0, ""), a.owner, self._due(a))
            for n, a in enumerate(self._meeting.actions, start=1)
        )
        return Table(minutes_columns("actions", self._language), rows)

    def _action_words(self, action: ActionItem) -> str:
        beside = [word for word in (action.owner, self._due(action)) if word]
        if not beside:
            return action.text
        who, due = action.owner or "—", self._due(action) or "—"
        return action.text + self._t("by_when").format(who=who, due=due)

    def _due(self, action: ActionItem) -> str:
        due = action.due_at
        return f"{due.astimezone(self._zone):%Y-%m-%d}" if due is not None else ""

    def _signers(self) -> Signatures:
        host = f"{self._t('host')} {self._meeting.host} "
        others = [
            self._t("member").format(name=p.name)
            for p in self._meeting.present
            if p.required and p.person_id != self._meeting.host_id
        ]
        return Signatures((host, *others))

    def _list(self, words: list[str]) -> str:
        return ("、" if self._language == "zh" else ", ").join(words)
