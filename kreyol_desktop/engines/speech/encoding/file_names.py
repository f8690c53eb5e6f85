"""Names of audio files that every file system and phone accepts."""

import re
from pathlib import Path

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LONGEST_BYTES = 120


def safe_name(title: str) -> str:
    """``title`` without what Windows, FAT or a shell would choke on; at most 120 bytes of UTF-8."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")
    name = name.encode("utf-8", "ignore")[:_LONGEST_BYTES].decode("utf-8", "ignore").strip(". ")
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def chapter_path(target: Path, number: int, count: int, title: str) -> Path:
    """``Book - 03 - Title.mp3`` beside ``Book.mp3``; numbers sort as text."""
    width = max(2, len(str(count)))
    tail = f" - {safe_name(title)}" if safe_name(title) else ""
    return target.with_name(f"{target.stem} - {number:0{width}}{tail}{target.suffix}")


def part_path(target: Path, number: int, count: int) -> Path:
    """``Book - pati 03.mp3`` beside ``Book.mp3``."""
    width = max(2, len(str(count)))
    return target.with_name(f"{target.stem} - pati {number:0{width}}{target.suffix}")
