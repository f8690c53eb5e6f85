"""Stand-ins for libraries that are linked but never called. Linux only.

FFmpeg as PyAV brings it is linked against encoders of video, pictures, screens and TLS. The program
makes and reads sound files on the disk only, yet the loader insists on every linked library. Each is
replaced by a tiny one with the same name whose functions answer 0 and whose tables are empty, so that
opening such a codec fails instead of working. It also leaves the GPL encoders x264 and x265 out.
"""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from installer import compiling, native

UNUSED = re.compile(
    r"""
    ^lib(
        x264 | x265 | SvtAv1Enc | vpx | dav1d | vpl          # video
      | webp | webpmux | sharpyuv | drm                      # pictures, screens
      | xcb | xcb-shape | xcb-shm | xcb-xfixes | Xau         # screens
      | asound                                               # recording
      | gnutls | nettle | hogweed | unistring | gmp          # TLS: nothing is fetched with FFmpeg
    )-[0-9a-f]{8}\.so
    """,
    re.VERBOSE,
)
"""The libraries beside PyAV, by the names that its wheel gives them."""

TABLE_BYTES = 4096
"""Room for a table, longer than any that is linked; all zeros is the empty table."""


@dataclass(frozen=True, slots=True)
class Group:
    """Libraries of one folder that are linked but not called, and the folders of those who link them."""

    folder: str
    unused: re.Pattern[str]
    users: tuple[str, ...]


GROUPS = (
    Group("av.libs", UNUSED, ("av", "av.libs")),
    # The plugin that plays sound can also film a QtQuick window, which there is none of.
    Group("PySide6/Qt/lib", re.compile(r"^libQt6(Quick|Qml)\.so"), ("PySide6/Qt/plugins",)),
)


def replace_unused(folder: Path) -> int:
    """Replace the unused libraries of the frozen program; return the bytes saved."""
    return sum(_replace_group(folder / "_internal", group) for group in GROUPS)


def _replace_group(inside: Path, group: Group) -> int:
    beside = sorted((inside / group.folder).glob("*.so*"))
    unused = [library for library in beside if group.unused.match(library.name)]
    files = [file for name in group.users for file in native.libraries(inside / name)]
    users = [file for file in files if file not in unused]
    wanted = native.undefined(users)
    linked = {name for user in users for name in native.needed(user)}
    return sum(_replace(library, wanted, linked) for library in unused)


def source_for(symbols: Mapping[str, str]) -> str:
    """C for names and kinds: functions that answer 0, tables of zeros.

    The kinds are the letters of `nm`; T, W and i are functions.
    """
    lines = [
        f"long {name}(void) {{ return 0; }}"
        if kind in "TWi"
        else f"const char {name}[{TABLE_BYTES}] __attribute__((aligned(64))) = {{0}};"
        for name, kind in sorted(symbols.items())
    ]
    return "\n".join([*lines, ""])


def version_script(versions: Mapping[str, str]) -> str:
    """A linker script that gives each symbol the version that its users ask for."""
    by_version: dict[str, list[str]] = {}
    for name, version in sorted(versions.items()):
        if version:
            by_version.setdefault(version, []).append(name)
    return "".join(f"{v} {{ global: {'; '.join(n)}; }};\n" for v, n in by_version.items())


def _replace(library: Path, wanted: Mapping[str, str], linked: set[str]) -> int:
    before = library.stat().st_size
    if library.name not in linked:
        library.unlink()
        return before
    symbols = {name: kind for name, kind in native.defined(library).items() if name in wanted}
    script = version_script({name: wanted[name] for name in symbols})
    with tempfile.NamedTemporaryFile("w", suffix=".map") as file:
        file.write(script)
        file.flush()
        options = [f"-Wl,--version-script={file.name}"] if script else []
        compiling.shared_library(
            source_for(symbols), library, "-nostdlib", "-fno-builtin", *options
        )
    return before - library.stat().st_size
