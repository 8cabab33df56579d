"""Words for what is the matter with a window: title, detail and where to mend it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from relapp.domain.card import ReleaseCard
from relapp.wording import windows as words
from ui.calendar.findings import Finding, FindingKind
from ui.calendar.look import Look

_MOST_LINKS: Final = 4

_TITLES: Final = {
    FindingKind.OVER_CAPACITY: QT_TRANSLATE_NOOP("Findings", "超出容量"),
    FindingKind.MINUTES: QT_TRANSLATE_NOOP("Findings", "预计时长超过窗口"),
    FindingKind.FREEZE: QT_TRANSLATE_NOOP("Findings", "窗口在封网期内"),
    FindingKind.FAMILY: QT_TRANSLATE_NOOP("Findings", "技术类不符"),
    FindingKind.DEPENDENCY: QT_TRANSLATE_NOOP("Findings", "依赖的发布还没准备好"),
    FindingKind.MATERIAL: QT_TRANSLATE_NOOP("Findings", "材料未齐"),
    FindingKind.HOLIDAY: QT_TRANSLATE_NOOP("Findings", "窗口之后就是假期"),
    FindingKind.FORECAST: QT_TRANSLATE_NOOP("Findings", "放假安排未公布"),
    FindingKind.DRAFT: QT_TRANSLATE_NOOP("Findings", "计划还没发布"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go to."""

    text: str
    address: str


def title(finding: Finding) -> str:
    """Return the finding in a few words."""
    return QCoreApplication.translate("Findings", str(_TITLES[finding.kind]))


def detail(finding: Finding, look: Look) -> str:
    """Return what exactly is the matter."""
    if finding.kind is FindingKind.MINUTES and finding.problem is not None:
        text = QCoreApplication.translate(
            "Findings", "里面的发布共需 {needed} 分钟，窗口有 {left} 分钟"
        )
        return text.format(**finding.problem.params)
    if finding.problem is not None:
        return look.say(words.problem_text(finding.problem, look.zone))
    if finding.remark is not None:
        return look.say(words.conflict_text(finding.remark, look.zone))
    if finding.kind is FindingKind.DRAFT:
        return QCoreApplication.translate("Findings", "发布计划之后才能排期。")
    separator = QCoreApplication.translate("Findings", "，")
    return separator.join(_about(finding.kind, card, look) for card in finding.cards)


def links(finding: Finding) -> tuple[Link, ...]:
    """Return the releases to look at, with the address of what is missing."""
    text = QCoreApplication.translate("Findings", "查看 {number}")
    return tuple(
        Link(text.format(number=card.number), address(card)) for card in finding.cards[:_MOST_LINKS]
    )


def address(card: ReleaseCard) -> str:
    """Return where a release is looked at."""
    return f"relapp://release/{card.number}"


def _about(kind: FindingKind, card: ReleaseCard, look: Look) -> str:
    if kind is FindingKind.MATERIAL:
        text = QCoreApplication.translate("Findings", "{number} 差 {n} 项")
        return text.format(number=card.number, n=card.unmet)
    if kind is FindingKind.DEPENDENCY:
        text = QCoreApplication.translate("Findings", "{number} {application}：{subject}")
        return text.format(
            number=card.number, application=card.application, subject=look.say(card.first_subject)
        )
    return f"{card.number} {card.application}"
