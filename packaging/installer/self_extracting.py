"""Build the self-extracting installer for any Linux and for users without root."""

import shutil
import subprocess
from pathlib import Path


def build_run(program: Path, root: Path, target: Path, version: str) -> Path:
    """Build ``kreyol-desktop-VERSION.run`` with makeself. Raise FileNotFoundError without it."""
    if shutil.which("makeself") is None:
        raise FileNotFoundError("makeself is not installed: apt-get install makeself")
    tree = target / "run-tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "kreyol-desktop", symlinks=True)
    for name in ("kreyol-desktop.desktop", "kreyol-desktop.svg", "install.sh", "uninstall.sh"):
        shutil.copy(root / "packaging" / "linux" / name, tree / name)
    package = target / f"kreyol-desktop-{version}.run"
    subprocess.run(
        [
            "makeself", "--xz", "--quiet", "--nox11", "--sha256",
            str(tree), str(package), f"Kreyol Desktop {version}", "sh", "./install.sh",
        ],
        check=True,
    )  # fmt: skip
    shutil.rmtree(tree)
    return package
