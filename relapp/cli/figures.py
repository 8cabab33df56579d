"""`relapp kpi` and `windows`: a quarter's figures and a year's windows."""

from relapp.cli.records import kpi_record, windows_record
from relapp.cli.session import Session
from relapp.domain.kpi import Measure
from relapp.wording import dates
from relapp.wording.cli import COLUMNS
from relapp.wording.measures import MEASURES, figure
from relapp.wording.windows import WINDOW_STATES


def kpi(session: Session) -> int:
    """Print the key figures of a quarter, or write the workbook."""
    asked, words = session.asked, session.words
    if asked.output is not None:
        session.core.documents.kpi_workbook(asked.quarter, asked.output, words.language)
        session.wrote(asked.output)
        return 0
    report = session.core.kpi.report(asked.quarter)
    if asked.json:
        words.print_json(kpi_record(report))
        return 0
    rows = [
        [words.of(MEASURES[now.key].name), figure(now), figure(before), _target(now)]
        for now, before in zip(report.current.measures, report.previous.measures, strict=True)
    ]
    print(f"{report.quarter}  {report.current.successful} / {report.current.ended}")
    headings = ("measure", "value", "previous", "target")
    words.print_table([words.of(COLUMNS[key]) for key in headings], rows)
    return 0


def windows(session: Session) -> int:
    """Print a year's windows, or write the calendar file."""
    asked, words, zone = session.asked, session.words, session.zone
    if asked.output is not None:
        session.core.documents.windows_ics(asked.year, asked.output, words.language)
        session.wrote(asked.output)
        return 0
    plan = session.core.windows.year(asked.year)
    if asked.json:
        words.print_json(windows_record(plan))
        return 0
    if not plan.windows:
        print(words.say("no_windows", year=asked.year))
        return 0
    rows = [
        [
            str(w.number),
            words.of(dates.period(w.starts_at, w.ends_at, zone)),
            f"{plan.loads[w.id].releases if w.id in plan.loads else 0}/{w.capacity}",
            words.of(WINDOW_STATES[w.state]),
            ", ".join(w.families),
        ]
        for w in plan.windows
    ]
    headings = ("window", "schedule", "taken", "state", "families")
    words.print_table([words.of(COLUMNS[key]) for key in headings], rows)
    return 0


def _target(measure: Measure) -> str:
    if measure.target is None:
        return ""
    return f"{measure.target:.0%}" if measure.unit == "rate" else f"{measure.target:g}"
