"""Build the installer of the platform this runs on: freeze, check, test, pack, sum up.

    python build_installer.py [--platform linux|windows|macos] [--headless] [--skip-installer]
                              [--output FOLDER] [--work FOLDER]

The work is done by the modules in packaging/installer/.
"""

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "packaging"))

from installer import (  # noqa: E402 - found through the path above
    completeness,
    contents,
    debian,
    freezing,
    licences,
    macos,
    native,
    self_check,
    self_extracting,
    sums,
    windows,
)

from kreyol_desktop import __version__  # noqa: E402

Packer = Callable[[Path, Path, Path, str], Path]

PACKERS: dict[str, tuple[Packer, ...]] = {
    "linux": (debian.build_deb, self_extracting.build_run),
    "windows": (windows.build_setup,),
    "macos": (macos.build_dmg,),
}


def this_platform() -> str:
    """The platform this runs on: ``linux``, ``windows`` or ``macos``."""
    names = {"linux": "linux", "win32": "windows", "darwin": "macos"}
    return names.get(sys.platform, sys.platform)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments; a platform other than this one is refused with its reason."""
    parser = argparse.ArgumentParser(description="Build the installer of this platform.")
    parser.add_argument("--platform", choices=sorted(PACKERS), default=this_platform())
    parser.add_argument("--headless", action="store_true", help="leave the window out (servers)")
    parser.add_argument("--skip-installer", action="store_true", help="freeze and test only")
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build", help="where it is frozen")
    arguments = parser.parse_args(argv)
    if arguments.platform != this_platform():
        parser.error(
            f"an installer for {arguments.platform} can only be frozen on {arguments.platform}; "
            f"this is {this_platform()}"
        )
    return arguments


def program_in(folder: Path) -> Path:
    """The executable in a frozen folder."""
    return folder / ("kreyol-desktop.exe" if sys.platform == "win32" else "kreyol-desktop")


def build_program(arguments: argparse.Namespace) -> Path:
    """Freeze, add the licences, check the contents, run the self-test; return the folder."""
    folder = freezing.freeze(ROOT, arguments.work, headless=arguments.headless)
    inside = folder / "_internal"
    without = licences.collect(ROOT / "requirements.lock", inside / "licences")
    without += licences.collect_system(inside, inside / "licences")
    if without:
        print("Without a licence text:", ", ".join(without))
    lacking = contents.missing(folder, headless=arguments.headless)
    if lacking:
        raise SystemExit("Missing: " + ", ".join(f"{n.reason} ({n.pattern})" for n in lacking))
    if arguments.platform == "linux" and native.tools_are_there():
        absent = completeness.lacking(folder)
        if absent:
            raise SystemExit("Missing: " + ", ".join(f"{n} (for {u})" for n, u in absent.items()))
    self_check.run_self_test(program_in(folder))
    return folder


def print_sizes(folder: Path) -> None:
    """Print what each megabyte of the folder is, and whether there are more than aimed at."""
    sizes = contents.size_by_part(folder)
    for part, size in sizes[:20]:
        print(f"{size / 1e6:8.1f} MB  {part}")
    total = sum(size for _, size in sizes)
    over = " - more than aimed at" if total > contents.LARGEST_FOLDER_BYTES else ""
    print(f"{total / 1e6:8.1f} MB  altogether, of {contents.LARGEST_FOLDER_BYTES / 1e6:.0f}{over}")


def build(argv: Sequence[str]) -> list[Path]:
    """Build everything that the arguments ask for and return the files."""
    arguments = parse(argv)
    # Two builds of one commit should agree, the packages' times included.
    os.environ.setdefault("SOURCE_DATE_EPOCH", freezing.commit_time(ROOT))
    folder = build_program(arguments)
    print_sizes(folder)
    if arguments.skip_installer:
        return [folder]
    shutil.rmtree(arguments.output, ignore_errors=True)
    arguments.output.mkdir(parents=True)
    made = [
        pack(folder, ROOT, arguments.output, __version__) for pack in PACKERS[arguments.platform]
    ]
    sbom = arguments.output / f"kreyol-desktop-{__version__}.cdx.json"
    sums.write_sbom(ROOT / "requirements.lock", sbom)
    # One release gathers the files of several machines, so the name says whose sums these are.
    machine = f"{arguments.platform}-{platform.machine().lower()}"
    sums.write_sums([*made, sbom], arguments.output / f"SHA256SUMS-{machine}")
    for file in made:
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file.name}")
    return [*made, sbom]


if __name__ == "__main__":
    build(sys.argv[1:])
