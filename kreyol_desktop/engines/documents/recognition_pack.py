"""Data for recognising text in pictures, as people find it (Tesseract's ``.traineddata`` files),
made ready to be installed.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from kreyol_desktop.core.errors import LanguageError, ModelCorruptError
from kreyol_desktop.core.language import parse_language
from kreyol_desktop.core.model_info import ModelKind
from kreyol_desktop.engines.models.manifest import (
    Manifest,
    ManifestFile,
    describe_files,
    write_manifest,
)

SUFFIX = ".traineddata"
_UNKNOWN_LICENCE = "unknown: ask whoever made the data"
_NO_LANGUAGE = frozenset({"osd", "equ"})
"""Data for the direction of pages and for formulas."""
_MAX_ENTRIES = 64
_COUNT_BYTES, _OFFSET_BYTES = 4, 8


def recognition_files(source: Path) -> list[Path]:
    """The data files that ``source`` is or holds, itself or in a folder ``tessdata``; by name."""
    if source.is_file():
        return [source] if source.suffix == SUFFIX else []
    for folder in (source, source / "tessdata"):
        found = sorted(p for p in folder.glob(f"*{SUFFIX}") if p.stem not in _NO_LANGUAGE)
        if found:
            return found
    return []


def package_recognition(
    files: Sequence[Path], folder: Path, licences: Mapping[str, str]
) -> Manifest:
    """Copy data into ``folder`` with a manifest; ``licences`` are those of known SHA-256.

    Raises ModelCorruptError when a file is none of Tesseract's or is cut off: what reads it later
    would take the whole process with it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in files:
        _check(path)
        shutil.copyfile(path, folder / path.name)
    names = [path.stem for path in files]
    described = describe_files(folder)
    manifest = Manifest(
        id="text-recognition-" + "-".join(names),
        kind=ModelKind.RECOGNITION,
        name=f"Tesseract ({', '.join(names)})",
        version="",
        languages=tuple(map(_language, names)),
        licence=_licence(described, licences),
        files=described,
        provenance=f"Installed from {', '.join(path.name for path in files)}.",
    )
    write_manifest(folder, manifest)
    return manifest


def _check(path: Path) -> None:
    """A count of entries, an offset for each, in the file's bounds and not falling."""
    size = path.stat().st_size
    with path.open("rb") as file:
        count = int.from_bytes(file.read(_COUNT_BYTES), "little")
        table = file.read(_OFFSET_BYTES * min(count, _MAX_ENTRIES))
    starts = [
        int.from_bytes(table[at : at + _OFFSET_BYTES], "little", signed=True)
        for at in range(0, len(table), _OFFSET_BYTES)
    ]
    used = [start for start in starts if start >= 0]
    first = _COUNT_BYTES + _OFFSET_BYTES * count
    whole = 0 < count <= _MAX_ENTRIES and len(table) == _OFFSET_BYTES * count
    if not whole or not used or used != sorted(used) or used[0] < first or used[-1] >= size:
        raise ModelCorruptError(
            f"{path.name} is no data for recognising text, or it is damaged.",
            hint="Copy or download it again.",
        )


def _licence(files: Sequence[ManifestFile], licences: Mapping[str, str]) -> str:
    found = {licences.get(file.sha256, _UNKNOWN_LICENCE) for file in files}
    return found.pop() if len(found) == 1 else _UNKNOWN_LICENCE


def _language(name: str) -> str:
    """Two letters where the program knows the language, else Tesseract's own name."""
    try:
        return parse_language(name).value
    except LanguageError:
        return name
