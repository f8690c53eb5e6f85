"""Rewrite a native library without what the loader never reads: symbol tables, sections, GPU code.

`strip` does this for most libraries, but breaks those that were patched for their new place (their
segments no longer start within a page where they must), which here are the largest ones. The loader
looks at the program headers alone, so it is enough to copy the segments that these name.
"""

import struct
from collections.abc import Iterator
from dataclasses import replace

from installer.elf import (
    ENTRY,
    LOAD,
    NOTE,
    PAGE,
    TABLE,
    Section,
    Segment,
    header_place,
    sections,
    segments,
)

BLANKED = (".nv_fatbin",)
"""Sections that read as zeros afterwards: code for graphics cards, which the program never asks for."""

Placed = list[tuple[Segment, Segment]]
"""Each segment as it was and as it will be."""


def compact(data: bytes) -> bytes:
    """The same library with its mapped segments only, packed. Raise ValueError if it isn't ELF."""
    old, parts = segments(data), sections(data)
    loads = [s for s in old if s.kind == LOAD]
    pieces = [piece for s in loads for piece in _cut(s, _blank(parts))]
    others = [s for s in old if s.kind != LOAD]
    if not _has_room(data, len(others) + len(pieces), parts):
        others = [s for s in others if s.kind != NOTE]
    if not _has_room(data, len(others) + len(pieces), parts):
        pieces = loads
    placed = _placed(pieces)
    body = bytearray(max(new.end for _, new in placed))
    for source, new in placed:
        body[new.offset : new.end] = data[source.offset : source.end]
    _write_headers(body, [new for _, new in placed], [_moved(s, placed) for s in others])
    return bytes(body)


def has_blank_sections(data: bytes) -> bool:
    """Whether the library carries code for graphics cards."""
    return bool(_blank(sections(data)))


def _blank(parts: list[Section]) -> list[Section]:
    return [s for s in parts if s.name in BLANKED and s.size > 2 * PAGE]


def _has_room(data: bytes, count: int, parts: list[Section]) -> bool:
    start, before = header_place(data)
    first = min((s.offset for s in parts if s.address), default=0)
    return count <= before or start + count * ENTRY.size <= first


def _cut(segment: Segment, blanks: list[Section]) -> Iterator[Segment]:
    """The segment in two: what comes before a blank section, which the loader fills, and after."""
    inside = [b for b in blanks if segment.offset <= b.offset < segment.end]
    if not inside:
        yield segment
        return
    start = _up(inside[0].address) - segment.address
    end = (inside[0].address + inside[0].size) // PAGE * PAGE - segment.address
    yield replace(segment, file_bytes=start, memory_bytes=end)
    yield replace(
        segment,
        offset=segment.offset + end,
        address=segment.address + end,
        physical=segment.physical + end,
        file_bytes=segment.file_bytes - end,
        memory_bytes=segment.memory_bytes - end,
    )


def _placed(pieces: list[Segment]) -> Placed:
    placed, end = [], 0
    for piece in pieces:
        offset = end + (piece.address - end) % max(piece.alignment, PAGE)
        placed.append((piece, replace(piece, offset=offset)))
        end = offset + piece.file_bytes
    return placed


def _moved(segment: Segment, placed: Placed) -> Segment:
    """A note about a part of memory, pointed to where that part now lies in the file."""
    for _, new in placed:
        inside = segment.address - new.address
        if segment.memory_bytes and 0 <= inside < new.memory_bytes:
            return replace(segment, offset=new.offset + inside)
    return segment


def _write_headers(body: bytearray, loads: list[Segment], others: list[Segment]) -> None:
    table = [s for s in others if s.kind == TABLE]
    headers = [*table, *loads, *(s for s in others if s.kind != TABLE)]
    size = len(headers) * ENTRY.size
    start, _ = header_place(bytes(body[:64]))
    for number, segment in enumerate(headers):
        if segment.kind == TABLE:
            headers[number] = replace(segment, file_bytes=size, memory_bytes=size)
    body[start : start + size] = b"".join(s.packed() for s in headers)
    struct.pack_into("<Q", body, 0x28, 0)  # no section headers
    struct.pack_into("<H", body, 0x38, len(headers))
    struct.pack_into("<HH", body, 0x3C, 0, 0)


def _up(address: int) -> int:
    return -(-address // PAGE) * PAGE
