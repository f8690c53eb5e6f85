"""The bundled voice, by numbers."""

import json
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from kreyol_desktop.core.errors import (
    EmptyInputError,
    InvalidRequestError,
    ModelCorruptError,
    ModelIncompatibleError,
    ModelMissingError,
)
from kreyol_desktop.core.speech import VoiceInfo, VoiceSettings
from kreyol_desktop.engines.speech.clip_check import Expectation, find_fault
from kreyol_desktop.engines.speech.loudness import integrated_lufs, true_peak
from kreyol_desktop.engines.speech.phonemes import transcribe
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.voice import PiperVoice
from tests.engines.speech.conftest import BUNDLED, ROOT

SENTENCE = "Bonjou tout moun, kijan nou ye jodi a? Li gen 1,250 goud nan men l."
SETTINGS = VoiceSettings()
INFO = VoiceInfo("x", "x", "ht", 16000)


def _float(pcm: bytes) -> np.ndarray:
    return np.frombuffer(pcm, "<i2").astype(np.float32) / 32768


def test_a_clip_is_as_long_as_its_phonemes_ask(voice: PiperVoice) -> None:
    clip = voice.speak(SENTENCE, SETTINGS)
    sounds = transcribe(Verbalizer().verbalize(SENTENCE).spoken)
    phones = sum(len(s.phones) for s in sounds if not s.is_pause)
    assert 0.05 < clip.seconds / phones < 0.15


def test_a_clip_has_the_loudness_that_was_asked_for(voice: PiperVoice) -> None:
    samples = _float(voice.speak(SENTENCE, SETTINGS).pcm)
    assert integrated_lufs(samples, 16000) == pytest.approx(-19, abs=0.3)
    assert true_peak(samples) <= 10 ** (-0.9 / 20)


def test_a_clip_is_mostly_sound(voice: PiperVoice) -> None:
    samples = _float(voice.speak(SENTENCE, SETTINGS).pcm)
    frames = samples[: samples.size // 320 * 320].reshape(-1, 320)
    silent = np.sqrt((frames**2).mean(axis=1)) < 0.003
    assert silent.mean() < 0.35


def test_speed_changes_the_length_and_not_the_pitch(voice: PiperVoice) -> None:
    slow = voice.speak(SENTENCE, VoiceSettings(speed=0.5))
    fast = voice.speak(SENTENCE, VoiceSettings(speed=2.0))
    assert slow.seconds / fast.seconds == pytest.approx(4, rel=0.15)
    assert _median_pitch(slow.pcm) == pytest.approx(_median_pitch(fast.pcm), rel=0.08)


def _median_pitch(pcm: bytes) -> float:
    samples = _float(pcm)
    pitches = []
    for start in range(0, samples.size - 1024, 512):
        frame = samples[start : start + 1024]
        if np.sqrt((frame**2).mean()) < 0.03:
            continue
        correlation = np.correlate(frame, frame, "full")[1023:]
        lag = 40 + int(np.argmax(correlation[40:200]))
        if correlation[lag] > 0.5 * correlation[0]:
            pitches.append(16000 / lag)
    return float(np.median(pitches))


@pytest.mark.parametrize("speed", [0.49, 2.01, 0.0])
def test_a_speed_out_of_range_is_refused(voice: PiperVoice, speed: float) -> None:
    with pytest.raises(InvalidRequestError):
        voice.speak(SENTENCE, VoiceSettings(speed=speed))


def test_word_times_follow_the_text_and_fill_the_clip(voice: PiperVoice) -> None:
    clip = voice.speak(SENTENCE, SETTINGS)
    words = [SENTENCE[w.start_char : w.end_char] for w in clip.words]
    expected = [
        "Bonjou",
        "tout",
        "moun",
        "kijan",
        "nou",
        "ye",
        "jodi",
        "a",
        "Li",
        "gen",
        "1,250",
        "goud",
        "nan",
        "men",
        "l",
    ]
    assert words[:10] == expected[:10]
    assert " ".join(words) == " ".join(expected).replace("1,250 goud", "1,250 goud")
    assert all(w.start_sample < w.end_sample <= clip.samples for w in clip.words)
    pairs = list(zip(clip.words, clip.words[1:], strict=False))
    assert all(a.end_sample <= b.start_sample for a, b in pairs)


@pytest.mark.parametrize("text", ["", "   ", "*** --- ***", "😀🎉", "Привет мир", "你好"])
def test_nothing_speakable_is_an_empty_input(voice: PiperVoice, text: str) -> None:
    assert voice.key(text, SETTINGS) == ""
    with pytest.raises(EmptyInputError):
        voice.speak(text, SETTINGS)


def test_a_word_of_50000_characters_is_spoken_in_bounded_time(voice: PiperVoice) -> None:
    clip = voice.speak("bla" * 17_000, SETTINGS)
    assert 1 < clip.seconds < 120


def test_a_long_text_is_cut_and_keeps_its_words(voice: PiperVoice) -> None:
    text = "Nou te wè yo, men yo pa t wè nou. " * 60
    clip = voice.speak(text, SETTINGS)
    assert len(clip.words) == 60 * 10
    assert clip.words[-1].end_char == len(text.strip()) - 1
    assert find_fault(clip, Expectation(60 * 24, 120)) is None


def test_the_key_changes_with_what_changes_the_sound(voice: PiperVoice) -> None:
    keys = {
        voice.key(SENTENCE, SETTINGS),
        voice.key(SENTENCE + " Wi.", SETTINGS),
        voice.key(SENTENCE, VoiceSettings(speed=1.1)),
        voice.key(SENTENCE, VoiceSettings(loudness_lufs=None)),
    }
    assert len(keys) == 4
    assert voice.key(SENTENCE, SETTINGS) == voice.key(SENTENCE, VoiceSettings(sentence_pause_ms=5))


def test_a_missing_voice_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError):
        PiperVoice(tmp_path / "none.onnx", INFO)


