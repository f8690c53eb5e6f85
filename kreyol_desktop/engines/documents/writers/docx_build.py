"""DOCX made from nothing: Word's own styles, so that the result can be edited like any other."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt, RGBColor

from kreyol_desktop.core.document import Align, Block, Role, Run
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import (
    Item,
    ItemList,
    Table,
    flow,
    target_runs,
    title_of,
)
from kreyol_desktop.engines.documents.writers.docx_parts import (
    add_hyperlink,
    clean_text,
    save_docx,
    set_language,
    write_note,
)
from kreyol_desktop.engines.documents.writers.safe_links import safe_href

_STYLES = {
    Role.TITLE: "Title",
    Role.CAPTION: "Caption",
    Role.QUOTE: "Quote",
    Role.CODE: "No Spacing",
}
_ALIGNMENTS = {
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_NOTE_SIZE = Pt(9)


def build_docx(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write a DOCX with headings, lists, tables, captions and pictures as Word knows them."""
    _Builder(translated, bilingual=False).build(target, options)


def build_bilingual_docx(
    translated: TranslatedDocument, target: Path, options: WriteOptions
) -> None:
    """Write a DOCX with the source in the left column and the target in the right."""
    _Builder(translated, bilingual=True).build(target, options)


class _Builder:
    def __init__(self, translated: TranslatedDocument, *, bilingual: bool) -> None:
        self._translated = translated
        self._bilingual = bilingual
        self._docx: Any = docx.Document()
        section: Any = self._docx.sections[0]
        self._width = section.page_width - section.left_margin - section.right_margin

    def build(self, target: Path, options: WriteOptions) -> None:
        items = list(flow(self._translated.document.blocks))
        set_language(self._docx, self._translated.target)
        properties = self._docx.core_properties
        properties.title = clean_text(title_of(self._translated))[:255]
        properties.author = clean_text(self._translated.document.author)[:255]
        properties.language = self._translated.target.bcp47
        for done, item in enumerate(items, start=1):
            self._item(item)
            if options.on_page is not None:
                options.on_page(done, len(items))
        write_note(self._docx, self._translated.note)
        save_docx(self._docx, target)

    def _item(self, item: Item) -> None:
        if isinstance(item, Table):
            self._table(item)
        elif isinstance(item, ItemList):
            for block in item.blocks:
                self._block(block)
        else:
            self._block(item.block)

    def _block(self, block: Block) -> None:
        if block.image is not None:
            self._image(block)
        elif self._bilingual and block.text.strip():
            self._pair(block)
        else:
            self._fill(self._docx.add_paragraph(), block, target_runs(self._translated, block))

    def _pair(self, block: Block) -> None:
        left, right = self._docx.add_table(rows=1, cols=2).rows[0].cells
        self._fill(left.paragraphs[0], block, block.runs)
        self._fill(right.paragraphs[0], block, target_runs(self._translated, block))

    def _fill(self, paragraph: Any, block: Block, runs: Sequence[Run]) -> None:
        style = self._style(block)
        paragraph.style = style
        if block.align in _ALIGNMENTS:
            paragraph.alignment = _ALIGNMENTS[block.align]
        if block.role is Role.LIST_ITEM and block.marker and style == "List Paragraph":
            paragraph.add_run(f"{clean_text(block.marker)} ")
        for run in runs:
            _add_run(paragraph, run, small=block.role is Role.NOTE)

    def _style(self, block: Block) -> str:
        if block.role is Role.HEADING:
            return f"Heading {min(9, max(1, block.level))}"
        if block.role is Role.LIST_ITEM:
            return _list_style(block)
        return _STYLES.get(block.role, "Normal")

    def _image(self, block: Block) -> None:
        assert block.image is not None
        try:
            shape = self._docx.add_paragraph().add_run().add_picture(str(block.image.path))
        except (OSError, ValueError, KeyError, AttributeError):  # a picture Word cannot hold
            self._docx.add_paragraph(clean_text(block.image.alt), style="Caption")
            return
        if shape.width > self._width:
            shape.height = Emu(int(shape.height * self._width / shape.width))
            shape.width = self._width
        shape._inline.docPr.set("descr", clean_text(block.image.alt))

    def _table(self, item: Table) -> None:
        rows, columns = item.size
        table = self._docx.add_table(rows=rows, cols=columns, style="Table Grid")
        for blocks in (cell for row in item.rows() for cell in row):
            position = blocks[0].cell
            assert position is not None
            cell = table.cell(position.row, position.column)
            if position.row_span > 1 or position.column_span > 1:
                cell = cell.merge(
                    table.cell(
                        position.row + position.row_span - 1,
                        position.column + position.column_span - 1,
                    )
                )
            self._cell(cell, blocks)

    def _cell(self, cell: Any, blocks: Sequence[Block]) -> None:
        for index, block in enumerate(blocks):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            header = block.cell is not None and block.cell.header
            if self._bilingual:
                for run in block.runs:
                    _add_run(paragraph, run, header=header)
                paragraph = cell.add_paragraph()
            for run in target_runs(self._translated, block):
                _add_run(paragraph, run, header=header)


def _list_style(block: Block) -> str:
    depth = min(3, max(1, block.level))
    suffix = f" {depth}" if depth > 1 else ""
    if not block.marker[:1].isalnum():
        return f"List Bullet{suffix}"
    # Word would count on by itself and across lists: the source's own number is kept as text.
    return "List Paragraph"


def _add_run(paragraph: Any, run: Run, *, small: bool = False, header: bool = False) -> None:
    href = safe_href(run.style.link)
    text = clean_text(run.text)
    if href and text.strip():
        target = add_hyperlink(paragraph, href, text)
    else:
        target = paragraph.add_run(text)
    style = run.style
    target.bold = True if style.bold or header else None
    target.italic = True if style.italic else None
    target.underline = True if style.underline or href else None
    target.font.superscript = True if style.superscript else None
    if style.subscript:  # set to None it would take the superscript away again
        target.font.subscript = True
    target.font.strike = True if style.struck else None
    if style.monospace:
        target.font.name = "Courier New"
    if style.color:
        target.font.color.rgb = RGBColor.from_string(f"{style.color & 0xFFFFFF:06X}")
    if small:
        target.font.size = _NOTE_SIZE
