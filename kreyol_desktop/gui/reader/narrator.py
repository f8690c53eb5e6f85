"""Who reads aloud: the audio file of the job, or the voice itself, sentence by sentence."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from kreyol_desktop.core.errors import AudioDeviceError
from kreyol_desktop.gui.reader.book import Book, word_at

FOLLOW_MS = 40
"""How often the spoken word is looked up while playing."""


class Narrator(QObject):
    """Signals: ``spoken(segment, word range or None)``, ``playing_changed``, ``moved(seconds)``,
    ``failed(error)``. A narrator serves one book."""

    spoken = Signal(int, object)
    playing_changed = Signal(bool)
    moved = Signal(float)
    failed = Signal(object)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.current = book.order[0] if book.order else -1
        self.repeats = False
        self._sleeps_after_chapter = False
        self._bedtime = QTimer(self, singleShot=True)
        self._bedtime.timeout.connect(self.pause)

    @property
    def is_playing(self) -> bool:
        raise NotImplementedError

    @property
    def length(self) -> float:
        """The length of the scale in the unit of ``moved``."""
        raise NotImplementedError

    def play(self) -> None:
        """Begin or go on."""
        raise NotImplementedError

    def pause(self) -> None:
        """Be silent; ``play`` goes on from here."""
        raise NotImplementedError

    def play_segment(self, segment: int) -> None:
        """Go to a sentence and play on from there."""
        raise NotImplementedError

    def seek(self, position: float) -> None:
        """Go to a position of the scale."""
        raise NotImplementedError

    def set_rate(self, rate: float) -> None:
        """Speed without a change of pitch, 0.5 to 2."""
        raise NotImplementedError

    def set_repeat(self, *, repeats: bool) -> None:
        """Play the current sentence again and again, or stop doing so."""
        self.repeats = repeats

    def sleep_in(self, seconds: float | None) -> None:
        """Pause by itself after some time; None: don't."""
        self._sleeps_after_chapter = False
        self._bedtime.stop()
        if seconds is not None:
            self._bedtime.start(round(seconds * 1000))

    def sleep_after_chapter(self) -> None:
        """Pause by itself at the end of the chapter."""
        self.sleep_in(None)
        self._sleeps_after_chapter = True

    def toggle(self) -> None:
        """Play or pause."""
        (self.pause if self.is_playing else self.play)()

    def step(self, count: int) -> None:
        """Go ``count`` sentences on."""
        self._go(self.book.neighbour(self.current, count))

    def step_chapter(self, count: int) -> None:
        """Go to the next chapter (+1), or to the beginning of this one or the one before (-1)."""
        self._go(self.book.chapter_start(self.current, count))

    def _go(self, segment: int) -> None:
        if self.is_playing:
            self.play_segment(segment)
        else:
            self.show_segment(segment)

    def show_segment(self, segment: int) -> None:
        """Make a sentence the current one without playing."""
        self.current = segment
        self.spoken.emit(segment, None)


class FileNarrator(Narrator):
    """Plays the job's audio file; times come from the read-along file."""

    def __init__(self, book: Book, audio: Path, parent: QObject | None = None) -> None:
        super().__init__(book, parent)
        # Imported here: QtMultimedia is heavy and only the reader needs it.
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

        self.player: QMediaPlayer = QMediaPlayer(self)
        self.player.setAudioOutput(QAudioOutput(self))
        self.player.setSource(QUrl.fromLocalFile(str(audio)))
        self.player.playbackStateChanged.connect(lambda _: self._on_state())
        self.player.mediaStatusChanged.connect(lambda _: self._go_to_wanted())
        self._wanted_ms: int | None = None
        self._has_warned = False
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self._follow)

    @property
    def is_playing(self) -> bool:
        from PySide6.QtMultimedia import QMediaPlayer  # loaded already

        return self.player.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    @property
    def length(self) -> float:
        """Seconds."""
        return self.book.duration_s

    def play(self) -> None:
        """Begin or go on. Without a loudspeaker the words are still followed, and it says so."""
        self._warn_of_silence()
        self.player.play()

    def pause(self) -> None:
        """Be silent."""
        self.player.pause()

    def play_segment(self, segment: int) -> None:
        """Go to a sentence and play on from there."""
        self.show_segment(segment)
        self.play()

    def show_segment(self, segment: int) -> None:
        """Go to a sentence."""
        start = self.book.segments[segment].start_s
        if start is not None:
            self._go_to(start)
            self.moved.emit(start)
        super().show_segment(segment)

    def seek(self, position: float) -> None:
        """Go to a position in seconds."""
        self._go_to(position)
        self._show(position)

    def set_rate(self, rate: float) -> None:
        """Speed without a change of pitch."""
        self.player.setPlaybackRate(rate)

    def _go_to(self, seconds: float) -> None:
        self._wanted_ms = round(seconds * 1000)
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        """The player forgets a position that it is given before it has opened the file."""
        from PySide6.QtMultimedia import QMediaPlayer  # loaded already

        status = QMediaPlayer.MediaStatus
        closed = (status.NoMedia, status.LoadingMedia)
        if self._wanted_ms is not None and self.player.mediaStatus() not in closed:
            wanted, self._wanted_ms = self._wanted_ms, None
            self.player.setPosition(wanted)

    def _warn_of_silence(self) -> None:
        from PySide6.QtMultimedia import QMediaDevices  # loaded already

        if not self._has_warned and not QMediaDevices.audioOutputs():
            self._has_warned = True
            self.failed.emit(AudioDeviceError("No sound can be played on this computer."))

    def _on_state(self) -> None:
        playing = self.is_playing
        (self._timer.start if playing else self._timer.stop)()
        self.playing_changed.emit(playing)

    def _follow(self) -> None:
        self._show(self.player.position() / 1000)

    def _show(self, seconds: float) -> None:
        segment = self.book.segment_at(seconds)
        if segment is None:
            return
        if self.is_playing and segment.id != self.current:
            if self.repeats:
                self.show_segment(self.current)
                return
            if self._sleeps_after_chapter and self.book.chapter_of(segment.id) != (
                self.book.chapter_of(self.current)
            ):
                self._sleeps_after_chapter = False
                self.pause()
        self.current = segment.id
        word = word_at(segment, seconds)
        self.spoken.emit(segment.id, (word.start_char, word.end_char) if word else None)
        self.moved.emit(seconds)
