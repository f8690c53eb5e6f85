"""Sentences through memory and model: looked up, de-duplicated, translated, remembered."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.progress import Checkpoint, Stage
from kreyol_desktop.core.segment import Flag, Origin, Segment
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.engines.translation.careful import Checked, Draft
from kreyol_desktop.engines.translation.frame import plain_characters
from kreyol_desktop.engines.translation.glossary import ActiveGlossary
from kreyol_desktop.engines.translation.layout import hard_spaces_like, unwrap, wrap_like
from kreyol_desktop.engines.translation.lexicon import Lexicon
from kreyol_desktop.engines.translation.protection import verbatim_parts
from kreyol_desktop.engines.translation.quotation import double_quotes, quotes_as_in
from kreyol_desktop.services.glossary_service import GlossaryService
from kreyol_desktop.services.model_pool import LoadedModel, ModelPool

_UNUSABLE = re.compile("[\ud800-\udfff\x00-\x08\x0e-\x1f]")

PHRASE_CONFIDENCE = 0.95
"""Of a short phrase that was looked up: right but for a rare context."""

WINDOW = 192
"""Sentences decoded together: enough for full batches, few enough to stream and to cancel."""


class Watcher(Protocol):
    """Who follows the work and may end it by raising."""

    def finished(self, count: int) -> None:
        """Called after every window, once its ``count`` translations in all are remembered."""
        ...

    def look_up(self) -> None:
        """Called several times a second."""
        ...


class SentenceMemory(Protocol):
    """What is needed of the TranslationMemory port here."""

    def look_up(self, keys: Sequence[MemoryKey]) -> Mapping[MemoryKey, MemoryEntry]: ...

    def store(self, entries: Iterable[MemoryEntry]) -> None: ...


class CheckpointWatcher:
    """Tells a checkpoint how many segments are done, and asks it in between."""

    def __init__(self, checkpoint: Checkpoint, total: int) -> None:
        self._checkpoint = checkpoint
        self._total = total
        self._done = 0

    def finished(self, count: int) -> None:
        """See Watcher."""
        self._done = count
        self.look_up()

    def look_up(self) -> None:
        """See Watcher."""
        self._checkpoint(Stage.TRANSLATE, self._done, self._total)


@dataclass(frozen=True, slots=True)
class SentenceOptions:
    """``glossaries`` are ids; ``alternatives`` other translations are asked for per sentence.

    Without ``ask_model`` NotRememberedError is raised where the memory alone does not do.
    """

    use_memory: bool = True
    glossaries: tuple[str, ...] = ()
    alternatives: int = 0
    ask_model: bool = True


class NotRememberedError(Exception):
    """A sentence would have to be translated."""


class SentenceTranslation:
    """Thread-safe; holds no state of a call."""

    def __init__(
        self, pool: ModelPool, memory: SentenceMemory, glossaries: GlossaryService
    ) -> None:
        self._pool = pool
        self._memory = memory
        self._glossaries = glossaries

    def translate(
        self,
        segments: Sequence[Segment],
        target: Language,
        options: SentenceOptions,
        watcher: Watcher,
    ) -> Iterator[Segment]:
        """Each segment with its translation, in order, a window at a time.

        ``segment.language`` must be set.
        """
        supported = self._pool.directions()
        known: _Known = {}
        done = 0
        for start in range(0, len(segments), WINDOW):
            window = segments[start : start + WINDOW]
            yield from self._window(window, target, options, supported, known, watcher)
            done += len(window)
            watcher.finished(done)

    def _window(
        self,
        window: Sequence[Segment],
        target: Language,
        options: SentenceOptions,
        supported: frozenset[Direction],
        known: "_Known",
        watcher: Watcher,
    ) -> list[Segment]:
        finished: dict[int, Segment] = {}
        waiting: dict[Direction, list[int]] = {}
        for index, segment in enumerate(window):
            settled = without_model(segment, target, supported)
            if settled is not None:
                finished[index] = settled
            else:
                direction = Direction(segment.language or Language.OTHER, target)
                waiting.setdefault(direction, []).append(index)
        for direction, indices in waiting.items():
            results = known.setdefault(direction, {})
            texts = {index: memory_text(window[index].source) for index in indices}
            new = [text for text in dict.fromkeys(texts.values()) if text not in results]
            if new:
                results |= self._translate_texts(new, direction, options, watcher)
            for index, text in texts.items():
                finished[index] = _filled(window[index], results[text])
        return [finished[index] for index in range(len(window))]

    def _translate_texts(
        self,
        texts: Sequence[str],
        direction: Direction,
        options: SentenceOptions,
        watcher: Watcher,
    ) -> dict[str, "_Result"]:
        """Results by normalised source; ``texts`` are distinct and normalised."""
        if not options.ask_model and not self._pool.is_loaded(direction):
            raise NotRememberedError
        model = self._pool.model_for(direction)
        glossary = self._glossaries.active(options.glossaries, direction)
        keys = {text: MemoryKey(model.key, direction, text, glossary.version) for text in texts}
        found: dict[str, _Result] = {}
        if options.use_memory:
            entries = self._memory.look_up(list(keys.values()))
            found = {key.source: _from_memory(entry) for key, entry in entries.items()}
        if options.alternatives:
            # the memory holds one translation each: ask the model, keep the human's words first
            found = {t: r for t, r in found.items() if r.origin is Origin.HUMAN}
        lexicon = self._glossaries.lexicon(direction)
        for text in keys:
            phrase = None if text in found or glossary.find(text) else lexicon.phrase(text)
            if phrase is not None:
                found[text] = _Result(phrase, Origin.MODEL, PHRASE_CONFIDENCE, frozenset(), ())
        missing = [text for text in keys if text not in found]
        if not missing:
            return found
        if not options.ask_model:
            raise NotRememberedError
        drafts = [_draft(text, glossary, lexicon) for text in missing]
        checked = model.careful.translate(
            drafts,
            direction,
            alternatives=options.alternatives,
            while_waiting=watcher.look_up,
        )
        if options.use_memory:
            self._remember(checked, [keys[text] for text in missing])
        found |= {t: _from_model(c) for t, c in zip(missing, checked, strict=True)}
        return found

    def _remember(self, checked: Sequence[Checked], keys: Sequence[MemoryKey]) -> None:
        self._memory.store(
            MemoryEntry(key, c.text, Origin.MODEL, c.confidence, c.flags, c.terms)
            for key, c in zip(keys, checked, strict=True)
            # a time-out says nothing of the sentence: next time it may fit
            if Flag.TIMEOUT not in c.flags
        )

    def model_for(self, direction: Direction) -> LoadedModel:
        """The model that translates ``direction``. Raise ModelError."""
        return self._pool.model_for(direction)


@dataclass(frozen=True, slots=True)
class _Result:
    text: str
    origin: Origin
    confidence: float | None
    flags: frozenset[Flag]
    terms: tuple[str, ...]
    alternatives: tuple[str, ...] = ()


_Known = dict[Direction, dict[str, _Result]]
"""What one call has translated so far: a sentence that comes back is not translated again."""


def memory_text(source: str) -> str:
    """The form in which a source sentence is remembered and translated: NFC, plain quotes, single
    spaces, without the characters that no UTF-8 file can hold or that nobody can see.
    """
    text = unicodedata.normalize("NFC", unwrap(_UNUSABLE.sub(_replacement, source)))
    return " ".join(plain_characters(double_quotes(text)).split())


def _replacement(match: re.Match[str]) -> str:
    return "" if match.group() < " " else "\ufffd"


def without_model(
    segment: Segment, target: Language, supported: frozenset[Direction]
) -> Segment | None:
    """The finished segment where no model is needed or none can help; None otherwise."""
    if segment.language is target or not _has_words(segment.source):
        return replace(segment, target=segment.source, origin=Origin.COPIED)
    language = segment.language or Language.OTHER
    if Direction(language, target) not in supported or not is_latin(segment.source):
        return replace(segment, target=None, origin=Origin.COPIED, flags=frozenset({Flag.LANGUAGE}))
    return None


def _has_words(text: str) -> bool:
    """Whether letters stand in it beside addresses, placeholders and code."""
    for part in filter(is_latin, verbatim_parts(text)):
        text = text.replace(part, " ")
    # a letter alone is a label, the head of a column, an answer to tick
    return any(len(word) > 1 or not is_latin(word) for word in _WORD.findall(text))


def is_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin: what our models can read."""
    if text.isascii():
        return True
    letters = [character for character in text if character.isalpha()]
    return sum(ord(c) <= _LAST_LATIN for c in letters) * 2 >= len(letters)


