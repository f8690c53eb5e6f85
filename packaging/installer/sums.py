"""Checksums and the bill of materials that go beside the installers."""

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def sha256(path: Path) -> str:
    """The SHA-256 of a file as lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(files: Iterable[Path], target: Path) -> None:
    """Write ``SHA256SUMS`` in the form that ``sha256sum -c`` reads."""
    lines = [f"{sha256(file)}  {file.name}\n" for file in sorted(files)]
    target.write_text("".join(lines), encoding="utf-8")


def write_sbom(lock: Path, target: Path) -> None:
    """Write a CycloneDX bill of materials of the pinned packages."""
    subprocess.run(
        [
            sys.executable, "-m", "cyclonedx_py", "requirements", str(lock),
            "--output-format", "JSON", "--output-file", str(target), "--output-reproducible",
        ],
        check=True,
    )  # fmt: skip
