"""A stretch of a sentence on its way through a model: masked, restored, judged, chosen."""

import re
from dataclasses import dataclass, field, replace

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.core.translation import Hypothesis
from kreyol_desktop.engines.translation import casing, frame
from kreyol_desktop.engines.translation.attempts import Attempt
from kreyol_desktop.engines.translation.candidates import Candidate, Candidates
from kreyol_desktop.engines.translation.code_text import looks_like_code
from kreyol_desktop.engines.translation.comparisons import turn_back
from kreyol_desktop.engines.translation.determiners import agree_after
from kreyol_desktop.engines.translation.glossary import TermMatch, missing_terms
from kreyol_desktop.engines.translation.guards import check
from kreyol_desktop.engines.translation.names import Stretch, loses_names
from kreyol_desktop.engines.translation.protection import NEVER_LOUD, Masked, mask
from kreyol_desktop.engines.translation.repair import repair_numbers
from kreyol_desktop.engines.translation.word_links import Account

_LETTER = re.compile(r"[^\W\d_]")
_NO_CANDIDATE = -9.0
"""The score of a clause that the model had nothing to say to."""


def has_letters(text: str) -> bool:
    """Whether there is anything to translate in ``text``."""
    return _LETTER.search(text) is not None


@dataclass(slots=True)
class Clause:
    """``core`` is what the model may read; ``separator`` the white space after it."""

    framed: frame.Framed
    core: str
    shouts: bool
    terms: tuple[TermMatch, ...]
    names: tuple[Stretch, ...]
    separator: str
    tried: Candidates = field(default_factory=Candidates)
    unanswered: int = 0
    """Questions to the model without an answer, yet or for ever: their time ran out."""

    @property
    def timed_out(self) -> bool:
        """Whether the model had no time for any answer, once all questions are settled."""
        return self.unanswered > 0 and not self.tried.any

    @property
    def wants_translation(self) -> bool:
        """Whether there is something in it to translate."""
        return has_letters(self.core) and not looks_like_code(self.core)

    def masked(self, direction: Direction, attempt: Attempt) -> Masked:
        """The clause as ``attempt`` shows it to the model."""
        if attempt.stand_ins is None:
            return Masked(self.core, ())
        extra = [(t.start, t.end, t.target) for t in self.terms] if attempt.terms else []
        if attempt.names:
            extra += self.names
        if attempt.names and not attempt.terms:
            # a place has one name in Kreyòl: nothing is gained by asking the model first
            extra += [(t.start, t.end, t.target) for t in self.terms if t.silent]
        return mask(self.core, direction.source, direction.target, attempt.stand_ins, tuple(extra))

    def copy(self, protected: Masked) -> None:
        """Take over a clause that is nothing but addresses, names and figures."""
        text = protected.restore(protected.text) or self.core
        self.tried.add(0, Candidate(casing.like(self.core, text), 0.0, frozenset()))

    def candidate(
        self, protected: Masked, hypothesis: Hypothesis, account: Account, direction: Direction
    ) -> Candidate | None:
        """What a hypothesis comes to; None when a stand-in was lost."""
        restored = protected.restore(hypothesis.text.strip())
        if restored is None:
            return None
        if self.shouts:
            restored = casing.shout(restored, NEVER_LOUD)
        for term in self.terms if protected.slots else ():
            restored = agree_after(restored, term.target)
        restored = frame.quotes_like(self.core, restored)
        target = casing.like(self.core, frame.end_like(self.core, restored))
        missing = missing_terms(self.terms, target)
        flags = check(self.core, target, direction)
        if loses_names(self.names, target):
            flags |= {Flag.NAMES}
        flags |= {Flag.NAMES if term.silent else Flag.GLOSSARY for term in missing}
        fired = tuple(t.id for t in self.terms if t not in missing and not t.silent)
        score = hypothesis.score
        return Candidate(target, score, flags, fired, account, protected, hypothesis)

    def chosen(self, direction: Direction) -> Candidate:
        """The best candidate, its figures mended; the source itself where there is none."""
        if not self.wants_translation:
            return Candidate(self.core, 0.0, frozenset())
        best = self.tried.best
        if best is None or not best.text:
            return Candidate(self.core, _NO_CANDIDATE, frozenset({Flag.EMPTY}))
        if Flag.NUMBERS in best.flags:
            mended = turn_back(self.core, best.text, direction) or repair_numbers(
                self.core, best.text, direction
            )
            if mended is not None:
                flags = check(self.core, mended, direction) | (
                    best.flags & {Flag.GLOSSARY, Flag.NAMES}
                )
                best = replace(best, text=mended, flags=flags)
        if best.account.left_out:
            return replace(best, flags=best.flags | {Flag.OMISSION})
        return best
