"""How long a job will take and how much it will bring, before it starts."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from kreyol_desktop.core.document import Chapter, Document, Role
from kreyol_desktop.core.job import ChapterEdit
from kreyol_desktop.core.speech import AudioFormat, AudioOptions

SPOKEN_CHARACTERS_PER_S = 14.0
"""Measured with the bundled voice at speed 1."""
AUDIO_WORK_SHARE = 0.015
"""Speaking, measuring and encoding, as a share of the time that the audio plays, on two cores."""
TRANSLATED_CHARACTERS_PER_S = 2_500.0
"""Lower bound on two cores with the bundled model; see benchmarks/main_job.py."""

BYTES_PER_S = {
    AudioFormat.MP3: (6_000, 3_000),
    AudioFormat.M4B: (6_200, 3_200),
    AudioFormat.OPUS: (4_200, 2_200),
    AudioFormat.FLAC: (16_000, 16_000),
    AudioFormat.WAV: (32_000, 32_000),
}
"""Bytes that a second takes in a format, as usual and in small files: the codecs' bit rates with
what the container adds; FLAC as measured with the bundled voice."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """The characters of one role in one chapter, by the chapter's index."""

    chapter: int
    role: Role
    characters: int


@dataclass(frozen=True, slots=True)
class SpeechEstimate:
    """What an audiobook takes and brings: seconds of work, seconds of sound, bytes."""

    work_s: float = 0.0
    audio_s: float = 0.0
    audio_bytes: int = 0


def parts_of(document: Document, chapters: Sequence[Chapter]) -> tuple[TextPart, ...]:
    """The characters of every chapter by role; both lists are in the order of the document."""
    sums: dict[tuple[int, Role], int] = {}
    ahead = iter(chapters)
    chapter = next(ahead, None)
    for block in document.blocks:
        while chapter is not None and block.id > chapter.last_block:
            chapter = next(ahead, None)
        if chapter is not None and block.id >= chapter.first_block:
            key = chapter.index, block.role
            sums[key] = sums.get(key, 0) + len(block.text)
    return tuple(TextPart(index, role, count) for (index, role), count in sums.items())


def spoken_chapters(chapters: Iterable[Chapter], edits: Iterable[ChapterEdit]) -> frozenset[int]:
    """The indexes of the chapters that will be heard; one merged follows the one above it."""
    edited = {edit.index: edit for edit in edits}
    heard: set[int] = set()
    is_heard = True
    for position, chapter in enumerate(chapters):
        edit = edited.get(chapter.index, ChapterEdit(chapter.index))
        if not (edit.merge_with_previous and position):
            is_heard = chapter.spoken and edit.spoken
        if is_heard:
            heard.add(chapter.index)
    return frozenset(heard)


def estimate_speech(
    parts: Iterable[TextPart],
    audio: AudioOptions,
    *,
    speed: float,
    unspoken: Set[Role],
    is_heard: Callable[[int], bool],
) -> SpeechEstimate:
    """The audiobook of the chapters that are heard, without the roles in ``unspoken``.

    ``speed`` is that of the voice, 1 being its own.
    """
    characters = sum(
        part.characters for part in parts if part.role not in unspoken and is_heard(part.chapter)
    )
    seconds = characters / SPOKEN_CHARACTERS_PER_S / speed
    usual, low = BYTES_PER_S[audio.format]
    rate = low if audio.low_bitrate else usual
    return SpeechEstimate(seconds * AUDIO_WORK_SHARE, seconds, round(seconds * rate))
