"""PySide's own Python modules, compiled ahead.

They are embedded in Shiboken's library as source, and every start compiles them anew, for a tenth of
the time to the first frame. Shiboken takes them from a folder instead where there is one: the same
mechanism as its ``SBK_EMBED=0``, which writes that folder as source.
https://doc.qt.io/qtforpython-6/developer/signature_doc.html
"""

import py_compile
import subprocess
import sys
from pathlib import Path

FOLDER = "shiboken6/files.dir"
"""Where Shiboken looks, inside the frozen program."""

UNPACK = """
import sys
import PySide6.QtCore
sys.modules["shibokensupport"].__loader__.zfile.extractall(sys.argv[1])
"""


def compiled_modules(work: Path) -> list[tuple[Path, str]]:
    """Compile the modules below ``work``; return each file with its folder in the program.

    Nothing where this PySide does not embed them: the program starts without, a little later.
    """
    done = subprocess.run(
        [sys.executable, "-c", UNPACK, str(work)], check=False, capture_output=True, text=True
    )
    if done.returncode:
        print(f"Not compiled ahead: {done.stderr.strip().splitlines()[-1]}")
        return []
    found = []
    for source in sorted(work.rglob("*.py")):
        target = source.with_suffix(".pyc")
        name = source.relative_to(work)
        # The hash instead of the time of the source: two builds of one commit should agree.
        py_compile.compile(
            str(source), str(target), str(name), doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )  # fmt: skip
        found.append((target, (Path(FOLDER) / name.parent).as_posix()))
    return found
