"""The document library: one entrance to all readers."""

from collections.abc import Callable
from pathlib import Path

from kreyol_desktop.core.document import Chapter, Document
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import TooLargeError
from kreyol_desktop.engines.documents import sniffing
from kreyol_desktop.engines.documents.structure import chapters_of

Reader = Callable[[Path, ReadOptions, str], Document]


class DocumentLibrary:
    """Reads documents in this process; see ``isolation`` for reading files that nobody vouches for."""

    def read(self, path: Path, options: ReadOptions) -> Document:
        """The document at ``path``, by its content's kind.

        Raises InputError's subclasses for what cannot be read, and ResourceError.
        """
        media_type = self.sniff(path)
        size = path.stat().st_size
        if size > options.max_bytes:
            raise TooLargeError(
                f"The file is {size // 2**20} MB; at most {options.max_bytes // 2**20} MB are read.",
                hint="Split the document and try again.",
                bytes=size,
                limit=options.max_bytes,
            )
        return _reader_for(media_type)(path, options, media_type)

    def sniff(self, path: Path) -> str:
        """The media type of a file by its content. Raises UnsupportedFormatError."""
        return sniffing.sniff(path)

    def chapters(self, document: Document) -> tuple[Chapter, ...]:
        """Chapters from the outline, else from headings, else by length; at least one."""
        return chapters_of(document)


def _reader_for(media_type: str) -> Reader:
    """The reader of a media type; imported late, since each brings a heavy library."""
    if media_type == sniffing.PDF:
        from kreyol_desktop.engines.documents.readers.pdf import read_pdf as read
    elif media_type == sniffing.HTML:
        from kreyol_desktop.engines.documents.readers.html import read_html as read
    elif media_type == sniffing.MARKDOWN:
        from kreyol_desktop.engines.documents.readers.markdown import read_markdown as read
    else:
        from kreyol_desktop.engines.documents.readers.text import read_text as read
    return read
