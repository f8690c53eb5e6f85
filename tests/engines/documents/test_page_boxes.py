"""Pages that are turned, cut to a part, without size or with UserUnit: read, and written in place."""

from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import InputError
from kreyol_desktop.core.job import ArtifactKind
from tests.engines.documents.readers.made import BODY, lines, read, texts, wrapped
from tests.engines.documents.writers.made import press, translated

CROP = (100, 150, 500, 500)


def source(path: Path, *, rotation: int = 0, cropped: bool = False, **keys: str) -> Path:
    """One paragraph that is upright as the page is shown; ``keys`` are set on the page."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=600, height=800)
        lines(page, 120, 200, wrapped(BODY, 330))
        page.insert_text((120, 100), "Words beyond the crop", fontsize=10)
        if cropped:
            page.set_cropbox(CROP)
        else:
            page.clean_contents()
        page.set_rotation(rotation)
        for name, value in keys.items():
            pdf.xref_set_key(page.xref, name, value)
        pdf.save(path)
    return path


@pytest.mark.parametrize("cropped", [False, True])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_and_cropped_pages_keep_the_place_of_their_text(
    rotation: int, cropped: bool, tmp_path: Path
) -> None:
    path = source(tmp_path / "a.pdf", rotation=rotation, cropped=cropped)
    document = read(path, tmp_path)
    found = " ".join(texts(document))
    assert BODY in found
    assert ("beyond" in found) is not cropped
    made = translated(document, lambda text: text.replace("river", "larivyè"), note=None)
    press().write(ArtifactKind.PDF, made, tmp_path / "b.pdf", WriteOptions())
    with pymupdf.open(path) as old, pymupdf.open(tmp_path / "b.pdf") as new:
        before, after = old[0], new[0]
        assert (after.rect.width, after.rect.height) == (before.rect.width, before.rect.height)
        text = " ".join(after.get_text().split())
        assert text.count("larivyè") == BODY.count("river")
        assert "river " not in text
        place, placed = (_ink(page) for page in (before, after))
        around = pymupdf.Rect(place.x0 - 9, place.y0 - 9, place.x1 + 9, place.y1 + 9)
        assert around.contains(placed)  # lines may break elsewhere
        assert placed.width * placed.height > 0.7 * place.width * place.height


def _ink(page: pymupdf.Page) -> pymupdf.Rect:
    """The box around all that is dark on the page as it is shown."""
    pixels = page.get_pixmap(dpi=72, colorspace="gray", alpha=False)
    rows = [pixels.samples[y * pixels.stride :][: pixels.width] for y in range(pixels.height)]
    ys = [y for y, row in enumerate(rows) if min(row) < 128]
    xs = [x for x in range(pixels.width) if min(row[x] for row in rows) < 128]
    return pymupdf.Rect(xs[0], ys[0], xs[-1], ys[-1])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MediaBox", "[0 0 0 0]"),
        ("MediaBox", "[600 800 0 0]"),
        ("MediaBox", "[-14400 -14400 14400 14400]"),
        ("MediaBox", "[0 0 nan 800]"),
        ("MediaBox", "[0 0]"),
        ("CropBox", "[900 900 950 950]"),
        ("CropBox", "[100 100 100 100]"),
        ("UserUnit", "75000"),
        ("UserUnit", "0"),
        ("Rotate", "45"),
        ("Rotate", "-90"),
    ],
)
def test_boxes_that_make_no_sense_are_read_and_written_or_named(
    name: str, value: str, tmp_path: Path
) -> None:
    path = source(tmp_path / "a.pdf", **{name: value})
    try:
        document = read(path, tmp_path, ocr=False)
    except InputError:
        return
    assert document.character_count > 0
    made = translated(document, note=None)
    press().write(ArtifactKind.PDF, made, tmp_path / "b.pdf", WriteOptions())
    with pymupdf.open(tmp_path / "b.pdf") as pdf:
        text = " ".join(" ".join(page.get_text() for page in pdf).split())
    for block in document.blocks:
        assert block.text.upper() in text
