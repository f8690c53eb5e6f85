"""Make the frozen folder smaller than its wheels: see docs/sizes.md for what each step gives."""

import sys
from collections.abc import Callable
from pathlib import Path

from installer import blas, compiling, icu, native, orphans, standins

Step = Callable[[Path], int]


def slim(folder: Path) -> dict[str, int]:
    """Run every step and return the bytes that each saved.

    Only on Linux: elsewhere the wheels come stripped, and their libraries are signed or linked
    otherwise. Without binutils or a C compiler the folder stays as large as it is.
    """
    if sys.platform != "linux" or not native.tools_are_there() or compiling.compiler() is None:
        return {}
    return {name: step(folder) for name, step in STEPS.items()}


def cut_icu(folder: Path) -> int:
    """Cut the ICU data that Qt brings; return the bytes saved."""
    return sum(icu.cut_library(file) for file in folder.rglob("libicudata.so.*"))


def strip_all(folder: Path) -> int:
    """Take symbol tables and GPU code out of every library; return the bytes saved."""
    return sum(native.lighten(library) for library in native.libraries(folder / "_internal"))


STEPS: dict[str, Step] = {
    "libraries that are linked but never called": standins.replace_unused,
    "linear algebra": blas.replace_openblas,
    "ICU data of other languages": cut_icu,
    "libraries that nothing needs any more": orphans.drop_orphans,
    "symbol tables and GPU code": strip_all,
}
"""In this order: what was replaced no longer needs its own libraries."""
