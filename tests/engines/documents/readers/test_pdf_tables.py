"""Tables, contents, captions, notes and pictures on PDF pages."""

import io
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Block, Role
from tests.engines.documents.readers.made import BODY, lines, of_role, pdf_of, read, texts, wrapped

ROWS = [["Crop", "Month", "Yield in kg"], ["Maize", "May", "120"], ["Beans", "June", "85"]]


def cells(blocks: list[Block]) -> dict[tuple[int, int], str]:
    return {(b.cell.row, b.cell.column): b.text for b in blocks if b.cell}


def expected() -> dict[tuple[int, int], str]:
    return {(r, c): text for r, row in enumerate(ROWS) for c, text in enumerate(row)}


def test_a_ruled_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        y = lines(page, 72, 90, wrapped(BODY, 450)) + 10
        for row in range(4):
            page.draw_line((72, y + 20 * row), (372, y + 20 * row))
        for column in range(4):
            page.draw_line((72 + 100 * column, y), (72 + 100 * column, y + 60))
        for r, row in enumerate(ROWS):
            for c, text in enumerate(row):
                page.insert_text((76 + 100 * c, y + 14 + 20 * r), text, fontsize=10)
        lines(page, 72, y + 90, wrapped(BODY, 450))

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert cells(list(document.blocks)) == expected()
    roles = [b.role for b in document.blocks]
    assert roles == [Role.PARAGRAPH, *[Role.TABLE_CELL] * 9, Role.PARAGRAPH]


def test_a_table_made_of_framed_cells_with_a_span_is_read(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.draw_rect((72, 100, 272, 120))
        page.insert_text((76, 114), "Both columns", fontsize=10)
        for r in range(2):
            for c in range(2):
                x, y = 72 + 100 * c, 120 + 20 * r
                page.draw_rect((x, y, x + 100, y + 20))
                page.insert_text((x + 4, y + 14), f"cell {r}{c}", fontsize=10)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    wide = document.blocks[0]
    assert wide.cell is not None
    assert (wide.text, wide.cell.column_span) == ("Both columns", 2)
    assert cells(list(document.blocks[1:])) == {
        (1, 0): "cell 00",
        (1, 1): "cell 01",
        (2, 0): "cell 10",
        (2, 1): "cell 11",
    }


def test_a_table_without_vertical_rules_is_read(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        for y in (100, 118, 160):
            page.draw_line((72, y), (400, y))
        for r, row in enumerate(ROWS):
            for c, text in enumerate(row):
                font = "hebo" if r == 0 else "helv"
                page.insert_text((76 + 110 * c, 113 + 19 * r), text, fontsize=10, fontname=font)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert cells(list(document.blocks)) == expected()
    assert [b.cell.header for b in document.blocks if b.cell][:4] == [True, True, True, False]


def test_a_box_around_prose_is_no_table(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.draw_rect((66, 86, 530, 140))
        lines(page, 72, 100, wrapped(BODY, 450))

    assert texts(read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)) == [BODY]


def test_contents_keep_titles_apart_from_page_numbers(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        for index, (title, number) in enumerate((("The river", 3), ("The hills", 14), ("Us", 27))):
            y = 100 + 16 * index
            page.insert_text((72, y), f"{title} {'.' * 60} {number}", fontsize=10)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document, Role.PARAGRAPH) == ["The river", "The hills", "Us"]
    assert texts(document, Role.PAGE_NUMBER) == ["3", "14", "27"]


def test_captions_and_foot_notes_are_recognised(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        y = lines(page, 72, 100, wrapped(BODY, 450))
        lines(page, 72, y + 10, ["Figure 3. The river in May."], size=8.5, font="heit")
        lines(page, 72, 700, ["1 See the map at the end of the book for all of the names"], size=7)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document, Role.CAPTION) == ["Figure 3. The river in May."]
    assert texts(document, Role.NOTE) == [
        "1 See the map at the end of the book for all of the names"
    ]


def test_a_picture_is_saved_and_stands_between_its_neighbours(tmp_path: Path) -> None:
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 60, 40), False)
    pixmap.clear_with(200)
    picture = io.BytesIO(pixmap.tobytes("png")).getvalue()

    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        page.insert_image(pymupdf.Rect(72, 200, 192, 280), stream=picture)
        lines(page, 72, 320, wrapped(BODY, 450))

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert [b.role for b in document.blocks] == [Role.PARAGRAPH, Role.IMAGE, Role.PARAGRAPH]
    (image,) = of_role(document, Role.IMAGE)
    assert image.image is not None
    assert image.image.path.is_file()
    assert (image.image.width_px, image.image.height_px) == (60, 40)


