"""The machine-translation note stands on one page, wherever the text before it ends."""

from pathlib import Path

import pymupdf
import pytest

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.translated import TranslationNote
from tests.engines.documents.writers.made import (
    block,
    document,
    pdf_document,
    placed,
    press,
    translated,
)

NOTE = TranslationNote(
    "Tradiksyon otomatik",
    (
        "Se yon machin ki tradui dokiman sa a, san okenn moun pa li l. " * 2,
        "Dat: 28 novanm 2026",
        "Modèl: kreyòl 3",
        "Fraz pou yon moun gade: 12 sou 340",
        "Si yon bagay enpòtan pa klè, mande yon moun ki konn lang lan.",
    ),
)


def pages_with_note(pdf: pymupdf.Document) -> list[int]:
    """The pages on which a part of the note stands."""
    firsts = [NOTE.title, *(" ".join(line.split()[:3]) for line in NOTE.lines)]
    pages = [" ".join(page.get_text().split()) for page in pdf]
    return sorted({n for first in firsts for n, text in enumerate(pages) if first in text})


@pytest.mark.parametrize("kind", [ArtifactKind.REFLOWED_PDF, ArtifactKind.LARGE_PRINT_PDF])
def test_a_page_break_never_parts_the_note(kind: ArtifactKind, tmp_path: Path) -> None:
    counts = []
    for lines in range(14, 44, 3):
        source = document(block(n, f"Line {n} of the text") for n in range(lines))
        press().write(kind, translated(source, note=NOTE), tmp_path / "b.pdf", WriteOptions())
        with pymupdf.open(tmp_path / "b.pdf") as pdf:
            assert pages_with_note(pdf) == [pdf.page_count - 1]
            counts.append(pdf.page_count)
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


@pytest.mark.parametrize("height", [842, 240, 170])
def test_on_small_pages_the_note_is_set_smaller(height: int, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pymupdf.open() as pdf:
        pdf.new_page(width=320, height=height).insert_text((40, 60), "Clean water")
        pdf.save(path)
    source = pdf_document(path, [placed(0, "Clean water", (38, 48, 120, 64))])
    made = translated(source, note=NOTE)
    press().write(ArtifactKind.PDF, made, tmp_path / "b.pdf", WriteOptions())
    with pymupdf.open(tmp_path / "b.pdf") as pdf:
        assert pdf.page_count == 2
        assert pages_with_note(pdf) == [1]
