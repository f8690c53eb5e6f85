"""Laying the styles of a source sentence on its translation, phrase by phrase.

A marked phrase (bold words, a link) stays one phrase: it becomes the stretch of the translation whose
words stand for it. What is nested in it is then looked for within that stretch.
"""

from collections.abc import Sequence
from itertools import groupby

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.engines.translation.edge_signs import EdgeSigns
from kreyol_desktop.engines.translation.marked_phrases import (
    MarkedWords,
    Part,
    base_style,
    groups,
    marked_words,
    styles_of_characters,
)
from kreyol_desktop.engines.translation.phrase_projection import Stretch, project
from kreyol_desktop.engines.translation.phrase_words import PhraseWords
from kreyol_desktop.engines.translation.word_alignment import WordAlignment


def align_runs(runs: Sequence[Run], target: str, alignment: WordAlignment) -> tuple[Run, ...]:
    """``target`` in runs with the styles of ``runs``, the source of ``alignment``.

    No marked phrase is lost or torn apart while words are left for it. Signs at its edges are marked as they
    are in the source, and white space around it is not.
    """
    characters = styles_of_characters(runs)
    if not characters:
        return (Run(target, runs[0].style),) if runs else ()
    source = "".join(run.text for run in runs)
    marked = marked_words(source, characters, alignment.source)
    if not marked.styles or not alignment.target:
        return (Run(target, base_style(characters, [1] * len(characters))),)
    styles, between = _laid(marked, alignment, PhraseWords(source, target, alignment))
    painted = _spread(target, alignment, styles, between)
    EdgeSigns(source, characters, alignment.source).paint(painted, target, alignment.target, styles)
    _paint_parts(painted, marked, source, target, alignment)
    return _joined(target, painted)


def _laid(
    marked: MarkedWords, alignment: WordAlignment, text: PhraseWords
) -> tuple[list[Style], list[Style]]:
    """The style of each word of the target, and of the white space before each and behind the last."""
    count = len(alignment.target)
    styles, between = [marked.styles[0]] * count, [marked.styles[0]] * (count + 1)

    def lay(words: Sequence[int], room: Stretch) -> None:
        base = _base(marked, words, alignment)
        styles[room.start : room.end] = [base] * (room.end - room.start)
        between[room.start + 1 : room.end] = [base] * (room.end - room.start - 1)
        phrases = [text.phrase(group, room) for group in groups(marked, words, base)]
        found = project(phrases, words, alignment.weights, room)
        taken = sorted(stretch.start for stretch in found if stretch is not None)
        for phrase, stretch in zip(phrases, found, strict=True):
            if stretch is not None:
                end = next((start for start in taken if start >= stretch.end), room.end)
                lay(phrase.words, text.settled(phrase, stretch, end))

    everything = range(len(marked.styles))
    between[0] = between[-1] = _base(marked, everything, alignment)
    lay(everything, Stretch(0, count))
    return styles, between


def _spread(
    target: str, alignment: WordAlignment, styles: Sequence[Style], between: Sequence[Style]
) -> list[Style]:
    """The style of each character."""
    painted: list[Style] = []
    for (start, end), style, gap in zip(alignment.target, styles, between, strict=False):
        painted += [gap] * (start - len(painted)) + [style] * (end - start)
    return painted + [between[-1]] * (len(target) - len(painted))


def _base(marked: MarkedWords, words: Sequence[int], alignment: WordAlignment) -> Style:
    spans = [alignment.source[word] for word in words]
    return base_style([marked.styles[w] for w in words], [end - start for start, end in spans])


def _paint_parts(
    painted: list[Style],
    marked: MarkedWords,
    source: str,
    target: str,
    alignment: WordAlignment,
) -> None:
    """Parts of words go where the translation has the very same letters at the same end of its word."""
    for part in marked.parts:
        word = alignment.source[part.word]
        letters = source[word[0] + part.start : word[0] + part.end]
        row = int(alignment.weights[:, part.word].argmax())
        start, end = alignment.target[row]
        place = _same_place(part, source[slice(*word)], target[start:end])
        if place is not None:
            painted[start + place : start + place + len(letters)] = [part.style] * len(letters)


def _same_place(part: Part, word: str, counterpart: str) -> int | None:
    """Where the letters of a part stand in the word's counterpart: at the same end, or inside the same
    word.
    """
    letters = word[part.start : part.end]
    if word == counterpart or (part.start == 0 and counterpart.startswith(letters)):
        return part.start
    at_end = part.end == len(word) and counterpart.endswith(letters)
    return len(counterpart) - len(letters) if at_end else None


def _joined(target: str, painted: Sequence[Style]) -> tuple[Run, ...]:
    pieces = groupby(zip(target, painted, strict=True), key=lambda pair: pair[1])
    return tuple(Run("".join(c for c, _ in group), style) for style, group in pieces)
