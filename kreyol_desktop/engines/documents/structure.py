"""Chapters of a document: from its outline, else its headings, else by length."""

from collections.abc import Sequence

from kreyol_desktop.core.document import Block, Chapter, Document, Role

_TARGET_CHARS = 30_000
_MIN_CHAPTERS = 2
_MAX_CHAPTERS = 400
_BACK_MATTER = (
    "index", "bibliography", "bibliographie", "references", "références", "referans", "copyright",
    "table of contents", "contents", "table des matières", "sommaire", "tab matyè",
    "isbn", "imprint", "colophon", "uncopyright",
)  # fmt: skip


_FURNITURE = frozenset({Role.RUNNING_HEAD, Role.RUNNING_FOOT, Role.PAGE_NUMBER, Role.IMAGE})
"""What may stand above the first heading without being a chapter of its own."""


def chapters_of(document: Document) -> tuple[Chapter, ...]:
    """Chapters that cover all blocks without gap or overlap; at least one.

    Parts that nobody listens to (contents, index, references) are kept but not spoken.
    """
    blocks = document.blocks
    if not blocks:
        return (Chapter(0, document.title, 0, 0),)
    starts = _from_outline(document) or _from_headings(blocks) or _by_length(blocks)
    return _chapters(document, starts)


def _from_outline(document: Document) -> list[tuple[int, str]]:
    """Positions of the highest outline level that parts the document."""
    position = {block.id: index for index, block in enumerate(document.blocks)}
    first_of_page: dict[int, int] = {}
    for index, block in enumerate(document.blocks):
        if block.fragments:
            first_of_page.setdefault(block.page, index)
    found: list[tuple[int, int, str]] = []
    for entry in document.outline:
        if entry.block is not None and entry.block in position:
            found.append((entry.level, position[entry.block], entry.title))
        elif entry.block is None and entry.page in first_of_page:
            found.append((entry.level, first_of_page[entry.page], entry.title))
    return _best_level(found)


def _from_headings(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    return _best_level(
        [
            (block.level, index, block.text)
            for index, block in enumerate(blocks)
            if block.role is Role.HEADING
        ]
    )


def _best_level(found: Sequence[tuple[int, int, str]]) -> list[tuple[int, str]]:
    """The highest level that has several entries, with the entries above it."""
    for level in sorted({entry[0] for entry in found}):
        starts = {at: title for depth, at, title in reversed(found) if depth <= level}
        if _MIN_CHAPTERS <= len(starts) <= _MAX_CHAPTERS:
            return sorted(starts.items())
    return []


def _by_length(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """A new part at the first paragraph after every ``_TARGET_CHARS`` characters."""
    starts, length = [(0, "")], 0
    for index, block in enumerate(blocks):
        if length >= _TARGET_CHARS and block.role is not Role.TABLE_CELL:
            starts.append((index, ""))
            length = 0
        length += len(block.text)
    return starts


def _chapters(document: Document, starts: list[tuple[int, str]]) -> tuple[Chapter, ...]:
    blocks = document.blocks
    if starts[0][0] > 0:
        before = blocks[: starts[0][0]]
        if any(block.text.strip() for block in before if block.role not in _FURNITURE):
            starts = [(0, document.title), *starts]
        else:
            starts = [(0, starts[0][1]), *starts[1:]]
    ends = [at - 1 for at, _title in starts[1:]] + [len(blocks) - 1]
    return tuple(
        Chapter(index, title.strip(), blocks[at].id, blocks[end].id, spoken=_is_spoken(title))
        for index, ((at, title), end) in enumerate(zip(starts, ends, strict=True))
    )


def _is_spoken(title: str) -> bool:
    return title.strip().casefold() not in _BACK_MATTER
