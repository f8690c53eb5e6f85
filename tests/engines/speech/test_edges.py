"""The ends of sentences: how long the silence is, and whether something clicks."""

import numpy as np
import pytest

from kreyol_desktop.core.speech import VoiceSettings
from kreyol_desktop.engines.speech.edges import LEAD_S, TRAIL_S, trim
from kreyol_desktop.engines.speech.loudness import Samples
from kreyol_desktop.engines.speech.voice import PiperVoice

RATE = 16_000
SETTINGS = VoiceSettings()


def tone(seconds: float) -> Samples:
    sound: Samples = (0.3 * np.sin(np.arange(round(seconds * RATE)) * 0.3)).astype(np.float32)
    return sound


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * RATE), np.float32)


@pytest.mark.parametrize(("before_s", "after_s"), [(0.5, 0.9), (0.01, 0.05), (0.0, 0.0)])
def test_superfluous_silence_goes_and_no_sound_with_it(before_s: float, after_s: float) -> None:
    sound = np.concatenate((silence(before_s), tone(0.4), silence(after_s)))
    trimmed = trim(sound, RATE)
    assert trimmed.cut / RATE == pytest.approx(max(0.0, before_s - LEAD_S), abs=0.006)
    wanted = 0.4 + min(before_s, LEAD_S) + min(after_s, TRAIL_S)
    assert trimmed.samples.size / RATE == pytest.approx(wanted, abs=0.006)
    start = round(before_s * RATE) - trimmed.cut
    middle = slice(start + 100, start + round(0.39 * RATE))
    assert np.array_equal(trimmed.samples[middle], tone(0.4)[100 : round(0.39 * RATE)])


def test_slow_speech_keeps_longer_ends() -> None:
    sound = np.concatenate((silence(1), tone(0.4), silence(1)))
    slow, normal = trim(sound, RATE, 0.5), trim(sound, RATE)
    assert slow.samples.size - normal.samples.size == round((LEAD_S + TRAIL_S) * RATE)


@pytest.mark.parametrize("sound", [silence(0.3), silence(0), np.full(3, 0.1, np.float32)])
def test_silence_and_next_to_nothing_stay(sound: Samples) -> None:
    assert trim(sound, RATE).samples.size == sound.size


def test_what_is_broken_off_ends_at_zero() -> None:
    trimmed = trim(np.full(8000, 0.5, np.float32), RATE)
    assert abs(trimmed.samples[-1]) < 0.001
    assert np.max(np.abs(np.diff(trimmed.samples[1:]))) < 0.02


SENTENCES = [
    "Kijan ou ye jodi a?",
    "Yon lapriyè",
    "ane plen tas nou ak anmè",
    "Yo sèvi ak lis sa a lè kapitèn nan ak premye ajan an pa dakò.",
    "Wi, li la",
    "(k) Chanjman",
    "mo " * 130,
]


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:12])
def test_every_sentence_of_the_voice_ends_alike(voice: PiperVoice, text: str) -> None:
    """A heading or a verse without a full stop is spoken to its end too."""
    samples = np.frombuffer(voice.speak(text, SETTINGS).pcm, "<i2").astype(np.float32) / 32768
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    assert 0.1 < (samples.size - loud[-1]) / RATE < TRAIL_S + 0.15
    assert loud[0] / RATE < LEAD_S + 0.15
    assert np.max(np.abs(samples[-20:])) < 0.002
