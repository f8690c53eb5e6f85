"""Drawn figures are kept whole, as pictures; tables, rules and frames around prose are none."""

from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Document, Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from tests.engines.documents.readers.made import BODY, lines, of_role, pdf_of, read, texts, wrapped
from tests.engines.documents.writers.made import press, translated


def chart(page: pymupdf.Page, x: float = 100, y: float = 300) -> None:
    """Axes, bars, curves, and three labels."""
    shape = page.new_shape()
    shape.draw_line((x, y + 200), (x, y))
    shape.draw_line((x, y + 200), (x + 300, y + 200))
    shape.finish()
    for bar in range(8):
        left = x + 10 + 30 * bar
        shape.draw_rect((left, y + 180 - 15 * bar, left + 20, y + 200))
        shape.finish(fill=(0.1, 0.3, 0.7), color=None)
    shape.draw_curve((x, y + 100), (x + 100, y), (x + 300, y + 150))
    shape.finish()
    shape.draw_circle((x + 150, y + 100), 40)
    shape.finish()
    shape.draw_line((x, y + 180), (x + 290, y + 20))
    shape.finish(color=(0.8, 0, 0))
    shape.commit()
    for text, place in (("Liters", (x + 20, y + 20)), ("Months", (x + 250, y + 190))):
        page.insert_text(place, text, fontsize=8)


def read_page(tmp_path: Path, *draw: object) -> Document:
    return read(pdf_of(tmp_path / "a.pdf", *draw), tmp_path)  # type: ignore[arg-type]


def test_a_chart_is_one_picture_with_its_labels_after_it(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        chart(page)
        lines(page, 100, 520, ["Figure 1. Rain in each year"], size=9)
        lines(page, 72, 560, wrapped(BODY, 450))

    document = read_page(tmp_path, draw)
    assert [(b.role, b.text) for b in document.blocks] == [
        (Role.PARAGRAPH, BODY),
        (Role.IMAGE, ""),
        (Role.PARAGRAPH, "Liters"),
        (Role.PARAGRAPH, "Months"),
        (Role.CAPTION, "Figure 1. Rain in each year"),
        (Role.PARAGRAPH, BODY),
    ]
    (figure,) = of_role(document, Role.IMAGE)
    assert figure.image is not None
    shown = pymupdf.Pixmap(str(figure.image.path))
    blues = sum(shown.pixel(x, shown.height - 15)[2] > 150 for x in range(0, shown.width, 4))
    assert blues > 10, "the bars"
    assert figure.image.width_px > 500


def test_pictures_cut_into_strips_are_put_together(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        for strip in range(4):
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 200, 25))
            pixmap.clear_with(60 * strip)
            page.insert_image((72, 300 + 25 * strip, 272, 325 + 25 * strip), pixmap=pixmap)

    (figure,) = of_role(read_page(tmp_path, draw), Role.IMAGE)
    box = figure.fragments[0].box
    assert [round(v) for v in (box.x0, box.y0, box.x1, box.y1)] == [72, 300, 272, 400]
    assert figure.image is not None
    shown = pymupdf.Pixmap(str(figure.image.path))
    shades = [shown.pixel(50, int(shown.height * (0.125 + 0.25 * n)))[0] for n in range(4)]
    assert shades == [0, 60, 120, 180]


def test_pictures_that_stand_apart_stay_apart(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        for place in range(2):
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 90, 90))
            pixmap.clear_with(90 * place)
            page.insert_image((72 + 150 * place, 300, 162 + 150 * place, 390), pixmap=pixmap)

    figures = of_role(read_page(tmp_path, draw), Role.IMAGE)
    assert [figure.image and figure.image.width_px for figure in figures] == [90, 90]


def table(page: pymupdf.Page) -> None:
    for at in range(4):
        page.draw_line((72, 300 + 20 * at), (372, 300 + 20 * at))
        page.draw_line((72 + 100 * at, 300), (72 + 100 * at, 360))
    for row in range(3):
        for column in range(3):
            page.insert_text((76 + 100 * column, 314 + 20 * row), f"cell {row}{column}")


def rounded_frames(page: pymupdf.Page) -> None:
    """Boxes with round corners around prose, one for each curve."""
    for at in range(4):
        page.draw_rect((66, 300 + 80 * at, 530, 370 + 80 * at), radius=0.1)
        page.draw_circle((75, 310 + 80 * at), 4)
        lines(page, 82, 314 + 80 * at, wrapped(BODY, 440))


def underlines(page: pymupdf.Page) -> None:
    for row, text in enumerate(wrapped(BODY, 450)):
        page.insert_text((72, 300 + 14 * row), text, fontsize=10)
        page.draw_line((72, 302 + 14 * row), (500, 302 + 14 * row))


@pytest.mark.parametrize("drawn", [table, rounded_frames, underlines])
def test_tables_frames_and_rules_are_no_figures(tmp_path: Path, drawn: object) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        drawn(page)  # type: ignore[operator]

    document = read_page(tmp_path, draw)
    assert of_role(document, Role.IMAGE) == []
    assert BODY in texts(document)


def test_a_figure_does_not_disturb_the_columns_around_it(tmp_path: Path) -> None:
    rows = wrapped(BODY, 215)

    def draw(page: pymupdf.Page) -> None:
        for x in (72, 305):
            lines(page, x, 90, rows)
        shape = page.new_shape()
        for x in (68, 301):
            shape.draw_rect((x, 300, x + 229, 460), radius=0.05)
            shape.finish()
            for ring in range(6):
                shape.draw_circle((x + 110, 380), 10 + 10 * ring)
                shape.finish()
        shape.commit()
        for x in (72, 305):
            lines(page, x, 480, rows)

    roles = [block.role for block in read_page(tmp_path, draw).blocks]
    column = [Role.PARAGRAPH, Role.IMAGE, Role.PARAGRAPH]
    assert roles == column * 2


def test_the_labels_of_a_figure_are_replaced_where_they_stand(tmp_path: Path) -> None:
    document = read_page(
        tmp_path, lambda page: (lines(page, 72, 100, wrapped(BODY, 450)), chart(page))
    )
    target = tmp_path / "b.pdf"
    press().write(ArtifactKind.PDF, translated(document, note=None), target, WriteOptions())
    with pymupdf.open(target) as made, pymupdf.open(tmp_path / "a.pdf") as old:
        assert made[0].search_for("LITERS")[0].x0 == pytest.approx(
            old[0].search_for("Liters")[0].x0, abs=1
        )
        assert len(made[0].get_drawings()) == len(old[0].get_drawings())


def test_a_figure_reaches_the_formats_that_are_set_anew(tmp_path: Path) -> None:
    document = read_page(
        tmp_path, lambda page: (lines(page, 72, 100, wrapped(BODY, 450)), chart(page))
    )
    target = tmp_path / "b.pdf"
    press().write(
        ArtifactKind.REFLOWED_PDF, translated(document, note=None), target, WriteOptions()
    )
    with pymupdf.open(target) as made:
        assert [len(page.get_images()) for page in made] == [1]
