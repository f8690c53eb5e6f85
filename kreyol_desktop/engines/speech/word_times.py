"""When each word of the written text is heard."""

from collections.abc import Sequence

from kreyol_desktop.core.speech import WordTime
from kreyol_desktop.engines.speech.phonemes import Sound
from kreyol_desktop.engines.speech.verbalizer.text import Verbalized


def word_times(
    verbalized: Verbalized, sounds: Sequence[Sound], spans: Sequence[tuple[int, int]]
) -> tuple[WordTime, ...]:
    """Written ranges with their sample ranges, in order.

    Spoken words that stand for one written range ("1,250" -> "mil desan senkant") are one entry.
    """
    times: list[WordTime] = []
    for sound, (start, end) in zip(sounds, spans, strict=True):
        if sound.is_pause:
            continue
        first, last = verbalized.source_range(sound.start, sound.end)
        if times and times[-1].start_char == first and times[-1].end_char == last:
            times[-1] = WordTime(first, last, times[-1].start_sample, end)
        else:
            times.append(WordTime(first, last, start, end))
    return tuple(times)
