"""Abbreviated references to a law, as Kreyòl writes them out: *art. 24-1, al. 2* is *atik 24-1, alineya 2*."""

import re
from collections.abc import Iterator, Mapping

from kreyol_desktop.core.language import Language

_WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.ENGLISH: {
        "art": "atik", "arts": "atik", "sec": "seksyon", "secs": "seksyon", "para": "paragraf",
        "paras": "paragraf", "subpara": "soupparagraf", "cl": "kloz", "ch": "chapit", "app": "anèks",
    },
    Language.FRENCH: {
        "art": "atik", "arts": "atik", "al": "alineya", "par": "paragraf", "ch": "chapit",
        "chap": "chapit", "sect": "seksyon", "ann": "anèks", "litt": "lèt",
    },
}  # fmt: skip
_NUMBER = r"(?:\d+(?:[.–-]\d+)*(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\))*|[IVXLC]+\b|[a-z](?=[\s,;)]))"


def legal_references(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Stretches (start, end, what is to stand in the Kreyòl) of ``text``; references that follow one
    another are one stretch.
    """
    if language not in _WORDS or "." not in text:
        return
    for match in _SEVERAL[language].finditer(text):
        said = _ONE[language].sub(
            lambda part: f"{_cased(part['word'], _WORDS[language])} {part['number']}", match.group()
        )
        yield *match.span(), said


def _one(language: Language) -> str:
    return rf"(?P<word>{'|'.join(_WORDS[language])})\.\s?(?P<number>{_NUMBER})"


def _several(language: Language) -> str:
    one = re.sub(r"\?P<\w+>", "?:", _one(language))
    return rf"(?<![\w.])(?:{one})(?:,?\s+(?:{one}))*"


_ONE = {language: re.compile(_one(language), re.IGNORECASE) for language in _WORDS}
_SEVERAL = {language: re.compile(_several(language), re.IGNORECASE) for language in _WORDS}


def _cased(written: str, words: Mapping[str, str]) -> str:
    word = words[written.lower()]
    return word.capitalize() if written[0].isupper() else word
