"""From texts and documents to segments: sentences with their language and their styles."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kreyol_desktop.core.document import UNTRANSLATED_ROLES, Block, Document, Run
from kreyol_desktop.core.language import Detection, Language
from kreyol_desktop.core.progress import nobody_minds
from kreyol_desktop.core.segment import NoteMark, Segment
from kreyol_desktop.engines.translation.layout import paragraphs
from kreyol_desktop.engines.translation.marked_text import MarkedBlock
from kreyol_desktop.engines.translation.note_marks import without_notes
from kreyol_desktop.services.ports import LanguageIdentifier, Segmenter

SURE = 0.75
"""From this confidence on a paragraph's own language counts, whatever the document is in."""
_LEFT_ALONE_WORDS = 5
"""A stated source language yields to a paragraph of this many words that is surely Kreyòl."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """``number`` is the block that the text belongs to; ``after`` the white space behind it;
    ``notes`` the marks of notes that were taken out of the text.
    """

    number: int
    text: str
    after: str
    runs: tuple[Run, ...] = ()
    notes: tuple[NoteMark, ...] = ()


def _paragraph_of(block: Block) -> _Paragraph:
    runs, notes = without_notes(block.runs)
    return _Paragraph(block.id, "".join(run.text for run in runs), "", runs, notes)


class DocumentSegmenter:
    """Cuts text into sentences and tells each one's language: that of its paragraph, unless it
    plainly has another.
    """

    def __init__(self, segmenter: Segmenter, identifier: LanguageIdentifier) -> None:
        self._segmenter = segmenter
        self._identifier = identifier

    def of_text(
        self, text: str, *, source: Language | None, target: Language
    ) -> tuple[str, tuple[Segment, ...]]:
        """(leading white space, segments); joined with their separators they give ``text``."""
        lead = text[: len(text) - len(text.lstrip())]
        pieces = paragraphs(text[len(lead) :])
        found = [_Paragraph(n, paragraph, after) for n, (paragraph, after) in enumerate(pieces)]
        return lead, self._segments(found, source, target)

    def of_marked(
        self, blocks: Sequence[MarkedBlock], *, source: Language | None, target: Language
    ) -> tuple[str, tuple[Segment, ...]]:
        """Segments of the blocks of a text with marks; the lead is the blocks' own business."""
        found = [
            _Paragraph(n, block.text, "", tuple(block.runs))
            for n, block in enumerate(blocks)
            if block.text.strip()
        ]
        return "", self._segments(found, source, target)

    def of_document(
        self,
        document: Document,
        *,
        source: Language | None,
        target: Language,
        look_up: Callable[[], None] = nobody_minds,
    ) -> tuple[Segment, ...]:
        """Segments of every block whose role is translated, in reading order.

        ``look_up`` is called before each paragraph, twice where its language is recognised.
        """
        found = [
            _paragraph_of(block)
            for block in document.blocks
            if block.role not in UNTRANSLATED_ROLES and block.text.strip()
        ]
        hint = source or document.language
        return self._segments(found, hint, target, stated=source is not None, look_up=look_up)

    def _segments(
        self,
        found: Sequence[_Paragraph],
        source: Language | None,
        target: Language,
        *,
        stated: bool = True,
        look_up: Callable[[], None] = nobody_minds,
    ) -> tuple[Segment, ...]:
        expected = frozenset(Language)
        if source is not None and stated:
            languages = self._under_stated(_watched(found, look_up), source, target)
            expected = frozenset({source, target})
        else:
            languages = self._recognised(found, source, look_up)
        segments: list[Segment] = []
        for paragraph, language in zip(_watched(found, look_up), languages, strict=True):
            segments.extend(self._sentences(paragraph, language, expected, len(segments)))
        return tuple(segments)

    def _under_stated(
        self, found: Iterable[_Paragraph], source: Language, target: Language
    ) -> list[Language]:
        """The stated language, but for paragraphs that are surely in the target language."""
        return [
            target if self._is_surely(paragraph.text, target) else source for paragraph in found
        ]

    def _is_surely(self, text: str, language: Language) -> bool:
        if len(text.split()) < _LEFT_ALONE_WORDS:
            return False
        detection = self._identifier.detect(text)
        return detection.language is language and detection.confidence >= SURE

    def _recognised(
        self, found: Sequence[_Paragraph], hint: Language | None, look_up: Callable[[], None]
    ) -> list[Language]:
        """Each paragraph's own language where it is sure, that of the whole where it is not."""
        detections = [self._identifier.detect(p.text) for p in _watched(found, look_up)]
        common = _common_language(zip(found, detections, strict=True)) or hint
        return [_settled(detection, common) for detection in detections]

    def _sentences(
        self,
        paragraph: _Paragraph,
        language: Language,
        expected: frozenset[Language],
        first_id: int,
    ) -> Iterator[Segment]:
        """Segments of a paragraph; a sentence in another ``expected`` language has that one."""
        spans = self._segmenter.split(paragraph.text, language)
        position = 0
        number = first_id
        last = len(spans) - 1
        languages = self._own_languages([span.text for span in spans], language, expected)
        runs = _Runs(paragraph.runs)
        notes = list(paragraph.notes)
        for index, span in enumerate(spans):
            start = position
            position += len(span.text) + len(span.separator)
            if not span.text and index < last:
                continue
            yield Segment(
                id=number,
                block=paragraph.number,
                source=span.text,
                separator=span.separator + (paragraph.after if index == last else ""),
                language=languages[index],
                runs=runs.cut(start, start + len(span.text)),
                notes=_taken(notes, start, start + len(span.text), last=index == last),
            )
            number += 1
        if not spans and paragraph.after:
            yield Segment(
                number, paragraph.number, "", separator=paragraph.after, language=language
            )

    def _own_languages(
        self, sentences: Sequence[str], around: Language, expected: frozenset[Language]
    ) -> list[Language]:
        """The language of each sentence of a paragraph that is in ``around`` as a whole."""
        if sum(map(bool, sentences)) <= 1:
            return [around] * len(sentences)
        asides = [self._identifier.aside(sentence, around) for sentence in sentences]
        told = Counter(a for a in asides if a in expected - {Language.OTHER, around})
        # what is in another language, nobody can tell which, is in that of its neighbours
        other = told.most_common(1)[0][0] if told else _only_other(expected, around)
        return [
            other if aside is Language.OTHER else aside if aside in expected else around
            for aside in asides
        ]


