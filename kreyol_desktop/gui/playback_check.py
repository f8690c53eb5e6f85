"""Whether sound can be played at all: the part of Qt that does it is a plugin that fails silently."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtMultimedia import QMediaPlayer


def duration_ms(sound: Path, *, timeout_ms: int = 20_000) -> int:
    """How long a sound file is, in ms, as the player sees it; 0 when it can't be played.

    Needs a QApplication and runs its event loop for at most ``timeout_ms``.
    """
    player = QMediaPlayer()
    loop = QEventLoop()
    player.durationChanged.connect(loop.quit)
    player.errorOccurred.connect(loop.quit)
    QTimer.singleShot(timeout_ms, loop.quit)
    # In the loop: without a plugin the error comes before it would run.
    QTimer.singleShot(0, lambda: player.setSource(QUrl.fromLocalFile(str(sound))))
    loop.exec()
    return player.duration()
