"""The EPUB reader: the spine's chapters through the HTML walker, outline from the navigation.

The anchor of a block is ``member#path``, with the path that ``markup`` describes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from kreyol_desktop.core.document import Document, ImageRef, ReadWarning
from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.core.errors import CorruptError, EmptyInputError, EncryptedError, InputError
from kreyol_desktop.engines.documents.readers.archives import Archive, open_archive, resolved
from kreyol_desktop.engines.documents.readers.block_list import BlockList
from kreyol_desktop.engines.documents.readers.encoding import decoded
from kreyol_desktop.engines.documents.readers.epub_navigation import drop_navigation
from kreyol_desktop.engines.documents.readers.epub_outline import read_outline
from kreyol_desktop.engines.documents.readers.epub_package import Package, read_package
from kreyol_desktop.engines.documents.readers.html import parsed
from kreyol_desktop.engines.documents.readers.images import ImageSaver
from kreyol_desktop.engines.documents.readers.markup import MarkupWalker
from kreyol_desktop.engines.documents.readers.markup_context import language_of
from kreyol_desktop.engines.documents.readers.style_sheets import (
    Sheet,
    apply_sheet,
    own_sheets,
    read_sheets,
)

_COVER_TYPES = ("image/jpeg", "image/png")
_FONT_OBFUSCATION = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read_epub(path: Path, options: ReadOptions, media_type: str) -> Document:
    """Read an EPUB 2 or 3. Raises EncryptedError for locked books, and InputErrors."""
    with open_archive(path) as archive:
        _refuse_locked(archive)
        package = read_package(archive)
        reader = _BookReader(archive, package, options)
        reader.read()
        outline = read_outline(archive, package, reader.starts)
        cover = reader.cover()
    if not reader.blocks.blocks:
        raise EmptyInputError("The book has no text.", hint="Choose another file.")
    return Document(
        path,
        media_type,
        tuple(reader.blocks.blocks),
        title=package.metadata.get("title", ""),
        author=package.metadata.get("creator", ""),
        language=language_of(package.metadata.get("language")),
        outline=outline or reader.blocks.outline(),
        warnings=tuple(reader.warnings),
        metadata=package.metadata,
        cover=cover,
    )


class _BookReader:
    def __init__(self, archive: Archive, package: Package, options: ReadOptions) -> None:
        self._archive = archive
        self._package = package
        self._options = options
        self._saver = ImageSaver(options.work_dir)
        self.blocks = BlockList()
        self.starts: dict[str, int] = {}
        """``member`` and ``member#id`` -> index of the first block there."""
        self.warnings: list[ReadWarning] = []
        self._sheets: dict[str, str] = {}
        self._parsed: dict[tuple[str, ...], Sheet] = {}

    def read(self) -> None:
        """Read every chapter of the spine; one that is damaged is left out with a warning."""
        spine = self._package.spine
        for index, member in enumerate(spine):
            try:
                self._chapter(member)
            except EmptyInputError:
                self.starts.setdefault(member, len(self.blocks.blocks))
            except (CorruptError, RecursionError):
                self.warnings.append(
                    ReadWarning(
                        "chapter_unreadable",
                        f"The chapter {index + 1} cannot be read.",
                        detail=str(index + 1),
                    )
                )
            if self._options.on_page is not None:
                self._options.on_page(index + 1, len(spine))

    def cover(self) -> ImageRef | None:
        """The cover, if it is a picture that audio players show."""
        image = self._saved(self._package.cover, "")
        return image if image is not None and image.media_type in _COVER_TYPES else None

    def _chapter(self, member: str) -> None:
        self.starts[member] = len(self.blocks.blocks)
        root = parsed(decoded(self._archive.read(member)))
        if member == self._package.nav:
            drop_navigation(root)
        apply_sheet(root, self._sheet(member, root))
        walker = MarkupWalker(
            self.blocks, lambda address, alt: self._image(member, address, alt), f"{member}#"
        )
        walker.walk(root)
        for name, block in walker.ids.items():
            self.starts.setdefault(f"{member}#{name}", block)
        if walker.missing_images:
            self.warnings.append(
                ReadWarning("images_outside", "Some images lie outside the book and were left out.")
            )

    def _sheet(self, chapter: str, root: Any) -> Sheet:
        """What the sheets of a chapter say; most chapters have the same."""
        texts = (*self._linked_sheets(chapter, root), *own_sheets(root))
        if texts not in self._parsed:
            self._parsed[texts] = read_sheets(texts)
        return self._parsed[texts]

    def _linked_sheets(self, chapter: str, root: Any) -> Iterator[str]:
        for link in root.iter("link"):
            if "stylesheet" not in (link.get("rel") or "").lower():
                continue
            member = resolved(chapter, unquote(link.get("href") or ""))
            if member is not None and member not in self._sheets:
                known = member in self._archive.names
                self._sheets[member] = decoded(self._archive.read(member)) if known else ""
            yield self._sheets.get(member or "", "")

    def _image(self, chapter: str, address: str, alt: str) -> ImageRef | None:
        return self._saved(resolved(chapter, unquote(address.partition("#")[0])), alt)

    def _saved(self, member: str | None, alt: str) -> ImageRef | None:
        if not member or member not in self._archive.names:
            return None
        try:
            return self._saver.save(self._archive.read(member), alt)
        except InputError:
            return None


def _refuse_locked(archive: Archive) -> None:
    """Obfuscated fonts are harmless; anything else that is encrypted is a lock."""
    if "META-INF/encryption.xml" not in archive.names:
        return
    root: Any = archive.xml("META-INF/encryption.xml")
    for method in root.iter("{http://www.w3.org/2001/04/xmlenc#}EncryptionMethod"):
        if method.get("Algorithm") not in _FONT_OBFUSCATION:
            raise EncryptedError(
                "The book is locked by its seller.",
                hint="Only books without copy protection can be read.",
                wrong=0,
            )
