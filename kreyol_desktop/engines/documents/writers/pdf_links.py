"""Keeping links: those on replaced text move to where the text now stands."""

from collections.abc import Sequence
from typing import Any

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.writers.pdf_ink import LinkArea
from kreyol_desktop.engines.documents.writers.safe_links import safe_href


def restore_links(page: Any, before: Sequence[dict[str, Any]], moved: Sequence[LinkArea]) -> None:
    """Bring back the links of ``before`` that a redaction took, and set the ``moved`` ones.

    A link whose address is among ``moved`` is replaced by them; all others keep their place.
    """
    addresses = {area.address for area in moved}
    standing = {_key(link) for link in page.get_links()}
    for link in before:
        replaced = link.get("uri") in addresses
        if _key(link) in standing and replaced:
            _delete(page, link)
        elif _key(link) not in standing and not replaced:
            page.insert_link({k: v for k, v in link.items() if k not in ("xref", "id")})
    for area in moved:
        _insert(page, area)


def _key(link: dict[str, Any]) -> tuple[object, ...]:
    box = link["from"]
    return link["kind"], link.get("uri"), *(round(value) for value in box)


def _delete(page: Any, link: dict[str, Any]) -> None:
    for current in page.get_links():
        if _key(current) == _key(link):
            page.delete_link(current)
            return


def _insert(page: Any, area: LinkArea) -> None:
    import pymupdf  # heavy: only when something is typeset

    address = safe_href(area.address)
    if not address:
        return
    page.insert_link(
        {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(*_bounds(area.box)), "uri": address}
    )


def _bounds(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.y0, box.x1, box.y1
