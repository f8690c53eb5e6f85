"""The document library: one entrance to all readers."""

import errno
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from kreyol_desktop.core.document import Chapter, Document
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import (
    AccessDeniedError,
    DiskFullError,
    MemoryLimitError,
    ResourceError,
    TooLargeError,
)
from kreyol_desktop.engines.documents import sniffing
from kreyol_desktop.engines.documents.structure import chapters_of

_PACKAGE = "kreyol_desktop.engines.documents.readers"
Reader = Callable[[Path, ReadOptions, str], Document]


class DocumentLibrary:
    """Reads documents in this process; see ``isolation`` for files that nobody vouches for.

    ``recognition`` gives the folders of the installed data for recognising text in pictures.
    """

    def __init__(self, recognition: Callable[[], Sequence[Path]] = tuple) -> None:
        self._recognition = recognition

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
        try:
            options = with_folders(options, self._recognition())
            return _reader_for(media_type)(path, options, media_type)
        except (MemoryError, RecursionError) as error:
            raise MemoryLimitError(
                "The document needs more memory than is allowed.",
                hint="Split the document and try again.",
            ) from error
        except OSError as error:
            raise resource_error(error) from error

    def sniff(self, path: Path) -> str:
        """The media type of a file by its content. Raises UnsupportedFormatError."""
        return sniffing.sniff(path)

    def chapters(self, document: Document) -> tuple[Chapter, ...]:
        """Chapters from the outline, else from headings, else by length; at least one."""
        return chapters_of(document)


def with_folders(options: ReadOptions, folders: Sequence[Path]) -> ReadOptions:
    """``options`` with further folders of data for recognising text, behind those they name."""
    return replace(options, ocr_folders=(*options.ocr_folders, *folders)) if folders else options


def resource_error(error: OSError) -> ResourceError:
    """What an OSError while reading, or while saving images, means to a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError("The disk is full.", hint="Free some space and try again.")
    return AccessDeniedError(
        "The file, or the folder for its images, cannot be used.",
        hint="Check that the file is still there and that you may read it.",
    )


_READERS = {
    sniffing.PDF: ("pdf", "read_pdf"),
    sniffing.DOCX: ("docx", "read_docx"),
    sniffing.ODT: ("odt", "read_odt"),
    sniffing.EPUB: ("epub", "read_epub"),
    sniffing.HTML: ("html", "read_html"),
    sniffing.MARKDOWN: ("markdown", "read_markdown"),
    sniffing.RTF: ("rtf", "read_rtf"),
    sniffing.SRT: ("subtitles", "read_subtitles"),
    sniffing.VTT: ("subtitles", "read_subtitles"),
    sniffing.TEXT: ("text", "read_text"),
    **dict.fromkeys(sniffing.IMAGES, ("pictures", "read_picture")),
}


def _reader_for(media_type: str) -> Reader:
    """The reader of a media type; imported late, since each brings a heavy library."""
    module, function = _READERS[media_type]
    reader: Reader = getattr(import_module(f"{_PACKAGE}.{module}"), function)
    return reader
