"""The list of what waits for the database: states, conflicts to settle, one to give up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTableView, QWidget

from relapp.domain.outbox import Queued, Standing
from relapp.wording import dates
from relapp.wording.outbox import STANDING, deed_text
from ui.kit import icons, messages, theme, views
from ui.kit.base_dialog import BaseDialog
from ui.kit.buttons import Button
from ui.kit.labels import label
from ui.kit.table_model import Column, RecordTableModel
from ui.shell.conflict_box import ConflictBox

if TYPE_CHECKING:
    from ui.actions.outbox import Outbox
    from ui.actions.page import PageContext

_LOOKS = {
    Standing.WAITING: ("hourglass", "warn"),
    Standing.CONFLICT: ("sync", "accent"),
    Standing.REFUSED: ("triangle", "bad"),
    Standing.SENT: ("circle-check", "ok"),
    Standing.DROPPED: ("minus", "text_3"),
}
_FIRST = (Standing.CONFLICT, Standing.REFUSED, Standing.WAITING)


class QueueDialog(BaseDialog):
    """Follows the outbox while it is open."""

    def __init__(self, context: PageContext, outbox: Outbox, parent: QWidget | None = None) -> None:
        super().__init__("", parent, name="queue", width=860)
        self._context, self._outbox = context, outbox
        title = self.tr("待提交的操作")
        self.setWindowTitle(title)
        self.title_label.setText(title)
        self.set_note(
            self.tr("离线时做的操作存在这台电脑，连上后按次序补交。签署等不能排队，连上后再做。")
        )
        self._columns = _columns(context)
        self.model: RecordTableModel[Queued] = RecordTableModel(
            self._columns, lambda a: a.key, parent=self
        )
        self.view = QTableView(self)
        views.prepare_table(self.view, name="queue.table", spoken=title)
        self.view.setProperty("framed", "true")
        self.view.setMinimumHeight(theme.current().px(190))
        self.view.setModel(self.model)
        views.set_column_widths(self.view.horizontalHeader(), self._columns)
        self.reason_label = label("", "", self, wrap=True, name="queue.reason")
        self.conflict = ConflictBox(context, self)
        self.drop_button = Button(self.tr("放弃这一项"), self, name="queue.drop")
        self.again_button = Button(self.tr("再试一次"), self, name="queue.again")
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.reason_label)
        self.body.addWidget(self.conflict)
        self.add_extra(self.drop_button)
        self.add_extra(self.again_button)
        self.add_accept(self.tr("关闭"))
        self.drop_button.clicked.connect(self._on_drop)
        self.again_button.clicked.connect(self._on_again)
        self.conflict.mine_chosen.connect(outbox.take_mine)
        self.conflict.theirs_chosen.connect(outbox.keep_theirs)
        self.view.selectionModel().currentRowChanged.connect(self._show_current)
        outbox.changed.connect(self._show)
        self._show()

    @classmethod
    def ask(cls, parent: QWidget, context: PageContext, outbox: Outbox) -> None:
        """Show the list until it is closed."""
        dialog = cls(context, outbox, parent)
        dialog.exec()
        dialog.deleteLater()

    def current(self) -> Queued | None:
        """Return the action that is selected."""
        return self.model.record(self.view.currentIndex())

    def _show(self) -> None:
        """Show the queue as it is now, what needs a person first; the selection stays."""
        before = self.current()
        newest = sorted(self._outbox.queue, key=_rank)
        self.model.set_records(newest)
        index = self.model.index_of(before.key) if before is not None else self.model.index(0, 0)
        if not index.isValid():
            index = self.model.index(0, 0)
        self.view.setCurrentIndex(index)
        self._show_current()

    def _show_current(self) -> None:
        action = self.current()
        state = action.state if action is not None else None
        self.drop_button.setEnabled(state in (Standing.WAITING, Standing.REFUSED))
        self.again_button.setVisible(state is Standing.REFUSED)
        reason = action.reason if action is not None else None
        said = reason.of(self._context.language) if reason is not None else ""
        self.reason_label.setText(said)
        self.reason_label.setVisible(bool(said))
        conflict = action if state is Standing.CONFLICT else None
        self.conflict.show_action(conflict, self._outbox.queue)

    def _on_drop(self) -> None:
        action = self.current()
        if action is None:
            return
        said = self.tr("「{title}」{deed}，放弃后不再提交。").format(
            title=action.title, deed=deed_text(action).of(self._context.language)
        )
        if messages.confirm(self, self.tr("放弃这一项"), said, self.tr("放弃"), danger=True):
            self._outbox.drop(action.key)

    def _on_again(self) -> None:
        action = self.current()
        if action is not None:
            self._outbox.again(action.key)


def _rank(action: Queued) -> tuple[int, int]:
    """Put what needs a person first, then what waits in its order, then the newest of the rest."""
    if action.state in _FIRST:
        return _FIRST.index(action.state), action.number
    return len(_FIRST), -action.number


def _columns(context: PageContext) -> tuple[Column[Queued], ...]:
    language, zone = context.language, context.zone

    return (
        Column(
            key="state",
            title=QCoreApplication.translate("QueueDialog", "状态"),
            text=lambda a: STANDING[a.state].of(language),
            tone=lambda a: _LOOKS[a.state][1],
            icon=lambda a: icons.icon(*_LOOKS[a.state]),
            sortable=False,
            width=110,
        ),
        Column(
            key="title",
            title=QCoreApplication.translate("QueueDialog", "对象"),
            text=lambda a: a.title,
            sortable=False,
            width=0,
        ),
        Column(
            key="deed",
            title=QCoreApplication.translate("QueueDialog", "操作"),
            text=lambda a: deed_text(a).of(language),
            sortable=False,
            width=240,
        ),
        Column(
            key="at",
            title=QCoreApplication.translate("QueueDialog", "操作时间"),
            text=lambda a: dates.moment(a.at, zone).of(language),
            tone=lambda _a: "text_2",
            sortable=False,
            width=170,
        ),
    )
