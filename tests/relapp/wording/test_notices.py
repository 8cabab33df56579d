"""What a notice says, in both languages."""

from dataclasses import replace

import pytest

from relapp.domain.duties import DutyKind
from relapp.domain.notice import Bundle, Notice, NoticeKind
from relapp.domain.release import PersonRef
from relapp.domain.text import Text, same
from relapp.wording import notices
from tests.relapp.wording.test_duties import SIGN


def a_bundle(of: NoticeKind, *numbers: str, **fields: object) -> Bundle:
    made = [
        Notice(of, n, n, "", SIGN.subject, replace(SIGN, number=n, **fields))  # type: ignore[arg-type]
        for n in numbers
    ]
    return Bundle(of, tuple(made))


@pytest.mark.parametrize("kind", list(NoticeKind))
@pytest.mark.parametrize("numbers", [("FB26-1",), ("FB26-1", "FB26-2")])
def test_every_kind_is_worded(kind: NoticeKind, numbers: tuple[str, ...]) -> None:
    words = notices.said(a_bundle(kind, *numbers))
    for text in (words.title, words.body, notices.KIND[kind]):
        assert text.zh
        assert text.en
        assert "{" not in text.zh + text.en


def test_one_names_the_thing_and_its_release() -> None:
    words = notices.said(a_bundle(NoticeKind.ASKED, "FB26-147"))
    assert words.title == Text("轮到你：签署「测试审核」", "Your turn: Sign “Test review”")
    assert words.body == same("FB26-147 核心租赁系统 V6.8")


def test_a_deputy_reads_for_whom() -> None:
    words = notices.said(a_bundle(NoticeKind.ASKED, "FB26-147", behalf=PersonRef(3, "周启明")))
    assert words.title.zh == "轮到你：签署「测试审核」（代周启明）"


def test_several_are_counted() -> None:
    four = ("FB26-1", "FB26-2", "FB26-3", "FB26-4")
    words = notices.said(a_bundle(NoticeKind.ASKED, *four))
    assert words.title == Text("4 项等你签署", "4 wait for your signature")
    assert words.body == Text("FB26-1、FB26-2、FB26-3 等", "FB26-1, FB26-2, FB26-3 and more")
    mixed = notices.said(a_bundle(NoticeKind.ASKED, *four, kind=DutyKind.CHECK))
    assert mixed.title.zh == "4 项等你处理"
    late = notices.said(a_bundle(NoticeKind.OVERDUE, "FB26-1", "FB26-1"))
    assert (late.title.zh, late.body.zh) == ("2 项已逾期", "FB26-1")


def test_a_release_sent_back_is_named() -> None:
    notice = Notice(NoticeKind.RETURNED, "k", "FB26-7", "", same("FB26-7"))
    words = notices.said(Bundle(NoticeKind.RETURNED, (notice,)))
    assert words.title.zh == "退回来了：FB26-7"


def test_several_kinds_are_one_notice() -> None:
    bundles = [
        a_bundle(NoticeKind.OVERDUE, "FB26-1"),
        a_bundle(NoticeKind.DUE, "FB26-1", "FB26-2"),
    ]
    words = notices.said_together(bundles)
    assert words.title == Text(
        "已逾期：签署「测试审核」；2 项今天到期", "Overdue: Sign “Test review”; 2 due today"
    )
    assert words.body.zh == "FB26-1、FB26-2"
    assert notices.said_together(bundles[:1]) == notices.said(bundles[0])
