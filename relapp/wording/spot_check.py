"""Words of the office's spot checks: verdicts, reasons of the draw, what is refused."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from relapp.domain.spot_check import WEIGHTS, DrawReason
from relapp.domain.spot_verdict import SpotCheck
from relapp.domain.text import Text
from relapp.wording import dates

VERDICT: Mapping[bool, Text] = {
    True: Text("属实", "Agrees"),
    False: Text("存疑", "Doubted"),
}
SHORT: Mapping[bool, Text] = {
    True: Text("已抽查", "Verified"),
    False: VERDICT[False],
}
UNLOOKED = Text("未抽查", "To verify")
REASON: Mapping[DrawReason, Text] = {
    DrawReason.AFTER_DOUBT: Text("存疑后重新勾选", "answered anew after a doubt"),
    DrawReason.NO_PROOF: Text("没有证据也没有备注", "no evidence, no note"),
    DrawReason.IN_A_ROW: Text("一分钟内连续勾选", "one of many within a minute"),
    DrawReason.EMERGENCY: Text("紧急发布", "emergency"),
    DrawReason.NOT_APPLICABLE: Text("勾为不适用", "answered as not applicable"),
    DrawReason.CHANCE: Text("随机抽中", "by chance"),
}
_MARKS: Mapping[bool, Text] = {
    True: Text("已抽查 · {person} · {day}", "Verified · {person} · {day}"),
    False: Text("存疑 · {person} · {day}", "Doubted · {person} · {day}"),
}
_TOLD: Mapping[bool, Text] = {
    True: Text("{person} {at} 抽查：属实", "Spot check by {person}, {at}: agrees"),
    False: Text(
        "{person} {at} 抽查存疑：{note}。核对后重新勾选，才能继续",
        "Doubted by {person}, {at}: {note}. Verify and answer anew to go on",
    ),
}
ERRORS: Mapping[str, Text] = {
    "spot_check.office_only": Text(
        "抽查由发布管理岗进行", "Spot checks are made by the release office"
    ),
    "spot_check.own_tick": Text(
        "这一项是你自己勾的，请由同事抽查",
        "You ticked this yourself; a colleague must verify it",
    ),
    "spot_check.note_missing": Text(
        "存疑要写明疑点，没有保存", "A doubt must say what is in doubt; nothing was saved"
    ),
    "spot_check.not_answered": Text(
        "这一项现在没有勾「通过」或「不适用」，没有可抽查的",
        "This check is not answered with pass or not applicable now; nothing is there to verify",
    ),
    "spot_check.not_carried_out": Text(
        "这份发布已取消或未受理，不再抽查",
        "This release was cancelled or refused; its checks are not verified",
    ),
    "spot_check.answer_changed": Text(
        "这一项刚被重新勾选，没有保存。请看新的结论再抽查",
        "This check has just been answered anew; nothing was saved. Look at the new answer",
    ),
    "spot_check.stale": Text(
        "同事刚抽查了这一项，没有保存。请先看同事的结论",
        "A colleague has just verified this check; nothing was saved. See the verdict first",
    ),
    "spot_check.size": Text("一次抽 1 到 {most} 项", "Draw 1 to {most} checks at a time"),
    "spot_check.seed": Text(
        "抽签号不超过 {most} 个可见字符", "The start value has at most {most} printable characters"
    ),
}


def mark(looked: SpotCheck, zone: ZoneInfo) -> Text:
    """Return the words on the chip: verdict, who, which day."""
    day = f"{looked.at.astimezone(zone):%m-%d}"
    return _MARKS[looked.holds].format(person=looked.person, day=day)


def told(looked: SpotCheck, zone: ZoneInfo) -> Text:
    """Return the whole verdict as a sentence, with its note and what follows from it."""
    said = _TOLD[looked.holds].format(
        person=looked.person, at=dates.moment(looked.at, zone), note=looked.note.rstrip("。.")
    )
    if not looked.holds or not looked.note:
        return said
    return Text(f"{said.zh}。{looked.note}", f"{said.en}. {looked.note}")


def reasons(found: tuple[DrawReason, ...]) -> Text:
    """Say why a line was drawn."""
    return Text("、".join(REASON[r].zh for r in found), ", ".join(REASON[r].en for r in found))


def weights() -> Text:
    """Explain how the draw prefers some ticks."""
    said = [(REASON[reason], weight) for reason, weight in WEIGHTS.items()]
    return Text(
        "、".join(f"{text.zh} ×{weight}" for text, weight in said),
        ", ".join(f"{text.en} ×{weight}" for text, weight in said),
    )
