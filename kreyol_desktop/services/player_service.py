"""A player that speaks while it plays: sentence by sentence, seekable at once, in constant memory."""

import time
from collections.abc import Callable, Sequence

from kreyol_desktop.core.errors import InvalidRequestError, KreyolError
from kreyol_desktop.core.speech import MAX_SPEED, MIN_SPEED, Utterance, VoiceSettings
from kreyol_desktop.services.player_ahead import ReadAhead
from kreyol_desktop.services.player_queue import PlayerQueue
from kreyol_desktop.services.player_session import PlayerSession
from kreyol_desktop.services.player_sleep import SleepTimer
from kreyol_desktop.services.player_thread import PlayingThread, nothing_to_speak
from kreyol_desktop.services.player_values import (
    AudioSink,
    ClipSource,
    PlayerListener,
    PlayerPosition,
    PlayerState,
    Stretch,
)

RESTART_S = 1.5
"""Going back first returns to the beginning of a sentence that has played longer than this."""


class PlayerService:
    """Plays utterances through a loudspeaker. Commands return at once and may come from any thread.

    ``close`` must be called: two threads live until then.
    """

    def __init__(
        self,
        speech: ClipSource,
        sink: AudioSink,
        stretch: Stretch,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._speech = speech
        self._sink = sink
        self._clock = clock
        self._session = PlayerSession()
        self._ahead = ReadAhead(speech, self._session.changed, lambda: self._session.queue)
        self._playing = PlayingThread(self._session, sink, stretch, clock)

    def listen(self, text: str, settings: VoiceSettings) -> None:
        """Speak a text now. Raises EmptyInputError for a blank one."""
        utterances = self._speech.utterances(text, settings)
        if not utterances:
            raise nothing_to_speak()
        self.load(utterances, settings)
        self.play()

    def load(self, utterances: Sequence[Utterance], settings: VoiceSettings) -> None:
        """Take other sentences; the player is paused at the first."""
        with self._session.changed:
            self._silence()
            self._session.queue = PlayerQueue(tuple(utterances), settings)
            self._session.set(PlayerState.PAUSED if utterances else PlayerState.EMPTY)
        self._session.tell()

    def play(self) -> None:
        """Play on; from the beginning when finished."""
        session = self._session
        with session.changed:
            if session.state is PlayerState.EMPTY or session.state is PlayerState.PLAYING:
                return
            if session.state is PlayerState.FINISHED:
                session.queue.go(0)
            if session.state is PlayerState.FAILED:
                session.queue.clips.pop(session.queue.index, None)
            session.set(PlayerState.PLAYING)
        session.tell()

    def pause(self) -> None:
        """Fall silent; ``play`` goes on from the same place."""
        with self._session.changed:
            if self._session.state is not PlayerState.PLAYING:
                return
            self._silence()
            self._session.set(PlayerState.PAUSED)
        self._session.tell()

    def seek(self, segment: int, sample: int = 0) -> None:
        """Go to a segment, or to a sample of its clip. Raises InvalidRequestError when unknown."""
        with self._session.changed:
            index = self._session.queue.find(segment)
        if index is None:
            raise InvalidRequestError(f"There is no segment {segment} to play.")
        self._go(index, sample)

    def next_sentence(self) -> None:
        """Go to the next sentence; the end of the last one finishes."""
        self._go(self._session.queue.index + 1)

    def previous_sentence(self) -> None:
        """Go to the beginning of this sentence, or, near its beginning, to the one before."""
        with self._session.changed:
            played_s = self._session.queue.sample / self._session.rate_hz
            index = self._session.queue.index - (played_s < RESTART_S)
        self._go(index)

    def next_chapter(self) -> None:
        """Go to the next chapter; stays in the last."""
        self._go(self._session.queue.chapter_start(+1))

    def previous_chapter(self) -> None:
        """Go to the beginning of this chapter, or, at its beginning, to the one before."""
        self._go(self._session.queue.chapter_start(-1))

    def set_speed(self, speed: float) -> None:
        """Play at 0.5..2.0 times the pace, pitch kept. Raises InvalidRequestError outside."""
        if not MIN_SPEED <= speed <= MAX_SPEED:
            raise InvalidRequestError(f"Speed {speed} is out of range.", hint="Choose 0.5 to 2.0.")
        with self._session.changed:
            self._silence()
            self._session.speed = speed
            self._session.changed.notify_all()

    def set_repeat(self, *, repeats: bool) -> None:
        """Play the same sentence again and again, or stop doing so."""
        with self._session.changed:
            self._session.repeats = repeats

    def sleep_in(self, seconds: float | None) -> None:
        """Pause by itself after some time; None: don't."""
        with self._session.changed:
            self._session.sleep = SleepTimer(None if seconds is None else self._clock() + seconds)

    def sleep_after_chapter(self) -> None:
        """Pause by itself at the end of the chapter."""
        with self._session.changed:
            self._session.sleep = SleepTimer(after_chapter=True)

    def position(self) -> PlayerPosition:
        """Where the player is now."""
        return self._session.position()

    @property
    def can_play(self) -> bool:
        """Whether the computer has something to play on."""
        return self._sink.is_available

    def subscribe(self, listener: PlayerListener) -> Callable[[], None]:
        """Be told of changes of state and sentence; returns how to stop that."""
        return self._session.subscribe(listener)

    def close(self) -> None:
        """Stop the threads and let go of the loudspeaker."""
        with self._session.changed:
            self._session.is_closing = True
            self._session.generation += 1
            self._session.changed.notify_all()
        self._sink.close()
        self._ahead.close()
        self._playing.close()

    def _go(self, index: int, sample: int = 0) -> None:
        session = self._session
        with session.changed:
            if session.state is PlayerState.EMPTY:
                return
            self._silence()
            session.queue.go(index, sample)
            if session.queue.current is None:
                session.set(PlayerState.FINISHED)
            elif session.state is not PlayerState.PLAYING:
                session.set(PlayerState.PAUSED)
            session.changed.notify_all()
        session.tell()

    def _silence(self) -> None:
        """Void what is being played; step back over what was written and won't be heard."""
        session = self._session
        session.generation += 1
        if session.state is PlayerState.PLAYING:
            try:
                unheard = self._sink.drop()
            except KreyolError:  # the device is gone: the next piece of sound will say so
                unheard = 0
            session.queue.sample = max(0, session.queue.sample - round(unheard * session.speed))
