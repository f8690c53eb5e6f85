"""Which words of a sentence are marked, and by which phrase."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.engines.translation.word_alignment import Span


@dataclass(frozen=True, slots=True)
class Part:
    """Characters ``start`` to ``end`` of word number ``word`` that look otherwise than the word: the
    *e* of *XIXe* that stands high, the great first letter of a chapter.
    """

    word: int
    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """The style of each word, parts of words in a style of their own, and the words before which a sign
    stands in another style: they begin a new phrase.
    """

    styles: tuple[Style, ...]
    parts: tuple[Part, ...]
    parted: frozenset[int]


def styles_of_characters(runs: Sequence[Run]) -> list[Style]:
    """The style of each character of ``runs``."""
    return [run.style for run in runs for _ in run.text]


def marked_words(source: str, characters: Sequence[Style], words: Sequence[Span]) -> MarkedWords:
    """How ``words`` of ``source`` are marked: the style of most of each, and what deviates from it."""
    styles: list[Style] = []
    parts: list[Part] = []
    for number, (start, end) in enumerate(words):
        inside = characters[start:end]
        style = inside[0]
        if any(other != style for other in inside):
            style = max(dict.fromkeys(inside), key=list(inside).count)
            parts.extend(_parts(number, inside, style))
        styles.append(style)
    parted = frozenset(
        number
        for number in range(1, len(words))
        if any(
            not source[place].isspace() and _parts_from(characters[place], styles[number])
            for place in range(words[number - 1][1], words[number][0])
        )
    )
    return MarkedWords(tuple(styles), tuple(parts), parted)


def _parts_from(sign: Style, word: Style) -> bool:
    return sign != word and not (sign.link and sign.link == word.link)


def _parts(number: int, inside: Sequence[Style], style: Style) -> list[Part]:
    edges = [0, *(i for i in range(1, len(inside)) if inside[i] != inside[i - 1]), len(inside)]
    return [Part(number, a, b, inside[a]) for a, b in pairwise(edges) if inside[a] != style]


def is_marked(style: Style) -> bool:
    """Whether a style sets words off from a text."""
    return bool(
        style.bold
        or style.italic
        or style.underline
        or style.monospace
        or style.superscript
        or style.subscript
        or style.struck
        or style.link
    )


def base_style(styles: Sequence[Style], lengths: Sequence[int]) -> Style:
    """The style of most of a text; one that marks nothing, if there is one."""
    totals: dict[Style, int] = {}
    for style, length in zip(styles, lengths, strict=True):
        totals[style] = totals.get(style, 0) + length
    return max(totals, key=lambda style: (not is_marked(style), totals[style]))


def groups(marked: MarkedWords, words: Sequence[int], base: Style) -> list[tuple[int, ...]]:
    """The marked phrases among ``words``: neighbours in styles that have a mark in common."""
    found: list[list[int]] = []
    styles = marked.styles
    for word in words:
        if styles[word] == base:
            continue
        last = found[-1][-1] if found else None
        if (
            last == word - 1
            and word not in marked.parted
            and _belong_together(styles[last], styles[word], base)
        ):
            found[-1].append(word)
        else:
            found.append([word])
    return [tuple(group) for group in found]


def _belong_together(one: Style, other: Style, base: Style) -> bool:
    if one == other:
        return True
    if one.link or other.link:
        return one.link == other.link
    return any(
        getattr(one, name) and getattr(other, name) and not getattr(base, name)
        for name in ("bold", "italic", "underline", "monospace", "struck")
    )
