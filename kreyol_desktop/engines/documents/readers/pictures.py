"""The reader of images of text: each image becomes a page that is recognised."""

from pathlib import Path

from kreyol_desktop.core.document import Document
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import CorruptError, ScannedError, TooLargeError
from kreyol_desktop.engines.documents.readers.image_header import image_header
from kreyol_desktop.engines.documents.readers.pdf import PdfReader

_MAX_PIXELS = 150_000_000


def read_picture(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Recognise the text of an image. Raises CorruptError, TooLargeError or ScannedError."""
    header = image_header(path.read_bytes())
    if header is None or header.width_px < 1 or header.height_px < 1:
        raise CorruptError("The image is damaged.", hint="Choose another image.")
    if header.width_px * header.height_px > _MAX_PIXELS:
        raise TooLargeError(
            "The image is too large.",
            hint="Make it smaller and try again.",
            width=header.width_px,
            height=header.height_px,
        )
    document = PdfReader(options).read(path, media_type)
    if not document.blocks:
        raise ScannedError(
            "No text was found in the image.",
            hint="Use a sharper image, or install the text recognition data.",
        )
    return document
