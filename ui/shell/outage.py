"""What the window does while the database is away: says so, keeps count, sends on return."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from relapp.domain import outbox as rules
from relapp.errors import RelappError
from ui.kit.painting import Tone
from ui.shell.leaving import QUEUE
from ui.shell.window_words import failure_words

if TYPE_CHECKING:
    from relapp.services.outbox import Delivery
    from ui.shell.feed import Feed
    from ui.shell.frame import Frame
    from ui.shell.session import Session

BEAT: Final = 1_000
ASLEEP: Final = 10.0
"""Seconds by which a beat of one second is late when the machine slept, or its clock was set."""
PATIENCE: Final = 1_500
"""Milliseconds that a tick may hang on a line known to be lost before it is put on the disk."""
AGAIN: Final = 3_000
TOLD_FOR: Final = 8_000
RETRY: Final = "retry"


def slept(before: float, now: float) -> bool:
    """Tell whether the machine was asleep between two beats; moments of the wall clock, seconds."""
    return now - before > ASLEEP or now < before


class Outage(QObject):
    """The banner of a lost line, the clock until the next attempt, and what became of the queue.

    Signals:
        back_again: the database answers after it was away.
        queue_wanted: the person wants to see what waits.
    """

    back_again = Signal()
    queue_wanted = Signal()

    def __init__(self, session: Session, frame: Frame, feed: Feed, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._frame = frame
        self._feed = feed
        self._outbox = session.context.outbox
        self._why = ""
        self._away = False
        self._standby = False
        self._links = 0
        self._beat_at = time.time()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(TOLD_FOR)
        self._hide.timeout.connect(self._on_told)
        feed.lost.connect(self._on_lost)
        feed.read.connect(self._on_read)
        frame.banner.action_triggered.connect(self._on_action)
        if self._outbox is not None:
            self._outbox.changed.connect(self._on_queue)
            self._outbox.kept.connect(self._on_kept)
            self._outbox.delivered.connect(self._on_delivered)
            self._outbox.failed.connect(self._on_failed)

    @property
    def away(self) -> bool:
        """Whether the database is away."""
        return self._away

    def stop(self) -> None:
        """Watch no more."""
        self._beat.stop()
        self._hide.stop()
        if self._outbox is not None:
            self._outbox.set_away(False)

    def _on_lost(self, error: RelappError) -> None:
        self._why = failure_words(error, self._session.context.language)
        if not self._away:
            self._away = True
            self._hide.stop()
            if self._outbox is not None:
                self._outbox.set_away(True)
                QTimer.singleShot(PATIENCE, self, self._wake)
            self._frame.status.set_database(self.tr("数据库没有应答"), connected=False)
        self._tell_away()

    def _on_read(self) -> None:
        if self._away:
            self._away = False
            self._frame.banner.hide()
            self._frame.status.set_database(self._session.database, connected=True)
            if self._outbox is not None:
                self._outbox.set_away(False)
            self.back_again.emit()
        if self._outbox is not None:
            self._outbox.open()
            self._send()

    def _send(self) -> None:
        if self._outbox is not None and not self._away:
            self._outbox.send()

    def _wake(self) -> None:
        if self._outbox is not None and self._away and self._outbox.under_way:
            self._outbox.wake()

    def _on_kept(self) -> None:
        """A tick found the line dead before the feed did: have it look."""
        if not self._away:
            self._feed.look_now()

    def _on_queue(self) -> None:
        if self._away:
            self._tell_away()
        elif self._standby and not self._waiting():
            self._end_standby()

    def _on_beat(self) -> None:
        before, self._beat_at = self._beat_at, time.time()
        if slept(before, self._beat_at):
            self._feed.look_now()
        if self._away:
            self._tell_away()

    def _tell_away(self) -> None:
        """Say what happened and when the next attempt is; the links stay where they are."""
        waiting = self._waiting()
        said = self._away_words(waiting)
        banner = self._frame.banner
        shows = banner.isVisibleTo(self._frame) and banner.property("outage") == "true"
        if shows and self._links == 1 + bool(waiting):
            banner.text_label.setText(said)
            banner.setAccessibleName(f"{banner.title_label.text()} {said}")
            return
        links = [(RETRY, self.tr("立即重试"))]
        if waiting:
            links.insert(0, (QUEUE, self.tr("查看待提交")))
        self._links = len(links)
        self._tell(Tone.WARN, self.tr("已离线"), said, links, icon="plug")
        banner.setProperty("outage", "true")

    def _away_words(self, waiting: int) -> str:
        left = self._feed.seconds_left()
        parts = [self.tr("已读入的内容可以照常看")]
        if waiting:
            parts.append(self.tr("{n} 项待提交，已存在本机").format(n=waiting))
        elif self._outbox is not None:
            parts.append(self.tr("勾选和会议记录照常做，先存在本机"))
        again = self.tr("{s} 秒后重试").format(s=left) if left else self.tr("正在重试")
        return self.tr("；").join([*parts, again, self._why])

    def _on_delivered(self, delivery: Delivery) -> None:
        if delivery.changes:
            self._session.context.hub.announce(delivery.changes)
        if delivery.error is not None:
            QTimer.singleShot(AGAIN, self, self._feed.look_now)
        if self._away:
            return
        if delivery.error is not None and delivery.error.code == rules.STANDBY:
            self._tell_standby(len(rules.waiting(delivery.queue)))
            return
        self._end_standby()
        open_ones = rules.unsettled(delivery.queue)
        conflicts = [a for a in open_ones if a.state is rules.Standing.CONFLICT]
        sent = self.tr("{n} 项已补交").format(n=len(delivery.sent)) if delivery.sent else ""
        if conflicts:
            title = self.tr("{n} 项与同事的修改冲突").format(n=len(conflicts))
            said = self.tr("没有覆盖任何人的结论，请逐项选择。") + sent
            self._tell(Tone.ACCENT, title, said, [(QUEUE, self.tr("逐项选择"))], icon="sync")
        elif open_ones:
            title = self.tr("{n} 项未被接受").format(n=len(open_ones))
            self._tell(Tone.WARN, title, sent, [(QUEUE, self.tr("查看原因"))])
        elif sent:
            self._tell(Tone.OK, sent, self.tr("离线期间的操作都已写入数据库"), [])
            self._hide.start()

    def _tell_standby(self, waiting: int) -> None:
        """Say that the server reads only, and what waits; each round of sending comes here anew."""
        told, self._standby = self._standby, True
        said = self.tr("已读入和新的内容都可以看；{n} 项待提交，已存在本机，可写后自动提交")
        said, title = said.format(n=waiting), self.tr("数据库暂时只读")
        if not (told and self._frame.banner.text_label.text() == said):
            # Told anew every few seconds, the link would go from under the pointer.
            self._tell(Tone.WARN, title, said, [(QUEUE, self.tr("查看待提交"))])

    def _end_standby(self) -> None:
        if self._standby:
            self._standby = False
            self._frame.banner.hide()

    def _waiting(self) -> int:
        return len(rules.waiting(self._outbox.queue)) if self._outbox is not None else 0

    def _on_failed(self, error: RelappError) -> None:
        said = failure_words(error, self._session.context.language)
        self._tell(Tone.BAD, self.tr("没有完成"), said, [])

    def _tell(
        self, tone: Tone, title: str, said: str, links: list[tuple[str, str]], icon: str = ""
    ) -> None:
        banner = self._frame.banner
        banner.setProperty("outage", None)
        banner.tell(tone, title, said, links, icon=icon or None, closable=not self._away)
        self._hide.stop()

    def _on_told(self) -> None:
        if not self._away:
            self._frame.banner.hide()

    def _on_action(self, key: str) -> None:
        if key == QUEUE:
            self.queue_wanted.emit()
