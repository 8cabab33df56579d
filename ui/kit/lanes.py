"""Worker threads behind `TaskRunner`: a queue and the threads that empty it."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], None]


class Lane:
    """Runs jobs in the order they came, on one or more threads that start when first needed.

    The threads are daemons: a database call that hangs on a lost line must not keep a closed
    program alive, which the pools of the standard library do.
    """

    def __init__(self, name: str, threads: int = 1) -> None:
        self._name = name
        self._wanted = threads
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._closed = False

    def put(self, job: Job) -> None:
        """Queue a job, which must not raise.

        Raises:
            RuntimeError: the lane is closed.
        """
        if self._closed:
            raise RuntimeError(f"{self._name} is closed")
        if len(self._threads) < self._wanted:
            thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._queue.put(job)

    def close(self, timeout: float) -> bool:
        """Take no more jobs, finish the queued ones; tell whether that happened in `timeout` s."""
        if not self._closed:
            self._closed = True
            for _ in self._threads:
                self._queue.put(None)
        for thread in self._threads:
            thread.join(timeout / max(1, len(self._threads)))
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            job()
