"""Recognising files, and parting documents into chapters."""

import zipfile
from itertools import pairwise
from pathlib import Path

import pytest

from kreyol_desktop.core.document import Block, Document, OutlineEntry, Role, Run
from kreyol_desktop.core.errors import UnsupportedFormatError
from kreyol_desktop.engines.documents.library import DocumentLibrary

LIBRARY = DocumentLibrary()


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.bin", b"%PDF-1.7\n", "application/pdf"),
        ("a.pdf", b"junk before\n%PDF-1.4\n", "application/pdf"),
        ("a", b"{\\rtf1 x}", "application/rtf"),
        ("a.txt", b"WEBVTT\n\n", "text/vtt"),
        ("a.txt", b"<!DOCTYPE html><p>x", "text/html"),
        ("a.xhtml", b'<?xml version="1.0"?><html/>', "text/html"),
        ("a.md", b"# x", "text/markdown"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nx", "application/x-subrip"),
        ("a.sub", b"1\n00:00:01,000 --> 00:00:02,000\nx", "application/x-subrip"),
        ("a.txt", b"plain", "text/plain"),
        ("README", "Kreyòl".encode(), "text/plain"),
        ("a.txt", "Kreyòl".encode("utf-16"), "text/plain"),
        ("a", b"\x89PNG\r\n\x1a\n....", "image/png"),
        ("a", b"\xff\xd8\xff\xe0....", "image/jpeg"),
        ("a", b"II*\x00....", "image/tiff"),
        ("a", b"RIFF....WEBPVP8 ", "image/webp"),
    ],
)
def test_a_file_is_recognised_by_its_content(
    tmp_path: Path, name: str, content: bytes, media_type: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert LIBRARY.sniff(path) == media_type


@pytest.mark.parametrize(
    ("member", "content", "media_type"),
    [
        ("word/document.xml", "", "wordprocessingml.document"),
        ("mimetype", "application/epub+zip", "application/epub+zip"),
        ("mimetype", "application/vnd.oasis.opendocument.text", "opendocument.text"),
        ("META-INF/container.xml", "", "application/epub+zip"),
    ],
)
def test_an_archive_is_recognised_by_its_members(
    tmp_path: Path, member: str, content: str, media_type: str
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, content)
    assert LIBRARY.sniff(path).endswith(media_type)


def test_what_is_no_document_is_not_supported(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_bytes(bytes(range(32)) * 50)
    with pytest.raises(UnsupportedFormatError):
        LIBRARY.sniff(path)


def document(*roles: tuple[Role, int, str], outline: tuple[OutlineEntry, ...] = ()) -> Document:
    blocks = tuple(
        Block(number, role, (Run(text),), level=level)
        for number, (role, level, text) in enumerate(roles)
    )
    return Document(Path("a"), "text/plain", blocks, title="Book", outline=outline)


H, P = Role.HEADING, Role.PARAGRAPH


def test_chapters_follow_the_outline_first() -> None:
    made = document(
        (P, 0, "front"), (H, 1, "x"), (P, 0, "a"), (H, 1, "y"), (P, 0, "b"),
        outline=(OutlineEntry(1, "One", block=1), OutlineEntry(1, "Two", block=3)),
    )  # fmt: skip
    found = [(c.title, c.first_block, c.last_block) for c in LIBRARY.chapters(made)]
    assert found == [("Book", 0, 0), ("One", 1, 2), ("Two", 3, 4)]


def test_chapters_follow_the_highest_headings_that_part_the_text() -> None:
    made = document(
        (H, 1, "Only one"),
        (H, 2, "First"),
        (P, 0, "a"),
        (H, 3, "deep"),
        (H, 2, "Second"),
        (P, 0, "b"),
    )
    found = [(c.title, c.first_block, c.last_block) for c in LIBRARY.chapters(made)]
    assert found == [("Only one", 0, 0), ("First", 1, 3), ("Second", 4, 5)]


def test_a_long_text_without_headings_is_parted_by_length() -> None:
    made = document(*[(P, 0, "x" * 1000)] * 100)
    chapters = LIBRARY.chapters(made)
    assert len(chapters) == 4
    ends = [(c.first_block, c.last_block) for c in chapters]
    assert ends[0][0] == 0
    assert ends[-1][1] == 99
    assert all(b[0] == a[1] + 1 for a, b in pairwise(ends))


def test_contents_and_index_are_chapters_that_are_not_spoken() -> None:
    made = document((H, 1, "Contents"), (P, 0, "a"), (H, 1, "One"), (P, 0, "b"), (H, 1, "Index"))
    assert [c.spoken for c in LIBRARY.chapters(made)] == [False, True, False]


def test_every_document_has_a_chapter() -> None:
    (chapter,) = LIBRARY.chapters(document((P, 0, "a")))
    assert (chapter.first_block, chapter.last_block) == (0, 0)
    assert len(LIBRARY.chapters(document())) == 1
