"""The parts of an ELF file that packing needs: program headers and section headers. 64 bits, little-endian."""

import struct
from dataclasses import dataclass

PAGE = 4096
LOAD, NOTE, TABLE = 1, 4, 6
"""kinds of segments: mapped into memory; a remark (the build's number); the program headers themselves"""
ENTRY = struct.Struct("<IIQQQQQQ")
"""type, flags, offset, address, physical address, bytes in the file, bytes in memory, alignment"""

_HEADER_AT, _SECTIONS_AT = 0x20, 0x28
_COUNTS = struct.Struct("<HHHHH")  # at 0x36: size and number of program headers, of sections, names
_SECTION = struct.Struct("<IIQQQQIIQQ")


@dataclass(frozen=True, slots=True)
class Segment:
    """One program header: a piece of the file that the loader maps, or a note about one."""

    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    file_bytes: int
    memory_bytes: int
    alignment: int

    @property
    def end(self) -> int:
        """The offset in the file after its last byte."""
        return self.offset + self.file_bytes

    def packed(self) -> bytes:
        """The header as it stands in the file."""
        return ENTRY.pack(
            self.kind, self.flags, self.offset, self.address, self.physical,
            self.file_bytes, self.memory_bytes, self.alignment,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One section: where its bytes lie in memory and in the file."""

    name: str
    address: int
    offset: int
    size: int


def header_place(data: bytes) -> tuple[int, int]:
    """Offset and number of the program headers. Raise ValueError for any other kind of file."""
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError("not a 64-bit little-endian ELF file")
    (offset,) = struct.unpack_from("<Q", data, _HEADER_AT)
    return offset, _COUNTS.unpack_from(data, 0x36)[1]


def segments(data: bytes) -> list[Segment]:
    """The program headers of a file, in their order."""
    offset, count = header_place(data)
    return [Segment(*ENTRY.unpack_from(data, offset + i * ENTRY.size)) for i in range(count)]


def sections(data: bytes) -> list[Section]:
    """The sections of a file; none when their headers were taken away."""
    (offset,) = struct.unpack_from("<Q", data, _SECTIONS_AT)
    _, _, size, count, names_index = _COUNTS.unpack_from(data, 0x36)
    if not offset:
        return []
    rows = [_SECTION.unpack_from(data, offset + i * size) for i in range(count)]
    names_at = rows[names_index][4]
    return [Section(_text(data, names_at + row[0]), row[3], row[4], row[5]) for row in rows]


def is_loadable(data: bytes) -> bool:
    """Whether every segment lies where the loader can map it: at the same place within a page."""
    mapped = [s for s in segments(data) if s.kind == LOAD]
    return all((s.address - s.offset) % PAGE == 0 and s.end <= len(data) for s in mapped)


def _text(data: bytes, start: int) -> str:
    return data[start : data.index(b"\0", start)].decode("ascii")
