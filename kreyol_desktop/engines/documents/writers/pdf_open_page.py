"""A page of the source between taking stock of its text and writing it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kreyol_desktop.core.document import Block, Box, Role
from kreyol_desktop.engines.documents.writers.pdf_cover import PaperColors
from kreyol_desktop.engines.documents.writers.pdf_extra_pages import Overflow
from kreyol_desktop.engines.documents.writers.pdf_ink import Ink
from kreyol_desktop.engines.documents.writers.pdf_page_text import (
    PageText,
    PlaceKey,
    TextPiece,
    page_text,
)
from kreyol_desktop.engines.documents.writers.pdf_pictured import pictured_places
from kreyol_desktop.engines.documents.writers.pdf_setting import SetBlock
from kreyol_desktop.engines.documents.writers.pdf_space import PageSpace, drawn_boxes, ruled_boxes
from kreyol_desktop.engines.documents.writers.pdf_tags import first_free_mcid, tag_of


@dataclass(slots=True)
class OpenPage:
    """What stands on a page, and what is to be taken off and put on.

    ``pictured`` are the places whose text is part of a picture (a scan): it is painted over, in a
    colour of the ``paper``.
    """

    boxes: dict[PlaceKey, Box]
    text: PageText
    space: PageSpace
    pictured: frozenset[PlaceKey]
    paper: PaperColors | None
    ink: Ink = field(default_factory=Ink)
    replaced: list[tuple[TextPiece, ...]] = field(default_factory=list)
    patches: list[tuple[Box, int]] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    underlines: list[Box] = field(default_factory=list)
    shaped: list[tuple[Block, Box]] = field(default_factory=list)
    overflows: list[Overflow] = field(default_factory=list)
    scales: list[float] = field(default_factory=list)

    def put(self, setting: SetBlock, page: int) -> None:
        """Set the part of a block that falls on this page and note the room that it takes."""
        before = len(self.ink.boxes)
        self.ink.begin(tag_of(setting.block), setting.block.id)
        self.ink.text(setting.layout, page=page, frame=setting.frame, align=setting.align)
        self.ink.end()
        self.scales.append(setting.layout.scale)
        for box in self.ink.boxes[before:]:
            self.space.add_text(box, setting.block.id)

    def kept_boxes(self) -> list[Box]:
        """Boxes of the text that stays on the page."""
        gone = {id(piece) for group in self.replaced for piece in group}
        pieces = [piece for group in self.text.by_fragment.values() for piece in group]
        return [p.box for p in (*pieces, *self.text.loose) if id(p) not in gone]


def take_stock(page: Any, blocks: Sequence[Block], index: int) -> OpenPage:
    """Analyse a PyMuPDF page; ``index`` is its number in the source. Turns it upright."""
    blocks = [block for block in blocks if block.role is not Role.IMAGE]  # drawings, not text
    boxes = _boxes(page, blocks, index)
    if page.rotation:
        _cut_to_shown(page)
        page.remove_rotation()
    text = page_text(page, blocks, boxes)
    log = page.get_bboxlog()
    drawings = drawn_boxes(log)
    if any(block.cell is not None for block in blocks):
        drawings += ruled_boxes(page)
    space = PageSpace(page.rect.width, page.rect.height, drawings)
    for (block, _), box in boxes.items():
        space.add_text(box, block)
    for piece in text.loose:
        space.add_text(piece.box, None)
    pictured = pictured_places(page, log, boxes, text)
    paper = PaperColors(page) if pictured else None
    ink = Ink(first_mcid=first_free_mcid(page))
    return OpenPage(boxes, text, space, pictured, paper, ink=ink, drawings=drawings)


def _cut_to_shown(page: Any) -> None:
    """Make the shown part of a page all of it: turning it upright knows no other box."""
    whole, shown = page.mediabox, page.cropbox  # one with y upwards, one with y downwards
    if shown != whole:
        page.set_mediabox((shown.x0, whole.y1 - shown.y1, shown.x1, whole.y1 - shown.y0))


def _boxes(page: Any, blocks: Sequence[Block], index: int) -> dict[PlaceKey, Box]:
    """The fragments on a page as it is displayed; the model has them as the page is stored."""
    turn = page.rotation_matrix
    return {
        (block.id, number): _turned(fragment.box, turn)
        for block in blocks
        for number, fragment in enumerate(block.fragments)
        if fragment.page == index
    }


def _turned(box: Box, turn: Any) -> Box:
    a, b, c, d, e, f = turn
    xs = [x * a + y * c + e for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    ys = [x * b + y * d + f for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    return Box(min(xs), min(ys), max(xs), max(ys))
