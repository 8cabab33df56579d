"""Takes change requests in from lists and from the exports of change management tools."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from relapp.domain.change_states import Said, combined, followed
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.register import ChangeRequest
from relapp.domain.vocabulary import ChangeKind, ChangeState
from relapp.services.desk import plain
from relapp.services.import_fields import words_of
from relapp.services.import_kinds import Create, Existing, ImportKind
from relapp.services.import_names import (
    ApplicationNames,
    DepartmentNames,
    NewApplication,
    create_applications,
)
from relapp.services.import_report import SAMPLE_ROWS
from relapp.services.import_words import AskedWords, UnknownWord
from relapp.services.list_import import LINE, SHORT, Line, ListImporter, insert_lines
from relapp.services.tabular import Watch
from relapp.store.engine import Connection
from relapp.store.queries import register as register_queries
from relapp.store.queries.imported import SAID, said_of_changes
from relapp.store.tables import register as g
from relapp.store.unit_of_work import UnitOfWork
from relapp.wording import terms

LONGEST_LINK: Final = 2000
_KINDS: Final = words_of(ChangeKind, terms.CHANGE_KIND)
_STATES: Final = words_of(ChangeState, terms.CHANGE_STATE)
_VERDICTS: Final = ("state", "approval", "resolution")
_OWN_KEY: Final = re.compile(r"\s*[(（]#\d+[)）]$")
"""The key that some tools put behind a name they export."""
_FAR: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class _Update:
    """A change request that is known, and what the source changes of it."""

    known: ChangeRequest
    line: Line
    values: Mapping[str, object]


class ChangesImport(ListImporter):
    """Change requests as change management exports them; known ones follow their source."""

    kind = ImportKind.CHANGES
    identity = "number"

    def __init__(self, *parts: object) -> None:
        """Start with an empty list."""
        super().__init__(*parts)
        self._words = AskedWords(self.reader)
        self._updates: list[_Update] = []
        self._new: dict[str, NewApplication] = {}
        self._application_of: dict[int, str] = {}
        """Name of the application by row, as it will be shown."""

    def asked(self) -> tuple[UnknownWord, ...]:
        """Return the words of states, kinds and applications that wait for a meaning."""
        return self._words.unknown

    def read(self) -> None:
        """Take one change request in."""
        reader, words = self.reader, self._words
        number = reader.text("number", SHORT, required=True)
        title = reader.text("title", LINE, required=True)
        states = [words.choice(target, _STATES, LINE) for target in _VERDICTS]
        said = (" ".join(reader.raw(target).split()) for target in _VERDICTS)
        values: dict[str, Any] = {
            "number": number,
            "title": title,
            "kind": (words.choice("kind", _KINDS, LINE) or ChangeKind.CHANGE).value,
            "state": combined(*states).value,
            "approved_on": reader.day("approved_on"),
            "impact": reader.long_text("impact"),
            "resources": reader.long_text("resources"),
            "source": self.mapping.source,
            "source_state": " · ".join(filter(None, said))[:SHORT],
            "link": self._link(),
        }
        names = {
            target: tuple(filter(None, reader.several(target, LINE, _bare)))
            for target in ("application", "service")
        }
        self.add(number, values, **names)

    def _link(self) -> str:
        link = self.reader.text("link", LONGEST_LINK)
        if link and not link.casefold().startswith(_FAR):
            self.reader.note("link", link, "link")
        return link

    def check(self, connection: Connection) -> None:
        """Compare numbers; look up applications."""
        known = {c.number.casefold(): c for c in register_queries.change_requests(connection)}
        if self.mapping.existing is Existing.UPDATE:
            self._follow(connection, known)
        else:
            self.drop_known(frozenset(known))
        applications = ApplicationNames(connection)
        for line in self.lines:
            self._find_application(line, applications)
        self.created_applications = tuple(application.name for application in self._new.values())
        self.departments = DepartmentNames(connection)

    def _follow(self, connection: Connection, known: Mapping[str, ChangeRequest]) -> None:
        """Part what is new from what is known, and find what the source changes of the latter."""
        before, kept = said_of_changes(connection), []
        ended = register_queries.ids_in_ended_releases(connection)
        self._updates = []
        for line in self.lines:
            change = known.get(line.key.casefold())
            if change is None:
                kept.append(line)
                continue
            values = _changed(change, before.get(change.id), line)
            if not values or change.id in ended:
                self.skipped += 1
                self.ended += change.id in ended
            else:
                self._updates.append(_Update(change, line, values))
                self._application_of[line.row] = change.application
        self.lines = kept
        self.changed = len(self._updates)

    def _find_application(self, line: Line, applications: ApplicationNames) -> None:
        names = _names(line)
        found = next((a for a in map(applications.get, names) if a is not None), None)
        line.values["application_id"] = found.id if found else None
        if not names or found is not None:
            self._application_of[line.row] = found.name if found else ""
            return
        # What a tool names last is the service, of which there are fewer than of servers.
        name = names[-1]
        if Create.APPLICATIONS in self.mapping.create:
            self._new.setdefault(name.casefold(), NewApplication(name))
            self._application_of[line.row] = name
        else:
            target = "service" if line.names["service"] else "application"
            self._words.ask(target, name, line.row, "unknown")

    def write(self, work: UnitOfWork, watch: Watch) -> None:
        """Write new applications and the change requests."""
        watch.check()
        assert self.departments is not None
        made = create_applications(work, self._new.values(), self.departments)
        for line in self.lines:
            name = (_names(line) or ("",))[-1].casefold()
            if line.values["application_id"] is None and name in made:
                line.values["application_id"] = made[name]
        keys = insert_lines(work, g.change_request, self.lines)
        for line, key in zip(self.lines, keys, strict=True):
            after = plain(line.values) | {SAID: _said(line)}
            work.record(Event.CHANGE_SAVED, Kind.CHANGE_REQUEST, key, line.key, after=after)
        for update in self._updates:
            self._update(work, update)

    def _update(self, work: UnitOfWork, update: _Update) -> None:
        known, values = update.known, dict(update.values)
        if self.mapping.source:
            values["source"] = self.mapping.source
        work.change(g.change_request, {"id": known.id}, version=known.version, **values)
        before = plain({name: getattr(known, name) for name in values})
        after = plain(values) | {SAID: _said(update.line)}
        work.record(
            Event.CHANGE_SAVED,
            Kind.CHANGE_REQUEST,
            known.id,
            known.number,
            before=before,
            after=after,
        )
        if known.release_id is not None:
            work.touch(known.release_id)

    def count(self) -> int:
        """Return how many are new or changed."""
        return len(self.lines) + len(self._updates)

    def sample(self) -> tuple[Mapping[str, str], ...]:
        """Return the first records as understood, with their application."""
        lines = [*self.lines, *(update.line for update in self._updates)][:SAMPLE_ROWS]
        shown = ("number", "title", "kind", "state", "source_state", "approved_on")
        records = []
        for line in lines:
            said = {name: str(line.values[name] or "") for name in shown}
            said["application"] = self._application_of.get(line.row, "")
            records.append({name: value for name, value in said.items() if value})
        return tuple(records)


def _names(line: Line) -> tuple[str, ...]:
    """Return what may name the application, the most exact first."""
    return line.names["application"] + line.names["service"]


def _bare(name: str) -> str:
    return _OWN_KEY.sub("", name).strip()


def _said(line: Line) -> dict[str, str]:
    return {name: str(line.values[name]) for name in ("title", "source_state", "state")}


def _changed(known: ChangeRequest, before: Mapping[str, str] | None, line: Line) -> dict[str, Any]:
    values = line.values
    now = Said(
        values["title"], values["source_state"], ChangeState(values["state"]), values["link"]
    )
    then = (
        None
        if before is None
        else Said(before["title"], before["source_state"], ChangeState(before["state"]))
    )
    changed: dict[str, Any] = dict(followed(known, then, now))
    approved = changed.get("state") == ChangeState.APPROVED.value
    if approved and values["approved_on"] not in (None, known.approved_on):
        changed["approved_on"] = values["approved_on"]
    if (
        not changed
        and then is not None
        and (then.title, then.source_state)
        != (
            now.title,
            now.source_state,
        )
    ):
        # Here it says the same already; the next import must know that the source moved.
        changed["title"] = known.title
    return changed
