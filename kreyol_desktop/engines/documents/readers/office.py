"""What the readers of word processors' files share: blocks and properties become a document."""

from collections.abc import Mapping
from pathlib import Path

from kreyol_desktop.core.document import Document, Role
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import EmptyInputError
from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.documents.readers.block_list import BlockList


def office_document(
    path: Path,
    media_type: str,
    blocks: BlockList,
    properties: Mapping[str, str],
    language: Language | None,
    options: ReadOptions,
) -> Document:
    """The document of a file without pages. Raises EmptyInputError where it has no text."""
    if not blocks.blocks:
        raise EmptyInputError("The document has no text.", hint="Choose another file.")
    if options.on_page is not None:
        options.on_page(1, 1)
    title = next((b.text for b in blocks.blocks if b.role is Role.TITLE), "")
    return Document(
        path,
        media_type,
        tuple(blocks.blocks),
        title=properties.get("title") or title,
        author=properties.get("creator") or properties.get("initial-creator", ""),
        language=language,
        outline=blocks.outline(),
        metadata=properties,
    )
