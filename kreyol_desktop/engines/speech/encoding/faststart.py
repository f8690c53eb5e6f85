"""The index of an MP4 file, moved to its front, so that a player starts before the end is there.

FFmpeg can do it too, but needs all packets in memory once more and reads its own output back; here a
few bytes a second are held. Boxes and their fields: ISO/IEC 14496-12, sections 4.2 and 8.7.5.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_HEADER_BYTES = 8
_LONG_HEADER_BYTES = 16
_FULL_BOX_BYTES = 4
_PARENTS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl"})
_OFFSETS = {b"stco": "I", b"co64": "Q"}
_COPY_BYTES = 1 << 20


def move_index_to_front(path: Path) -> None:
    """Write ``path`` anew with its ``moov`` box behind the first one. Raise OSError.

    ValueError for a file without one.
    """
    temporary = path.with_name(path.name + ".mux")
    try:
        with path.open("rb") as source, temporary.open("wb") as target:
            _rewrite(source, target, path.stat().st_size)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _rewrite(source: BinaryIO, target: BinaryIO, size: int) -> None:
    boxes = list(_boxes_of_file(source, size))
    places = [number for number, (kind, _, _) in enumerate(boxes) if kind == b"moov"]
    if not places:
        raise ValueError("no moov box")
    _, start, length = boxes.pop(places[0])
    source.seek(start)
    index = bytearray(source.read(length))
    _shift_offsets(index, 0, length, moved=range(boxes[0][2], start), by=length)
    _copy(source, target, boxes[0])
    target.write(index)
    for box in boxes[1:]:
        _copy(source, target, box)


def _boxes_of_file(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """(kind, start, length with its header) of the outermost boxes."""
    start = 0
    while start + _HEADER_BYTES <= size:
        file.seek(start)
        length, kind = struct.unpack(">I4s", file.read(_HEADER_BYTES))
        if length == 1:
            (length,) = struct.unpack(">Q", file.read(_LONG_HEADER_BYTES - _HEADER_BYTES))
        length = min(length or size, size - start)
        yield kind, start, max(length, _HEADER_BYTES)
        start += max(length, _HEADER_BYTES)


def _shift_offsets(index: bytearray, start: int, end: int, *, moved: range, by: int) -> None:
    """Add ``by`` to every offset of a chunk that lies in ``moved``."""
    while start + _HEADER_BYTES <= end:
        length, kind = struct.unpack_from(">I4s", index, start)
        length = max(_HEADER_BYTES, min(length or end, end - start))
        body = start + _HEADER_BYTES
        if kind in _PARENTS:
            _shift_offsets(index, body, start + length, moved=moved, by=by)
        elif kind in _OFFSETS:
            _shift_table(index, body + _FULL_BOX_BYTES, _OFFSETS[kind], moved, by)
        start += length


def _shift_table(index: bytearray, at: int, code: str, moved: range, by: int) -> None:
    (count,) = struct.unpack_from(">I", index, at)
    table = struct.Struct(f">{count}{code}")
    offsets = table.unpack_from(index, at + 4)
    table.pack_into(index, at + 4, *(o + by if o in moved else o for o in offsets))


def _copy(source: BinaryIO, target: BinaryIO, box: tuple[bytes, int, int]) -> None:
    _, start, length = box
    source.seek(start)
    while length:
        piece = source.read(min(_COPY_BYTES, length))
        target.write(piece)
        length -= len(piece)
        if not piece:
            raise OSError("the file became shorter while it was copied")
