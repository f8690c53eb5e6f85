"""Loudness against FFmpeg's own meter."""

from fractions import Fraction
from pathlib import Path

import av
import av.filter
import numpy as np
import pytest

from kreyol_desktop.core.speech import AudioFormat, AudioOptions, Clip, VoiceSettings
from kreyol_desktop.engines.speech.encoding.writers import open_writer
from kreyol_desktop.engines.speech.loudness import (
    TRUE_PEAK_DBTP,
    Samples,
    integrated_lufs,
    limit_peaks,
    normalise,
    true_peak,
)
from kreyol_desktop.engines.speech.voice import PiperVoice

RATE = 16000


def _speechlike(seconds: float, seed: int = 0, rate: int = RATE) -> Samples:
    """Noise and tones with pauses, as speech has."""
    random = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    tone = sum(np.sin(2 * np.pi * 130 * k * time) / k for k in range(1, 20))
    envelope = np.clip(np.sin(2 * np.pi * 1.3 * time) + 0.3, 0, 1)
    mixed = (0.1 * tone + 0.02 * random.standard_normal(time.size)) * envelope
    return mixed.astype(np.float32)


def _ffmpeg_lufs(samples: Samples, rate: int) -> float:
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        format="flt", sample_rate=rate, layout="mono", time_base=Fraction(1, rate)
    )
    meter = graph.add("ebur128", "metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="flt", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    level = float("nan")
    source.push(frame)
    source.push(None)
    while True:
        try:
            measured = sink.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return level
        level = float(measured.metadata.get("lavfi.r128.I", level))


@pytest.mark.parametrize("rate", [16000, 22050, 44100])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_meter_agrees_with_ffmpeg(rate: int, seed: int) -> None:
    samples = _speechlike(8, seed, rate)
    assert integrated_lufs(samples, rate) == pytest.approx(_ffmpeg_lufs(samples, rate), abs=0.15)


def test_a_full_scale_sine_at_1_khz_reads_minus_3() -> None:
    """The calibration point of BS.1770: 0 dBFS at 997 Hz in one channel is -3.01 LKFS."""
    sine = np.sin(2 * np.pi * 997 * np.arange(48000 * 4) / 48000).astype(np.float32)
    assert integrated_lufs(sine, 48000) == pytest.approx(-3.01, abs=0.03)


@pytest.mark.parametrize("seconds", [0.15, 0.5, 3, 12])
def test_normalising_reaches_the_target(seconds: float) -> None:
    samples = normalise(_speechlike(seconds), RATE, -19.0)
    assert integrated_lufs(samples, RATE) == pytest.approx(-19, abs=0.2)


def test_long_sound_is_measured_and_limited_in_pieces() -> None:
    samples = _speechlike(150)
    for second in (59.9995, 60.0005, 130):
        samples[round(second * RATE)] = 1.6
    assert integrated_lufs(samples, RATE) == pytest.approx(_ffmpeg_lufs(samples, RATE), abs=0.15)
    limited = limit_peaks(samples, RATE)
    assert limited.size == samples.size
    assert true_peak(limited) <= 10 ** (-2.45 / 20)
    assert np.array_equal(limited[: 59 * RATE], samples[: 59 * RATE])


def test_silence_stays_silent() -> None:
    silence = np.zeros(8000, np.float32)
    assert integrated_lufs(silence, RATE) == float("-inf")
    assert not normalise(silence, RATE, -19.0).any()
    assert integrated_lufs(silence[:0], RATE) == float("-inf")


def test_true_peak_sees_between_the_samples() -> None:
    """A sine at a quarter of the rate, 45 degrees off, has samples at 0.707 of its peak."""
    sine = np.sin(np.pi / 2 * np.arange(4000) + np.pi / 4).astype(np.float32)
    assert np.abs(sine).max() < 0.71
    assert true_peak(sine[200:-200]) == pytest.approx(1.0, abs=0.05)


def test_peaks_are_limited_and_the_rest_is_left_alone() -> None:
    samples = _speechlike(2)
    samples[8000:8003] = 2.0
    limited = limit_peaks(samples, RATE)
    assert true_peak(limited) <= 10 ** (-2.45 / 20)
    assert np.array_equal(limited[:7000], samples[:7000])
    assert np.array_equal(limited[9000:], samples[9000:])


@pytest.fixture(scope="module")
def loud(voice: PiperVoice) -> Clip:
    """Louder than any setting of the window makes it: the limiter works all the time."""
    text = "Bonjou tout moun. Poukisa ou pa t vini? Kè m kontan anpil lè m wè nou tout la a!"
    return voice.speak(text, VoiceSettings(loudness_lufs=-11))


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("audio_format", [AudioFormat.MP3, AudioFormat.M4B, AudioFormat.OPUS])
def test_the_true_peak_stays_under_the_limit_when_decoded(
    loud: Clip, audio_format: AudioFormat, low: bool, tmp_path: Path
) -> None:
    path = tmp_path / f"a.{audio_format}"
    writer = open_writer(path, loud.rate_hz, AudioOptions(audio_format, low_bitrate=low))
    writer.write(loud.pcm)
    writer.close()
    with av.open(str(path)) as book:
        frames = [frame.to_ndarray().reshape(-1) for frame in book.decode(audio=0)]
    decoded = np.concatenate(frames)
    scale = 32768 if decoded.dtype.kind == "i" else 1
    peak = true_peak((decoded / scale).astype(np.float32))
    assert 10 ** (-6 / 20) < peak < 10 ** (TRUE_PEAK_DBTP / 20)


def test_a_whole_narration_is_at_the_target(voice: PiperVoice) -> None:
    """Clips are brought to the level one by one; a book of them has it too, by FFmpeg's meter."""
    texts = [
        "Wi.",
        "Bonjou tout moun.",
        "Li te di nou pa t dwe ale, men nou ale kanmenm.",
        "Poukisa?",
    ] * 3
    pieces = []
    for text in texts:
        clip = voice.speak(text, VoiceSettings())
        pieces += [np.frombuffer(clip.pcm, "<i2") / 32768, np.zeros(4800)]
    book = np.concatenate(pieces).astype(np.float32)
    assert _ffmpeg_lufs(book, RATE) == pytest.approx(-19, abs=0.7)
