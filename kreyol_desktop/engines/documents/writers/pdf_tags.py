"""The structure tree of a tagged PDF: what is a heading, a list, a table, in which order.

Readers for the blind follow it. Text that was replaced is tagged; pictures and text that stood
untouched in the source are not, since their place in the content stream is not ours to know.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from kreyol_desktop.core.document import Block, Role

_MCID = re.compile(rb"/MCID\s+(\d{1,5})\b")
_TAGS = {
    Role.TITLE: "H1",
    Role.LIST_ITEM: "LBody",
    Role.CAPTION: "Caption",
    Role.NOTE: "Note",
    Role.QUOTE: "BlockQuote",
    Role.CODE: "Code",
    Role.IMAGE: "Figure",
}


def first_free_mcid(page: Any, *, always: bool = False) -> int:
    """The first MCID that the content of a PyMuPDF page does not use.

    A file without tags is not looked at, unless ``always``: its pages may come from one with tags.
    """
    if (
        not always
        and page.parent.xref_get_key(page.parent.pdf_catalog(), "StructTreeRoot")[0] == "null"
    ):
        return 0
    return max((int(number) + 1 for number in _MCID.findall(page.read_contents())), default=0)


def tag_of(block: Block) -> str:
    """The standard structure type of a block."""
    if block.role is Role.HEADING:
        return f"H{min(6, max(1, block.level))}"
    if block.cell is not None:
        return "TH" if block.cell.header else "TD"
    return _TAGS.get(block.role, "P")


class Marked(Protocol):
    """What holds marked contents: the block of each MCID in order, and the first MCID."""

    @property
    def marks(self) -> Sequence[int]: ...

    @property
    def first_mcid(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Marks:
    """The marked contents of a page that has been written."""

    marks: tuple[int, ...] = ()
    first_mcid: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """A marked content: on a page, or in a form (``stream``) that is shown on it."""

    page: int
    mcid: int
    stream: int = 0

    def reference(self) -> str:
        form = f"/Stm {self.stream} 0 R" if self.stream else ""
        return f"<</Type/MCR/Pg {self.page} 0 R{form}/MCID {self.mcid}>>"


class StructureTree:
    """Collects marked contents page by page and writes the tree at the end."""

    def __init__(self) -> None:
        self._contents: dict[int, list[_Place]] = {}
        self._pages: list[tuple[int, tuple[int, ...]]] = []
        self._languages: dict[int, str] = {}

    def add_page(self, document: Any, page_xref: int, ink: Marked, stream: int = 0) -> None:
        """Note the marked contents of a finished page, or of a form that is shown on it."""
        marks, first = ink.marks, ink.first_mcid
        if not marks:
            return
        document.xref_set_key(stream or page_xref, "StructParents", str(len(self._pages)))
        document.xref_set_key(page_xref, "Tabs", "/S")
        self._pages.append((first, tuple(marks)))
        for mcid, block in enumerate(marks, start=first):
            self._contents.setdefault(block, []).append(_Place(page_xref, mcid, stream))

    def add_foreign(self, document: Any, page_xref: int, language: str) -> None:
        """Note the content 0 of a page: text of another language, told apart no further."""
        block = -1 - len(self._languages)
        self._languages[block] = f"/Lang({language})"
        self.add_page(document, page_xref, Marks((block,)))

    def write(self, document: Any, blocks: Sequence[Block]) -> None:
        """Write the tree into a PyMuPDF document; an older tree is replaced."""
        catalog = document.pdf_catalog()
        if not self._pages:
            document.xref_set_key(catalog, "StructTreeRoot", "null")
            document.xref_set_key(catalog, "MarkInfo", "null")
            return
        root, top = document.get_new_xref(), document.get_new_xref()
        elements = _Elements(document, self._contents, self._languages)
        children = elements.write_all(blocks, top)
        document.update_object(
            top, f"<</Type/StructElem/S/Document/P {root} 0 R/K[{_references(children)}]>>"
        )
        parents = self._parent_tree(document, elements.of_block)
        document.update_object(
            root,
            f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(self._pages)}>>",
        )
        document.xref_set_key(catalog, "StructTreeRoot", f"{root} 0 R")
        document.xref_set_key(catalog, "MarkInfo", "<</Marked true>>")

    def _parent_tree(self, document: Any, of_block: Mapping[int, int]) -> int:
        entries = []
        for key, (first, marks) in enumerate(self._pages):
            row = document.get_new_xref()
            unknown = "null " * first
            document.update_object(row, f"[{unknown}{_references([of_block[b] for b in marks])}]")
            entries.append(f"{key} {row} 0 R")
        tree = int(document.get_new_xref())
        document.update_object(tree, f"<</Nums[{' '.join(entries)}]>>")
        return tree


class _Elements:
    """Writes structure elements; cells hang under rows and tables, items under lists."""

    def __init__(
        self, document: Any, contents: Mapping[int, list[_Place]], languages: Mapping[int, str]
    ) -> None:
        self._document = document
        self._contents = contents
        self._languages = languages
        self.of_block: dict[int, int] = {}

    def write_all(self, blocks: Sequence[Block], top: int) -> list[int]:
        """Write every block that has contents; return the children of ``top``."""
        tagged = [block for block in blocks if block.id in self._contents]
        children: list[int] = []
        for (kind, _), group in groupby(tagged, key=_group_key):
            members = tuple(group)
            if kind == "table":
                children.append(self._table(members, top))
            elif kind == "list":
                children.append(self._list(members, top))
            else:
                children.extend(
                    self._leaf(tag_of(block), block.id, top, _description(block))
                    for block in members
                )
        others = self._contents.keys() - self.of_block.keys()
        # what belongs to no block (a note) by its number; then other languages, in their order
        children.extend(
            self._leaf("P", block, top, self._languages.get(block, ""))
            for block in sorted(others, key=lambda block: (block < 0, abs(block)))
        )
        return children

    def _table(self, cells: Sequence[Block], top: int) -> int:
        table = self._new()
        rows = []
        for _, row in groupby(cells, key=lambda block: block.cell and block.cell.row):
            xref = self._new()
            rows.append(xref)
            leaves = [self._leaf(tag_of(block), block.id, xref) for block in row]
            self._inner("TR", xref, table, leaves)
        self._inner("Table", table, top, rows)
        return table

    def _list(self, blocks: Sequence[Block], top: int) -> int:
        items = self._new()
        entries = []
        for block in blocks:
            entry = self._new()
            entries.append(entry)
            self._inner("LI", entry, items, [self._leaf("LBody", block.id, entry)])
        self._inner("L", items, top, entries)
        return items

    def _leaf(self, tag: str, block: int, parent: int, more: str = "") -> int:
        xref = self._new()
        self.of_block[block] = xref
        contents = " ".join(place.reference() for place in self._contents[block])
        self._document.update_object(
            xref, f"<</Type/StructElem/S/{tag}/P {parent} 0 R{more}/K[{contents}]>>"
        )
        return xref

    def _inner(self, tag: str, xref: int, parent: int, children: Sequence[int]) -> None:
        self._document.update_object(
            xref, f"<</Type/StructElem/S/{tag}/P {parent} 0 R/K[{_references(children)}]>>"
        )

    def _new(self) -> int:
        return int(self._document.get_new_xref())


def _description(block: Block) -> str:
    """What is read out in place of a picture."""
    if block.image is None or not block.image.alt.strip():
        return ""
    import pymupdf  # heavy: only when something is typeset

    return f"/Alt{pymupdf.get_pdf_str(block.image.alt.strip())}"


def _group_key(block: Block) -> tuple[str, int]:
    if block.cell is not None:
        return "table", block.cell.table
    if block.role is Role.LIST_ITEM:
        return "list", 0
    return "block", 0


def _references(xrefs: Iterable[int]) -> str:
    return " ".join(f"{xref} 0 R" for xref in xrefs)
