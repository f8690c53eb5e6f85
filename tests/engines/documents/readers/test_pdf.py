"""PDFs of every everyday shape come back as the text that was put in."""

from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Align, Role
from tests.engines.documents.readers.made import (
    BODY,
    FRENCH,
    lines,
    of_role,
    pdf_of,
    read,
    texts,
    wrapped,
)

ROOT = Path(__file__).resolve().parents[4]


def test_lines_of_a_paragraph_become_one_block(tmp_path: Path) -> None:
    path = pdf_of(tmp_path / "a.pdf", lambda page: lines(page, 72, 100, wrapped(BODY, 450)))
    document = read(path, tmp_path)
    assert texts(document) == [BODY]
    assert document.media_type == "application/pdf"
    assert (document.pages[0].width, document.pages[0].height) == (595, 842)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    rows = wrapped(f"{BODY} {FRENCH} {BODY}", 215)
    half = len(rows) // 2

    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 90, ["A title over both of the columns of this page"], size=18)
        lines(page, 72, 130, rows[:half])
        lines(page, 305, 130, rows[half:])

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document, Role.PARAGRAPH) == [f"{BODY} {FRENCH} {BODY}"]
    flowing = of_role(document, Role.PARAGRAPH)[0]
    assert [f.page for f in flowing.fragments] == [0, 0]
    assert flowing.fragments[0].box.x1 < flowing.fragments[1].box.x0


def test_a_paragraph_goes_on_over_a_page_break(tmp_path: Path) -> None:
    rows = wrapped(f"{BODY} {FRENCH} {BODY}", 450)
    document = read(
        pdf_of(
            tmp_path / "a.pdf",
            lambda page: lines(page, 72, 700, rows[:5]),
            lambda page: lines(page, 72, 80, rows[5:]),
        ),
        tmp_path,
    )
    assert texts(document) == [f"{BODY} {FRENCH} {BODY}"]
    assert [f.page for f in document.blocks[0].fragments] == [0, 1]


def test_a_word_torn_at_a_line_end_is_mended_and_a_compound_kept(tmp_path: Path) -> None:
    rows = [
        "The people of the village have a well-known way of plan-",
        "ting maize, and their well-known neighbours who are well-",
        "known for their yams plant these in the dark soil of rivers.",
    ]
    document = read(pdf_of(tmp_path / "a.pdf", lambda page: lines(page, 72, 100, rows)), tmp_path)
    assert texts(document) == [
        "The people of the village have a well-known way of planting maize, and their well-known "
        "neighbours who are well-known for their yams plant these in the dark soil of rivers."
    ]


def test_running_heads_and_page_numbers_are_set_apart(tmp_path: Path) -> None:
    def page_with(number: int, text: str):  # type: ignore[no-untyped-def]
        def draw(page: pymupdf.Page) -> None:
            lines(page, 72, 40, ["The river and its people"], size=9)
            lines(page, 72, 100, wrapped(text, 450))
            lines(page, 290, 810, [str(number)], size=9)

        return draw

    bodies = [f"Part {word}. {BODY}" for word in ("one", "two", "three", "four")]
    document = read(
        pdf_of(tmp_path / "a.pdf", *(page_with(i + 7, b) for i, b in enumerate(bodies))), tmp_path
    )
    assert texts(document, Role.RUNNING_HEAD) == ["The river and its people"] * 4
    assert texts(document, Role.PAGE_NUMBER) == ["7", "8", "9", "10"]
    assert texts(document, Role.PARAGRAPH) == bodies


def test_headings_have_levels_by_type_size(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        y = lines(page, 72, 90, ["The whole book"], size=24, leading=40)
        for chapter in ("First chapter", "Second chapter"):
            y = lines(page, 72, y, [chapter], size=16, leading=26)
            y = lines(page, 72, y, ["A part of it"], size=12.5, leading=20, font="hebo")
            y = lines(page, 72, y, wrapped(BODY, 450)) + 14

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document, Role.TITLE) == ["The whole book"]
    assert [(b.level, b.text) for b in of_role(document, Role.HEADING)] == [
        (1, "First chapter"),
        (2, "A part of it"),
        (1, "Second chapter"),
        (2, "A part of it"),
    ]


