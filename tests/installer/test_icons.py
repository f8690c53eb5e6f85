"""The icon in every form: read back by readers that are not ours."""

import struct

import pytest
from PySide6.QtGui import QImage, QImageReader

import build_installer

assert build_installer  # puts packaging/ on the path

from installer import icons  # noqa: E402


@pytest.mark.parametrize("size", [16, 48, 256])
def test_the_icon_is_drawn_and_its_corners_are_clear(size):
    image = QImage.fromData(icons.png(size))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() == 0
    middle = image.pixelColor(size // 2, size // 8)
    assert middle.alpha() == 255
    assert middle.blue() > middle.red()


def test_windows_finds_every_size(tmp_path):
    file = tmp_path / "k.ico"
    file.write_bytes(icons.ico())
    reader = QImageReader(str(file))
    assert reader.imageCount() == len(icons.ICO_SIZES)
    sizes = set()
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        sizes.add(reader.read().width())
    assert sizes == set(icons.ICO_SIZES)


def test_macos_finds_every_size():
    content = icons.icns()
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8])[0] == len(content)
    place, found = 8, {}
    while place < len(content):
        kind, length = (
            content[place : place + 4],
            struct.unpack(">I", content[place + 4 : place + 8]),
        )
        found[kind] = QImage.fromData(content[place + 8 : place + length[0]]).width()
        place += length[0]
    assert found == icons.ICNS_TYPES
