"""Libraries that nothing in the frozen program asks for any more.

PyInstaller follows what a library needs before the trimming rules drop that library (the GTK theme
alone leaves cairo, pango and atk behind), so what is left over is looked for afterwards.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from installer import native

LOADED_BY_NAME = re.compile(
    r"""
      ^libpython3                 # by the starting program
    | ^lib(ssl|crypto)\.so        # by Qt's TLS plugin
    | ^lib(portaudio\.so|sndfile)  # by sounddevice and soundfile
    | ^libonnxruntime_providers   # by ONNX Runtime
    | ^lib(pulse|asound|jack)     # by PortAudio and Qt's sound back end
    | ^libgssapi_krb5\.so         # by Qt's network library
    | ^libQt6(XcbQpa|DBus|Svg|WaylandClient|WaylandEglClientHwIntegration|WlShellIntegration)
    """,
    re.VERBOSE,
)
"""Libraries that are opened by their name while the program runs, so that no file names them."""

PLAIN_LIBRARY = re.compile(r"^lib[^/]*\.so(\.\d+)*$")
EXTENSION = re.compile(r"\.(abi3|cpython-[^.]*)\.so$")


def orphans(folder: Path) -> list[Path]:
    """The plain libraries below ``folder`` that no extension, plugin or program needs."""
    files = native.libraries(folder)
    by_name: dict[str, list[Path]] = {}
    for file in files:
        by_name.setdefault(file.name, []).append(file)
    links = {f.name: f.resolve().name for f in folder.rglob("*") if f.is_symlink()}
    reached = _reach([f for f in files if _is_root(f)], by_name, links)
    return [f for f in files if f.name not in reached]


def drop_orphans(folder: Path) -> int:
    """Delete the orphans and the links to them; return the bytes saved."""
    saved = 0
    for library in orphans(folder):
        saved += library.stat().st_size
        library.unlink()
    for link in [f for f in folder.rglob("*") if f.is_symlink() and not f.exists()]:
        link.unlink()
    return saved


def _is_root(file: Path) -> bool:
    if EXTENSION.search(file.name) or not PLAIN_LIBRARY.match(file.name):
        return True
    return "plugins" in file.parts or bool(LOADED_BY_NAME.match(file.name))


def _reach(
    roots: list[Path], by_name: Mapping[str, list[Path]], links: Mapping[str, str]
) -> set[str]:
    reached: set[str] = set()
    open_ends = list(roots)
    while open_ends:
        file = open_ends.pop()
        if file.name in reached:
            continue
        reached.add(file.name)
        for name in native.needed(file):
            open_ends.extend(by_name.get(links.get(name, name), []))
    return reached
