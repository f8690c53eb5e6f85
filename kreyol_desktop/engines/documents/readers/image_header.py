"""Kind and size of an image by its header, before anything is decoded."""

import struct
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """``suffix`` is png, jpg, gif, or empty for a kind that has to be converted."""

    suffix: str
    width_px: int
    height_px: int


def image_header(raw: bytes) -> ImageHeader | None:
    """The header of an image; None when it is none."""
    try:
        if raw.startswith(b"\x89PNG\r\n\x1a\n"):
            return ImageHeader("png", *struct.unpack(">II", raw[16:24]))
        if raw.startswith((b"GIF87a", b"GIF89a")):
            return ImageHeader("gif", *struct.unpack("<HH", raw[6:10]))
        if raw.startswith(b"\xff\xd8"):
            return _jpeg(raw)
        return _other(raw)
    except struct.error:
        return None


_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg(raw: bytes) -> ImageHeader | None:
    """Follow the segments to the one that holds the size (ITU T.81, B.1.1.3)."""
    at = 2
    while at + 9 < len(raw):
        if raw[at] != 0xFF:
            return None
        marker = raw[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return ImageHeader("jpg", width, height)
        at += 2 + struct.unpack(">H", raw[at + 2 : at + 4])[0]
    return None


def _other(raw: bytes) -> ImageHeader | None:
    """TIFF, BMP, WebP and the like, as far as PyMuPDF knows them; nothing is decoded yet."""
    import pymupdf  # heavy: only for rare kinds

    if raw[:1] in (b"<", b"%", b"P", b"{"):  # SVG, PDF, zip and RTF are no pixel images
        return None
    try:
        with pymupdf.open(stream=raw) as image:
            if image.is_pdf or image.page_count < 1:
                return None
            info = image[0].get_image_info()
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return None
    return ImageHeader("", info[0]["width"], info[0]["height"]) if info else None
