"""Styled runs as measured words: the smallest things that a line is made of.

Everything is measured at scale 1 once; widths are points.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.engines.documents.writers.fonts import Face
from kreyol_desktop.engines.documents.writers.leaders import SHORT_LEADER, is_leader

_STRETCHES = re.compile(r"\n|[^\S\n\u00a0]+|(?:\S|\u00a0)+")
_RISE = 0.33
_FALL = 0.15


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text in one face and size."""

    text: str
    face: Face
    style: Style
    size: float
    width: float

    @property
    def condense(self) -> float:
        """How much narrower than usual the letters are."""
        usual = self.face.width(self.text) * self.size
        return self.width / usual if usual else 1.0

    @property
    def rise(self) -> float:
        """How far above the base line the text stands; negative below."""
        if self.style.subscript:
            return -self.size * _FALL
        return self.size * _RISE if self.style.superscript else 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs that stay together, the space after them, and whether a line must end here."""

    glyphs: tuple[Glyphs, ...]
    width: float
    space: Glyphs | None = None
    breaks: bool = False

    @property
    def space_width(self) -> float:
        return self.space.width if self.space is not None else 0.0

    @property
    def is_leader(self) -> bool:
        return len(self.glyphs) == 1 and is_leader(self.glyphs[0].text)

    @property
    def length(self) -> int:
        return sum(len(g.text) for g in self.glyphs)

    @property
    def size(self) -> float:
        if len(self.glyphs) == 1:  # as nearly every word
            return self.glyphs[0].size
        return max((g.size for g in self.glyphs), default=0.0)


FaceChooser = Callable[[Style, str], Sequence[tuple[str, Face]]]
"""Splits a text into stretches, each with a face that has its glyphs."""


def words_of(
    runs: Sequence[Run], size: float, faces: FaceChooser, *, condense: float = 1.0
) -> tuple[Word, ...]:
    """Runs as words; runs without a size take ``size``. A word may hold several styles.

    ``condense`` narrows the letters, for sources in a narrower font than the bundled ones.
    """
    words: list[Word] = []
    glyphs: list[Glyphs] = []
    for run in runs:
        run_size = run.style.size_pt or size
        unit = run_size * condense
        for text, face in faces(run.style, run.text.replace("\u202f", "\u00a0")):
            blank = Glyphs(" ", face, run.style, run_size, face.width(" ") * unit)
            for stretch in _STRETCHES.findall(text):
                if stretch == "\n":
                    words.append(_word(glyphs, None, breaks=True))
                    glyphs = []
                elif not stretch.isspace() or "\u00a0" in stretch:
                    shown = stretch[: len(SHORT_LEADER)] if is_leader(stretch) else stretch
                    glyphs.append(
                        Glyphs(shown, face, run.style, run_size, face.width(shown) * unit)
                    )
                elif glyphs:
                    words.append(_word(glyphs, blank))
                    glyphs = []
    if glyphs:
        words.append(_word(glyphs, None))
    return _broken_after_leaders(words)


def _broken_after_leaders(words: Sequence[Word]) -> tuple[Word, ...]:
    """A leader ends its line, unless only the number that it leads to follows."""
    inner = len(words) - 2
    return tuple(
        [
            replace(word, breaks=True) if word.is_leader and index < inner else word
            for index, word in enumerate(words)
        ]
    )


def _word(glyphs: Sequence[Glyphs], space: Glyphs | None, *, breaks: bool = False) -> Word:
    return Word(tuple(glyphs), sum([g.width for g in glyphs]), space, breaks)


def split_word(word: Word, room: float) -> list[Word]:
    """Cut a word that is wider than a line: as many characters as fit, then the rest."""
    head: list[Glyphs] = []
    used = 0.0
    for position, glyphs in enumerate(word.glyphs):
        unit = glyphs.size
        for index, character in enumerate(glyphs.text):
            advance = glyphs.face.width(character) * unit * glyphs.condense
            if used + advance > room and (head or index):
                kept, left = _cut(glyphs, index) if index else ((), (glyphs,))
                tail = (*left, *word.glyphs[position + 1 :])
                return [_word((*head, *kept), None), _word(tail, word.space, breaks=word.breaks)]
            used += advance
        head.append(glyphs)
    return [word]


def _cut(glyphs: Glyphs, index: int) -> tuple[tuple[Glyphs], tuple[Glyphs]]:
    head, tail = (
        replace(glyphs, text=part, width=glyphs.face.width(part) * glyphs.size * glyphs.condense)
        for part in (glyphs.text[:index], glyphs.text[index:])
    )
    return (head,), (tail,)
