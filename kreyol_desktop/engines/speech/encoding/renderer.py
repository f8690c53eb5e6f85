"""From clips to audio files, one clip at a time."""

import errno
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    EmptyInputError,
    EncodingError,
    InvalidRequestError,
)
from kreyol_desktop.core.speech import (
    AudioOptions,
    AudioTags,
    Clip,
    StreamFormat,
    Timeline,
    Utterance,
    VoiceSettings,
)
from kreyol_desktop.engines.speech.encoding.file_names import chapter_path, part_path
from kreyol_desktop.engines.speech.timeline import TimelineBuilder, chapters_within

if TYPE_CHECKING:
    from kreyol_desktop.engines.speech.encoding.writers import AudioWriter

SMALLEST_PART_BYTES = 256 * 1024
_TAG_BYTES = 8 * 1024
_CHAPTER_BYTES = 400
_SLICE_S = 5


class Renderer:
    """Writes audiobooks (ports.AudioRenderer). Stateless; memory does not grow with the length."""

    def render(
        self,
        clips: Iterable[tuple[Utterance, Clip]],
        chapter_titles: Sequence[str],
        target: Path,
        options: AudioOptions,
        settings: VoiceSettings,
        tags: AudioTags,
    ) -> tuple[tuple[Path, ...], Timeline]:
        """Write ``target``, or numbered files beside it, and return them with the timeline.

        Between chapters there are at least ``settings.chapter_pause_ms`` of silence. Nothing is left
        behind on failure. Raises EmptyInputError without clips, InvalidRequestError for a part limit
        under 256 KiB, EncodingError, DiskFullError, AccessDeniedError.
        """
        if 0 < options.part_limit_bytes < SMALLEST_PART_BYTES:
            raise InvalidRequestError(
                f"Parts of {options.part_limit_bytes} bytes are too small.",
                hint=f"Choose at least {SMALLEST_PART_BYTES // 1024} KiB.",
            )
        stream = iter(clips)
        first = next(stream, None)
        if first is None:
            raise EmptyInputError("There is nothing to speak.")
        book = _Book(first[1].rate_hz, chapter_titles, target, options, tags)
        try:
            with _typed_errors():
                for utterance, clip, upcoming in _with_next(first, stream):
                    book.add(utterance, clip, _pause_ms(utterance, upcoming, settings))
                return book.finish()
        except BaseException:
            book.discard()
            raise

    def stream(
        self,
        clips: Iterable[tuple[Utterance, Clip]],
        audio_format: StreamFormat,
        pace: float = 1.0,
    ) -> Iterator[bytes]:
        """Sound in bytes while the clips arrive, ``pace`` times as fast as they are (0.5..2.0).

        Raises EncodingError.
        """
        from kreyol_desktop.engines.speech.encoding.sound_stream import sound_stream  # heavy codecs

        return sound_stream(clips, audio_format, pace)


def _with_next(
    first: tuple[Utterance, Clip], rest: Iterator[tuple[Utterance, Clip]]
) -> Iterator[tuple[Utterance, Clip, Utterance | None]]:
    """Each clip with the utterance that will follow it."""
    utterance, clip = first
    for following, next_clip in rest:
        yield utterance, clip, following
        utterance, clip = following, next_clip
    yield utterance, clip, None


def _pause_ms(utterance: Utterance, upcoming: Utterance | None, settings: VoiceSettings) -> int:
    if upcoming is not None and upcoming.chapter != utterance.chapter:
        return max(utterance.pause_ms, settings.chapter_pause_ms)
    return utterance.pause_ms


@dataclass(slots=True)
class _Part:
    """One file in the making."""

    path: Path
    writer: "AudioWriter"
    start_sample: int
    chapter: int
    overhead_bytes: int
    chapters: int = 1


