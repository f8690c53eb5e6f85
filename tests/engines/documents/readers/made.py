"""Documents made for the tests, with known text."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pymupdf

from kreyol_desktop.core.document import Block, Document, Role
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.engines.documents.library import DocumentLibrary

BODY = (
    "The water of the river rises every year when the rain comes down from the hills. "
    "People who live near the bank keep their seeds in a dry house and wait until it falls. "
    "Then they plant maize, beans and yams in the dark soil that the river has left behind."
)
FRENCH = (
    "La rivière monte chaque année quand la pluie descend des montagnes. "
    "Ceux qui vivent près de la rive gardent leurs semences au sec et attendent la décrue."
)


def read(path: Path, work_dir: Path, **options: object) -> Document:
    """Read with the real library."""
    return DocumentLibrary().read(path, ReadOptions(work_dir, **options))  # type: ignore[arg-type]


def of_role(document: Document, role: Role) -> list[Block]:
    return [block for block in document.blocks if block.role is role]


def texts(document: Document, *roles: Role) -> list[str]:
    return [b.text for b in document.blocks if not roles or b.role in roles]


def pdf_of(path: Path, *pages: Callable[[pymupdf.Page], None], **save: object) -> Path:
    """A PDF with one A4 page for each drawing function."""
    pdf = pymupdf.open()
    for draw in pages:
        draw(pdf.new_page(width=595, height=842))
    pdf.save(path, **save)
    pdf.close()
    return path


def lines(
    page: pymupdf.Page,
    x: float,
    y: float,
    rows: Sequence[str],
    *,
    size: float = 10,
    leading: float = 12.5,
    font: str = "helv",
    rotate: int = 0,
) -> float:
    """Write rows at fixed places; return the y of the next row."""
    for row in rows:
        page.insert_text((x, y), row, fontsize=size, fontname=font, rotate=rotate)
        y += leading
    return y


def wrapped(text: str, width: float, *, size: float = 10, font: str = "helv") -> list[str]:
    """Break ``text`` into rows of at most ``width`` points."""
    rows: list[str] = []
    row = ""
    for word in text.split():
        longer = f"{row} {word}".strip()
        if pymupdf.get_text_length(longer, fontname=font, fontsize=size) > width and row:
            rows.append(row)
            row = word
        else:
            row = longer
    return [*rows, row]
