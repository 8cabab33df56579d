"""Sentences and short dates of the release page in the language and zone of the desk."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from relapp.clock import Clock
from relapp.domain.approval import RouteStep
from relapp.domain.definition import ProcessDefinition
from relapp.domain.release import CheckAnswer
from relapp.domain.text import Language, Text
from relapp.wording import dates, spot_check, terms
from relapp.wording.outbox import STANDING
from relapp.wording.signing import signer_name
from ui.release.check_rows import CheckGroup, CheckRow

COMMA = Text("，", ", ")
LIST = Text("、", ", ")
DASH = "—"


class Phrase:
    """Chrome strings outside widgets; lupdate takes this name as their context."""

    @staticmethod
    def tr(text: str) -> str:
        """Return a string in the language of the program."""
        return QCoreApplication.translate("Phrase", text)


@dataclass(frozen=True)
class Words:
    """Words for one desk: its language, its zone and its clock."""

    language: Language
    zone: ZoneInfo
    clock: Clock

    def of(self, text: Text) -> str:
        """Return a bilingual wording in the language of the desk."""
        return text.of(self.language)

    def join(self, *parts: str) -> str:
        """Return a sentence of its parts, empty ones left out."""
        return self.of(COMMA).join(part for part in parts if part)

    def names(self, names: tuple[str, ...], most: int = 3) -> str:
        """Return names as a list, the rest counted."""
        shown = self.of(LIST).join(names[:most])
        rest = len(names) - most
        return (
            shown
            if rest <= 0
            else Phrase.tr("{names} 等 {count} 人").format(names=shown, count=len(names))
        )

    def stamp(self, at: datetime) -> str:
        """Return when something happened, as short as it can be: 14:27, 9/15 or 2025/9/15."""
        local, today = at.astimezone(self.zone), self.clock.now().astimezone(self.zone)
        if local.date() == today.date():
            return f"{local:%H:%M}"
        if local.year == today.year:
            return f"{local.month}/{local.day}"
        return f"{local.year}/{local.month}/{local.day}"

    def time(self, at: datetime) -> str:
        """Return the wall time alone."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def moment(self, at: datetime) -> str:
        """Return date, weekday and time."""
        return self.of(dates.moment(at, self.zone))

    def day(self, at: datetime) -> str:
        """Return date and weekday."""
        return self.of(dates.day_with_weekday(at.astimezone(self.zone).date()))

    def period(self, start: datetime, end: datetime | None) -> str:
        """Return a span of wall time, or its start while the end is open."""
        return self.of(dates.period(start, end, self.zone)) if end else self.moment(start)

    def size(self, count: int) -> str:
        """Return a number of bytes as a person reads it."""
        return QLocale().formattedDataSize(
            count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )

    def role(self, definition: ProcessDefinition, role_id: str) -> str:
        """Return the name of a role; one that the process does not define stays as it is."""
        try:
            return self.of(definition.role(role_id).name)
        except KeyError:
            return role_id

    def result(self, answer: CheckAnswer | None) -> str:
        """Return the word on the result chip."""
        return Phrase.tr("待勾选") if answer is None else self.of(terms.CHECK_RESULT[answer.result])

    def check_sentence(self, row: CheckRow) -> str:
        """Return a whole row as a screen reader speaks it."""
        answer = row.answer
        spoken = Phrase.tr("第 {number} 项，{text}").format(
            number=row.number, text=self.of(row.item.text)
        )
        if answer is None:
            waiting = self.of(STANDING[row.waiting]) if row.waiting else ""
            return self.join(spoken, Phrase.tr("待勾选"), waiting)
        count = len(answer.evidence)
        return self.join(
            spoken,
            self.result(answer),
            answer.note,
            Phrase.tr("证据 {count} 份").format(count=count) if count else "",
            answer.person,
            self.moment(answer.at),
            self.of(spot_check.told(row.looked, self.zone)) if row.looked else "",
            self.of(STANDING[row.waiting]) if row.waiting else "",
        )

    def check_tooltip(self, row: CheckRow) -> str:
        """Return what the row could not show: full text, note, basis and why it is closed."""
        lines = [self.of(row.item.text)]
        if row.answer is not None:
            if row.answer.note:
                lines.append(row.answer.note)
            lines.append(f"{row.answer.person} {self.moment(row.answer.at)}")
        if row.looked is not None:
            lines.append(self.of(spot_check.told(row.looked, self.zone)))
        if row.refusal is not None:
            lines.append(self.of(row.refusal))
        return "\n".join(lines)

    def check_basis(self, row: CheckRow) -> str:
        """Return what the answer rests on and whether evidence is due."""
        basis = self.of(row.item.basis)
        return self.join(
            self.of(STANDING[row.waiting]) if row.waiting else "",
            Phrase.tr("依据：{basis}").format(basis=basis) if basis else "",
            Phrase.tr("证据必填") if row.item.evidence_required else "",
        )

    def check_group_sentence(self, group: CheckGroup) -> str:
        """Return a group's head as a screen reader speaks it."""
        return self.join(
            self.of(group.name),
            self.names(group.people),
            Phrase.tr("已勾 {done} / {all}").format(done=group.answered, all=len(group.rows)),
            Phrase.tr("不通过 {count}").format(count=group.failed) if group.failed else "",
            Phrase.tr("存疑 {count}").format(count=group.doubted) if group.doubted else "",
        )

    def step_sentence(self, node: RouteStep) -> str:
        """Return an approval node as a screen reader speaks it."""
        signature = node.signature
        return self.join(
            self.of(node.step.name),
            self.names(tuple(ref.name for ref in node.holders)),
            self.of(terms.STEP_STATE[node.state]),
            f"{self.of(signer_name(signature))} {self.moment(signature.at)}" if signature else "",
            Phrase.tr("已勾 {done} / {all}").format(done=node.answered, all=len(node.checks))
            if node.checks
            else "",
        )
