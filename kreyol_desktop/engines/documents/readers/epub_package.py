"""The package document of an EPUB: metadata, manifest and spine."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from kreyol_desktop.core.errors import CorruptError
from kreyol_desktop.engines.documents.readers.archives import Archive, resolved

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MARKUP = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_MAX_CHAPTERS = 10_000


@dataclass(slots=True)
class Package:
    """``spine`` holds the members to read in order; ``nav`` and ``ncx`` the navigation, and
    ``cover`` the cover picture, or nothing."""

    member: str
    metadata: dict[str, str] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)
    nav: str = ""
    ncx: str = ""
    cover: str = ""


def read_package(archive: Archive) -> Package:
    """Find and read the package document. Raises CorruptError."""
    container = archive.xml("META-INF/container.xml")
    rootfile = next(container.iter("{*}rootfile"), None)
    member = "" if rootfile is None else unquote(rootfile.get("full-path") or "")
    root = archive.xml(member)
    package = Package(member, _metadata(root))
    items = {item.get("id") or "": item for item in root.iter(f"{_OPF}item")}
    _take_spine(package, root, items, archive)
    _take_navigation(package, root, items)
    if not package.spine:
        raise CorruptError("The book has no chapters.", hint="Choose another file.")
    return package


def _metadata(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith(_DC):
            text = " ".join((element.text or "").split())
            if text:
                found.setdefault(element.tag.removeprefix(_DC), text)
    return found


def _take_spine(package: Package, root: Any, items: dict[str, Any], archive: Archive) -> None:
    for reference in root.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref") or "")
        if item is None or item.get("media-type") not in _MARKUP:
            continue
        member = _member(package, item)
        if member in archive.names and member not in package.spine:
            package.spine.append(member)
        if len(package.spine) >= _MAX_CHAPTERS:
            return


def _take_navigation(package: Package, root: Any, items: dict[str, Any]) -> None:
    spine = root.find(f"{_OPF}spine")
    ncx = items.get("" if spine is None else spine.get("toc") or "")
    for item in items.values():
        properties = (item.get("properties") or "").split()
        if "nav" in properties:
            package.nav = _member(package, item)
        if "cover-image" in properties:
            package.cover = _member(package, item)
        if ncx is None and item.get("media-type") == "application/x-dtbncx+xml":
            ncx = item
    if ncx is not None:
        package.ncx = _member(package, ncx)
    package.cover = package.cover or _cover_of_epub2(package, root, items)


def _cover_of_epub2(package: Package, root: Any, items: dict[str, Any]) -> str:
    """EPUB 2 names its cover in ``<meta name="cover" content="ID">``, by a custom all readers know."""
    for meta in root.iter(f"{_OPF}meta"):
        item = items.get(meta.get("content") or "") if meta.get("name") == "cover" else None
        if item is not None and (item.get("media-type") or "").startswith("image/"):
            return _member(package, item)
    return ""


def _member(package: Package, item: Any) -> str:
    return resolved(package.member, unquote(item.get("href") or "")) or ""