_LAST_LATIN = 0x24F
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _draft(text: str, glossary: ActiveGlossary, lexicon: Lexicon) -> Draft:
    terms = glossary.find(text)
    return Draft(text, (*terms, *lexicon.names(text, terms)), lexicon.opener(text))


def _filled(segment: Segment, result: _Result) -> Segment:
    return replace(
        segment,
        target=_as_written(segment.source, result),
        origin=result.origin,
        confidence=result.confidence,
        flags=result.flags,
        terms=result.terms,
        alternatives=result.alternatives,
    )


def _as_written(source: str, result: _Result) -> str:
    """The translation with the line breaks of this source, the machine's with its signs too."""
    if result.origin is Origin.HUMAN:
        return wrap_like(source, result.text)
    text = result.text if "( " in source else result.text.replace("( ", "(")
    return wrap_like(source, hard_spaces_like(source, quotes_as_in(source, text)))


def _from_memory(entry: MemoryEntry) -> _Result:
    human = entry.origin is Origin.HUMAN
    return _Result(
        entry.target,
        Origin.HUMAN if human else Origin.MEMORY,
        1.0 if human else entry.confidence,
        frozenset() if human else entry.flags,
        entry.terms,
    )


def _from_model(checked: Checked) -> _Result:
    return _Result(
        checked.text,
        Origin.COPIED if checked.copied else Origin.MODEL,
        checked.confidence,
        checked.flags,
        checked.terms,
        checked.alternatives,
    )
