"""Plain text: paragraphs with a blank line between them, one table row a line."""

from pathlib import Path

from kreyol_desktop.core.document import Block, Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import (
    Item,
    ItemList,
    Table,
    flow,
    target_runs,
)

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def write_text(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write UTF-8 text."""
    parts = [_item(translated, item) for item in flow(translated.document.blocks)]
    if translated.note is not None:
        parts.append("\n".join((translated.note.title, *translated.note.lines)))
    text = "\n\n".join(part for part in parts if part.strip())
    if options.on_page is not None:
        options.on_page(1, 1)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")


def _item(translated: TranslatedDocument, item: Item) -> str:
    if isinstance(item, Table):
        return "\n".join(
            "\t".join(_one_line(translated, cell) for cell in row) for row in item.rows()
        )
    if isinstance(item, ItemList):
        return "\n".join(_list_item(translated, block) for block in item.blocks)
    if item.block.role is Role.IMAGE:
        return ""
    return _printed(translated, item.block)


def _one_line(translated: TranslatedDocument, cell: list[Block]) -> str:
    return " ".join(" ".join(_printed(translated, block).split()) for block in cell)


def _list_item(translated: TranslatedDocument, block: Block) -> str:
    indent = "  " * max(0, block.level - 1)
    return f"{indent}{block.marker or '-'} {_printed(translated, block)}"


def _printed(translated: TranslatedDocument, block: Block) -> str:
    """A block's text; a note's mark stands high, or it would be read as part of its word."""
    runs = target_runs(translated, block)
    return "".join(
        run.text.translate(_RAISED) if run.style.superscript else run.text for run in runs
    ).rstrip()
