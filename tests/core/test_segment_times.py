"""Packed times give back what was appended."""

import tracemalloc

from kreyol_desktop.core.segment_times import SegmentTimes
from kreyol_desktop.core.speech import SegmentTime, WordTime

WORDS = (WordTime(0, 4, 0, 900), WordTime(5, 9, 1200, 4000))
TIMES = (
    SegmentTime(0, 0, 4000, WORDS),
    SegmentTime(3, 8000, 8200),
    SegmentTime(1, 1 << 34, (1 << 34) + 4000, WORDS[:1]),
)


def packed(times: tuple[SegmentTime, ...] = TIMES) -> SegmentTimes:
    made = SegmentTimes()
    for time in times:
        made.append(time)
    return made


def test_times_come_back_in_their_order() -> None:
    assert tuple(packed()) == TIMES
    assert len(packed()) == len(TIMES)


def test_they_can_be_asked_for_by_place() -> None:
    assert packed()[1] == TIMES[1]
    assert packed()[-1] == TIMES[-1]
    assert packed()[1:] == TIMES[1:]


def test_equal_times_are_equal() -> None:
    assert packed() == packed()
    assert packed() != packed(TIMES[:2])
    assert packed() != TIMES


def test_an_hour_of_speech_takes_a_fifth_of_a_megabyte() -> None:
    words = tuple(WordTime(6 * n, 6 * n + 5, 6000 * n, 6000 * n + 5999) for n in range(14))
    made = SegmentTimes()
    tracemalloc.start()
    try:
        for number in range(680):
            made.append(SegmentTime(number, 84_000 * number, 84_000 * number + 80_000, words))
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size < 250_000
