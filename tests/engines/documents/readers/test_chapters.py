"""Chapters begin at what a reader would call one."""

from pathlib import Path

from kreyol_desktop.core.document import Block, Document, OutlineEntry, Role, Run
from kreyol_desktop.engines.documents.structure import chapters_of


def document(*roles_and_texts, outline=()):
    blocks = tuple(
        Block(number, role, (Run(text),), level=1 if role is Role.HEADING else 0)
        for number, (role, text) in enumerate(roles_and_texts)
    )
    return Document(Path("a.pdf"), "application/pdf", blocks, title="Book", outline=outline)


def test_a_running_head_above_the_first_heading_is_no_chapter():
    chapters = chapters_of(
        document(
            (Role.RUNNING_HEAD, "Book"),
            (Role.HEADING, "One"),
            (Role.PARAGRAPH, "a"),
            (Role.PAGE_NUMBER, "1"),
            (Role.HEADING, "Two"),
            (Role.PARAGRAPH, "b"),
            outline=(OutlineEntry(1, "One", block=1), OutlineEntry(1, "Two", block=4)),
        )
    )
    assert [(c.title, c.first_block, c.last_block) for c in chapters] == [
        ("One", 0, 3),
        ("Two", 4, 5),
    ]


def test_text_above_the_first_heading_is_a_chapter_under_the_books_title():
    chapters = chapters_of(
        document(
            (Role.PARAGRAPH, "A foreword."),
            (Role.HEADING, "One"),
            (Role.PARAGRAPH, "a"),
            (Role.HEADING, "Two"),
            (Role.PARAGRAPH, "b"),
        )
    )
    assert [c.title for c in chapters] == ["Book", "One", "Two"]


def test_a_document_without_headings_is_one_chapter():
    assert len(chapters_of(document((Role.PARAGRAPH, "a"), (Role.PARAGRAPH, "b")))) == 1


def test_an_empty_document_has_a_chapter_all_the_same():
    assert len(chapters_of(document())) == 1
