"""The voice itself reads aloud, sentence by sentence, where no audio file fits the text."""

from PySide6.QtCore import QObject, QTimer

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.speech import Utterance, VoiceSettings
from kreyol_desktop.gui.reader.book import Book
from kreyol_desktop.gui.reader.narrator import FOLLOW_MS, Narrator
from kreyol_desktop.gui.services import Player
from kreyol_desktop.gui.voice_player import VoicePlayer
from kreyol_desktop.services.player_values import PlayerPosition


class VoiceNarrator(Narrator):
    """Steers the program's player, which speaks ahead of what is heard."""

    def __init__(
        self, book: Book, voice: VoicePlayer, settings: VoiceSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(book, parent)
        self._voice = voice
        self._settings = settings
        self._rate = 1.0
        self._was_playing = False
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self._follow)
        voice.changed.connect(self._on_changed)
        voice.failed.connect(self._on_failed)

    @property
    def is_playing(self) -> bool:
        return self._voice.is_playing(self)

    @property
    def length(self) -> float:
        """Sentences."""
        return float(len(self.book.order))

    def play(self) -> None:
        """Go on, in the middle of a sentence if it was paused there."""
        self._player().play()

    def pause(self) -> None:
        """Be silent."""
        if self._voice.belongs_to(self):
            self._voice.player().pause()
            self._on_changed()

    def play_segment(self, segment: int) -> None:
        """Speak a sentence, and the following ones after it."""
        self.show_segment(segment)
        self._player().play()

    def show_segment(self, segment: int) -> None:
        """Go to a sentence."""
        if self._voice.belongs_to(self) and self.book.is_spoken(segment):
            self._voice.player().seek(segment)
        super().show_segment(segment)
        self.moved.emit(float(self.book.place(segment)))

    def step(self, count: int) -> None:
        """Go to the next sentence (+1), or to the beginning of this one or the one before (-1)."""
        player = self._player()
        (player.next_sentence if count > 0 else player.previous_sentence)()
        self._show(self._voice.position())

    def step_chapter(self, count: int) -> None:
        """Go to the next chapter (+1), or to the beginning of this one or the one before (-1)."""
        player = self._player()
        (player.next_chapter if count > 0 else player.previous_chapter)()
        self._show(self._voice.position())

    def seek(self, position: float) -> None:
        """Go to a place in the order of speech."""
        self.show_segment(self.book.order[min(int(position), len(self.book.order) - 1)])

    def set_rate(self, rate: float) -> None:
        """Speed without a change of pitch, at once."""
        self._rate = rate
        if self._voice.belongs_to(self):
            self._voice.player().set_speed(rate)

    def set_repeat(self, *, repeats: bool) -> None:
        """Play the current sentence again and again, or stop doing so."""
        super().set_repeat(repeats=repeats)
        if self._voice.belongs_to(self):
            self._voice.player().set_repeat(repeats=repeats)

    def sleep_in(self, seconds: float | None) -> None:
        """Pause by itself after some time; None: don't."""
        self._player().sleep_in(seconds)

    def sleep_after_chapter(self) -> None:
        """Pause by itself at the end of the chapter."""
        self._player().sleep_after_chapter()

    def _player(self) -> Player:
        """The player with this book in it."""
        player = self._voice.player()
        if not self._voice.belongs_to(self):
            start = self.current if self.book.is_spoken(self.current) else None
            self._voice.load(self, self._utterances(), self._settings, start=start)
            player.set_speed(self._rate)
            player.set_repeat(repeats=self.repeats)
        return player

    def _utterances(self) -> tuple[Utterance, ...]:
        segments = (self.book.segments[number] for number in self.book.order)
        return tuple(
            Utterance(
                segment.id,
                segment.target or segment.source,
                self._settings.sentence_pause_ms,
                self.book.chapter_of(segment.id),
            )
            for segment in segments
        )

    def _on_changed(self) -> None:
        playing = self.is_playing
        if playing != self._was_playing:
            self._was_playing = playing
            (self._timer.start if playing else self._timer.stop)()
            self.playing_changed.emit(playing)
        if self._voice.belongs_to(self):
            self._show(self._voice.position())

    def _follow(self) -> None:
        self._show(self._voice.position())

    def _show(self, position: PlayerPosition) -> None:
        if position.utterance is None:
            return
        if position.utterance.segment != self.current:
            self.current = position.utterance.segment
            self.moved.emit(float(self.book.place(self.current)))
        self.spoken.emit(self.current, position.word)

    def _on_failed(self, owner: object, error: KreyolError) -> None:
        if owner is self:
            self.failed.emit(error)
