"""Sentences of a person's desk in both languages."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from relapp.domain.duties import Duty, DutyKind, When
from relapp.domain.release import PersonRef
from relapp.domain.text import Text
from relapp.domain.vocabulary import Reason
from relapp.wording import duties
from tests.builders import NOW

ZONE = ZoneInfo("Asia/Shanghai")
A = PersonRef(1, "何晓东")
SIGN = Duty(
    DutyKind.SIGN,
    "testing",
    Text("测试审核", "Test review"),
    Reason.NOT_SIGNED,
    (A,),
    "",
    since=NOW - timedelta(days=3),
    due=NOW + timedelta(hours=8),
    number="FB26-147",
    application="核心租赁系统",
    version_to="V6.8",
)


@pytest.mark.parametrize("kind", list(DutyKind))
def test_every_kind_has_its_sentence_and_word(kind: DutyKind) -> None:
    title = duties.title(replace(SIGN, kind=kind, reason=Reason.NO_OUTCOME, count=3))
    for text in (title, duties.KIND[kind]):
        assert text.zh
        assert text.en
        assert "{" not in text.zh + text.en


def test_parts_of_the_list_are_worded() -> None:
    assert [duties.PART[part].zh for part in When] == ["已逾期", "今天到期", "之后"]


def test_titles_name_the_thing_and_count_checks() -> None:
    assert duties.title(SIGN) == Text("签署「测试审核」", "Sign “Test review”")
    checks = replace(SIGN, kind=DutyKind.CHECK, count=12)
    assert duties.title(checks) == Text("勾选「测试审核」12 项", "Tick 12 checks of “Test review”")
    assert duties.title(replace(checks, count=1)).en == "Tick 1 check of “Test review”"
    other = replace(SIGN, kind=DutyKind.SETTLE, reason=Reason.NOT_SCHEDULED)
    assert duties.title(other) == Text("还没有排期", "Not scheduled")


def test_since_and_until_are_moment_and_distance() -> None:
    assert duties.since(SIGN, ZONE) == Text("9/11 起", "since 11 Sep")
    assert duties.until(SIGN, NOW, ZONE).zh == "今天 18:00 前，还有 8 小时"
    late = replace(SIGN, due=NOW - timedelta(days=4))
    assert duties.until(late, NOW, ZONE).en == "4 d overdue (10 Sep 10:00)"
    assert duties.until(replace(SIGN, due=None), NOW, ZONE).zh == "没有期限"


def test_a_deputy_reads_for_whom() -> None:
    assert duties.behalf(SIGN).zh == ""
    assert duties.behalf(replace(SIGN, behalf=A)) == Text("代何晓东", "for 何晓东")


def test_who_owes_it_is_named_up_to_three() -> None:
    many = replace(SIGN, people=tuple(PersonRef(n, f"人{n}") for n in range(5)))
    assert duties.people(many) == Text("人0、人1、人2 等 5 人", "人0, 人1, 人2 +2")
    assert duties.people(SIGN).zh == "何晓东"


def test_one_line_says_all_of_it() -> None:
    lapsed = replace(SIGN, reason=Reason.LAPSED, behalf=A)
    assert duties.sentence(lapsed, NOW, ZONE).zh == (
        "签署「测试审核」，FB26-147 核心租赁系统 V6.8，代何晓东，内容变了，原签署失效，"
        "今天 18:00 前，还有 8 小时"
    )
