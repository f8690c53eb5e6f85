"""Pictures of a document in a format that every reading program shows."""

from dataclasses import dataclass

from kreyol_desktop.core.document import ImageRef

_KNOWN = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/svg+xml": ".svg",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture with its media type and file suffix."""

    data: bytes
    media_type: str
    suffix: str


def picture_of(image: ImageRef) -> Picture | None:
    """A picture as it is, or as PNG when its format is unusual; None when it cannot be read."""
    try:
        data = image.path.read_bytes()
    except OSError:
        return None
    suffix = _KNOWN.get(image.media_type)
    if suffix is not None:
        return Picture(data, image.media_type, suffix)
    return _as_png(data)


def _as_png(data: bytes) -> Picture | None:
    import pymupdf  # heavy: only when a picture is converted

    try:
        pixmap = pymupdf.Pixmap(data)
        if pixmap.colorspace is not None and pixmap.colorspace.n > pymupdf.csRGB.n:
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
        return Picture(pixmap.tobytes("png"), "image/png", ".png")
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
        return None
