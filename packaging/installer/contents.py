"""What must be inside a frozen program."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Need:
    """Files that must be there: a glob below the program's folder, and why."""

    pattern: str
    reason: str
    window_only: bool = False


NEEDS = (
    Need("models/translation/model.bin", "the translation model"),
    Need("models/translation/spm.model", "its pieces"),
    Need("models/translation/manifest.json", "its manifest"),
    Need("models/translation/CARD.md", "its card"),
    Need("models/voice/*.onnx", "the voice"),
    Need("models/voice/*.onnx.json", "its phonemes"),
    Need("models/voice/manifest.json", "its manifest"),
    Need("resources/fonts/*.ttf", "fonts for the documents"),
    Need("resources/texts/errors.toml", "what to say about errors"),
    Need("resources/texts/results.toml", "the words that results are made with"),
    Need("resources/texts/warnings.toml", "what to say about what a result lacks"),
    Need("resources/translations/*.qm", "the window in three languages", window_only=True),
    Need("resources/icons/*", "icons", window_only=True),
    Need("docs/guide/*.md", "the user guide", window_only=True),
    Need("docs/images/*.png", "the pictures of the user guide", window_only=True),
    Need("resources/glossaries/*.csv", "glossaries"),
    Need("resources/samples/*.pdf", "sample documents"),
    Need("fastapi_offline/static/*", "the API's documentation pages"),
    Need("LICENSE", "the licence"),
    Need("licences/*", "the licences of what is bundled"),
    Need("PySide6", "Qt", window_only=True),
)

LARGEST_FOLDER_BYTES = 450_000_000
"""What the installed program may take on Linux (docs/sizes.md)."""

SYSTEM_LIBRARIES = "libraries of the system and of Python"


def missing(folder: Path, *, headless: bool = False) -> list[Need]:
    """The needs that the program in ``folder`` does not meet."""
    roots = [folder, folder / "_internal"]
    return [
        need
        for need in NEEDS
        if not (headless and need.window_only)
        and not any(True for root in roots for _ in root.glob(need.pattern))
    ]


def size_by_part(folder: Path) -> list[tuple[str, int]]:
    """Bytes of each part of a frozen program, largest first.

    A package counts with the libraries beside it; the system's own libraries are one part.
    """
    sizes: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            sizes[_part(file.relative_to(folder))] += file.stat().st_size
    return sizes.most_common()


def _part(file: Path) -> str:
    inside = file.parts[1:] if file.parts[0] == "_internal" else file.parts
    if len(inside) == 1 and inside[0].startswith("lib"):
        return SYSTEM_LIBRARIES
    return inside[0].removesuffix(".libs")
