"""Postal addresses, which are copied: who is to find the house looks for the name on the sign."""

import re
from collections.abc import Iterator

from kreyol_desktop.core.language import Language

_WORD = r"[A-ZÀ-ÖØ-Þ0-9][\w'’.-]*"
_ENGLISH_STREET = (
    r"(?<![\w.,/-])\d{1,6}[A-Z]?\s+(?:[NSEW]\.?\s+)?"
    rf"(?:{_WORD}\s+){{1,4}}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Highway|Hwy|"
    r"Way|Parkway|Pkwy|Terrace|Square)\b\.?(?:\s(?:[NSEW]|NE|NW|SE|SW)\b)?"
    r"(?:,?\s+(?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|Room|Rm|#)\.?\s?#?[\dA-Z][\w-]*)?"
)
_ENGLISH_PLACE = rf"(?<!\w){_WORD}(?:\s{_WORD}){{0,3}},\s[A-Z]{{2}}\s+\d{{5}}(?:-\d{{4}})?(?!\w)"
_BOX = r"(?<!\w)P\.?\s?O\.?\s+Box\s+\d+|(?<!\w)B\.?P\.?\s\d+"
_PARTICLE = r"(?:de\s+la\s+|de\s+l['’]|des\s+|du\s+|de\s+|d['’])?"
_FRENCH_STREET = (
    r"(?<![\w.,/-])(?:n[°o]\s?)?\d{1,5}(?:\s?(?:bis|ter|[A-Z]))?,?\s+"
    r"(?:[Rr]ue|[Aa]venue|[Aa]v\.|[Bb]oulevard|[Bb]d|[Ii]mpasse|[Pp]lace|[Rr]uelle|[Rr]oute|[Cc]hemin|"
    rf"[Aa]llée|[Aa]ngle)\s+{_PARTICLE}{_WORD}(?:\s+{_PARTICLE}{_WORD}){{0,3}}"
)
_FRENCH_PLACE = rf"(?<!\w)(?:HT)?\d{{4,5}}\s{_WORD}(?:-\w+|\s{_WORD}){{0,3}}(?=\s*(?:,|\Z))"
_PATTERNS = {
    Language.ENGLISH: re.compile(f"{_ENGLISH_STREET}|{_ENGLISH_PLACE}|{_BOX}"),
    Language.FRENCH: re.compile(f"{_FRENCH_STREET}|{_FRENCH_PLACE}|{_BOX}"),
}
_DIGIT = re.compile(r"\d")


def addresses(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Stretches (start, end, text) of the postal addresses in ``text``."""
    pattern = _PATTERNS.get(language)
    if pattern is None or _DIGIT.search(text) is None:
        return
    for match in pattern.finditer(text):
        yield *match.span(), match.group()
