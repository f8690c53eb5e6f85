"""Chapters as they are spoken: recognised ones, with the user's edits, and translated titles."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kreyol_desktop.core.document import Chapter, Document
from kreyol_desktop.core.job import ChapterEdit


def edit_chapters(
    chapters: Sequence[Chapter], edits: Sequence[ChapterEdit]
) -> tuple[tuple[Chapter, ...], frozenset[int]]:
    """Apply the user's edits; return the chapters, numbered anew, and which titles are the user's.

    An edit whose index names no chapter is ignored: the document may have changed since.
    """
    by_index = {edit.index: edit for edit in edits}
    result: list[Chapter] = []
    renamed: set[int] = set()
    for chapter in chapters:
        edit = by_index.get(chapter.index, ChapterEdit(chapter.index))
        if edit.merge_with_previous and result:
            result[-1] = replace(result[-1], last_block=chapter.last_block)
            continue
        if edit.title:
            renamed.add(len(result))
        result.append(
            replace(
                chapter,
                index=len(result),
                title=edit.title or chapter.title,
                spoken=chapter.spoken and edit.spoken,
            )
        )
    return tuple(result), frozenset(renamed)


def translate_titles(
    chapters: Sequence[Chapter], keep: frozenset[int], translate: Callable[[str], str]
) -> tuple[Chapter, ...]:
    """Translate every title except those whose index is in ``keep``."""
    return tuple(
        chapter
        if chapter.index in keep or not chapter.title
        else replace(chapter, title=translate(chapter.title))
        for chapter in chapters
    )


def chapter_of_block(chapters: Sequence[Chapter], document: Document) -> dict[int, int]:
    """Block id -> index of its chapter; blocks outside every chapter are left out."""
    return {
        block.id: chapter.index
        for block in document.blocks
        for chapter in chapters
        if chapter.first_block <= block.id <= chapter.last_block
    }
