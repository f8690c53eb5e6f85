"""A translator that checks itself: protect, decode, check, try again, mend, flag."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.core.translation import CharAlignment, Decoding, Hypothesis
from kreyol_desktop.engines.translation import casing, frame
from kreyol_desktop.engines.translation.attempts import ATTEMPTS, Attempt
from kreyol_desktop.engines.translation.candidates import Candidate, Candidates
from kreyol_desktop.engines.translation.clauses import split_clauses
from kreyol_desktop.engines.translation.confidence import (
    DEFAULT_CALIBRATION,
    Calibration,
    judge,
)
from kreyol_desktop.engines.translation.determiners import agree_after
from kreyol_desktop.engines.translation.glossary import TermMatch, missing_terms
from kreyol_desktop.engines.translation.guards import check
from kreyol_desktop.engines.translation.names import Stretch, loses_names, unknown_names
from kreyol_desktop.engines.translation.protection import Masked, mask
from kreyol_desktop.engines.translation.repair import repair_numbers

CLAUSE_TOKENS = 90
"""Longer sentences are cut at clause boundaries."""

MAX_TOKENS = 500
"""What the model is never asked to read in one piece; only a sentence without spaces is so long."""

_LETTER = re.compile(r"[^\W\d_]")


class Decoder(Protocol):
    """What is needed of a loaded model."""

    def stream(
        self,
        sentences: Sequence[str],
        direction: Direction,
        decoding: Decoding = ...,
        *,
        while_waiting: Callable[[], None] | None = ...,
    ) -> Iterator[tuple[int, list[Hypothesis]]]: ...

    def align(
        self, sources: Sequence[str], targets: Sequence[str], direction: Direction
    ) -> list[CharAlignment]: ...

    def count_tokens(self, sentence: str, direction: Direction) -> int: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence to translate, with the glossary terms found in it."""

    text: str
    terms: tuple[TermMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A translation with everything known about it. ``terms`` are the glossary terms that fired."""

    text: str
    confidence: float | None
    flags: frozenset[Flag] = frozenset()
    terms: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    copied: bool = False


@dataclass(slots=True)
class _Clause:
    """A stretch of a sentence on its way through the attempts."""

    framed: frame.Framed
    core: str
    shouts: bool
    terms: tuple[TermMatch, ...]
    names: tuple[Stretch, ...]
    separator: str
    tried: Candidates = field(default_factory=Candidates)
    timed_out: bool = False


class CarefulTranslator:
    """Wraps one loaded model. Thread-safe: all state is local to a call."""

    def __init__(
        self,
        decoder: Decoder,
        *,
        calibration: Calibration = DEFAULT_CALIBRATION,
        attempts: Sequence[Attempt] = ATTEMPTS,
        clause_tokens: int = CLAUSE_TOKENS,
    ) -> None:
        self._decoder = decoder
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
        clauses = [self._clauses(draft, count_tokens) for draft in drafts]
        todo = [clause for group in clauses for clause in group if _LETTER.search(clause.core)]
        for attempt in self._attempts:
            todo = [c for c in todo if not c.tried.settled and not c.timed_out]
            if not todo:
                break
            self._try(todo, direction, attempt, count_tokens, alternatives, while_waiting)
        return [
            self._finish(draft, group, direction, alternatives)
            for draft, group in zip(drafts, clauses, strict=True)
        ]

    def align(self, source: str, target: str, direction: Direction) -> CharAlignment:
        """Which stretch of ``target`` stands for which of ``source``; empty when unknown."""
        plain = frame.plain_characters(source)
        return self._decoder.align([plain], [target], direction)[0]

    def _clauses(self, draft: Draft, count_tokens: Callable[[str], int]) -> list[_Clause]:
        framed = frame.take_frame(draft.text)
        core = frame.plain_characters(framed.core)
        shouts = casing.shouts(core)
        if shouts or casing.is_title(core):
            core = casing.to_sentence_case(core)
        shift = len(framed.before)
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
            clauses.append(_Clause(framed, text, shouts, terms, names, separator))
            position += len(text) + len(separator)
        return clauses

    def _try(
        self,
        clauses: Sequence[_Clause],
        direction: Direction,
        attempt: Attempt,
        count_tokens: Callable[[str], int],
        wanted: int,
        while_waiting: Callable[[], None] | None,
    ) -> None:
        masked = [_mask(clause, direction, attempt) for clause in clauses]
        asked = []
        for clause, protected in zip(clauses, masked, strict=True):
            if not _LETTER.search(protected.text):
                _copy(clause, protected)
            elif count_tokens(protected.text) <= MAX_TOKENS:
                asked.append((clause, protected))
        for clause, _ in asked:
            clause.timed_out = True
        # checked as they come, while the rest is still being decoded
        texts = [protected.text for _, protected in asked]
        stream = self._decoder.stream(
            texts, direction, attempt.decoding, while_waiting=while_waiting
        )
        for index, hypotheses in stream:
            clause, protected = asked[index]
            clause.timed_out = not hypotheses
            for hypothesis in hypotheses:
                candidate = _candidate(clause, protected, hypothesis, direction)
                if candidate is not None:
                    clause.tried.all.append(candidate)
                if clause.tried.clean > wanted:
                    break  # checking the rest costs more than it could bring

    def _finish(
        self, draft: Draft, clauses: Sequence[_Clause], direction: Direction, alternatives: int
    ) -> Checked:
        if not any(_LETTER.search(clause.core) for clause in clauses):
            return Checked(draft.text, confidence=None, copied=True)
        chosen = [_choose(clause, direction) for clause in clauses]
        timed_out = any(clause.timed_out and not clause.tried.all for clause in clauses)
        text = "".join(
            candidate.text + clause.separator
            for candidate, clause in zip(chosen, clauses, strict=True)
        )
        framed = clauses[0].framed
        weights = [len(clause.core) for clause in clauses]
        score = sum(c.score * w for c, w in zip(chosen, weights, strict=True)) / sum(weights)
        flags = frozenset().union(*(candidate.flags for candidate in chosen))
        confidence, flags = judge(score, flags, self._calibration)
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


def _counter(decoder: Decoder, direction: Direction) -> Callable[[str], int]:
    @lru_cache(maxsize=4096)
    def count(text: str) -> int:
        return decoder.count_tokens(text, direction)

    return count


def _mask(clause: _Clause, direction: Direction, attempt: Attempt) -> Masked:
    if attempt.stand_ins is None:
        return Masked(clause.core, ())
    core = casing.to_sentence_case(clause.core) if attempt.small_letters else clause.core
    extra = [(t.start, t.end, t.target) for t in clause.terms] if attempt.terms else []
    if attempt.names:
        extra += clause.names
    if attempt.names and not attempt.terms:
        # a place has one name in Kreyòl: nothing is gained by asking the model first
        extra += [(t.start, t.end, t.target) for t in clause.terms if t.silent]
    return mask(core, direction.source, direction.target, attempt.stand_ins, tuple(extra))


def _copy(clause: _Clause, protected: Masked) -> None:
    """Take over a clause that is nothing but addresses, names and figures."""
    text = protected.restore(protected.text)
    clause.tried.all.append(Candidate(text or clause.core, 0.0, frozenset()))


def _candidate(
    clause: _Clause, protected: Masked, hypothesis: Hypothesis, direction: Direction
) -> Candidate | None:
    text = hypothesis.text.strip()
    if clause.shouts:
        text = text.upper()
    restored = protected.restore(text)
    if restored is None:
        return None
    for term in clause.terms if protected.slots else ():
        restored = agree_after(restored, term.target)
    target = casing.like(clause.core, frame.end_like(clause.core, restored))
    missing = missing_terms(clause.terms, target)
    flags = check(clause.core, target, direction)
    if loses_names(clause.names, target):
        flags |= {Flag.NAMES}
    flags |= {Flag.NAMES if term.silent else Flag.GLOSSARY for term in missing}
    fired = tuple(t.id for t in clause.terms if t not in missing and not t.silent)
    return Candidate(target, hypothesis.score, flags, fired)


def _choose(clause: _Clause, direction: Direction) -> Candidate:
    """The best candidate, its figures mended; the source itself where there is none."""
    if not _LETTER.search(clause.core):
        return Candidate(clause.core, 0.0, frozenset())
    best = clause.tried.best
    if best is None or not best.text:
        return Candidate(clause.core, -9.0, frozenset({Flag.EMPTY}))
    if Flag.NUMBERS in best.flags:
        mended = repair_numbers(clause.core, best.text, direction)
        if mended is not None:
            flags = check(clause.core, mended, direction) | (
                best.flags & {Flag.GLOSSARY, Flag.NAMES}
            )
            return replace(best, text=mended, flags=flags)
    return best
