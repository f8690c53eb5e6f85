"""The one model of a document that readers produce and writers consume.

Text is a flat list of blocks in reading order; a table is a run of blocks that carry a cell
position, so that every step that works on text sees all of it the same way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kreyol_desktop.core.language import Language


class Role(StrEnum):
    """What a block is for; decides how it is typeset and whether it is spoken."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    NOTE = "note"
    QUOTE = "quote"
    CODE = "code"
    CUE = "cue"
    FORM_FIELD = "form_field"
    RUNNING_HEAD = "running_head"
    RUNNING_FOOT = "running_foot"
    PAGE_NUMBER = "page_number"
    IMAGE = "image"


UNSPOKEN_ROLES = frozenset(
    {Role.RUNNING_HEAD, Role.RUNNING_FOOT, Role.PAGE_NUMBER, Role.IMAGE, Role.CODE, Role.NOTE}
)
"""Roles left out of speech unless a job says otherwise."""

UNTRANSLATED_ROLES = frozenset({Role.PAGE_NUMBER, Role.IMAGE, Role.CODE})
"""Roles whose text is carried over as it is."""


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin at the top left of the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks; ``color`` is 0xRRGGBB, ``size_pt`` 0 means the writer's default."""

    font: str = ""
    size_pt: float = 0.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False
    monospace: bool = False
    color: int = 0
    link: str = ""
    subscript: bool = False
    struck: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    style: Style = PLAIN


@dataclass(frozen=True, slots=True)
class Fragment:
    """Where a block, or a part of it, stands: page index from 0 and box on that page.

    A paragraph that flows over a column or page break has several, in reading order.
    """

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class CellPosition:
    """The place of a block in a table; rows and columns count from 0."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class ImageRef:
    """An image that a reader saved into the work folder."""

    path: Path
    media_type: str
    width_px: int
    height_px: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class CueTime:
    """Start and end of a subtitle cue in milliseconds."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit of text; ``id`` is unique in its document and grows in reading order.

    ``level`` is the heading level (1 to 6) or the list depth (from 1); ``marker`` is the bullet or
    number of a list item, kept out of the text. ``anchor`` lets a writer find the place again in
    formats that it edits in place (a DOCX paragraph, an EPUB file and element).
    """

    id: int
    role: Role
    runs: tuple[Run, ...]
    fragments: tuple[Fragment, ...] = ()
    level: int = 0
    marker: str = ""
    align: Align = Align.LEFT
    language: Language | None = None
    cell: CellPosition | None = None
    image: ImageRef | None = None
    cue: CueTime | None = None
    anchor: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def page(self) -> int:
        """Index of the page on which the block begins; 0 for formats without pages."""
        return self.fragments[0].page if self.fragments else 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page; sizes in points, ``rotation`` in degrees clockwise."""

    index: int
    width: float
    height: float
    rotation: int = 0
    scanned: bool = False
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the table of contents; ``block`` is the id of the heading it leads to."""

    level: int
    title: str
    page: int = 0
    block: int | None = None


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """Something that was left out; ``code`` names a phrase in the catalogues.

    ``message`` is English and for logs; ``detail`` fills the phrase (a chapter's number, the words
    that were not spoken).
    """

    code: str
    message: str
    page: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in reading order."""

    path: Path
    media_type: str
    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    language: Language | None = None
    pages: tuple[Page, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    cover: ImageRef | None = None
    """The book's own cover, PNG or JPEG; None where it has none that can be used."""

    @property
    def character_count(self) -> int:
        return sum(len(block.text) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of blocks that is spoken as one chapter; block ids, both ends included."""

    index: int
    title: str
    first_block: int
    last_block: int
    spoken: bool = True
