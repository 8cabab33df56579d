"""The menu of further deeds at the head of the page; what cannot be done says why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from relapp.domain.letter import LetterKind
from relapp.domain.text import Text
from relapp.domain.vocabulary import Outcome, Status
from relapp.services.views import ReleaseView
from ui.inspector.commands import ReleaseCommands
from ui.kit import icons
from ui.release import rights
from ui.release.deeds import ReleaseDeeds, may_have_outcome, may_have_own_date
from ui.release.desk import ReleaseDesk
from ui.release.facts_card import FactsCard
from ui.release.resubmitting import was_sent_back
from ui.release.words import Phrase


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry: its words, what it does and why it cannot be done now."""

    key: str
    text: str
    icon: str
    call: Callable[[], object]
    refusal: Text | None = None
    group: int = 0


def deeds(
    view: ReleaseView,
    desk: ReleaseDesk,
    acts: ReleaseDeeds,
    commands: ReleaseCommands,
    facts: FactsCard,
) -> tuple[Deed, ...]:
    """Return what can be done with the release beside moving it on."""
    release = view.facts.release
    run, content = rights.run(desk.me, view), rights.content(desk.me, view)
    found = [
        Deed("edit", Phrase.tr("修改登记信息…"), "edit", facts.edit, rights.edit(desk.me, view)),
    ]
    if release.live:
        address = f"relapp://calendar/schedule/{release.number}"

        def choose_window() -> None:
            desk.address_wanted.emit(address)

        found.append(Deed("window", Phrase.tr("选窗口"), "calendar", choose_window, content))
    if may_have_own_date(view):
        found.append(Deed("date", Phrase.tr("自定日期…"), "clock", acts.set_own_date, content))
    if may_have_outcome(view):
        found.append(
            Deed("outcome", Phrase.tr("填写发布结果…"), "flag", acts.state_outcome, run, 1)
        )
        found.append(
            Deed("trial", Phrase.tr("试运行结束时间…"), "hourglass", acts.set_trial, run, 1)
        )
    if release.live:
        found += _moves(view, acts, commands, (run, rights.stop(desk.me, view)))
    if was_sent_back(view):
        found.append(Deed("resubmit", Phrase.tr("重新提交…"), "return", acts.resubmit, run, 1))
    found += _letters(view, commands, run)
    return (*found, *_last(release.number, desk))


def _letters(view: ReleaseView, commands: ReleaseCommands, run: Text | None) -> list[Deed]:
    """Offer the notice before the go-live, where the process has one, and the result after."""
    release = view.facts.release

    def notice() -> None:
        commands.tell(LetterKind.NOTICE, release.id)

    def result() -> None:
        commands.tell(LetterKind.RESULT, release.id)

    found = []
    has_notice = any(document.id == "service_notice" for document in view.definition.documents)
    if release.live and has_notice and release.outcome is None:
        found.append(Deed("notice", Phrase.tr("上线通告邮件"), "mail", notice, run, 1))
    if release.outcome not in (None, Outcome.CANCELLED):
        found.append(Deed("result", Phrase.tr("结果通知邮件"), "mail", result, None, 1))
    return found


def _last(number: str, desk: ReleaseDesk) -> list[Deed]:
    def copy_number() -> None:
        QGuiApplication.clipboard().setText(number)
        desk.announced.emit(Phrase.tr("已复制 {number}").format(number=number))

    def draw_spot_checks() -> None:
        desk.address_wanted.emit("relapp://spot")

    refused = rights.spot_checks(desk.me)
    return [
        Deed("spot", Phrase.tr("抽查清单"), "eye", draw_spot_checks, refused, 3),
        Deed("copy", Phrase.tr("复制编号"), "copy", copy_number, group=3),
    ]


def _moves(
    view: ReleaseView,
    acts: ReleaseDeeds,
    commands: ReleaseCommands,
    refusals: tuple[Text | None, Text | None],
) -> list[Deed]:
    release, (run, stop) = view.facts.release, refusals

    def remind() -> None:
        commands.remind((release.id,))

    def hold() -> None:
        commands.hold(release.id, release.number)

    def resume() -> None:
        commands.resume(release.id, release.number)

    def cancel() -> None:
        commands.cancel(release.id, release.number)

    moves = [Deed("remind", Phrase.tr("催办"), "bell", remind, group=1)]
    if release.status is Status.ON_HOLD:
        moves.append(Deed("resume", Phrase.tr("恢复"), "play", resume, stop, 2))
    else:
        moves.append(Deed("hold", Phrase.tr("暂停…"), "pause", hold, stop, 2))
    if view.definition.stage_ids.index(release.stage) > 0 and release.deployed_at is None:
        moves.append(Deed("back", Phrase.tr("退回前面的阶段…"), "return", acts.send_back, run, 2))
    if release.deployed_at is None:
        moves.append(Deed("cancel", Phrase.tr("取消发布…"), "circle-minus", cancel, stop, 2))
    return moves


def build_menu(entries: tuple[Deed, ...], desk: ReleaseDesk, parent: QWidget) -> QMenu:
    """Make the menu; refused entries are grey and say why in their tool tip."""
    menu = QMenu(parent)
    menu.setObjectName("release.menu")
    menu.setToolTipsVisible(True)
    group = 0
    for entry in sorted(entries, key=lambda deed: deed.group):
        if entry.group != group:
            menu.addSeparator()
            group = entry.group
        action = menu.addAction(icons.icon(entry.icon), entry.text)
        action.setObjectName(f"release.{entry.key}")
        action.triggered.connect(entry.call)
        if entry.refusal is not None:
            action.setEnabled(False)
            action.setToolTip(desk.words.of(entry.refusal))
    return menu
