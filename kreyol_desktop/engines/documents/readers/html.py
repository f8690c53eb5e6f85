"""The HTML reader. Remote resources are never fetched."""

import base64
import binascii
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from kreyol_desktop.core.document import Document, ImageRef, ReadWarning
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import CorruptError, EmptyInputError
from kreyol_desktop.engines.documents.readers.block_list import BlockList
from kreyol_desktop.engines.documents.readers.encoding import decoded
from kreyol_desktop.engines.documents.readers.images import ImageSaver
from kreyol_desktop.engines.documents.readers.markup import MarkupWalker
from kreyol_desktop.engines.documents.readers.markup_context import language_of
from kreyol_desktop.engines.documents.readers.style_sheets import (
    apply_sheet,
    own_sheets,
    read_sheets,
)

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"^\s*<!DOCTYPE[^\[>]*\[[^\]]*\]\s*>", re.IGNORECASE)
"""A document type with declarations of its own: the parser takes their end for text."""


def read_html(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read one HTML file. Raises EmptyInputError or CorruptError."""
    return document_of_html(_decoded(path.read_bytes()), path, options, media_type)


def document_of_html(markup: str, path: Path, options: ReadOptions, media_type: str) -> Document:
    """The document of HTML source."""
    root = parsed(markup)
    blocks = BlockList()
    saver = ImageSaver(options.work_dir)
    walker = MarkupWalker(blocks, lambda address, alt: _data_image(saver, address, alt))
    apply_sheet(root, read_sheets(own_sheets(root)))
    walker.walk(root)
    if not blocks.blocks:
        raise EmptyInputError("The page has no text.", hint="Choose another file.")
    if options.on_page is not None:
        options.on_page(1, 1)
    return Document(
        path,
        media_type,
        tuple(blocks.blocks),
        title=" ".join((root.findtext(".//title") or "").split()),
        author=_meta(root, "author"),
        language=language_of(root.get("lang")),
        outline=blocks.outline(),
        warnings=_warnings(walker.missing_images),
    )


def parsed(markup: str) -> Any:
    """The tree of HTML source. Raises CorruptError or EmptyInputError."""
    from lxml import etree, html  # heavy: only when markup is read

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    source = _DOCTYPE.sub("", _DECLARATION.sub("", markup)).encode("utf-8", "replace")
    if not source.strip():
        raise EmptyInputError("The page is empty.", hint="Choose another file.")
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
            raise MemoryError from error
        raise CorruptError("The page cannot be read.", hint="Choose another file.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise CorruptError(
            "The page is nested too deeply to be read whole.", hint="Choose another file."
        )
    return root


def _decoded(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    if declared and not raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return raw.decode(declared.group(1).decode("ascii")).replace("\x00", "")
        except (LookupError, UnicodeDecodeError):
            return decoded(raw)
    return decoded(raw)


def _meta(root: Any, name: str) -> str:
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == name:
            return (meta.get("content") or "").strip()
    return ""


def _data_image(saver: ImageSaver, address: str, alt: str) -> ImageRef | None:
    """Save an image that is written into the page itself."""
    if not address.lower().startswith("data:image/"):
        return None
    head, _comma, body = address.partition(",")
    try:
        raw = (
            base64.b64decode(body, validate=False)
            if head.lower().endswith(";base64")
            else unquote_to_bytes(body)
        )
    except (binascii.Error, ValueError):
        return None
    return saver.save(raw, alt)


def _warnings(missing: int) -> tuple[ReadWarning, ...]:
    if not missing:
        return ()
    message = f"{missing} images lie outside the file and were left out."
    return (ReadWarning("images_outside", message),)
