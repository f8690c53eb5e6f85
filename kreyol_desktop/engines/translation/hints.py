"""Telling a model, in its input, how rare words are mostly rendered.

Behind a word or phrase of the source with a known rendering stands a mark and the rendering, behind a
name the name again:
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
_JOINTS = frozenset({" ", "'", "’"})
COMPOUND = re.compile(rf"{WORD.pattern}(?:-{WORD.pattern})*")
"""A word, or several with hyphens between."""
MOST_WORDS = 4
PHRASE = re.compile(rf"{COMPOUND.pattern}(?:[ ']{COMPOUND.pattern}){{0,{MOST_WORDS - 1}}}")
"""What a hint can stand for: a compound, or a few with blanks or apostrophes between."""

Rendering = Callable[[str], Sequence[str]]
"""The pieces of the rendering of a word or phrase, given as it is written; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Hinted:
    """Pieces with hints; ``origins`` says which piece of the sentence each is, or stands behind."""

    pieces: list[str]
    origins: list[int]


def with_hints(pieces: Sequence[str], rendering: Rendering) -> Hinted:
    """``pieces`` of a sentence, each word or phrase with its hint behind its last piece.

    A word that ends within a piece gets none.
    """
    text = "".join(pieces).replace(_NEW_WORD, " ")
    behind = {end: [MARK, *hint] for end, hint in _found(text, rendering) if hint}
    hinted, origins, position = list[str](), list[int](), 0
    for place, piece in enumerate(pieces):
        position += len(piece)
        added = [piece, *behind.get(position, ())]
        hinted += added
        origins += [place] * len(added)
    return Hinted(hinted, origins)


def is_name(unknown: str) -> bool:
    """Whether a word or phrase that the table has not is a name: the table has the words that nothing
    stands behind too."""
    return len(unknown) > 1 and unknown[0].isupper() and unknown.isalpha()


def hint_pieces(renderings: str, encode: Callable[[str], Sequence[str]]) -> list[str]:
    """The pieces behind a word that a line of the file gives, the first mark left to `with_hints`."""
    first, *others = (encode(rendering) for rendering in renderings.split(BETWEEN_CHOICES))
    return [*first, *(piece for other in others for piece in (MARK, *other))]


def file_name(source: Language) -> str:
    """The file of the hints for words of ``source`` in a model's folder: word, tab, renderings."""
    return f"hints.{source.value}.tsv"


def read_hints(folder: Path, source: Language) -> Mapping[str, str]:
    """Renderings of words and phrases in small letters, ``BETWEEN_CHOICES`` between several; empty for
    words that are known and have none. Raise OSError or ValueError."""
    return hint_table(hint_text(folder, source))


def hint_text(folder: Path, source: Language) -> str:
    """The file of the hints, looked over. Raise OSError or ValueError."""
    text = (folder / file_name(source)).read_text(encoding="utf-8")
    if text.count("\t") != text.count("\n"):
        raise ValueError("not a word, a tab and a rendering in every line")
    return text


def hint_table(text: str) -> Mapping[str, str]:
    """What the file of the hints says."""
    # all at once: line by line it takes twice as long, for sixty thousand words
    fields = text.replace("\t", "\n").split("\n")
    return dict(zip(fields[:-1:2], fields[1::2], strict=True))


def _found(text: str, rendering: Rendering) -> Iterator[tuple[int, Sequence[str]]]:
    """Hints by where their words end: of the longest phrase that has one, else of compounds as a whole,
    else of their parts."""
    compounds = [match.span() for match in COMPOUND.finditer(text)]
    index = 0
    while index < len(compounds):
        start, end = compounds[index]
        for last in range(_last_of_phrase(text, compounds, index), index, -1):
            hint = rendering(text[start : compounds[last][1]].replace("’", "'"))
            if hint:
                yield compounds[last][1], hint
                index = last
                break
        else:
            yield from _of_compound(text, start, end, rendering)
        index += 1


def _last_of_phrase(text: str, compounds: Sequence[tuple[int, int]], first: int) -> int:
    """The last compound that can belong to a phrase which begins with the one at ``first``."""
    last = first
    most = min(first + MOST_WORDS, len(compounds)) - 1
    while last < most and text[compounds[last][1] : compounds[last + 1][0]] in _JOINTS:
        last += 1
    return last


def _of_compound(
    text: str, start: int, end: int, rendering: Rendering
) -> Iterator[tuple[int, Sequence[str]]]:
    hint = rendering(text[start:end])
    if hint or "-" not in text[start:end]:
        yield end, hint
        return
    for word in WORD.finditer(text, start, end):
        yield word.end(), rendering(word.group())
