"""The navigation document of an EPUB that also stands among the chapters.

Its list of contents is read as the outline; taken for text as well, it would be translated, spoken
and then stand beside the list that a new book gets.
"""

from typing import Any

from kreyol_desktop.engines.documents.readers.markup_context import SKIPPED, tag_of

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def drop_navigation(root: Any) -> None:
    """Empty every ``nav`` of the page, and its headings too where nothing but they would be left.

    Elements are emptied in place and not removed: the anchors of what follows count them.
    """
    body = next(root.iter("body"), root)
    for nav in list(body.iter("nav")):
        _empty(nav)
    if not _has_text_beside_headings(body):
        _empty(body)


def _empty(element: Any) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _has_text_beside_headings(element: Any) -> bool:
    tag = tag_of(element)
    if tag in SKIPPED or tag in _HEADINGS:
        return False
    if tag in ("img", "image") or (element.text or "").strip():
        return True
    return any(_has_text_beside_headings(child) or (child.tail or "").strip() for child in element)
