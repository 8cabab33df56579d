"""Writes letters from what is known of releases, as content; pure but for what it is given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from relapp.domain.definition import ProcessDefinition
from relapp.domain.duties import Duty
from relapp.domain.follow_up import follow_up_text
from relapp.domain.letter import (
    About,
    FactList,
    Head,
    Letter,
    LetterKind,
    Mailbox,
    Paragraph,
    Part,
    Points,
    usable,
)
from relapp.domain.person import Person
from relapp.domain.plan_kinds import IMPACT
from relapp.domain.release import Release, ReleaseFacts
from relapp.domain.text import Language, Text
from relapp.wording import dates, duties, mails

SERVICE_DESK: Final = "service_desk_head"
"""Role of the process that hands notices on to the users."""
_TOLD: Final = ("system_owner", SERVICE_DESK)
"""Roles that are told how a release ended, beside those who had a part in it."""


@dataclass(frozen=True)
class Writer:
    """Who writes, when, where and in which language; everybody by key."""

    actor: Person
    office: str
    people: dict[int, Person]
    now: datetime
    zone: ZoneInfo
    language: Language

    def say(self, text: Text, **facts: object) -> str:
        """Return a text in the language of the letter."""
        return text.format(**facts).of(self.language) if facts else text.of(self.language)

    def contact(self, person_id: int | None) -> str:
        """Return name and address of somebody, the writer where nobody is named."""
        person = self.people.get(person_id or 0, self.actor)
        return f"{person.name} {person.email}".strip()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A release and what others owe there."""

    release: Release
    duties: tuple[Duty, ...]

    @property
    def people(self) -> tuple[int, ...]:
        """Keys of those who owe it, each once."""
        return tuple(dict.fromkeys(ref.id for duty in self.duties for ref in duty.people))


def reminder(desk: Writer, waiting: Sequence[Waiting]) -> Letter:
    """Write to everybody who owes something, release by release."""
    parts: list[Part] = [Paragraph(desk.say(mails.OPENING[LetterKind.REMINDER]))]
    for one in waiting:
        parts += [Head(_named(one.release)), Points(tuple(_point(desk, d) for d in one.duties))]
    first = _named(waiting[0].release)
    what = first
    if len(waiting) > 1:
        what = desk.say(mails.SEVERAL, first=first, n=len(waiting))
    concerned = [(one.release, one.people) for one in waiting]
    return _letter(desk, LetterKind.REMINDER, what, parts, concerned)


def notice(desk: Writer, facts: ReleaseFacts, applications: dict[int, str]) -> Letter:
    """Write what users must know before a go-live; what is unknown is left to be filled in."""
    release = facts.release
    start, end = _span(facts)
    span = dates.period(start, end, desk.zone) if start and end else mails.UNKNOWN_WINDOW
    known = (
        ("system", release.application),
        ("version", release.version_to),
        ("window", desk.say(span)),
        ("downtime", _downtime(desk, facts)),
        ("contact", desk.contact(release.owner_id)),
    )
    changes = [text for text in (release.purpose.strip(), *_changes(desk, facts)) if text]
    parts: list[Part] = [
        Paragraph(desk.say(mails.OPENING[LetterKind.NOTICE])),
        _facts(desk, known),
        Head(desk.say(mails.HEAD_WHAT)),
        Points(tuple(changes) or (desk.say(mails.UNKNOWN_CHANGES),)),
    ]
    impact = _impact(desk, facts, applications)
    if impact:
        parts += [Head(desk.say(mails.HEAD_IMPACT)), Points(impact)]
    day = dates.moment(start, desk.zone) if start else mails.UNKNOWN_WINDOW
    people = tuple(ref.id for ref in facts.holders.get(SERVICE_DESK, ()))
    what = f"{release.application} {release.version_to}"
    return _letter(desk, LetterKind.NOTICE, what, parts, [(release, people)], day=day)


