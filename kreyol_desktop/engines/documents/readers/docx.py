"""The DOCX reader: walks the XML itself, since order, notes, boxes and numbers all matter.

The anchor of a block is ``part#n``: the n-th ``w:p`` of that part in document order, from 0.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import Align, CellPosition, Document, ReadWarning, Role, Run
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.engines.documents.readers.archives import Archive, open_archive
from kreyol_desktop.engines.documents.readers.block_list import BlockList, merged
from kreyol_desktop.engines.documents.readers.docx_parts import (
    Numbering,
    Relations,
    StyleSheet,
    W,
    local_name,
    read_properties,
    value_of,
)
from kreyol_desktop.engines.documents.readers.docx_runs import RunReader
from kreyol_desktop.engines.documents.readers.images import ImageSaver
from kreyol_desktop.engines.documents.readers.office import office_document
from kreyol_desktop.engines.documents.readers.table_grid import TableGrid

_BODY = "word/document.xml"
_ALIGNS = {
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFY,
    "distribute": Align.JUSTIFY,
}


def read_docx(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read a DOCX; macros are ignored. Raises EmptyInputError, CorruptError, TooLargeError."""
    with open_archive(path) as archive:
        reader = DocxReader(archive, options)
        reader.read_all()
        properties = read_properties(archive)
    document = office_document(
        path, media_type, reader.blocks, properties, reader.styles.language, options
    )
    return replace(document, warnings=tuple(reader.warnings))


class DocxReader:
    """Appends the blocks of every part of one DOCX."""

    def __init__(self, archive: Archive, options: ReadOptions) -> None:
        self.archive = archive
        self._saver = ImageSaver(options.work_dir)
        self.blocks = BlockList()
        self.styles = StyleSheet(archive)
        self.numbering = Numbering(archive)
        self.warnings: list[ReadWarning] = []
        self._note_numbers: dict[str, dict[str, int]] = {}

    def read_all(self) -> None:
        """Headers, the body with its notes where they are referred to, footers."""
        relations = Relations(self.archive, _BODY)
        for part in relations.parts("header"):
            self._part(part, Role.RUNNING_HEAD)
        _PartReader(self, _BODY, relations).read()
        for part in relations.parts("footer"):
            self._part(part, Role.RUNNING_FOOT)

    def _part(self, part: str, role: Role) -> None:
        if part in self.archive.names:
            _PartReader(self, part, Relations(self.archive, part), role).read()

    def note_number(self, kind: str, number: str) -> str:
        """Notes are numbered in the order in which the text refers to them."""
        numbers = self._note_numbers.setdefault(kind, {})
        return str(numbers.setdefault(number, len(numbers) + 1))

    def xml(self, part: str) -> Any:
        """The root element of a part."""
        return self.archive.xml(part)

    def has(self, part: str) -> bool:
        return part in self.archive.names

    def save_image(self, part: str, alt: str) -> None:
        """Append an image of the archive as a block."""
        if part not in self.archive.names:
            return
        image = self._saver.save(self.archive.read(part), alt)
        if image is not None:
            self.blocks.add(Role.IMAGE, (), image=image)
        elif not any(w.code == "image_unreadable" for w in self.warnings):
            self.warnings.append(
                ReadWarning("image_unreadable", "Some drawings are of a kind that is not read.")
            )


