"""Where the text of a paragraph stands, its list marker left aside: that stays in print."""

from collections.abc import Sequence

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.readers.pdf_lines import box_of
from kreyol_desktop.engines.documents.readers.pdf_paragraphs import Paragraph
from kreyol_desktop.engines.documents.readers.pdf_spans import Span


def text_boxes(
    paragraph: Paragraph, rows: Sequence[Sequence[Span]], *, recognised: bool
) -> list[Box]:
    """The box of the text; ``rows`` are its spans, line by line, without the marker.

    Recognised text has two where the text goes on under its marker. It is painted over, box by box,
    and the marker, which is part of the picture, would be lost with it.
    """
    whole = box_of(paragraph.lines)
    if not paragraph.marker or not rows[0]:
        return [whole]
    first, rest = paragraph.lines[0], paragraph.lines[1:]
    start = rows[0][0].x0
    if recognised and rest and min(line.x0 for line in rest) < (first.x0 + start) / 2:
        return [Box(start, first.y0, max(first.x1, start), first.y1), box_of(rest)]
    starts = [row[0].x0 for row in rows if row]
    if len(starts) > 1 and abs(starts[0] - starts[1]) < paragraph.size:
        starts = starts[1:]  # measured, where the place after the marker is only reckoned
    return [Box(min(starts), whole.y0, whole.x1, whole.y1)]
