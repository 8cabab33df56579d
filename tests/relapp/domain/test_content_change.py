"""What an approval saw against what is there now."""

import json
from dataclasses import replace

from hypothesis import given

from relapp.domain.content_change import content_changes, line_changes
from relapp.domain.fingerprint import canonical, fingerprint, substance
from relapp.domain.release import ReleaseFacts
from tests.builders import a_run_step, a_section, a_window, some_facts
from tests.relapp.domain.some_releases import any_facts


def plain(facts: ReleaseFacts) -> dict[str, object]:
    return dict(json.loads(canonical(substance(facts))))


def changed(before: ReleaseFacts, after: ReleaseFacts) -> list[tuple[str, str]]:
    return [(c.part, c.key) for c in content_changes(plain(before), plain(after))]


@given(any_facts(), any_facts())
def test_contents_differ_exactly_when_their_fingerprints_do(
    before: ReleaseFacts, after: ReleaseFacts
) -> None:
    differ = fingerprint(before) != fingerprint(after)
    assert bool(content_changes(plain(before), plain(after))) == differ
    assert content_changes(plain(before), plain(before)) == ()


def test_each_part_is_told_apart() -> None:
    facts = some_facts(
        "approve",
        sections={"purpose": a_section("purpose"), "rollback": a_section("rollback")},
        run_sheet=(a_run_step(1), a_run_step(2), a_run_step(3)),
        window=a_window(),
    )
    sections = {"purpose": a_section("purpose", "另写"), "notes": a_section("notes")}
    after = replace(
        facts,
        sections=sections,
        run_sheet=(a_run_step(1), a_run_step(2, minutes=45)),
        release=replace(facts.release, version_to="V7", title="另一标题"),
        window=None,
    )
    assert sorted(changed(facts, after)) == [
        ("run_sheet", ""),
        ("run_sheet", ""),
        ("schedule", ""),
        ("sections", "notes"),
        ("sections", "purpose"),
        ("sections", "rollback"),
        ("title", ""),
    ]
    rows = [c for c in content_changes(plain(facts), plain(after)) if c.part == "run_sheet"]
    first, second = rows
    assert isinstance(first.before, list)
    assert isinstance(first.after, list)
    assert (first.before[-1], first.after[-1]) == (10, 45)
    assert second.after is None


def test_lines_of_a_text_are_told_one_by_one() -> None:
    assert line_changes("甲\n乙\n丙", "甲\n丁\n丙\n戊") == (
        (" ", "甲"),
        ("-", "乙"),
        ("+", "丁"),
        (" ", "丙"),
        ("+", "戊"),
    )
