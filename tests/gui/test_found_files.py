"""What was dropped becomes a list of documents, whatever lies in its folders."""

from pathlib import Path

import pytest

from kreyol_desktop.gui.found_files import FoundFiles, find_files


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Documents and everything else that folders hold."""
    for name in (
        "b.PDF",
        "a.docx",
        "~$a.docx",
        ".hidden.txt",
        "photo.raw",
        "deep/c.md",
        "deep/tool.exe",
        ".git/readme.md",
        "__MACOSX/b.pdf",
    ):
        file = tmp_path / "inbox" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", encoding="utf-8")
    return tmp_path / "inbox"


def test_a_mixed_folder_gives_its_documents_and_counts_the_rest(inbox: Path) -> None:
    found = find_files([inbox])
    assert found == FoundFiles((inbox / "a.docx", inbox / "b.PDF", inbox / "deep" / "c.md"), 2)


def test_single_files_are_tried_whatever_their_name_and_nothing_comes_twice(inbox: Path) -> None:
    tool, document = inbox / "deep" / "tool.exe", inbox / "a.docx"
    found = find_files([tool, document, inbox])
    assert found.files == (tool, document, inbox / "b.PDF", inbox / "deep" / "c.md")


def test_a_folder_without_documents_gives_none(tmp_path: Path) -> None:
    (tmp_path / "tool.exe").write_bytes(b"MZ")
    assert find_files([tmp_path]) == FoundFiles((), 1)


def test_no_more_than_the_limit_are_taken_and_it_says_so(inbox: Path) -> None:
    assert find_files([inbox], limit=2) == FoundFiles((inbox / "a.docx", inbox / "b.PDF"), 1, True)
    assert not find_files([inbox], limit=3).is_cut


def test_a_circle_of_links_ends(inbox: Path) -> None:
    (inbox / "deep" / "again").symlink_to(inbox, target_is_directory=True)
    assert len(find_files([inbox]).files) == 3
