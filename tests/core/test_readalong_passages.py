"""The sentences of a read-along file, read without the rest of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import CorruptError
from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.readalong import (
    ReadAlong,
    ReadAlongBlock,
    ReadAlongSegment,
    SpokenWord,
    dump_readalong,
    readalong_passages,
)

TRICKY = '","blocks":[{"segments":[]}]} \\" , ] é\n'


def readalong(blocks: list[list[str]], title: str = TRICKY) -> ReadAlong:
    numbers = iter(range(10_000))
    return ReadAlong(
        title,
        Language.KREYOL,
        tuple(
            ReadAlongBlock(
                number,
                Role.PARAGRAPH,
                tuple(
                    ReadAlongSegment(
                        next(numbers), text, text.upper(), words=(SpokenWord(0, 1, 0.0, 0.5),)
                    )
                    for text in texts
                ),
            )
            for number, texts in enumerate(blocks)
        ),
    )


@given(
    st.lists(st.lists(st.text(max_size=9) | st.just(TRICKY), max_size=3), max_size=4),
    st.text(max_size=9) | st.just(TRICKY),
)
def test_every_sentence_comes_out_in_its_order(blocks: list[list[str]], title: str) -> None:
    texts = [text for block in blocks for text in block]
    expected = [Passage(text, text.upper(), number) for number, text in enumerate(texts)]
    assert list(readalong_passages(dump_readalong(readalong(blocks, title)))) == expected


def test_spaces_between_the_parts_do_no_harm() -> None:
    text = '{"title": "x", "blocks": [ {"segments": [{"id": 3, "source": "a", "target": "b"}]} ] }'
    assert list(readalong_passages(text)) == [Passage("a", "b", 3)]


@pytest.mark.parametrize("cut", [1, 10, 60, -1, -2, -5, -40])
def test_a_file_cut_short_is_damaged(cut: int) -> None:
    text = dump_readalong(readalong([["a", "b"], ["c"]], "x"))
    with pytest.raises(CorruptError):
        list(readalong_passages(text[: cut - 1]))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"a":1,"blocks":[3]}', '{"a":1,"blocks":[{}]}'])
def test_what_is_no_readalong_file_is_damaged(text: str) -> None:
    with pytest.raises(CorruptError):
        list(readalong_passages(text))