class _PartReader:
    """Reads one part: body, header, footer, or notes."""

    def __init__(
        self, reader: DocxReader, part: str, relations: Relations, role: Role | None = None
    ) -> None:
        self._reader = reader
        self._part = part
        self._relations = relations
        self._role = role
        self._root = reader.xml(part)
        self._number = {p: index for index, p in enumerate(self._root.iter(f"{W}p"))}
        self._notes: dict[str, _PartReader | None] = {}
        self._note_mark = ""

    def read(self) -> None:
        """Append all blocks of the part."""
        body = self._root.find(f"{W}body")
        self._container(self._root if body is None else body, None)

    def _container(self, container: Any, cell: CellPosition | None) -> None:
        for child in container:
            name = local_name(child)
            if name == "p":
                self._paragraph(child, cell)
            elif name == "tbl":
                self._table(child, cell)
            elif name in (
                "sdt",
                "sdtContent",
                "ins",
                "moveTo",
                "customXml",
                "smartTag",
                "txbxContent",
            ):
                self._container(child, cell)

    def _paragraph(self, paragraph: Any, cell: CellPosition | None) -> None:
        style = self._reader.styles.of(paragraph)
        reader = RunReader(
            self._relations, style.run, self._reader.styles, self._reader.note_number
        )
        reader.read(paragraph)
        runs = merged(reader.runs)
        numbers = self._reader.numbering.marker(paragraph, style.numbering)
        role, level = self._role_of(style.role, style.level, numbers is not None, cell)
        if self._role is not None and "".join(run.text for run in runs).strip().isdigit():
            role = Role.PAGE_NUMBER
        marker, depth = numbers or ("", 0)
        if role is Role.HEADING and marker and any(run.text.strip() for run in runs):
            runs, marker = (Run(f"{marker} ", runs[0].style), *runs), ""
        self._reader.blocks.add(
            role,
            runs,
            level=depth if role is Role.LIST_ITEM else level,
            marker=marker if role is Role.LIST_ITEM else self._take_note_mark(),
            align=self._align(paragraph, style.align),
            cell=cell,
            anchor=f"{self._part}#{self._number.get(paragraph, 0)}",
        )
        for address, alt in reader.images:
            self._reader.save_image(address, alt)
        for box in reader.boxes:
            self._container(box, cell)
        for kind, number in reader.notes:
            self._note(kind, number)

    def _role_of(
        self, role: Role, level: int, numbered: bool, cell: CellPosition | None
    ) -> tuple[Role, int]:
        if self._role is not None:
            return self._role, 0
        if cell is not None:
            return Role.TABLE_CELL, 0
        if role is Role.PARAGRAPH and numbered:
            return Role.LIST_ITEM, level
        return role, level

    def _align(self, paragraph: Any, inherited: str) -> Align:
        own = value_of(paragraph.find(f"{W}pPr/{W}jc"))
        return _ALIGNS.get(own or inherited, Align.LEFT)

    def _table(self, table: Any, outer: CellPosition | None) -> None:
        if outer is not None:
            for cell in table.iter(f"{W}tc"):
                self._container(cell, outer)
            return
        grid = TableGrid(self._reader.blocks.new_table())
        rows = list(table.iterchildren(f"{W}tr"))
        for row_index, row in enumerate(rows):
            grid.next_row()
            header = row.find(f"{W}trPr/{W}tblHeader") is not None
            for cell in _cells(row):
                span = _grid_span(cell)
                if _merge(cell) == "continue":
                    grid.skip(span)
                    continue
                down = _rows_down(rows, row_index, grid.column, span) if _merge(cell) else 1
                self._cell(cell, grid.place(down, span, header=header, reserve=False))

    def _cell(self, cell: Any, position: CellPosition) -> None:
        before = len(self._reader.blocks.blocks)
        self._container(cell, position)
        if len(self._reader.blocks.blocks) == before:
            paragraph = next(cell.iter(f"{W}p"), None)
            number = self._number.get(paragraph, 0)
            self._reader.blocks.add(
                Role.TABLE_CELL, (), cell=position, anchor=f"{self._part}#{number}"
            )

    def _note(self, kind: str, number: str) -> None:
        """Append a foot-note or end-note after the paragraph that refers to it."""
        if self._role is Role.NOTE:
            return
        part = f"word/{kind}s.xml"
        if part not in self._notes:
            found = self._reader.has(part)
            self._notes[part] = (
                _PartReader(self._reader, part, Relations(self._reader.archive, part), Role.NOTE)
                if found
                else None
            )
        notes = self._notes[part]
        if notes is not None:
            notes.read_note(kind, number)

    def read_note(self, kind: str, number: str) -> None:
        """Append the paragraphs of one note."""
        for note in self._root.iterchildren(f"{W}{kind}"):
            if note.get(f"{W}id") == number:
                self._note_mark = self._reader.note_number(kind, number)
                self._container(note, None)

    def _take_note_mark(self) -> str:
        """The mark of a note stands at its first paragraph only."""
        mark, self._note_mark = self._note_mark, ""
        return mark


def _cells(row: Any) -> list[Any]:
    """The cells of a row, also those wrapped in content controls."""
    return [cell for cell in row.iter(f"{W}tc") if _row_of(cell) is row]


def _row_of(cell: Any) -> Any:
    parent = cell.getparent()
    while parent is not None and local_name(parent) != "tr":
        parent = parent.getparent()
    return parent


def _grid_span(cell: Any) -> int:
    value = value_of(cell.find(f"{W}tcPr/{W}gridSpan")) or "1"
    return max(1, min(int(value), 200)) if value.isdigit() else 1


def _merge(cell: Any) -> str:
    """``restart``, ``continue`` or nothing: how the cell is merged downwards."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if merge is None else value_of(merge) or "continue"


def _rows_down(rows: list[Any], first: int, column: int, span: int) -> int:
    count = 1
    for row in rows[first + 1 :]:
        at = 0
        for cell in _cells(row):
            if at == column:
                if _merge(cell) == "continue" and _grid_span(cell) == span:
                    count += 1
                    break
                return count
            at += _grid_span(cell)
        else:
            return count
    return count
