"""`relapp import`: brings files in, or says what speaks against it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from relapp.cli.session import Session
from relapp.wording import imports as wording

if TYPE_CHECKING:
    from relapp.services.import_report import ImportReport


def import_file(session: Session) -> int:
    """Import a file or rehearse it."""
    from relapp.services.import_mapping import ImportKind

    asked, words = session.asked, session.words
    report = session.core.imports.take(
        session.actor(),
        ImportKind(asked.kind),
        asked.file,
        asked.map,
        dry_run=asked.dry_run,
        progress=session.meter(lambda step: words.of(wording.STEPS[step])),
    )
    if asked.json:
        words.print_json(_as_json(session, report))
        return 1 if report.problems else 0
    if report.problems:
        words.complain(words.say("would_not", file=report.file, count=len(report.problems)))
        words.complain(*(words.of(wording.problem_line(p)) for p in report.problems))
        _print_fit(session, report)
        return 1
    _print_report(session, report)
    return 0


def _print_report(session: Session, report: "ImportReport") -> None:
    words = session.words
    print(
        words.say(
            "would_import" if report.dry_run else "imported",
            kind=wording.KIND[report.kind.value],
            rows=report.rows,
            file=report.file,
            mapping=report.mapping_name,
        )
    )
    _print_fit(session, report)
    for key, count in (
        ("ended_changes", report.ended),
        ("created_applications", len(report.created_applications)),
        ("created_departments", len(report.created_departments)),
        ("skipped", 0 if _counts(report) else report.skipped),
    ):
        if count:
            print(words.say(key, count=count))
    if report.dry_run:
        for record in report.sample:
            print(f"  {_described(session, record)}")


def _print_fit(session: Session, report: "ImportReport") -> None:
    """Say which mapping reads the file and why, and what the records come to."""
    words, found = session.words, report.recognition
    if not _counts(report) or found is None:
        return
    if found.origin.value in ("recognised", "remembered"):
        facts = {"mapping": found.mapping.name, "known": found.known, "columns": found.columns}
        print(words.say(found.origin.value, **facts))
    counts = (report.new, report.changed, report.unchanged, report.refused)
    keys = ("new", "changed", "unchanged", "refused")
    print(words.say("counted", **dict(zip(keys, counts, strict=True))))


def _counts(report: "ImportReport") -> bool:
    return report.kind.value == "changes"


def _described(session: Session, record: Mapping[str, str]) -> str:
    targets = wording.TARGETS
    named = (
        f"{session.words.of(targets[name]) if name in targets else name}: "
        f"{session.words.of(wording.sample_value(name, value))}"
        for name, value in record.items()
    )
    return " · ".join(named)


def _as_json(session: Session, report: "ImportReport") -> dict[str, object]:
    words = session.words
    return {
        "kind": report.kind.value,
        "file": report.file,
        "mapping": report.mapping,
        "dry_run": report.dry_run,
        "rows": report.rows,
        "skipped": report.skipped,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": report.refused,
        "created_applications": list(report.created_applications),
        "created_departments": list(report.created_departments),
        "problems": [
            {
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "value": problem.value,
                "rule": problem.rule,
                "allowed": problem.allowed,
                "sentence": words.of(wording.problem_line(problem)),
            }
            for problem in report.problems
        ],
        "sample": [dict(record) for record in report.sample],
    }
