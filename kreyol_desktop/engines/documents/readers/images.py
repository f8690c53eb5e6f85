"""Saves the images of a document into the work folder, within limits."""

import hashlib
from pathlib import Path

from kreyol_desktop.core.document import ImageRef
from kreyol_desktop.engines.documents.readers.image_header import image_header

_MAX_PIXELS = 40_000_000
MAX_SIDE_PX = 2_000
_MAX_BYTES = 64 * 2**20
_MAX_IMAGES = 20_000
_WEB_TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}


class ImageSaver:
    """Writes each distinct image once, as PNG, JPEG or GIF, no larger than 2,000 px a side."""

    def __init__(self, work_dir: Path) -> None:
        self._folder = work_dir / "images"
        self._saved: dict[str, ImageRef | None] = {}

    def save(self, raw: bytes, alt: str = "") -> ImageRef | None:
        """The saved image, or None when it is none, or too large to be handled."""
        if not raw or len(raw) > _MAX_BYTES or len(self._saved) >= _MAX_IMAGES:
            return None
        name = hashlib.sha256(raw).hexdigest()[:20]
        if name not in self._saved:
            self._saved[name] = self._write(name, raw)
        image = self._saved[name]
        if image is None or image.alt == alt:
            return image
        return ImageRef(image.path, image.media_type, image.width_px, image.height_px, alt)

    def _write(self, name: str, raw: bytes) -> ImageRef | None:
        header = image_header(raw)
        if header is None or not 0 < header.width_px * header.height_px <= _MAX_PIXELS:
            return None
        width, height = header.width_px, header.height_px
        if not header.suffix or max(width, height) > MAX_SIDE_PX:
            return self._converted(name, raw)
        return self._stored(name, raw, header.suffix, _WEB_TYPES[header.suffix], width, height)

    def _converted(self, name: str, raw: bytes) -> ImageRef | None:
        import pymupdf  # heavy: only when there is an image

        try:
            pixmap = pymupdf.Pixmap(raw)
            while max(pixmap.width, pixmap.height) > MAX_SIDE_PX:
                pixmap.shrink(1)
            if pixmap.colorspace is None or pixmap.colorspace.n > 3:
                pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)
            data = pixmap.tobytes("png")
        except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
            return None
        return self._stored(name, data, "png", "image/png", pixmap.width, pixmap.height)

    def _stored(
        self, name: str, data: bytes, suffix: str, media_type: str, width: int, height: int
    ) -> ImageRef:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{name}.{suffix}"
        path.write_bytes(data)
        return ImageRef(path, media_type, width, height)
