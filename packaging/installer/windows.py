"""Build the Windows installer with NSIS (which also compiles on Linux, for the test)."""

import os
import shutil
import subprocess
from pathlib import Path

from installer import icons


def build_setup(program: Path, root: Path, target: Path, version: str) -> Path:
    """Build ``kreyol-desktop-VERSION-setup.exe``. Raise FileNotFoundError without makensis.

    KREYOL_SIGN_COMMAND, when set, is run with each file to sign as its last argument.
    """
    makensis = shutil.which("makensis", path=_search_path())
    if makensis is None:
        raise FileNotFoundError("makensis is not installed; get NSIS 3")
    sign(program / "kreyol-desktop.exe")
    icon = target / "kreyol-desktop.ico"
    icon.write_bytes(icons.ico())
    setup = target / f"kreyol-desktop-{version}-setup.exe"
    script = root / "packaging" / "windows" / "kreyol-desktop.nsi"
    subprocess.run(
        [
            makensis, "-V2", f"-DVERSION={version}", f"-DPROGRAM={program}", f"-DSETUP={setup}",
            f"-DLICENCE={root / 'LICENSE'}", f"-DICON={icon}", str(script),
        ],
        check=True,
    )  # fmt: skip
    icon.unlink()
    sign(setup)
    return setup


def _search_path() -> str:
    """PATH, and where NSIS's own installer puts it."""
    programs = os.environ.get("PROGRAMFILES(X86)", "")
    own = [str(Path(programs) / "NSIS")] if programs else []
    return os.pathsep.join([os.environ.get("PATH", ""), *own])


def sign(file: Path) -> bool:
    """Sign a file with the command in KREYOL_SIGN_COMMAND; False when there is none."""
    command = os.environ.get("KREYOL_SIGN_COMMAND", "").split()
    if not command or not file.exists():
        return False
    subprocess.run([*command, str(file)], check=True)
    return True
