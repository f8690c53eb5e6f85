"""Headings and the title, by outline and by typography."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kreyol_desktop.core.document import Fragment, OutlineEntry, Role
from kreyol_desktop.engines.documents.readers.pdf_assembly import Draft

_MAX_CHARS, _MAX_BOLD_CHARS, _MAX_ROWS = 220, 140, 4
_LARGER, _SMALLEST = 1.12, 0.85
_NUMBERED = re.compile(r"^(\d+(?:\.\d+){0,5})\.?\s+\S")
_MAX_LEVEL = 6
_CANDIDATES = (Role.PARAGRAPH, Role.LIST_ITEM)


def mark_headings(
    drafts: Sequence[Draft], outline: Sequence[OutlineEntry], body_size: float
) -> dict[int, int]:
    """Turn drafts into headings; return outline index -> draft index."""
    plain = [style for style in ("bold", "italic") if not _is_mostly(drafts, style)]
    matches = _outline_matches(drafts, outline)
    by_typography = [
        draft
        for index, draft in enumerate(drafts)
        if index in matches or _looks_like_heading(draft, body_size, plain)
    ]
    _set_levels(by_typography)
    for at, entry_index in matches.items():
        drafts[at].level = min(outline[entry_index].level, _MAX_LEVEL)
    _mark_title(by_typography, body_size)
    return {entry: at for at, entry in matches.items()}


def _is_mostly(drafts: Sequence[Draft], style: str) -> bool:
    total = sum(len(d.text) for d in drafts)
    return sum(len(d.text) for d in drafts if getattr(d, style)) > 0.4 * total


def _looks_like_heading(draft: Draft, body_size: float, marking: Sequence[str]) -> bool:
    """``marking`` names the styles that set a heading off from this document's body."""
    text = draft.text
    if draft.role not in _CANDIDATES or draft.is_contents or not any(c.isalpha() for c in text):
        return False
    if len(draft.rows) > _MAX_ROWS or len(text) > _MAX_CHARS or text[-1] in ",;":
        return False
    if draft.marker and not draft.marker[0].isalnum():
        return False
    if draft.size >= _LARGER * body_size:
        return True
    if draft.size < _SMALLEST * body_size or (text[-1] in ".:" and not draft.marker):
        return False
    return _is_set_off(draft, marking)


def _is_set_off(draft: Draft, marking: Sequence[str]) -> bool:
    text = draft.text
    if len(text) > _MAX_BOLD_CHARS:
        return False
    if "bold" in marking and draft.bold:
        return True
    if text.isupper() and sum(c.isalpha() for c in text) >= 4:
        return True
    return "italic" in marking and draft.italic and len(draft.rows) == 1 and not draft.marker


def _set_levels(headings: Iterable[Draft]) -> None:
    """Levels by rank of size, bold before light, capitals before small letters."""
    headings = list(headings)
    ranks = sorted({_weight(draft) for draft in headings}, reverse=True)
    for draft in headings:
        _unmark(draft)
        draft.role = Role.HEADING
        draft.level = min(ranks.index(_weight(draft)) + 1, _MAX_LEVEL)


def _weight(draft: Draft) -> tuple[float, bool, bool, bool]:
    return (round(draft.size * 2) / 2, draft.bold, draft.text.isupper(), not draft.italic)


def _unmark(draft: Draft) -> None:
    """The number of a heading is part of its text."""
    if draft.marker and draft.rows and draft.rows[0]:
        first = draft.rows[0][0]
        first.text = f"{draft.marker} {first.text}"
        draft.text = f"{draft.marker} {draft.text}"
        draft.marker = ""
        if draft.whole is not None:
            beyond = (f for f in draft.fragments[1:] if not _contains(draft.whole, f))
            draft.fragments = [draft.whole, *beyond]


def _contains(whole: Fragment, part: Fragment) -> bool:
    a, b = whole.box, part.box
    return whole.page == part.page and a.y0 <= b.y0 and b.y1 <= a.y1 and a.x0 <= b.x0 <= a.x1


def _mark_title(headings: Sequence[Draft], body_size: float) -> None:
    """The largest heading of the first page, when it is larger than the headings after it."""
    first = [d for d in headings if d.fragments and d.fragments[0].page == 0]
    if not first:
        return
    largest = max(first, key=lambda d: d.size)
    sizes = Counter(round(d.size, 1) for d in headings if d is not largest)
    alone = all(largest.size > size + 0.4 for size in sizes)
    if largest.size >= 1.3 * body_size and alone:
        largest.role, largest.level = Role.TITLE, 0
        for draft in headings:
            if draft is not largest and draft.level > 1:
                draft.level -= 1


def _outline_matches(drafts: Sequence[Draft], outline: Sequence[OutlineEntry]) -> dict[int, int]:
    """Draft index -> outline index, where a title stands on the page that the entry names."""
    by_page: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.fragments and draft.role in _CANDIDATES and not draft.is_contents:
            by_page.setdefault(draft.fragments[0].page, []).append(index)
    found: dict[int, int] = {}
    for entry_index, entry in enumerate(outline):
        wanted = _plain(entry.title)
        for page in (entry.page, entry.page + 1, entry.page - 1):
            hit = next(
                (
                    i
                    for i in by_page.get(page, ())
                    if i not in found and _is_title(drafts[i], wanted)
                ),
                None,
            )
            if hit is not None:
                found[hit] = entry_index
                break
    return found


def _is_title(draft: Draft, wanted: str) -> bool:
    if not wanted or len(draft.text) > 2 * len(wanted) + 30:
        return False
    text = _plain(f"{draft.marker}{draft.text}")
    return wanted in (text, _NUMBERING.sub("", text))


_NUMBERING = re.compile(r"^\d+")


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
