"""A page of the source between taking stock of its text and writing it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kreyol_desktop.core.document import Block, Box
from kreyol_desktop.engines.documents.writers.pdf_cover import PaperColors
from kreyol_desktop.engines.documents.writers.pdf_extra_pages import Overflow
from kreyol_desktop.engines.documents.writers.pdf_ink import Ink
from kreyol_desktop.engines.documents.writers.pdf_page_text import PageText, TextPiece, page_text
from kreyol_desktop.engines.documents.writers.pdf_setting import SetBlock
from kreyol_desktop.engines.documents.writers.pdf_space import PageSpace, drawn_boxes, ruled_boxes
from kreyol_desktop.engines.documents.writers.pdf_tags import tag_of


@dataclass(slots=True)
class OpenPage:
    """What stands on a page, and what is to be taken off and put on.

    ``paper`` is there when the text is part of a picture (a scan): it is painted over then.
    """

    text: PageText
    space: PageSpace
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
    if page.rotation:
        page.remove_rotation()
    text = page_text(page, blocks, index)
    log = page.get_bboxlog()
    drawings = drawn_boxes(log)
    if any(block.cell is not None for block in blocks):
        drawings += ruled_boxes(page)
    space = PageSpace(page.rect.width, page.rect.height, drawings)
    for block in blocks:
        for fragment in block.fragments:
            if fragment.page == index:
                space.add_text(fragment.box, block.id)
    for piece in text.loose:
        space.add_text(piece.box, None)
    pictured = not any(kind in ("fill-text", "stroke-text") for kind, *_ in log)
    paper = PaperColors(page) if pictured and blocks else None
    return OpenPage(text, space, paper, drawings=drawings)
