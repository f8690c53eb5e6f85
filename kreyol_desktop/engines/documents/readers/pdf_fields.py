"""Form fields of a PDF page: what is written in them, and where it belongs in the text."""

from collections.abc import Sequence
from typing import Any

from kreyol_desktop.core.document import Box, Role
from kreyol_desktop.engines.documents.readers.pdf_assembly import Draft

_TEXT_FIELDS = ("Text", "ComboBox", "ListBox")


def form_fields(page: Any) -> tuple[list[tuple[Box, str]], list[Box]]:
    """The filled text fields and choices of a PyMuPDF page, and the boxes of all fields."""
    filled, boxes = [], []
    for widget in page.widgets():
        x0, y0, x1, y1 = widget.rect * page.rotation_matrix
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        boxes.append(box)
        value = widget.field_value
        if widget.field_type_string in _TEXT_FIELDS and isinstance(value, str) and value.strip():
            filled.append((box, value))
    return filled, boxes


def drop_field_text(raw: dict[str, Any], boxes: Sequence[Box]) -> None:
    """Take what fields show out of the ``dict`` of a page: values are told apart, ticks are none.

    A tick is a letter of a picture font, which reads as a number beside its label.
    """
    for block in raw["blocks"]:
        for line in block.get("lines", ()):
            line["spans"] = [span for span in line["spans"] if not _is_in(span["bbox"], boxes)]
        if "lines" in block:
            block["lines"] = [line for line in block["lines"] if line["spans"]]


def _is_in(bounds: Sequence[float], boxes: Sequence[Box]) -> bool:
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    return any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in boxes)


def put_field(drafts: list[Draft], box: Box, field: Draft) -> None:
    """Put what is written in a field after its label, or after the table that the label is in."""
    at = _label_index(box, [d.fragments[0].box if d.fragments else None for d in drafts])
    after = len(drafts) if at is None else at + 1
    while after < len(drafts) and drafts[after - 1].role is drafts[after].role is Role.TABLE_CELL:
        after += 1
    drafts.insert(after, field)


def _label_index(field: Box, boxes: Sequence[Box | None]) -> int | None:
    """The index in ``boxes`` of the text that names a field: left of it in its row, else above."""
    beside = [
        (field.x0 - box.x0, at)
        for at, box in enumerate(boxes)
        if box is not None and box.x0 < field.x0 and _share_row(box, field)
    ]
    if beside:
        return min(beside)[1]
    above = [
        (field.y0 - box.y1, at)
        for at, box in enumerate(boxes)
        if box is not None and box.y1 <= field.y0 + 2 and box.x0 < field.x1 and box.x1 > field.x0
    ]
    return min(above)[1] if above else None


def _share_row(box: Box, field: Box) -> bool:
    middle = (box.y0 + box.y1) / 2
    return field.y0 - 2 <= middle <= field.y1 + 2
