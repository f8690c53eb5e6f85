"""Sources that are odd, broken or meant to do harm: a typed error or a correct result."""

import socket
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.document import Box, Fragment
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import ArtifactKind
from tests.engines.documents.writers.made import block, pdf_document, placed, press, translated

TEXT = "Clean water protects us."
_PAGES, _ROWS = 160, 20


def simple(path: Path, *, width: float = 595, height: float = 842) -> Path:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=width, height=height)
        page.insert_text((20, 40), TEXT, fontsize=11)
        pdf.save(path)
    return path


def set_in_place(made, target: Path) -> str:
    press().write(ArtifactKind.PDF, made, target, WriteOptions())
    with pymupdf.open(target) as pdf:
        return " ".join(" ".join(page.get_text() for page in pdf).split())


@pytest.mark.parametrize(("width", "height"), [(14_400, 14_400), (60, 50), (3, 14_400)])
def test_pages_of_any_size(width, height, tmp_path):
    source = simple(tmp_path / "a.pdf", width=width, height=height)
    made = translated(pdf_document(source, [placed(0, TEXT, (20, 28, 150, 44))]))
    set_in_place(made, tmp_path / "b.pdf")
    with pymupdf.open(tmp_path / "b.pdf") as pdf:
        assert (pdf[0].rect.width, pdf[0].rect.height) == (width, height)


def test_blocks_that_point_nowhere_are_passed_over(tmp_path):
    source = simple(tmp_path / "a.pdf")
    blocks = [
        placed(0, TEXT, (20, 28, 150, 44)),
        placed(1, "beyond the end", (20, 28, 150, 44), page=7),
        placed(2, "no room", (50, 50, 50, 50)),
        placed(3, "outside", (-500, -500, -400, -450)),
        block(4, "nowhere at all"),
    ]
    assert set_in_place(
        translated(pdf_document(source, blocks), note=None), tmp_path / "b.pdf"
    ) == (TEXT.upper())


def test_a_fragment_that_leads_back_is_passed_over(tmp_path):
    source = simple(tmp_path / "a.pdf")
    odd = replace(
        placed(0, TEXT, (20, 28, 150, 44)),
        fragments=(
            Fragment(0, Box(20, 28, 150, 44)),
            Fragment(-1, Box(20, 28, 150, 44)),
            Fragment(9, Box(20, 28, 150, 44)),
        ),
    )
    made = translated(pdf_document(source, [odd]), note=None)
    assert set_in_place(made, tmp_path / "b.pdf") == TEXT.upper()


def test_a_page_with_a_broken_content_stream(tmp_path):
    source = simple(tmp_path / "a.pdf")
    with pymupdf.open(source) as pdf:
        xref = pdf[0].get_contents()[0]
        pdf.update_stream(
            xref, b"q q BT ( unfinished " + pdf.xref_stream(xref) + b" Q Q Q ET /No Do"
        )
        pdf.save(tmp_path / "broken.pdf")
    made = translated(pdf_document(tmp_path / "broken.pdf", [placed(0, TEXT, (20, 28, 150, 44))]))
    try:
        set_in_place(made, tmp_path / "b.pdf")
    except KreyolError:
        assert not (tmp_path / "b.pdf").exists()


def test_a_page_without_any_content(tmp_path):
    with pymupdf.open() as pdf:
        pdf.new_page()
        pdf.save(tmp_path / "a.pdf")
    made = translated(pdf_document(tmp_path / "a.pdf", [placed(0, TEXT, (20, 28, 150, 44))]))
    assert TEXT.upper() in set_in_place(made, tmp_path / "b.pdf")


def test_text_that_looks_like_pdf_or_markup_is_only_text(tmp_path):
    source = simple(tmp_path / "a.pdf")
    nasty = "(a) Tj ET Q <</S/JavaScript>> <b>x</b> \\ ) endstream"
    made = translated(
        pdf_document(source, [placed(0, TEXT, (20, 28, 150, 44))]), lambda _: nasty, note=None
    )
    assert set_in_place(made, tmp_path / "b.pdf") == " ".join(nasty.split())


def test_nothing_is_sent_over_the_network(tmp_path, monkeypatch):
    def refuse(*args: object, **more: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    source = simple(tmp_path / "a.pdf")
    made = translated(
        pdf_document(source, [placed(0, TEXT, (20, 28, 150, 44))]),
        lambda _: '<img src="http://example.org/x.png"> <link href="http://example.org/x.css">',
    )
    for kind in press().formats_for("application/pdf") - {
        ArtifactKind.SUBTITLES,
        ArtifactKind.VTT,
        ArtifactKind.LRC,
    }:
        press().write(kind, made, tmp_path / f"out{press().suffix(kind)}", WriteOptions())


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(target=st.text(min_size=1, max_size=120))
def test_any_text_can_be_set(target, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    source = simple(folder / "a.pdf")
    made = translated(
        pdf_document(source, [placed(0, TEXT, (20, 28, 150, 44))]), lambda _: target, note=None
    )
    for kind in (ArtifactKind.PDF, ArtifactKind.REFLOWED_PDF, ArtifactKind.EPUB, ArtifactKind.DOCX):
        press().write(kind, made, folder / f"out{press().suffix(kind)}", WriteOptions())


@pytest.mark.slow
def test_memory_stays_flat_over_many_pages(tmp_path):
    import resource

    source = tmp_path / "long.pdf"
    with pymupdf.open() as pdf:
        for _ in range(_PAGES):
            page = pdf.new_page()
            for row in range(_ROWS):
                page.insert_text((40, 60 + 18 * row), TEXT * 3, fontsize=10)
        pdf.save(source, deflate=True)
    blocks = [
        placed(n * _ROWS + row, TEXT * 3, (40, 50 + 18 * row, 420, 63 + 18 * row), page=n)
        for n in range(_PAGES)
        for row in range(_ROWS)
    ]
    made = translated(pdf_document(source, blocks), note=None)
    peaks: list[int] = []

    def note(done: int, total: int) -> None:
        if done in (total // 4, total):
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    press().write(ArtifactKind.PDF, made, tmp_path / "b.pdf", WriteOptions(on_page=note))
    assert (peaks[1] - peaks[0]) / (0.75 * _PAGES) < 120  # kilobytes for each page more
