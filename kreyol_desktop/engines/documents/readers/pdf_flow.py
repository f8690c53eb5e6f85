"""Flow: paragraphs that go on in the next column or on the next page become one block again."""

import re
from collections.abc import Iterable, Iterator

from kreyol_desktop.core.document import Role
from kreyol_desktop.engines.documents.readers.pdf_assembly import Draft

_FLOWING = (Role.PARAGRAPH, Role.LIST_ITEM, Role.NOTE)
_PASSED = (
    Role.RUNNING_HEAD,
    Role.RUNNING_FOOT,
    Role.PAGE_NUMBER,
    Role.NOTE,
    Role.IMAGE,
    Role.CAPTION,
    Role.TABLE_CELL,
)
_TORN = re.compile(r"[^\W\d_][-‐\u00ad]\s*$")
_MAX_PASSED = 400
_LARGER = 1.12
_LETTER_EM = 0.5
_CLOSE_EM = 2.5
"""White at a line's end that does not tell a last line from one that goes on."""


def flowed(drafts: Iterable[Draft], body_size: float) -> list[Draft]:
    """Join each paragraph with its continuation; what stands between stays after it.

    Type larger than the body's is a heading, which neither goes on nor lets a paragraph go on.
    """
    result: list[Draft] = []
    last_of: dict[tuple[bool, int], int] = {}
    for draft in drafts:
        if draft.role in _FLOWING and draft.size > _LARGER * body_size:
            result.append(draft)
            last_of.clear()
            continue
        kind = (draft.role is Role.NOTE, round(draft.size))
        at = last_of.get(kind)
        if at is not None and _may_join(result, at, draft):
            _append(result[at], draft)
            continue
        result.append(draft)
        if draft.role in _FLOWING:
            if at is not None and _stands_between(result[at], draft):
                continue
            last_of[kind] = len(result) - 1
        elif draft.role not in _PASSED:
            last_of.clear()
    return result


def _stands_between(open_one: Draft, draft: Draft) -> bool:
    """A short line between a paragraph that has not ended and its continuation."""
    runs_on = draft.open_end and draft.room < _CLOSE_EM * draft.size
    return open_one.open_end and not runs_on and len(draft.rows) == 1


def _may_join(result: list[Draft], at: int, draft: Draft) -> bool:
    if draft.role not in (Role.PARAGRAPH, Role.NOTE) or len(result) - at > _MAX_PASSED:
        return False
    return _goes_on(result[at], draft)


def _goes_on(first: Draft, second: Draft) -> bool:
    """Whether ``second`` continues ``first`` in another column or on another page."""
    if not first.open_end or second.marker or abs(first.size - second.size) > 0.6:
        return False
    if not _is_next_place(first, second) or first.bold is not second.bold:
        return False
    if first.bold and first.fragments[-1].page == second.fragments[0].page:
        return False
    if len(first.rows) == 1 and first.room >= _CLOSE_EM * first.size:
        had_no_room = first.room < _first_word(second) + 0.6 * second.size
        return second.text[:1].islower() and (had_no_room or bool(_TORN.search(first.text)))
    if second.text[:1].islower():
        return first.room < 0.5 * first.column_width
    return not second.indented and first.room < _first_word(second) + _CLOSE_EM * second.size


def _first_word(draft: Draft) -> float:
    """About how wide its first word is, in points."""
    return len(draft.text.split(" ", 1)[0]) * _LETTER_EM * draft.size


def _is_next_place(first: Draft, second: Draft) -> bool:
    """Another column of the page, or the next page."""
    here, there = first.fragments[-1], second.fragments[0]
    if here.page != there.page:
        return there.page == here.page + 1
    return there.box.y0 < here.box.y1 or not _overlap(first, second)


def _overlap(first: Draft, second: Draft) -> bool:
    a, b = first.fragments[-1].box, second.fragments[0].box
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 * min(a.width, b.width)


def _append(first: Draft, second: Draft) -> None:
    first.rows.extend(second.rows)
    first.fragments.extend(second.fragments)
    first.text = f"{first.text} {second.text}"
    first.open_end, first.room = second.open_end, second.room


def batches(count: int, size: int) -> Iterator[range]:
    """Ranges of page indices, ``size`` at a time."""
    for start in range(0, count, size):
        yield range(start, min(start + size, count))
