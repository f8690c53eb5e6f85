"""Pictures of a PDF come out as they look, in as little time and space as their kind allows."""

from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Role
from kreyol_desktop.engines.documents.readers.image_header import image_header
from kreyol_desktop.engines.documents.readers.images import MAX_SIDE_PX
from kreyol_desktop.engines.documents.readers.pdf_pictures import raw_image
from tests.engines.documents.readers.made import BODY, lines, of_role, pdf_of, read, wrapped


def checks(width: int, height: int) -> pymupdf.Pixmap:
    """A grey picture of black and white squares."""
    pixmap = pymupdf.Pixmap(pymupdf.csGRAY, (0, 0, width, height))
    pixmap.clear_with(255)
    for x in range(0, width, 40):
        for y in range(0, height, 40):
            if (x + y) // 40 % 2:
                pixmap.set_rect((x, y, x + 40, y + 40), (0,))
    return pixmap


def bilevel_pdf(path: Path, width: int, height: int) -> Path:
    """A page with a picture that is stored with one bit for each pixel."""
    pixmap = checks(width, height)
    rows = [
        bytes(
            sum((pixmap.pixel(x + bit, y)[0] > 0) << (7 - bit) for bit in range(8))
            for x in range(0, width, 8)
        )
        for y in range(height)
    ]
    with pymupdf.open() as pdf:
        page = pdf.new_page()
        page.insert_image((72, 72, 272, 172), pixmap=pixmap)
        xref = page.get_images()[0][0]
        pdf.update_stream(xref, b"".join(rows))
        pdf.xref_set_key(xref, "BitsPerComponent", "1")
        pdf.save(path)
    return path


def test_black_and_white_keeps_one_bit_and_every_pixel(tmp_path: Path) -> None:
    with pymupdf.open(bilevel_pdf(tmp_path / "a.pdf", 320, 160)) as pdf:
        xref = pdf[0].get_images()[0][0]
        data = raw_image(pdf, xref)
    assert data[24] == 1, "the bit depth in the header"
    found = pymupdf.Pixmap(data)
    grey = found if found.n == 1 else pymupdf.Pixmap(pymupdf.csGRAY, found)
    assert grey.samples == checks(320, 160).samples
    assert len(data) < len(checks(320, 160).tobytes("png"))


def test_a_jpeg_is_handed_on_as_it_is(tmp_path: Path) -> None:
    stored = checks(320, 160).tobytes("jpeg")

    def draw(page: pymupdf.Page) -> None:
        page.insert_image((72, 72, 272, 172), stream=stored)

    with pymupdf.open(pdf_of(tmp_path / "a.pdf", draw)) as pdf:
        assert raw_image(pdf, pdf[0].get_images()[0][0]) == stored


def test_a_mask_becomes_transparency(tmp_path: Path) -> None:
    pixmap = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 80, 80), True)
    pixmap.set_rect(pixmap.irect, (0, 0, 0, 0))
    pixmap.set_rect((0, 0, 40, 80), (200, 30, 30, 255))

    def draw(page: pymupdf.Page) -> None:
        page.insert_image((72, 72, 272, 272), stream=pixmap.tobytes("png"))

    with pymupdf.open(pdf_of(tmp_path / "a.pdf", draw)) as pdf:
        found = pymupdf.Pixmap(raw_image(pdf, pdf[0].get_images()[0][0]))
    assert found.alpha
    assert [found.pixel(x, 40)[3] for x in (20, 60)] == [255, 0]


@pytest.mark.parametrize("bits", [1, 8])
def test_a_picture_too_large_for_a_page_is_made_smaller(tmp_path: Path, bits: int) -> None:
    if bits == 1:
        path = bilevel_pdf(tmp_path / "a.pdf", MAX_SIDE_PX + 48, 80)
    else:
        data = checks(MAX_SIDE_PX + 48, 80).tobytes("png")
        path = pdf_of(
            tmp_path / "a.pdf", lambda page: page.insert_image((72, 72, 272, 80), stream=data)
        )
    with pymupdf.open(path) as pdf:
        header = image_header(raw_image(pdf, pdf[0].get_images()[0][0]))
    assert header is not None
    assert header.width_px == (MAX_SIDE_PX + 48) // 2


def test_a_damaged_picture_costs_the_page_nothing(tmp_path: Path) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_image((72, 72, 272, 172), pixmap=checks(320, 160))
        lines(page, 72, 300, wrapped(BODY, 450))

    path = pdf_of(tmp_path / "a.pdf", draw)
    with pymupdf.open(path) as pdf:
        xref = pdf[0].get_images()[0][0]
        pdf.xref_set_key(xref, "ColorSpace", "/Nonsense")
        pdf.save(tmp_path / "b.pdf")
    document = read(tmp_path / "b.pdf", tmp_path)
    assert [b.text for b in document.blocks if b.role is not Role.IMAGE] == [BODY]
    assert all(image.image is not None for image in of_role(document, Role.IMAGE))