def test_list_items_lose_their_markers_and_keep_their_lines(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        y = lines(page, 72, 90, wrapped(BODY, 450)) + 6
        for number, item in enumerate((FRENCH, BODY), 1):
            rows = wrapped(item, 420)
            page.insert_text((82, y), f"{number}.", fontsize=10)
            y = lines(page, 100, y, rows)

    items = of_role(read(pdf_of(tmp_path / "a.pdf", draw), tmp_path), Role.LIST_ITEM)
    assert [(b.marker, b.text) for b in items] == [("1.", FRENCH), ("2.", BODY)]
    assert items[0].fragments[0].box.x0 > 98


def test_styles_stay_with_their_words(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_htmlbox(
            pymupdf.Rect(72, 72, 520, 300),
            "<p>Plain and <b>bold</b> and <i>italic</i> and "
            '<span style="color:#cc0000">red</span> words.</p>',
        )

    (block,) = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path).blocks
    styles = {run.text.strip(): run.style for run in block.runs}
    assert block.text == "Plain and bold and italic and red words."
    assert styles["bold"].bold
    assert not styles["bold"].italic
    assert styles["italic"].italic
    assert styles["red"].color == 0xCC0000


def test_a_page_turned_on_its_side_is_read_as_shown(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        page.set_rotation(90)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document) == [BODY]
    page = document.pages[0]
    assert (page.width, page.height, page.rotation) == (842, 595, 90)


def test_text_turned_on_an_upright_page_is_read(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        for index, row in enumerate(wrapped(BODY, 450)):
            page.insert_text((100 + 12.5 * index, 700), row, fontsize=10, rotate=90)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document) == [BODY]
    box = document.blocks[0].fragments[0].box
    assert box.height > box.width


def test_centred_lines_are_one_centred_block(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        page.insert_textbox(
            pymupdf.Rect(72, 200, 522, 260), "A short verse\nof a song", fontsize=10, align=1
        )
        lines(page, 72, 300, wrapped(BODY, 450))

    blocks = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path).blocks
    assert blocks[1].align is Align.CENTER
    assert blocks[1].text == "A short verse of a song"


@pytest.mark.parametrize(
    ("left", "right", "below", "width"),
    [(72, 522, 160, 450), (112, 542, 130, 400)],
    ids=["in the middle of the column", "on an axis beside it"],
)
def test_a_centred_title_in_capitals_is_not_run_into_the_line_below(
    tmp_path: Path, left: float, right: float, below: float, width: float
) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_textbox(
            pymupdf.Rect(left, 80, right, 130),
            "MINUTES\nPublic meeting of the 20th of June in the hall of the council",
            fontname="hebo",
            fontsize=10,
            align=1,
        )
        lines(page, 72, below, wrapped(BODY, width))

    found = [b.text for b in read(pdf_of(tmp_path / "a.pdf", draw), tmp_path).blocks]
    assert found == [
        "MINUTES",
        "Public meeting of the 20th of June in the hall of the council",
        BODY,
    ]


def test_a_set_fraction_is_read_as_a_number(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        font = str(ROOT / "resources" / "fonts" / "KreyolSerif-Regular.ttf")
        x = 72.0
        for text, size, up in (
            ("Drink 2", 10.0, 0.0),
            ("1", 5.5, 4.0),
            ("\u2044", 10.0, 0.0),
            ("4", 5.5, 0.0),
            (" liters of clean water every day.", 10.0, 0.0),
        ):
            page.insert_text((x, 100 - up), text, fontsize=size, fontfile=font, fontname="ks")
            x += pymupdf.Font(fontfile=font).text_length(text, size)
        lines(page, 72, 130, wrapped(BODY, 450))

    first = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path).blocks[0]
    assert first.text == "Drink 2 1/4 liters of clean water every day."
    assert {run.style.size_pt for run in first.runs} == {10.0}


def test_a_title_centred_over_two_columns_is_centred(tmp_path: Path) -> None:
    rows = wrapped(f"{BODY} {FRENCH}", 215)

    def draw(page: pymupdf.Page) -> None:
        for y, text, size in (
            (90, "The river and its people", 16.0),
            (112, "Written by Jan", 10.0),
        ):
            width = pymupdf.get_text_length(text, fontname="helv", fontsize=size)
            page.insert_text((296 - width / 2, y), text, fontsize=size)
        lines(page, 72, 140, rows)
        lines(page, 305, 140, rows)
        lines(page, 72, 700, ["A line at the left edge"])

    blocks = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path).blocks
    aligned = {block.text: block.align for block in blocks}
    assert aligned["The river and its people"] is Align.CENTER
    assert aligned["Written by Jan"] is Align.CENTER
    assert aligned["A line at the left edge"] is not Align.CENTER


def test_an_item_that_happens_to_stand_in_the_middle_is_not_centred(tmp_path: Path) -> None:
    item = "Use a filter that has been tested, and clean it once a week"
    left = (450 - pymupdf.get_text_length(f"• {item}", fontsize=10)) / 2

    def draw(page: pymupdf.Page) -> None:
        y = lines(page, 72, 90, wrapped(BODY, 450)) + 6
        y = lines(page, 72 + left, y, [f"• {item}"])
        lines(page, 72, y + 6, wrapped(BODY, 450))

    items = of_role(read(pdf_of(tmp_path / "a.pdf", draw), tmp_path), Role.LIST_ITEM)
    assert [(b.text, b.align) for b in items] == [(item, Align.LEFT)]
