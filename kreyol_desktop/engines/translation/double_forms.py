"""Forms that say two things at once: *and/or*, *he/she*, *student(s)*, *inscrit(e)s*.

A small model garbles them (``and/or your`` became ``ak/orè``). Kreyòl has no gender, so that one form
says both; its plural covers the singular; only *and/or* is said in full, ``ak/oswa``. A stroke behind
a figure, *$5/month*, is read out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kreyol_desktop.core.language import Language


@dataclass(frozen=True, slots=True)
class Rewording:
    """A stretch of a text and what the model reads in its place; ``is_choice`` for *and/or*."""

    start: int
    end: int
    plain: str
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Which of the words for *or* in a text stood for *and/or*, counted from 0, and how many there
    are in all.
    """

    both: tuple[int, ...] = ()
    count: int = 0

    def said_in(self, translated: str) -> str:
        """``translated`` with *ak/oswa* for the choices, where it has as many words for *or*;
        unchanged elsewhere: Kreyòl's *oswa* does not exclude that both hold.
        """
        places = list(_KREYOL_OR.finditer(translated)) if self.both else []
        if len(places) != self.count:
            return translated
        for index in reversed(self.both):
            start, end = places[index].span()
            translated = f"{translated[:start]}ak/oswa{translated[end:]}"
        return translated


_KREYOL_OR = re.compile(r"(?<![\w/])(?:oswa|oubyen|osinon)(?![\w/])")
_OR = {
    Language.ENGLISH: re.compile(r"(?<![\w/])or(?![\w/])", re.IGNORECASE),
    Language.FRENCH: re.compile(r"(?<![\w/])ou(?![\w/])", re.IGNORECASE),
}
_CHOICE = {
    Language.ENGLISH: re.compile(
        r"(?<![\w/])(?:and\s?/\s?or|or\s?/\s?and)(?![\w/])", re.IGNORECASE
    ),
    Language.FRENCH: re.compile(r"(?<![\w/])(?:et\s?/\s?ou|ou\s?/\s?et)(?![\w/])", re.IGNORECASE),
}
_PLAIN_CHOICE = {Language.ENGLISH: "or", Language.FRENCH: "ou"}

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _said(word: str) -> Callable[[re.Match[str]], str]:
    return lambda match: word.capitalize() if _first_letter(match).isupper() else word


def _first_letter(match: re.Match[str]) -> str:
    return next(character for character in match.group() if character.isalpha())


def _pair(either: str, word: str, between: str = r"\s?/\s?") -> Rule:
    one, other = either.split("|")
    pattern = rf"(?<![\w/])(?:{one}{between}{other}|{other}{between}{one})(?![\w/])"
    return re.compile(pattern, re.IGNORECASE), _said(word)


def _per(per: str, words: str) -> Rule:
    """``$5/month`` is read *per month*."""
    return (
        re.compile(rf"(?<=[\d$€£%])\s?/\s?({words})(?!\w)", re.IGNORECASE),
        lambda match: f" {per} {match[1]}",
    )


_OR_BETWEEN = r"(?:\s?/\s?|\sor\s)"
_FEMININE = "e|ne|le|te|se|ve|ère|trice|rice|euse|es|nes|les|s|x"
_RULES: dict[Language, tuple[Rule, ...]] = {
    Language.ENGLISH: (
        _pair("he|she", "he", _OR_BETWEEN),
        _pair("his|her", "his", _OR_BETWEEN),
        _pair("him|her", "him", _OR_BETWEEN),
        _pair("himself|herself", "himself", _OR_BETWEEN),
        (re.compile(r"(?<!\w)(?:s/he|\(s\)he)(?!\w)", re.IGNORECASE), _said("he")),
        (
            re.compile(r"(?<!\w)([^\W\d_]{2,})\((s|es|ren)\)(?!\w)", re.IGNORECASE),
            lambda match: match[1] + match[2],
        ),
        _per("per", "month|year|week|day|hour|person|child|family|household"),
    ),
    Language.FRENCH: (
        _per("par", "mois|an|année|semaine|jour|heure|personne|enfant|famille|ménage"),
        _pair("il|elle", "il"),
        _pair("ils|elles", "ils"),
        _pair("lui|elle", "lui"),
        _pair("celui|celle", "celui"),
        _pair("ceux|celles", "ceux"),
        _pair("un|une", "un"),
        _pair("le|la", "le"),
        _pair("du|de la", "du"),
        _pair("son|sa", "son"),
        (
            re.compile(rf"(?<!\w)([^\W\d_]{{2,}})\((?:{_FEMININE})\)(s?)(?!\w)", re.IGNORECASE),
            lambda match: match[1] + (match[2] or _plural_of(match.group())),
        ),
        (
            re.compile(r"(?<!\w)([^\W\d_]{2,})[·‧]([^\W\d_]{1,5})(?:[·‧](s))?(?!\w)"),
            lambda match: match[1] + _plural_by_dots(match),
        ),
    ),
}


def _plural_of(written: str) -> str:
    """The ``s`` of ``livre(s)`` and ``né(es)``, the ``x`` of ``lieu(x)``."""
    last = written[-2].lower()
    return last if last in "sx" else ""


def _plural_by_dots(match: re.Match[str]) -> str:
    """The ``s`` of ``étudiant·e·s`` and ``citoyen·nes``, none for ``tous·tes``."""
    is_plural = match[3] is not None or match[2].endswith("s")
    return "s" if is_plural and match[1][-1] not in "sx" else ""


def double_forms(text: str, language: Language, target: Language) -> Iterator[Rewording]:
    """The double forms of ``text``, none where the target is not Kreyòl: other targets can say them."""
    if target is not Language.KREYOL or language not in _RULES or not _MAYBE.search(text):
        return
    for match in _CHOICE[language].finditer(text):
        yield Rewording(match.start(), match.end(), _PLAIN_CHOICE[language], is_choice=True)
    for pattern, plain in _RULES[language]:
        for match in pattern.finditer(text):
            yield Rewording(match.start(), match.end(), plain(match))


_MAYBE = re.compile(r"/\s?[^\W\d_]|\w\(\w|\(s\)|[·‧]|\bor\s(?:s?he|h)", re.IGNORECASE)
"""In every text that has a double form."""


def reworded(text: str, rewordings: Iterable[Rewording]) -> tuple[str, set[int]]:
    """``text`` with all of them, and where the choices now stand; of two that overlap the earlier."""
    parts: list[str] = []
    choices: set[int] = set()
    position = shift = 0
    for rewording in sorted(rewordings, key=lambda r: r.start):
        if rewording.start < position:
            continue
        parts += [text[position : rewording.start], rewording.plain]
        if rewording.is_choice:
            choices.add(rewording.start + shift)
        shift += len(rewording.plain) - (rewording.end - rewording.start)
        position = rewording.end
    return "".join(parts) + text[position:], choices


def choices_in(text: str, language: Language, at: set[int]) -> Choices:
    """The choices of a text in which the double forms are plain; ``at`` is where *and/or* stood."""
    words = [match.start() for match in _OR[language].finditer(text)] if at else []
    return Choices(tuple(n for n, start in enumerate(words) if start in at), len(words))
