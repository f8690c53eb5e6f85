"""The stages of a job in order: read, segment, translate and speak, encode, typeset, publish."""

import logging
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from kreyol_desktop.core.document import Chapter, Document, ReadWarning
from kreyol_desktop.core.document_io import ReadOptions, WriteOptions
from kreyol_desktop.core.errors import InvalidRequestError, LanguageError
from kreyol_desktop.core.job import JobOutcome, JobRequest, Task, TaskType
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.progress import Checkpoint, JobContext, Stage
from kreyol_desktop.core.segment import Origin, Segment, coverage_of
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.services.audio_stage import AudioStage, Narrated
from kreyol_desktop.services.beside import beside
from kreyol_desktop.services.chapters import edit_chapters, translate_titles
from kreyol_desktop.services.document_checks import (
    dominant_language,
    require_known_language,
    require_text,
)
from kreyol_desktop.services.monitoring import PerformanceMonitor
from kreyol_desktop.services.narration import BackgroundNarrator, NarrationPlan
from kreyol_desktop.services.ports import ArtifactStore, DocumentReaders, DocumentWriters
from kreyol_desktop.services.publication import (
    INTERNAL_KINDS,
    Draft,
    audio_drafts,
    publish,
    result_stem,
)
from kreyol_desktop.services.speech_service import SpeechService
from kreyol_desktop.services.translation_note import NoteTexts, translation_note
from kreyol_desktop.services.translation_service import TranslationOptions, TranslationService

logger = logging.getLogger(__name__)


