"""Text that is part of a picture is painted over, and its translation stands in its place."""

from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import Document, Page
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from tests.engines.documents.readers.made import BODY, lines, pdf_of, read, texts, wrapped
from tests.engines.documents.writers.made import pdf_document, placed, press, translated

BOX = (48.0, 82.0, 200.0, 106.0)
OLD = "OLD WORDS"
with_data = pytest.mark.skipif(
    not TextRecognizer(("eng",)).is_available, reason="no recognition data on this machine"
)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Black words on beige paper, 300 by 200 points."""
    path = tmp_path / "scan.png"
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.draw_rect(page.rect, fill=(0.9, 0.85, 0.7), color=None)
        page.insert_text((50, 100), OLD, fontsize=20)
        page.get_pixmap(dpi=72).save(path)
    return path


def scan(path: Path, picture: Path, *, stamp: str = "", hidden: str = "") -> Document:
    """A page that is ``picture``, with a line that a scanner stamps on it and a layer of text."""
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_image(page.rect, filename=picture)
        page.insert_text((20, 190), stamp, fontsize=8)
        page.insert_text((50, 100), hidden, fontsize=20, render_mode=3)
        pdf.save(path)
    sizes = (Page(0, 300, 200, scanned=True, ocr=not hidden),)
    return replace(pdf_document(path, [placed(0, OLD, BOX)]), pages=sizes)


def written(source: Document, folder: Path, kind: ArtifactKind = ArtifactKind.PDF):
    made = translated(source, lambda _: "mo", note=None)
    target = folder / "out.pdf"
    press().write(kind, made, target, WriteOptions())
    return pymupdf.open(target)


def darkest(page: pymupdf.Page, left: float = 0.0) -> int:
    """The darkest shade right of the two letters that were set, where the old words stood."""
    pixels = page.get_pixmap(clip=(left + 100, 84, left + 198, 104), alpha=False)
    return min(min(pixels.pixel(x, y)) for x in range(pixels.width) for y in range(pixels.height))


def test_a_stamp_on_a_scan_does_not_keep_the_old_words(picture: Path, tmp_path: Path) -> None:
    source = scan(tmp_path / "a.pdf", picture, stamp="Scanned by X")
    with written(source, tmp_path) as result:
        assert result[0].get_text().split() == ["Scanned", "by", "X", "mo"]
        assert darkest(result[0]) > 120


@pytest.mark.parametrize("stamp", ["", "Scanned by X"])
def test_text_that_recognition_laid_under_a_scan_goes_with_it(
    stamp: str, picture: Path, tmp_path: Path
) -> None:
    source = scan(tmp_path / "a.pdf", picture, stamp=stamp, hidden=OLD)
    with written(source, tmp_path) as result:
        assert result[0].get_text().split() == [*stamp.split(), "mo"]
        assert darkest(result[0]) > 120


def test_text_that_is_drawn_on_a_picture_is_taken_off_and_the_picture_left(
    picture: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_image(page.rect, filename=picture)
        page.insert_text((50, 150), "drawn on it", fontsize=12)
        pdf.save(path)
    source = pdf_document(path, [placed(0, "drawn on it", (48, 138, 120, 154))])
    with written(source, tmp_path) as result, pymupdf.open(path) as before:
        assert result[0].get_text().split() == ["mo"]
        above = (0, 0, 300, 130)
        shown, shown_before = (p[0].get_pixmap(clip=above).samples for p in (result, before))
        assert shown == shown_before


def test_blanks_that_are_not_seen_do_not_make_drawn_text_part_of_a_picture(
    picture: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.insert_image(page.rect, filename=picture)
        page.insert_text((50, 150), "label", fontsize=12)
        # one text object with blanks at both ends of the page: its box covers all of it
        page.insert_text((5, 20), [" ", *[" "] * 12, " " * 60], fontsize=12, render_mode=3)
        pdf.save(path)
    source = pdf_document(path, [placed(0, "label", (48, 138, 80, 154))])
    with written(source, tmp_path) as result, pymupdf.open(path) as before:
        beside = (100, 130, 300, 160)
        shown, shown_before = (p[0].get_pixmap(clip=beside).samples for p in (result, before))
        assert shown == shown_before
        trace = [span for span in result[0].get_texttrace() if span["type"] == 0]
        assert [span["color"] for span in trace] == [(0.0, 0.0, 0.0)]
        assert not any(d["type"] == "f" for d in result[0].get_drawings())


@pytest.mark.parametrize("paper", [(0.1, 0.2, 0.5), (0.8, 0.1, 0.1)])
def test_white_words_on_a_coloured_box_stay_white_and_the_box_coloured(
    paper: tuple[float, float, float], tmp_path: Path
) -> None:
    path = tmp_path / "box.pdf"
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=200)
        page.draw_rect((30, 60, 270, 120), fill=paper, color=None)
        page.insert_text((60, 95), "White words on it", fontsize=18, color=(1, 1, 1))
        pdf.save(path)
    source = read(path, tmp_path)
    made = translated(source, lambda _: "Mo blan sou li", note=None)
    target = tmp_path / "out.pdf"
    press().write(ArtifactKind.PDF, made, target, WriteOptions())
    with pymupdf.open(target) as result:
        assert result[0].get_text().strip() == "Mo blan sou li"
        (span,) = result[0].get_texttrace()
        assert span["color"] in ((1.0, 1.0, 1.0), (1.0,))
        pixels = result[0].get_pixmap(clip=(55, 75, 240, 102), alpha=False)
        shades = {pixels.pixel(x, y) for x in range(pixels.width) for y in range(pixels.height)}
        assert (255, 255, 255) in shades
        assert tuple(pytest.approx(255 * part, abs=2) for part in paper) == pixels.pixel(0, 0)


@pytest.mark.parametrize(
    "kind", [ArtifactKind.PDF, ArtifactKind.BILINGUAL_PDF, ArtifactKind.ALTERNATING_PDF]
)
def test_a_picture_file_becomes_a_page_with_its_words_replaced(
    kind: ArtifactKind, picture: Path, tmp_path: Path
) -> None:
    assert kind in press().formats_for("image/png")
    source = Document(
        picture,
        "image/png",
        (placed(0, OLD, BOX),),
        pages=(Page(0, 300, 200, scanned=True, ocr=True),),
    )
    with written(source, tmp_path, kind) as result:
        page = result[-1]
        left = page.rect.width - 300
        assert page.rect.height == pytest.approx(200, abs=1)
        assert page.get_text().split() == ["mo"]
        assert darkest(page, left) > 120
        colour = page.get_pixmap(alpha=False).pixel(int(left) + 250, 20)
        assert colour == pytest.approx((229, 217, 178), abs=3)


@with_data
@pytest.mark.slow
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_recognised_scan_is_read_in_its_new_words_only(rotation: int, tmp_path: Path) -> None:
    made = pdf_of(
        tmp_path / "made.pdf",
        lambda page: lines(page, 72, 100, wrapped(BODY, 400, size=12), size=12, leading=16),
    )
    path = tmp_path / "a.pdf"
    with pymupdf.open(made) as drawn, pymupdf.open() as pdf:
        page = pdf.new_page(width=842, height=595) if rotation else pdf.new_page()
        pixels = drawn[0].get_pixmap(dpi=150)
        page.insert_image(page.rect, pixmap=pixels, rotate=rotation)
        page.set_rotation(rotation)
        pdf.save(path)
    document = read(path, tmp_path, ocr_languages=("eng",))
    assert texts(document) == [BODY]
    with written(document, tmp_path) as result:
        assert result[0].get_text().split() == ["mo"]
        (tmp_path / "seen.png").write_bytes(result[0].get_pixmap(dpi=200).tobytes())
    seen = tmp_path / "seen.png"
    with pymupdf.open(seen) as pixmap:
        assert pixmap[0].rect.width < pixmap[0].rect.height
    new = read(path.with_name("seen.png"), tmp_path, ocr_languages=("eng",))
    assert BODY.split()[0] not in " ".join(texts(new))
