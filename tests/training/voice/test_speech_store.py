"""The teacher's speech on disk, and its alignment; a made-up speaker stands in for the teacher."""

import random
from pathlib import Path

import numpy as np
import pytest

from models.training.voice.acoustics import ENVELOPE_POINTS, FRAME_VALUES, HOP
from models.training.voice.alignment import Aligner, read_alignments, write_alignments
from models.training.voice.prompts import Part, Prompt
from models.training.voice.teacher import RATE_HZ, SpeechStore, phoneme_markup

FRAMES = {"a": 12, "s": 9, "i": 7, ".": 10, "^": 6}


def prompt(index: int, symbols: str) -> Prompt:
    return Prompt(f"p{index}", Part.TRAIN, symbols, tuple(symbols))


def speak(markup: str) -> np.ndarray:
    return np.full(len(markup) * 200, 1000, "<i2")


def test_recordings_go_on_where_they_were_cut(tmp_path: Path) -> None:
    prompts = [prompt(i, "asia" * (i + 1) + ".") for i in range(4)]
    SpeechStore(tmp_path).record(prompts[:2], speak)
    with (tmp_path / "audio.pcm").open("ab") as audio:
        audio.write(b"\1\2" * 50)  # a recording that was being written

    SpeechStore(tmp_path).record(prompts, speak)

    recordings = SpeechStore(tmp_path).recordings()
    assert [one.name for one in recordings] == ["p0", "p1", "p2", "p3"]
    assert [one.samples for one in recordings] == [
        200 * len(phoneme_markup(one.symbols)) for one in prompts
    ]
    assert set(SpeechStore(tmp_path).samples().tolist()) == {1000}


def test_speech_of_an_impossible_length_is_left_out(tmp_path: Path) -> None:
    def mumble(markup: str) -> np.ndarray:
        return np.full(RATE_HZ // 100, 1000, "<i2")

    assert SpeechStore(tmp_path).record([prompt(0, "asiasia.")], mumble) == ["p0"]
    assert SpeechStore(tmp_path).recordings() == []


def made_up_features(symbols: str, rng: np.random.Generator) -> np.ndarray:
    """Each phone has its own spectrum, and always the same length."""
    rows = []
    for symbol in f"^{symbols}":
        row = np.zeros(FRAME_VALUES)
        quiet = symbol in "^."
        row[:ENVELOPE_POINTS] = -8 if quiet else 2 * np.sin(ord(symbol) * np.linspace(0, 3, 64))
        row[-1] = 200 if symbol in "ai" else 0
        rows += [row] * FRAMES[symbol]
    return np.array(rows) + 0.05 * rng.standard_normal((len(rows), FRAME_VALUES)) * (
        np.arange(FRAME_VALUES) < ENVELOPE_POINTS
    )


def test_the_aligner_finds_every_phone(tmp_path: Path) -> None:
    rng, order = np.random.default_rng(0), random.Random(0)
    texts = ["".join(order.choice("asi") for _ in range(8)) for _ in range(30)]
    texts = ["".join(a for a, b in zip(t, "x" + t, strict=False) if a != b) + "." for t in texts]
    prompts = [prompt(index, text) for index, text in enumerate(texts)]
    features = {one.name: made_up_features(one.text, rng) for one in prompts}
    aligner = Aligner()
    aligner.fit(prompts, features, lambda _: None)

    found = aligner.align(prompts, features)

    for one in prompts:
        expected = [FRAMES[symbol] for symbol in ("^", *one.symbols)]
        assert found[one.name].symbols == ("^", *one.symbols, "$")
        assert found[one.name].frames[-1] == 0
        error = np.abs(np.array(found[one.name].frames[:-1]) - expected)
        assert error.mean() < 1.5
    quick = Aligner(rounds=1)
    quick.fit(prompts[:20], features, lambda _: None, known=found)
    assert quick.align(prompts, features) == found
    write_alignments(found, tmp_path / "alignments.jsonl")
    assert read_alignments(tmp_path / "alignments.jsonl") == found


def test_features_have_the_pitch_of_the_sound() -> None:
    pytest.importorskip("pyworld", reason="comes with the train extra")
    from models.training.voice.features import analyse, frame_count

    seconds = np.arange(RATE_HZ) / RATE_HZ
    sound = sum(np.sin(2 * np.pi * 180 * n * seconds) / n for n in range(1, 20)) * 0.1
    rows = analyse(np.asarray(sound)).astype(np.float32)
    assert rows.shape == (frame_count(RATE_HZ), FRAME_VALUES)
    assert np.median(rows[:, -1]) == pytest.approx(180, abs=2)
    assert len(rows) * HOP - RATE_HZ <= HOP
