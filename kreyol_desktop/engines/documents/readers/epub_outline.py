"""The table of contents of an EPUB: EPUB 3 navigation, else the NCX of EPUB 2."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from kreyol_desktop.core.document import OutlineEntry
from kreyol_desktop.core.errors import InputError
from kreyol_desktop.engines.documents.readers.archives import Archive, parsed_xml, resolved
from kreyol_desktop.engines.documents.readers.encoding import decoded
from kreyol_desktop.engines.documents.readers.epub_package import Package
from kreyol_desktop.engines.documents.readers.html import parsed

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
_MAX_LEVEL = 6
Entry = tuple[int, str, str]


def read_outline(
    archive: Archive, package: Package, starts: Mapping[str, int]
) -> tuple[OutlineEntry, ...]:
    """Entries that lead to a block; an outline that cannot be read counts as none."""
    found: list[OutlineEntry] = []
    for member, entries in ((package.nav, _nav_entries), (package.ncx, _ncx_entries)):
        if found or member not in archive.names:
            continue
        try:
            raw = archive.read(member)
            found = _resolved(list(entries(raw)), member, starts)
        except InputError:
            continue
    return tuple(found)


def _resolved(entries: list[Entry], base: str, starts: Mapping[str, int]) -> list[OutlineEntry]:
    found = []
    for level, title, address in entries:
        path, _hash, fragment = address.partition("#")
        member = resolved(base, unquote(path)) if path else base
        block = starts.get(f"{member}#{fragment}") if fragment else None
        if block is None:
            block = starts.get(member or "")
        if title and block is not None:
            found.append(OutlineEntry(min(level, _MAX_LEVEL), title, block=block))
    return found


def _nav_entries(raw: bytes) -> Iterator[Entry]:
    root = parsed(decoded(raw))
    navs = list(root.iter("nav"))
    contents = next((n for n in navs if "toc" in (n.get("epub:type") or n.get("role") or "")), None)
    if contents is None and navs:
        contents = navs[0]
    if contents is not None:
        for top in contents.iterchildren("ol"):
            yield from _list_entries(top, 1)


def _list_entries(items: Any, level: int) -> Iterator[Entry]:
    for item in items.iterchildren("li"):
        link = next(item.iterchildren("a", "span"), None)
        if link is not None:
            yield level, " ".join(link.text_content().split()), link.get("href") or ""
        for deeper in item.iterchildren("ol"):
            yield from _list_entries(deeper, level + 1)


def _ncx_entries(raw: bytes) -> Iterator[Entry]:
    root = parsed_xml(_without_doctype(raw))
    tree = root.find(f"{_NCX}navMap")
    if tree is not None:
        yield from _points(tree, 1)


def _without_doctype(raw: bytes) -> bytes:
    start = raw.find(b"<!DOCTYPE")
    if start < 0:
        return raw
    end = raw.find(b">", start)
    return raw[:start] + raw[end + 1 :]


def _points(parent: Any, level: int) -> Iterator[Entry]:
    for point in parent.iterchildren(f"{_NCX}navPoint"):
        label = point.find(f"{_NCX}navLabel/{_NCX}text")
        content = point.find(f"{_NCX}content")
        title = "" if label is None else " ".join((label.text or "").split())
        yield level, title, "" if content is None else content.get("src") or ""
        yield from _points(point, level + 1)
