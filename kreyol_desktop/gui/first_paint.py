"""The moment when the window has been painted for the first time."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

LATEST_MS = 1500
"""A window that starts minimised or on a locked screen is not painted; the work begins all the same."""


class FirstPaint(QObject):
    """Emits ``happened`` once, from the event loop, after the first frame of ``window``."""

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._timer.timeout.connect(self._end)
        self._timer.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for the paint event, then for its end."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._timer.start(0)
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        self._window.removeEventFilter(self)
        self.happened.emit()
        self.deleteLater()
