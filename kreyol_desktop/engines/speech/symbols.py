"""Sounds as runs of symbol ids that a voice takes in one pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from kreyol_desktop.engines.speech.phonemes import Sound
from kreyol_desktop.engines.speech.voice_alphabet import VoiceAlphabet

RUN_PHONES = 360
"""Longer sentences are cut: the network's memory grows with the length of its input."""

SENTENCE_ENDS = ".!?"
"""Voices learn from single sentences: what comes after such a mark is spoken for itself."""

FINAL_MARK, BREATH_MARK = ".", ","
"""What stands behind a heading, and where a run is cut between two words: voices learned whole
sentences, and break off the last sound where no mark tells that it is the last."""


@dataclass(slots=True)
class SymbolRun:
    """Symbol ids of one pass, and for each sound the range of its ids."""

    ids: list[int]
    ranges: list[tuple[int, int]] = field(default_factory=list)
    ends_sentence: bool = False

    def spans(
        self, lengths: np.ndarray | None, total_samples: int, offset: int
    ) -> list[tuple[int, int]]:
        """Sample range of each sound; without ``lengths`` every symbol counts the same."""
        ends = np.concatenate(
            ([0], np.cumsum(np.ones(len(self.ids)) if lengths is None else lengths))
        )
        if ends[-1]:
            ends = ends * (total_samples / ends[-1])
        return [(offset + round(ends[a]), offset + round(ends[b])) for a, b in self.ranges]


def symbol_runs(sounds: Sequence[Sound], alphabet: VoiceAlphabet) -> Iterator[SymbolRun]:
    """Cut ``sounds`` into runs, after a pause where one is near, and spell each in symbols."""
    parts = list(_parts(sounds))
    for number, part in enumerate(parts, start=1):
        run = SymbolRun([*alphabet.begin, *alphabet.pad])
        for index, sound in enumerate(part):
            if index and not sound.leans:
                _append(run.ids, alphabet.ids(" "), alphabet.pad)
            start = len(run.ids)
            for phone in sound.phones:
                _append(run.ids, alphabet.ids(phone), alphabet.pad)
            run.ranges.append((start, len(run.ids)))
        if not part[-1].is_pause:
            mark = FINAL_MARK if number == len(parts) else BREATH_MARK
            _append(run.ids, alphabet.ids(mark), alphabet.pad)
        run.ids.extend(alphabet.end)
        run.ends_sentence = _ends_sentence(part)
        yield run


def _append(ids: list[int], symbols: tuple[int, ...], pad: tuple[int, ...]) -> None:
    for symbol in symbols:
        ids.append(symbol)
        ids.extend(pad)


def _parts(sounds: Sequence[Sound]) -> Iterator[list[Sound]]:
    """Sentences; longer ones are cut after a pause, or, where there is none, between two words."""
    part: list[Sound] = []
    size = 0
    for sound in sounds:
        full = size + len(sound.phones) > RUN_PHONES
        rested = bool(part) and part[-1].is_pause
        cut = full or (rested and _cuts(part[-1], size))
        if part and not sound.is_pause and cut:
            yield part
            part, size = [], 0
        part.append(sound)
        size += len(sound.phones)
    if part:
        yield part


def _cuts(pause: Sound, size: int) -> bool:
    """Whether a part ends at this pause."""
    return pause.phones[0] in SENTENCE_ENDS or 2 * size > RUN_PHONES


def _ends_sentence(part: Sequence[Sound]) -> bool:
    return part[-1].phones[0] in SENTENCE_ENDS
