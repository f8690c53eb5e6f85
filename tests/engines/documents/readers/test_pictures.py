"""Pictures of text, where recognition data is installed."""

from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document import PLAIN, Role
from kreyol_desktop.core.errors import ScannedError
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from kreyol_desktop.engines.documents.readers.pdf_lines import Line
from kreyol_desktop.engines.documents.readers.pdf_recognised import evened
from kreyol_desktop.engines.documents.readers.pdf_spans import Span
from tests.engines.documents.readers.made import BODY, FRENCH, lines, pdf_of, read, texts, wrapped

with_data = pytest.mark.skipif(
    not TextRecognizer(("eng",)).is_available, reason="no Tesseract data on this machine"
)


def picture(path: Path, *, dpi: int = 150) -> Path:
    """The first page of a made PDF as an image."""
    made = pdf_of(
        path.with_suffix(".source.pdf"),
        lambda page: lines(page, 72, 100, wrapped(BODY, 400, size=12), size=12, leading=16),
    )
    with pymupdf.open(made) as pdf:
        pdf[0].get_pixmap(dpi=dpi).save(path)
    return path


@with_data
@pytest.mark.slow
def test_a_picture_of_text_becomes_a_page_of_text(tmp_path: Path) -> None:
    document = read(picture(tmp_path / "a.png"), tmp_path, ocr_languages=("eng",))
    assert document.media_type == "image/png"
    assert document.pages[0].ocr
    assert " ".join(texts(document)) == BODY
    assert texts(document, Role.PARAGRAPH) == [BODY]


@with_data
@pytest.mark.slow
def test_a_scanned_page_is_read_among_others(tmp_path: Path) -> None:
    scan = picture(tmp_path / "a.png")
    path = pdf_of(
        tmp_path / "a.pdf",
        lambda page: lines(page, 72, 100, wrapped(FRENCH, 400)),
        lambda page: page.insert_image(page.rect, filename=str(scan)),
    )
    document = read(path, tmp_path, ocr_languages=("eng",))
    assert [(p.scanned, p.ocr) for p in document.pages] == [(False, False), (True, True)]
    assert texts(document) == [FRENCH, BODY]
    assert not document.warnings


def test_a_picture_without_recognition_is_said_to_be_a_scan(tmp_path: Path) -> None:
    with pytest.raises(ScannedError):
        read(picture(tmp_path / "a.png", dpi=60), tmp_path, ocr=False)


def test_a_word_alone_is_measured_like_the_lines_above_it() -> None:
    def line(text: str, size: float) -> Line:
        return Line(0, 0, 100, size, size, size, [Span(0, 100, text, PLAIN)])

    found = evened([line("diminue ça et là la qualité de son", 9.3), line("œuvre.", 6.9)])
    assert [row.size for row in found] == [9.3, 9.3]
    small = evened(
        [line("diminue ça et là la qualité de son", 9.3), line("a note in small print", 6.9)]
    )
    assert [row.size for row in small] == [9.3, 7.0]


def test_languages_without_data_are_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "xyz.traineddata").write_bytes(b"")
    assert TextRecognizer(("xyz", "../xyz", "abc"), [tmp_path]).is_available
    assert not TextRecognizer(("abc",), [tmp_path]).is_available
