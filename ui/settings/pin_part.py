"""One's own PIN under 我的身份: set, change, remove; or why there is none."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from relapp.domain.changes import Changes
from relapp.domain.pin import PinStanding
from relapp.services.pins import PinsService
from ui.actions.page import PageContext
from ui.kit.buttons import Button
from ui.kit.labels import label


class PinPart(QWidget):
    """What is set, in words, and the buttons that change it.

    Signals:
        refused: a RelappError for the section to show.
        said: a sentence about what was done.
    """

    refused = Signal(object)
    said = Signal(str)

    def __init__(
        self, context: PageContext, pins: PinsService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._pins = context, pins
        self.state_label = label("", "secondary", self, wrap=True, name="settings.pin_state")
        self.set_button = Button(self.tr("设置 PIN…"), self, icon="lock", name="settings.set_pin")
        self.change_button = Button(
            self.tr("修改 PIN…"), self, icon="lock", name="settings.change_pin"
        )
        self.remove_button = Button(self.tr("取消 PIN…"), self, name="settings.remove_pin")
        self.set_button.clicked.connect(partial(self._ask_new, False))
        self.change_button.clicked.connect(partial(self._ask_new, True))
        self.remove_button.clicked.connect(self._on_remove_clicked)
        row = QHBoxLayout()
        for button in (self.set_button, self.change_button, self.remove_button):
            button.hide()
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(self.tr("我的 PIN"), "title", self))
        column.addWidget(self.state_label)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read how it stands."""
        read = partial(self._pins.standing, self._context.me.id)
        self._context.tasks.read(read, self._on_read, self.refused.emit, slot="pin", owner=self)

    def _on_read(self, standing: PinStanding) -> None:
        if not standing.offered:
            said = self.tr("团队数据库由个人的数据库账号证明身份，不用 PIN。")
        elif standing.has:
            said = self.tr("已设置。坐到这个身份上和每次签署都要输入。")
        else:
            said = self.tr("没有设置：谁坐在这台电脑前都能用这个身份签署。设了以后要输入 PIN。")
        self.state_label.setText(said)
        self.set_button.setVisible(standing.offered and not standing.has)
        self.change_button.setVisible(standing.has)
        self.remove_button.setVisible(standing.has)

    def _ask_new(self, has: bool) -> None:
        from ui.actions.pin_dialog import NewPinDialog

        context = self._context
        self._finish(
            NewPinDialog.ask(self, context.tasks, self._pins, context.me, has=has),
            self.tr("PIN 已保存"),
        )

    def _on_remove_clicked(self) -> None:
        from ui.actions.pin_dialog import PinDialog

        context = self._context
        title = self.tr("取消 PIN")
        self._finish(
            PinDialog.ask_removal(self, context.tasks, self._pins, context.me, title),
            self.tr("PIN 已取消"),
        )

    def _finish(self, changes: Changes | None, said: str) -> None:
        if changes is not None:
            self._context.hub.announce(changes)
            self.said.emit(said)
        self.refresh()
