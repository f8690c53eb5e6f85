"""Blocks of an HTML tree; HTML files, EPUB chapters and Markdown all pass through here.

Nothing is ever fetched: images come from ``image_source``, and only if it knows them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kreyol_desktop.core.document import ImageRef, Role, Run
from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.documents.readers.block_list import BlockList, collapsed, merged
from kreyol_desktop.engines.documents.readers.markup_context import (
    BLOCKS,
    LINE_BREAK,
    SKIPPED,
    Context,
    block_context,
    first_number,
    inline_context,
    is_hidden,
    item_marker,
    language_of,
    rows_of_table,
    span_of,
    tag_of,
    with_breaks,
    xlink_of,
)
from kreyol_desktop.engines.documents.readers.table_grid import TableGrid

_MAX_DEPTH = 150
ImageSource = Callable[[str, str], ImageRef | None]
"""(address, alternative text) -> the saved image, or None where it is not at hand."""


class MarkupWalker:
    """Walks a tree and appends its blocks to a list.

    A block's anchor is ``prefix`` and the numbers of the element's ancestors among their parents'
    child elements, from the root: ``chapter.xhtml#1/0/4``.
    """

    def __init__(
        self, blocks: BlockList, image_source: ImageSource | None = None, prefix: str = ""
    ) -> None:
        self._blocks = blocks
        self._image_source = image_source
        self._prefix = prefix
        self._runs: list[Run] = []
        self._open = Context()
        self._path = ""
        self._started = ""
        self._language: Language | None = None
        self.missing_images = 0
        self.ids: dict[str, int] = {}
        """Element id -> index of the first block at or after it."""

    def walk(self, root: Any, *, path: str = "") -> None:
        """Append the blocks under ``root``, an lxml element."""
        self._language = language_of(root.get("lang"))
        self._element(root, Context(), path)
        self._flush()

    def _element(self, element: Any, context: Context, path: str) -> None:
        tag = tag_of(element)
        if tag in SKIPPED or is_hidden(element):
            return
        name = element.get("id")
        if name:
            self._name(name, tag)
        if path.count("/") > _MAX_DEPTH:
            self._text(" ".join(element.itertext()), context)
            return
        if tag in ("img", "image"):
            self._image(element, path)
        elif tag == "br":
            self._text(LINE_BREAK, context)
        elif tag == "table" and context.cell is None:
            self._table(element, context, path)
        elif tag in BLOCKS:
            self._block(element, tag, context, path)
        else:
            self._children(element, inline_context(element, tag, context), path)

    def _name(self, name: str, tag: str) -> None:
        if tag in BLOCKS:
            self._flush()
        self.ids.setdefault(name, len(self._blocks.blocks))

    def _block(self, element: Any, tag: str, context: Context, path: str) -> None:
        self._flush()
        inner = block_context(element, tag, context)
        self._open, self._path = inner, path
        self._children(element, inner, path)
        self._flush()
        self._open, self._path = context, path.rpartition("/")[0]

    def _children(self, element: Any, context: Context, path: str) -> None:
        if element.text:
            self._text(element.text, context)
        number = first_number(element)
        for index, child in enumerate(element):
            if isinstance(child.tag, str):
                inner = context
                if tag_of(child) == "li":
                    inner = replace(context, marker=item_marker(element, child, number))
                    number += 1
                self._element(child, inner, f"{path}/{index}" if path else str(index))
            if child.tail:
                self._text(child.tail, context)

    def _text(self, text: str, context: Context) -> None:
        if not self._runs and not text.strip():
            return
        if not self._runs:
            self._started = self._path
        if context.preformatted:
            text = text.replace(LINE_BREAK, "\n")
        self._runs.append(Run(text, context.style))

    def _flush(self) -> None:
        if not self._runs:
            return
        context, runs = self._open, self._runs
        self._runs = []
        if context.preformatted:
            tidy = merged(runs)
        else:
            tidy = tuple(with_breaks(run) for run in collapsed(runs))
        role = context.role if context.cell is None else Role.TABLE_CELL
        self._blocks.add(
            role,
            tidy,
            level=context.level if role is not Role.LIST_ITEM else max(context.depth, 1),
            marker=context.marker if role is Role.LIST_ITEM else "",
            align=context.align,
            language=None if context.language is self._language else context.language,
            cell=context.cell,
            anchor=f"{self._prefix}{self._started}",
        )
        self._open = replace(context, marker="")

    def _image(self, element: Any, path: str) -> None:
        address = element.get("src") or element.get("href") or xlink_of(element)
        alt = (element.get("alt") or "").strip()
        if self._image_source is None or not address:
            return
        image = self._image_source(address, alt)
        if image is None:
            self.missing_images += 1
            return
        runs, self._runs = self._runs, []
        if any(run.text.strip() for run in runs):
            self._runs = runs
            self._flush()
        self._blocks.add(Role.IMAGE, (), image=image, anchor=f"{self._prefix}{path}")

    def _table(self, table: Any, context: Context, path: str) -> None:
        self._flush()
        for index, child in enumerate(table):
            if tag_of(child) == "caption":
                self._element(child, context, f"{path}/{index}")
        grid = TableGrid(self._blocks.new_table())
        for row, row_path in rows_of_table(table, path):
            grid.next_row()
            for index, cell in enumerate(row):
                tag = tag_of(cell)
                if tag in ("td", "th"):
                    self._cell(cell, tag, context, grid, f"{row_path}/{index}")

    def _cell(self, cell: Any, tag: str, context: Context, grid: TableGrid, path: str) -> None:
        header = tag == "th" or tag_of(cell.getparent().getparent()) == "thead"
        position = grid.place(
            span_of(cell.get("rowspan")), span_of(cell.get("colspan")), header=header
        )
        before = len(self._blocks.blocks)
        inner = replace(block_context(cell, tag, context), cell=position)
        self._open, self._path = inner, path
        self._children(cell, inner, path)
        self._flush()
        if len(self._blocks.blocks) == before:
            self._blocks.add(Role.TABLE_CELL, (), cell=position, anchor=f"{self._prefix}{path}")
        self._open, self._path = context, path
