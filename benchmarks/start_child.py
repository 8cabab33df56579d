"""Starts a window and prints the moment it was seen: `python -m benchmarks.start_child WHAT`."""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Ends the process after the first paint of the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the process once the window was painted."""
        del watched
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, finish)
        return False


def watch_cards() -> None:
    """Leave the process once a column of the board has painted cards.

    The class is patched: a timer or a filter on every event would take the interpreter from the
    thread that opens the database, and measure itself.
    """
    from ui.board.card_list import CardList

    paint = CardList.paintEvent

    def painted(view: CardList, event: QPaintEvent) -> None:
        paint(view, event)
        if view.model() is not None and view.model().rowCount():
            finish()

    CardList.paintEvent = painted  # type: ignore[method-assign]


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
        from ui.app import Program, application, options

        app = application([])
        program = Program(app, options([]))
        if what == "window":
            program.window.installEventFilter(Watch(program.window))
        else:
            watch_cards()
        program.start()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
