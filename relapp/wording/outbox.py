"""Sentences for what waits while the database is away, and for what cannot wait."""

from collections.abc import Mapping
from typing import Final

from relapp.domain.outbox import Deed, Queued, Standing
from relapp.domain.text import Text, same
from relapp.domain.vocabulary import CheckResult
from relapp.wording.terms import CHECK_RESULT

ERRORS: Mapping[str, Text] = {
    "outbox.entered": Text(
        "这一项早已提交，没有重复登记", "This was entered before; it was not entered twice"
    ),
    "outbox.not_open": Text(
        "还没认出这是哪个数据库，这一项没有保存，连上后请重做",
        "It is not known yet which database this is; nothing was saved. Do it again once connected",
    ),
    "outbox.unwritable": Text(
        "本机存不下待提交的操作：{where}（{why}）。这一项没有保存",
        "This machine cannot keep waiting actions: {where} ({why}). Nothing was saved",
    ),
    "outbox.damaged": Text(
        "待提交操作的文件 {where} 读不懂（{why}），没有改动它。请先把它移走并交给管理员",
        "The file of waiting actions {where} makes no sense ({why}); it was left untouched. "
        "Move it away and hand it to an administrator",
    ),
    "outbox.set_aside": Text(
        "待提交操作的文件读不懂（{why}），已原样移到 {where}，请交给管理员。之后的操作存入新文件",
        "The file of waiting actions makes no sense ({why}). It was moved unchanged to {where}; "
        "hand it to an administrator. Actions from now on go into a new file",
    ),
    "outbox.signing": Text(
        "现在连不上数据库。签署以当时数据库里的内容为准，不能排队，连上后再签",
        "The database is away. A signature stands for what is in it at that moment and cannot "
        "wait; sign once connected",
    ),
    "outbox.not_queued": Text(
        "现在连不上数据库，这一步不能排队，连上后再做。检查勾选和会议记录可以照常做",
        "The database is away and this cannot wait; do it once connected. Ticks of checks and "
        "notes of meetings go on",
    ),
}

STANDING: Final[Mapping[Standing, Text]] = {
    Standing.WAITING: Text("待提交", "Waiting"),
    Standing.CONFLICT: Text("有冲突", "Conflict"),
    Standing.REFUSED: Text("未被接受", "Refused"),
    Standing.SENT: Text("已补交", "Sent"),
    Standing.DROPPED: Text("已放弃", "Dropped"),
}

_DEEDS: Final[Mapping[Deed, Text]] = {
    Deed.ANSWER: Text("勾选为{result}", "Ticked: {result}"),
    Deed.CLEAR: Text("撤回结论", "Took the answer back"),
    Deed.NOTE: Text("会议记录", "Note of a meeting"),
    Deed.ACTION_DONE: Text("会后事项", "Action item"),
    Deed.ARRIVED: Text("签到", "Attendance"),
}
_NOTE: Final = Text("{deed}：{note}", "{deed}: {note}")
_OPEN: Final = Text("待勾选", "open")


def deed_text(action: Queued) -> Text:
    """Say what somebody did, with the words that go with it."""
    deed = _DEEDS[action.deed].format(result=result_text(action.result))
    return _NOTE.format(deed=deed, note=action.note) if action.note else deed


def result_text(result: str) -> Text:
    """Say a result of a check; what is none of ours is said as it stands."""
    if not result:
        return _OPEN
    known = {value.value: CHECK_RESULT[value] for value in CheckResult}
    return known.get(result, same(result))
