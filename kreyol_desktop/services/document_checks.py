"""What must be true of a document before and after translation, and what language it is in."""

from collections import Counter
from collections.abc import Sequence

from kreyol_desktop.core.document import Block, Document, Role
from kreyol_desktop.core.errors import EmptyInputError, LanguageError, ScannedError
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.segment import Flag, Segment


def dominant_language(segments: Sequence[Segment]) -> Language | None:
    """The language of most of the text; None where no segment knows its own."""
    weights: Counter[Language] = Counter()
    for segment in segments:
        if segment.language is not None:
            weights[segment.language] += len(segment.source)
    return weights.most_common(1)[0][0] if weights else None


def require_text(document: Document, segments: Sequence[Segment]) -> None:
    """Raise ScannedError or EmptyInputError when there is nothing to translate."""
    if segments or any(map(_has_text, document.blocks)):
        return
    if any(page.scanned for page in document.pages):
        raise ScannedError(
            "The pages are pictures, and no text could be read from them.",
            hint="Install the text recognition data (Tesseract) and try again.",
            pages=len(document.pages),
        )
    raise EmptyInputError(
        "There is no text in this document.", hint="Check that it is the file you meant."
    )


def require_known_language(segments: Sequence[Segment]) -> None:
    """Raise LanguageError when nothing at all is in a language that can be translated."""
    foreign = [s for s in segments if Flag.LANGUAGE in s.flags]
    words = [s for s in segments if any(c.isalpha() for c in s.source)]
    if foreign and len(foreign) >= len(words):
        language = foreign[0].language or Language.OTHER
        raise LanguageError(
            "The text is in a language that the program cannot translate.",
            hint="Install a model for it, or choose the source language yourself.",
            language=str(language),
        )


def _has_text(block: Block) -> bool:
    return block.role is not Role.IMAGE and bool(block.text.strip())
