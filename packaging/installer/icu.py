"""Cut ICU's data, which Qt links, down to what a window in three languages asks of it.

Qt has its own locale data and uses ICU for collation, case and old encodings only; where ICU has no
data for a language it falls back to the root, which stays.
"""

import re
import struct
from pathlib import Path

from installer import compiling

DROPPED = re.compile(
    r"""
      /(translit|rbnf|unit|zone|lang|region|curr)/   # names and units, which Qt has of its own
    | \.(cnv|spp|cfu|dict)$ | /unames\.icu$           # old encodings are decoded by Python, not by Qt
    | /(?!(en|en_US|fr)\.res)[a-z]{2,3}(_\w+)?\.res$  # other languages; root and pool are longer words
    """,
    re.VERBOSE,
)


def cut(data: bytes) -> bytes:
    """The same data package with fewer items.

    The form is ICU's ``CmnD``: a header, a count, pairs of (name, data) offsets from the count, names, items.
    Raise ValueError when it is something else.
    """
    header_size, magic = struct.unpack_from("<HH", data)
    if magic != 0x27DA or data[12:16] != b"CmnD":  # noqa: PLR2004 - ICU's own mark
        raise ValueError("not a package of ICU data")
    items = _items(data, header_size)
    kept = [(name, item) for name, item in items if not DROPPED.search(name.decode("ascii"))]
    return data[:header_size] + _table(kept)


def _items(data: bytes, base: int) -> list[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from("<I", data, base)
    pairs = [struct.unpack_from("<II", data, base + 4 + 8 * i) for i in range(count)]
    ends = [start for _, start in pairs[1:]] + [len(data) - base]
    return [
        (data[base + name : data.index(b"\0", base + name)], data[base + start : base + end])
        for (name, start), end in zip(pairs, ends, strict=True)
    ]


def _table(items: list[tuple[bytes, bytes]]) -> bytes:
    names = b"".join(name + b"\0" for name, _ in items)
    name_at = 4 + 8 * len(items)
    item_at = _aligned(name_at + len(names))
    table, body = struct.pack("<I", len(items)), b""
    for name, item in items:
        table += struct.pack("<II", name_at, item_at + len(body))
        name_at += len(name) + 1
        body += item + bytes(_aligned(len(item)) - len(item))
    return (table + names).ljust(item_at, b"\0") + body


def _aligned(size: int) -> int:
    return (size + 15) // 16 * 16


def cut_library(library: Path) -> int:
    """Replace ``libicudata.so.N`` by one with less data; return the bytes saved."""
    before = library.stat().st_size
    number = library.name.rsplit(".", 1)[-1]
    content = library.read_bytes()
    start = content.index(b"\xda\x27") - 2
    data = cut(content[start:])
    compiling.library_of_data(library, f"icudt{number}_dat", data)
    return before - library.stat().st_size
