"""What the window hears while a database is open: others' changes, a lost line, what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.kit.painting import Tone
from ui.kit.tasks import TaskRunner
from ui.shell.feed import Feed
from ui.shell.frame import Frame
from ui.shell.notifier import Notifier
from ui.shell.outage import Outage
from ui.shell.waiting import Waiting
from ui.shell.window_words import clock_words, waiting_by_page

if TYPE_CHECKING:
    from relapp.services.duties import DeskView
    from ui.shell.session import Session


class News(QObject):
    """Shows on the frame what comes in by itself.

    Signals:
        back_again: the database answers after it was away.
    """

    back_again = Signal()

    def __init__(
        self,
        session: Session,
        frame: Frame,
        tasks: TaskRunner,
        notifier: Notifier,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._frame = frame
        self._told_reads_only = False
        self.feed = Feed(session.history, tasks, session.context.hub, self)
        # Before our own ear: what is told on reading again must not be hidden by it.
        self.outage = Outage(session, frame, self.feed, self)
        self.feed.read.connect(self._on_read)
        self.outage.back_again.connect(self._on_back)
        self.waiting = Waiting(session, tasks, notifier.cursor, self)
        self.waiting.changed.connect(self._on_waiting)
        self.waiting.changed.connect(notifier.take)
        self.feed.start()
        self.waiting.read()

    def stop(self) -> None:
        """Listen no more."""
        self.feed.stop()
        self.outage.stop()
        self.deleteLater()

    def look_now(self) -> None:
        """Ask at once."""
        self.feed.look_now()
        self.waiting.read()

    def show_clock(self) -> None:
        """Show the office's time."""
        context = self._session.context
        words = clock_words(context.clock.now(), context.zone, context.language)
        self._frame.status.clock.setText(words)

    def _on_waiting(self, view: DeskView) -> None:
        self._frame.header.bell.set_count(len(view.mine))
        self._frame.rail.set_counts(waiting_by_page(view.mine, view.meetings))

    def _on_read(self) -> None:
        context, frame = self._session.context, self._frame
        now = context.clock.now().astimezone(context.zone)
        frame.status.set_synced(self.tr("最近同步 {time}").format(time=f"{now:%H:%M:%S}"))
        if self._session.history.reads_only and not self._told_reads_only:
            self._tell_reads_only()

    def _on_back(self) -> None:
        """Say again what the words about the lost line took the place of."""
        if self._told_reads_only:
            self._tell_reads_only()
        self.back_again.emit()

    def _tell_reads_only(self) -> None:
        """Say it once and not on every click; each refused command says it again."""
        self._told_reads_only = True
        title = self.tr("这里只能看，不能改")
        said = self.tr("同事已用更新的发布台升级了数据库。更新本机的程序后就能继续办理。")
        self._frame.banner.tell(Tone.WARN, title, said, closable=True)
