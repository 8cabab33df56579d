"""Words of notices: one line for the head, one for what it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from relapp.domain.duties import DutyKind
from relapp.domain.notice import Bundle, Notice, NoticeKind
from relapp.domain.text import Text, same
from relapp.wording import duties

KIND: Mapping[NoticeKind, Text] = {
    NoticeKind.RETURNED: Text("被退回", "Returned"),
    NoticeKind.LAPSED: Text("签署失效", "Signature lapsed"),
    NoticeKind.OVERDUE: Text("已逾期", "Overdue"),
    NoticeKind.DUE: Text("今天到期", "Due today"),
    NoticeKind.ASKED: Text("轮到我", "My turn"),
}
_ONE: Mapping[NoticeKind, Text] = {
    NoticeKind.RETURNED: Text("退回来了：{what}", "Returned: {what}"),
    NoticeKind.LAPSED: Text("签署失效：{what}", "Signature lapsed: {what}"),
    NoticeKind.OVERDUE: Text("已逾期：{what}", "Overdue: {what}"),
    NoticeKind.DUE: Text("今天到期：{what}", "Due today: {what}"),
    NoticeKind.ASKED: Text("轮到你：{what}", "Your turn: {what}"),
}
_MANY: Mapping[NoticeKind, Text] = {
    NoticeKind.RETURNED: Text("{n} 项被退回", "{n} returned to you"),
    NoticeKind.LAPSED: Text("{n} 项签署失效，等你再看", "{n} signatures lapsed; look again"),
    NoticeKind.OVERDUE: Text("{n} 项已逾期", "{n} overdue"),
    NoticeKind.DUE: Text("{n} 项今天到期", "{n} due today"),
    NoticeKind.ASKED: Text("{n} 项等你处理", "{n} wait for you"),
}
_TO_SIGN = Text("{n} 项等你签署", "{n} wait for your signature")
_MORE = Text("{names} 等", "{names} and more")
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """What a notice says."""

    title: Text
    body: Text


def said(bundle: Bundle) -> NoticeWords:
    """Word a bundle: the thing itself where it is one, how many and where otherwise."""
    first = bundle.notices[0]
    if len(bundle.notices) == 1:
        title = _ONE[bundle.kind].format(what=_what(first))
        return NoticeWords(title, duties.release(first.duty) if first.duty else same(first.number))
    signing = all(n.duty is not None and n.duty.kind is DutyKind.SIGN for n in bundle.notices)
    asked = bundle.kind is NoticeKind.ASKED and signing
    template = _TO_SIGN if asked else _MANY[bundle.kind]
    return NoticeWords(template.format(n=len(bundle.notices)), _where(bundle.notices))


def said_together(bundles: Sequence[Bundle]) -> NoticeWords:
    """Word several bundles as one notice, so that none hides another."""
    words = [said(bundle) for bundle in bundles]
    if len(words) == 1:
        return words[0]
    zh, en = "；".join(w.title.zh for w in words), "; ".join(w.title.en for w in words)
    return NoticeWords(Text(zh, en), _where(n for bundle in bundles for n in bundle.notices))


def _what(notice: Notice) -> Text:
    if notice.duty is None:
        return notice.subject
    title, behalf = duties.title(notice.duty), duties.behalf(notice.duty)
    if not behalf.zh:
        return title
    return Text(f"{title.zh}（{behalf.zh}）", f"{title.en} ({behalf.en})")


def _where(notices: Iterable[Notice]) -> Text:
    numbers = list(dict.fromkeys(n.number for n in notices if n.number))
    shown = numbers[:_SHOWN]
    names = Text("、".join(shown), ", ".join(shown))
    return names if len(numbers) <= _SHOWN else _MORE.format(names=names)
