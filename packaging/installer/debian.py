"""Build the Debian package: the frozen folder, a menu entry, MIME types, icon, man page."""

import gzip
import platform
import shutil
import subprocess
from pathlib import Path

LIBRARY = "usr/lib/kreyol-desktop"

CONTROL = """\
Package: kreyol-desktop
Version: {version}
Architecture: {architecture}
Maintainer: The Kreyòl Desktop maintainers <maintainers@kreyol-desktop.invalid>
Installed-Size: {size_kb}
Depends: libc6 (>= {libc}), libegl1, libgl1, libdrm2, libxcb1, libfontconfig1, libxkbcommon0, libxkbcommon-x11-0, libdbus-1-3, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, libxcb-render-util0, libxcb-shape0, libxcb-xkb1, libasound2-data, fonts-dejavu-core
Recommends: libpulse0, libcups2, libwayland-client0, libwayland-cursor0, tesseract-ocr-eng, tesseract-ocr-fra, tesseract-ocr-hat
Section: text
Priority: optional
Description: offline translator and narrator for Haitian Creole
 Turns English and French documents into Kreyòl documents that can be
 printed and edited, read-along pages and audiobooks, without internet.
"""


def build_deb(program: Path, root: Path, target: Path, version: str) -> Path:
    """Build ``kreyol-desktop_VERSION_ARCH.deb`` in ``target`` from the frozen program."""
    architecture = _dpkg("--print-architecture")
    tree = target / "deb-tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / LIBRARY, symlinks=True)
    _install_desktop_files(root, tree, version)
    size_kb = sum(f.lstat().st_size for f in tree.rglob("*") if f.is_file()) // 1024
    # The system libraries inside were linked against the C library of the machine that builds.
    libc = platform.libc_ver()[1] or "2.34"
    control = CONTROL.format(version=version, architecture=architecture, size_kb=size_kb, libc=libc)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    shutil.copyfile(root / "packaging" / "linux" / "postrm", tree / "DEBIAN" / "postrm")
    _set_modes(tree)
    package = target / f"kreyol-desktop_{version}_{architecture}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(package)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(tree)
    return package


def _dpkg(option: str) -> str:
    done = subprocess.run(["dpkg", option], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _install_desktop_files(root: Path, tree: Path, version: str) -> None:
    linux = root / "packaging" / "linux"
    share = tree / "usr/share"
    places = {
        linux / "kreyol-desktop.desktop": share / "applications/org.kreyoldesktop.Kreyol.desktop",
        linux / "kreyol-desktop.metainfo.xml": share
        / "metainfo/org.kreyoldesktop.Kreyol.metainfo.xml",
        linux / "kreyol-desktop.svg": share / "icons/hicolor/scalable/apps/kreyol-desktop.svg",
        root / "LICENSE": share / "doc/kreyol-desktop/copyright",
    }
    for source, place in places.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, place)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/kreyol-desktop").symlink_to("../lib/kreyol-desktop/kreyol-desktop")
    manual = (linux / "kreyol-desktop.1").read_text(encoding="utf-8").replace("@VERSION@", version)
    page = share / "man/man1/kreyol-desktop.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(manual.encode("utf-8"), mtime=0))


def _set_modes(tree: Path) -> None:
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        executable = path.is_dir() or path.suffix == ".so" or ".so." in path.name
        executable = executable or path.name in ("kreyol-desktop", "postrm")
        path.chmod(0o755 if executable else 0o644)
