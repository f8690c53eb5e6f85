"""Builds the timeline of an audiobook while it is written."""

from collections.abc import Sequence

from kreyol_desktop.core.segment_times import SegmentTimes
from kreyol_desktop.core.speech import ChapterTime, Clip, SegmentTime, Timeline, Utterance


class TimelineBuilder:
    """Counts samples; nothing is rounded on the way."""

    def __init__(self, rate_hz: int, chapter_titles: Sequence[str]) -> None:
        self._rate_hz = rate_hz
        self._titles = chapter_titles
        self._segments = SegmentTimes()
        self._chapters: list[ChapterTime] = []
        self._part_starts: list[int] = []
        self._chapter: int | None = None
        self._chapter_start = 0
        self.position = 0
        """Samples written so far."""

    def begin_part(self, position: int) -> None:
        """A new file begins at a sample."""
        self._part_starts.append(position)

    def add(self, utterance: Utterance, clip: Clip, silence_samples: int) -> None:
        """A clip and the silence after it."""
        if utterance.chapter != self._chapter:
            self._end_chapter()
            self._chapter, self._chapter_start = utterance.chapter, self.position
        end = self.position + clip.samples
        self._segments.append(SegmentTime(utterance.segment, self.position, end, clip.words))
        self.position = end + silence_samples

    def title(self, chapter: int) -> str:
        """The title of a chapter; *Chapit n* where none was given."""
        given = self._titles[chapter].strip() if 0 <= chapter < len(self._titles) else ""
        return " ".join(given.split()) or f"Chapit {chapter + 1}"

    def _end_chapter(self) -> None:
        if self._chapter is not None:
            self._chapters.append(
                ChapterTime(self.title(self._chapter), self._chapter_start, self.position)
            )

    def chapters_so_far(self) -> tuple[ChapterTime, ...]:
        """The chapters, the last one ending here."""
        if self._chapter is None:
            return ()
        open_one = ChapterTime(self.title(self._chapter), self._chapter_start, self.position)
        return (*self._chapters, open_one)

    def finish(self) -> Timeline:
        """The whole timeline; words are counted from the beginning of their segment's clip."""
        return Timeline(
            self._rate_hz,
            self._segments,
            self.chapters_so_far(),
            tuple(self._part_starts) or (0,),
        )


def chapters_within(
    chapters: Sequence[ChapterTime], start: int, end: int
) -> tuple[ChapterTime, ...]:
    """The chapters that sound between two samples, cut to that range and counted from its start."""
    return tuple(
        ChapterTime(c.title, max(c.start_sample, start) - start, min(c.end_sample, end) - start)
        for c in chapters
        if c.start_sample < end and c.end_sample > start
    )
