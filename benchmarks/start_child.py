"""Starts a window and prints the moment it was seen: `python -m benchmarks.start_child WHAT`."""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QWidget


class Watch(QObject):
    """Notes the first paint of a widget, or the first paint with cards in it."""

    def __init__(self, window: QWidget, *, cards: bool) -> None:
        super().__init__(window)
        self._window = window
        self._cards = cards
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the process once the wanted paint has happened."""
        if event.type() == QEvent.Type.Paint and self._seen(watched):
            QTimer.singleShot(0, finish)
        return False

    def _seen(self, watched: QObject) -> bool:
        if not self._cards:
            return isinstance(watched, QWidget) and watched.window() is self._window
        view = watched.parent()
        model = view.model() if isinstance(view, QListView) else None
        return model is not None and model.rowCount() > 0


def finish() -> None:
    """Print the moment and end at once: tidying up is no part of a start."""
    print(time.monotonic(), flush=True)
    os._exit(0)


def main(what: str) -> None:
    """Start and wait for the first paint."""
    if what == "bare":
        app = QApplication([])
        window = QMainWindow()
        Watch(window, cards=False)
        window.show()
    else:
        from ui.app import Program, options

        app = QApplication([])
        program = Program(app, options([]))
        Watch(program.window, cards=what == "board")
        program.start()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
