"""Where the phrases of a sentence stand in its translation, each in one piece."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kreyol_desktop.engines.translation.word_alignment import Weights

_AGAINST = 1.0
"""What a word that stands for something outside of a phrase weighs against it."""
_NOTHING = 0.1
"""What a word that stands for nothing weighs against any phrase."""
_SURE = 0.5
_FAINT = 0.05
_COVERED = 0.5
"""What the surest counterpart of a word of the phrase weighs besides."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``start`` to ``end`` of a translation."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Source ``words`` by number. ``stops`` are the target words that it cannot go over into: those behind
    a sign, where the phrase has none. ``known`` is where it stands for certain.
    """

    words: tuple[int, ...]
    stops: frozenset[int] = frozenset()
    known: Stretch | None = None


def project(
    phrases: Sequence[Phrase], within: Sequence[int], weights: Weights, room: Stretch
) -> list[Stretch | None]:
    """For each phrase the stretch of ``room`` that stands for it; None where no word is left.

    ``within`` are the source words around the phrases; stretches do not overlap. The surest is settled
    first; one that nothing stands for gets the word at its place.
    """
    free = np.ones(room.end - room.start, bool)
    settled: list[Stretch | None] = [None for _ in phrases]

    def settle(number: int, stretch: Stretch) -> None:
        settled[number] = stretch
        free[stretch.start - room.start : stretch.end - room.start] = False

    for number, phrase in enumerate(phrases):
        if phrase.known is not None:
            settle(number, phrase.known)
    gains = [_gains(phrase.words, within, weights, room) for phrase in phrases]
    while free.any():
        best = max(
            (
                (*_heaviest(np.where(free, gains[number], -np.inf), phrase.stops, room), number)
                for number, phrase in enumerate(phrases)
                if settled[number] is None
            ),
            key=lambda found: found[0],
            default=None,
        )
        if best is None:
            break
        _, stretch, number = best
        settle(number, stretch)
    return settled


def _gains(
    phrase: Sequence[int], within: Sequence[int], weights: Weights, room: Stretch
) -> Weights:
    """What each word of the room speaks for being part of the phrase."""
    rows = weights[room.start : room.end]
    inside = rows[:, list(phrase)].sum(axis=1)
    if inside.max() < _FAINT:
        return _by_place(phrase, within, len(rows))
    outside = rows[:, list(within)].sum(axis=1) - inside
    gains: Weights = inside - _AGAINST * outside - _NOTHING * np.maximum(1 - inside - outside, 0)
    for word in phrase:
        surest = int(rows[:, word].argmax())
        if rows[surest, word] >= _SURE:
            gains[surest] += _COVERED
    return gains


def _by_place(phrase: Sequence[int], within: Sequence[int], count: int) -> Weights:
    """The nearer to the same share of the text, the better; never for more than one word."""
    middle = (phrase[0] + phrase[-1]) / 2 - within[0]
    wanted = (middle + 0.5) / (within[-1] - within[0] + 1) * count - 0.5
    places: Weights = (-1 - np.abs(np.arange(count) - wanted)).astype(np.float32)
    return places


def _heaviest(gains: Weights, stops: frozenset[int], room: Stretch) -> tuple[float, Stretch]:
    """The largest sum of a stretch, and the shortest such stretch."""
    best, found = -np.inf, Stretch(room.start, room.start + 1)
    total, start = 0.0, room.start
    for place, gain in enumerate(gains, start=room.start):
        if total <= 0 or place in stops:
            total, start = 0.0, place
        total += float(gain)
        if total > best:
            best, found = total, Stretch(start, place + 1)
    return best, found
