"""Blocks of an HTML tree; HTML files, EPUB chapters and Markdown all pass through here.

Nothing is ever fetched: images come from ``image_source``, and only if it knows them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from kreyol_desktop.core.document import (
    PLAIN,
    Align,
    CellPosition,
    ImageRef,
    Role,
    Run,
    Style,
)
from kreyol_desktop.core.errors import LanguageError
from kreyol_desktop.core.language import Language, parse_language
from kreyol_desktop.engines.documents.readers.block_list import BlockList, collapsed, merged
from kreyol_desktop.engines.documents.readers.table_grid import TableGrid

LINE_BREAK = "\u2028"
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "embed",
        "canvas",
        "svg",
        "math",
        "audio",
        "video",
        "source",
        "track",
        "map",
        "area",
        "datalist",
        "input",
        "meta",
        "link",
        "title",
        "param",
        "applet",
        "frameset",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
    ]
)
_INLINE_STYLES: dict[str, dict[str, bool]] = {
    **{tag: {"bold": True} for tag in ("b", "strong")},
    **{tag: {"italic": True} for tag in ("i", "em", "cite", "var", "dfn")},
    **{tag: {"underline": True} for tag in ("u", "ins")},
    **{tag: {"monospace": True} for tag in ("code", "kbd", "samp", "tt")},
    "sup": {"superscript": True},
}
_ROLES = {
    **{f"h{n}": Role.HEADING for n in range(1, 7)},
    "li": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "blockquote": Role.QUOTE,
    "pre": Role.CODE,
    "caption": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "option": Role.FORM_FIELD,
    "textarea": Role.FORM_FIELD,
    "button": Role.FORM_FIELD,
    "legend": Role.FORM_FIELD,
}
_NOTE = re.compile(r"\b(?:foot|end)-?notes?\b|\bdoc-(?:foot|end)notes?\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALIGNS = {
    "left": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "justify": Align.JUSTIFY,
}
_LIST_TYPES = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_MAX_DEPTH = 150
_SAFE_LINKS = ("http:", "https:", "mailto:", "tel:", "#")

ImageSource = Callable[[str, str], ImageRef | None]
"""(address, alternative text) -> the saved image, or None where it is not at hand."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element inherits from those around it."""

    role: Role = Role.PARAGRAPH
    level: int = 0
    marker: str = ""
    depth: int = 0
    style: Style = PLAIN
    align: Align = Align.LEFT
    language: Language | None = None
    cell: CellPosition | None = None
    preformatted: bool = False


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
        self._open = _Context()
        self._path = ""
        self._started = ""
        self._language: Language | None = None
        self.missing_images = 0
        self.ids: dict[str, int] = {}
        """Element id -> index of the first block at or after it."""

    def walk(self, root: Any, *, path: str = "") -> None:
        """Append the blocks under ``root``, an lxml element."""
        self._language = language_of(root.get("lang"))
        self._element(root, _Context(), path)
        self._flush()

    def _element(self, element: Any, context: _Context, path: str) -> None:
        tag = _tag(element)
        if tag in _SKIPPED or _is_hidden(element):
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
        elif tag in _BLOCKS:
            self._block(element, tag, context, path)
        else:
            self._children(element, _inline_context(element, tag, context), path)

    def _name(self, name: str, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        self.ids.setdefault(name, len(self._blocks.blocks))

    def _block(self, element: Any, tag: str, context: _Context, path: str) -> None:
        self._flush()
        inner = _block_context(element, tag, context)
        self._open, self._path = inner, path
        self._children(element, inner, path)
        self._flush()
        self._open, self._path = context, path.rpartition("/")[0]

    def _children(self, element: Any, context: _Context, path: str) -> None:
        if element.text:
            self._text(element.text, context)
        number = _first_number(element)
        for index, child in enumerate(element):
            if isinstance(child.tag, str):
                inner = context
                if _tag(child) == "li":
                    inner = replace(context, marker=_marker(element, child, number))
                    number += 1
                self._element(child, inner, f"{path}/{index}" if path else str(index))
            if child.tail:
                self._text(child.tail, context)

    def _text(self, text: str, context: _Context) -> None:
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
        address = element.get("src") or element.get("href") or _xlink(element)
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

    def _table(self, table: Any, context: _Context, path: str) -> None:
        self._flush()
        for index, child in enumerate(table):
            if _tag(child) == "caption":
                self._element(child, context, f"{path}/{index}")
        grid = TableGrid(self._blocks.new_table())
        for row, row_path in _rows(table, path):
            grid.next_row()
            for index, cell in enumerate(row):
                tag = _tag(cell)
                if tag in ("td", "th"):
                    self._cell(cell, tag, context, grid, f"{row_path}/{index}")

    def _cell(self, cell: Any, tag: str, context: _Context, grid: TableGrid, path: str) -> None:
        header = tag == "th" or _tag(cell.getparent().getparent()) == "thead"
        position = grid.place(_span(cell.get("rowspan")), _span(cell.get("colspan")), header=header)
        before = len(self._blocks.blocks)
        inner = replace(_block_context(cell, tag, context), cell=position)
        self._open, self._path = inner, path
        self._children(cell, inner, path)
        self._flush()
        if len(self._blocks.blocks) == before:
            self._blocks.add(Role.TABLE_CELL, (), cell=position, anchor=f"{self._prefix}{path}")
        self._open, self._path = context, path


def _tag(element: Any) -> str:
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _xlink(element: Any) -> str:
    return element.get("{http://www.w3.org/1999/xlink}href") or element.get("xlink:href") or ""


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _rows(table: Any, path: str) -> list[tuple[Any, str]]:
    rows = []
    for index, child in enumerate(table):
        tag, child_path = _tag(child), f"{path}/{index}"
        if tag == "tr":
            rows.append((child, child_path))
        elif tag in ("thead", "tbody", "tfoot"):
            rows.extend(
                (row, f"{child_path}/{at}") for at, row in enumerate(child) if _tag(row) == "tr"
            )
    return rows


def _span(value: str | None) -> int:
    """A row or column span; pages that ask for millions get a thousand."""
    try:
        return max(1, min(int(value or 1), 1000))
    except ValueError:
        return 1


def _first_number(element: Any) -> int:
    try:
        return int(element.get("start") or 1)
    except ValueError:
        return 1


def _marker(parent: Any, item: Any, number: int) -> str:
    if _tag(parent) != "ol":
        return "•"
    value = item.get("value") or ""
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 7 else number
    letters = _LIST_TYPES.get(parent.get("type") or "")
    if letters and 1 <= number <= len(letters):
        return f"{letters[number - 1]}."
    return f"{number}."


def _block_context(element: Any, tag: str, context: _Context) -> _Context:
    role = _ROLES.get(tag, context.role)
    if tag in ("p", "div") and context.role not in (Role.LIST_ITEM, Role.QUOTE, Role.NOTE):
        role = context.role if context.role in (Role.CAPTION, Role.CODE) else Role.PARAGRAPH
    if context.role is Role.NOTE or _is_note(element):
        role = Role.NOTE
    return replace(
        context,
        role=role,
        level=int(tag[1]) if role is Role.HEADING and tag[1:].isdigit() else 0,
        depth=context.depth + (tag in ("ul", "ol", "dl", "menu")),
        align=_align(element, context.align),
        language=_language(element, context.language),
        preformatted=context.preformatted or tag in ("pre", "textarea"),
        style=_css_style(element, context.style),
    )


def _inline_context(element: Any, tag: str, context: _Context) -> _Context:
    style = context.style
    if tag in _INLINE_STYLES:
        style = replace(style, **_INLINE_STYLES[tag])  # type: ignore[arg-type] # names are Style's
    if tag == "a":
        address = (element.get("href") or "").strip()
        if address.lower().startswith(_SAFE_LINKS):
            style = replace(style, link=address)
    style = _css_style(element, style)
    return context if style == context.style else replace(context, style=style)


_CSS = re.compile(r"(font-weight|font-style|text-decoration|color|text-align)\s*:\s*([^;!]+)")


def _css_style(element: Any, style: Style) -> Style:
    for name, raw in _CSS.findall((element.get("style") or "").lower()):
        value = raw.strip()
        if name == "font-weight":
            style = replace(style, bold=value in ("bold", "bolder", "600", "700", "800", "900"))
        elif name == "font-style":
            style = replace(style, italic=value in ("italic", "oblique"))
        elif name == "text-decoration":
            style = replace(style, underline="underline" in value)
        elif name == "color" and re.fullmatch(r"#[0-9a-f]{6}", value):
            style = replace(style, color=int(value[1:], 16))
    return style


def _align(element: Any, inherited: Align) -> Align:
    for name, value in _CSS.findall((element.get("style") or "").lower()):
        if name == "text-align":
            return _ALIGNS.get(value.strip(), inherited)
    return _ALIGNS.get((element.get("align") or "").lower(), inherited)


def _language(element: Any, inherited: Language | None) -> Language | None:
    code = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return language_of(code) or inherited if code else inherited


def language_of(code: str | None) -> Language | None:
    """The language of a tag, OTHER for one that is not known, None for none."""
    if not code or not code.strip():
        return None
    try:
        return parse_language(code)
    except LanguageError:
        return Language.OTHER


def _is_note(element: Any) -> bool:
    marks = " ".join(
        element.get(name) or ""
        for name in ("class", "role", "{http://www.idpf.org/2007/ops}type", "epub:type")
    )
    return bool(marks.strip() and _NOTE.search(marks))


def with_breaks(run: Run) -> Run:
    """Turn the marks that stood for line breaks while white space was collapsed into ``\\n``."""
    if LINE_BREAK not in run.text:
        return run
    return Run(re.sub(rf" ?{LINE_BREAK} ?", "\n", run.text), run.style)
