"""The press: writes every document artifact, choosing the writer by kind and by the source."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import UnsupportedFormatError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents import sniffing
from kreyol_desktop.engines.documents.writers.failures import typesetting_failures
from kreyol_desktop.engines.documents.writers.fonts import FontShelf

PAGED_TYPES = frozenset({sniffing.PDF}) | sniffing.IMAGES
"""What has pages of its own, on which the translation can stand."""
Writer = Callable[[TranslatedDocument, Path, WriteOptions], None]

_SUFFIXES: Mapping[ArtifactKind, str] = {
    ArtifactKind.PDF: ".pdf",
    ArtifactKind.REFLOWED_PDF: ".reflowed.pdf",
    ArtifactKind.LARGE_PRINT_PDF: ".large-print.pdf",
    ArtifactKind.BILINGUAL_PDF: ".bilingual.pdf",
    ArtifactKind.ALTERNATING_PDF: ".alternating.pdf",
    ArtifactKind.DOCX: ".docx",
    ArtifactKind.BILINGUAL_DOCX: ".bilingual.docx",
    ArtifactKind.EPUB: ".epub",
    ArtifactKind.BILINGUAL_EPUB: ".bilingual.epub",
    ArtifactKind.HTML: ".html",
    ArtifactKind.BILINGUAL_HTML: ".bilingual.html",
    ArtifactKind.MARKDOWN: ".md",
    ArtifactKind.TEXT: ".txt",
    ArtifactKind.SUBTITLES: ".srt",
    ArtifactKind.VTT: ".vtt",
    ArtifactKind.LRC: ".lrc",
    ArtifactKind.READALONG: ".readalong.json",
    ArtifactKind.REPORT: ".report.json",
}
"""Distinct for each kind: results of one job share a folder and a stem."""


class Press:
    """Implements ``DocumentWriters``. ``fonts`` is the folder of the bundled fonts."""

    def __init__(self, fonts: Path) -> None:
        self._shelf = FontShelf(fonts)

    def formats_for(self, media_type: str) -> frozenset[ArtifactKind]:
        """Every document kind that a source can become: what has no pages gets a re-flowed one,
        but has no pages that could alternate with those of their translation.
        """
        paged_only = () if media_type in PAGED_TYPES else (ArtifactKind.ALTERNATING_PDF,)
        return frozenset(_SUFFIXES).difference(paged_only)

    def suffix(self, kind: ArtifactKind) -> str:
        """The suffix of a kind's file; UnsupportedFormatError for kinds that are no document."""
        try:
            return _SUFFIXES[kind]
        except KeyError:
            raise UnsupportedFormatError(f"No document writer makes {kind}.") from None

    def write(
        self,
        kind: ArtifactKind,
        translated: TranslatedDocument,
        target: Path,
        options: WriteOptions,
    ) -> None:
        """Write one artifact to ``target``.

        Raises TypesettingError or a ResourceError; UnsupportedFormatError for a kind that is no
        document; what ``options.on_page`` raises goes through.
        """
        self.suffix(kind)
        with typesetting_failures(target):
            self._writer(kind, translated.document.media_type)(translated, target, options)

    def cover(self, title: str, author: str) -> bytes:
        """A cover made of the title and the author, as JPEG. Raise TypesettingError."""
        from kreyol_desktop.engines.documents.writers.cover import cover_jpeg  # see _writer

        return cover_jpeg(title, author)

    def _writer(self, kind: ArtifactKind, media_type: str) -> Writer:
        # Imported here: PyMuPDF and python-docx cost start-up time that a face should not pay.
        from kreyol_desktop.engines.documents.writers import catalogue

        return catalogue.writer_for(kind, media_type, self._shelf)
