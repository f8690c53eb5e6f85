"""The Markdown reader: CommonMark with tables, through the same walker as HTML."""

import re
from pathlib import Path

from kreyol_desktop.core.document import Document
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.engines.documents.readers.encoding import text_of
from kreyol_desktop.engines.documents.readers.html import document_of_html

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)


def read_markdown(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read Markdown; a YAML head is left out. Raises EmptyInputError or CorruptError."""
    from markdown_it import MarkdownIt  # only when Markdown is read

    text = text_of(path)
    front = _FRONT_MATTER.match(text)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    body = parser.render(text[front.end() :] if front else text)
    title = _TITLE.search(front.group(1)) if front else None
    head = f"<title>{_escaped(title.group(1))}</title>" if title else ""
    return document_of_html(
        f"<html><head>{head}</head><body>{body}</body></html>", path, options, media_type
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
