"""The timeline in milliseconds, as pages, books and subtitles want it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kreyol_desktop.core.speech import SegmentTime, Timeline


@dataclass(frozen=True, slots=True)
class SpokenSegment:
    """A segment's start and end in milliseconds; words are (from char, to char, from ms, to ms)."""

    segment: int
    start_ms: int
    end_ms: int
    words: tuple[tuple[int, int, int, int], ...] = ()


def segment_times(timeline: Timeline) -> Iterator[SpokenSegment]:
    """Every spoken segment in the order it is heard."""
    for time in sorted(timeline.segments, key=lambda t: t.start_sample):
        yield SpokenSegment(
            time.segment,
            to_ms(time.start_sample, timeline.rate_hz),
            to_ms(time.end_sample, timeline.rate_hz),
            tuple(_words(time, timeline.rate_hz)),
        )


def to_ms(samples: int, rate_hz: int) -> int:
    """Samples as milliseconds, rounded."""
    return round(samples * 1000 / rate_hz)


def _words(time: SegmentTime, rate_hz: int) -> Iterator[tuple[int, int, int, int]]:
    """Words with times in the whole audio: their samples count from the start of the clip."""
    for word in time.words:
        start = to_ms(time.start_sample + word.start_sample, rate_hz)
        end = to_ms(time.start_sample + word.end_sample, rate_hz)
        yield word.start_char, word.end_char, start, end
