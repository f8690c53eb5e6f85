"""The player on a loudspeaker that writes down what it is given."""

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from kreyol_desktop.core.errors import (
    AudioDeviceError,
    EmptyInputError,
    InvalidRequestError,
    KreyolError,
    SpeechError,
)
from kreyol_desktop.core.speech import Clip, Utterance, VoiceSettings, WordTime
from kreyol_desktop.engines.speech.time_stretch import stretch
from kreyol_desktop.services.player_queue import AHEAD
from kreyol_desktop.services.player_service import PlayerService
from kreyol_desktop.services.player_values import PlayerPosition, PlayerState

RATE = 16000
SETTINGS = VoiceSettings()
WAIT_S = 10


class Speech:
    """Speaks sentence n as half a second of the constant sample n + 1."""

    def __init__(self) -> None:
        self.spoken: list[str] = []
        self.faults: dict[str, KreyolError] = {}

    def clip(self, text: str, settings: VoiceSettings) -> Clip:
        self.spoken.append(text)
        if text in self.faults:
            raise self.faults[text]
        level = int(text.rsplit(maxsplit=1)[-1]) + 1
        pcm = np.full(RATE // 2, level, "<i2").tobytes()
        return Clip(pcm, RATE, (WordTime(0, 5, 0, RATE // 4), WordTime(6, 7, RATE // 4, RATE // 2)))

    def utterances(self, text: str, settings: VoiceSettings) -> tuple[Utterance, ...]:
        return tuple(Utterance(i, f"Fraz {i}") for i, _ in enumerate(text.split()))


class Sink:
    """Takes sound as fast as it comes, or only when ``let`` allows the next piece."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.rate_hz = 0
        self.drops = 0
        self.queued = 0
        self.broken = False
        self.unplugged_after: int | None = None
        self.gate: threading.Semaphore | None = None

    is_available = True

    def open(self, rate_hz: int) -> None:
        if self.broken:
            raise AudioDeviceError("No sound.")
        self.rate_hz = rate_hz

    def write(self, pcm: bytes) -> None:
        if self.gate is not None:
            assert self.gate.acquire(timeout=WAIT_S)
        if self.unplugged_after is not None and len(self.heard) >= self.unplugged_after:
            raise AudioDeviceError("The loudspeaker is gone.")
        self.heard += pcm

    def drop(self) -> int:
        self.drops += 1
        return self.queued

    def close(self) -> None:
        if self.gate is not None:
            self.gate.release(1000)

    def levels(self) -> list[int]:
        """The sentences that were heard, in order, as their sample levels."""
        samples = np.frombuffer(bytes(self.heard), "<i2")
        samples = samples[samples != 0]
        changes = np.flatnonzero(np.diff(samples)) + 1
        return [int(part[0]) for part in np.split(samples, changes) if part.size]


class Stand:
    """A player with its loudspeaker, its voice and what it told."""

    def __init__(self) -> None:
        self.now = 0.0
        self.speech, self.sink = Speech(), Sink()
        self.player = PlayerService(self.speech, self.sink, stretch, clock=lambda: self.now)
        self.told: list[PlayerPosition] = []
        self._news = threading.Condition()
        self.player.subscribe(self._listen)

    def _listen(self, position: PlayerPosition) -> None:
        with self._news:
            self.told.append(position)
            self._news.notify_all()

    def wait(self, condition: Callable[[PlayerPosition], bool]) -> PlayerPosition:
        with self._news:
            assert self._news.wait_for(lambda: any(map(condition, self.told)), WAIT_S)
            return next(filter(condition, self.told))

    def load(self, count: int, per_chapter: int = 3, pause_ms: int = 0) -> None:
        self.player.load(
            [Utterance(10 + i, f"Fraz {i}", pause_ms, i // per_chapter) for i in range(count)],
            SETTINGS,
        )

    def step(self, pieces: int) -> None:
        assert self.sink.gate is not None
        before = len(self.sink.heard)
        self.sink.gate.release(pieces)
        deadline = threading.Event()
        for _ in range(WAIT_S * 100):
            if len(self.sink.heard) >= before + pieces * 1280:
                return
            deadline.wait(0.01)
        raise AssertionError("the sound did not come")


@pytest.fixture
def stand() -> Iterator[Stand]:
    stand = Stand()
    yield stand
    stand.player.close()


@pytest.fixture
def slow(stand: Stand) -> Stand:
    """A stand whose loudspeaker takes a piece of 40 ms only when it is let."""
    stand.sink.gate = threading.Semaphore(0)
    return stand


def _finished(position: PlayerPosition) -> bool:
    return position.state is PlayerState.FINISHED


def _state(state: PlayerState) -> Callable[[PlayerPosition], bool]:
    return lambda position: position.state is state


def test_everything_is_heard_once_in_order(stand: Stand) -> None:
    stand.load(8)
    stand.player.play()
    stand.wait(_finished)
    assert stand.sink.levels() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert len(stand.sink.heard) == 8 * RATE
    assert stand.sink.rate_hz == RATE


def test_pauses_are_silence(stand: Stand) -> None:
    stand.load(2, pause_ms=250)
    stand.player.play()
    stand.wait(_finished)
    assert len(stand.sink.heard) == 2 * (RATE + RATE // 2)


def test_listening_plays_a_text(stand: Stand) -> None:
    stand.player.listen("a b c", SETTINGS)
    stand.wait(_finished)
    assert stand.sink.levels() == [1, 2, 3]


def test_a_blank_text_is_an_empty_input(stand: Stand) -> None:
    with pytest.raises(EmptyInputError):
        stand.player.listen("  ", SETTINGS)


def test_listeners_hear_of_every_sentence(stand: Stand) -> None:
    stand.load(3)
    stand.player.play()
    stand.wait(_finished)
    playing = [p.utterance.segment for p in stand.told if p.utterance and p.state == "playing"]
    assert list(dict.fromkeys(playing)) == [10, 11, 12]


def test_a_listener_that_fails_hurts_nobody(stand: Stand, caplog: pytest.LogCaptureFixture) -> None:
    def bad(_: PlayerPosition) -> None:
        raise RuntimeError("bad listener")

    stop = stand.player.subscribe(bad)
    stand.load(2)
    stand.player.play()
    stand.wait(_finished)
    stop()
    assert "listener of the player failed" in caplog.text


def test_pausing_is_felt_at_once_and_goes_on_there(slow: Stand) -> None:
    slow.load(1)
    slow.player.play()
    slow.step(5)
    slow.player.pause()
    assert slow.player.position().state is PlayerState.PAUSED
    assert slow.sink.drops == 1
    slow.sink.gate.release(1000)  # type: ignore[union-attr] # the stand has a gate
    slow.player.play()
    slow.wait(_finished)
    assert RATE <= len(slow.sink.heard) <= RATE + 3 * 1280


def test_sound_that_was_not_heard_is_played_again(slow: Stand) -> None:
    slow.load(1)
    slow.player.play()
    slow.step(6)
    slow.sink.queued = 1280
    slow.player.pause()
    assert 640 <= slow.player.position().sample <= 6 * 640 - 1280


def test_seeking_a_segment(stand: Stand) -> None:
    stand.load(6)
    stand.player.seek(14)
    assert stand.player.position().state is PlayerState.PAUSED
    stand.player.play()
    stand.wait(_finished)
    assert stand.sink.levels() == [5, 6]


def test_seeking_into_a_segment(stand: Stand) -> None:
    stand.load(1)
    stand.player.seek(10, RATE // 4)
    stand.player.play()
    stand.wait(_finished)
    assert len(stand.sink.heard) == RATE // 2


def test_an_unknown_segment_is_refused(stand: Stand) -> None:
    stand.load(2)
    with pytest.raises(InvalidRequestError):
        stand.player.seek(99)


def test_next_and_previous_sentence(stand: Stand) -> None:
    stand.load(5)
    stand.player.next_sentence()
    stand.player.next_sentence()
    assert stand.player.position().index == 2
    stand.player.previous_sentence()
    assert stand.player.position().index == 1
    for _ in range(4):
        stand.player.previous_sentence()
    assert stand.player.position().index == 0


def test_next_after_the_last_finishes_and_play_begins_again(stand: Stand) -> None:
    stand.load(1)
    stand.player.next_sentence()
    assert stand.player.position().state is PlayerState.FINISHED
    stand.told.clear()
    stand.player.play()
    stand.wait(_finished)
    assert stand.sink.levels() == [1]


def test_next_and_previous_chapter(stand: Stand) -> None:
    stand.load(9)
    jumps = []
    for move in ("next", "next", "next", "previous", "previous", "previous"):
        getattr(stand.player, f"{move}_chapter")()
        jumps.append(stand.player.position().index)
    assert jumps == [3, 6, 6, 3, 0, 0]


@pytest.mark.parametrize("speed", [0.5, 1.25, 2.0])
def test_speed_changes_the_length(stand: Stand, speed: float) -> None:
    stand.load(2)
    stand.player.set_speed(speed)
    stand.player.play()
    stand.wait(_finished)
    assert len(stand.sink.heard) == pytest.approx(2 * RATE / speed, rel=0.1)


@pytest.mark.parametrize("speed", [0.4, 2.5])
def test_a_speed_out_of_range_is_refused(stand: Stand, speed: float) -> None:
    with pytest.raises(InvalidRequestError):
        stand.player.set_speed(speed)


def test_one_sentence_is_repeated_until_told_otherwise(stand: Stand) -> None:
    stand.load(2)
    stand.player.set_repeat(repeats=True)
    stand.player.play()
    while len(stand.sink.heard) < 4 * RATE:
        stand.wait(lambda p: p.index == 0)
    stand.player.set_repeat(repeats=False)
    stand.wait(_finished)
    levels = stand.sink.levels()
    assert levels == [1, 2]
    assert len(stand.sink.heard) >= 5 * RATE


def test_the_sleep_timer_pauses(slow: Stand) -> None:
    slow.load(3)
    slow.player.sleep_in(60)
    slow.player.play()
    slow.step(3)
    slow.now = 61.0
    slow.sink.gate.release(1000)  # type: ignore[union-attr] # the stand has a gate
    slow.wait(lambda p: p.state is PlayerState.PAUSED and bool(p.sample))
    slow.told.clear()
    slow.player.play()
    slow.wait(_finished)


def test_the_sleep_timer_can_wait_for_the_chapter(stand: Stand) -> None:
    stand.load(9)
    stand.player.sleep_after_chapter()
    stand.player.play()
    position = stand.wait(lambda p: p.state is PlayerState.PAUSED and p.index > 0)
    assert position.index == 3
    assert stand.sink.levels() == [1, 2, 3]


def test_a_position_knows_the_word(slow: Stand) -> None:
    slow.load(1)
    slow.player.play()
    slow.step(2)
    assert slow.player.position().word == (0, 5)
    slow.step(6)
    assert slow.player.position().word == (6, 7)


def test_what_cannot_be_spoken_is_skipped(stand: Stand) -> None:
    stand.speech.faults["Fraz 1"] = EmptyInputError("nothing")
    stand.load(3)
    stand.player.play()
    stand.wait(_finished)
    assert stand.sink.levels() == [1, 3]


def test_text_with_nothing_to_speak_says_so(stand: Stand) -> None:
    stand.speech.faults["Fraz 0"] = EmptyInputError("nothing")
    stand.load(1)
    stand.player.play()
    told = stand.wait(lambda position: position.state is PlayerState.FAILED)
    assert isinstance(told.error, EmptyInputError)


def test_a_voice_that_fails_stops_the_player_and_can_be_tried_again(stand: Stand) -> None:
    stand.speech.faults["Fraz 1"] = SpeechError("bad")
    stand.load(3)
    stand.player.play()
    position = stand.wait(_state(PlayerState.FAILED))
    assert (position.index, type(position.error)) == (1, SpeechError)
    stand.speech.faults.clear()
    stand.player.play()
    stand.wait(_finished)
    assert stand.sink.levels() == [1, 2, 3]


def test_no_loudspeaker_is_told(stand: Stand) -> None:
    stand.sink.broken = True
    stand.load(1)
    stand.player.play()
    position = stand.wait(_state(PlayerState.FAILED))
    assert isinstance(position.error, AudioDeviceError)
    stand.sink.broken = False
    stand.player.play()
    stand.wait(_finished)


def test_unplugging_while_it_plays_is_told_and_plugging_in_goes_on_there(stand: Stand) -> None:
    stand.sink.unplugged_after = RATE  # bytes: half a second, the first sentence
    stand.load(3)
    stand.player.play()
    position = stand.wait(_state(PlayerState.FAILED))
    assert (position.index, type(position.error)) == (1, AudioDeviceError)
    stand.sink.unplugged_after = None
    stand.player.play()
    stand.wait(_finished)
    assert stand.sink.levels() == [1, 2, 3]


def test_only_a_few_clips_are_made_ready(slow: Stand) -> None:
    slow.load(500)
    slow.player.play()
    slow.step(3)
    slow.player.seek(10 + 250)
    slow.step(2)
    assert len(set(slow.speech.spoken)) <= 2 * (AHEAD + 2)


def test_nothing_is_loaded_at_first(stand: Stand) -> None:
    stand.player.play()
    stand.player.next_sentence()
    stand.player.pause()
    assert stand.player.position() == PlayerPosition(PlayerState.EMPTY)
    assert stand.player.can_play


def test_closing_ends_the_threads() -> None:
    stand = Stand()
    stand.load(50)
    stand.player.play()
    stand.player.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("player")]
