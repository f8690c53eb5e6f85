"""The thread that plays the sentences of a session through a loudspeaker."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from kreyol_desktop.core.errors import EmptyInputError, KreyolError
from kreyol_desktop.core.speech import Clip
from kreyol_desktop.services.player_queue import PlayerQueue
from kreyol_desktop.services.player_session import PlayerSession
from kreyol_desktop.services.player_values import AudioSink, PlayerState, Stretch

BLOCK_S = 0.04
"""Sound is handed over in pieces this long, so that pausing is felt at once."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """What is played next; void as soon as ``generation`` has changed."""

    generation: int
    clip: Clip
    sample: int
    pause_ms: int
    speed: float


class PlayingThread:
    """Plays what the session says, until ``close``; ``clock`` is the one of the sleep timer."""

    def __init__(
        self, session: PlayerSession, sink: AudioSink, stretch: Stretch, clock: Callable[[], float]
    ) -> None:
        self._session = session
        self._sink = sink
        self._stretch = stretch
        self._clock = clock
        self._thread = threading.Thread(target=self._run, name="player", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Wait for the end of the thread, which the closing session has asked for."""
        self._thread.join()

    def _run(self) -> None:
        session = self._session
        while True:
            with session.changed:
                session.changed.wait_for(lambda: session.is_closing or session.is_due)
                if session.is_closing:
                    return
                turn = self._turn()
            try:
                if turn is not None and self._plays_out(turn):
                    self._advance(turn.generation)
                elif turn is None:
                    session.tell()
            except KreyolError as error:
                self._fail(error)

    def _turn(self) -> _Turn | None:
        """The current clip; None when it was skipped or the player stopped because of it."""
        session, queue = self._session, self._session.queue
        outcome, utterance = queue.clips[queue.index], queue.current
        if isinstance(outcome, KreyolError):
            session.set(PlayerState.FAILED, outcome)
            return None
        if outcome is None or utterance is None:
            queue.go(queue.index + 1)
            if queue.current is None:
                self._end_of(queue)
            return None
        queue.is_heard = True
        return _Turn(session.generation, outcome, queue.sample, utterance.pause_ms, session.speed)

    def _end_of(self, queue: PlayerQueue) -> None:
        """The last sentence had nothing to speak; when none had, say so."""
        if queue.is_heard:
            self._session.set(PlayerState.FINISHED)
        else:
            self._session.set(PlayerState.FAILED, nothing_to_speak())

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
        session, asleep = self._session, False
        with session.changed:
            if session.is_closing or session.generation != turn.generation:
                return False
            session.queue.sample = sample
            if session.sleep.goes_off(self._clock()):
                asleep = True
                session.set(PlayerState.PAUSED)
        if asleep:
            session.tell()
        return not asleep

    def _advance(self, generation: int) -> None:
        """A sentence was played to its end."""
        session = self._session
        with session.changed:
            if session.generation != generation:
                return
            queue = session.queue
            ended_chapter = queue.ends_chapter()
            queue.go(queue.index + (not session.repeats))
            if queue.current is None:
                session.set(PlayerState.FINISHED)
            elif session.sleep.goes_off_after(ended_chapter=ended_chapter):
                session.set(PlayerState.PAUSED)
            session.changed.notify_all()
        session.tell()

    def _fail(self, error: KreyolError) -> None:
        with self._session.changed:
            if self._session.is_closing:
                return
            self._session.set(PlayerState.FAILED, error)
        self._session.tell()


def nothing_to_speak() -> EmptyInputError:
    """The error of a text without a single word."""
    return EmptyInputError(
        "There is nothing to speak in this text.", hint="Write words in Latin letters."
    )
