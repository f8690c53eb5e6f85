"""From a decoder's attention to character ranges that belong together."""

from collections.abc import Sequence

from kreyol_desktop.core.translation import CharAlignment
from kreyol_desktop.engines.translation.tokenization import Span


def char_alignment(
    attention: Sequence[Sequence[float]],
    target_spans: Sequence[Span],
    source_spans: Sequence[Span],
    source_offset: int,
) -> CharAlignment:
    """For each target token the source piece that it attends to most.

    ``source_offset`` counts the tags before the first piece; attention to tags and to the end of
    the sentence says nothing about a word and is left out.
    """
    links = []
    for row, (start, end) in zip(attention, target_spans, strict=False):
        weights = row[source_offset : source_offset + len(source_spans)]
        if start == end or not weights:
            continue
        best = max(range(len(weights)), key=weights.__getitem__)
        links.append((start, end, *source_spans[best]))
    return tuple(links)
