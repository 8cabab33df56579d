"""Lets files from the desktop be dropped on a widget."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of a drag that lie on this machine; folders are left out."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


class FileDrop(QObject):
    """Watches a widget, or the viewport of a view, for files let go over it.

    Signals:
        hovered: place under a drag that would be taken; None when it left.
        dropped: paths and the place where they were let go.
    """

    hovered = Signal(object)
    dropped = Signal(list, object)

    def __init__(self, target: QWidget, accepts: Callable[[QPoint], bool] | None = None) -> None:
        """Watch `target`; `accepts` tells for a place whether files may fall there."""
        super().__init__(target)
        self._accepts = accepts
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags of files, leave everything else alone."""
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            return isinstance(event, QDragMoveEvent) and self._on_move(event)
        if kind == QEvent.Type.DragLeave:
            self.hovered.emit(None)
            return True
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._on_drop(event)
        return super().eventFilter(watched, event)

    def _on_move(self, event: QDragMoveEvent) -> bool:
        place = event.position().toPoint()
        taken = event.mimeData().hasUrls() and (self._accepts is None or self._accepts(place))
        self.hovered.emit(place if taken else None)
        if taken:
            event.acceptProposedAction()
        elif event.type() == QEvent.Type.DragEnter:
            # Accepted as a whole, so that moves to another row are still heard.
            event.accept()
        else:
            event.ignore()
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        self.hovered.emit(None)
        place = event.position().toPoint()
        paths = local_files(event.mimeData())
        if not paths or (self._accepts is not None and not self._accepts(place)):
            event.ignore()
            return True
        event.acceptProposedAction()
        self.dropped.emit(paths, place)
        return True
