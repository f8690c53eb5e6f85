"""The documents in what was dropped, chosen or pasted: folders are searched for them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

READABLE_SUFFIXES = frozenset(
    [
        ".pdf",
        ".docx",
        ".odt",
        ".epub",
        ".html",
        ".htm",
        ".xhtml",
        ".md",
        ".markdown",
        ".txt",
        ".text",
        ".rtf",
        ".srt",
        ".vtt",
        ".png",
        ".jpg",
        ".jpeg",
        ".tif",
        ".tiff",
    ]
)
"""What a folder is searched for; single files are tried whatever their name."""

FILE_LIMIT = 500
"""No more files than this are taken at once."""


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """``others`` counts the files in folders that are no documents; ``is_cut`` says that there were
    more documents than are taken at once."""

    files: tuple[Path, ...]
    others: int = 0
    is_cut: bool = False


def find_files(paths: Iterable[Path], limit: int = FILE_LIMIT) -> FoundFiles:
    """Replace folders by the documents below them, in the order of their names.

    Hidden files and folders, and the lock files of office programs, are passed over. Reads the disk,
    so use a lane.
    """
    files: dict[Path, None] = {}
    others = 0
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        for found in _below(path):
            if found.suffix.lower() in READABLE_SUFFIXES:
                files[found] = None
                if len(files) > limit:
                    return FoundFiles(tuple(files)[:limit], others, is_cut=True)
            else:
                others += 1
    return FoundFiles(tuple(files)[:limit], others, is_cut=len(files) > limit)


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder that are not hidden; links to folders are not followed."""
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                yield Path(inside, name)
