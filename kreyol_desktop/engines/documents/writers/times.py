"""The timeline in milliseconds, as pages, books and subtitles want it."""

from collections.abc import Iterator, Mapping
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
    return (_in_milliseconds(time, timeline.rate_hz) for time in timeline.segments)


class SpokenTimes(Mapping[int, SpokenSegment]):
    """Segment id -> when it is heard, reckoned when it is asked for: a book has 9,000 words an hour."""

    def __init__(self, timeline: Timeline | None) -> None:
        self._timeline = timeline or Timeline(1)
        self._places = {time.segment: place for place, time in enumerate(self._timeline.segments)}

    def __getitem__(self, segment: int) -> SpokenSegment:
        time = self._timeline.segments[self._places[segment]]
        return _in_milliseconds(time, self._timeline.rate_hz)

    def __contains__(self, segment: object) -> bool:
        return segment in self._places

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def to_ms(samples: int, rate_hz: int) -> int:
    """Samples as milliseconds, rounded."""
    return round(samples * 1000 / rate_hz)


def _in_milliseconds(time: SegmentTime, rate_hz: int) -> SpokenSegment:
    return SpokenSegment(
        time.segment,
        to_ms(time.start_sample, rate_hz),
        to_ms(time.end_sample, rate_hz),
        tuple(_words(time, rate_hz)),
    )


def _words(time: SegmentTime, rate_hz: int) -> Iterator[tuple[int, int, int, int]]:
    """Words with times in the whole audio: their samples count from the start of the clip."""
    for word in time.words:
        start = to_ms(time.start_sample + word.start_sample, rate_hz)
        end = to_ms(time.start_sample + word.end_sample, rate_hz)
        yield word.start_char, word.end_char, start, end
