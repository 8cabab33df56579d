"""Finds the release whose documents are wanted."""

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from relapp.domain.card import ReleaseCard
from relapp.errors import RelappError
from relapp.services.board import BoardService
from ui.actions.page import PageContext
from ui.documents.reading import find_releases
from ui.documents.rows import ReleaseDelegate
from ui.kit import style, theme, views
from ui.kit.labels import label
from ui.kit.list_model import RecordListModel

_PAUSE: Final = 200


class ReleasePicker(QFrame):
    """Search field and list; without words the releases of the board, with words all of them.

    Signals:
        chosen: key of the release.
        loaded: the list was read anew.
        failed: RelappError of a reading that failed.
    """

    chosen = Signal(int)
    loaded = Signal()
    failed = Signal(object)

    def __init__(
        self, context: PageContext, board: BoardService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documents.picker")
        self.setProperty("surface", "pane")
        self._context, self._board = context, board
        self._wanted = 0
        self._build()

    def refresh(self) -> None:
        """Read the list for the words typed."""
        self._pause.stop()
        read = partial(find_releases, self._board, self.search_edit.text())
        self._context.tasks.read(read, self._on_found, self._on_failed, slot="releases")

    def select(self, release_id: int) -> None:
        """Mark a release as the one in view, without asking for it again."""
        self._wanted = release_id
        index = self.releases.index_of(release_id)
        if index != self.list.currentIndex():
            # Where the release is not in the list no row is current, or choosing it would be mute.
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(index)
            if not index.isValid():
                self.list.clearSelection()
            self.list.selectionModel().blockSignals(False)
            self.list.viewport().update()
        if index.isValid():
            self.list.scrollTo(index)

    def first(self) -> ReleaseCard | None:
        """Return the release on top."""
        return self.releases.record(0)

    def _on_found(self, cards: tuple[ReleaseCard, ...]) -> None:
        self.list.selectionModel().blockSignals(True)
        self.releases.set_records(cards)
        self.list.selectionModel().blockSignals(False)
        self.none_label.setVisible(not cards)
        self.list.setVisible(bool(cards))
        self.select(self._wanted)
        self.loaded.emit()

    def _on_failed(self, error: RelappError) -> None:
        self.failed.emit(error)

    def _on_current_changed(self, index: QModelIndex) -> None:
        card = self.releases.record(index)
        if card is not None and card.release_id != self._wanted:
            self._wanted = card.release_id
            self.chosen.emit(card.release_id)

    def _on_entered(self) -> None:
        self.refresh()
        self.list.setFocus()

    def _build(self) -> None:
        now = theme.current()
        self.search_edit = style.named(
            QLineEdit(self), "documents.search", self.tr("查找编号、应用、版本、负责人")
        )
        self.search_edit.setPlaceholderText(self.tr("查找编号、应用、版本、负责人"))
        self.search_edit.setClearButtonEnabled(True)
        self.list = QListView(self)
        views.prepare_list(self.list, name="documents.releases", spoken=self.tr("发布"))
        self.releases: RecordListModel[ReleaseCard] = RecordListModel(
            lambda c: c.number,
            key=lambda c: c.release_id,
            sentence=lambda c: f"{c.number} {c.application} {c.version_to}，{c.title}",
            parent=self,
        )
        self.list.setModel(self.releases)
        self.list.setItemDelegate(ReleaseDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.none_label = label(self.tr("没有找到发布"), "secondary", self)
        self.none_label.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self.search_edit.textChanged.connect(self._pause.start)
        self.search_edit.returnPressed.connect(self._on_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, now.px(8), 0, 0)
        column.setSpacing(now.px(6))
        field = QVBoxLayout()
        field.setContentsMargins(now.px(10), 0, now.px(10), 0)
        field.addWidget(self.search_edit)
        field.addWidget(self.none_label)
        column.addLayout(field)
        column.addWidget(self.list, 1)
