"""Starts a window and prints the moment it was seen: `python -m benchmarks.start_child WHAT`."""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QWidget

POLL = 10
"""Milliseconds between looks at the board; a filter on every event would slow what it watches."""


class Watch(QObject):
    """Ends the process after the first paint of the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the process once the window was painted."""
        del watched
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, finish)
        return False


def look(window: QWidget) -> None:
    """Leave the process once a column of the board holds cards."""
    for view in window.findChildren(QListView):
        model = view.model()
        if view.objectName().startswith("board.column") and model and model.rowCount():
            view.repaint()
            finish()


def finish() -> None:
    """Print the moment and end at once: tidying up is no part of a start."""
    print(time.monotonic(), flush=True)
    os._exit(0)


def main(what: str) -> None:
    """Start and wait for the first paint."""
    if what == "bare":
        app = QApplication([])
        window = QMainWindow()
        window.installEventFilter(Watch(window))
        window.show()
    else:
        from ui.app import Program, options

        app = QApplication([])
        program = Program(app, options([]))
        if what == "window":
            program.window.installEventFilter(Watch(program.window))
        else:
            timer = QTimer(program)
            timer.timeout.connect(lambda: look(program.window))
            timer.start(POLL)
        program.start()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
