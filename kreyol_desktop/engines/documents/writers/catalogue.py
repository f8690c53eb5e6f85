"""Which function writes which kind; importing it loads the document libraries."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import UnsupportedFormatError
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.docx_build import build_bilingual_docx, build_docx
from kreyol_desktop.engines.documents.writers.fonts import FontShelf
from kreyol_desktop.engines.documents.writers.html_page import write_bilingual_html, write_html
from kreyol_desktop.engines.documents.writers.markdown import write_markdown
from kreyol_desktop.engines.documents.writers.pdf_in_place import write_in_place
from kreyol_desktop.engines.documents.writers.plain_text import write_text

Writer = Callable[[TranslatedDocument, Path, WriteOptions], None]
PDF_TYPE = "application/pdf"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_WRITERS: Mapping[ArtifactKind, Writer] = {
    ArtifactKind.DOCX: build_docx,
    ArtifactKind.BILINGUAL_DOCX: build_bilingual_docx,
    ArtifactKind.HTML: write_html,
    ArtifactKind.BILINGUAL_HTML: write_bilingual_html,
    ArtifactKind.MARKDOWN: write_markdown,
    ArtifactKind.TEXT: write_text,
}


def writer_for(kind: ArtifactKind, media_type: str, shelf: FontShelf) -> Writer:
    """The writer of a kind for a source of this media type."""
    if kind is ArtifactKind.PDF and media_type == PDF_TYPE:
        return partial(write_in_place, shelf=shelf)
    try:
        return _WRITERS[kind]
    except KeyError:
        raise UnsupportedFormatError(f"No document writer makes {kind}.") from None
