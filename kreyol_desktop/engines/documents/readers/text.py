"""The plain text reader: paragraphs of hard-wrapped or one-line text."""

import re
from pathlib import Path

from kreyol_desktop.core.document import Document, Role, Run
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.engines.documents.readers.block_list import BlockList
from kreyol_desktop.engines.documents.readers.encoding import text_of

_MARKER = re.compile(r"^\s*([•‣◦●▪*+–—-]|\(?\d{1,3}[.)]|[a-z][.)])\s+(?=\S)")
_CHAPTER = re.compile(
    r"^(?:chapter|chapitre|chapit|capítulo|part|partie|pati|section|seksyon)\s+(?:\d+|[ivxlc]+)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?:;…,][\"'»”’)\]]*$")
_WRAP_MIN, _WRAP_MAX = 40, 100


def read_text(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read plain text. Raises EmptyInputError or CorruptError."""
    text = text_of(path)
    blocks = BlockList()
    wrap = wrap_width(text.split("\n"))
    for chunk in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in chunk.split("\n") if line.strip()]
        for paragraph in _paragraphs(lines, wrap):
            _add(blocks, paragraph)
    if options.on_page is not None:
        options.on_page(1, 1)
    return Document(path, media_type, tuple(blocks.blocks), outline=blocks.outline())


def wrap_width(lines: list[str]) -> int:
    """The column at which the text was hard-wrapped, 0 when each line is a paragraph."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 3:
        return 0
    longest = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    near = sum(longest - 14 <= length <= longest for length in lengths)
    wrapped = _WRAP_MIN <= longest <= _WRAP_MAX and near >= 0.4 * len(lengths)
    return longest if wrapped else 0


def _paragraphs(lines: list[str], wrap: int) -> list[list[str]]:
    groups: list[list[str]] = []
    for line in lines:
        if groups and wrap and _continues(groups[-1][-1], line, wrap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(above: str, below: str, wrap: int) -> bool:
    """Whether the first word of ``below`` had no room at the end of ``above``."""
    if _MARKER.match(below):
        return False
    word = below.split(maxsplit=1)[0]
    if len(above.rstrip()) + 1 + len(word) > wrap:
        return True
    indented = len(below) - len(below.lstrip()) > len(above) - len(above.lstrip())
    return not _END.search(above.rstrip()) and not indented and below.lstrip()[:1].islower()


def _add(blocks: BlockList, lines: list[str]) -> None:
    marker = _MARKER.match(lines[0])
    text = _joined([lines[0][marker.end() :] if marker else lines[0], *lines[1:]])
    if marker:
        blocks.add(Role.LIST_ITEM, (Run(text),), level=1, marker=marker.group(1))
    elif len(lines) == 1 and _is_heading(text):
        blocks.add(Role.HEADING, (Run(text),), level=1)
    else:
        blocks.add(Role.PARAGRAPH, (Run(text),))


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        part = " ".join(line.split())
        torn = text.endswith("-") and text[-2:-1].isalpha() and part[:1].islower()
        text = text[:-1] + part if torn else f"{text} {part}".strip()
    return text


def _is_heading(text: str) -> bool:
    """A short line of its own in capitals, or one that calls itself a chapter."""
    if len(text) > 80 or text.endswith((".", ",", ";")):
        return False
    capitals = text.isupper() and sum(char.isalpha() for char in text) >= 4
    return capitals or bool(_CHAPTER.match(text))
