"""Glossary terms in sentences: found with their inflections, checked in the translation."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kreyol_desktop.core.glossary import Term, fired_name
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.addresses import addresses
from kreyol_desktop.engines.translation.inflection import forms
from kreyol_desktop.engines.translation.names import certain_names
from kreyol_desktop.engines.translation.protection import VERBATIM
from kreyol_desktop.engines.translation.spelling import look_up_key

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*(?:['’](?=[^\W_])(?!s\b))?", re.IGNORECASE)
"""Parts of a compound are words of their own, so that *blood-pressure* is *blood pressure* too."""
_INSIDE_TERM = re.compile(r"[ \u00a0\u202f\n]{0,3}|[-\u2010\u2011'’]")
"""What may stand between two words of a term."""
_HYPHENS = "-\u2010\u2011"
_POSSESSIVE = re.compile(r"['’]s\b")


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

    Where terms overlap the one that begins first counts, of those the longest; where two glossaries
    name the same words, the earlier one. ``version`` changes whenever a term changes; it is "" when
    there are no terms.
    """

    def __init__(self, terms: Sequence[Term], direction: Direction) -> None:
        self._entries: dict[tuple[str, ...], Term] = {}
        self._loud: dict[tuple[str, ...], Term] = {}
        self._direction = direction
        self._longest = 0
        digest = hashlib.sha256()
        for term in terms:
            names = term.names.get(direction.source, ())
            if not names or not term.preferred(direction.target):
                continue
            kind = term.part_of_speech
            digest.update(repr((names, term.names[direction.target], kind)).encode())
            self._add(term, names, direction.source)
        self.version = digest.hexdigest()[:16] if self._longest else ""

    def find(self, text: str) -> tuple[TermMatch, ...]:
        """Terms in ``text``, the longest first where several begin at one word; no overlaps, and none
        inside addresses of any kind, placeholders, code and people's names.
        """
        if not self._longest:
            return ()
        words = list(_WORD.finditer(text))
        spelled = [_spelled(word.group()) for word in words]
        inner = [_is_inside(text, a, b) for a, b in pairwise(words)]
        taken: list[tuple[int, int]] | None = None
        found = []
        at = 0
        while at < len(words):
            term, length = self._longest_at(text, words, spelled, inner, at)
            if term is not None:
                start, end = words[at].start(), words[at + length - 1].end()
                if taken is None:
                    taken = _taken(text, self._direction.source)
                if all(end <= first or last <= start for first, last in taken):
                    found.append(self._match(text, term, start, end))
            at += length
        return tuple(found)

    def _add(self, term: Term, names: Sequence[str], language: Language) -> None:
        for name in names:
            # AIDS is no form of "aid", nor WHO of "who"
            entries = self._loud if _is_acronym(name) else self._entries
            for form in forms(name, term.part_of_speech, language):
                words = tuple(word for part in form for word in _split(part))
                if words:
                    # the first glossary that names a form wins: the user orders them
                    entries.setdefault(words, term)
                    self._longest = max(self._longest, len(words))

    def _longest_at(
        self,
        text: str,
        words: Sequence[re.Match[str]],
        spelled: Sequence[str],
        inner: Sequence[bool],
        at: int,
    ) -> tuple[Term | None, int]:
        """The longest term that begins at a word, and its length; 1 where there is none."""
        most = 1
        while most < self._longest and at + most < len(words) and inner[at + most - 1]:
            most += 1
        if text[words[at].start() - 1 : words[at].start()] in (*_HYPHENS,):
            return None, 1
        for length in range(most, 0, -1):
            key, end = tuple(spelled[at : at + length]), words[at + length - 1].end()
            if text[end : end + 1] in (*_HYPHENS,) and text[end + 1 : end + 2].isalpha():
                continue
            loud = self._loud.get(key)
            if loud is not None and text[words[at].start() : end].rstrip("s").isupper():
                return loud, length
            if (term := self._entries.get(key)) is not None:
                return term, length
        return None, 1

    def _match(self, text: str, term: Term, start: int, end: int) -> TermMatch:
        if self._direction.source is Language.ENGLISH and (own := _POSSESSIVE.match(text, end)):
            end = own.end()
        preferred, *others = term.names[self._direction.target]
        name = fired_name(term.preferred(self._direction.source), preferred)
        return TermMatch(start, end, name, preferred, tuple(others))


def _is_inside(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    return _INSIDE_TERM.fullmatch(text, word.end(), following.start()) is not None


def _taken(text: str, language: Language) -> list[tuple[int, int]]:
    kept = [match.span() for match in VERBATIM.finditer(text)]
    kept += [(start, end) for start, end, _ in addresses(text, language)]
    return kept + certain_names(text)


def _is_acronym(name: str) -> bool:
    return len(name) > 1 and name.isupper()


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


def _spelled(word: str) -> str:
    return word.lower().replace("’", "'")


def _split(text: str) -> list[str]:
    return [_spelled(match.group()) for match in _WORD.finditer(text)]
