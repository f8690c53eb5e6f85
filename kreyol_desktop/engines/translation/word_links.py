"""How much of a sentence a translation accounts for, by a table of word links.

A model's own score says how fluent a translation is; it forgives what was left out. A table of word
links, which stands beside some models, says for words that were often translated by each other how
likely the one stands for the other (IBM model 1: Brown et al. 1993, "The mathematics of statistical
machine translation"). Measured on the dev sets with the third bundled model: a confidence from both
goes with the quality of a sentence at r = 0.62, from the score alone at 0.52; preferring, among the
model's four best, what leaves out less brings 0.35 chrF.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from kreyol_desktop.core.errors import ModelCorruptError
from kreyol_desktop.core.language import Language

STEM = 6
"""Characters of a word that count: the rest is mostly inflection, which Kreyòl has not."""
NOBODY = ""
"""The target word of source words that nothing stands for, as articles before names."""
STANDS_FOR = 0.1
"""From this chance on a target word stands for a source word; the most frequent words stay below."""
_UNACCOUNTED = 0.01
WORD = re.compile(r"[^\W\d_]+")


def stems(text: str) -> list[str]:
    """The words of a text, in small letters, cut to STEM characters."""
    return [word[:STEM] for word in WORD.findall(text.lower())]


@dataclass(frozen=True, slots=True)
class Account:
    """What a translation accounts for.

    ``mean`` is the mean, over the words of the source, of log(0.01 + how likely its best counterpart
    stands for it): from -4.6, nothing does, to 0, everything does. ``left_out`` counts the words that
    are hardly ever translated otherwise than by words none of which is there.
    """

    mean: float = 0.0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """A word of the source, from ``start`` to ``end``, that nothing in the target stands for, and how
    Kreyòl mostly renders it.
    """

    start: int
    end: int
    rendering: str


class WordLinks:
    """``chances[n]`` is how likely the pair ``keys[n]`` = target * number of sources + source stand for
    each other, ``keys`` in ascending order; target 0 is NOBODY. ``certain`` are the numbers of source
    words whose translations hardly ever lack all words that stand for them. ``renderings`` says how
    uncut source words in small letters are rendered, where it is mostly by one word.
    """

    def __init__(
        self,
        sources: Iterable[str],
        targets: Iterable[str],
        keys: npt.NDArray[np.int64],
        chances: npt.NDArray[np.float32],
        certain: Iterable[int] = (),
        renderings: Mapping[str, str] | None = None,
    ) -> None:
        self.renderings: Mapping[str, str] = renderings or {}
        self._sources = {word: number for number, word in enumerate(sources)}
        self._targets = {word: number for number, word in enumerate(targets)}
        self._keys = keys
        self._chances = chances
        self._certain = np.zeros(len(self._sources), bool)
        self._certain[list(certain)] = True

    def accounts(self, source: str, targets: Sequence[str]) -> list[Account]:
        """For each of ``targets`` what it accounts for of ``source``.

        A word that the table does not know is accounted for where it stands in the target itself.
        """
        words, found = stems(source), [set(stems(target)) for target in targets]
        if not words or not found:
            return [Account()] * len(found)
        numbers_of = [number for w in words if (number := self._sources.get(w)) is not None]
        known = np.array(numbers_of, np.int64)
        strange = [word for word in words if word not in self._sources]
        numbers = [[self._targets[w] for w in ws if w in self._targets] for ws in found]
        best = self._best(known, numbers)
        copied = np.array([[float(word in ws) for word in strange] for ws in found], np.float32)
        chances = np.concatenate([best, copied.reshape(len(found), len(strange))], axis=1)
        means = np.log(chances + _UNACCOUNTED).mean(axis=1).tolist()
        left_out = ((best < STANDS_FOR) & self._certain[known]).sum(axis=1).tolist()
        return [Account(*account) for account in zip(means, left_out, strict=True)]

    def between(self, sources: Sequence[str], targets: Sequence[str]) -> npt.NDArray[np.float32]:
        """How likely each of ``targets`` (rows) stands for each of ``sources`` (columns).

        Words in small letters; 0 where the table knows nothing.
        """
        columns = np.array([self._sources.get(word[:STEM], -1) for word in sources], np.int64)
        rows = np.array([self._targets.get(word[:STEM], 0) for word in targets], np.int64)
        wanted = rows[:, None] * len(self._sources) + columns
        places = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        known = (self._keys[places] == wanted) & (rows[:, None] > 0) & (columns >= 0)
        chances: npt.NDArray[np.float32] = np.where(known, self._chances[places], np.float32(0))
        return chances

    def missing(self, source: str, target: str) -> list[Missing]:
        """Words of ``source`` with a rendering that ``target`` does not account for."""
        words = set(stems(target))
        found = [
            (self._sources.get(match.group().lower()[:STEM], -1), match, rendering)
            for match in WORD.finditer(source)
            if (rendering := self.renderings.get(match.group().lower()))
            and words.isdisjoint(stems(rendering))
        ]
        if not found:
            return []
        there = [self._targets[word] for word in words if word in self._targets]
        numbers = np.array([number for number, _, _ in found], np.int64)
        # nothing is known to stand for a word that the table lacks
        best = np.where(numbers < 0, 0, self._best(numbers, [there])[0])
        return [
            Missing(*match.span(), rendering)
            for (_, match, rendering), chance in zip(found, best, strict=True)
            if chance < STANDS_FOR
        ]

    def _best(
        self, known: npt.NDArray[np.int64], numbers: Sequence[Sequence[int]]
    ) -> npt.NDArray[np.float32]:
        """For each list of target words, the best chance of each known source word."""
        # the candidates for one sentence share most words: each is looked up once
        rows = np.array([0, *sorted({number for row in numbers for number in row})], np.int64)
        wanted = rows[:, None] * len(self._sources) + known
        places = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        hits = np.where(self._keys[places] == wanted, self._chances[places], np.float32(0))
        mine = [hits[np.searchsorted(rows, [0, *row])].max(axis=0) for row in numbers]
        best: npt.NDArray[np.float32] = np.stack(mine)
        return best


def file_name(source: Language) -> str:
    """The file of the links from ``source`` in a model's folder."""
    return f"word-links.{source.value}.npz"


