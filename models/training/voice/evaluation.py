"""Scores of voices on unseen sentences, beside the teacher and beside what is surely bad."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from kreyol_desktop.engines.speech.phonemes import VOWELS
from models.training.voice.dataset import Example
from models.training.voice.distance import Distance, distance, span_levels
from models.training.voice.recogniser import Recogniser, edit_distance
from models.training.voice.speakers import Speaker, Spoken, teacher

WEAK = ("s", "f", "t", "k")
"""Consonants that the teacher speaks 16 to 20 dB weaker than people do."""

TABLE_HEAD = (
    "| system | PER | MCD | F0 error | voicing error | length | s / f / t / k |\n"
    "|---|--:|--:|--:|--:|--:|--:|"
)
_ROOM = 800
"""Samples of silence around a sentence, so that the recogniser hears its ends."""


@dataclass(frozen=True, slots=True)
class Scores:
    """``phone_error_rate`` in percent; distances to the teacher as in ``Distance``; ``levels_db`` of
    the weak consonants against the vowels. What was not measured is missing."""

    sentences: int
    phones: int
    phone_error_rate: float
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
    errors = phones = 0
    distances: list[Distance] = []
    levels: dict[str, list[float]] = defaultdict(list)
    for example in examples:
        spoken = speaker(example)
        heard = recogniser.phones(np.pad(spoken.sound, (_ROOM, _ROOM)))
        errors += edit_distance(heard, example.prompt.phones)
        phones += len(example.prompt.phones)
        _collect_levels(spoken, levels)
        if compare:
            distances.append(distance(teacher(example).sound, spoken.sound))
    rate = 100 * errors / phones
    found = _levels_db(levels)
    if not distances:
        return Scores(len(examples), phones, rate, levels_db=found)
    cents = np.concatenate([one.pitch_cents for one in distances])
    ratios = [one.length_ratio for one in distances]
    return Scores(
        len(examples),
        phones,
        rate,
        float(np.mean([one.cepstral_db for one in distances])),
        float(np.sqrt(np.mean(cents**2))) if len(cents) else None,
        100 * float(np.mean([one.voicing_error for one in distances])),
        (float(np.mean(ratios)), float(np.std(ratios))),
        found,
    )


def _collect_levels(spoken: Spoken, levels: dict[str, list[float]]) -> None:
    for symbol, level in span_levels(spoken.sound, spoken.symbols, spoken.samples):
        levels["vowel" if symbol in VOWELS else symbol].append(level)


def _levels_db(levels: Mapping[str, Sequence[float]]) -> dict[str, float]:
    if "vowel" not in levels:
        return {}
    vowel = float(np.mean(levels["vowel"]))
    return {phone: float(np.mean(levels[phone])) - vowel for phone in WEAK if levels.get(phone)}
