"""Times of the segments and words of a book, packed: ten hours are 7,000 sentences, 90,000 words."""

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from kreyol_desktop.core.speech import SegmentTime, WordTime

_ROW = 4
_WORD = 4


class SegmentTimes(Sequence[SegmentTime]):
    """The times in the order they were appended; each is made anew when it is asked for.

    As objects they would take 1.5 MB for an hour of speech, packed they take 0.2 MB.
    """

    __slots__ = ("_rows", "_words")

    def __init__(self) -> None:
        self._rows = array("q")  # segment, first and last sample, where its words begin
        self._words = array("I")  # first and last character, first and last sample in the clip

    def append(self, time: SegmentTime) -> None:
        """Add one more segment at the end."""
        self._rows.extend(
            (time.segment, time.start_sample, time.end_sample, len(self._words) // _WORD)
        )
        for word in time.words:
            self._words.extend((word.start_char, word.end_char, word.start_sample, word.end_sample))

    def __len__(self) -> int:
        return len(self._rows) // _ROW

    @overload
    def __getitem__(self, index: int) -> SegmentTime: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[SegmentTime, ...]: ...

    def __getitem__(self, index: int | slice) -> SegmentTime | tuple[SegmentTime, ...]:
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._time(places)
        return tuple(map(self._time, places))

    def __iter__(self) -> Iterator[SegmentTime]:
        return map(self._time, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SegmentTimes):
            return NotImplemented
        return self._rows == other._rows and self._words == other._words

    __hash__ = None  # type: ignore[assignment]  # it grows

    def _time(self, place: int) -> SegmentTime:
        segment, start, end, first = self._rows[place * _ROW : (place + 1) * _ROW]
        following = place + 1 < len(self)
        last = self._rows[(place + 2) * _ROW - 1] if following else len(self._words) // _WORD
        words = tuple(
            WordTime(*self._words[at : at + _WORD])
            for at in range(first * _WORD, last * _WORD, _WORD)
        )
        return SegmentTime(segment, start, end, words)