def _watched(found: Iterable[_Paragraph], look_up: Callable[[], None]) -> Iterator[_Paragraph]:
    """Paragraphs, with a look up before each."""
    for paragraph in found:
        look_up()
        yield paragraph


def _common_language(found: Iterable[tuple[_Paragraph, Detection]]) -> Language | None:
    """The language of most of the text that was recognised for sure, else of most of it."""
    sure: Counter[Language] = Counter()
    any_: Counter[Language] = Counter()
    for paragraph, detection in found:
        if detection.language is Language.OTHER:
            continue
        any_[detection.language] += len(paragraph.text)
        if detection.confidence >= SURE:
            sure[detection.language] += len(paragraph.text)
    ranked = (sure or any_).most_common(1)
    return ranked[0][0] if ranked else None


def _only_other(expected: frozenset[Language], around: Language) -> Language:
    others = expected - {around}
    return next(iter(others)) if len(others) == 1 else Language.OTHER


def _settled(detection: Detection, common: Language | None) -> Language:
    unsure = detection.confidence < SURE
    if unsure and common is not None:
        return common
    return detection.language


def _taken(notes: list[NoteMark], start: int, end: int, *, last: bool) -> tuple[NoteMark, ...]:
    """Take from ``notes`` those of a sentence, by their place in it."""
    count = len(notes) if last else sum(note.position <= end for note in notes)
    mine, notes[:count] = notes[:count], []
    return tuple(NoteMark(min(max(n.position, start), end) - start, n.run) for n in mine)


class _Runs:
    """The runs of a paragraph, cut at any two characters without looking at all the others."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs
        self._starts = [0, *accumulate(len(run.text) for run in runs)]

    def cut(self, start: int, end: int) -> tuple[Run, ...]:
        """The part between two characters."""
        cut = []
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._runs) and self._starts[index] < end:
            run, position = self._runs[index], self._starts[index]
            a, b = max(start - position, 0), min(end - position, len(run.text))
            if a < b:
                cut.append(Run(run.text[a:b], run.style))
            index += 1
        return tuple(cut)
