"""The RTF reader: text and paragraphs, without styles."""

from pathlib import Path

from kreyol_desktop.core.document import Document, ReadWarning, Role, Run
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import CorruptError, EmptyInputError, TooLargeError
from kreyol_desktop.engines.documents.readers.block_list import BlockList

_MAX_BYTES = 64 * 2**20


def read_rtf(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read RTF. Raises EmptyInputError, CorruptError or TooLargeError."""
    from striprtf.striprtf import rtf_to_text  # only when RTF is read

    raw = path.read_bytes()
    if len(raw) > _MAX_BYTES:
        raise TooLargeError("The file is too large.", hint="Save it as DOCX and try again.")
    try:
        text: str = rtf_to_text(raw.decode("latin-1"), errors="replace")
    except (ValueError, LookupError, IndexError, KeyError) as error:
        raise CorruptError("The file cannot be read.", hint="Save it as DOCX.") from error
    blocks = BlockList()
    for line in text.split("\n"):
        _add(blocks, line)
    if not blocks.blocks:
        raise EmptyInputError("The document has no text.", hint="Choose another file.")
    if options.on_page is not None:
        options.on_page(1, 1)
    warning = ReadWarning("styles_dropped", "RTF is read without its styles and pictures.")
    return Document(path, media_type, tuple(blocks.blocks), warnings=(warning,))


def _add(blocks: BlockList, line: str) -> None:
    """A paragraph; the cells of a table row come joined by bars."""
    if line.count("|") >= 2 and line.rstrip().endswith("|"):
        for part in line.split("|"):
            blocks.add(Role.PARAGRAPH, (Run(" ".join(part.split())),))
    else:
        blocks.add(Role.PARAGRAPH, (Run(" ".join(line.replace("\x00", "").split())),))
