"""Follow-ups and conditions on the card: no mark before their date, red with the days after it."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from relapp.domain.card import Urgency, order_key, urgency
from relapp.domain.conditions import Condition
from relapp.domain.vocabulary import CheckResult
from tests.builders import NOW
from tests.relapp.small_office import ZONE, SmallOffice, furnish
from ui.board.face import Faces
from ui.board.wording import CardWords
from ui.kit.painting import Tone

ZH, EN = CardWords("zh", ZONE), CardWords("en", ZONE)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def furnished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("marks") / "office.db"
    furnish(str(path))
    return path


@pytest.fixture
def office(tmp_path: Path, furnished_file: Path) -> Iterator[SmallOffice]:
    path = tmp_path / "office.db"
    shutil.copyfile(furnished_file, path)
    clock = FixedClock(NOW)

    def another() -> object:
        return open_core(str(path), clock=clock)

    made = SmallOffice(open_core(str(path), clock=clock), clock, str(path), another)  # type: ignore[arg-type]
    yield made
    made.close()


def conditional(office: SmallOffice) -> int:
    """A release whose tester has agreed on a condition due on Friday the 18th."""
    key = office.register()
    office.walk(key, "approve")
    for group in office.view(key).groups["approve"][:3]:
        for node in group.steps:
            for item in node.checks:
                office.answer(key, item.id)
    office.sign(key, "manager")
    condition = Condition("补压测报告", date(2026, 9, 18))
    seal = office.view(key).fingerprint
    office.core.approvals.sign(office["tester"], key, "testing", "同意", seal, (condition,))
    return key


def test_a_condition_is_marked_once_its_date_has_passed(office: SmallOffice) -> None:
    card = office.core.board.card(conditional(office))
    assert card.follow_up_due is not None
    before, after = card.follow_up_due - DAY / 8, card.follow_up_due + 2 * DAY
    strip = ZH.strip(card, before)
    assert strip is not None
    assert strip.tone is not Tone.BAD
    strip, told = ZH.strip(card, after), EN.strip(card, after)
    assert strip is not None
    assert told is not None
    assert (strip.tone, told.tone) == (Tone.BAD, Tone.BAD)
    assert "逾期 2 天" in strip.text
    assert "2 d overdue" in told.text
    assert "补压测报告" in card.follow_up.zh


def test_a_condition_that_was_met_marks_nothing(office: SmallOffice) -> None:
    key = conditional(office)
    (item,) = office.facts(key).follow_ups
    office.core.releases.finish_follow_up(office["manager"], key, item.id, "已补")
    card = office.core.board.card(key)
    assert card.follow_up_due is None
    strip = ZH.strip(card, item.due_at + 2 * DAY)
    assert strip is None or "补压测报告" not in strip.text


def test_a_deferred_check_is_marked_and_stands_first_in_its_column(office: SmallOffice) -> None:
    urgent = office.register(office.emergency())
    office.walk(urgent, "prepare")
    office.answer(urgent, "tested", CheckResult.DEFERRED, "先上线后补测")
    office.walk(urgent, "confirm")
    other = office.register(office.emergency())
    office.walk(other, "confirm")
    late, calm = office.core.board.card(urgent), office.core.board.card(other)
    assert late.follow_up_due is not None
    after = late.follow_up_due + timedelta(hours=1)
    assert urgency(late, late.follow_up_due, after)[0] is not Urgency.OVERDUE
    assert urgency(late, after, after) == (Urgency.OVERDUE, late.follow_up_due)
    assert sorted((calm, late), key=lambda card: order_key(card, after))[0] is late
    strip = ZH.strip(late, after + 3 * DAY)
    assert strip is not None
    assert (strip.tone, strip.icon) == (Tone.BAD, "triangle")
    assert "逾期 3 天" in strip.text


def test_the_face_that_is_painted_carries_the_mark(office: SmallOffice) -> None:
    card = office.core.board.card(conditional(office))
    assert card.follow_up_due is not None
    faces = Faces(ZH, card.follow_up_due + 2 * DAY)
    face = faces.of(card)
    assert face.strip is not None
    assert face.strip.tone is Tone.BAD
    assert "逾期 2 天" in face.strip.text
