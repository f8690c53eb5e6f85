"""Build the self-extracting installer for any Linux and for users without root."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

XZ_LEVEL = "3"
"""makeself's own 9 takes five times as long for a few per cent, and three times the memory to unpack."""


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
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    packed = datetime.fromtimestamp(epoch, UTC).strftime("%a %b %d %H:%M:%S UTC %Y")
    tar = f"--sort=name --mtime=@{epoch} --owner=0 --group=0 --numeric-owner"
    subprocess.run(
        [
            "makeself", "--xz", "--complevel", XZ_LEVEL, "--threads", "2", "--quiet", "--nox11",
            "--sha256", "--packaging-date", packed, "--tar-extra", tar,
            str(tree), str(package), f"Kreyol Desktop {version}", "sh", "./install.sh",
        ],
        check=True,
    )  # fmt: skip
    shutil.rmtree(tree)
    return package
