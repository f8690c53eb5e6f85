"""The ODT reader.

The anchor of a block is ``content.xml#n``: the n-th ``text:p`` or ``text:h`` in document order.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import CellPosition, Document, Role, Run, Style
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.engines.documents.readers.archives import Archive, open_archive
from kreyol_desktop.engines.documents.readers.block_list import BlockList, collapsed
from kreyol_desktop.engines.documents.readers.images import ImageSaver
from kreyol_desktop.engines.documents.readers.markup_context import LINE_BREAK, with_breaks
from kreyol_desktop.engines.documents.readers.odt_styles import OFFICE, TEXT, OdtStyles
from kreyol_desktop.engines.documents.readers.office import office_document
from kreyol_desktop.engines.documents.readers.table_grid import TableGrid

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SKIPPED = frozenset(
    f"{TEXT}{name}"
    for name in (
        "tracked-changes",
        "sequence-decls",
        "bookmark",
        "variable-decls",
        "alphabetical-index-mark",
    )
) | {f"{OFFICE}forms", f"{OFFICE}annotation", f"{OFFICE}annotation-end"}
_MAX_LEVEL = 6
_MAX_REPEAT = 200


def read_odt(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read an ODT. Raises EmptyInputError, EncryptedError, CorruptError, TooLargeError."""
    with open_archive(path) as archive:
        reader = _OdtReader(archive, options)
        reader.read()
        metadata = reader.styles.metadata(archive)
    return office_document(
        path, media_type, reader.blocks, metadata, reader.styles.language, options
    )


