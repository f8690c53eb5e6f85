"""From finished sentences to audio files."""

import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kreyol_desktop.core.document import ImageRef, ReadWarning
from kreyol_desktop.core.errors import ModelError, TypesettingError
from kreyol_desktop.core.job import JobRequest
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import JobContext, Stage, no_checkpoint
from kreyol_desktop.core.speech import AudioOptions, AudioTags, Clip, Timeline, Utterance
from kreyol_desktop.services.monitoring import PerformanceMonitor
from kreyol_desktop.services.ports import DocumentWriters
from kreyol_desktop.services.speech_service import SpeechService

logger = logging.getLogger(__name__)

MAX_COVER_BYTES = 4 * 2**20
"""A larger cover is left out: it would stand in every part of a book."""
_SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True)
class Narrated:
    """The audio of a job: its files, all beside the job, and the timeline over all of them."""

    files: tuple[Path, ...] = ()
    timeline: Timeline | None = None
    problems: tuple[ReadWarning, ...] = ()


class AudioStage:
    """Encodes what is spoken; the clips come from the cache where a narrator has been before."""

    def __init__(
        self, speech: SpeechService, press: DocumentWriters, monitor: PerformanceMonitor
    ) -> None:
        self._speech = speech
        self._press = press
        self._monitor = monitor

    def voiced(self, request: JobRequest) -> tuple[JobRequest, tuple[ReadWarning, ...]]:
        """``request`` without sound where no voice can speak, and what to tell then.

        To be asked before hours of translation. Raise ModelError when only sound was asked for.
        """
        if request.audio is None:
            return request, ()
        if request.target is not Language.KREYOL:
            told = ReadWarning("voice_left_out", "The voices speak Kreyòl only.")
            return replace(request, audio=None), (told,)
        try:
            self._speech.warm_up(request.voice)
        except ModelError as error:
            if not request.formats:
                raise
            logger.warning("The job goes on without sound: %s", error.message)
            return replace(request, audio=None), (ReadWarning("voice_unusable", error.message),)
        return request, ()

    def encode_text(self, request: JobRequest, context: JobContext, scratch: Path) -> Narrated:
        """Write the text of an audio job into ``scratch``, each sentence as soon as it is spoken."""
        clips = self._speech.stream(request.text, request.voice)
        spoken = _counted(clips, 0, Stage.SPEAK, context)
        made = self._render(
            spoken, [request.name], self._tags(request.name, "", request), request, scratch
        )
        return Narrated(*made)

    def encode(
        self,
        utterances: Sequence[Utterance],
        chapter_titles: Sequence[str],
        title: str,
        request: JobRequest,
        context: JobContext,
        scratch: Path,
        *,
        author: str = "",
        cover: ImageRef | None = None,
    ) -> Narrated:
        """Write the audio files into ``scratch``; nothing when no audio was asked for."""
        if request.audio is None or not utterances:
            return Narrated()
        problems: list[ReadWarning] = []
        clips = _counted(
            self._speech.narrate(
                utterances,
                request.voice,
                no_checkpoint,
                on_problem=lambda u, error: problems.append(
                    ReadWarning("not_spoken", error.message, detail=u.text[:_SHOWN_CHARS])
                ),
            ),
            len(utterances),
            Stage.ENCODE,
            context,
        )
        tags = self._tags(title, author, request, cover)
        made = self._render(clips, chapter_titles, tags, request, scratch)
        return Narrated(*made, tuple(problems))

    def _tags(
        self, title: str, author: str, request: JobRequest, cover: ImageRef | None = None
    ) -> AudioTags:
        """What the files say of themselves; a cover only where bytes don't count."""
        small = request.audio is not None and request.audio.low_bitrate
        return AudioTags(
            title=title,
            author=author,
            language=request.target.iso639_2,
            cover=b"" if small else _picture(cover) or self._cover(title, author),
        )

    def _cover(self, title: str, author: str) -> bytes:
        try:
            return self._press.cover(title, author)
        except TypesettingError as error:
            logger.warning("The audiobook gets no cover: %s", error.message)
            return b""

    def _render(
        self,
        clips: Iterable[tuple[Utterance, Clip]],
        chapter_titles: Sequence[str],
        tags: AudioTags,
        request: JobRequest,
        scratch: Path,
    ) -> tuple[tuple[Path, ...], Timeline]:
        options = request.audio or AudioOptions()
        started = time.monotonic()
        letters = _Letters()
        files, timeline = self._speech.render(
            letters.count(clips),
            chapter_titles,
            scratch / f"audio.{options.format.value}",
            options,
            request.voice,
            tags,
        )
        self._monitor.record_audio_generation(
            text_length=letters.total,
            audio_size_mb=sum(file.stat().st_size for file in files) / 1e6,
            duration=time.monotonic() - started,
            language=str(request.target),
            played_s=timeline.seconds,
        )
        return files, timeline


def _picture(cover: ImageRef | None) -> bytes:
    """The bytes of a book's own cover; nothing for one that would weigh on every player."""
    if cover is None or not cover.path.is_file():
        return b""
    return cover.path.read_bytes() if cover.path.stat().st_size <= MAX_COVER_BYTES else b""


class _Letters:
    """Counts what passes by: the sentences of a text are not known before they are spoken."""

    def __init__(self) -> None:
        self.total = 0

    def count(self, clips: Iterable[tuple[Utterance, Clip]]) -> Iterator[tuple[Utterance, Clip]]:
        for utterance, clip in clips:
            self.total += len(utterance.text)
            yield utterance, clip


def _counted(
    clips: Iterable[tuple[Utterance, Clip]], total: int, stage: Stage, context: JobContext
) -> Iterator[tuple[Utterance, Clip]]:
    """``clips`` with a checkpoint before each; ``total`` 0 where it is not known yet."""
    done = 0
    for done, spoken in enumerate(clips, start=1):
        context.checkpoint(stage, done - 1, total or done)
        yield spoken
    context.checkpoint(stage, total or done, total or done)
