"""Paragraphs go on over columns and pages, and only where their author meant them to."""

from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Role
from tests.engines.documents.readers.made import BODY, lines, pdf_of, read, texts, wrapped

FIRST = "Give the sick person plenty to drink, right away, day and night. The oral"
WIDTH = 355


def two_pages(tmp_path: Path, last: list[str], first: list[str], x: float = 72) -> list[str]:
    """The paragraphs of two pages: full lines, then ``last``; ``first``, then full lines."""

    def one(page: pymupdf.Page) -> None:
        y = lines(page, 72, 500, wrapped(BODY, WIDTH)) + 12.5
        lines(page, 72, y, last)

    def two(page: pymupdf.Page) -> None:
        y = lines(page, x, 80, first[:1])
        y = lines(page, 72, y, first[1:]) + 12.5
        lines(page, 72, y, wrapped(BODY, WIDTH))

    return texts(read(pdf_of(tmp_path / "a.pdf", one, two), tmp_path), Role.PARAGRAPH)


def test_a_single_line_goes_on_where_its_next_word_had_no_room(tmp_path: Path) -> None:
    found = two_pages(tmp_path, [FIRST], ["rehydration solution is the best medicine."])
    assert found == [BODY, f"{FIRST} rehydration solution is the best medicine.", BODY]


def test_a_torn_word_is_mended_over_a_page_break(tmp_path: Path) -> None:
    last = ["Give the sick person plenty to drink, right away. The oral rehy-"]
    found = two_pages(tmp_path, last, ["dration solution is the best medicine."])
    assert found[1] == (
        "Give the sick person plenty to drink, right away. The oral rehydration solution is the "
        "best medicine."
    )


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("Give the sick person plenty to drink, right away, day and night. The oral", "a cup."),
        ("Give the sick person to drink", "rehydration solution is the best medicine."),
        (FIRST, "Rehydration solution is the best medicine."),
        (FIRST.replace("The oral", "Always."), "rehydration solution is the best medicine."),
    ],
    ids=["the word had room", "a short line", "a capital", "the end of a sentence"],
)
def test_what_need_not_go_on_stays_apart(tmp_path: Path, last: str, first: str) -> None:
    assert two_pages(tmp_path, [last], [first]) == [BODY, last, first, BODY]


def test_a_new_item_does_not_go_on_with_the_last_line(tmp_path: Path) -> None:
    found = two_pages(tmp_path, [FIRST], ["• rehydration solution"])
    assert FIRST in found


def test_a_single_line_goes_on_in_the_next_column(tmp_path: Path) -> None:
    rows = wrapped(BODY, 215)

    def draw(page: pymupdf.Page) -> None:
        y = lines(page, 72, 130, rows)
        lines(page, 72, y + 12.5, ["Wash your hands before you cook and"])
        y = lines(page, 305, 130, ["afterwards, with soap and clean water."])
        lines(page, 305, y + 12.5, rows)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document, Role.PARAGRAPH) == [
        BODY,
        "Wash your hands before you cook and afterwards, with soap and clean water.",
        BODY,
    ]


def test_a_table_or_picture_between_does_not_part_a_paragraph(tmp_path: Path) -> None:
    rows = wrapped(f"{BODY} {BODY}", WIDTH)

    def one(page: pymupdf.Page) -> None:
        lines(page, 72, 600, rows[:4])

    def two(page: pymupdf.Page) -> None:
        for number in range(4):
            page.draw_line((72, 80 + 20 * number), (372, 80 + 20 * number))
            page.draw_line((72 + 100 * number, 80), (72 + 100 * number, 140))
        for row in range(3):
            for column in range(3):
                page.insert_text((76 + 100 * column, 94 + 20 * row), f"{row}{column}")
        lines(page, 72, 180, rows[4:])

    document = read(pdf_of(tmp_path / "a.pdf", one, two), tmp_path)
    assert texts(document, Role.PARAGRAPH) == [f"{BODY} {BODY}"]
    assert len(texts(document, Role.TABLE_CELL)) == 9
