"""The mixture of sources as a stream of examples: sampled, augmented and encoded per epoch."""

import random
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from models.training.translation.alignment import align
from models.training.translation.augmentation import Augmenter
from models.training.translation.batching import Example
from models.training.translation.cleaning import Pair
from models.training.translation.hinting import Hints, Rendering
from models.training.translation.portions import Portion
from models.training.translation.sources import SourceLanguage
from models.training.translation.tokenizer import OutputVocabulary, Tokenizer

SAMPLED_SHARE = 0.1
"""Of the sources, encoded with sampled pieces: more lengthens the sequences and slows learning."""
MIN_GUIDED_WEIGHT = 0.1
"""Pairs drawn more seldom aren't worth the memory of their alignments."""
_ALIGNED_TOGETHER = 20_000
"""All possible links of so many pairs lie in memory at once: about 1.5 GB. All pairs of the corpus at
once took 15 GB."""
_CHUNK = 12_000
"""Pairs encoded at a time: enough for batches of like lengths, small enough to start at once."""

Guide = npt.NDArray[np.int16]


class Encoder:
    """Turns pairs into examples, with guides for pairs that were aligned."""

    def __init__(
        self, tokenizer: Tokenizer, output: OutputVocabulary, guides: dict[Pair, Guide]
    ) -> None:
        self._tokenizer, self._output, self._guides = tokenizer, output, guides

    def example(
        self,
        pair: Pair,
        language: SourceLanguage,
        *,
        sampled: bool = False,
        rendering: Rendering | None = None,
    ) -> Example:
        """One example; with the hints that `rendering` gives."""
        target = self._output.encode(pair.target)
        guide = np.full(len(target) + 1, -1, dtype=np.int64)
        known = self._guides.get(pair)
        if known is not None and len(known) == len(target):
            guide[:-1] = np.where(known >= 0, known + 1, -1)  # the tag stands first in the source
        if rendering is not None:
            source = self._tokenizer.hinted_source(pair.source, language, rendering)
        else:
            source = self._tokenizer.encode_source(pair.source, language, sampled=sampled)
        if sampled or rendering is not None:
            guide[:] = -1  # the links count other pieces
        return Example(source, target, guide)


def guides_for(
    portions: Sequence[Portion], tokenizer: Tokenizer, output: OutputVocabulary
) -> dict[Pair, Guide]:
    """Alignments of all pairs of sources that are drawn often (a minute or two for 100,000)."""
    pairs = list(
        dict.fromkeys(
            pair
            for portion in portions
            if portion.source.weight >= MIN_GUIDED_WEIGHT
            for pair in portion.pairs
        )
    )
    found: dict[Pair, Guide] = {}
    for start in range(0, len(pairs), _ALIGNED_TOGETHER):
        block = pairs[start : start + _ALIGNED_TOGETHER]
        encoded = [(tokenizer.encode(pair.source), output.encode(pair.target)) for pair in block]
        aligned = align(encoded, tokenizer.size)
        found |= {p: guide for p, guide in zip(block, aligned, strict=True) if guide is not None}
    return found


class Mixture:
    """Draws epochs: each source by its weight, each pair in a new view."""

    def __init__(
        self,
        portions: Sequence[Portion],
        encoder: Encoder,
        augmenter: Augmenter,
        rng: random.Random,
        hints: Hints | None = None,
    ) -> None:
        self._hints = hints
        self._portions, self._encoder = portions, encoder
        self._augmenter, self._random = augmenter, rng

    def chunks(self) -> Iterator[list[Example]]:
        """One epoch, a part at a time."""
        drawn = [
            (portion, index) for portion in self._portions for index in self._drawn_from(portion)
        ]
        self._random.shuffle(drawn)
        for start in range(0, len(drawn), _CHUNK):
            yield [self._view(*item) for item in drawn[start : start + _CHUNK]]

    def _drawn_from(self, portion: Portion) -> Sequence[int]:
        every = range(len(portion.pairs))
        if portion.source.weight >= 1:
            return every
        return self._random.sample(every, int(len(every) * portion.source.weight))

    def _view(self, portion: Portion, index: int) -> Example:
        neighbours = portion.pairs[index : index + 2] if portion.source.documents else []
        following = neighbours[1] if len(neighbours) == 2 else None
        view = self._augmenter.view(portion.pairs[index], portion.language, following=following)
        sampled = self._random.random() < SAMPLED_SHARE
        if sampled or self._hints is None:
            return self._encoder.example(view, portion.language, sampled=sampled)
        rendering = self._hints.drawn(portion.language, self._random)
        return self._encoder.example(view, portion.language, rendering=rendering)
