"""Taking text off a page and leaving pictures, drawings, annotations and all other text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.writers.pdf_frame import overlap, union
from kreyol_desktop.engines.documents.writers.pdf_page_text import TextPiece

_BAND = 0.22
"""Half the height of the strip that marks a piece: neighbours above and below stay untouched."""


def redact(page: Any, groups: Iterable[Sequence[TextPiece]], keep: Sequence[Box]) -> None:
    """Remove the text of ``groups`` (one per fragment) from a PyMuPDF page.

    Each group is one rectangle unless that would touch a box in ``keep``: the cost of a redaction
    grows with characters times rectangles.
    """
    strips = [strip for group in groups if group for strip in _strips(group, keep)]
    if not strips:
        return
    import pymupdf as library  # heavy: only when something is typeset

    pymupdf: Any = library  # its constants are made at run time

    to_pdf = ~page.transformation_matrix
    corners = [pymupdf.Point(x, y) * to_pdf for strip in strips for x, y in _quad(strip)]
    annotation = page.add_redact_annot(page.rect, fill=False, cross_out=False)
    quads = " ".join(f"{point.x:.2f} {point.y:.2f}" for point in corners)
    page.parent.xref_set_key(annotation.xref, "QuadPoints", f"[{quads}]")
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_NONE,
        graphics=pymupdf.PDF_REDACT_LINE_ART_NONE,
        text=pymupdf.PDF_REDACT_TEXT_REMOVE,
    )


def _strips(group: Sequence[TextPiece], keep: Sequence[Box]) -> Iterator[Box]:
    """The whole group as one rectangle; where that touches ``keep``, its lines; then its pieces."""
    strips = [_strip(piece) for piece in group]
    whole = union(strips)
    near = [box for box in keep if overlap(whole, box) > 0]
    if not near:
        yield whole
        return
    for line in _by_line(group, strips):
        row = union(line)
        if any(overlap(row, box) > 0 for box in near):
            yield from line
        else:
            yield row


def _by_line(group: Sequence[TextPiece], strips: Sequence[Box]) -> list[list[Box]]:
    lines: dict[int, list[Box]] = {}
    for piece, strip in zip(group, strips, strict=True):
        x, y = piece.origin
        dx, dy = piece.direction
        lines.setdefault(round(y * dx - x * dy), []).append(strip)
    return list(lines.values())


def _strip(piece: TextPiece) -> Box:
    """The middle of a piece, across its direction."""
    box = piece.box
    x, y = piece.center
    if abs(piece.direction[0]) >= abs(piece.direction[1]):
        half = max(0.5, box.height * _BAND)
        return Box(box.x0 + 0.1, y - half, max(box.x0 + 0.2, box.x1 - 0.1), y + half)
    half = max(0.5, box.width * _BAND)
    return Box(x - half, box.y0 + 0.1, x + half, max(box.y0 + 0.2, box.y1 - 0.1))


def _quad(box: Box) -> tuple[tuple[float, float], ...]:
    return (box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)