def write_word_links(
    path: Path,
    sources: Iterable[str],
    targets: Iterable[str],
    keys: npt.NDArray[np.int64],
    chances: npt.NDArray[np.float32],
    certain: Iterable[int] = (),
    renderings: Mapping[str, str] | None = None,
) -> None:
    """Write a table; the words must hold no line breaks."""
    rendered = renderings or {}
    np.savez_compressed(
        path,
        sources=_packed(sources),
        targets=_packed(targets),
        keys=keys.astype(np.uint32),
        chances=chances.astype(np.float16),
        certain=np.fromiter(certain, np.uint32),
        rendered=_packed(rendered.keys()),
        renderings=_packed(rendered.values()),
    )


def read_word_links(folder: Path, languages: Iterable[Language]) -> Mapping[Language, WordLinks]:
    """The tables that stand in a model's folder. Raise ModelCorruptError for a damaged one."""
    paths = {language: folder / file_name(language) for language in languages}
    return {language: _read(path) for language, path in paths.items() if path.is_file()}


def _read(path: Path) -> WordLinks:
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            keys, chances = arrays["keys"].astype(np.int64), arrays["chances"].astype(np.float32)
            sources, targets = _unpacked(arrays["sources"]), _unpacked(arrays["targets"])
            certain = arrays["certain"].tolist()
            rendered = _unpacked(arrays["rendered"]), _unpacked(arrays["renderings"])
        if keys.shape != chances.shape or not keys.size:
            raise ValueError("keys and chances do not belong together")
        renderings = dict(zip(*rendered, strict=True))
        return WordLinks(sources, targets, keys, chances, certain, renderings)
    except (OSError, EOFError, ValueError, KeyError, IndexError, BadZipFile) as error:
        raise ModelCorruptError(
            f"The word links {path.name} of the model cannot be read.",
            hint="Install the model again, or reinstall the program.",
        ) from error


def _packed(words: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _unpacked(data: npt.NDArray[np.uint8]) -> list[str]:
    return data.tobytes().decode().split("\n")
