"""A player that speaks while it plays: sentence by sentence, seekable at once, in constant memory."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kreyol_desktop.core.errors import EmptyInputError, InvalidRequestError, KreyolError
from kreyol_desktop.core.speech import MAX_SPEED, MIN_SPEED, Clip, Utterance, VoiceSettings
from kreyol_desktop.services.player_ahead import ReadAhead
from kreyol_desktop.services.player_queue import PlayerQueue
from kreyol_desktop.services.player_sleep import SleepTimer
from kreyol_desktop.services.player_values import (
    AudioSink,
    ClipSource,
    PlayerListener,
    PlayerPosition,
    PlayerState,
    Stretch,
)

logger = logging.getLogger(__name__)

BLOCK_S = 0.04
"""Sound is handed over in pieces this long, so that pausing is felt at once."""
RESTART_S = 1.5
"""Going back first returns to the beginning of a sentence that has played longer than this."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """What the playing thread plays next; void as soon as ``generation`` has changed."""

    generation: int
    clip: Clip
    sample: int
    pause_ms: int
    speed: float


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
        self._stretch = stretch
        self._clock = clock
        self._changed = threading.Condition()
        self._queue = PlayerQueue()
        self._state = PlayerState.EMPTY
        self._error: KreyolError | None = None
        self._speed = 1.0
        self._repeats = False
        self._sleep = SleepTimer()
        self._generation = 0
        self._closing = False
        self._listeners: list[PlayerListener] = []
        self._ahead = ReadAhead(speech, self._changed, lambda: self._queue)
        self._thread = threading.Thread(target=self._play_loop, name="player", daemon=True)
        self._thread.start()

    def listen(self, text: str, settings: VoiceSettings) -> None:
        """Speak a text now. Raises EmptyInputError for a blank one."""
        utterances = self._speech.utterances(text, settings)
        if not utterances:
            raise _nothing_to_speak()
        self.load(utterances, settings)
        self.play()

    def load(self, utterances: Sequence[Utterance], settings: VoiceSettings) -> None:
        """Take other sentences; the player is paused at the first."""
        with self._changed:
            self._silence()
            self._queue = PlayerQueue(tuple(utterances), settings)
            self._set(PlayerState.PAUSED if utterances else PlayerState.EMPTY)
        self._tell()

    def play(self) -> None:
        """Play on; from the beginning when finished."""
        with self._changed:
            if self._state is PlayerState.EMPTY or self._state is PlayerState.PLAYING:
                return
            if self._state is PlayerState.FINISHED:
                self._queue.go(0)
            if self._state is PlayerState.FAILED:
                self._queue.clips.pop(self._queue.index, None)
            self._set(PlayerState.PLAYING)
        self._tell()

    def pause(self) -> None:
        """Fall silent; ``play`` goes on from the same place."""
        with self._changed:
            if self._state is not PlayerState.PLAYING:
                return
            self._silence()
            self._set(PlayerState.PAUSED)
        self._tell()

    def seek(self, segment: int, sample: int = 0) -> None:
        """Go to a segment, or to a sample of its clip. Raises InvalidRequestError when unknown."""
        with self._changed:
            index = self._queue.find(segment)
        if index is None:
            raise InvalidRequestError(f"There is no segment {segment} to play.")
        self._go(index, sample)

    def next_sentence(self) -> None:
        """Go to the next sentence; the end of the last one finishes."""
        self._go(self._queue.index + 1)

    def previous_sentence(self) -> None:
        """Go to the beginning of this sentence, or, near its beginning, to the one before."""
        with self._changed:
            played_s = self._queue.sample / self._rate_hz()
            index = self._queue.index - (played_s < RESTART_S)
        self._go(index)

    def next_chapter(self) -> None:
        """Go to the next chapter; stays in the last."""
        self._go(self._queue.chapter_start(+1))

    def previous_chapter(self) -> None:
        """Go to the beginning of this chapter, or, at its beginning, to the one before."""
        self._go(self._queue.chapter_start(-1))

    def set_speed(self, speed: float) -> None:
        """Play at 0.5..2.0 times the pace, pitch kept. Raises InvalidRequestError outside."""
        if not MIN_SPEED <= speed <= MAX_SPEED:
            raise InvalidRequestError(f"Speed {speed} is out of range.", hint="Choose 0.5 to 2.0.")
        with self._changed:
            self._silence()
            self._speed = speed
            self._changed.notify_all()

    def set_repeat(self, *, repeats: bool) -> None:
        """Play the same sentence again and again, or stop doing so."""
        with self._changed:
            self._repeats = repeats

    def sleep_in(self, seconds: float | None) -> None:
        """Pause by itself after some time; None: don't."""
        with self._changed:
            self._sleep = SleepTimer(None if seconds is None else self._clock() + seconds)

    def sleep_after_chapter(self) -> None:
        """Pause by itself at the end of the chapter."""
        with self._changed:
            self._sleep = SleepTimer(after_chapter=True)

    def position(self) -> PlayerPosition:
        """Where the player is now."""
        with self._changed:
            queue = self._queue
            return PlayerPosition(
                self._state, queue.index, queue.current, queue.sample, queue.word(), self._error
            )

    @property
    def can_play(self) -> bool:
        """Whether the computer has something to play on."""
        return self._sink.is_available

    def subscribe(self, listener: PlayerListener) -> Callable[[], None]:
        """Be told of changes of state and sentence; returns how to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Stop the threads and let go of the loudspeaker."""
        with self._changed:
            self._closing = True
            self._generation += 1
            self._changed.notify_all()
        self._sink.close()
        self._ahead.close()
        self._thread.join()

    def _set(self, state: PlayerState, error: KreyolError | None = None) -> None:
        self._state, self._error = state, error
        self._changed.notify_all()

    def _silence(self) -> None:
        """Void what is being played; step back over what was written and won't be heard."""
        self._generation += 1
        if self._state is PlayerState.PLAYING:
            try:
                unheard = self._sink.drop()
            except KreyolError:  # the device is gone: the next piece of sound will say so
                unheard = 0
            self._queue.sample = max(0, self._queue.sample - round(unheard * self._speed))

    def _rate_hz(self) -> int:
        clip = self._queue.clips.get(self._queue.index)
        return clip.rate_hz if isinstance(clip, Clip) else 1

    def _go(self, index: int, sample: int = 0) -> None:
        with self._changed:
            if self._state is PlayerState.EMPTY:
                return
            self._silence()
            self._queue.go(index, sample)
            if self._queue.current is None:
                self._set(PlayerState.FINISHED)
            elif self._state is not PlayerState.PLAYING:
                self._set(PlayerState.PAUSED)
            self._changed.notify_all()
        self._tell()

    def _tell(self) -> None:
        position = self.position()
        for listener in tuple(self._listeners):
            try:
                listener(position)
            except Exception:
                logger.exception("A listener of the player failed")

    def _play_loop(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self._is_due())
                if self._closing:
                    return
                turn = self._turn()
            try:
                if turn is not None and self._plays_out(turn):
                    self._advance(turn.generation)
                elif turn is None:
                    self._tell()
            except KreyolError as error:
                self._fail(error)

    def _is_due(self) -> bool:
        return self._state is PlayerState.PLAYING and self._queue.index in self._queue.clips

    def _turn(self) -> _Turn | None:
        """The current clip; None when it was skipped or the player stopped because of it."""
        queue = self._queue
        outcome, utterance = queue.clips[queue.index], queue.current
        if isinstance(outcome, KreyolError):
            self._set(PlayerState.FAILED, outcome)
            return None
        if outcome is None or utterance is None:
            queue.go(queue.index + 1)
            if queue.current is None:
                self._end_of(queue)
            return None
        queue.is_heard = True
        return _Turn(self._generation, outcome, queue.sample, utterance.pause_ms, self._speed)

    def _end_of(self, queue: PlayerQueue) -> None:
        """The last sentence had nothing to speak; when none had, say so."""
        if queue.is_heard:
            self._set(PlayerState.FINISHED)
        else:
            self._set(PlayerState.FAILED, _nothing_to_speak())

    def _plays_out(self, turn: _Turn) -> bool:
        """Play a turn; False when something else is wanted meanwhile."""
        clip = turn.clip
        self._sink.open(clip.rate_hz)
        pause = bytes(2 * (clip.rate_hz * turn.pause_ms // 1000))
        pcm = self._stretch((clip.pcm + pause)[2 * turn.sample :], clip.rate_hz, turn.speed)
        step = 2 * round(BLOCK_S * clip.rate_hz)
        for start in range(0, len(pcm), step):
            if not self._may_go_on(turn, turn.sample + round(start // 2 * turn.speed)):
                return False
            self._sink.write(pcm[start : start + step])
        return True

    def _may_go_on(self, turn: _Turn, sample: int) -> bool:
        asleep = False
        with self._changed:
            if self._closing or self._generation != turn.generation:
                return False
            self._queue.sample = sample
            if self._sleep.goes_off(self._clock()):
                asleep = True
                self._set(PlayerState.PAUSED)
        if asleep:
            self._tell()
        return not asleep

    def _advance(self, generation: int) -> None:
        """A sentence was played to its end."""
        with self._changed:
            if self._generation != generation:
                return
            ended_chapter = self._queue.ends_chapter()
            self._queue.go(self._queue.index + (not self._repeats))
            if self._queue.current is None:
                self._set(PlayerState.FINISHED)
            elif self._sleep.goes_off_after(ended_chapter=ended_chapter):
                self._set(PlayerState.PAUSED)
            self._changed.notify_all()
        self._tell()

    def _fail(self, error: KreyolError) -> None:
        with self._changed:
            if self._closing:
                return
            self._set(PlayerState.FAILED, error)
        self._tell()


def _nothing_to_speak() -> EmptyInputError:
    return EmptyInputError(
        "There is nothing to speak in this text.", hint="Write words in Latin letters."
    )
