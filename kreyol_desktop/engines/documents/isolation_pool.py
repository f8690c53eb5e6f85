"""Worker processes for what touches files that nobody vouches for: a crash there hurts nobody else.

A worker starts at the first task, is kept for the next, and is replaced when it dies, stalls, takes
too much memory or has done many tasks. Cancelling kills it: native code cannot be asked.
"""

import logging
import multiprocessing
import pickle
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

import psutil

from kreyol_desktop.core.errors import EngineError, MemoryLimitError, WorkerDiedError
from kreyol_desktop.engines.documents.isolation_messages import (
    Failed,
    Finished,
    Progress,
    as_error,
    unpacked,
)
from kreyol_desktop.engines.documents.isolation_worker import serve

logger = logging.getLogger(__name__)

MEMORY_BYTES = 4 * 2**30
_POLL_S = 0.2
_PATIENCE = 5.0
"""How much longer than its own work a worker may take where others keep the processor busy."""
_MAX_TASKS = 50
_GOOD_RSS_BYTES = 700 * 2**20
_MAX_WORKERS = 2
_END_WAIT_S = 2.0


class WorkerPool:
    """At most two workers at once; thread-safe. ``memory_bytes`` bounds each."""

    def __init__(self, memory_bytes: int = MEMORY_BYTES) -> None:
        self._memory_bytes = memory_bytes
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(_MAX_WORKERS)
        self._closed = False

    def run(
        self, task: bytes, on_page: Callable[[int, int], None] | None, stall_s: float
    ) -> object:
        """The result of a packed task.

        ``on_page`` is called at least every 0.2 s; ``stall_s`` is how long a worker may work
        without finishing a page, in seconds of the processor. Raises WorkerDiedError when it crashes or stalls, MemoryLimitError,
        and the KreyolErrors of the task.
        """
        with self._worker() as worker:
            return worker.run(task, on_page, stall_s)

    def close(self) -> None:
        """End the idle workers; one that is at work ends when its call returns."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.end()

    @contextmanager
    def _worker(self) -> Iterator["_Worker"]:
        with self._places:
            worker = self._take()
            try:
                yield worker
            except BaseException:
                if not worker.is_ready:
                    worker.kill()
                raise
            finally:
                self._give_back(worker)

    def _take(self) -> "_Worker":
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
        return _Worker(self._memory_bytes)

    def _give_back(self, worker: "_Worker") -> None:
        with self._lock:
            if not self._closed and worker.is_reusable:
                self._idle.append(worker)
                return
        worker.end()


class _Worker:
    """One worker process and the pipe to it."""

    def __init__(self, memory_bytes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._memory_bytes = memory_bytes
        self._tasks = 0
        self.is_ready = True
        self._process = context.Process(
            target=serve, args=(theirs, memory_bytes), name="document-worker", daemon=True
        )
        self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    @property
    def is_reusable(self) -> bool:
        return (
            self.is_ready
            and self.is_alive
            and self._tasks < _MAX_TASKS
            and self._rss_bytes() < _GOOD_RSS_BYTES
        )

    def run(
        self, task: bytes, on_page: Callable[[int, int], None] | None, stall_s: float
    ) -> object:
        """Send a task and wait for its result; ``on_page`` is called at least every 0.2 s."""
        self.is_ready = False
        self._tasks += 1
        done, total = 0, 1
        try:
            self._pipe.send_bytes(task)
            heard, worked_s = time.monotonic(), self._worked_s()
            while True:
                if self._pipe.poll(_POLL_S):
                    message = self._receive()
                    if not isinstance(message, Progress):
                        break
                    done, total = message.done, message.total
                    heard, worked_s = time.monotonic(), self._worked_s()
                elif self._stands_still(time.monotonic() - heard, worked_s, stall_s):
                    raise self._stalled(stall_s)
                self._check_memory()
                if on_page is not None:
                    before = time.monotonic()
                    on_page(done, total)
                    heard += time.monotonic() - before  # a paused job does not stall
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise self._died() from error
        # after a lack of memory the worker is not worth keeping
        self.is_ready = getattr(message, "code", "") != MemoryLimitError.code
        return _result(message)

    def _receive(self) -> Any:
        return unpacked(self._pipe.recv_bytes())

    def _check_memory(self) -> None:
        """Where the system does not bound the worker's memory, the parent does."""
        if self._rss_bytes() > self._memory_bytes > 0:
            self.kill()
            raise MemoryLimitError(
                "The document needs more memory than is allowed.",
                hint="Split the document and try again.",
            )

    def _stands_still(self, waited_s: float, worked_before_s: float, stall_s: float) -> bool:
        """On a busy computer waiting is no sign; having worked so long, or waited very long, is."""
        if waited_s <= stall_s:
            return False
        worked_s = self._worked_s() - worked_before_s
        return worked_s > stall_s or waited_s > _PATIENCE * stall_s

    def _worked_s(self) -> float:
        try:
            times = psutil.Process(self._process.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    def _rss_bytes(self) -> int:
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _died(self) -> WorkerDiedError:
        self._process.join(_END_WAIT_S)
        code = self._process.exitcode
        self.kill()
        logger.error("The document worker ended with code %s", code)
        return WorkerDiedError(
            "The document made its worker process crash; nothing else was harmed.",
            hint="Open it in another program, save it again, and try once more.",
            exit_code=code if code is not None else "?",
        )

    def _stalled(self, stall_s: float) -> WorkerDiedError:
        self.kill()
        return WorkerDiedError(
            f"Work on the document stood still for {stall_s:.0f} seconds and was stopped.",
            hint="Open it in another program, save it again, and try once more.",
            exit_code="stalled",
        )

    def end(self) -> None:
        """Let the process end by itself, and make it end if it does not."""
        self._pipe.close()
        self._process.join(_END_WAIT_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(_END_WAIT_S)

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join(_END_WAIT_S)


def _result(message: object) -> object:
    if isinstance(message, Finished):
        return message.result
    if isinstance(message, Failed):
        if message.code == "bug":
            logger.error("A document could not be worked on:\n%s", message.message)
            raise EngineError(
                "The document could not be worked on because of a fault in the program.",
                hint="Try another format of the document.",
            )
        raise as_error(message)
    raise EngineError("The document worker gave an answer that makes no sense.")
