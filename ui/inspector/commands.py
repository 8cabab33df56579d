"""What can be done with a release from a list: move on, hold, resume, cancel, remind."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import quote

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.person import Person
from relapp.errors import RelappError
from relapp.services.people import PeopleService
from relapp.services.releases import ReleasesService
from relapp.services.views import ReleaseView
from relapp.wording.gate import sentence
from ui.actions.page import PageContext
from ui.inspector.reason_dialog import ReasonDialog


class ReleaseCommands(QObject):
    """Runs commands on the worker and tells the hub; one for a page and its inspector.

    Signals:
        saving: key of the release, True before and False after a command.
        finished: one sentence for the status bar.
        refused: key of the release and the RelappError.
    """

    saving = Signal(int, bool)
    finished = Signal(str)
    refused = Signal(int, object)

    def __init__(
        self,
        context: PageContext,
        releases: ReleasesService,
        people: PeopleService,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._releases = releases
        self._people = people
        self._window = parent

    def advance(self, release_id: int, number: str, version: int) -> None:
        """Move a release to its next stage; the gate may refuse."""
        command = partial(self._releases.advance, self._context.me, release_id, version)
        said = self.tr("{number} 已进入下一阶段").format(number=number)
        self._run(release_id, command, said)

    def hold(self, release_id: int, number: str) -> None:
        """Ask for the reason and put a release on hold."""
        reason = ReasonDialog.ask(
            self._window,
            self.tr("挂起 {number}").format(number=number),
            self.tr("挂起期间不能勾选、签署和推进，随时可以恢复。"),
            self.tr("挂起"),
        )
        if reason:
            command = partial(self._releases.hold, self._context.me, release_id, reason)
            self._run(release_id, command, self.tr("{number} 已挂起").format(number=number))

    def resume(self, release_id: int, number: str) -> None:
        """Let a held release go on."""
        command = partial(self._releases.resume, self._context.me, release_id)
        self._run(release_id, command, self.tr("{number} 已恢复").format(number=number))

    def cancel(self, release_id: int, number: str) -> None:
        """Ask for the reason and cancel a release."""
        reason = ReasonDialog.ask(
            self._window,
            self.tr("取消 {number}").format(number=number),
            self.tr("取消后不能恢复，记录和原因保留，变更单放回待选。"),
            self.tr("取消这个发布"),
            danger=True,
        )
        if reason:
            command = partial(self._releases.cancel, self._context.me, release_id, reason)
            self._run(release_id, command, self.tr("{number} 已取消").format(number=number))

    def remind(self, release_ids: Iterable[int]) -> None:
        """Open a letter to everybody whose turn it is, with what is missing."""
        ids = tuple(release_ids)
        self._context.tasks.read(partial(self._collect, ids), self._on_collected)

    def _collect(self, ids: tuple[int, ...]) -> tuple[tuple[ReleaseView, ...], tuple[Person, ...]]:
        return tuple(self._releases.view(key) for key in ids), self._people.all()

    def _on_collected(self, found: tuple[tuple[ReleaseView, ...], tuple[Person, ...]]) -> None:
        views, people = found
        names = {name for view in views for need in view.blockers for name in need.people}
        if not names:
            self.finished.emit(self.tr("没有等人处理的条件，不用催办"))
            return
        mails = sorted({p.email for p in people if p.name in names and p.email and p.active})
        QDesktopServices.openUrl(QUrl(self._letter(views, mails)))
        said = self.tr("已打开催办邮件，{n} 人").format(n=len(names))
        self.finished.emit(said)

    def _letter(self, views: tuple[ReleaseView, ...], mails: list[str]) -> str:
        lines: list[str] = []
        for view in views:
            release = view.facts.release
            lines.append(f"{release.number} {release.application} {release.version_to}")
            for need in view.blockers:
                who = "、".join(need.people)
                words = sentence(need).of(self._context.language)
                lines.append(f"- {words}" + (f" ({who})" if who else ""))
            lines.append("")
        numbers = ", ".join(view.facts.release.number for view in views)
        subject = self.tr("催办：{numbers}").format(numbers=numbers)
        return (
            f"mailto:{','.join(mails)}?subject={quote(subject)}&body={quote(chr(10).join(lines))}"
        )

    def _run(self, release_id: int, command: "partial[Changes]", said: str) -> None:
        self.saving.emit(release_id, True)
        self._context.tasks.write(
            command,
            partial(self._on_written, release_id, said),
            partial(self._on_refused, release_id),
        )

    def _on_written(self, release_id: int, said: str, changes: Changes) -> None:
        self.saving.emit(release_id, False)
        self.finished.emit(said)
        self._context.hub.announce(changes)

    def _on_refused(self, release_id: int, error: RelappError) -> None:
        self.saving.emit(release_id, False)
        self.refused.emit(release_id, error)
