"""The pictures of a PDF as PNG or JPEG: as they are stored where that is possible."""

import struct
import zlib
from typing import Any

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.readers.images import MAX_SIDE_PX

_BLACK_BELOW = 128
_FIGURE_DPI = 150
_PNG_START = b"\x89PNG\r\n\x1a\n"


def raw_image(pdf: Any, xref: int) -> bytes:
    """An image of the file as PNG or JPEG; nothing where it cannot be decoded."""
    import pymupdf  # heavy, and loaded already

    try:
        stored = _stored_jpeg(pdf, xref)
        if stored:
            return stored
        pixmap = _pixmap(pdf, xref)
        if max(pixmap.width, pixmap.height) <= MAX_SIDE_PX and _is_bilevel(pdf, xref, pixmap):
            return _bilevel_png(pixmap)
        while max(pixmap.width, pixmap.height) > MAX_SIDE_PX:
            pixmap.shrink(1)
        return bytes(pixmap.tobytes("png"))
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return b""


def drawn_image(pdf: Any, page: int, box: Box) -> bytes:
    """A part of a page as PNG; nothing where it cannot be drawn."""
    import pymupdf  # heavy, and loaded already

    dpi = min(_FIGURE_DPI, MAX_SIDE_PX * 72 / max(box.width, box.height, 1.0))
    try:
        shown = pdf[page]
        clip = pymupdf.Rect(box.x0, box.y0, box.x1, box.y1) * shown.rotation_matrix
        pixmap = shown.get_pixmap(clip=clip, dpi=max(int(dpi), 1), alpha=False)
        return bytes(pixmap.tobytes("png"))
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return b""


def _stored_jpeg(pdf: Any, xref: int) -> bytes:
    """A JPEG in grey or RGB without a mask needs no decoding."""
    if "DCTDecode" not in pdf.xref_get_key(xref, "Filter")[1]:
        return b""
    found = pdf.extract_image(xref)
    if not found or found.get("smask") or found["ext"] != "jpeg" or found["colorspace"] > 3:
        return b""
    return bytes(found["image"])


def _pixmap(pdf: Any, xref: int) -> Any:
    """The decoded image in grey or RGB, with its mask as transparency."""
    import pymupdf  # heavy, and loaded already

    pixmap = pymupdf.Pixmap(pdf, xref)
    kind, value = pdf.xref_get_key(xref, "SMask")
    if kind == "xref":
        mask = pymupdf.Pixmap(pdf, int(value.split()[0]))
        if pixmap.alpha:
            pixmap = pymupdf.Pixmap(pixmap, 0)
        if (mask.width, mask.height) == (pixmap.width, pixmap.height):
            pixmap = pymupdf.Pixmap(pixmap, mask)
    if pixmap.colorspace is None or pixmap.colorspace.n > 3:
        pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
    return pixmap


def _is_bilevel(pdf: Any, xref: int, pixmap: Any) -> bool:
    """Black and white, as scanners and fax machines store print."""
    return bool(pixmap.n == 1 and pdf.xref_get_key(xref, "BitsPerComponent")[1] == "1")


def _bilevel_png(pixmap: Any) -> bytes:
    """One bit for a pixel: a tenth of the time, and less than half of the bytes, of grey."""
    import numpy as np  # heavy: only for scanned pictures

    grey = np.frombuffer(pixmap.samples_mv, np.uint8).reshape(pixmap.height, pixmap.stride)
    rows = np.packbits(grey[:, : pixmap.width] >= _BLACK_BELOW, axis=1)
    lines = np.pad(rows, ((0, 0), (1, 0))).tobytes()  # each row begins with its filter: none
    header = struct.pack(">IIBBBBB", pixmap.width, pixmap.height, 1, 0, 0, 0, 0)
    return b"".join(
        (
            _PNG_START,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(lines)),
            _chunk(b"IEND"),
        )
    )


def _chunk(name: bytes, data: bytes = b"") -> bytes:
    """A chunk of a PNG file (ISO 15948, 5.3)."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
