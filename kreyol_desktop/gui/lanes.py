"""Lanes: app-long threads that do one call after the other, away from the main thread."""

import logging
import queue
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, Qt, QThread, Signal, Slot
from shiboken6 import isValid

from kreyol_desktop.core.errors import JobCancelled, KreyolError

logger = logging.getLogger(__name__)

Report = Callable[[object], None]

CLOSE_MS = 30_000
"""So long the end waits for calls that have begun; then the process leaves without them."""


def outlive_its_owner(thread: QThread) -> None:
    """Hand a thread that does not end to the application: Qt ends a program that deletes it."""
    thread.finished.connect(thread.deleteLater)
    thread.setParent(QCoreApplication.instance())


@dataclass(eq=False, slots=True)
class Call:
    """One piece of work and where its outcome goes. ``cancel`` drops the outcome.

    Work that can stop half-way asks ``cancelled`` now and then.
    """

    work: Callable[["Call"], Any]
    owner: QObject
    done: Callable[[Any], None] | None
    failed: Callable[[KreyolError], None] | None
    progress: Callable[[Any], None] | None
    key: str
    _cancelled: Event = field(default_factory=Event)
    _report: Callable[["Call", object], None] | None = None

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Skip the work if it hasn't begun, and drop what it brings."""
        self._cancelled.set()

    def report(self, value: object) -> None:
        """Hand ``value`` to the ``progress`` callback on the main thread (called by the work)."""
        if self._report is not None:
            self._report(self, value)


class _LaneThread(QThread):
    """Takes calls from the queue until it finds None."""

    done = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, calls: "queue.SimpleQueue[Call | None]", parent: QObject) -> None:
        super().__init__(parent)
        self._calls = calls

    def run(self) -> None:
        """The loop of the thread."""
        while (call := self._calls.get()) is not None:
            if call.cancelled:
                self.done.emit(call, None)
            else:
                self._do(call)

    def _do(self, call: Call) -> None:
        try:
            result = call.work(call)
        except JobCancelled:
            call.cancel()
            self.done.emit(call, None)
        except KreyolError as error:
            self.failed.emit(call, error)
        except Exception as error:  # a bug must not end the lane; the presenter shows plain words
            logger.exception("A call on lane %s failed.", self.objectName())
            self.failed.emit(call, KreyolError(str(error) or type(error).__name__))
        else:
            self.done.emit(call, result)


class Lane(QObject):
    """A queue of calls and the thread that works it off.

    Outcomes are delivered on the thread that made the lane. A newer call with the same ``key``
    cancels the older ones, so that only the latest text of a box is translated.
    """

    reported = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._calls: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self._thread: _LaneThread | None = None
        self._keyed: dict[str, Call] = {}
        self._open: set[Call] = set()
        self._is_closed = False
        self.reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """True when nothing waits and nothing runs."""
        return not self._open

    def submit(
        self,
        work: Callable[[], Any],
        *,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KreyolError], None] | None = None,
        key: str = "",
    ) -> Call:
        """Queue ``work``; its outcome is dropped when ``owner`` is gone by then."""
        return self.submit_stream(lambda _: work(), owner=owner, done=done, failed=failed, key=key)

    def submit_stream(
        self,
        work: Callable[[Call], Any],
        *,
        owner: QObject,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KreyolError], None] | None = None,
        progress: Callable[[Any], None] | None = None,
        key: str = "",
    ) -> Call:
        """Queue work that reports on its way and can be stopped through its ``Call``."""
        call = Call(work, owner, done, failed, progress, key, _report=self.reported.emit)
        if self._is_closed:
            call.cancel()
            return call
        if key:
            if older := self._keyed.pop(key, None):
                older.cancel()
                self._open.discard(older)
            self._keyed[key] = call
        self._open.add(call)
        self._start()
        self._calls.put(call)
        return call

    def close(self, timeout_ms: int = CLOSE_MS) -> None:
        """Drop what waits, let the running call end, stop the thread; nothing is taken any more."""
        self.begin_close()
        if self._thread is not None:
            if not self._thread.wait(timeout_ms):
                logger.error("Lane %s did not stop within %d ms.", self._name, timeout_ms)
                outlive_its_owner(self._thread)
            self._thread = None

    def begin_close(self) -> None:
        """Drop what waits, and let the thread end by itself after the running call."""
        if self._is_closed:
            return
        self._is_closed = True
        for call in self._open:
            call.cancel()
        self._open.clear()
        self._keyed.clear()
        self._calls.put(None)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = _LaneThread(self._calls, self)
            self._thread.setObjectName(self._name)
            self._thread.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
            self._thread.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
            self._thread.start()

    def _take(self, call: Call) -> bool:
        """Forget a finished call; False when nobody wants its outcome any more."""
        self._open.discard(call)
        if self._keyed.get(call.key) is call:
            del self._keyed[call.key]
        return not call.cancelled and isValid(call.owner)

    @Slot(object, object)
    def _on_done(self, call: Call, result: object) -> None:
        if self._take(call) and call.done is not None:
            call.done(result)

    @Slot(object, object)
    def _on_failed(self, call: Call, error: KreyolError) -> None:
        if self._take(call) and call.failed is not None:
            call.failed(error)

    @Slot(object, object)
    def _on_reported(self, call: Call, value: object) -> None:
        if not call.cancelled and isValid(call.owner) and call.progress is not None:
            call.progress(value)


class Lanes(QObject):
    """The lanes of the window: ``quick`` translates what is typed, ``desk`` does the paper work
    (database, files), ``reading`` looks into documents, ``transfer`` moves big files. The player has
    threads of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.quick = Lane("quick", self)
        self.desk = Lane("desk", self)
        self.search = Lane("search", self)
        self.reading = Lane("reading", self)
        self.transfer = Lane("transfer", self)

    def close(self) -> None:
        """Stop every lane; CLOSE_MS is for all of them together."""
        lanes = (self.quick, self.search, self.reading, self.transfer, self.desk)
        for lane in lanes:
            lane.begin_close()
        deadline = QDeadlineTimer(CLOSE_MS)
        for lane in lanes:
            lane.close(deadline.remainingTime())
