"""Recognises a file by its content, and by its name only where content says nothing."""

import zipfile
from pathlib import Path

from kreyol_desktop.core.errors import (
    AccessDeniedError,
    EmptyInputError,
    NotFoundError,
    UnsupportedFormatError,
)

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EPUB = "application/epub+zip"
HTML = "text/html"
MARKDOWN = "text/markdown"
TEXT = "text/plain"
RTF = "application/rtf"
SRT = "application/x-subrip"
VTT = "text/vtt"
PNG, JPEG, TIFF, WEBP, GIF, BMP = (
    "image/png", "image/jpeg", "image/tiff", "image/webp", "image/gif", "image/bmp",
)  # fmt: skip
IMAGES = frozenset({PNG, JPEG, TIFF, WEBP, GIF, BMP})

_HEAD_BYTES = 8192
_SPACE = 32
_MAGIC = (
    (b"{\\rtf", RTF),
    (b"WEBVTT", VTT),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF8", GIF),
    (b"BM", BMP),
)
_BY_SUFFIX = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".srt": SRT,
    ".vtt": VTT,
    ".txt": TEXT,
    ".text": TEXT,
    "": TEXT,
}
_HTML_STARTS = ("<!doctype html", "<html", "<head", "<body")


def sniff(path: Path) -> str:
    """The media type of ``path``.

    Raises NotFoundError, AccessDeniedError, EmptyInputError, UnsupportedFormatError.
    """
    head = _head(path)
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise EmptyInputError("The file is empty.", hint="Choose another file.")
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK"):
        return _sniff_zip(path)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    bare = head.removeprefix(b"\xef\xbb\xbf")
    for magic, media_type in _MAGIC:
        if bare.startswith(magic):
            return media_type
    return _sniff_text(path, head)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise NotFoundError("The file does not exist.", hint="Choose it again.") from None
    except (PermissionError, IsADirectoryError) as error:
        raise AccessDeniedError(
            "The file cannot be opened.", hint="Check that it is a file that you may read."
        ) from error


def _sniff_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    declared = file.read(200).decode("ascii", "replace").strip()
                if declared in (EPUB, ODT):
                    return declared
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return _by_name(path, {".docx": DOCX, ".epub": EPUB, ".odt": ODT})
    if "word/document.xml" in names:
        return DOCX
    if "META-INF/container.xml" in names:
        return EPUB
    raise _unsupported()


def _by_name(path: Path, known: dict[str, str]) -> str:
    """A damaged archive is named by its suffix, so that the reader can say what is wrong."""
    try:
        return known[path.suffix.lower()]
    except KeyError:
        raise _unsupported() from None


def _sniff_text(path: Path, head: bytes) -> str:
    suffix = path.suffix.lower()
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in head and not wide:
        raise _unsupported()
    if not wide and suffix not in _BY_SUFFIX and _is_binary(head):
        raise _unsupported()
    text = head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff \r\n\t").lower()
    if text.startswith(_HTML_STARTS) or (text.startswith("<?xml") and "<html" in text):
        return HTML
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return SRT if "-->" in text[:200] else TEXT


def _is_binary(head: bytes) -> bool:
    """Whether control bytes are too many for text in any encoding."""
    controls = sum(byte < _SPACE and byte not in (9, 10, 12, 13, 27) for byte in head)
    return controls > 0.01 * len(head)


def _unsupported() -> UnsupportedFormatError:
    return UnsupportedFormatError(
        "This kind of file is not supported.",
        hint="Use PDF, DOCX, ODT, EPUB, HTML, Markdown, text, RTF, SRT, VTT or an image.",
    )
