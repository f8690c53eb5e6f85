"""The sentence of a text in which a search found something."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kreyol_desktop.core.search_text import SearchTerm, fold

MAX_CHARS = 200
BEFORE_CHARS = 60
"""So much of a long sentence is kept before the first place found."""
CUT = "…"
_BREAK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and its translation; ``segment`` is None where the text is no document's."""

    source: str
    target: str
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``marks`` are the character ranges of what was found in ``text``, in their order."""

    text: str
    marks: tuple[tuple[int, int], ...]
    segment: int | None = None
    in_source: bool = False


def find_excerpt(passages: Iterable[Passage], terms: Sequence[SearchTerm]) -> Excerpt | None:
    """The first sentence with all terms, else the first with the most of them; None without any.

    Takes no more passages than it needs to see.
    """
    best, most = None, 0
    for passage in passages:
        for in_source, text in ((False, passage.target), (True, passage.source)):
            if sum(term.may_be_in(text) for term in terms) <= most:
                continue
            places = _places(fold(text), terms)
            if len(places) > most:
                most = len(places)
                marks = _disjoint(place for of_term in places for place in of_term)
                best = _cut(Excerpt(text, marks, passage.segment, in_source))
        if most == len(terms):
            break
    return best


def marks_in(text: str, terms: Sequence[SearchTerm]) -> tuple[tuple[int, int], ...]:
    """Every place of any of ``terms`` in a short text, such as a name."""
    return _disjoint(place for of_term in _places(fold(text), terms) for place in of_term)


def _places(folded: str, terms: Sequence[SearchTerm]) -> list[list[tuple[int, int]]]:
    """The places of each term that is there."""
    found = (list(term.places(folded)) for term in terms)
    return [places for places in found if places]


def _disjoint(places: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _cut(whole: Excerpt) -> Excerpt:
    """One line of at most MAX_CHARS around the first mark, cut between words where there are any."""
    text, (first, first_end) = _BREAK.sub(" ", whole.text), whole.marks[0]
    start, end = 0, len(text)
    if end > MAX_CHARS:
        start = _begin(text, first)
        end = min(end, start + MAX_CHARS)
    if end < len(text) and (space := text.rfind(" ", first_end, end)) > 0:
        end = space
    before, after = CUT if start else "", CUT if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((s + shift, min(e, end) + shift) for s, e in whole.marks if start <= s < end)
    return Excerpt(before + text[start:end] + after, marks, whole.segment, whole.in_source)


def _begin(text: str, first: int) -> int:
    """Where to begin a long text whose first mark is at ``first``."""
    low = first - BEFORE_CHARS
    return 0 if low <= 0 else text.find(" ", low, first) + 1 or low
