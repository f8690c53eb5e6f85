"""Flow: paragraphs that go on in the next column or on the next page become one block again."""

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
_MAX_PASSED = 400
_LARGER = 1.12


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
    return open_one.open_end and not draft.open_end and len(draft.rows) == 1


def _may_join(result: list[Draft], at: int, draft: Draft) -> bool:
    if draft.role not in (Role.PARAGRAPH, Role.NOTE) or len(result) - at > _MAX_PASSED:
        return False
    return _goes_on(result[at], draft)


def _goes_on(first: Draft, second: Draft) -> bool:
    """Whether ``second`` continues ``first`` in another column or on another page."""
    if not first.open_end or second.marker or abs(first.size - second.size) > 0.6:
        return False
    here, there = first.fragments[-1], second.fragments[0]
    if there.page not in (here.page, here.page + 1):
        return False
    if here.page == there.page and there.box.y0 >= here.box.y1 and _overlap(first, second):
        return False
    if first.bold is not second.bold or (first.bold and here.page == there.page):
        return False
    if second.text[:1].islower():
        return first.room < 0.5 * first.column_width
    word = len(second.text.split(" ", 1)[0]) * 0.5 * second.size
    return not second.indented and first.room < word + 2.5 * second.size


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
