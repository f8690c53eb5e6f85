"""Scores of voices on unseen sentences, beside the teacher and beside what is surely bad."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from kreyol_desktop.engines.speech.phonemes import VOWELS
from models.training.voice.acoustics import Floats
from models.training.voice.dataset import Example
from models.training.voice.distance import Distance, distance, span_levels
from models.training.voice.recogniser import Recogniser, edit_distance
from models.training.voice.speakers import Speaker, Spoken, teacher

WEAK = ("s", "f", "t", "k")
"""Consonants that the teacher speaks 16 to 20 dB weaker than people do."""

TABLE_HEAD = (
    "| system | PER | PER in noise | MCD | F0 error | voicing error | length | s / f / t / k |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|"
)
_ROOM = 800
"""Samples of silence around a sentence, so that the recogniser hears its ends."""
_SPEECH_OVER_NOISE_DB = 10.0
_LOWEST_BIN = 10


@dataclass(frozen=True, slots=True)
class Scores:
    """``phone_error_rate`` in percent, ``noisy_error_rate`` with pink noise 10 dB below; distances to the teacher as in ``Distance``; ``levels_db`` of
    the weak consonants against the vowels. What was not measured is missing."""

    sentences: int
    phones: int
    phone_error_rate: float
    noisy_error_rate: float
    cepstral_db: float | None = None
    pitch_cents: float | None = None
    voicing_error: float | None = None
    length_ratio: tuple[float, float] | None = None
    levels_db: Mapping[str, float] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For a report."""
        return asdict(self)

    def row(self, name: str) -> str:
        """One line of the table."""
        cells = [
            f"{self.phone_error_rate:.1f} %",
            f"{self.noisy_error_rate:.1f} %",
            _shown(self.cepstral_db, "{:.2f} dB"),
            _shown(self.pitch_cents, "{:.0f} cents"),
            _shown(self.voicing_error, "{:.1f} %"),
            "-" if self.length_ratio is None else "{:.3f} ± {:.3f}".format(*self.length_ratio),
            " / ".join(f"{level:.0f}" for level in self.levels_db.values()) or "-",
        ]
        return f"| {name} | {' | '.join(cells)} |"


def _shown(value: float | None, pattern: str) -> str:
    return "-" if value is None else pattern.format(value)


def score(
    speaker: Speaker, examples: Sequence[Example], recogniser: Recogniser, *, compare: bool
) -> Scores:
    """Let ``speaker`` say all examples; ``compare`` also measures the distance to the teacher."""
    errors = noisy = phones = 0
    distances: list[Distance] = []
    levels: dict[str, list[float]] = defaultdict(list)
    for number, example in enumerate(examples):
        spoken = speaker(example)
        sound = np.pad(spoken.sound, (_ROOM, _ROOM))
        errors += edit_distance(recogniser.phones(sound), example.prompt.phones)
        in_noise = recogniser.phones(with_noise(sound, np.random.default_rng(number)))
        noisy += edit_distance(in_noise, example.prompt.phones)
        phones += len(example.prompt.phones)
        _collect_levels(spoken, levels)
        if compare:
            distances.append(distance(teacher(example).sound, spoken.sound))
    rates = 100 * errors / phones, 100 * noisy / phones
    found = _levels_db(levels)
    if not distances:
        return Scores(len(examples), phones, *rates, levels_db=found)
    cents = np.concatenate([one.pitch_cents for one in distances])
    ratios = [one.length_ratio for one in distances]
    return Scores(
        len(examples),
        phones,
        *rates,
        float(np.mean([one.cepstral_db for one in distances])),
        float(np.sqrt(np.mean(cents**2))) if len(cents) else None,
        100 * float(np.mean([one.voicing_error for one in distances])),
        (float(np.mean(ratios)), float(np.std(ratios))),
        found,
    )


def with_noise(sound: Floats, rng: np.random.Generator) -> Floats:
    """The sound with pink noise, as of a fan or a street, 10 dB below it."""
    spectrum = np.fft.rfft(rng.standard_normal(len(sound)))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), _LOWEST_BIN))
    noise = np.fft.irfft(spectrum, len(sound))
    level = np.std(sound) * 10 ** (-_SPEECH_OVER_NOISE_DB / 20)
    return np.asarray(sound + noise * level / np.std(noise), np.float32)


def _collect_levels(spoken: Spoken, levels: dict[str, list[float]]) -> None:
    for symbol, level in span_levels(spoken.sound, spoken.symbols, spoken.samples):
        levels["vowel" if symbol in VOWELS else symbol].append(level)


def _levels_db(levels: Mapping[str, Sequence[float]]) -> dict[str, float]:
    if "vowel" not in levels:
        return {}
    vowel = float(np.mean(levels["vowel"]))
    return {phone: float(np.mean(levels[phone])) - vowel for phone in WEAK if levels.get(phone)}
