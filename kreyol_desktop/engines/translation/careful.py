"""A translator that checks itself: protect, decode, check, try again, mend, flag."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.core.translation import CharAlignment
from kreyol_desktop.engines.translation import casing, frame
from kreyol_desktop.engines.translation.asking import Asking, Streaming
from kreyol_desktop.engines.translation.attempts import ATTEMPTS, Attempt
from kreyol_desktop.engines.translation.clause import Clause
from kreyol_desktop.engines.translation.clauses import split_clauses
from kreyol_desktop.engines.translation.confidence import (
    DEFAULT_CALIBRATION,
    Calibration,
    judge,
)
from kreyol_desktop.engines.translation.glossary import TermMatch
from kreyol_desktop.engines.translation.lexicon import Opener
from kreyol_desktop.engines.translation.mending import Mending
from kreyol_desktop.engines.translation.names import unknown_names
from kreyol_desktop.engines.translation.preference import Preference
from kreyol_desktop.engines.translation.word_alignment import WordAlignment, align_words

CLAUSE_TOKENS = 90
"""Longer sentences are cut at clause boundaries."""

HEAD_START = 64
"""Sentences that the model gets before the others are prepared: two batches for each of two cores."""


class Decoder(Streaming, Protocol):
    """What is needed of a loaded model."""

    def align(
        self, sources: Sequence[str], targets: Sequence[str], direction: Direction
    ) -> list[CharAlignment]: ...

    def count_tokens(self, sentence: str, direction: Direction) -> int: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence to translate, with the glossary terms found in it."""

    text: str
    terms: tuple[TermMatch, ...] = ()
    opener: Opener | None = None
    """The formula that it begins with, which the model never sees."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A translation with everything known about it. ``terms`` are the glossary terms that fired."""

    text: str
    confidence: float | None
    flags: frozenset[Flag] = frozenset()
    terms: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    copied: bool = False


class CarefulTranslator:
    """Wraps one loaded model. Thread-safe: all state is local to a call."""

    def __init__(
        self,
        decoder: Decoder,
        *,
        preference: Preference | None = None,
        calibration: Calibration = DEFAULT_CALIBRATION,
        attempts: Sequence[Attempt] = ATTEMPTS,
        clause_tokens: int = CLAUSE_TOKENS,
    ) -> None:
        self._decoder = decoder
        self._preference = preference or Preference()
        self._calibration = calibration
        self._attempts = attempts
        self._clause_tokens = clause_tokens

    def translate(
        self,
        drafts: Sequence[Draft],
        direction: Direction,
        *,
        alternatives: int = 0,
        while_waiting: Callable[[], None] | None = None,
    ) -> list[Checked]:
        """Translate each draft as well as the model can, and say what is doubtful.

        ``while_waiting`` is called several times a second; what it raises ends the work.
        Raise TranslationError when the model itself fails; a bad translation is flagged instead.
        """
        count_tokens = _counter(self._decoder, direction)
        asking = Asking(
            self._decoder,
            direction,
            self._attempts,
            count_tokens,
            self._preference,
            wanted=alternatives,
            while_waiting=while_waiting,
        )
        clauses: list[list[Clause]] = []
        with closing(asking):
            # the model begins with the first while the rest is prepared
            for part in (drafts[:HEAD_START], drafts[HEAD_START:]):
                new = [self._clauses(draft, count_tokens) for draft in part]
                asking.ask([c for group in new for c in group if c.wants_translation])
                clauses += new
            asking.finish()
        mending = Mending(
            self._decoder,
            direction,
            self._attempts[0].decoding,
            self._preference,
            while_waiting=while_waiting,
        )
        mending.mend([clause for group in clauses for clause in group])
        return [
            self._finish(draft, group, direction, alternatives)
            for draft, group in zip(drafts, clauses, strict=True)
        ]

    def align(self, pairs: Sequence[tuple[str, str]], direction: Direction) -> list[WordAlignment]:
        """Which word of each target stands for which of its source, for (source, target) pairs."""
        sources = [frame.plain_characters(source) for source, _ in pairs]
        looks = self._decoder.align(sources, [target for _, target in pairs], direction)
        links = self._preference.links(direction.source)
        chances = links.between if links is not None else None
        return [
            align_words(source, target, attention, chances)
            for (source, target), attention in zip(pairs, looks, strict=True)
        ]

    def _clauses(self, draft: Draft, count_tokens: Callable[[str], int]) -> list[Clause]:
        framed = frame.take_frame(draft.text)
        shift = len(framed.before)
        if draft.opener is not None:
            shift = draft.opener.end
            framed = draft.opener.take_from(framed)
        core = frame.plain_characters(framed.core)
        shouts = casing.shouts(core)
        loud = shouts or casing.is_title(core)
        core = casing.to_sentence_case(core) if loud else casing.calm(core)
        pieces = split_clauses(core, count_tokens, self._clause_tokens)
        clauses, position = [], 0
        for text, separator in pieces:
            terms = tuple(
                term.moved(-shift - position)
                for term in draft.terms
                if position <= term.start - shift and term.end - shift <= position + len(text)
            )
            # the tag counts as a token too
            names = () if shouts else unknown_names(text, lambda word: count_tokens(word) - 1)
            names = tuple(
                name for name in names if all(name[1] <= t.start or t.end <= name[0] for t in terms)
            )
            clauses.append(Clause(framed, text, shouts, terms, names, separator))
            position += len(text) + len(separator)
        return clauses

    def _finish(
        self, draft: Draft, clauses: Sequence[Clause], direction: Direction, alternatives: int
    ) -> Checked:
        if not any(clause.wants_translation for clause in clauses):
            return Checked(draft.text, confidence=None, copied=True)
        chosen = [clause.chosen(direction) for clause in clauses]
        timed_out = any(clause.timed_out for clause in clauses)
        text = "".join(
            candidate.text + clause.separator
            for candidate, clause in zip(chosen, clauses, strict=True)
        )
        framed = clauses[0].framed
        weights = [len(clause.core) for clause in clauses]
        score = _mean([candidate.score for candidate in chosen], weights)
        accounted = _mean([candidate.account.mean for candidate in chosen], weights)
        flags = frozenset().union(*(candidate.flags for candidate in chosen))
        confidence, flags = judge(score, accounted, flags, self._calibration)
        if timed_out:
            flags = frozenset({Flag.TIMEOUT})
        others = clauses[0].tried.alternatives(alternatives) if len(clauses) == 1 else ()
        return Checked(
            framed.before + text + framed.after,
            confidence=confidence,
            flags=flags,
            terms=tuple(dict.fromkeys(term for c in chosen for term in c.terms)),
            alternatives=tuple(framed.before + other + framed.after for other in others),
        )


def _mean(values: Sequence[float], weights: Sequence[int]) -> float:
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def _counter(decoder: Decoder, direction: Direction) -> Callable[[str], int]:
    """Counts tokens, each text once."""

    @lru_cache(maxsize=4096)
    def count(text: str) -> int:
        return decoder.count_tokens(text, direction)

    return count
