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
    words = _WORDS.get(language)
    if words is None or "." not in text:
        return
    one = rf"(?P<word>{'|'.join(words)})\.\s?(?P<number>{_NUMBER})"
    several = re.sub(r"\?P<\w+>", "?:", one)
    for match in re.finditer(
        rf"(?<![\w.])(?:{several})(?:,?\s+(?:{several}))*", text, re.IGNORECASE
    ):
        said = re.sub(
            one,
            lambda part: f"{_cased(part['word'], words)} {part['number']}",
            match.group(),
            flags=re.IGNORECASE,
        )
        yield *match.span(), said


def _cased(written: str, words: Mapping[str, str]) -> str:
    word = words[written.lower()]
    return word.capitalize() if written[0].isupper() else word
