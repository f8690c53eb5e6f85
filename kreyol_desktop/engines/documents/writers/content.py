"""What the writers of flowing formats share: a translated document as a list of plain items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kreyol_desktop.core.document import PLAIN, Block, Role, Run, Style
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.translated import TranslatedDocument

PRINT_ONLY_ROLES = frozenset({Role.RUNNING_HEAD, Role.RUNNING_FOOT, Role.PAGE_NUMBER})
"""Page furniture: kept by writers that keep pages, left out where text flows."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Any block that stands alone: a title, a heading, a paragraph, a note, an image."""

    block: Block


@dataclass(frozen=True, slots=True)
class ItemList:
    """Consecutive list items."""

    blocks: tuple[Block, ...]

    @property
    def ordered(self) -> bool:
        return bool(self.blocks) and self.blocks[0].marker[:1].isalnum()


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one table in reading order."""

    blocks: tuple[Block, ...]

    def rows(self) -> list[list[list[Block]]]:
        """Rows of cells in column order; a cell holds its blocks (several paragraphs may share it)."""
        rows: dict[int, dict[int, list[Block]]] = {}
        for block in self.blocks:
            assert block.cell is not None
            rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block)
        return [[rows[r][c] for c in sorted(rows[r])] for r in sorted(rows)]

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns, spans included."""
        cells = [block.cell for block in self.blocks if block.cell is not None]
        return (
            max(cell.row + cell.row_span for cell in cells),
            max(cell.column + cell.column_span for cell in cells),
        )


Item = Paragraph | ItemList | Table


def flow(blocks: tuple[Block, ...]) -> Iterator[Item]:
    """The blocks of a flowing text: lists and tables gathered, page furniture left out."""
    kept = (block for block in blocks if block.role not in PRINT_ONLY_ROLES)
    for (kind, _), group in groupby(kept, key=_group_key):
        if kind == "table":
            yield Table(tuple(group))
        elif kind == "list":
            yield ItemList(tuple(group))
        else:
            yield from (Paragraph(block) for block in group)


def _group_key(block: Block) -> tuple[str, int]:
    if block.cell is not None:
        return "table", block.cell.table
    if block.role is Role.LIST_ITEM:
        return "list", 0
    return "paragraph", 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: its styled runs, and the segment that it is the text of, if any."""

    runs: tuple[Run, ...]
    segment: Segment | None = None
    separator: str = ""


def target_pieces(translated: TranslatedDocument, block: Block) -> tuple[Piece, ...]:
    """The block in the target language, segment by segment.

    A segment whose styles were not laid on its target takes the style of most of its source.
    """
    style = main_style(block.runs)
    return tuple(
        Piece(s.target_runs or (Run(s.text, main_style(s.runs, style)),), s, s.separator)
        for s in translated.segments.get(block.id, ())
    ) or (Piece(block.runs),)


def target_runs(translated: TranslatedDocument, block: Block) -> tuple[Run, ...]:
    """The pieces of a block as one row of runs, separators included."""
    runs: list[Run] = []
    for piece in target_pieces(translated, block):
        runs.extend(piece.runs)
        if piece.separator:
            runs.append(Run(piece.separator, runs[-1].style if runs else PLAIN))
    return tuple(runs)


def source_pieces(block: Block) -> tuple[Piece, ...]:
    """The block as it stands in the source."""
    return (Piece(block.runs),)


def main_style(runs: Sequence[Run], default: Style = PLAIN) -> Style:
    """The style of most of a text, superscripts left aside."""
    lengths: dict[Style, int] = {}
    for run in runs:
        if not run.style.superscript:
            lengths[run.style] = lengths.get(run.style, 0) + len(run.text)
    return max(lengths, key=lambda style: lengths[style], default=default)


def title_of(translated: TranslatedDocument) -> str:
    """The title to put on a result: the translated one, else the source's, else the file's name."""
    return translated.title or translated.document.title or translated.document.path.stem


def is_translated(translated: TranslatedDocument, block: Block) -> bool:
    """Whether the target text of a block differs from its source."""
    return translated.target_text(block).strip() != block.text.strip()
