"""Blocks as XHTML: the part that HTML, EPUB and re-flowed PDF share. Everything is escaped here."""

import re
from collections.abc import Callable, Sequence
from html import escape as escape_html
from itertools import groupby

from kreyol_desktop.core.document import Align, Block, Role, Run, Style
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import (
    Item,
    ItemList,
    Piece,
    Table,
    source_pieces,
    target_pieces,
)
from kreyol_desktop.engines.documents.writers.safe_links import safe_href

ImageAddress = Callable[[Block], str]
"""Gives the ``src`` of a block's image, or "" to leave the picture out."""

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROLE_TAGS = {
    Role.TITLE: ("h1", "title"),
    Role.CAPTION: ("p", "caption"),
    Role.NOTE: ("p", "note"),
    Role.QUOTE: ("blockquote", ""),
    Role.CODE: ("pre", ""),
}


def escape(text: str) -> str:
    """Text for XML content and attributes; characters that XML forbids are dropped."""
    return escape_html(_NOT_XML.sub("", text), quote=True)


class Markup:
    """Turns items into XHTML. Segments get the ids ``s<id>``, blocks ``b<id>``, the
    source of a pair ``o<id>``.

    ``bilingual`` puts the source beside the target (two columns of a grid, which narrow screens
    show one under the other).
    """

    def __init__(
        self,
        translated: TranslatedDocument,
        *,
        image_address: ImageAddress,
        bilingual: bool = False,
        mark_segments: bool = True,
    ) -> None:
        self._translated = translated
        self._image_address = image_address
        self._bilingual = bilingual
        self._mark_segments = mark_segments

    def item(self, item: Item) -> str:
        """One item as XHTML."""
        if isinstance(item, Table):
            return self._table(item)
        if isinstance(item, ItemList):
            return self._list(item)
        return self._paired(item.block) if self._has_pair(item.block) else self._single(item.block)

    def _has_pair(self, block: Block) -> bool:
        return self._bilingual and block.image is None and bool(block.text.strip())

    def _single(self, block: Block) -> str:
        if block.image is not None:
            return self._image(block)
        return element(block, self._target(block), self._language_of(block))

    def _paired(self, block: Block) -> str:
        source = element(block, self._source(block), self._source_language(block), prefix="o")
        return f'<div class="pair">{source}{self._single(block)}</div>'

    def _image(self, block: Block) -> str:
        address = self._image_address(block)
        if not address or block.image is None:
            return ""
        alt = escape(block.image.alt)
        return f'<figure id="b{block.id}"><img src="{escape(address)}" alt="{alt}"/></figure>'

    def _list(self, items: ItemList) -> str:
        parts: list[str] = []
        open_tags: list[str] = []
        for block in items.blocks:
            self._open_lists(parts, open_tags, block)
            parts.append(f'<li id="b{block.id}">{self._cell_content(block)}')
        while open_tags:
            parts.append(f"</li></{open_tags.pop()}>")
        return "".join(parts)

    def _open_lists(self, parts: list[str], open_tags: list[str], block: Block) -> None:
        """Open and close lists until an item of ``block``'s depth and kind can follow."""
        depth = min(max(1, block.level), len(open_tags) + 1)
        tag = "ol" if block.marker[:1].isalnum() else "ul"
        while len(open_tags) > depth or (len(open_tags) == depth and open_tags[-1] != tag):
            parts.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == depth:
            parts.append("</li>")
            return
        number = re.match(r"\d{1,9}", block.marker)
        start = f' start="{int(number[0])}"' if number and int(number[0]) != 1 else ""
        open_tags.append(tag)
        parts.append(f"<{tag}{start}>")

    def _table(self, table: Table) -> str:
        rows = "".join(
            "<tr>" + "".join(self._cell(cell) for cell in row) + "</tr>" for row in table.rows()
        )
        return f"<table>{rows}</table>"

    def _cell(self, blocks: Sequence[Block]) -> str:
        cell = blocks[0].cell
        assert cell is not None
        tag = "th" if cell.header else "td"
        spans = "".join(
            f' {name}="{span}"'
            for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span))
            if span > 1
        )
        content = "<br/>".join(self._cell_content(block) for block in blocks)
        return f'<{tag} id="b{blocks[0].id}"{spans}>{content}</{tag}>'

    def _cell_content(self, block: Block) -> str:
        if not self._has_pair(block):
            return self._target(block)
        language = self._source_language(block)
        source = f'<span class="source"{_lang(language)}>{self._source(block)}</span>'
        return f"{source}<br/>{self._target(block)}"

    def _target(self, block: Block) -> str:
        return self._pieces(target_pieces(self._translated, block))

    def _source(self, block: Block) -> str:
        return self._pieces(source_pieces(block))

    def _pieces(self, pieces: Sequence[Piece]) -> str:
        return "".join(self._piece(piece) for piece in pieces).rstrip()

    def _piece(self, piece: Piece) -> str:
        text = runs_markup(piece.runs)
        if piece.segment is not None and self._mark_segments:
            look = " look" if piece.segment.flags else ""
            text = f'<span class="seg{look}" id="s{piece.segment.id}">{text}</span>'
        return text + escape(piece.separator)

    def _language_of(self, block: Block) -> str:
        return "" if self._translated.segments.get(block.id) else self._source_language(block)

    def _source_language(self, block: Block) -> str:
        language = block.language or self._translated.document.language
        return language.bcp47 if language is not None else ""


def element(block: Block, content: str, language: str = "", *, prefix: str = "b") -> str:
    """A block element with the tag that suits the block's role; its id is ``prefix`` and number."""
    tag, css = _tag(block)
    classes = f' class="{css}"' if css else ""
    align = (
        "" if block.align in (Align.LEFT, Align.JUSTIFY) else f' style="text-align:{block.align}"'
    )
    identity = f' id="{prefix}{block.id}"'
    if tag == "blockquote":
        content = f"<p>{content}</p>"
    if tag != "pre":
        content = content.replace("\n", "<br/>")
    direction = ' dir="auto"' if _FROM_THE_RIGHT.search(content) else ""
    return f"<{tag}{identity}{classes}{align}{direction}{_lang(language)}>{content}</{tag}>"


def _tag(block: Block) -> tuple[str, str]:
    if block.role is Role.HEADING:
        return f"h{min(6, max(1, block.level))}", ""
    return _ROLE_TAGS.get(block.role, ("p", ""))


def _lang(language: str) -> str:
    return f' lang="{language}" xml:lang="{language}"' if language else ""


def runs_markup(runs: Sequence[Run]) -> str:
    """Runs with the tags that carry their styles, each link as a whole; sizes and colours are left to
    the style sheet.
    """
    parts = []
    for link, group in groupby(runs, key=lambda run: run.style.link):
        text, href = "".join(map(_run_markup, group)), safe_href(link)
        parts.append(f'<a href="{escape(href)}">{text}</a>' if href and text.strip() else text)
    return "".join(parts)


def _run_markup(run: Run) -> str:
    text = escape(run.text)
    for wanted, tag in _tags(run.style):
        if wanted and text:
            text = f"<{tag}>{text}</{tag}>"
    return text


def _tags(style: Style) -> tuple[tuple[bool, str], ...]:
    return (
        (style.monospace, "code"),
        (style.superscript, "sup"),
        (style.subscript, "sub"),
        (style.struck, "s"),
        (style.underline and not style.link, "u"),
        (style.italic, "em"),
        (style.bold, "strong"),
    )
