"""One PDF page as lines, rules and images; the only place that asks PyMuPDF about content."""

from dataclasses import dataclass, field
from typing import Any

from kreyol_desktop.core.document import Box
from kreyol_desktop.engines.documents.readers.ocr import TextRecognizer
from kreyol_desktop.engines.documents.readers.pdf_fields import drop_field_text, form_fields
from kreyol_desktop.engines.documents.readers.pdf_grid import Rule
from kreyol_desktop.engines.documents.readers.pdf_lines import Line, line_from_raw
from kreyol_desktop.engines.documents.readers.pdf_recognised import evened, on_page, stand_in_ink
from kreyol_desktop.engines.documents.readers.pdf_spans import Links, StyleTable

_TEXT_BLOCK, _VECTOR_BLOCK = 0, 3
_MIN_TEXT_CHARS = 16
_SCAN_COVER = 0.65
_MIN_CURVES, _MAX_CURVES = 3, 5_000


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """An image on the page; ``xref`` 0 is an inline image.

    ``drawn_on`` is the index of the page on which a figure without an image of its own is drawn;
    ``bilevel`` images are black and white, as print is scanned.
    """

    box: Box
    xref: int
    width_px: int
    height_px: int
    drawn_on: int | None = None
    bilevel: bool = False


@dataclass(slots=True)
class PageContent:
    """What stands on one page, as displayed (rotation applied)."""

    index: int
    width: float
    height: float
    rotation: int
    lines: list[Line] = field(default_factory=list)
    turned: dict[int, list[Line]] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    curves: list[Box] = field(default_factory=list)
    """Paths that are not made of level and upright lines alone; only where there are several."""
    images: list[PlacedImage] = field(default_factory=list)
    fields: list[tuple[Box, str]] = field(default_factory=list)
    scanned: bool = False
    ocr: bool = False


_REPLACEMENT = "\ufffd"
_GARBLED_SHARE = 0.3


def _is_garbled(content: PageContent) -> bool:
    """Whether the fonts do not say which letters they show."""
    text = "".join(line.text for line in content.lines)
    return len(text) >= _MIN_TEXT_CHARS and text.count(_REPLACEMENT) > _GARBLED_SHARE * len(text)


class PageExtractor:
    """Takes pages apart with PyMuPDF; keeps the styles of a document."""

    def __init__(self) -> None:
        import pymupdf  # heavy: only when a PDF is read

        self._flags = (
            pymupdf.TEXT_PRESERVE_WHITESPACE
            | pymupdf.TEXT_MEDIABOX_CLIP
            | pymupdf.TEXT_COLLECT_VECTORS
        )
        self.styles = StyleTable()

    def extract(self, page: Any) -> PageContent:
        """Lines, rules and images of a PyMuPDF page."""
        rect = page.rect
        content = PageContent(page.number, rect.width, rect.height, page.rotation)
        raw = page.get_text("dict", flags=self._flags)
        if page.parent.is_form_pdf:
            content.fields, boxes = form_fields(page)
            drop_field_text(raw, boxes)
        self.take_text(raw, content, _links(page))
        if not page.parent.is_pdf:
            content.scanned = True
            return content
        if page.get_images():
            content.images = _images(page)
        bent = sum(not rule.framed for rule in content.rules)
        if _MIN_CURVES <= bent <= _MAX_CURVES:  # maps of more would cost seconds
            content.curves = _curves(page, content.rules)
        content.scanned = _is_scan(content) or _is_garbled(content)
        return content

    def recognize(self, page: Any, content: PageContent, recognizer: TextRecognizer) -> None:
        """Replace the text of a scanned page by what can be read in its picture."""
        raw = recognizer.recognize(page, self._flags)
        if raw is None:
            return
        content.lines.clear()
        content.turned.clear()
        self._take_recognised(raw, content)
        content.lines = evened(content.lines)
        for turned in content.turned.values():
            evened(turned)
        content.ocr = bool(content.lines or content.turned)

    def read_picture(self, pdf: Any, image: PlacedImage, recognizer: TextRecognizer) -> list[Line]:
        """The text in a picture of print, where it stands on the page."""
        found = recognizer.recognize_picture(pdf, image.xref, self._flags)
        if found is None:
            return []
        raw, width = found
        content = PageContent(0, image.box.width, image.box.height, 0)
        self._take_recognised(raw, content)
        return evened(on_page(content.lines, image.box, image.box.width / width))

    def take_text(self, raw: dict[str, Any], content: PageContent, links: Links) -> None:
        """Sort the blocks of a ``dict`` into lines by direction, and rules."""
        for block in raw["blocks"]:
            if block["type"] == _VECTOR_BLOCK:
                _keep_rule(block, content)
            elif block["type"] == _TEXT_BLOCK:
                for raw_line in block["lines"]:
                    self._take_line(raw_line, content, links)

    def _take_recognised(self, raw: dict[str, Any], content: PageContent) -> None:
        for block in raw["blocks"]:
            for raw_line in block.get("lines", ()):
                line = self._take_line(raw_line, content, [])
                if line is not None:
                    stand_in_ink(line, [span["bbox"] for span in raw_line["spans"]])

    def _take_line(self, raw: dict[str, Any], content: PageContent, links: Links) -> Line | None:
        turn = _turn(raw["dir"])
        if turn:
            _stand_upright(raw, turn, content)
        line = line_from_raw(raw, self.styles, links if not turn else [])
        if line is None:
            return None
        if turn:
            line.turn = turn
            content.turned.setdefault(turn, []).append(line)
        else:
            content.lines.append(line)
        return line


