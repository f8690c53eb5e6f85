"""Plays clips one after the other while the next ones are still being made."""

import io
import wave
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, QUrl, Signal

from kreyol_desktop.core.speech import Clip

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer


def wav_bytes(clip: Clip) -> bytes:
    """The clip as a WAV file in memory."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(clip.rate_hz)
        file.writeframes(clip.pcm)
    return stream.getvalue()


class ClipPlayer(QObject):
    """``enqueue`` clips, then ``finish`` when no more will come; ``stopped`` ends it."""

    clip_started = Signal(int)
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._buffer: QBuffer | None = None
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._is_playing = False
        self._is_complete = True
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._play_next)
        self.rate = 1.0

    @property
    def is_playing(self) -> bool:
        """True from the first clip until the last has ended or ``stop``."""
        return self._is_playing or not self._is_complete

    def begin(self) -> None:
        """Forget what was there; clips are about to come."""
        self.stop()
        self._is_complete = False

    def enqueue(self, key: int, wav: bytes) -> None:
        """Add a clip; it plays at once when nothing plays. ``key`` comes back in clip_started."""
        self._waiting.append((key, wav))
        if not self._is_playing:
            self._is_playing = True
            self._next.start()

    def finish(self) -> None:
        """No more clips will come."""
        self._is_complete = True
        if not self._is_playing and not self._waiting:
            self.stopped.emit()

    def stop(self) -> None:
        """Be silent now."""
        was_playing = self.is_playing
        self._waiting.clear()
        self._next.stop()
        self._is_playing, self._is_complete = False, True
        if self._player is not None:
            self._player.stop()
        if was_playing:
            self.stopped.emit()

    def _play_next(self) -> None:
        if not self._waiting:
            self._is_playing = False
            if self._is_complete:
                self.stopped.emit()
            return
        key, wav = self._waiting.popleft()
        player = self._media_player()
        player.setSource(QUrl())
        buffer = QBuffer(self)
        buffer.setData(QByteArray(wav))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        player.setSourceDevice(buffer, QUrl("clip.wav"))
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        player.setPlaybackRate(self.rate)
        player.play()
        self.clip_started.emit(key)

    def _media_player(self) -> "QMediaPlayer":
        if self._player is None:
            # Imported here: QtMultimedia is heavy and most starts never play anything.
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

            self._player = QMediaPlayer(self)
            self._player.setAudioOutput(QAudioOutput(self))
            self._player.mediaStatusChanged.connect(self._on_status)
            self._player.errorOccurred.connect(self._on_error)
        return self._player

    def _on_status(self, status: object) -> None:
        from PySide6.QtMultimedia import QMediaPlayer  # loaded already by _media_player

        if status == QMediaPlayer.MediaStatus.EndOfMedia and self._is_playing:
            self._next.start()

    def _on_error(self) -> None:
        if self._is_playing:
            self._next.start()
