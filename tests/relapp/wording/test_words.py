"""Every enum, requirement and journal entry is worded in both languages."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.changes import Kind
from relapp.domain.gate import Requirement, requirements
from relapp.domain.journal import GENESIS, Entry, Event
from relapp.domain.release import ReleaseFacts
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import Need, Reason, Standing
from relapp.wording import countdown as time_words
from relapp.wording import gate, journal, terms
from tests.builders import NOW, SMALL
from tests.relapp.domain.some_releases import any_facts

ZONE = ZoneInfo("Asia/Shanghai")
TABLES: dict[str, Mapping[StrEnum, Text]] = {
    name: table for name, table in vars(terms).items() if name.isupper() and isinstance(table, dict)
}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_member_of_an_enum_has_its_term(name: str) -> None:
    table = TABLES[name]
    kind = type(next(iter(table)))
    assert set(table) == set(kind)
    for text in table.values():
        assert text.zh
        assert text.en


def test_terms_of_one_table_differ() -> None:
    for name, table in TABLES.items():
        for language in ("zh", "en"):
            said = [text.of(language) for text in table.values()]
            assert len(said) == len(set(said)), name


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("need", list(Need))
def test_every_requirement_has_sentence_and_link(need: Need, reason: Reason) -> None:
    subject = Text("《{升级}》说明", "note {x}")
    requirement = Requirement(need, "x", subject, Standing.OPEN, reason)
    said, link = gate.sentence(requirement), gate.action(requirement)
    for text in (said, link):
        assert text.zh
        assert text.en
    assert reason is Reason.NONE or "None" not in said.zh


def test_sentences_that_name_the_thing() -> None:
    subject = Text("升级说明", "Upgrade note")
    made = Requirement(Need.DELIVERABLE, "x", subject, Standing.OPEN, Reason.NOT_UPLOADED)
    assert gate.sentence(made) == Text("《升级说明》尚未上传", "Upgrade note not uploaded yet")
    assert gate.action(made).zh == "去上传"


@given(any_facts())
def test_whatever_the_gate_says_can_be_said(facts: ReleaseFacts) -> None:
    for requirement in requirements(SMALL, facts, NOW):
        assert gate.sentence(requirement).zh


def an_entry(event: Event, after: str = "", subject: str = "第 1 项", before: str = "") -> Entry:
    return Entry(
        1, "release:1", 1, NOW, 2, "陈志远", event, Kind.RELEASE, 1, subject, before, after,
        GENESIS, "",
    )  # fmt: skip


@pytest.mark.parametrize("event", list(Event))
def test_every_event_has_its_sentence(event: Event) -> None:
    said = journal.sentence(an_entry(event))
    assert said.zh
    assert said.en
    assert "{" not in said.zh + said.en


@given(
    st.sampled_from(Event), st.text(), st.sampled_from(["", "{}", "[]", "nonsense", '{"a":1}', "1"])
)
def test_no_entry_is_beyond_words(event: Event, subject: str, after: str) -> None:
    entry = an_entry(event, after, subject, after)
    assert journal.sentence(entry).zh
    assert isinstance(journal.details(entry), tuple)


@pytest.mark.parametrize(
    ("event", "after", "zh", "en"),
    [
        (
            Event.CHECK_ANSWERED,
            '{"result":"fail"}',
            "勾选「第 1 项」为不通过",
            "Ticked “第 1 项”: Fail",
        ),
        (
            Event.RUN_STEP_REPORTED,
            '{"result":"no_go"}',
            "步骤「第 1 项」：NO-GO",
            "Step “第 1 项”: NO-GO",
        ),
        (
            Event.OUTCOME_SET,
            '{"outcome":"rolled_back"}',
            "发布结果：已回退",
            "Outcome: Rolled back",
        ),
        (Event.RELEASE_HELD, '{"reason":"pass"}', "挂起：pass", "Put on hold: pass"),
        (
            Event.STEP_RETURNED,
            '{"opinion":"done"}',
            "退回「第 1 项」：done",
            "Returned “第 1 项”: done",
        ),
    ],
)
def test_enums_are_worded_and_free_text_is_not(event: Event, after: str, zh: str, en: str) -> None:
    assert journal.sentence(an_entry(event, after)) == Text(zh, en)


def test_details_name_what_really_changed() -> None:
    entry = an_entry(
        Event.RELEASE_EDITED,
        '{"same":1,"title":"新","yes":["a"]}',
        before='{"gone":"x","same":1,"title":"旧"}',
    )
    assert journal.details(entry) == (
        ("gone", "x", ""),
        ("title", "旧", "新"),
        ("yes", "", '["a"]'),
    )


HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (6 * DAY, "6 天", "6 d"),
        (48 * HOUR + MINUTE, "2 天", "2 d"),
        (48 * HOUR, "48 小时", "48 h"),
        (HOUR + MINUTE, "1 小时", "1 h"),
        (HOUR, "60 分钟", "60 min"),
        (40 * MINUTE, "40 分钟", "40 min"),
        (timedelta(seconds=59), "0 分钟", "0 min"),
    ],
)
def test_countdowns(span: timedelta, zh: str, en: str) -> None:
    for at in (NOW + span, NOW - span):
        assert time_words.countdown(at, NOW) == Text(zh, en)
    assert time_words.overdue(NOW - span, NOW) == Text(f"逾期 {zh}", f"{en} overdue")


@pytest.mark.parametrize(
    ("span", "zh"),
    [
        (6 * DAY + 10 * HOUR, "6 天 10 小时"),
        (3 * HOUR + 5 * MINUTE, "3 小时 5 分"),
        (7 * MINUTE, "7 分钟"),
    ],
)
def test_long_countdowns(span: timedelta, zh: str) -> None:
    assert time_words.long_countdown(NOW + span, NOW).zh == zh


@given(st.timedeltas(-400 * DAY, 400 * DAY))
def test_countdowns_never_show_a_negative_number(span: timedelta) -> None:
    for say in (time_words.countdown, time_words.long_countdown, time_words.overdue):
        assert "-" not in say(NOW + span, NOW).zh


def test_days_are_those_of_the_office() -> None:
    at = NOW + 14 * HOUR
    assert time_words.card_day(at, ZONE) == Text("9/15 周二", "Tue 15 Sep")
    assert time_words.short_day(at, ZONE) == Text("9/15", "15 Sep")


@pytest.mark.parametrize(
    ("apart", "zh", "en"),
    [
        (8 * HOUR, "今天 18:00", "today 18:00"),
        (14 * HOUR, "明天 00:00", "tomorrow 00:00"),
        (-11 * HOUR, "昨天 23:00", "yesterday 23:00"),
        (8 * DAY, "9/22 10:00", "22 Sep 10:00"),
    ],
)
def test_due_moments(apart: timedelta, zh: str, en: str) -> None:
    assert time_words.due_moment(NOW + apart, NOW, ZONE) == Text(zh, en)


def test_a_text_is_filled_in_each_language_and_braces_in_values_are_left_alone() -> None:
    filled = Text("{a} 与 {b}", "{a} and {b}").format(a=Text("甲", "A"), b=same("{b}"))
    assert filled == Text("甲 与 {b}", "A and {b}")
    assert (filled.of("zh"), filled.of("en")) == ("甲 与 {b}", "A and {b}")
