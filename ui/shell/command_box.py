"""Ctrl K: find a release, application or person, or run a command, by typing a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions.catalogue import SPECS, ActionId
from ui.actions.factory import words
from ui.kit import icons, metrics, painting, theme, views
from ui.kit.keyboard import key_text
from ui.kit.list_model import RecordListModel
from ui.kit.painting import RIGHT
from ui.kit.roles import RECORD_ROLE
from ui.kit.row_delegate import RowDelegate

if TYPE_CHECKING:
    from relapp.services.views import Hit

AnyIndex = QModelIndex | QPersistentModelIndex
DEBOUNCE: Final = 120
_ROWS: Final = 12
_ICONS: Final = {"release": "board", "application": "cube", "person": "person"}
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

Find = Callable[[str, Callable[[Sequence["Hit"]], object]], object]
"""Looks for words elsewhere and hands the hits to a callback."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: something to go to, or something to do."""

    key: str
    title: str
    detail: str = ""
    icon: str = ""
    shortcut: str = ""
    address: str = ""
    action: ActionId | None = None
    reason: str = ""
    """Why it cannot be done now; such a line is shown grey."""


class CommandBox(QDialog):
    """A field and a list; Enter takes the marked line.

    Signals:
        address_chosen: address of a hit.
        action_chosen: ActionId of a command.
    """

    address_chosen = Signal(str)
    action_chosen = Signal(object)

    def __init__(
        self, find: Find | None, reason_of: Callable[[ActionId], str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("command_box")
        self.setProperty("surface", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._find = find
        self._reason_of = reason_of
        self._hits: tuple[Choice, ...] = ()
        self._asked = ""
        self.edit = QLineEdit(self)
        self.edit.setObjectName("command_box.edit")
        self.edit.setPlaceholderText(self.tr("编号、应用、标题、人员或命令"))
        self.edit.setAccessibleName(self.edit.placeholderText())
        self.edit.textEdited.connect(self._on_edited)
        self.edit.installEventFilter(self)
        self.choices: RecordListModel[Choice] = RecordListModel(
            lambda c: c.title, lambda c: c.key, lambda c: f"{c.title} {c.detail} {c.reason}"
        )
        self.list = QListView(self)
        views.prepare_list(self.list, name="command_box.list", spoken=self.tr("找到的"))
        self.list.setModel(self.choices)
        self.list.setItemDelegate(_ChoiceDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._take)
        pile = QVBoxLayout(self)
        pile.setContentsMargins(10, 10, 10, 10)
        pile.setSpacing(8)
        pile.addWidget(self.edit)
        pile.addWidget(self.list)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DEBOUNCE)
        self._pause.timeout.connect(self._ask)
        self._show_choices()

    def open_over(self, window: QWidget) -> None:
        """Open at the top in the middle of a window."""
        width = min(theme.current().px(600), window.width() - 40)
        rows = theme.current().px(metrics.LIST_ROW) * _ROWS
        self.resize(width, rows + theme.current().px(60))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + theme.current().px(44))
        self.show()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the field has the focus."""
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def show_hits(self, asked: str, hits: Sequence[Hit]) -> None:
        """Show what was found elsewhere, unless the words have changed since."""
        if asked != self.edit.text().strip():
            return
        self._hits = tuple(
            Choice(
                f"{hit.kind}:{hit.id}",
                hit.title,
                hit.detail,
                _ICONS.get(hit.kind, "search"),
                address=hit.address,
            )
            for hit in hits
        )
        self._show_choices()

    def _on_edited(self) -> None:
        self._hits = ()
        self._show_choices()
        self._pause.start()

    def _ask(self) -> None:
        text = self.edit.text().strip()
        if text and self._find is not None:
            self._find(text, self._on_hits)
            self._asked = text

    def _on_hits(self, hits: Sequence[Hit]) -> None:
        self.show_hits(self._asked, hits)

    def _show_choices(self) -> None:
        wanted = self.edit.text().strip().casefold().split()
        commands = [c for c in self._commands() if all(w in c.title.casefold() for w in wanted)]
        self.choices.set_records([*self._hits, *commands])
        if self.choices.rowCount():
            self.list.setCurrentIndex(self.choices.index(0, 0))

    def _commands(self) -> list[Choice]:
        made = []
        for spec in SPECS:
            reason = self._reason_of(spec.id)
            made.append(
                Choice(
                    spec.id.value,
                    words(spec.text),
                    reason,
                    spec.icon or "chevron-right",
                    key_text(spec.key) if spec.key else "",
                    action=spec.id,
                    reason=reason,
                )
            )
        return sorted(made, key=lambda choice: bool(choice.reason))

    def _take(self, index: AnyIndex) -> None:
        choice = self.choices.record(index) if index.isValid() else None
        if choice is None or choice.reason:
            return
        self.close()
        if choice.action is not None:
            self.action_chosen.emit(choice.action)
        else:
            self.address_chosen.emit(choice.address)


class _ChoiceDelegate(RowDelegate):
    """Icon, title, detail and, at the right, the key."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view, height=metrics.LIST_ROW)

    def draw_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """Draw one line; what cannot be done now is grey."""
        choice = index.data(RECORD_ROLE)
        if not isinstance(choice, Choice):
            return
        px = theme.current().px
        cell = option.rect.adjusted(px(10), 0, -px(10), -1)
        role = "text_3" if choice.reason else "text"
        spot = QRect(cell.x(), cell.y(), px(16), cell.height())
        icons.paint(painter, choice.icon, spot, "text_3" if choice.reason else "text_2")
        room = cell.adjusted(px(26), 0, 0, 0)
        key = painting.draw_text(painter, room, choice.shortcut, "text_3", 12, align=RIGHT)
        room = room.adjusted(0, 0, -key - px(12), 0)
        used = painting.draw_text(painter, room, choice.title, role, 13)
        detail = room.adjusted(used + px(12), 0, 0, 0)
        painting.draw_text(painter, detail, choice.detail, "text_3", 12)
