"""The program's icon in the forms that each system wants, drawn from its one SVG at build time."""

import struct
from pathlib import Path

SVG = Path(__file__).resolve().parents[1] / "linux" / "kreyol-desktop.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {
    b"icp4": 16, b"ic11": 32, b"icp5": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256,
    b"ic14": 512, b"ic09": 512, b"ic10": 1024,
}  # fmt: skip
"""Apple's names of the sizes in pixels; ic11 to ic14 and ic10 are the double-density ones."""


def png(size: int, svg: Path = SVG) -> bytes:
    """The icon as a square PNG of ``size`` pixels. Raise ImportError without Qt."""
    # Delayed: a build without the window has no Qt.
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # its stub says bytes, it takes text
    return bytes(content.data())


def ico(sizes: tuple[int, ...] = ICO_SIZES) -> bytes:
    """The icon as Windows wants it: one file with PNGs of several sizes."""
    images = [png(size) for size in sizes]
    offset = 6 + 16 * len(images)
    entries = b""
    for size, image in zip(sizes, images, strict=True):
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(image), offset)
        offset += len(image)
    return struct.pack("<HHH", 0, 1, len(images)) + entries + b"".join(images)


def icns() -> bytes:
    """The icon as macOS wants it: one file with PNGs under Apple's names."""
    drawn = {size: png(size) for size in set(ICNS_TYPES.values())}
    parts = [(kind, drawn[size]) for kind, size in ICNS_TYPES.items()]
    body = b"".join(kind + struct.pack(">I", 8 + len(image)) + image for kind, image in parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body
