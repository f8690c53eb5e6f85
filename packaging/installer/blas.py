"""Replace OpenBLAS, which numpy links and the program doesn't ask for, by a small library. Linux only."""

from pathlib import Path

from installer import compiling, native

SOURCE = Path(__file__).resolve().parents[1] / "standins" / "blas.c"


def replace_openblas(folder: Path) -> int:
    """Replace it in the frozen program; return the bytes saved.

    Raise RuntimeError when numpy asks for a function that the small library lacks.
    """
    inside = folder / "_internal"
    saved = 0
    for library in sorted((inside / "numpy.libs").glob("libscipy_openblas64_*.so*")):
        before = library.stat().st_size
        wanted = set(native.undefined((inside / "numpy").rglob("*.so"))) & set(
            native.defined(library)
        )
        compiling.shared_library(SOURCE.read_text(encoding="utf-8"), library)
        lacking = wanted - set(native.defined(library))
        if lacking:
            raise RuntimeError("numpy also needs " + ", ".join(sorted(lacking)))
        saved += before - library.stat().st_size
    return saved
