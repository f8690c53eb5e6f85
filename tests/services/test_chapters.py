from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.document import Block, Chapter, Document, Role, Run
from kreyol_desktop.core.job import ChapterEdit
from kreyol_desktop.services.chapters import chapter_of_block, edit_chapters, translate_titles

THREE = (Chapter(0, "One", 0, 3), Chapter(1, "Two", 4, 5), Chapter(2, "Three", 6, 9))


def test_without_edits_nothing_changes():
    assert edit_chapters(THREE, ()) == (THREE, frozenset())


def test_a_renamed_chapter_keeps_the_users_words():
    chapters, renamed = edit_chapters(THREE, [ChapterEdit(1, title="De")])
    translated = translate_titles(chapters, renamed, str.upper)
    assert [c.title for c in translated] == ["ONE", "De", "THREE"]


def test_a_merged_chapter_gives_its_blocks_to_the_one_before():
    chapters, _ = edit_chapters(THREE, [ChapterEdit(1, merge_with_previous=True)])
    assert [(c.index, c.first_block, c.last_block) for c in chapters] == [(0, 0, 5), (1, 6, 9)]


def test_the_first_chapter_cannot_be_merged():
    assert len(edit_chapters(THREE, [ChapterEdit(0, merge_with_previous=True)])[0]) == 3


def test_a_skipped_chapter_is_not_spoken():
    chapters, _ = edit_chapters(THREE, [ChapterEdit(2, spoken=False)])
    assert [c.spoken for c in chapters] == [True, True, False]


def test_edits_of_chapters_that_are_gone_are_ignored():
    assert edit_chapters(THREE, [ChapterEdit(17, title="x")])[0] == THREE


edits = st.lists(
    st.builds(ChapterEdit, st.integers(0, 4), st.text(max_size=3), st.booleans(), st.booleans()),
    max_size=6,
)


@given(edits)
def test_no_edit_loses_a_block(given_edits):
    chapters, _ = edit_chapters(THREE, given_edits)
    covered = [b for c in chapters for b in range(c.first_block, c.last_block + 1)]
    assert covered == list(range(10))
    assert [c.index for c in chapters] == list(range(len(chapters)))


def test_blocks_know_their_chapter():
    blocks = tuple(Block(n, Role.PARAGRAPH, (Run("x"),)) for n in range(12))
    document = Document(Path("a"), "text/plain", blocks)
    places = chapter_of_block(THREE, document)
    assert (places[3], places[4], places[9]) == (0, 1, 2)
    assert 10 not in places