def result(desk: Writer, definition: ProcessDefinition, facts: ReleaseFacts) -> Letter:
    """Write how a release ended to everybody who had a part in it."""
    release = facts.release
    assert release.outcome is not None
    outcome = mails.OUTCOME[release.outcome]
    known = [
        ("number", release.number),
        ("system", f"{release.application} {release.version_to}"),
        ("outcome", desk.say(outcome)),
    ]
    moments = (("deployed", release.deployed_at), ("trial", release.trial_until))
    known += [(k, desk.say(dates.moment(at, desk.zone))) for k, at in moments if at]
    known.append(("contact", desk.contact(release.owner_id)))
    parts: list[Part] = [
        Paragraph(desk.say(mails.OPENING[LetterKind.RESULT])),
        _facts(desk, known),
    ]
    left = [f for f in facts.follow_ups if f.done_at is None]
    if left:
        lines = tuple(
            desk.say(
                mails.LEFT,
                what=follow_up_text(definition, f),
                day=dates.moment(f.due_at, desk.zone),
            )
            for f in left
        )
        parts += [Head(desk.say(mails.HEAD_LEFT)), Points(lines)]
    people = [release.owner_id, release.applicant_id, *(s.person_id for s in facts.signatures)]
    people += [ref.id for role in _TOLD for ref in facts.holders.get(role, ())]
    keys = tuple(dict.fromkeys(key for key in people if key is not None))
    concerned = [(release, keys)]
    return _letter(desk, LetterKind.RESULT, _named(release), parts, concerned, outcome=outcome)


def _letter(
    desk: Writer,
    kind: LetterKind,
    what: str,
    parts: Iterable[Part],
    concerned: Sequence[tuple[Release, tuple[int, ...]]],
    **facts: object,
) -> Letter:
    def named(keys: Iterable[int]) -> list[Person]:
        """Return who is written to; nobody writes to himself."""
        found = [desk.people[key] for key in keys if key in desk.people]
        return [person for person in found if person.active and person.id != desk.actor.id]

    everybody = list({p.id: p for _, keys in concerned for p in named(keys)}.values())
    name = mails.NAME[kind]
    closing = Paragraph("\n".join(filter(None, (desk.actor.name, desk.office))))
    return Letter(
        kind=kind,
        name=desk.say(name),
        english=name.en,
        subject=desk.say(mails.SUBJECT[kind], what=what, **facts),
        parts=(*parts, Paragraph(desk.say(mails.HINT[kind])), closing),
        to=tuple(Mailbox(p.name, p.email) for p in everybody if usable(p.email)),
        without=tuple(p.name for p in everybody if not usable(p.email)),
        about=tuple(
            About(release.id, release.number, tuple(p.name for p in named(keys)))
            for release, keys in concerned
        ),
    )


def _named(release: Release) -> str:
    return f"{release.number} {release.application} {release.version_to}".strip()


def _point(desk: Writer, duty: Duty) -> str:
    return desk.say(
        mails.POINT,
        what=duties.title(duty),
        who=duties.people(duty),
        until=duties.until(duty, desk.now, desk.zone),
    )


def _facts(desk: Writer, known: Iterable[tuple[str, str]]) -> FactList:
    return FactList(tuple((desk.say(mails.FACTS[key]), value) for key, value in known if value))


def _span(facts: ReleaseFacts) -> tuple[datetime | None, datetime | None]:
    window, release = facts.window, facts.release
    if window is not None:
        return window.starts_at, window.ends_at
    return release.planned_start, release.planned_end or release.planned_start


def _downtime(desk: Writer, facts: ReleaseFacts) -> str:
    """Return the longest downtime that the plan's table of impacts names."""
    said = [line.values.get("downtime") for line in facts.items.get(IMPACT.id, ())]
    minutes = [value for value in said if isinstance(value, int)]
    if not minutes:
        return desk.say(mails.UNKNOWN_DOWNTIME)
    longest = max(minutes)
    return desk.say(mails.MINUTES, n=longest) if longest else desk.say(mails.NO_DOWNTIME)


def _changes(desk: Writer, facts: ReleaseFacts) -> list[str]:
    moved = facts.moved_changes
    return [
        desk.say(mails.CHANGE, title=c.title, number=c.number)
        for c in facts.changes
        if c not in moved
    ]


def _impact(desk: Writer, facts: ReleaseFacts, applications: dict[int, str]) -> tuple[str, ...]:
    lines = []
    for line in facts.items.get(IMPACT.id, ()):
        key = line.values.get("application")
        name = applications.get(key, "") if isinstance(key, int) else ""
        who = str(line.values.get("who") or "").strip()
        both = name and who
        lines.append(desk.say(mails.IMPACT, name=name, who=who) if both else name or who)
    return tuple(filter(None, lines))
