"""Estimates before a job: they count what will be heard, at the size that its files will have."""

from itertools import product

import pytest

from kreyol_desktop.core.document import Chapter, Role
from kreyol_desktop.core.job import ChapterEdit
from kreyol_desktop.core.speech import AudioFormat, AudioOptions
from kreyol_desktop.engines.speech.encoding.profiles import PROFILES
from kreyol_desktop.services.chapters import edit_chapters
from kreyol_desktop.services.work_estimate import (
    BYTES_PER_S,
    SPOKEN_CHARACTERS_PER_S,
    SpeechEstimate,
    TextPart,
    estimate_speech,
    spoken_chapters,
)

CHAPTERS = tuple(Chapter(n, str(n), n * 10, n * 10 + 9, spoken=n != 3) for n in range(5))
PARTS = (
    TextPart(0, Role.PARAGRAPH, 1400),
    TextPart(0, Role.NOTE, 700),
    TextPart(1, Role.PARAGRAPH, 2800),
)


def estimate(*, heard: set[int], unspoken: set[Role], speed: float = 1.0) -> SpeechEstimate:
    return estimate_speech(
        PARTS, AudioOptions(), speed=speed, unspoken=unspoken, is_heard=heard.__contains__
    )


def test_only_what_is_heard_counts() -> None:
    assert estimate(heard={0, 1}, unspoken=set()).audio_s == 4900 / SPOKEN_CHARACTERS_PER_S
    assert estimate(heard={0}, unspoken={Role.NOTE}).audio_s == 1400 / SPOKEN_CHARACTERS_PER_S
    assert estimate(heard=set(), unspoken=set()) == SpeechEstimate()
    assert estimate(heard={1}, unspoken=set(), speed=2.0).audio_s == 1400 / SPOKEN_CHARACTERS_PER_S


@pytest.mark.parametrize("merged", list(product((False, True), repeat=3)))
def test_chapters_are_heard_as_the_job_will_edit_them(merged: tuple[bool, ...]) -> None:
    edits = [ChapterEdit(1, spoken=False, merge_with_previous=merged[0])]
    edits += [ChapterEdit(n, merge_with_previous=merged[n - 1]) for n in (2, 3)]
    edited, _ = edit_chapters(CHAPTERS, edits)
    blocks = {
        block
        for chapter in edited
        if chapter.spoken
        for block in range(chapter.first_block, chapter.last_block + 1)
    }
    assert spoken_chapters(CHAPTERS, edits) == {
        c.index for c in CHAPTERS if c.first_block in blocks
    }


@pytest.mark.parametrize("audio_format", list(AudioFormat))
def test_sizes_are_those_of_the_bit_rates(audio_format: AudioFormat) -> None:
    profile, (usual, low) = PROFILES[audio_format], BYTES_PER_S[audio_format]
    for rate, bits in ((usual, profile.bit_rate), (low, profile.low_bit_rate)):
        if bits:
            assert bits / 8 <= rate <= bits / 8 * 1.15
        else:
            assert 0 < rate <= 2 * 16_000
