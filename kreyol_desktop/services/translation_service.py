"""Translation for every face: text, documents, corrections, suggestions."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kreyol_desktop.core.document import Document
from kreyol_desktop.core.errors import EmptyInputError, LanguageError, TooLargeError
from kreyol_desktop.core.language import Detection, Direction, Language
from kreyol_desktop.core.progress import Checkpoint, Stage, no_checkpoint, nobody_minds
from kreyol_desktop.core.segment import Origin, Segment
from kreyol_desktop.core.translation import FuzzyMatch, MemoryEntry, MemoryKey
from kreyol_desktop.engines.translation.html_text import is_markup, parse_html
from kreyol_desktop.engines.translation.markdown_text import parse_markdown
from kreyol_desktop.engines.translation.marked_text import MarkedText
from kreyol_desktop.services.document_checks import require_known_language
from kreyol_desktop.services.document_segments import DocumentSegmenter
from kreyol_desktop.services.glossary_service import GlossaryService
from kreyol_desktop.services.model_pool import ModelPool
from kreyol_desktop.services.ports import LanguageIdentifier, Segmenter, TranslationMemory
from kreyol_desktop.services.recollections import Recollections, WitnessedMemory
from kreyol_desktop.services.seen_texts import SeenText, SeenTexts
from kreyol_desktop.services.segment_styles import ALIGNED_TOGETHER, SegmentStyles
from kreyol_desktop.services.sentence_translation import (
    CheckpointWatcher,
    NotRememberedError,
    SentenceOptions,
    SentenceTranslation,
    Watcher,
    memory_text,
)

MAX_TEXT_CHARS = 1_000_000
"""A text in one call; some 500 pages. Documents have no such limit: they report progress."""


@dataclass(frozen=True, slots=True)
class TranslationOptions:
    """``glossaries`` are ids; ``alternatives`` is the number of other translations wanted per
    sentence; ``html`` says that the text is HTML, whose tags stay on their words.
    """

    use_memory: bool = True
    glossaries: tuple[str, ...] = ()
    alternatives: int = 0
    html: bool = False


@dataclass(frozen=True, slots=True)
class TextTranslation:
    """``source`` is the language of most of the text; ``cached`` means that no model was asked."""

    text: str
    source: Language
    target: Language
    segments: tuple[Segment, ...]
    cached: bool
    duration_s: float


class TranslationService:
    """Thread-safe; concurrent calls share the loaded models and are decoded together."""

    def __init__(
        self,
        *,
        pool: ModelPool,
        segmenter: Segmenter,
        identifier: LanguageIdentifier,
        memory: TranslationMemory,
        glossaries: GlossaryService,
    ) -> None:
        self._pool = pool
        self._identifier = identifier
        self._memory = memory
        self._documents = DocumentSegmenter(segmenter, identifier)
        self._glossaries = glossaries
        self._sentences = SentenceTranslation(pool, memory, glossaries)
        self._styles = SegmentStyles(pool)
        self._seen = SeenTexts()
        self._recollections = Recollections[TextTranslation](pool, memory)

    def translate_text(
        self,
        text: str,
        *,
        source: Language | None,
        target: Language,
        options: TranslationOptions = TranslationOptions(),
        checkpoint: Checkpoint = no_checkpoint,
    ) -> TextTranslation:
        """Translate a text; everything between its sentences stays as it is.

        ``checkpoint`` is called several times a second and may raise JobCancelled.

        ``source`` None recognises the language, paragraph by paragraph. Raise EmptyInputError for
        a text without content, TooLargeError, LanguageError when nothing of it is in a language that can be
        translated, ModelError, EngineError.
        """
        result = self._translate_text(text, source, target, options, checkpoint)
        self._seen.add(SeenText(text, source, target))
        return result

    def check_glossaries(self, glossary_ids: Iterable[str]) -> None:
        """Raise NotFoundError or CorruptError for one that cannot be used: before a job is queued."""
        for glossary_id in glossary_ids:
            self._glossaries.terms(glossary_id)

    def recall(
        self,
        text: str,
        *,
        source: Language | None,
        target: Language,
        options: TranslationOptions = TranslationOptions(),
    ) -> TextTranslation | None:
        """What translate_text would give, where that takes no model: a fraction of a millisecond.

        None for a text that this process has not translated lately, that is not remembered as a
        whole, or that asks for more than its translation. Raises what translate_text raises.
        """
        plain = not (options.glossaries or options.alternatives or options.html)
        seen = SeenText(text, source, target)
        if not plain or not options.use_memory or seen not in self._seen:
            return None
        started = time.perf_counter()
        self._require_direction(source, target)
        known = self._recollections.find(seen) or self._recalled(seen, options)
        return known and replace(known, duration_s=time.perf_counter() - started)

    def _recalled(self, seen: SeenText, options: TranslationOptions) -> TextTranslation | None:
        # to lay marks on a translation takes the model; nothing that was kept has any
        if _marked(seen.text, html=False) is not None:
            return None
        memory = WitnessedMemory(self._memory)
        sentences = SentenceTranslation(self._pool, memory, self._glossaries)
        text, source, target = seen.text, seen.source, seen.target
        try:
            result = self._translate_text(
                text, source, target, options, no_checkpoint, recall=sentences
            )
        except NotRememberedError:
            return None
        self._recollections.keep(seen, result, memory.answers)
        return result

    def _translate_text(
        self,
        text: str,
        source: Language | None,
        target: Language,
        options: TranslationOptions,
        checkpoint: Checkpoint,
        *,
        recall: SentenceTranslation | None = None,
    ) -> TextTranslation:
        started = time.perf_counter()
        _require_size(text)
        self._require_direction(source, target)
        marked = _marked(text, html=options.html)
        lead, segments = (
            self._documents.of_marked(marked.blocks, source=source, target=target)
            if marked
            else self._documents.of_text(text, source=source, target=target)
        )
        watcher = CheckpointWatcher(checkpoint, len(segments))
        done = tuple(self._translate(segments, target, options, watcher, recall=recall))
        require_known_language(done)
        result = marked.assemble(done) if marked else lead + _joined(done)
        return TextTranslation(
            result,
            source or _main_language(done, target),
            target,
            done,
            cached=all(segment.origin is not Origin.MODEL for segment in done),
            duration_s=time.perf_counter() - started,
        )

    def segment_document(
        self,
        document: Document,
        *,
        source: Language | None,
        target: Language,
        look_up: Callable[[], None] = nobody_minds,
    ) -> tuple[Segment, ...]:
        """The sentences of a document in reading order, each with its language and its runs.

        ``look_up`` is called before each paragraph; what it raises ends the work.
        Raise ModelMissingError when no model makes ``target``.
        """
        self._require_direction(source, target)
        return self._documents.of_document(document, source=source, target=target, look_up=look_up)

    def translate_segments(
        self,
        segments: Sequence[Segment],
        *,
        source: Language | None,
        target: Language,
        options: TranslationOptions = TranslationOptions(),
        checkpoint: Checkpoint,
    ) -> Iterator[Segment]:
        """Translate segments in document order, streaming; what is done is remembered before each
        checkpoint, so that a job that was cut short goes on where it stopped.
        """
        total = len(segments)
        checkpoint(Stage.TRANSLATE, 0, total)
        known = [s if s.language else replace(s, language=source) for s in segments]
        yield from self._translate(known, target, options, CheckpointWatcher(checkpoint, total))

    def detect(self, text: str) -> Detection:
        """The language of ``text`` with a confidence from 0 to 1."""
        return self._identifier.detect(text)

    def directions(self) -> frozenset[Direction]:
        """Every direction that an installed model offers."""
        return self._pool.directions()

    def model_name(self, source: Language | None, target: Language) -> str:
        """Name and version of the model that makes ``target`` out of ``source``; "" if none."""
        for direction in sorted(self._pool.directions(), key=str):
            if direction.target is target and source in (None, direction.source):
                return self._pool.name_for(direction)
        return ""

    def correct(self, source: str, target_text: str, direction: Direction) -> None:
        """Remember a person's translation: it outranks every model, now and later.

        Raise EmptyInputError when either side is empty.
        """
        if not source.strip() or not target_text.strip():
            raise EmptyInputError("A correction needs a sentence and its translation.")
        key = MemoryKey("", direction, memory_text(source))
        self._memory.store([MemoryEntry(key, target_text.strip(), Origin.HUMAN, 1.0)])

    def fuzzy(self, source: str, direction: Direction) -> list[FuzzyMatch]:
        """Remembered sentences close to ``source``, best first; offered, never applied."""
        return self._memory.fuzzy(memory_text(source), direction)

    def align_runs(self, segments: Sequence[Segment], target: Language) -> tuple[Segment, ...]:
        """Segments with ``target_runs`` filled where the source had several styles."""
        return tuple(self._styles.laid(segments, target))

    def close(self) -> None:
        """Close the loaded models."""
        self._pool.close()

    def _translate(
        self,
        segments: Sequence[Segment],
        target: Language,
        options: TranslationOptions,
        watcher: Watcher,
        *,
        recall: SentenceTranslation | None = None,
    ) -> Iterator[Segment]:
        sentence_options = SentenceOptions(
            options.use_memory, options.glossaries, options.alternatives, ask_model=recall is None
        )
        sentences = recall or self._sentences
        done = sentences.translate(segments, target, sentence_options, watcher)
        # laying the styles of long paragraphs asks the model again
        while group := list(islice(done, ALIGNED_TOGETHER)):
            watcher.look_up()
            yield from self._styles.laid(group, target)

    def _require_direction(self, source: Language | None, target: Language) -> None:
        directions = self._pool.directions()
        if source is None and any(direction.target is target for direction in directions):
            return
        if source is target or (source and Direction(source, target) in directions):
            return
        raise LanguageError(
            f"No installed model translates {source or 'this'} into {target}.",
            hint="Choose other languages, or install a model for them.",
            language=str(source or target),
        )


def _marked(text: str, *, html: bool) -> MarkedText | None:
    """A text with marks, taken apart; None for a plain one."""
    return parse_html(text) if html or is_markup(text) else parse_markdown(text)


def _require_size(text: str) -> None:
    if not text.strip():
        raise EmptyInputError("There is no text to translate.", hint="Type or paste a text.")
    if len(text) > MAX_TEXT_CHARS:
        raise TooLargeError(
            f"The text is longer than {MAX_TEXT_CHARS:,} characters.",
            hint="Save it as a file and translate that as a document.",
            limit=MAX_TEXT_CHARS,
        )


def _joined(segments: Sequence[Segment]) -> str:
    return "".join(segment.text + segment.separator for segment in segments)


def _main_language(segments: Sequence[Segment], target: Language) -> Language:
    """The language of most of the text; the target language only when it is all in that."""
    weights: dict[Language, int] = {}
    for segment in segments:
        if segment.language and segment.language is not Language.OTHER:
            weights[segment.language] = weights.get(segment.language, 0) + len(segment.source)
    others = {language: w for language, w in weights.items() if language is not target}
    chosen = others or weights
    return max(chosen, key=chosen.__getitem__) if chosen else Language.OTHER
