"""A read-along document as the reader needs it: texts with ranges, order of speech, search."""

import bisect
from dataclasses import dataclass

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.readalong import ReadAlong, ReadAlongSegment, SpokenWord
from kreyol_desktop.core.search_text import fold


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence inside a text: its segment and its character range."""

    segment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BookBlock:
    """A paragraph in both languages."""

    role: Role
    level: int
    source: str
    target: str
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]

    def span(self, segment: int, *, in_source: bool = False) -> Span | None:
        """Where a sentence stands, None if it isn't in this block."""
        spans = self.source_spans if in_source else self.target_spans
        return next((span for span in spans if span.segment == segment), None)

    def segment_at(self, position: int, *, in_source: bool = False) -> int | None:
        """The sentence at a character position."""
        spans = self.source_spans if in_source else self.target_spans
        return next((s.segment for s in spans if s.start <= position <= s.end), None)


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a search found something."""

    row: int
    in_source: bool
    start: int
    end: int


class Book:
    """Built once per document, off the main thread."""

    def __init__(self, readalong: ReadAlong) -> None:
        self.title = readalong.title
        self.source_language = readalong.source
        self.blocks = tuple(
            _block(block.role, block.level, block.marker, block.segments)
            for block in readalong.blocks
            if any(segment.source.strip() or segment.target.strip() for segment in block.segments)
        )
        self.segments = {s.id: s for block in readalong.blocks for s in block.segments}
        self.row_of = {
            span.segment: row
            for row, block in enumerate(self.blocks)
            for span in block.target_spans
        }
        timed = [s for s in self.segments.values() if s.start_s is not None]
        self._timed = sorted(timed, key=lambda s: s.start_s or 0.0)
        self._starts = [s.start_s or 0.0 for s in self._timed]
        self.order = [s.id for s in self._timed] or [s.id for s in self.segments.values()]
        self._place = {segment: place for place, segment in enumerate(self.order)}
        self._folded = [(fold(block.source), fold(block.target)) for block in self.blocks]
        self.chapters = self._chapters(readalong)
        self._chapter_places = sorted(self.place(segment) for _, _, segment in self.chapters)

    @property
    def is_timed(self) -> bool:
        """True when an audio file was made together with the document."""
        return bool(self._timed)

    @property
    def duration_s(self) -> float:
        return (self._timed[-1].end_s or 0.0) if self._timed else 0.0

    def segment_at(self, seconds: float) -> ReadAlongSegment | None:
        """The sentence that is heard at ``seconds``: the last one that has begun."""
        place = bisect.bisect_right(self._starts, seconds + 0.01) - 1
        return self._timed[max(0, place)] if self._timed else None

    def neighbour(self, segment: int, step: int) -> int:
        """The sentence ``step`` places further in the order of speech, at most the first or last."""
        place = self._place.get(segment, 0) + step
        return self.order[min(max(place, 0), len(self.order) - 1)]

    def is_spoken(self, segment: int) -> bool:
        """Whether a sentence is in the order of speech."""
        return segment in self._place

    def chapter_of(self, segment: int) -> int:
        """The index of the chapter in which a sentence is spoken; 0 before the first one."""
        place = self.place(segment)
        return max(0, bisect.bisect_right(self._chapter_places, place) - 1)

    def chapter_start(self, segment: int, step: int) -> int:
        """The first sentence of the next chapter (+1), of this one, or, from there, of the one before."""
        places = self._chapter_places or [0]
        place = self.place(segment)
        if step > 0:
            found = next((p for p in places if p > place), place)
        else:
            found = next((p for p in reversed(places) if p < place), 0)
        return self.order[found]

    def place(self, segment: int) -> int:
        """The place of a sentence in the order of speech."""
        return self._place.get(segment, 0)

    def search(self, text: str) -> list[Match]:
        """Every place of ``text`` in both languages, accents and case apart."""
        wanted = fold(text.strip())
        if not wanted:
            return []
        return [
            Match(row, in_source, start, start + len(wanted))
            for row, pair in enumerate(self._folded)
            for in_source, folded in ((True, pair[0]), (False, pair[1]))
            for start in _places(folded, wanted)
        ]

    def first_in(self, matches: list[Match], segment: int, *, in_source: bool) -> int:
        """The index of the first match inside of a sentence; 0 where it holds none."""
        row = self.row_of.get(segment, -1)
        span = self.blocks[row].span(segment, in_source=in_source) if row >= 0 else None
        return next(
            (
                number
                for number, match in enumerate(matches)
                if span is not None
                and (match.row, match.in_source) == (row, in_source)
                and span.start <= match.start < span.end
            ),
            0,
        )

    def _chapters(self, readalong: ReadAlong) -> list[tuple[str, int, int]]:
        """Title, first row and first sentence of each chapter."""
        first_segment = {b.id: b.segments[0].id for b in readalong.blocks if b.segments}
        found: list[tuple[str, int, int]] = []
        for chapter in readalong.chapters:
            ids = range(chapter.first_block, chapter.last_block + 1)
            segment = next((first_segment[i] for i in ids if i in first_segment), None)
            if segment is not None and segment in self.row_of:
                found.append((chapter.title, self.row_of[segment], segment))
        return found


def word_at(segment: ReadAlongSegment, seconds: float) -> SpokenWord | None:
    """The word of a sentence that is heard at ``seconds``."""
    return next((w for w in segment.words if w.start_s <= seconds < w.end_s), None)


def _places(folded: str, wanted: str) -> list[int]:
    places, start = [], folded.find(wanted)
    while start >= 0:
        places.append(start)
        start = folded.find(wanted, start + len(wanted))
    return places


def _block(
    role: Role, level: int, marker: str, segments: tuple[ReadAlongSegment, ...]
) -> BookBlock:
    source, target = (f"{marker} " if marker else "",) * 2
    source_spans, target_spans = [], []
    for segment in segments:
        words = segment.target or segment.source
        source_spans.append(Span(segment.id, len(source), len(source) + len(segment.source)))
        target_spans.append(Span(segment.id, len(target), len(target) + len(words)))
        source += segment.source + segment.separator
        target += words + segment.separator
    return BookBlock(
        role,
        level,
        source.rstrip(),
        target.rstrip(),
        tuple(source_spans),
        tuple(target_spans),
    )
