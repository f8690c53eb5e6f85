"""Looking into a document before anything is done with it: the review sheet works from this."""

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.document import Chapter, ReadWarning, Role
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.language import Detection
from kreyol_desktop.services.ports import DocumentReaders, DocumentWriters, LanguageIdentifier
from kreyol_desktop.services.work_estimate import TRANSLATED_CHARACTERS_PER_S, TextPart, parts_of

CHARACTERS_PER_WORD = 6.0
"""English and French running text, spaces included."""
SAMPLE_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What is known of a document before a job is made of it.

    ``estimate_s`` is the time that translating and typesetting would take; ``parts`` say how much
    text each chapter has, from which the audiobook is estimated.
    """

    path: Path
    media_type: str
    title: str
    pages: int
    characters: int
    words: int
    language: Detection
    chapters: tuple[Chapter, ...]
    blocks_by_role: tuple[tuple[Role, int], ...]
    scanned_pages: tuple[int, ...]
    warnings: tuple[ReadWarning, ...]
    formats: frozenset[ArtifactKind]
    estimate_s: float
    parts: tuple[TextPart, ...]


class DocumentService:
    """Reads documents for the faces; the work itself is the pipeline's."""

    def __init__(
        self, readers: DocumentReaders, press: DocumentWriters, identifier: LanguageIdentifier
    ) -> None:
        self._readers = readers
        self._press = press
        self._identifier = identifier

    def sniff(self, path: Path) -> str:
        """The media type of a file by its content. Raise InputError's subclasses."""
        return self._readers.sniff(path)

    def formats_for(self, media_type: str) -> frozenset[ArtifactKind]:
        """The document artifacts that can be made from a source of this media type."""
        return self._press.formats_for(media_type)

    def inspect(
        self,
        path: Path,
        password: str | None = None,
        *,
        ocr: bool = False,
        on_page: Callable[[int, int], None] | None = None,
    ) -> DocumentSummary:
        """Read a document and sum it up. Raise InputError's subclasses; EncryptedError without
        the right password.
        """
        with tempfile.TemporaryDirectory(prefix="kreyol-") as folder:
            document = self._readers.read(
                path, ReadOptions(Path(folder), password=password, ocr=ocr, on_page=on_page)
            )
        characters = document.character_count
        sample = "\n".join(block.text for block in document.blocks)[:SAMPLE_CHARACTERS]
        chapters = self._readers.chapters(document)
        return DocumentSummary(
            path=path,
            media_type=document.media_type,
            title=document.title or path.stem,
            pages=len(document.pages),
            characters=characters,
            words=round(characters / CHARACTERS_PER_WORD),
            language=self._identifier.detect(sample),
            chapters=chapters,
            blocks_by_role=tuple(Counter(block.role for block in document.blocks).items()),
            scanned_pages=tuple(page.index for page in document.pages if page.scanned),
            warnings=document.warnings,
            formats=self._press.formats_for(document.media_type),
            estimate_s=characters / TRANSLATED_CHARACTERS_PER_S,
            parts=parts_of(document, chapters),
        )
