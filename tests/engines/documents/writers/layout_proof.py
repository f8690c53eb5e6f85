"""Measures the layout of a typeset PDF against its source: overlaps, edges, scale, pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pymupdf

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.pdf_in_place import PageReport, typeset_in_place
from tests.engines.documents.writers.made import shelf

_TOUCH_PT = 1.0


@dataclass(frozen=True, slots=True)
class Proof:
    """Counts over all pages; ``changed_pixels`` is the share outside text boxes that differs."""

    pages: int
    texts: int
    new_overlaps: int
    outside: int
    mean_scale: float
    overflowed: int
    changed_pixels: float


def proof_of(made: TranslatedDocument, target: Path, password: str = "") -> Proof:
    """Typeset ``made`` and measure every page."""
    options = WriteOptions(password=password or None)
    reports = list(typeset_in_place(made, target, options, shelf()))
    scales = [min(1.0, scale) for report in reports for scale in report.scales]
    with pymupdf.open(made.document.path) as old, pymupdf.open(target) as new:
        if old.needs_pass:
            old.authenticate(password)
        pages = list(_page_pairs(old, new, reports))
        return Proof(
            pages=len(reports),
            texts=len(scales),
            new_overlaps=sum(max(0, overlaps(b) - overlaps(a)) for a, b in pages),
            outside=sum(max(0, outside(b) - outside(a)) for a, b in pages),
            mean_scale=sum(scales) / max(1, len(scales)),
            overflowed=sum(report.overflowed for report in reports),
            changed_pixels=max(
                (changed_pixels(a, b, printed=_printed(made, a)) for a, b in pages), default=0.0
            ),
        )


def _page_pairs(old, new, reports: Sequence[PageReport]):
    place = 0
    for report in reports:
        yield old[report.page], new[place]
        place += 1 + report.extra_pages


def line_boxes(page) -> list[pymupdf.Rect]:
    """The inked part of every line: from the height of capitals to a little below the base line."""
    boxes = []
    for block in page.get_text("dict", flags=0)["blocks"]:
        for line in block.get("lines", ()):
            spans = [span for span in line["spans"] if span["text"].strip()]
            if not spans:
                continue
            box = pymupdf.Rect(line["bbox"])
            if line["dir"] == (1.0, 0.0):
                size = max(span["size"] for span in spans)
                base = max(span["origin"][1] for span in spans)
                box.y0, box.y1 = base - 0.7 * size, base + 0.18 * size
            boxes.append(box)
    return boxes


def overlaps(page) -> int:
    """Pairs of lines that stand on each other."""
    count = 0
    for a, b in combinations(line_boxes(page), 2):
        shared = a & b
        count += not shared.is_empty and shared.width > _TOUCH_PT and shared.height > _TOUCH_PT
    return count


def outside(page) -> int:
    """Lines that leave the page."""
    bounds = pymupdf.Rect(-1, -1, page.rect.width + 1, page.rect.height + 1)
    return sum(not bounds.contains(box) for box in line_boxes(page))


def _printed(made: TranslatedDocument, page) -> list[pymupdf.Rect]:
    """Where the reader found text: in pictures of print no text box of the page says so."""
    return [
        pymupdf.Rect(f.box.x0, f.box.y0, f.box.x1, f.box.y1) * page.rotation_matrix
        for block in made.document.blocks
        if block.image is None
        for f in block.fragments
        if f.page == page.number
    ]


def changed_pixels(old, new, dpi: int = 50, printed: Sequence[pymupdf.Rect] = ()) -> float:
    """The share of pixels outside all text boxes of both pages that differ visibly.

    ``printed`` are boxes on the old page of text that is part of a picture.
    """
    before = old.get_pixmap(dpi=dpi, colorspace="gray", alpha=False, annots=False)
    after = new.get_pixmap(dpi=dpi, colorspace="gray", alpha=False, annots=False)
    if (before.width, before.height) != (after.width, after.height):
        return 1.0
    scale = dpi / 72
    text = bytearray(before.width * before.height)
    boxes = [pymupdf.Rect(block[:4]) * old.rotation_matrix for block in old.get_text("blocks")]
    boxes += printed
    boxes += [pymupdf.Rect(block[:4]) for block in new.get_text("blocks")]
    for box in boxes:
        x0, x1 = max(0, int(box.x0 * scale) - 2), min(before.width, int(box.x1 * scale) + 3)
        for y in range(
            max(0, int(box.y0 * scale) - 2), min(before.height, int(box.y1 * scale) + 3)
        ):
            if x1 > x0:
                text[y * before.width + x0 : y * before.width + x1] = b"\1" * (x1 - x0)
    rows = zip(before.samples, after.samples, text, strict=True)
    counted = [abs(a - b) > 24 for a, b, is_text in rows if not is_text]
    return sum(counted) / max(1, len(counted))