def _turn(direction: tuple[float, float]) -> int:
    """Clockwise turn of a line in degrees, to the nearest quarter."""
    x, y = direction
    if abs(x) >= abs(y):
        return 0 if x >= 0 else 180
    return 90 if y > 0 else 270


def _stand_upright(raw: dict[str, Any], turn: int, content: PageContent) -> None:
    """Move a turned line into a frame in which it reads from left to right."""
    for span in raw["spans"]:
        span["bbox"] = upright(tuple(span["bbox"]), turn, content)
        x, y = span["origin"]
        moved = upright((x, y, x, y), turn, content)
        span["origin"] = (moved[0], moved[1])


Corners = tuple[float, float, float, float]


def upright(box: Corners, turn: int, content: PageContent) -> Corners:
    """``box`` of the page in the frame of text turned by ``turn``."""
    x0, y0, x1, y1 = box
    width, height = content.width, content.height
    if turn == 90:
        return (y0, width - x1, y1, width - x0)
    if turn == 270:
        return (height - y1, x0, height - y0, x1)
    if turn == 180:
        return (width - x1, height - y1, width - x0, height - y0)
    return box


def displayed(box: Box, turn: int, content: PageContent) -> Box:
    """The inverse of ``upright``: a box of the turned frame on the page."""
    width, height = content.width, content.height
    if turn == 90:
        return Box(width - box.y1, box.x0, width - box.y0, box.x1)
    if turn == 270:
        return Box(box.y0, height - box.x1, box.y1, height - box.x0)
    if turn == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    return box


def _keep_rule(block: dict[str, Any], content: PageContent) -> None:
    x0, y0, x1, y1 = block["bbox"]
    if max(x1 - x0, y1 - y0) >= 4:
        content.rules.append(Rule(Box(x0, y0, x1, y1), block["isrect"], block["stroked"]))


def _links(page: Any) -> Links:
    links: Links = []
    for link in page.get_links():
        address = link.get("uri")
        if address:
            x0, y0, x1, y1 = link["from"]
            links.append((Box(x0, y0, x1, y1), address))
    return links


def _curves(page: Any, rules: list[Rule]) -> list[Box]:
    """The boxes of bent and slanted paths.

    Those that come with the text are cut to what can be seen, but too wide where a path is stroked:
    there the path's own box is taken, which has the same middle.
    """
    exact = {_middle(box): box for box in (Box(*d["rect"]) for d in page.get_cdrawings())}
    return [
        exact.get(_middle(rule.box), rule.box) if rule.stroked else rule.box
        for rule in rules
        if not rule.framed
    ]


def _middle(box: Box) -> tuple[int, int]:
    """The middle of a box, to two points."""
    return round((box.x0 + box.x1) / 4), round((box.y0 + box.y1) / 4)


def _images(page: Any) -> list[PlacedImage]:
    known: dict[tuple[int, int], list[int]] = {}
    bits: dict[int, int] = {}
    for xref, _smask, width, height, depth, *_rest in page.get_images():
        known.setdefault((width, height), []).append(xref)
        bits[xref] = depth
    found = []
    for info in page.get_image_info():
        x0, y0, x1, y1 = info["bbox"]
        x0, y0 = max(x0, 0.0), max(y0, 0.0)
        x1, y1 = min(x1, page.rect.width), min(y1, page.rect.height)
        if x1 > x0 and y1 > y0:
            box = Box(x0, y0, x1, y1)
            size = (info["width"], info["height"])
            xref = _xref(known.get(size, []))
            found.append(PlacedImage(box, xref, *size, bilevel=bits.get(xref) == 1))
    return found


def _xref(candidates: list[int]) -> int:
    """The next image of the right size; PyMuPDF's own matching decodes every image, which is slow."""
    if len(candidates) > 1:
        return candidates.pop(0)
    return candidates[0] if candidates else 0


def _is_scan(content: PageContent) -> bool:
    """Whether the page is a picture of a page: hardly any text under images that cover it."""
    letters = sum(len(line.text) for line in content.lines)
    letters += sum(len(line.text) for lines in content.turned.values() for line in lines)
    area = content.width * content.height
    cover = sum(image.box.width * image.box.height for image in content.images)
    return letters < _MIN_TEXT_CHARS and cover >= _SCAN_COVER * area