def test_the_outline_leads_to_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pdf = pymupdf.open()
    for name in ("First part", "Second part"):
        page = pdf.new_page()
        y = lines(page, 72, 90, [name], font="hebo", leading=24)
        lines(page, 72, y, wrapped(BODY, 450))
    pdf.set_toc([[1, "First part", 1], [2, "Second part", 2]])
    pdf.save(path)
    document = read(path, tmp_path)
    found = [
        (e.title, e.level, e.page, document.blocks[e.block or 0].text) for e in document.outline
    ]
    assert found == [("First part", 1, 0, "First part"), ("Second part", 2, 1, "Second part")]
    assert [(b.level, b.text) for b in of_role(document, Role.HEADING)] == [
        (1, "First part"),
        (2, "Second part"),
    ]


def test_links_cover_their_words_only(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((72, 100), "See the long page about rivers for more.", fontsize=10)
        box = page.search_for("page about rivers")[0]
        page.insert_link({"kind": pymupdf.LINK_URI, "from": box, "uri": "https://x.org/r"})

    (block,) = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path).blocks
    linked = [run.text.strip() for run in block.runs if run.style.link]
    assert linked == ["page about rivers"]


def test_what_is_written_in_a_form_is_read(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, ["Name of the farm:"])
        widget = pymupdf.Widget()
        widget.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.field_name = "farm"
        widget.rect = pymupdf.Rect(180, 88, 400, 106)
        widget.field_value = "The red house"
        page.add_widget(widget)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert texts(document, Role.PARAGRAPH) == ["Name of the farm:"]
    (field,) = of_role(document, Role.FORM_FIELD)
    assert field.text == "The red house"
    assert field.fragments[0].box.x0 == pytest.approx(180)


def upright_rules(
    page: pymupdf.Page, height: tuple[float, float], places: tuple[float, float], *levels: float
) -> None:
    """Two rules that part three columns, and rules across that reach beyond them on both sides."""
    for x in places:
        page.draw_line((x, height[0]), (x, height[1]))
    for y in levels:
        page.draw_line((40, y), (560, y))


def test_a_table_with_open_sides_keeps_its_header_and_its_wrapped_cells(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        upright_rules(page, (100, 200), (190, 330), 100, 130)
        for x, text in ((90, "What"), (220, "Price of work")):
            page.insert_text((x, 118), text, fontsize=9)
        lines(page, 370, 113, ["Price for", "everybody"], size=9, leading=10)
        lines(page, 62, 145, ["New wires in the wall", "  and the roof"], size=9, leading=11)
        lines(page, 195, 145, ["2 days at 50 dollars"], size=9)
        lines(page, 335, 145, ["1,200 dollars"], size=9)
        lines(page, 62, 170, ["New lamps"], size=9)
        lines(page, 335, 170, ["80 dollars"], size=9)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert cells(list(document.blocks)) == {
        (0, 0): "What",
        (0, 1): "Price of work",
        (0, 2): "Price for everybody",
        (1, 0): "New wires in the wall and the roof",
        (1, 1): "2 days at 50 dollars",
        (1, 2): "1,200 dollars",
        (2, 0): "New lamps",
        (2, 1): "",
        (2, 2): "80 dollars",
    }
    header = [b.text for b in document.blocks if b.cell and b.cell.header]
    assert header == ["What", "Price of work", "Price for everybody"]


def test_rules_between_columns_of_prose_make_no_table(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        upright_rules(page, (100, 330), (215, 390), 100)
        for x in (45, 220, 395):
            lines(page, x, 115, wrapped(BODY, 160), size=10)

    document = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    assert [b.role for b in document.blocks] == [Role.PARAGRAPH] * 3
    assert texts(document) == [BODY] * 3
