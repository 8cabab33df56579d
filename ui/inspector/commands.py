"""What can be done with a release from a list: move on, hold, resume, cancel, remind."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.letter import LetterKind
from relapp.errors import RelappError
from relapp.services.releases import ReleasesService
from ui.actions.letters import LetterWish
from ui.actions.page import PageContext
from ui.inspector.reason_dialog import ReasonDialog


class ReleaseCommands(QObject):
    """Runs commands on the worker and tells the hub; one for a page and its inspector.

    Signals:
        saving: key of the release, True before and False after a command.
        finished: one sentence for the status bar.
        refused: key of the release and the RelappError.
        letter_wanted: a LetterWish; the shell writes.
    """

    saving = Signal(int, bool)
    finished = Signal(str)
    refused = Signal(int, object)
    letter_wanted = Signal(object)

    def __init__(self, context: PageContext, releases: ReleasesService, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._releases = releases
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
        """Wish for a letter to everybody whose turn it is."""
        self.letter_wanted.emit(LetterWish(LetterKind.REMINDER, tuple(release_ids)))

    def tell(self, kind: LetterKind, release_id: int) -> None:
        """Wish for a letter about one release: the notice before, or the result after."""
        self.letter_wanted.emit(LetterWish(kind, (release_id,)))

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
