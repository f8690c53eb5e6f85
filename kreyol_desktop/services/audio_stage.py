"""From finished sentences to audio files."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.document import ReadWarning
from kreyol_desktop.core.job import JobRequest
from kreyol_desktop.core.progress import JobContext, Stage, no_checkpoint
from kreyol_desktop.core.speech import AudioTags, Clip, Timeline, Utterance
from kreyol_desktop.services.monitoring import PerformanceMonitor
from kreyol_desktop.services.speech_service import SpeechService

_SHOWN_CHARS = 60


@dataclass(frozen=True, slots=True)
class Narrated:
    """The audio of a job: its files, all beside the job, and the timeline over all of them."""

    files: tuple[Path, ...] = ()
    timeline: Timeline | None = None
    problems: tuple[ReadWarning, ...] = ()


class AudioStage:
    """Encodes what is spoken; the clips come from the cache where a narrator has been before."""

    def __init__(self, speech: SpeechService, monitor: PerformanceMonitor) -> None:
        self._speech = speech
        self._monitor = monitor

    def spoken_text(
        self, request: JobRequest, context: JobContext
    ) -> Iterator[tuple[Utterance, Clip]]:
        """Speak the text of an audio job, sentence by sentence."""
        for done, spoken in enumerate(self._speech.stream(request.text, request.voice)):
            context.checkpoint(Stage.SPEAK, done, done + 1)
            yield spoken

    def encode(
        self,
        utterances: Sequence[Utterance],
        chapter_titles: Sequence[str],
        title: str,
        request: JobRequest,
        context: JobContext,
        scratch: Path,
    ) -> Narrated:
        """Write the audio files into ``scratch``; nothing when no audio was asked for."""
        if request.audio is None or not utterances:
            return Narrated()
        started = time.monotonic()
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
            context,
        )
        files, timeline = self._speech.render(
            clips,
            chapter_titles,
            scratch / f"audio.{request.audio.format.value}",
            request.audio,
            request.voice,
            AudioTags(title=title, language=request.target.iso639_2),
        )
        self._monitor.record_audio_generation(
            text_length=sum(len(u.text) for u in utterances),
            audio_size_mb=sum(file.stat().st_size for file in files) / 1e6,
            duration=time.monotonic() - started,
            language=str(request.target),
            played_s=timeline.seconds,
        )
        return Narrated(tuple(files), timeline, tuple(problems))


def _counted(
    clips: Iterable[tuple[Utterance, Clip]], total: int, context: JobContext
) -> Iterator[tuple[Utterance, Clip]]:
    for done, spoken in enumerate(clips):
        context.checkpoint(Stage.ENCODE, done, total)
        yield spoken
    context.checkpoint(Stage.ENCODE, total, total)
