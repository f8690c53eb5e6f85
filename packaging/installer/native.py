"""Native libraries as binutils sees them: what they need, what they offer. Linux only."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from installer import compaction, elf

TOOLS = ("readelf", "nm", "strip")
_ELF = b"\x7fELF"


def tools_are_there() -> bool:
    """Whether binutils is installed."""
    return all(shutil.which(tool) for tool in TOOLS)


def libraries(folder: Path) -> list[Path]:
    """The ELF files below ``folder``, links left out, in a fixed order."""
    files = (f for f in sorted(folder.rglob("*")) if f.is_file() and not f.is_symlink())
    return [f for f in files if _is_elf(f)]


def needed(library: Path) -> list[str]:
    """The names of the libraries that the loader will look for (DT_NEEDED)."""
    lines = _output("readelf", "-dW", str(library))
    return [line.split("[")[1].rstrip("]") for line in lines if "(NEEDED)" in line]


def undefined(files: Iterable[Path]) -> dict[str, str]:
    """The symbols that the files take from others, with the version asked for (or nothing)."""
    lines = [line for file in files for line in _output("nm", "-D", "--undefined-only", str(file))]
    pairs = (line.split()[-1].partition("@") for line in lines)
    return {name: version.lstrip("@") for name, _, version in pairs}


def defined(library: Path) -> dict[str, str]:
    """The symbols that a library offers, with the letter that `nm` gives their kind."""
    lines = _output("nm", "-D", "--defined-only", str(library))
    fields = (line.split()[-2:] for line in lines)
    return {name.split("@")[0]: kind for kind, name in fields}


def lighten(library: Path) -> int:
    """Take away what the loader doesn't read; return the bytes saved.

    A library that couldn't be mapped after `strip` is packed by segments instead.
    """
    before = library.read_bytes()
    after = before if compaction.has_blank_sections(before) else _stripped(library)
    if after is before or not elf.is_loadable(after):
        after = compaction.compact(before)
    if len(after) >= len(before):
        return 0
    library.write_bytes(after)
    return len(before) - len(after)


def _stripped(library: Path) -> bytes:
    with tempfile.NamedTemporaryFile(prefix="kreyol-strip-") as file:
        command = ["strip", "--strip-unneeded", "-o", file.name, str(library)]
        subprocess.run(command, check=True, capture_output=True)
        return Path(file.name).read_bytes()


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == _ELF


def _output(*command: str) -> list[str]:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()
