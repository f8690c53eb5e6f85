"""Pictures of print on pages of text are read too, where there is recognition data."""

from pathlib import Path

import numpy as np
import pymupdf
import pytest

from kreyol_desktop.core.document import Box, Document, Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from tests.engines.documents.readers.made import BODY, lines, of_role, pdf_of, read, texts, wrapped
from tests.engines.documents.writers.made import press, translated

PRINTED = "Boil the water for one minute before you drink it. Wash your hands with soap."
with_data = pytest.mark.skipif(
    not TextRecognizer(("eng",)).is_available, reason="no recognition data on this machine"
)


def bilevel(
    page: pymupdf.Page, box: tuple[float, float, float, float], text: str | list[str]
) -> None:
    """A picture with one bit for a pixel in ``box``, 300 dots an inch, with ``text`` in it."""
    width, height = box[2] - box[0], box[3] - box[1]
    with pymupdf.open() as made:
        drawn = made.new_page(width=width, height=height)
        rows_of_text = wrapped(text, width - 30, size=12) if isinstance(text, str) else text
        lines(drawn, 10, 24, rows_of_text, size=12, leading=16)
        grey = drawn.get_pixmap(dpi=300, colorspace="gray")
    rows = np.frombuffer(grey.samples_mv, np.uint8).reshape(grey.height, grey.stride)
    page.insert_image(box, pixmap=grey)
    pdf, xref = page.parent, page.get_images()[-1][0]
    pdf.update_stream(xref, np.packbits(rows[:, : grey.width] > 127, axis=1).tobytes())
    pdf.xref_set_key(xref, "BitsPerComponent", "1")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    half = wrapped(f"{BODY} {BODY}", 450)

    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, half[:4])
        bilevel(page, (72, 200, 422, 300), PRINTED)
        lines(page, 72, 340, wrapped(BODY, 450))

    return pdf_of(tmp_path / "a.pdf", draw)


def printed(document: Document) -> list[str]:
    blocks = list(document.blocks)
    at = next(i for i, b in enumerate(blocks) if b.role is Role.IMAGE)
    return [b.text for b in blocks[at + 1 : -1]]


@with_data
@pytest.mark.slow
def test_print_in_a_picture_follows_it_as_text(source: Path, tmp_path: Path) -> None:
    document = read(source, tmp_path)
    assert " ".join(printed(document)) == PRINTED
    assert of_role(document, Role.HEADING) == []
    block = next(b for b in document.blocks if b.text.startswith("Boil"))
    box = block.fragments[0].box
    assert 72 < box.x0 < 90
    assert 200 < box.y0 < box.y1 < 260
    assert texts(document)[-1] == BODY


@with_data
@pytest.mark.slow
def test_the_print_in_the_picture_is_painted_over_in_the_pdf(source: Path, tmp_path: Path) -> None:
    made = translated(read(source, tmp_path), note=None)
    for kind in (ArtifactKind.PDF, ArtifactKind.TEXT):
        press().write(kind, made, tmp_path / f"b{press().suffix(kind)}", WriteOptions())
    assert "BOIL THE WATER" in (tmp_path / "b.txt").read_text(encoding="utf-8")
    with pymupdf.open(tmp_path / "b.pdf") as pdf:
        page = pdf[0]
        assert len(page.get_images()) == 1
        assert " ".join(page.get_text(clip=(72, 200, 422, 300)).split()) == PRINTED.upper()
        (tmp_path / "seen.png").write_bytes(page.get_pixmap(dpi=300).tobytes())
    assert "Boil" not in " ".join(texts(read(tmp_path / "seen.png", tmp_path)))


@with_data
@pytest.mark.slow
def test_who_waits_hears_of_every_picture(source: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read(source, tmp_path, on_page=lambda done, total: told.append((done, total)))
    assert told == [(1, 1), (1, 1)]


def test_without_data_the_picture_is_only_a_picture(source: Path, tmp_path: Path) -> None:
    assert printed(read(source, tmp_path, ocr=False)) == []


@with_data
def test_what_is_seen_in_a_drawing_is_not_taken_for_print(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        bilevel(page, (72, 200, 422, 300), "+ - | / 1 . : = 7 ~")
        lines(page, 72, 340, wrapped(BODY, 450))

    assert printed(read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)) == []


@with_data
@pytest.mark.slow
def test_recognised_lines_reach_around_their_ink_and_know_their_base_line(tmp_path: Path) -> None:
    rows = ["The pump stops early", "Call the nurse at once", "Mosses"]

    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        bilevel(page, (72, 200, 422, 300), rows)

    source = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    found = [f.box for b in source.blocks if b.page == 0 and b.image is None for f in b.fragments]
    with pymupdf.open(tmp_path / "a.pdf") as pdf:
        dark = ink(pdf[0], (72, 200, 422, 300))
    covered = [any(_reaches(box, x, y) for box in found) for x, y in dark]
    assert len(dark) > 500
    assert sum(covered) >= 0.995 * len(covered)


@with_data
@pytest.mark.slow
def test_numbers_of_items_in_a_picture_stay_and_no_ink_of_the_old_words_does(
    tmp_path: Path,
) -> None:
    box = (72, 200, 422, 320)
    rows = [
        "1. Keep the lamp away from the wall and from",
        "any paper that lies on the table.",
        "2. Ask the people who work in the kitchen and",
        "bring them the bread while it is warm.",
    ]

    def draw(page: pymupdf.Page) -> None:
        lines(page, 72, 100, wrapped(BODY, 450))
        bilevel(page, box, rows)

    source = read(pdf_of(tmp_path / "a.pdf", draw), tmp_path)
    items = of_role(source, Role.LIST_ITEM)
    assert [item.marker for item in items] == ["1.", "2."]
    made = translated(source, lambda _: "mo", note=None)
    press().write(ArtifactKind.PDF, made, tmp_path / "b.pdf", WriteOptions())
    with pymupdf.open(tmp_path / "a.pdf") as old, pymupdf.open(tmp_path / "b.pdf") as new:
        number = (box[0] + 5, 212, 90.5, 228)
        assert ink(new[0], number) == ink(old[0], number) != set()
        # the two letters that were set end far left of here
        assert ink(new[0], (140, box[1], box[2], box[3])) == set()


def ink(page: pymupdf.Page, clip: tuple[float, float, float, float]) -> set[tuple[int, int]]:
    """The dark pixels, in quarters of a point."""
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(4, 4), clip=clip, colorspace="gray")
    grey = np.frombuffer(pixels.samples_mv, np.uint8).reshape(pixels.height, pixels.stride)
    return {
        (int(x) + pixels.x, int(y) + pixels.y)
        for y, x in np.argwhere(grey[:, : pixels.width] < 128)
    }


def _reaches(box: Box, x: int, y: int) -> bool:
    return box.x0 - 1 <= x / 4 <= box.x1 + 1 and box.y0 - 0.8 <= y / 4 <= box.y1 + 0.8