def _copy(tmp_path: Path) -> Path:
    for path in BUNDLED.glob("*.onnx*"):
        shutil.copy(path, tmp_path)
    return next(tmp_path.glob("*.onnx"))


def test_a_damaged_network_is_corrupt(tmp_path: Path) -> None:
    model = _copy(tmp_path)
    model.write_bytes(model.read_bytes()[:100_000])
    with pytest.raises(ModelCorruptError):
        PiperVoice(model, INFO)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"audio": {"sample_rate": "x"}}'])
def test_a_damaged_configuration_is_corrupt(tmp_path: Path, content: str) -> None:
    model = _copy(tmp_path)
    model.with_name(model.name + ".json").write_text(content)
    with pytest.raises(ModelCorruptError):
        PiperVoice(model, INFO)


def test_a_voice_without_some_phonemes_says_which(tmp_path: Path) -> None:
    model = _copy(tmp_path)
    path = model.with_name(model.name + ".json")
    config = json.loads(path.read_text())
    del config["phoneme_id_map"]["ʒ"], config["phoneme_id_map"]["ɲ"]
    path.write_text(json.dumps(config))
    with pytest.raises(ModelIncompatibleError) as caught:
        PiperVoice(model, INFO)
    assert caught.value.details["phonemes"] == "ɲ ʒ"


@pytest.mark.slow
def test_speaking_needs_no_espeak_data(tmp_path: Path) -> None:
    """A missing espeak data folder ends a process that asks espeak; ours never asks."""
    script = (
        "import sys; from pathlib import Path;"
        "from kreyol_desktop.core.speech import VoiceInfo, VoiceSettings;"
        "from kreyol_desktop.engines.speech.voice import PiperVoice;"
        f"v = PiperVoice(next(Path({str(BUNDLED)!r}).glob('*.onnx')), VoiceInfo('x','x','ht',16000));"
        "c = v.speak('Bonjou tout moun.', VoiceSettings());"
        "assert not [m for m in sys.modules if 'espeak' in m], 'espeak was loaded';"
        "print(c.samples)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"ESPEAK_DATA_PATH": str(tmp_path / "none"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 8000


@pytest.mark.parametrize("following", ["se li ki konnen", "yo pa konnen", "ann ale"])
@pytest.mark.parametrize("mark", list(",;:.!?"))
def test_every_mark_is_a_rest(voice: PiperVoice, mark: str, following: str) -> None:
    text = f"Nou te manje diri ak pwa{mark} {following}."
    clip = voice.speak(text, SETTINGS)
    before, after = clip.words[5], clip.words[6]
    gap = _float(clip.pcm)[before.end_sample : after.start_sample]
    assert 0.15 < gap.size / clip.rate_hz < 0.8
    assert np.sqrt((gap**2).mean()) < 0.1 * np.sqrt((_float(clip.pcm) ** 2).mean())


def test_a_sentence_sounds_the_same_alone_and_in_company(voice: PiperVoice) -> None:
    first = voice.speak("Kijan ou ye?", SETTINGS)
    both = voice.speak("Kijan ou ye? Mwen byen.", SETTINGS)
    ends = [(w.start_sample, w.end_sample) for w in first.words]
    assert [(w.start_sample, w.end_sample) for w in both.words[:3]] == ends


def test_two_threads_speak_at_the_same_time(voice: PiperVoice) -> None:
    """Each run of the network waits for the other one: one after the other they would never end."""
    both = threading.Barrier(2, timeout=30)
    real = voice._session

    class Meeting:
        def run(self, *arguments: object) -> object:
            both.wait()
            return real.run(*arguments)

    voice._session = Meeting()
    try:
        with ThreadPoolExecutor(2) as pool:
            texts = ("Bonjou tout moun.", "Kijan ou ye jodi a?")
            clips = list(pool.map(lambda text: voice.speak(text, VoiceSettings()), texts))
    finally:
        voice._session = real
    faults = [voice.fault(c, t, VoiceSettings()) for c, t in zip(clips, texts, strict=True)]
    assert faults == ["", ""]
