"""Several desks in one process: `python -m benchmarks.desk_child ADDRESS DESKS`.

Each listens and reads as a window does. What each has read when is printed as JSON once a line
comes in; clocks are those of the machine, the same in all processes.
"""

import json
import queue
import sys
import threading
import time

from benchmarks.offices import NOW
from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from relapp.domain.changes import Kind
from relapp.domain.hearing import Heard, News


class Desk:
    """What a window does when the server says something: it reads what was touched and the card."""

    def __init__(self, url: str) -> None:
        """Open the database and listen."""
        self.core = open_core(url, clock=FixedClock(NOW))
        self.read_at: dict[int, float] = {}
        self.listening = threading.Event()
        self._cursor = self.core.history.newest()
        self._told: queue.SimpleQueue[Heard | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()
        self._stop = self.core.history.listen(self._told.put)

    def _follow(self) -> None:
        while (heard := self._told.get()) is not None:
            if heard.news is News.LISTENING:
                self.listening.set()
            changes = self.core.history.since(self._cursor)
            if changes.seq > self._cursor:
                for release_id in changes.ids(Kind.RELEASE):
                    self.core.board.card(release_id)
                now = time.monotonic()
                for seq in range(self._cursor + 1, changes.seq + 1):
                    self.read_at[seq] = now
                self._cursor = changes.seq

    def close(self) -> None:
        """Leave."""
        if self._stop is not None:
            self._stop()
        self._told.put(None)
        self._thread.join(10)
        self.core.close()


def main(url: str, count: int) -> None:
    """Sit until a line comes in, then tell and leave."""
    desks = [Desk(url) for _ in range(count)]
    for desk in desks:
        if not desk.listening.wait(10):
            raise SystemExit("a desk does not listen")
    print("listening", flush=True)
    last = int(sys.stdin.readline())
    end = time.monotonic() + 10
    while any(last not in desk.read_at for desk in desks):
        if time.monotonic() > end:
            raise SystemExit("a tick did not arrive")
        time.sleep(0.01)
    print(json.dumps([desk.read_at for desk in desks]), flush=True)
    for desk in desks:
        desk.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
