"""From a decoder's attention to character ranges that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

from kreyol_desktop.core.translation import CharAlignment
from kreyol_desktop.engines.translation.tokenization import Span

_FAINTEST = 0.02
"""Fainter looks say nothing."""

_EARLY = 2
"""Pieces before a word with which a translation may begin: an article, an adjective."""


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
    """The start of the target's word that attends most to ``word`` of the source, None for none.

    The first row is not read but guessed: CTranslate2 4.8 gives a sentence of a batch another one's
    in the first step of a beam search. Every piece is looked at about once in all, its hint with it:
    of a word at the beginning the first token looks at what the others leave.
    """
    under = [
        (attention.offset + number, span)
        for number, span in enumerate(attention.source_spans)
        if span[0] < word[1] and word[0] < span[1]
    ]
    columns = [column for column, _ in under]
    looks = [sum(row[column] for column in columns) for row in attention.rows]
    if not columns or not looks:
        return None
    looks[0] = (
        len({span for _, span in under}) - sum(looks[1:]) if _is_early(word, attention) else 0.0
    )
    # the first of those that look at it alike
    first = max(range(min(len(looks), len(attention.target_spans))), key=looks.__getitem__)
    start = attention.target_spans[first][0]
    if target[start : start + 1].isspace():
        return start + 1  # a word's first piece holds the space before it
    while start > 0 and not target[start - 1].isspace():
        start -= 1
    return start


def _is_early(word: Span, attention: Attention) -> bool:
    """Whether few pieces stand before a word."""
    return len({span for span in attention.source_spans if span[1] <= word[0]}) <= _EARLY
