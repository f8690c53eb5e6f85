"""Collect the licence texts of everything that is frozen in."""

import re
import shutil
from importlib.metadata import Distribution, distribution
from pathlib import Path

TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


def pinned_names(lock: Path) -> list[str]:
    """The packages that a lock file names."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0] for line in lines if re.match(r"^[A-Za-z0-9]", line)]


def collect(lock: Path, target: Path) -> list[str]:
    """Copy each package's licence texts into ``target``; return the packages that have none."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    without = []
    for name in pinned_names(lock):
        try:
            package = distribution(name)
        except ModuleNotFoundError:
            continue  # for another platform
        if not _copy_texts(package, name, target):
            without.append(name)
            (target / f"{name}.txt").write_text(_stated(package), encoding="utf-8")
    return without


def _copy_texts(package: Distribution, name: str, target: Path) -> int:
    texts = [f for f in package.files or () if TEXT.search(str(f)) and f.suffix != ".py"]
    for number, text in enumerate(texts):
        source = Path(str(package.locate_file(text)))
        if source.is_file():
            shutil.copyfile(source, target / f"{name}-{number}.txt")
    return len(texts)


def _stated(package: Distribution) -> str:
    fields = package.metadata.json
    licence = fields.get("license_expression") or fields.get("license") or "see its home page"
    return f"{fields['name']} {package.version}\nLicence: {licence}\n"
