"""References inside a document and couples, as Kreyòl writes them: *Figi 7-26*, *Mesye ak Madan Smith*.

Their words are written with a capital and followed by a figure or a name, which a small model takes for a
name: *Figure 7-26* became *Figure,7-26*, *Chapter 5* stayed, *Mr. and Mrs.* became *Mr. Mars*.
"""

import re
from collections.abc import Iterator, Mapping

from kreyol_desktop.core.language import Language

_NOUNS: Mapping[Language, Mapping[str, str]] = {
    Language.ENGLISH: {
        "figure": "figi", "figures": "figi", "table": "tablo", "tables": "tablo",
        "chapter": "chapit", "chapters": "chapit", "appendix": "anèks", "annex": "anèks",
    },
    Language.FRENCH: {
        "figure": "figi", "figures": "figi", "tableau": "tablo", "tableaux": "tablo",
        "chapitre": "chapit", "chapitres": "chapit", "annexe": "anèks", "annexes": "anèks",
    },
}  # fmt: skip
_ALSO = {
    "figi": ("fig", "desen", "imaj", "grafik", "foto"),
    "tablo": ("tab",),
    "chapit": (),
    "anèks": (),
}
"""What people also write; *tab* is what is left of *tab.*"""
_NUMBER = r"(?:\d+(?:[.–-]\d+)*[a-z]?|[IVXLC]+|[A-Z])(?![\w,.–-]*\d)(?!\w)"
_NO_REFERENCE = r"(?!\s(?:times|percent|people|minutes|hours|days|fois|personnes|minutes|jours)\b)"
_PLAIN_NOUNS = frozenset({"table", "tables"})
"""Set the table 5 minutes before: a table of a document has a capital."""
_COUPLES: Mapping[Language, re.Pattern[str]] = {
    Language.ENGLISH: re.compile(r"\b(?P<he>Mr|Dr)\.? (?:and|&) Mrs\.? (?P<name>[A-ZÀ-Ý][\w'’-]+)"),
    Language.FRENCH: re.compile(
        r"\b(?P<he>M|Dr)\.? et M(?:me|adame)\.? (?P<name>[A-ZÀ-Ý][\w'’-]+)"
    ),
}
_HE = {"Mr": "Mesye", "M": "Mesye", "Dr": "Doktè"}
_IN = re.compile(r"\ban (?=(?:figi|tablo|chapit|anèks) [\dA-Z])", re.IGNORECASE)


def document_forms(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Stretches (start, end, what is to stand in the Kreyòl) of ``text``."""
    for match in _pattern(language).finditer(text) if language in _NOUNS else ():
        if match["noun"] not in _PLAIN_NOUNS:
            yield *match.span(), f"{_noun(match['noun'], language)} {match['number']}"
    couples = _COUPLES.get(language)
    for match in couples.finditer(text) if couples else ():
        yield *match.span(), f"{_HE[match['he']]} ak Madan {match['name']}"


def settled(target: str) -> str:
    """``target`` with *nan* for the *an* that stands before bare figures, not before a noun."""
    return _IN.sub(lambda match: "Nan " if match.group()[0].isupper() else "nan ", target)


def loses_reference(source: str, target: str, language: Language) -> bool:
    """Whether what a reference of ``source`` points to does not stand behind its noun in Kreyòl."""
    if language not in _NOUNS:
        return False
    for match in _pattern(language).finditer(source):
        noun = _noun(match["noun"], language).lower()
        nouns = "|".join((noun, *_ALSO[noun]))
        behind = rf"\b(?:{nouns})\.? (?:nimewo )?{re.escape(match['number'])}(?!\w)"
        if match["noun"] not in _PLAIN_NOUNS and not re.search(behind, target, re.IGNORECASE):
            return True
    return False


def _pattern(language: Language) -> re.Pattern[str]:
    nouns = "|".join(sorted(_NOUNS[language], key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<noun>(?i:{nouns}))[ \u00a0](?P<number>{_NUMBER}){_NO_REFERENCE}"
    )


def _noun(written: str, language: Language) -> str:
    noun = _NOUNS[language][written.lower()]
    return noun.capitalize() if written[0].isupper() else noun