class _Book:
    """The files of one audiobook."""

    def __init__(
        self,
        rate_hz: int,
        chapter_titles: Sequence[str],
        target: Path,
        options: AudioOptions,
        tags: AudioTags,
    ) -> None:
        self._rate_hz = rate_hz
        self._target = target
        self._options = options
        self._tags = tags
        self._timeline = TimelineBuilder(rate_hz, chapter_titles)
        self._open: _Part | None = None
        self._done: list[_Part] = []
        self._count = 0

    def add(self, utterance: Utterance, clip: Clip, pause_ms: int) -> None:
        """Append a clip and its pause, in a new file where one is due."""
        if clip.rate_hz != self._rate_hz:
            raise EncodingError(
                f"A clip has {clip.rate_hz} Hz, the audiobook {self._rate_hz} Hz.",
                hint="Use one voice for the whole book.",
            )
        silence = round(pause_ms * self._rate_hz / 1000)
        part = self._part_for(utterance, clip.samples + silence)
        self._timeline.add(utterance, clip, silence)
        if self._options.part_limit_bytes:
            self._write_within_limit(part, clip.pcm + bytes(2 * silence), utterance.chapter)
        else:
            part.writer.write(clip.pcm)
            part.writer.write(bytes(2 * silence))

    def _part_for(self, utterance: Utterance, samples: int) -> _Part:
        part = self._open
        if part is not None and self._is_over(part, utterance, samples):
            self._close_part()
            part = None
        if part is None:
            return self._begin_part(utterance.chapter, self._timeline.position)
        if part.chapter != utterance.chapter:
            part.chapter, part.chapters = utterance.chapter, part.chapters + 1
        return part

    def _is_over(self, part: _Part, utterance: Utterance, samples: int) -> bool:
        """Whether the next clip belongs into a new file."""
        if self._options.per_chapter and part.chapter != utterance.chapter:
            return True
        return not self._fits(part, samples)

    def _fits(self, part: _Part, samples: int) -> bool:
        limit = self._options.part_limit_bytes
        fixed = part.overhead_bytes + part.chapters * _CHAPTER_BYTES
        return not limit or (
            part.writer.written_bytes + part.writer.bytes_for(samples) + fixed <= limit
        )

    def _write_within_limit(self, part: _Part, pcm: bytes, chapter: int) -> None:
        """Write slice by slice; a clip that is larger than a whole part is cut."""
        start = self._timeline.position - len(pcm) // 2
        step = 2 * _SLICE_S * self._rate_hz
        for offset in range(0, len(pcm), step):
            piece = pcm[offset : offset + step]
            if offset and not self._fits(part, len(piece) // 2):
                self._close_part(at=start + offset // 2)
                part = self._begin_part(chapter, start + offset // 2)
            part.writer.write(piece)

    def _begin_part(self, chapter: int, position: int) -> _Part:
        from kreyol_desktop.engines.speech.encoding.writers import open_writer  # heavy codecs

        self._count += 1
        path = self._target.with_name(f".{self._target.name}.{self._count}.part")
        self._timeline.begin_part(position)
        writer = open_writer(path, self._rate_hz, self._options, self._tags.language)
        overhead = _TAG_BYTES + len(self._tags.cover) * 3 // 2
        self._open = _Part(path, writer, position, chapter, overhead)
        return self._open

    def _close_part(self, at: int | None = None) -> None:
        from kreyol_desktop.engines.speech.encoding.tagging import PartTags, write_tags  # heavy

        part = self._open
        if part is None:
            return
        end = self._timeline.position if at is None else at
        chapters = chapters_within(self._timeline.chapters_so_far(), part.start_sample, end)
        part.writer.mark_chapters(chapters)
        part.writer.close()
        self._open = None
        self._done.append(part)
        single = not (self._options.per_chapter or self._options.part_limit_bytes)
        title = self._tags.title or self._target.stem
        if self._options.per_chapter:
            title = self._timeline.title(part.chapter)
        track = 0 if single else len(self._done)
        write_tags(
            part.path,
            self._options.format,
            PartTags(self._tags, chapters, self._rate_hz, title, track),
        )

    def finish(self) -> tuple[tuple[Path, ...], Timeline]:
        """Close the last file and give all of them their names."""
        self._close_part()
        paths = []
        for number, part in enumerate(self._done, start=1):
            path = self._final_path(number, part)
            part.path.replace(path)
            part.path = path
            paths.append(path)
        return tuple(paths), self._timeline.finish()

    def _final_path(self, number: int, part: _Part) -> Path:
        count = len(self._done)
        if self._options.per_chapter:
            title = self._timeline.title(part.chapter)
            return chapter_path(self._target, number, count, title)
        return self._target if count == 1 else part_path(self._target, number, count)

    def discard(self) -> None:
        """Delete everything that was written."""
        if self._open is not None:
            self._open.writer.abandon()
            self._done.append(self._open)
            self._open = None
        for part in self._done:
            part.path.unlink(missing_ok=True)


@contextmanager
def _typed_errors() -> Iterator[None]:
    """Turn the failures of encoders and disks into the program's own."""
    import mutagen  # beside the writers, which import it anyway
    import soundfile

    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFullError("The disk is full.", hint="Free some space.") from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise AccessDeniedError(
                "The audio file can't be written here.", hint="Choose another folder."
            ) from error
        raise EncodingError("The audio could not be written.", reason=str(error)[:200]) from error
    except (ValueError, RuntimeError, soundfile.SoundFileError, mutagen.MutagenError) as error:
        raise EncodingError("The audio could not be written.", reason=str(error)[:200]) from error
