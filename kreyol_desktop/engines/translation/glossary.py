"""Glossary terms in sentences: found with their inflections, checked in the translation."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.inflection import forms
from kreyol_desktop.engines.translation.spelling import look_up_key

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*(?:['’](?=[^\W_]))?")


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in a sentence: character range, identifier and what must stand in the target."""

    start: int
    end: int
    id: str
    target: str
    accepted: tuple[str, ...] = ()
    silent: bool = False
    """Not from a glossary that the user chose, so no report counts it."""

    def moved(self, by: int) -> "TermMatch":
        """The same match in a text that begins elsewhere."""
        return replace(self, start=self.start + by, end=self.end + by)


class ActiveGlossary:
    """The terms in force for one direction, ready to be found. Immutable.

    ``version`` changes whenever a term changes; it is "" when there are no terms.
    """

    def __init__(self, terms: Sequence[Term], direction: Direction) -> None:
        self._entries: dict[tuple[str, ...], Term] = {}
        self._target = direction.target
        self._longest = 0
        digest = hashlib.sha256()
        for term in terms:
            names = term.names.get(direction.source, ())
            if not names or not term.preferred(direction.target):
                continue
            digest.update(repr((names, term.names[direction.target])).encode())
            self._add(term, names, direction.source)
        self.version = digest.hexdigest()[:16] if self._entries else ""

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Terms in ``text``, the longest first where several begin at one word; no overlaps."""
        if not self._entries:
            return ()
        words = list(_WORD.finditer(text))
        spelled = [word.group().lower().replace("’", "'") for word in words]
        found = []
        at = 0
        while at < len(words):
            length = self._match_length(spelled, at)
            if length:
                term = self._entries[tuple(spelled[at : at + length])]
                found.append(self._match(term, words[at].start(), words[at + length - 1].end()))
            at += max(length, 1)
        return tuple(found)

    def _add(self, term: Term, names: Sequence[str], language: Language) -> None:
        for name in names:
            for form in forms(name, term.part_of_speech, language):
                words = tuple(word for part in form for word in _split(part))
                if words:
                    # the first glossary that names a form wins: the user orders them
                    self._entries.setdefault(words, term)
                    self._longest = max(self._longest, len(words))

    def _match_length(self, spelled: Sequence[str], at: int) -> int:
        for length in range(min(self._longest, len(spelled) - at), 0, -1):
            if tuple(spelled[at : at + length]) in self._entries:
                return length
        return 0

    def _match(self, term: Term, start: int, end: int) -> TermMatch:
        preferred, *others = term.names[self._target]
        return TermMatch(start, end, preferred, preferred, tuple(others))


def missing_terms(terms: Sequence[TermMatch], target: str) -> list[TermMatch]:
    """Terms whose translation does not stand in ``target``."""
    if not terms:
        return []
    text = f" {_loosely(target)} "
    return [
        term
        for term in terms
        if not any(f" {_loosely(form)} " in text for form in (term.target, *term.accepted))
    ]


def _loosely(text: str) -> str:
    return " ".join(_WORD.findall(look_up_key(text)))


def _split(text: str) -> list[str]:
    return [match.group().replace("’", "'") for match in _WORD.finditer(text)]
