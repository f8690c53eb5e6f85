"""The table of contents that a result gets: chapters, else headings."""

from dataclasses import dataclass

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import PRINT_ONLY_ROLES


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents, leading to a block; ``level`` counts from 1."""

    title: str
    block: int
    level: int = 1


def contents_entries(translated: TranslatedDocument) -> tuple[ContentsEntry, ...]:
    """One entry for each heading; where there is none, one for each chapter."""
    headings = [
        ContentsEntry(
            " ".join(translated.target_text(block).split()), block.id, max(1, block.level)
        )
        for block in translated.document.blocks
        if block.role in (Role.TITLE, Role.HEADING) and block.text.strip() and block.cell is None
    ]
    return tuple(headings) or _chapters(translated)


def _chapters(translated: TranslatedDocument) -> tuple[ContentsEntry, ...]:
    anchors = [block.id for block in translated.document.blocks if _has_anchor(block.role)]
    entries = []
    for chapter in translated.chapters:
        inside = (b for b in anchors if chapter.first_block <= b <= chapter.last_block)
        first = next(inside, None)
        if first is not None and chapter.title.strip():
            entries.append(ContentsEntry(chapter.title.strip(), first))
    return tuple(entries)


def _has_anchor(role: Role) -> bool:
    return role not in PRINT_ONLY_ROLES and role is not Role.IMAGE