class DocumentPipeline:
    """Runs one job from its input to its published results.

    A run that was cut short is simply run again: the translation memory and the clip cache hold
    what was done, so only the rest costs time.
    """

    def __init__(
        self,
        *,
        readers: DocumentReaders,
        press: DocumentWriters,
        translation: TranslationService,
        speech: SpeechService,
        artifacts: ArtifactStore,
        monitor: PerformanceMonitor,
        note_texts: NoteTexts,
        result_words: Mapping[str, Mapping[str, str]],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._readers = readers
        self._press = press
        self._translation = translation
        self._speech = speech
        self._audio = AudioStage(speech, press, monitor)
        self._artifacts = artifacts
        self._monitor = monitor
        self._note_texts = note_texts
        self._result_words = result_words
        self._today = today

    def run(self, task: Task, context: JobContext) -> JobOutcome:
        """Do the job. Raise KreyolErrors, or JobCancelled and JobParked from the checkpoint."""
        scratch = context.work_dir / "work"
        scratch.mkdir(parents=True, exist_ok=True)
        with self._speech.keeping_clips():
            if task.request.type is TaskType.AUDIO:
                outcome = self._speak_text(task, context, scratch)
            else:
                outcome = self._translate_document(task, context, scratch)
        shutil.rmtree(scratch, ignore_errors=True)
        return outcome

    # ------------------------------------------------------------- documents

    def _translate_document(self, task: Task, context: JobContext, scratch: Path) -> JobOutcome:
        request, unvoiced = self._audio.voiced(task.request)
        document = self._read(task, context, scratch)
        chapters, renamed = edit_chapters(self._readers.chapters(document), request.chapter_edits)
        context.checkpoint(Stage.SEGMENT, 0, 1)
        segments = beside(
            lambda look_up: self._translation.segment_document(
                document, source=request.source, target=request.target, look_up=look_up
            ),
            context.obey,
        )
        require_text(document, segments)
        context.checkpoint(Stage.SEGMENT, 1, 1)
        plan = NarrationPlan(document, segments, chapters, request)
        segments = self._translate_and_speak(segments, plan, request, context)
        language = request.source or dominant_language(segments)
        chapters = translate_titles(
            chapters, renamed, lambda t: self._title(t, language, request, context)
        )
        utterances = plan.utterances(segments) if request.audio else []
        titles = [chapter.title for chapter in chapters]
        title = self._title(document.title, language, request, context)
        stem = result_stem(task)
        narrated = self._audio.encode(
            utterances,
            titles,
            title or stem,
            request,
            context,
            scratch,
            author=document.author,
            cover=document.cover,
        )
        translated = self._assemble(
            document, segments, language, chapters, title, narrated, request, context
        )
        drafts = [
            *self._typeset(translated, task, context, scratch),
            *audio_drafts(narrated.files, stem),
        ]
        published = publish(drafts, task, self._artifacts, context)
        left_out = self._impossible(document, request) + unvoiced
        warnings = document.warnings + narrated.problems + left_out
        return JobOutcome(published, translated.coverage, warnings)

    def _read(self, task: Task, context: JobContext, scratch: Path) -> Document:
        request = task.request
        if request.input_path is None:
            raise InvalidRequestError("A document job needs a file.")
        copy, _ = self._artifacts.keep_input(task.id, request.input_path)
        context.checkpoint(Stage.READ, 0, 1)
        options = ReadOptions(
            work_dir=scratch,
            password=request.password,
            ocr=request.ocr,
            on_page=lambda done, total: context.checkpoint(Stage.READ, done, total),
        )
        document = self._readers.read(copy, options)
        context.checkpoint(Stage.READ, 1, 1)
        return document

    def _translate_and_speak(
        self,
        segments: Sequence[Segment],
        plan: NarrationPlan,
        request: JobRequest,
        context: JobContext,
    ) -> tuple[Segment, ...]:
        if request.audio is None:
            return tuple(self._translate(segments, request, context.checkpoint))
        done: list[Segment] = []
        with BackgroundNarrator(self._speech, request.voice, context.obey) as narrator:
            for segment in self._translate(segments, request, context.checkpoint):
                done.append(segment)
                narrator.add(plan.utterance(segment))
            narrator.finish(len(plan.utterances(done)), context.checkpoint)
        return tuple(done)

    def _translate(
        self, segments: Sequence[Segment], request: JobRequest, checkpoint: Checkpoint
    ) -> Iterator[Segment]:
        started = time.monotonic()
        done: list[Segment] = []
        options = TranslationOptions(use_memory=request.use_memory, glossaries=request.glossaries)
        for segment in self._translation.translate_segments(
            segments,
            source=request.source,
            target=request.target,
            options=options,
            checkpoint=checkpoint,
        ):
            done.append(segment)
            yield segment
        require_known_language(done)
        self._monitor.record_translation(
            text_length=sum(len(s.source) for s in done),
            translation_length=sum(len(s.text) for s in done),
            duration=time.monotonic() - started,
            source_lang=str(request.source or "auto"),
            target_lang=str(request.target),
            cache_hit=all(s.origin in (Origin.MEMORY, Origin.HUMAN, Origin.COPIED) for s in done),
        )

    def _title(
        self, text: str, source: Language | None, request: JobRequest, context: JobContext
    ) -> str:
        """A short text in the target language; from the memory when a heading says the same."""
        if not text.strip():
            return text
        options = TranslationOptions(use_memory=request.use_memory, glossaries=request.glossaries)
        try:
            return self._translation.translate_text(
                text,
                source=source,
                target=request.target,
                options=options,
                checkpoint=lambda *_: context.obey(),
            ).text
        except LanguageError:
            # Too short to be recognised, or in a language of its own: better as it is than lost.
            return text

    def _assemble(
        self,
        document: Document,
        segments: Sequence[Segment],
        language: Language | None,
        chapters: tuple[Chapter, ...],
        title: str,
        narrated: Narrated,
        request: JobRequest,
        context: JobContext,
    ) -> TranslatedDocument:
        by_block: dict[int, list[Segment]] = {}
        for segment in segments:
            by_block.setdefault(segment.block, []).append(segment)
        coverage = coverage_of(segments)
        note = translation_note(
            self._note_texts,
            request.target,
            coverage,
            self._translation.model_name(language, request.target),
            self._today(),
        )
        return TranslatedDocument(
            document=document,
            segments={block: tuple(of_block) for block, of_block in by_block.items()},
            target=request.target,
            title=title,
            chapters=chapters,
            outline_titles={
                index: self._title(entry.title, language, request, context)
                for index, entry in enumerate(document.outline)
            },
            coverage=coverage,
            note=note if request.add_note else None,
            timeline=narrated.timeline,
            audio_path=narrated.files[0] if len(narrated.files) == 1 else None,
            words=self._result_words.get(request.target.value) or self._result_words["en"],
        )

    def _impossible(self, document: Document, request: JobRequest) -> tuple[ReadWarning, ...]:
        possible = self._press.formats_for(document.media_type)
        return tuple(
            ReadWarning("format_left_out", f"The source cannot become {kind}.", detail=kind.value)
            for kind in request.formats
            if kind not in possible
        )

    def _typeset(
        self, translated: TranslatedDocument, task: Task, context: JobContext, scratch: Path
    ) -> list[Draft]:
        possible = self._press.formats_for(translated.document.media_type)
        kinds = [kind for kind in task.request.formats if kind in possible]
        kinds += [kind for kind in INTERNAL_KINDS if kind not in kinds]
        drafts = []
        for done, kind in enumerate(kinds):
            context.checkpoint(Stage.TYPESET, done, len(kinds))
            target = scratch / f"result{self._press.suffix(kind)}"
            options = WriteOptions(
                password=task.request.password,
                on_page=lambda _page, _pages, done=done: context.checkpoint(  # type: ignore[misc]
                    Stage.TYPESET, done, len(kinds)
                ),
            )
            self._press.write(kind, translated, target, options)
            drafts.append(Draft(kind, target, f"{result_stem(task)}{self._press.suffix(kind)}"))
        context.checkpoint(Stage.TYPESET, len(kinds), len(kinds))
        return drafts

    # ----------------------------------------------------------------- audio

    def _speak_text(self, task: Task, context: JobContext, scratch: Path) -> JobOutcome:
        request = task.request
        if request.audio is None:
            raise InvalidRequestError("A speech job needs an audio format.")
        narrated = self._audio.encode_text(request, context, scratch)
        drafts = audio_drafts(narrated.files, result_stem(task))
        published = publish(drafts, task, self._artifacts, context)
        return JobOutcome(published, warnings=narrated.problems)
