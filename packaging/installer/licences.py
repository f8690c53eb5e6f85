"""Collect the licence texts of everything that is frozen in."""

import re
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)

LEFT_OUT = frozenset({"pymupdf-layout", "pymupdf4llm", "networkx", "tabulate", "setuptools"})
"""Pinned because something names them, but not frozen in."""

SHIPPED = Path(__file__).resolve().parents[1] / "licences"
KNOWN = (
    ("LGPL-3", ("LGPL-3.0", "GPL-3.0")),
    ("Apache", ("Apache-2.0",)),
    ("MIT", ("MIT",)),
)
"""For wheels without a text of their own: what their metadata say, and our copies of those licences.
The LGPL 3 is an addition to the GPL 3 and needs it beside."""


def pinned_names(lock: Path) -> list[str]:
    """The packages that a lock file names."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0] for line in lines if re.match(r"^[A-Za-z0-9]", line)]


def collect(lock: Path, target: Path) -> list[str]:
    """Copy each package's licence texts, and Python's, into ``target``; return the packages whose
    licence is not even known.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    _copy_python(target)
    unknown = []
    for name in pinned_names(lock):
        try:
            package = distribution(name)
        except ModuleNotFoundError:
            continue  # for another platform
        if name in LEFT_OUT or _copy_texts(package, name, target):
            continue
        stated = _stated(package)
        unknown += [] if _licences(stated) else [name]
        (target / f"{name}.txt").write_text(_with_texts(package, stated), encoding="utf-8")
    return unknown


def collect_system(folder: Path, target: Path) -> list[str]:
    """Copy Debian's copyright files of the system libraries that lie in ``folder``.

    Return the libraries that no package owns; all of them where dpkg does not exist.
    """
    if shutil.which("dpkg-query") is None:
        return []
    names = sorted(f.name for f in folder.glob("lib*.so*") if not f.is_symlink())
    owners = {name: _owner(name) for name in names}
    for package in {owner for owner in owners.values() if owner}:
        text = Path("/usr/share/doc", package, "copyright")
        if text.is_file():
            shutil.copyfile(text, target / f"debian-{package}.txt")
    return [name for name, owner in owners.items() if not owner]


def _owner(library: str) -> str:
    done = subprocess.run(
        ["dpkg-query", "--search", f"*/{library}"], check=False, capture_output=True, text=True
    )
    return done.stdout.split(":")[0].split(",")[0]


def _copy_python(target: Path) -> None:
    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if text.is_file():
        shutil.copyfile(text, target / f"python-{sys.version_info.major}.txt")


def _copy_texts(package: Distribution, name: str, target: Path) -> int:
    texts = [f for f in package.files or () if TEXT.search(str(f)) and f.suffix != ".py"]
    for number, text in enumerate(texts):
        source = Path(str(package.locate_file(text)))
        if source.is_file():
            shutil.copyfile(source, target / f"{name}-{number}.txt")
    return len(texts)


def _stated(package: Distribution) -> str:
    fields = package.metadata.json
    return str(fields.get("license_expression") or fields.get("license") or "")


def _licences(stated: str) -> tuple[str, ...]:
    return next((texts for mark, texts in KNOWN if mark in stated), ())


def _with_texts(package: Distribution, stated: str) -> str:
    fields = package.metadata.json
    author = fields.get("author") or fields.get("author_email") or "its authors"
    head = f"{fields['name']} {package.version}\nCopyright: {author}\nLicence: {stated}\n"
    texts = [(SHIPPED / f"{name}.txt").read_text(encoding="utf-8") for name in _licences(stated)]
    return "\n\n".join([head, *texts])
