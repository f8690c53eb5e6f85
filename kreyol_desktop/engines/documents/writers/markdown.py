"""Markdown (CommonMark with pipe tables); text that looks like markup is escaped."""

import re
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from kreyol_desktop.core.document import Block, Role, Run, Style
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import (
    Item,
    ItemList,
    Table,
    flow,
    target_pieces,
)
from kreyol_desktop.engines.documents.writers.safe_links import safe_href

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|]|&(?=[#a-zA-Z]))")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|={2,}|-{2,}|\d{1,9}(?=[.)](\s|$)))")


def write_markdown(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write UTF-8 Markdown."""
    parts = [_item(translated, item) for item in flow(translated.document.blocks)]
    if translated.note is not None:
        note = (f"**{escape(translated.note.title)}**", *map(escape, translated.note.lines))
        parts.append("---\n\n" + "  \n".join(note))
    text = "\n\n".join(part for part in parts if part.strip())
    if options.on_page is not None:
        options.on_page(1, 1)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")


def escape(text: str) -> str:
    """Text as Markdown shows it, with nothing in it taken for markup."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return "\n".join(_escape_start(line) for line in escaped.split("\n"))


def _escape_start(line: str) -> str:
    match = _LINE_START.match(line)
    if match is None:
        return line
    cut = match.end() if match[2][0].isdigit() else match.start(2)
    return f"{line[:cut]}\\{line[cut:]}"


def _item(translated: TranslatedDocument, item: Item) -> str:
    if isinstance(item, Table):
        return _table(translated, item)
    if isinstance(item, ItemList):
        return "\n".join(_list_item(translated, block) for block in item.blocks)
    return _paragraph(translated, item.block)


def _paragraph(translated: TranslatedDocument, block: Block) -> str:
    if block.image is not None:
        return f"![{escape(block.image.alt)}]({block.image.path.name})"
    if block.role is Role.CODE:
        text = translated.target_text(block)
        fence = "`" * max(3, _longest_backticks(text) + 1)
        return f"{fence}\n{text}\n{fence}"
    text = _inline(translated, block)
    if block.role in (Role.TITLE, Role.HEADING):
        level = 1 if block.role is Role.TITLE else min(6, max(1, block.level))
        return f"{'#' * level} {_joined(text)}"
    return _body(block, text)


def _body(block: Block, text: str) -> str:
    if block.role is Role.QUOTE:
        return "> " + text.replace("\n", "\n> ")
    if block.role is Role.CAPTION:
        return f"*{_joined(text)}*" if text else ""
    return text.replace("\n", "  \n")


def _joined(text: str) -> str:
    return " ".join(text.split())


def _longest_backticks(text: str) -> int:
    return max((len(ticks) for ticks in re.findall("`+", text)), default=0)


def _list_item(translated: TranslatedDocument, block: Block) -> str:
    indent = "    " * max(0, block.level - 1)
    number = re.match(r"\d{1,9}", block.marker)
    marker = f"{number[0]}." if number else "-"
    return f"{indent}{marker} {_joined(_inline(translated, block))}"


def _table(translated: TranslatedDocument, table: Table) -> str:
    _, columns = table.size
    lines = []
    for cells in table.rows():
        texts = [""] * columns
        for cell in cells:
            assert cell[0].cell is not None
            texts[cell[0].cell.column] = " ".join(_joined(_inline(translated, b)) for b in cell)
        lines.append("| " + " | ".join(texts) + " |")
    lines.insert(1, "|" + " --- |" * columns)
    return "\n".join(lines)


def _inline(translated: TranslatedDocument, block: Block) -> str:
    return "".join(
        _runs(piece.runs) + piece.separator for piece in target_pieces(translated, block)
    ).strip()


def _runs(runs: Sequence[Run]) -> str:
    """Runs with their marks, each link as a whole."""
    parts = []
    for link, group in groupby(runs, key=lambda run: run.style.link):
        text = "".join(map(_run, group))
        core = text.strip()
        if safe_href(link) and core:
            before, _, after = text.partition(core)
            text = f"{before}[{core}](<{link.replace('<', '%3C').replace('>', '%3E')}>){after}"
        parts.append(text)
    return "".join(parts)


def _run(run: Run) -> str:
    core = run.text.strip()
    if not core:
        return run.text
    before, _, after = run.text.partition(core)
    return f"{before}{_styled(core, run.style)}{after}"


def _styled(text: str, style: Style) -> str:
    shown = escape(text)
    if style.superscript:
        shown = f"<sup>{shown}</sup>"
    if style.subscript:
        shown = f"<sub>{shown}</sub>"
    if style.struck:
        shown = f"<s>{shown}</s>"
    if style.italic:
        shown = f"*{shown}*"
    if style.bold:
        shown = f"**{shown}**"
    return shown
