"""Collects cyclic litter on the GUI thread and nowhere else.

Python's collector runs on whichever thread happens to ask for memory. On a worker it would end
windows, models and timers there, which Qt allows on their own thread only.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

PERIOD: Final = 1_000
"""Milliseconds between two looks at how much has gathered."""


class Litter(QObject):
    """Takes the collector's place from when it is made until `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # What the start has made stays to the end; going through it again would only take time.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(PERIOD)

    def look(self) -> None:
        """Collect as many generations as are full, by Python's own measure."""
        full = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if most and count > most
        ]
        if full:
            gc.collect(full[-1])

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
