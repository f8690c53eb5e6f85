"""Signals of the system that ask the window to end: Ctrl-C, ``kill``, the end of the session."""

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")
"""SIGHUP: the terminal was closed. SIGBREAK: Ctrl-Break, and the closed console on Windows."""

_BUFFER_BYTES = 64


class EndSignals(QObject):
    """Emits ``asked`` from the event loop when a signal has come; ``close`` restores what was.

    Python handles a signal only when it next runs Python code, and an idle window runs none. So the
    signal also writes to a socket, and reading it wakes the event loop. After Ctrl-C a second one
    does what it usually does: whoever presses it twice does not want to wait.
    """

    asked = Signal()
    _noted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._noted.connect(self.asked, Qt.ConnectionType.QueuedConnection)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._empty)
        self._usual_fd = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._usual = {
            number: signal.signal(number, self._note)
            for number in _numbers()
            # What starts a program with ``nohup`` wants it to outlive the terminal.
            if signal.getsignal(number) is not signal.SIG_IGN
        }

    def close(self) -> None:
        """Hear nothing more."""
        for number, handler in self._usual.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._usual_fd)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        self._noted.emit()

    @Slot()
    def _empty(self) -> None:
        with suppress(BlockingIOError):  # woken, but somebody was quicker
            self._reader.recv(_BUFFER_BYTES)


@contextmanager
def end_signals_lead_to(leave: Callable[[], None]) -> Iterator[None]:
    """Call ``leave`` on the main thread, from the event loop, when the system asks for the end."""
    signals = EndSignals()
    signals.asked.connect(leave)
    try:
        yield
    finally:
        signals.close()


def _numbers() -> list[signal.Signals]:
    return [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
