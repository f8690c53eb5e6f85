"""From a decoder's attention to character ranges that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

from kreyol_desktop.core.translation import CharAlignment
from kreyol_desktop.engines.translation.tokenization import Span

_FAINTEST = 0.02
"""Fainter looks say nothing."""


@dataclass(frozen=True, slots=True)
class Attention:
    """How much each target token (``rows``) attends to each source token.

    The spans are character ranges. ``offset`` counts the tags before the first piece of the source;
    attention to tags and to the end of the sentence says nothing about a word and is left out.
    """

    rows: Sequence[Sequence[float]]
    target_spans: Sequence[Span]
    source_spans: Sequence[Span]
    offset: int


def char_alignment(attention: Attention) -> CharAlignment:
    """For each target token the source pieces that it attends to, and how much."""
    links: list[tuple[int, int, int, int, float]] = []
    for row, (start, end) in zip(attention.rows, attention.target_spans, strict=False):
        if start == end:
            continue
        weights = row[attention.offset : attention.offset + len(attention.source_spans)]
        for weight, span in zip(weights, attention.source_spans, strict=False):
            if weight >= _FAINTEST:
                links.append((start, end, *span, weight))
    return tuple(links)


def place_of(word: Span, target: str, attention: Attention) -> int | None:
    """The start of the target's word that attends most to ``word`` of the source, None for none."""
    columns = [
        attention.offset + number
        for number, (start, end) in enumerate(attention.source_spans)
        if start < word[1] and word[0] < end
    ]
    weights = [
        (sum(row[column] for column in columns), start)
        for row, (start, _) in zip(attention.rows, attention.target_spans, strict=False)
    ]
    if not columns or not weights:
        return None
    # the first of those that look at it alike
    start = max(weights, key=lambda pair: pair[0])[1]
    if target[start : start + 1].isspace():
        return start + 1  # a word's first piece holds the space before it
    while start > 0 and not target[start - 1].isspace():
        start -= 1
    return start