class _OdtReader:
    def __init__(self, archive: Archive, options: ReadOptions) -> None:
        self._archive = archive
        self._saver = ImageSaver(options.work_dir)
        self._root = archive.xml("content.xml")
        self._number = {
            element: index for index, element in enumerate(self._root.iter(f"{TEXT}p", f"{TEXT}h"))
        }
        self.styles = OdtStyles(archive, self._root)
        self.blocks = BlockList()
        self._waiting: list[Any] = []
        self._note_mark = ""

    def read(self) -> None:
        """Running heads and feet of the page styles, with the body between them."""
        heads, feet = self.styles.running()
        for text in heads:
            self.blocks.add(Role.RUNNING_HEAD, (Run(text),))
        body = self._root.find(f"{OFFICE}body/{OFFICE}text")
        if body is not None:
            self._container(body, Role.PARAGRAPH, None, 0)
        for text in feet:
            self.blocks.add(Role.RUNNING_FOOT, (Run(text),))

    def _container(self, container: Any, role: Role, cell: CellPosition | None, depth: int) -> None:
        for child in container:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(child, role, cell, depth)
            elif tag == f"{TEXT}list":
                self._list(child, role, cell, depth + 1)
            elif tag == f"{_TABLE}table":
                self._table(child, cell)
            else:
                self._container(child, role, cell, depth)

    def _list(self, items: Any, role: Role, cell: CellPosition | None, depth: int) -> None:
        name = self.styles.list_style(items)
        number = 0
        for item in items:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            number += 1
            before = len(self.blocks.blocks)
            inner = Role.LIST_ITEM if role is Role.PARAGRAPH else role
            self._container(item, inner, cell, depth)
            marker = self.styles.marker(name, depth, number)
            if len(self.blocks.blocks) > before and inner is Role.LIST_ITEM:
                first = self.blocks.blocks[before]
                if first.role is Role.LIST_ITEM and not first.marker and first.level == depth:
                    self.blocks.blocks[before] = replace(first, marker=marker)

    def _paragraph(self, paragraph: Any, role: Role, cell: CellPosition | None, depth: int) -> None:
        style = self.styles.of(paragraph)
        level = 0
        if cell is not None:
            role = Role.TABLE_CELL
        elif paragraph.tag == f"{TEXT}h" and role is not Role.NOTE:
            role = Role.HEADING
            outline = paragraph.get(f"{TEXT}outline-level") or "1"
            level = min(int(outline), _MAX_LEVEL) if outline.isdigit() else 1
        elif role is Role.PARAGRAPH:
            role = style.role
        elif role is Role.LIST_ITEM:
            level = depth
        runs: list[Run] = []
        self._inline(paragraph, style.run, runs)
        mark, self._note_mark = self._note_mark, ""
        self.blocks.add(
            role,
            tuple(with_breaks(run) for run in collapsed(runs)),
            level=level,
            marker=mark,
            align=style.align,
            cell=cell,
            anchor=f"content.xml#{self._number.get(paragraph, 0)}",
        )
        self._place_waiting(cell)

    def _inline(self, element: Any, style: Style, runs: list[Run]) -> None:
        if element.text:
            runs.append(Run(element.text, style))
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._inline_child(child, style, runs)
            if child.tail:
                runs.append(Run(child.tail, style))

    def _inline_child(self, child: Any, style: Style, runs: list[Run]) -> None:
        name = child.tag
        if name in (f"{TEXT}s", f"{TEXT}tab"):
            runs.append(Run(" ", style))
        elif name == f"{TEXT}line-break":
            runs.append(Run(LINE_BREAK, style))
        elif name == f"{TEXT}note":
            citation = child.find(f"{TEXT}note-citation")
            mark = "" if citation is None else citation.text or ""
            runs.append(Run(mark, replace(style, superscript=True)))
            self._waiting.append(child)
        elif name == f"{_DRAW}frame" or name.startswith(_DRAW):
            self._waiting.append(child)
        elif name == f"{TEXT}a":
            address = child.get(f"{_XLINK}href") or ""
            safe = address.lower().startswith(("http", "mailto:"))
            self._inline(child, replace(style, link=address) if safe else style, runs)
        else:
            self._inline(child, self.styles.span(child, style), runs)

    def _place_waiting(self, cell: CellPosition | None) -> None:
        """Notes, images and text boxes follow the paragraph that they hang on."""
        waiting, self._waiting = self._waiting, []
        for element in waiting:
            if element.tag == f"{TEXT}note":
                self._note_mark = element.findtext(f"{TEXT}note-citation") or ""
                body = element.find(f"{TEXT}note-body")
                if body is not None:
                    self._container(body, Role.NOTE, None, 0)
            else:
                self._drawing(element, cell)

    def _drawing(self, drawing: Any, cell: CellPosition | None) -> None:
        boxes = list(drawing.iter(f"{_DRAW}text-box"))
        for box in boxes:
            self._container(box, Role.PARAGRAPH, cell, 0)
        if boxes:
            return
        alt = drawing.findtext(f"{_SVG}desc") or drawing.findtext(f"{_SVG}title") or ""
        for image in drawing.iter(f"{_DRAW}image"):
            member = image.get(f"{_XLINK}href") or ""
            if member in self._archive.names:
                saved = self._saver.save(self._archive.read(member), " ".join(alt.split()))
                if saved is not None:
                    self.blocks.add(Role.IMAGE, (), image=saved)
                    return

    def _table(self, table: Any, outer: CellPosition | None) -> None:
        if outer is not None:
            for cell in table.iter(f"{_TABLE}table-cell"):
                self._container(cell, Role.TABLE_CELL, outer, 0)
            return
        grid = TableGrid(self.blocks.new_table())
        heads = set(table.iterfind(f"{_TABLE}table-header-rows/{_TABLE}table-row"))
        for row in table.iter(f"{_TABLE}table-row"):
            if _owner(row) is not table:
                continue
            grid.next_row()
            for cell in row:
                self._cell(cell, grid, header=row in heads)

    def _cell(self, cell: Any, grid: TableGrid, *, header: bool) -> None:
        repeat = _count(cell.get(f"{_TABLE}number-columns-repeated"))
        if cell.tag == f"{_TABLE}covered-table-cell":
            grid.skip(repeat)
        elif cell.tag == f"{_TABLE}table-cell":
            for _ in range(repeat):
                self._placed_cell(cell, grid, header=header)

    def _placed_cell(self, cell: Any, grid: TableGrid, *, header: bool) -> None:
        across = _count(cell.get(f"{_TABLE}number-columns-spanned"))
        down = _count(cell.get(f"{_TABLE}number-rows-spanned"))
        position = grid.place(down, across, header=header, reserve=False)
        grid.skip(1 - across)
        before = len(self.blocks.blocks)
        self._container(cell, Role.TABLE_CELL, position, 0)
        if len(self.blocks.blocks) == before:
            self.blocks.add(Role.TABLE_CELL, (), cell=position)


def _owner(row: Any) -> Any:
    parent = row.getparent()
    while parent is not None and parent.tag != f"{_TABLE}table":
        parent = parent.getparent()
    return parent


def _count(value: str | None) -> int:
    return max(1, min(int(value), _MAX_REPEAT)) if value and value.isdigit() else 1
