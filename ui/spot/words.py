"""Sentences of the page 抽查清单 in the language and zone of the desk."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from relapp.domain.text import Language, Text
from relapp.services.spot_checks import SpotLine, SpotSample
from relapp.wording import dates, spot_check, terms

COPIED = Text(
    "抽查清单　抽签号 {seed}　{count} / {pool} 项",
    "Spot checks, start value {seed}, {count} of {pool}",
)
HEADINGS = Text(
    "序号\t发布\t检查项\t结论\t勾选人\t时间\t备注\t证据\t抽中原因\t抽查结果\t抽查人\t疑点",
    "No.\tRelease\tCheck\tAnswer\tTicked by\tWhen\tNote\tEvidence\tDrawn because\tVerdict\t"
    "Verified by\tIn doubt",
)
_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


@dataclass(frozen=True)
class SpotWords:
    """Words for one desk."""

    language: Language
    zone: ZoneInfo

    def of(self, text: Text) -> str:
        """Return a bilingual wording in the language of the desk."""
        return text.of(self.language)

    def ticked(self, line: SpotLine) -> str:
        """Return who answered what, and when."""
        answer = line.answer
        result = self.of(terms.CHECK_RESULT[answer.result])
        return f"{result}　{answer.person} {self.of(dates.moment(answer.at, self.zone))}"

    def release(self, line: SpotLine) -> str:
        """Return number, application, version and stage."""
        name = " ".join((line.number, line.application, line.version_to))
        return f"{name}　{self.of(line.stage.name)}"

    def row(self, line: SpotLine) -> str:
        """Return a whole line, as it is spoken and copied."""
        return " · ".join(self._parts(line))

    def tip(self, line: SpotLine) -> str:
        """Return a whole line for its tool tip.

        The words of the process stand alone in front: what somebody typed must not be the first
        line, by which Qt tells whether a tip is to be read as HTML.
        """
        return "\n".join(self._parts(line))

    def _parts(self, line: SpotLine) -> list[str]:
        found = line.looked
        verdict = spot_check.UNLOOKED if found is None else spot_check.told(found, self.zone)
        parts = (
            self.of(line.item.text),
            self.release(line),
            self.ticked(line),
            line.answer.note,
            self.of(spot_check.reasons(line.reasons)),
            self.of(verdict),
        )
        return [part for part in parts if part]

    def table(self, sample: SpotSample) -> str:
        """Return the list as tab-separated text for a spreadsheet, its start value on top."""
        head = COPIED.format(seed=sample.seed, count=len(sample.lines), pool=sample.pool)
        rows = [self._cells(place, line) for place, line in enumerate(sample.lines, start=1)]
        cells = ["\t".join(_cell(text) for text in row) for row in rows]
        return "\n".join([self.of(head), self.of(HEADINGS), *cells])

    def _cells(self, place: int, line: SpotLine) -> list[str]:
        answer, found = line.answer, line.looked
        return [
            str(place),
            self.release(line),
            self.of(line.item.text),
            self.of(terms.CHECK_RESULT[answer.result]),
            answer.person,
            f"{answer.at.astimezone(self.zone):%Y-%m-%d %H:%M}",
            answer.note,
            str(len(answer.evidence)),
            self.of(spot_check.reasons(line.reasons)),
            self.of(spot_check.VERDICT[found.holds] if found else spot_check.UNLOOKED),
            found.person if found else "",
            found.note if found else "",
        ]


def _cell(text: str) -> str:
    """Keep a cell on its line, and a spreadsheet from running it as a formula."""
    said = text.translate(_BREAKS)
    return f"'{said}" if said.startswith(("=", "+", "-", "@")) else said
