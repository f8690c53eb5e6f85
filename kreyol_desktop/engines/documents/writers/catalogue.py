"""Which function writes which kind; importing it loads the document libraries."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import UnsupportedFormatError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.docx_build import build_bilingual_docx, build_docx
from kreyol_desktop.engines.documents.writers.docx_edit import write_docx
from kreyol_desktop.engines.documents.writers.epub_book import write_bilingual_epub, write_epub
from kreyol_desktop.engines.documents.writers.fonts import FontShelf
from kreyol_desktop.engines.documents.writers.html_page import write_bilingual_html, write_html
from kreyol_desktop.engines.documents.writers.markdown import write_markdown
from kreyol_desktop.engines.documents.writers.pdf_bilingual import (
    write_alternating,
    write_side_by_side,
)
from kreyol_desktop.engines.documents.writers.pdf_in_place import write_in_place
from kreyol_desktop.engines.documents.writers.pdf_reflow import (
    write_bilingual_reflowed,
    write_large_print,
    write_reflowed,
)
from kreyol_desktop.engines.documents.writers.plain_text import write_text
from kreyol_desktop.engines.documents.writers.press import PAGED_TYPES
from kreyol_desktop.engines.documents.writers.readalong import write_readalong
from kreyol_desktop.engines.documents.writers.report import write_report
from kreyol_desktop.engines.documents.writers.subtitles import write_lrc, write_srt, write_vtt

Writer = Callable[[TranslatedDocument, Path, WriteOptions], None]
ShelfWriter = Callable[[TranslatedDocument, Path, WriteOptions, FontShelf], None]
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_WRITERS: Mapping[ArtifactKind, Writer] = {
    ArtifactKind.DOCX: build_docx,
    ArtifactKind.BILINGUAL_DOCX: build_bilingual_docx,
    ArtifactKind.EPUB: write_epub,
    ArtifactKind.BILINGUAL_EPUB: write_bilingual_epub,
    ArtifactKind.HTML: write_html,
    ArtifactKind.BILINGUAL_HTML: write_bilingual_html,
    ArtifactKind.MARKDOWN: write_markdown,
    ArtifactKind.TEXT: write_text,
    ArtifactKind.SUBTITLES: write_srt,
    ArtifactKind.VTT: write_vtt,
    ArtifactKind.LRC: write_lrc,
    ArtifactKind.READALONG: write_readalong,
    ArtifactKind.REPORT: write_report,
}
_TYPESETTERS: Mapping[ArtifactKind, ShelfWriter] = {
    ArtifactKind.PDF: write_reflowed,
    ArtifactKind.REFLOWED_PDF: write_reflowed,
    ArtifactKind.LARGE_PRINT_PDF: write_large_print,
    ArtifactKind.BILINGUAL_PDF: write_bilingual_reflowed,
}
_PAGE_TYPESETTERS: Mapping[ArtifactKind, ShelfWriter] = {
    ArtifactKind.PDF: write_in_place,
    ArtifactKind.BILINGUAL_PDF: write_side_by_side,
    ArtifactKind.ALTERNATING_PDF: write_alternating,
}


def writer_for(kind: ArtifactKind, media_type: str, shelf: FontShelf) -> Writer:
    """The writer of a kind for a source of this media type. Raises UnsupportedFormatError."""
    if kind is ArtifactKind.DOCX and media_type == DOCX_TYPE:
        return write_docx
    typesetter = _PAGE_TYPESETTERS.get(kind) if media_type in PAGED_TYPES else None
    typesetter = typesetter or _TYPESETTERS.get(kind)
    if typesetter is not None:
        return _with_shelf(typesetter, shelf)
    try:
        return _WRITERS[kind]
    except KeyError:
        raise UnsupportedFormatError(f"No document writer makes {kind}.") from None


def _with_shelf(typesetter: ShelfWriter, shelf: FontShelf) -> Writer:
    def write(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
        typesetter(translated, target, options, shelf)

    return write
