"""Languages and directions, under the codes that people and other programs use for them."""

from dataclasses import dataclass
from enum import StrEnum

from kreyol_desktop.core.errors import LanguageError


class Language(StrEnum):
    """A language the program knows by name (ISO 639-1; ``und`` is anything else)."""

    ENGLISH = "en"
    FRENCH = "fr"
    SPANISH = "es"
    KREYOL = "ht"
    OTHER = "und"

    @property
    def bcp47(self) -> str:
        """The tag for documents and audio metadata that want BCP 47."""
        return self.value

    @property
    def iso639_2(self) -> str:
        """The three-letter code that ID3 and MP4 tags want."""
        return _ISO_639_2[self]


_ISO_639_2 = {
    Language.ENGLISH: "eng",
    Language.FRENCH: "fra",
    Language.SPANISH: "spa",
    Language.KREYOL: "hat",
    Language.OTHER: "und",
}

_ALIASES = {
    "en": Language.ENGLISH,
    "eng": Language.ENGLISH,
    "fr": Language.FRENCH,
    "fra": Language.FRENCH,
    "fre": Language.FRENCH,
    "es": Language.SPANISH,
    "spa": Language.SPANISH,
    "ht": Language.KREYOL,
    "hat": Language.KREYOL,
    "und": Language.OTHER,
}


def parse_language(code: str) -> Language:
    """Return the language of ``code``: ISO 639-1/-2, BCP 47 or NLLB style, any case.

    ``ht``, ``hat``, ``ht-HT``, ``ht_HT`` and ``hat_Latn`` are all Kreyòl.
    Raises LanguageError for a code that names none of the known languages.
    """
    primary = code.strip().replace("_", "-").split("-", 1)[0].lower()
    try:
        return _ALIASES[primary]
    except KeyError:
        raise LanguageError(
            f"Unknown language code: {code[:20]!r}.",
            hint="Use en, fr, es, ht or auto.",
            language=code[:20],
        ) from None


def parse_source(code: str | None) -> Language | None:
    """Like parse_language, but ``auto``, an empty code and None mean: recognise it (None)."""
    if code is None or code.strip().lower() in ("", "auto"):
        return None
    return parse_language(code)


@dataclass(frozen=True, slots=True)
class Direction:
    """From one language to another."""

    source: Language
    target: Language

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"


@dataclass(frozen=True, slots=True)
class Detection:
    """What language a text is in, with a confidence from 0 to 1."""

    language: Language
    confidence: float
