"""File names that every file system takes: Windows, macOS, FAT sticks."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

MAX_NAME_BYTES = 180
"""Below the 255 of most file systems, with room for a counter and a longer suffix."""

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_MAX_SUFFIX_CHARS = 24


def safe_name(name: str) -> str:
    """``name`` without what some file system refuses; never empty, never a path.

    The suffix survives when a long name is cut.
    """
    cleaned = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    cleaned = _FORBIDDEN.sub("_", cleaned).strip().strip(".").rstrip(" .")
    if not cleaned:
        return "untitled"
    if _RESERVED.match(cleaned):
        cleaned = f"_{cleaned}"
    return _shorten(cleaned)


def name_candidates(name: str) -> Iterator[str]:
    """``name``, then ``name (2)``, ``name (3)`` ... for finding a free one."""
    yield name
    stem, suffix = _split(name)
    for count in range(2, 10_000):
        yield f"{stem} ({count}){suffix}"


def _shorten(name: str) -> str:
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    stem, suffix = _split(name)
    room = MAX_NAME_BYTES - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + suffix


def _split(name: str) -> tuple[str, str]:
    suffix = PurePath(name).suffix
    if len(suffix) > _MAX_SUFFIX_CHARS:
        suffix = ""
    return name.removesuffix(suffix), suffix
