"""Underlines that the source drew as lines: they go with their text and are drawn anew."""

from collections.abc import Sequence
from typing import Any

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.writers.pdf_page_text import HORIZONTAL, TextPiece

_THICKEST_PT = 1.6
_DEEPEST = 0.35
_OVERHANG_PT = 3.0
_MOST = 0.6


def underlines(drawings: Sequence[Box], pieces: Sequence[TextPiece]) -> list[Box]:
    """The thin flat drawings that lie right below one of ``pieces`` and are no longer than its line."""
    thin = [box for box in drawings if box.height <= _THICKEST_PT and box.width > _THICKEST_PT]
    return [box for box in thin if _lies_under(box, pieces)]


def mostly_underlined(lines: Sequence[Box], pieces: Sequence[TextPiece]) -> bool:
    """Whether most of a text is underlined by ``lines``."""
    total = sum(piece.box.width for piece in pieces)
    covered = sum(
        max(0.0, min(line.x1, piece.box.x1) - max(line.x0, piece.box.x0))
        for piece in pieces
        for line in lines
        if _is_below(line, piece)
    )
    return total > 0 and covered / total >= _MOST


def _lies_under(box: Box, pieces: Sequence[TextPiece]) -> bool:
    above = [piece for piece in pieces if _is_below(box, piece)]
    if not above:
        return False
    left = min(piece.box.x0 for piece in above)
    right = max(piece.box.x1 for piece in above)
    return box.x0 >= left - _OVERHANG_PT and box.x1 <= right + _OVERHANG_PT


def _is_below(box: Box, piece: TextPiece) -> bool:
    drop = (box.y0 + box.y1) / 2 - piece.origin[1]
    meets = box.x0 < piece.box.x1 and box.x1 > piece.box.x0
    return piece.direction == HORIZONTAL and 0.0 <= drop <= _DEEPEST * piece.size and meets


def erase_drawings(page: Any, boxes: Sequence[Box]) -> None:
    """Remove the drawings that lie within ``boxes`` from a PyMuPDF page; text stays."""
    if not boxes:
        return
    import pymupdf as library  # heavy: only when something is typeset

    pymupdf: Any = library  # its constants are made at run time
    for box in boxes:
        area = (box.x0 - 1.0, box.y0 - 1.0, box.x1 + 1.0, box.y1 + 1.0)
        page.add_redact_annot(area, fill=False, cross_out=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_NONE,
        graphics=pymupdf.PDF_REDACT_LINE_ART_REMOVE_IF_COVERED,
        text=pymupdf.PDF_REDACT_TEXT_NONE,
    )
