"""Who reads aloud: the audio file of the job, or the voice itself, sentence by sentence."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.readalong import ReadAlongSegment
from kreyol_desktop.core.speech import Clip, VoiceSettings
from kreyol_desktop.gui.clip_player import ClipPlayer, wav_bytes
from kreyol_desktop.gui.reader.book import Book, word_at
from kreyol_desktop.gui.services import Speech
from kreyol_desktop.gui.tools import WindowTools

if TYPE_CHECKING:
    pass

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

    def toggle(self) -> None:
        """Play or pause."""
        (self.pause if self.is_playing else self.play)()

    def step(self, count: int) -> None:
        """Go ``count`` sentences on."""
        segment = self.book.neighbour(self.current, count)
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
        """Begin or go on."""
        self.player.play()

    def pause(self) -> None:
        """Be silent."""
        self.player.pause()

    def play_segment(self, segment: int) -> None:
        """Go to a sentence and play on from there."""
        self.show_segment(segment)
        self.player.play()

    def show_segment(self, segment: int) -> None:
        """Go to a sentence."""
        start = self.book.segments[segment].start_s
        if start is not None:
            self.player.setPosition(round(start * 1000))
            self.moved.emit(start)
        super().show_segment(segment)

    def seek(self, position: float) -> None:
        """Go to a position in seconds."""
        self.player.setPosition(round(position * 1000))
        self._show(position)

    def set_rate(self, rate: float) -> None:
        """Speed without a change of pitch."""
        self.player.setPlaybackRate(rate)

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
        if self.repeats and self.is_playing and segment.id != self.current:
            self.show_segment(self.current)
            return
        self.current = segment.id
        word = word_at(segment, seconds)
        self.spoken.emit(segment.id, (word.start_char, word.end_char) if word else None)
        self.moved.emit(seconds)


class ClipNarrator(Narrator):
    """Lets the voice speak sentence by sentence where no audio file fits the text."""

    def __init__(
        self,
        book: Book,
        speech: Speech,
        tools: WindowTools,
        voice: VoiceSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(book, parent)
        self._speech = speech
        self._lane = tools.lanes.speech
        self._voice = voice
        self._wanted = False
        self._clip: Clip | None = None
        self.player = ClipPlayer(self)
        self.player.stopped.connect(self._on_clip_ended)

    @property
    def is_playing(self) -> bool:
        return self._wanted

    @property
    def length(self) -> float:
        """Sentences."""
        return float(len(self.book.order))

    def play(self) -> None:
        """Begin with the current sentence."""
        self.play_segment(self.current)

    def pause(self) -> None:
        """Be silent; the sentence begins anew later."""
        self._set_wanted(wanted=False)
        self.player.stop()

    def play_segment(self, segment: int) -> None:
        """Speak a sentence, and the following ones after it."""
        self._set_wanted(wanted=False)
        self.player.stop()
        self.show_segment(segment)
        self.moved.emit(float(self.book.place(segment)))
        self._set_wanted(wanted=True)
        self._speak(self.book.segments[segment])

    def seek(self, position: float) -> None:
        """Go to a place in the order of speech."""
        segment = self.book.order[min(int(position), len(self.book.order) - 1)]
        (self.play_segment if self.is_playing else self.show_segment)(segment)

    def set_rate(self, rate: float) -> None:
        """Speed without a change of pitch, from the next sentence on."""
        self.player.rate = rate

    def _speak(self, segment: ReadAlongSegment) -> None:
        text = segment.target or segment.source
        self._lane.submit(
            lambda: self._speech.clip(text, self._voice),
            owner=self,
            done=self._on_clip,
            failed=self._on_failed,
            key="reader-clip",
        )

    def _on_clip(self, clip: Clip) -> None:
        if self._wanted:
            self.player.begin()
            self.player.enqueue(self.current, wav_bytes(clip))
            self.player.finish()

    def _on_clip_ended(self) -> None:
        if not self._wanted:
            return
        following = self.current if self.repeats else self.book.neighbour(self.current, 1)
        if following == self.current and not self.repeats:
            self._set_wanted(wanted=False)
            return
        self.show_segment(following)
        self.moved.emit(float(self.book.place(following)))
        self._speak(self.book.segments[following])

    def _on_failed(self, error: KreyolError) -> None:
        self._set_wanted(wanted=False)
        self.failed.emit(error)

    def _set_wanted(self, *, wanted: bool) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.playing_changed.emit(wanted)
