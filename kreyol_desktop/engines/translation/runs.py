"""Laying the styles of a source sentence on its translation."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.core.translation import CharAlignment


def align_runs(runs: Sequence[Run], target: str, alignment: CharAlignment) -> tuple[Run, ...]:
    """``target`` in runs with the styles of ``runs``.

    Each word takes the style of the source words that it is aligned to; words without a link take
    that of the word before. A style that would get no word at all gets the word at its place.
    """
    words = _words(target)
    if not words or not runs:
        return (Run(target, runs[0].style),) if runs else ()
    styles = _styles_by_alignment(runs, words, alignment)
    if not styles:
        styles = _styles_by_place(runs, words, len(target))
    _settle_final_mark(runs, target, words, styles)
    _rescue_lost_styles(runs, styles, words, len(target))
    return _joined(target, words, styles)


_PIECE = re.compile(r"[^\s]*[^\s.,;:!?…)\]»”\"]|[^\s]+")


def _words(text: str) -> list[tuple[int, int]]:
    """Character ranges of the words, and of the punctuation that follows a word."""
    return [match.span() for match in _PIECE.finditer(text)]


def _styles_by_alignment(
    runs: Sequence[Run], words: Sequence[tuple[int, int]], alignment: CharAlignment
) -> list[Style]:
    per_character = _style_of_each_character(runs)
    styles: list[Style] = []
    for start, end in words:
        votes: Counter[Style] = Counter()
        for t0, t1, s0, s1 in alignment:
            shared = min(t1, end) - max(t0, start)
            if shared > 0:
                votes.update(
                    dict.fromkeys(set(per_character[s0:s1]), shared)
                    if s1 - s0 == 1
                    else _share(per_character[s0:s1], shared)
                )
        if votes:
            styles.append(votes.most_common(1)[0][0])
        elif styles:
            styles.append(styles[-1])
        else:
            styles.append(runs[0].style)
    return styles if alignment else []


def _settle_final_mark(
    runs: Sequence[Run], target: str, words: Sequence[tuple[int, int]], styles: list[Style]
) -> None:
    """A final full stop looks at everything; it takes the style of the source's own."""
    start, end = words[-1]
    mark = target[start:end]
    source = "".join(run.text for run in runs).rstrip()
    if not any(c.isalnum() for c in mark) and source.endswith(mark):
        styles[-1] = _style_of_each_character(runs)[len(source) - 1]


def _share(styles: Sequence[Style], weight: int) -> dict[Style, int]:
    return {style: count * weight for style, count in Counter(styles).items()}


def _styles_by_place(
    runs: Sequence[Run], words: Sequence[tuple[int, int]], length: int
) -> list[Style]:
    per_character = _style_of_each_character(runs)
    last = len(per_character) - 1
    return [
        per_character[min(last, (start + end) * len(per_character) // (2 * max(length, 1)))]
        for start, end in words
    ]


def _rescue_lost_styles(
    runs: Sequence[Run], styles: list[Style], words: Sequence[tuple[int, int]], length: int
) -> None:
    """A link or an emphasis is never dropped: it takes the word that stands where it stood."""
    whole = sum(len(run.text) for run in runs)
    position = 0
    for run in runs:
        middle = (position + len(run.text) / 2) / max(whole, 1) * length
        position += len(run.text)
        if run.style in styles or not run.text.strip():
            continue
        counts = Counter(styles)
        free = [i for i, style in enumerate(styles) if counts[style] > 1]
        if free:
            nearest = min(free, key=lambda i: abs((words[i][0] + words[i][1]) / 2 - middle))
            styles[nearest] = run.style


def _style_of_each_character(runs: Sequence[Run]) -> list[Style]:
    return [run.style for run in runs for _ in run.text]


def _joined(
    target: str, words: Sequence[tuple[int, int]], styles: Sequence[Style]
) -> tuple[Run, ...]:
    """Neighbouring words of one style in one run; white space goes with the word before it."""
    starts = [start for start, _ in words[1:]] + [len(target)]
    begin = [0, *(start for start, _ in words[1:])]
    pieces = [(style, target[a:b]) for style, a, b in zip(styles, begin, starts, strict=True)]
    return tuple(
        Run("".join(text for _, text in group), style)
        for style, group in groupby(pieces, key=lambda piece: piece[0])
    )
