"""What goes in circles is collected on the thread of the windows, never on a worker."""

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.kit.litter import Litter


class Circle:
    """Litter that notes on which thread it ends."""

    def __init__(self, ended: list[int]) -> None:
        self.me = self
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))


def test_a_worker_that_asks_for_memory_ends_nothing(qtbot: QtBot) -> None:
    parent = QObject()
    litter = Litter(parent)
    ended: list[int] = []
    Circle(ended)

    def ask() -> None:
        kept = [[n] for n in range(20_000)]
        assert kept

    worker = threading.Thread(target=ask)
    worker.start()
    worker.join()
    assert ended == []
    kept = [[n] for n in range(2_000)]
    litter.look()
    assert ended == [threading.get_ident()]
    assert kept
    litter.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
