"""The read-along file keeps everything it is given."""

import pytest

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import CorruptError
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.readalong import (
    ReadAlong,
    ReadAlongBlock,
    ReadAlongChapter,
    ReadAlongSegment,
    SpokenWord,
    dump_readalong,
    load_readalong,
)
from kreyol_desktop.core.segment import Flag, Origin

BOOK = ReadAlong(
    title="Sante",
    source=Language.ENGLISH,
    target=Language.KREYOL,
    chapters=(ReadAlongChapter("Premye", 0, 1, 0.0),),
    blocks=(
        ReadAlongBlock(0, Role.HEADING, (ReadAlongSegment(0, "Health", "Sante"),), level=1),
        ReadAlongBlock(
            1,
            Role.PARAGRAPH,
            (
                ReadAlongSegment(
                    1,
                    "Wash 2 hands.",
                    "Lave de men.",
                    " ",
                    Origin.MODEL,
                    0.8,
                    frozenset({Flag.NUMBERS}),
                    0.5,
                    1.25,
                    (SpokenWord(0, 4, 0.5, 0.8),),
                ),
            ),
        ),
    ),
)


def test_reading_gives_back_what_was_written() -> None:
    assert load_readalong(dump_readalong(BOOK)) == BOOK


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"title": 1, "blocks": 2}', "null"])
def test_a_damaged_file_is_reported(text: str) -> None:
    with pytest.raises(CorruptError):
        load_readalong(text)
