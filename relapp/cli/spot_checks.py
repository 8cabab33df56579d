"""`relapp spot-checks`: draws the ticks that the release office verifies."""

from relapp.cli.records import Record, both, moment
from relapp.cli.session import Session
from relapp.domain.spot_verdict import SpotCheck
from relapp.services.spot_checks import SpotLine, SpotSample
from relapp.wording import dates, spot_check, terms
from relapp.wording.cli import COLUMNS

_HEADINGS = ("verdict", "release", "check", "answer", "who", "date", "why")


def spot_checks(session: Session) -> int:
    """Print a drawn list with its start value; nothing is written."""
    asked, words = session.asked, session.words
    sample = session.core.spot_checks.draw(
        session.actor(), asked.draw, asked.seed, with_closed=asked.closed
    )
    if asked.json:
        words.print_json(_record(sample))
        return 0
    print(words.say("spot_checks", seed=sample.seed, count=len(sample.lines), pool=sample.pool))
    if sample.lines:
        words.print_table(
            [words.of(COLUMNS[key]) for key in _HEADINGS],
            [_row(session, line) for line in sample.lines],
        )
    return 0


def _row(session: Session, line: SpotLine) -> list[str]:
    of, found, answer = session.words.of, line.looked, line.answer
    return [
        of(spot_check.VERDICT[found.holds] if found else spot_check.UNLOOKED),
        f"{line.number} {line.application} {line.version_to}",
        of(line.item.text),
        of(terms.CHECK_RESULT[answer.result]),
        answer.person,
        of(dates.moment(answer.at, session.zone)),
        of(spot_check.reasons(line.reasons)),
    ]


def _record(sample: SpotSample) -> Record:
    return {
        "seed": sample.seed,
        "pool": sample.pool,
        "with_closed": sample.with_closed,
        "lines": [_line(line) for line in sample.lines],
    }


def _line(line: SpotLine) -> Record:
    answer = line.answer
    return {
        "number": line.number,
        "application": line.application,
        "version": line.version_to,
        "stage": line.stage.id,
        "check": line.item.id,
        "text": both(line.item.text),
        "result": answer.result.value,
        "note": answer.note,
        "person": answer.person,
        "at": moment(answer.at),
        "evidence": [
            {"name": e.name, "sha256": e.sha256 or None, "link": e.link or None}
            for e in answer.evidence
        ],
        "reasons": [reason.value for reason in line.reasons],
        "verdict": _verdict(line.looked),
        "doubted_before": _verdict(line.before),
    }


def _verdict(found: SpotCheck | None) -> Record | None:
    if found is None:
        return None
    return {
        "holds": found.holds,
        "note": found.note,
        "person": found.person,
        "at": moment(found.at),
    }
