"""Options of reading and writing documents."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``work_dir`` takes images; ``max_bytes`` and ``max_pages`` bound what is read."""

    work_dir: Path
    password: str | None = field(default=None, repr=False)
    ocr: bool = True
    ocr_languages: tuple[str, ...] = ("eng", "fra", "hat")
    ocr_folders: tuple[Path, ...] = ()
    """Folders with Tesseract data that are searched before the system's."""
    max_bytes: int = 500 * 1024 * 1024
    max_pages: int = 10_000
    on_page: Callable[[int, int], None] | None = None
    """Called with (pages done, pages in all); may raise JobCancelled."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """``on_page`` is called with (done, total) and may raise JobCancelled."""

    on_page: Callable[[int, int], None] | None = None
    password: str | None = field(default=None, repr=False)
