"""Libraries that the frozen program asks for and that neither it nor the system has. Linux only.

A plugin whose library is missing fails to load without a word, so the build looks for them.
"""

import re
from pathlib import Path

from installer import native

OF_THE_SYSTEM = re.compile(
    r"""
    ^( ld-linux | lib(c|m|dl|pthread|rt|util|resolv)\.so     # the C library
     | lib(GL|EGL|drm|xcb)\.so                               # the screen's drivers: the package depends on them
     | libwayland-(client|cursor|egl)\.so | libcups\.so      # where there is such a screen or a printer
     )
    """,
    re.VERBOSE,
)


def lacking(folder: Path) -> dict[str, str]:
    """What is missing, each with one library that asks for it."""
    present = {file.name for file in folder.rglob("*")}
    return {
        name: library.name
        for library in native.libraries(folder)
        for name in native.needed(library)
        if name not in present and not OF_THE_SYSTEM.search(name)
    }
