"""What waits for the database, looked at or left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.session import Session

QUEUE: Final = "queue"
"""Link of the banner that lists what waits."""


def show_queue(window: QWidget, session: Session) -> None:
    """List what waits, and let its author decide."""
    from ui.shell.queue_dialog import QueueDialog

    if session.context.outbox is not None:
        QueueDialog.ask(window, session.context, session.context.outbox)


def may_leave(window: QWidget, session: Session | None) -> bool:
    """Say that what waits is kept; the person may stay all the same."""
    from relapp.domain.outbox import waiting
    from ui.kit import messages

    outbox = session.context.outbox if session is not None else None
    count = len(waiting(outbox.queue)) if outbox is not None else 0
    if not count:
        return True
    title = QCoreApplication.translate("Window", "有待提交的操作")
    said = QCoreApplication.translate(
        "Window", "{n} 项还没提交，已存在这台电脑，下次启动时自动补交；在别的电脑上看不到它们。"
    )
    verb = QCoreApplication.translate("Window", "关闭程序")
    return messages.confirm(window, title, said.format(n=count), verb)
