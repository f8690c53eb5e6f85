"""The read-along file that the window's reader page works from; its form is core.readalong's."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from kreyol_desktop.core.document import Block, Chapter
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.readalong import (
    ReadAlong,
    ReadAlongBlock,
    ReadAlongChapter,
    ReadAlongSegment,
    SpokenWord,
    readalong_pieces,
)
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import title_of
from kreyol_desktop.engines.documents.writers.times import SpokenSegment, SpokenTimes

Times = Mapping[int, SpokenSegment]
MS = 1000.0


def write_readalong(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write the read-along JSON."""
    if options.on_page is not None:
        options.on_page(1, 1)
    times = SpokenTimes(translated.timeline)
    head = ReadAlong(
        title=title_of(translated),
        target=translated.target,
        source=_source_language(translated),
        chapters=tuple(_chapter(translated, c, times) for c in translated.chapters),
        blocks=(),
    )
    blocks = (
        _block(translated, block, times) for block in translated.document.blocks if block.text
    )
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(readalong_pieces(head, blocks))
        file.write("\n")


def _source_language(translated: TranslatedDocument) -> Language | None:
    weights: Counter[Language] = Counter()
    for segments in translated.segments.values():
        for segment in segments:
            if segment.language not in (None, Language.OTHER, translated.target):
                weights[segment.language] += len(segment.source)
    return weights.most_common(1)[0][0] if weights else translated.document.language


def _chapter(translated: TranslatedDocument, chapter: Chapter, times: Times) -> ReadAlongChapter:
    starts = [
        times[segment.id].start_ms
        for block in range(chapter.first_block, chapter.last_block + 1)
        for segment in translated.segments.get(block, ())
        if segment.id in times
    ]
    start_s = min(starts) / MS if starts else None
    return ReadAlongChapter(chapter.title, chapter.first_block, chapter.last_block, start_s)


def _block(translated: TranslatedDocument, block: Block, times: Times) -> ReadAlongBlock:
    segments = translated.segments.get(block.id) or (Segment(-1, block.id, block.text),)
    return ReadAlongBlock(
        id=block.id,
        role=block.role,
        level=block.level,
        marker=block.marker,
        segments=tuple(_segment(segment, times.get(segment.id)) for segment in segments),
    )


def _segment(segment: Segment, time: SpokenSegment | None) -> ReadAlongSegment:
    return ReadAlongSegment(
        id=segment.id,
        source=segment.source,
        target=segment.text,
        separator=segment.separator,
        language=segment.language,
        origin=segment.origin,
        confidence=segment.confidence,
        flags=segment.flags,
        start_s=time.start_ms / MS if time else None,
        end_s=time.end_ms / MS if time else None,
        words=tuple(
            SpokenWord(first, last, start / MS, end / MS)
            for first, last, start, end in (time.words if time else ())
        ),
    )
