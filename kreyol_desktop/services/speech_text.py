"""A text as the utterances of "listen"."""

import re
from collections.abc import Iterator

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.speech import Utterance, VoiceSettings
from kreyol_desktop.services.ports import Segmenter

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\"')\]]*\s+")
_CLAUSE_END = re.compile(r"(?<=[,;:])\s+")
FIRST_CHARS = 120
"""The first utterance is cut at a clause when longer, so that it is heard within 300 ms."""
LONGEST_CHARS = 600
"""Longer "sentences" are cut at a clause or a space: nobody waits for a page to be spoken."""


def utterances_of(
    text: str, settings: VoiceSettings, segmenter: Segmenter | None
) -> Iterator[Utterance]:
    """Sentences with the pauses of their place; ids count from 0."""
    number = 0
    for paragraph in _PARAGRAPH.split(text):
        sentences = _sentences(paragraph.strip(), segmenter)
        if sentences and not number:
            sentences[:1] = _first_short(sentences[0])
        for index, sentence in enumerate(sentences):
            last = index == len(sentences) - 1
            pause = settings.paragraph_pause_ms if last else settings.sentence_pause_ms
            yield Utterance(number, sentence, pause)
            number += 1


def _sentences(paragraph: str, segmenter: Segmenter | None) -> list[str]:
    if segmenter is None:
        found = _SENTENCE_END.split(paragraph)
    else:
        found = [span.text for span in segmenter.split(paragraph, Language.KREYOL)]
    return [piece for sentence in found for piece in _pieces(sentence.strip())]


def _pieces(sentence: str) -> Iterator[str]:
    """A sentence in pieces of at most LONGEST_CHARS."""
    while len(sentence) > LONGEST_CHARS:
        cut = _last_clause(sentence, LONGEST_CHARS) or sentence.rfind(" ", 1, LONGEST_CHARS)
        cut = cut if cut > 0 else LONGEST_CHARS
        yield sentence[:cut].strip()
        sentence = sentence[cut:].strip()
    if sentence:
        yield sentence


def _first_short(sentence: str) -> list[str]:
    cut = _last_clause(sentence, FIRST_CHARS) if len(sentence) > FIRST_CHARS else 0
    return [sentence[:cut], sentence[cut:].strip()] if cut else [sentence]


def _last_clause(sentence: str, limit: int) -> int:
    """Where the last clause within ``limit`` characters ends; 0 when none does."""
    return max((match.start() for match in _CLAUSE_END.finditer(sentence, 0, limit)), default=0)
