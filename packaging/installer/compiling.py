"""Small libraries that the build makes with the C compiler of the system. Linux only."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

LAST_PAGE_ALIGNMENT = "-Wl,-z,max-page-size=4096"


def compiler() -> str | None:
    """The path of the C compiler; None without one."""
    return shutil.which(os.environ.get("CC", "cc"))


def shared_library(source: str, target: Path, *options: str) -> None:
    """Compile C into ``target``, known to the loader by that file's name.

    Raise FileNotFoundError without a compiler, CalledProcessError when it refuses the source.
    """
    found = compiler()
    if found is None:
        raise FileNotFoundError("no C compiler: apt-get install gcc libc6-dev")
    with tempfile.TemporaryDirectory(prefix="kreyol-compile-") as folder:
        file = Path(folder, "source.c")
        file.write_text(source, encoding="utf-8")
        made = Path(folder, "made.so")
        subprocess.run(
            [
                found, "-shared", "-fPIC", "-O3", "-s", LAST_PAGE_ALIGNMENT, "-Wl,--build-id=none",
                f"-Wl,-soname,{target.name}", "-o", str(made), str(file), *options,
            ],
            check=True,
            cwd=folder,
        )  # fmt: skip
        shutil.copyfile(made, target)


def library_of_data(target: Path, symbol: str, data: bytes) -> None:
    """Make a library that offers ``data``, read-only, as ``symbol``. Raise as shared_library."""
    with tempfile.NamedTemporaryFile(prefix="kreyol-data-", suffix=".bin") as file:
        file.write(data)
        file.flush()
        source = f'''__asm__(
    ".section .rodata\\n.balign 16\\n.global {symbol}\\n.type {symbol}, @object\\n"
    "{symbol}:\\n.incbin \\"{file.name}\\"\\n.size {symbol}, . - {symbol}\\n.previous\\n");
'''
        shared_library(source, target, "-nostdlib")
