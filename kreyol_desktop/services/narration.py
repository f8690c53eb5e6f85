"""Speaking beside translating: what to say in which order, and the thread that says it."""

import logging
import queue
import threading
from collections.abc import Callable, Iterator, Sequence

from kreyol_desktop.core.document import Block, Chapter, Document, Role
from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import JobRequest
from kreyol_desktop.core.progress import Checkpoint, Stage, nobody_minds
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.speech import Utterance, VoiceSettings
from kreyol_desktop.services.chapters import chapter_of_block
from kreyol_desktop.services.speech_service import SpeechService

logger = logging.getLogger(__name__)

POLL_S = 0.1


class NarrationPlan:
    """Which segments are spoken, in which chapter, and how long the silence after each is."""

    def __init__(
        self,
        document: Document,
        segments: Sequence[Segment],
        chapters: Sequence[Chapter],
        request: JobRequest,
    ) -> None:
        self._chapter = chapter_of_block(chapters, document)
        silent = {chapter.index for chapter in chapters if not chapter.spoken}
        self._spoken = {
            block.id: block
            for block in document.blocks
            if block.role not in request.unspoken_roles
            and block.id in self._chapter
            and self._chapter[block.id] not in silent
        }
        self._last_of_block = {segment.block: segment.id for segment in segments}
        self._last_of_chapter = {
            self._chapter[segment.block]: segment.id
            for segment in segments
            if segment.block in self._spoken
        }
        self._voice = request.voice

    def utterance(self, segment: Segment) -> Utterance | None:
        """The utterance of a segment, or None when it is not spoken."""
        block = self._spoken.get(segment.block)
        if block is None or not segment.text.strip():
            return None
        chapter = self._chapter[segment.block]
        return Utterance(segment.id, segment.text, self._pause_ms(segment, block, chapter), chapter)

    def utterances(self, segments: Sequence[Segment]) -> list[Utterance]:
        """Every utterance of the document in order."""
        return [u for u in map(self.utterance, segments) if u is not None]

    def _pause_ms(self, segment: Segment, block: Block, chapter: int) -> int:
        if self._last_of_chapter.get(chapter) == segment.id:
            return self._voice.chapter_pause_ms
        if self._last_of_block[segment.block] != segment.id:
            return self._voice.sentence_pause_ms
        if block.role in (Role.TITLE, Role.HEADING):
            return self._voice.heading_pause_ms
        if block.role is Role.TABLE_CELL:
            return self._voice.sentence_pause_ms
        return self._voice.paragraph_pause_ms


class BackgroundNarrator:
    """Speaks finished segments into the clip cache while later ones are still being translated.

    It ends when the cache has no more room: the rest is then spoken while it is encoded.
    Used as a context manager: leaving it by an exception stops the thread at the next clip. ``obey``
    is called before each: it waits while the job is paused, and raises when it is to end.
    """

    def __init__(
        self,
        speech: SpeechService,
        settings: VoiceSettings,
        obey: Callable[[], None] = nobody_minds,
    ) -> None:
        self._obey = obey
        self._speech = speech
        self._settings = settings
        self._queue: queue.SimpleQueue[Utterance | None] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._failure: BaseException | None = None
        self._spoken = 0
        self._thread = threading.Thread(target=self._run, name="narrator")

    def __enter__(self) -> "BackgroundNarrator":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._stopped.set()
        self._queue.put(None)
        self._thread.join()

    def add(self, utterance: Utterance | None) -> None:
        """Queue one utterance; None is ignored."""
        if utterance is not None:
            self._queue.put(utterance)

    def finish(self, total: int, checkpoint: Checkpoint) -> None:
        """Wait until everything queued is spoken, reporting progress; raise what speech raised."""
        self._queue.put(None)
        while self._thread.is_alive():
            checkpoint(Stage.SPEAK, min(self._spoken, total), total)
            self._thread.join(POLL_S)
        if self._failure is not None:
            raise self._failure
        checkpoint(Stage.SPEAK, total, total)

    def _run(self) -> None:
        try:
            clips = self._speech.narrate(
                self._pending(), self._settings, self._watch, on_problem=_leave_to_encoding
            )
            for _ in clips:
                self._spoken += 1
                if self._stopped.is_set():
                    return
        except BaseException as failure:  # noqa: BLE001 - handed to the job's thread by finish()
            self._failure = failure

    def _pending(self) -> Iterator[Utterance]:
        while not self._stopped.is_set():
            utterance = self._queue.get()
            if utterance is None or not self._speech.can_keep_clips():
                return
            self._obey()
            yield utterance

    def _watch(self, stage: Stage, done: int, total: int) -> None:
        """Progress is reported from the job's own thread; here only the stop flag matters."""


def _leave_to_encoding(utterance: Utterance, problem: KreyolError) -> None:
    """A sentence that cannot be spoken is tried again, and reported, when the audio is encoded."""
    logger.info("Segment %d cannot be spoken: %s", utterance.segment, problem.code)
