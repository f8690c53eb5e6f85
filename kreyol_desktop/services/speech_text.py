"""A text as the utterances of "listen"."""

import re
from collections.abc import Iterator

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.speech import Utterance, VoiceSettings
from kreyol_desktop.services.ports import Segmenter

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[»”\"')\]]*\s+")
_CLAUSE_END = re.compile(r"(?<=[,;:])\s+")
FIRST_CHARS = 60
"""The first utterance is cut at a clause when longer, so that it is heard within 300 ms even beside a
job: on one core shared with it a sentence of 120 characters takes longer."""
LEAST_CHARS = 12
"""Less would be over before the rest is ready."""
LONGEST_CHARS = 600
"""Longer "sentences" are cut at a clause or a space: nobody waits for a page to be spoken."""


def utterances_of(
    text: str, settings: VoiceSettings, segmenter: Segmenter | None
) -> Iterator[Utterance]:
    """Sentences with the pauses of their place; ids count from 0.

    Between two pieces of one sentence there is no pause but the one that the voice makes at a comma.
    """
    number = 0
    for paragraph in _PARAGRAPH.split(text):
        sentences = _sentences(paragraph.strip(), segmenter)
        for index, sentence in enumerate(sentences):
            last = index == len(sentences) - 1
            pause = settings.paragraph_pause_ms if last else settings.sentence_pause_ms
            pieces = list(_pieces(sentence))
            if not number:
                pieces[:1] = _first_short(pieces[0])
            for piece in pieces[:-1]:
                yield Utterance(number, piece, 0)
                number += 1
            yield Utterance(number, pieces[-1], pause)
            number += 1


def _sentences(paragraph: str, segmenter: Segmenter | None) -> list[str]:
    if segmenter is None:
        found = _SENTENCE_END.split(paragraph)
    else:
        found = [span.text for span in segmenter.split(paragraph, Language.KREYOL)]
    return [sentence.strip() for sentence in found if sentence.strip()]


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
    """A sentence, its beginning cut off at a clause when it is long."""
    if len(sentence) <= FIRST_CHARS:
        return [sentence]
    cut = _last_clause(sentence, FIRST_CHARS) or _first_clause(sentence)
    return [sentence[:cut], sentence[cut:].strip()] if cut else [sentence]


def _last_clause(sentence: str, limit: int) -> int:
    """Where the last clause within ``limit`` characters ends; 0 when none does."""
    ends = (match.start() for match in _CLAUSE_END.finditer(sentence, LEAST_CHARS, limit))
    return max(ends, default=0)


def _first_clause(sentence: str) -> int:
    """Where the first clause beyond FIRST_CHARS ends; 0 when none does before the last words."""
    end = _CLAUSE_END.search(sentence, FIRST_CHARS, max(FIRST_CHARS, len(sentence) - LEAST_CHARS))
    return end.start() if end else 0
