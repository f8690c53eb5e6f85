"""Telling a model, in its input, how rare words are mostly rendered.

Behind a word of the source that the word links know a rendering for stands a mark and the rendering:
``▁earth quake s <ht> ▁tranblemanntè``. A model trained with such hints takes them where they fit and
has to know fewer words by heart (dictionary hints at the source side: Dinu et al. 2019, "Training
neural machine translation to apply terminology constraints"). Pieces are changed, not text, so that
whatever else reads the sentence sees what the user wrote.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.word_links import WORD

MARK = "<ht>"
"""The piece before a hint: our tokenizers have it, and no source begins with it."""
BETWEEN_CHOICES = "|"
"""Between the renderings of a word that has several, each of them with its mark in the input."""
_NEW_WORD = "▁"
COMPOUND = re.compile(rf"{WORD.pattern}(?:-{WORD.pattern})*")
"""A word, or several with hyphens between: what a hint can stand for."""

Rendering = Callable[[str], Sequence[str]]
"""The pieces of the rendering of a word, given as it is written; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Hinted:
    """Pieces with hints; ``origins`` says which piece of the sentence each is, or stands behind."""

    pieces: list[str]
    origins: list[int]


def with_hints(pieces: Sequence[str], rendering: Rendering) -> Hinted:
    """``pieces`` of a sentence, each word with its hint behind its last piece.

    A word that ends within a piece gets none.
    """
    hinted, origins, first = list[str](), list[int](), 0
    for word in _words(pieces):
        behind = _behind(word, rendering)
        for place, piece in enumerate(word):
            added = [piece, *behind.get(place, ())]
            hinted += added
            origins += [first + place] * len(added)
        first += len(word)
    return Hinted(hinted, origins)


def hint_pieces(renderings: str, encode: Callable[[str], Sequence[str]]) -> list[str]:
    """The pieces behind a word that a line of the file gives, the first mark left to `with_hints`."""
    first, *others = (encode(rendering) for rendering in renderings.split(BETWEEN_CHOICES))
    return [*first, *(piece for other in others for piece in (MARK, *other))]


def file_name(source: Language) -> str:
    """The file of the hints for words of ``source`` in a model's folder: word, tab, renderings."""
    return f"hints.{source.value}.tsv"


def read_hints(folder: Path, source: Language) -> Mapping[str, str]:
    """Renderings of words in small letters, ``BETWEEN_CHOICES`` between several. Raise OSError or ValueError."""
    text = (folder / file_name(source)).read_text(encoding="utf-8")
    if text.count("\t") != text.count("\n"):
        raise ValueError("not a word, a tab and a rendering in every line")
    # all at once: line by line it takes twice as long, for sixty thousand words
    fields = text.replace("\t", "\n").split("\n")
    return dict(zip(fields[:-1:2], fields[1::2], strict=True))


def _words(pieces: Sequence[str]) -> Iterator[list[str]]:
    word: list[str] = []
    for piece in pieces:
        if piece.startswith(_NEW_WORD) and word:
            yield word
            word = []
        word.append(piece)
    if word:
        yield word


def _behind(word: Sequence[str], rendering: Rendering) -> dict[int, list[str]]:
    """The hints of the pieces of one word between blanks, by the place of the piece before them."""
    text = "".join(word).replace(_NEW_WORD, " ")
    ends: dict[int, int] = {}
    position = 0
    for place, piece in enumerate(word):
        position += len(piece)
        ends[position] = place
    return {
        ends[end]: [MARK, *hint] for end, hint in _found(text, rendering) if hint and end in ends
    }


def _found(text: str, rendering: Rendering) -> Iterator[tuple[int, Sequence[str]]]:
    """Hints by where their words end: of compounds as a whole where they have one, else of their parts."""
    for compound in COMPOUND.finditer(text):
        hint = rendering(compound.group())
        if hint or "-" not in compound.group():
            yield compound.end(), hint
            continue
        for word in WORD.finditer(text, *compound.span()):
            yield word.end(), rendering(word.group())
