"""EPUB 3: chapters, navigation, cover, pictures, and the audio sentence by sentence."""

import hashlib
import re
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kreyol_desktop.core.document import Block, Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import PRINT_ONLY_ROLES, flow, title_of
from kreyol_desktop.engines.documents.writers.contents_list import ContentsEntry, contents_entries
from kreyol_desktop.engines.documents.writers.cover import cover_jpeg
from kreyol_desktop.engines.documents.writers.data_uri import audio_type
from kreyol_desktop.engines.documents.writers.epub_parts import (
    CONTAINER,
    BookLabel,
    ManifestItem,
    navigation,
    overlay,
    package,
    xhtml,
)
from kreyol_desktop.engines.documents.writers.html_page import note_markup
from kreyol_desktop.engines.documents.writers.markup import Markup
from kreyol_desktop.engines.documents.writers.page_style import BOOK_CSS
from kreyol_desktop.engines.documents.writers.pictures import Picture, picture_of
from kreyol_desktop.engines.documents.writers.times import SpokenSegment, SpokenTimes

_PAGE_TYPE = "application/xhtml+xml"
_EPUB_AUDIO = frozenset({"audio/mpeg", "audio/mp4", "audio/ogg"})
_ACTIVE_CSS = ".now { background-color: #ffe58a; color: #000000; }\n"
_SEGMENT_ID = re.compile(r' id="s(\d+)"')
_CHAPTER_LEVEL = 1
_LONGEST_CHAPTER = 400
"""Blocks in one file; longer ones make reading programs slow."""


def write_epub(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write the book in the target language."""
    _Binder(translated, bilingual=False).bind(target, options)


def write_bilingual_epub(
    translated: TranslatedDocument, target: Path, options: WriteOptions
) -> None:
    """Write the book with each paragraph of the source before its translation."""
    _Binder(translated, bilingual=True).bind(target, options)


@dataclass(frozen=True, slots=True)
class _Section:
    """The blocks of one content document."""

    name: str
    blocks: tuple[Block, ...]


class _Binder:
    def __init__(self, translated: TranslatedDocument, *, bilingual: bool) -> None:
        self._translated = translated
        self._bilingual = bilingual
        self._language = translated.target.bcp47
        self._title = title_of(translated) or "…"
        self._items: list[ManifestItem] = []
        self._durations: list[tuple[str, int]] = []
        self._pictures: dict[Path, str] = {}

    def bind(self, target: Path, options: WriteOptions) -> None:
        sections = _sections(self._translated)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            book.writestr("META-INF/container.xml", CONTAINER)
            self._front(book, sections)
            audio = self._audio(book)
            times = self._times() if audio else {}
            for done, section in enumerate(sections, start=1):
                self._section(book, section, times, audio, last=done == len(sections))
                if options.on_page is not None:
                    options.on_page(done, len(sections))
            book.writestr("EPUB/package.opf", package(self._label(), self._items))

    def _front(self, book: zipfile.ZipFile, sections: Sequence[_Section]) -> None:
        active = _ACTIVE_CSS if self._translated.timeline is not None else ""
        book.writestr("EPUB/style.css", BOOK_CSS + active)
        self._items.append(ManifestItem("css", "style.css", "text/css"))
        self._cover(book)
        heading = self._translated.words["contents"]
        entries = list(self._entries(sections))
        book.writestr("EPUB/nav.xhtml", navigation(heading, entries, self._language))
        self._items.append(ManifestItem("nav", "nav.xhtml", _PAGE_TYPE, "nav", in_spine=True))

    def _cover(self, book: zipfile.ZipFile) -> None:
        """The source's own cover, else one made of title and author; and a page that shows it."""
        document = self._translated.document
        picture = picture_of(document.cover) if document.cover is not None else None
        if picture is None:
            picture = Picture(cover_jpeg(self._title, document.author), "image/jpeg", ".jpg")
        address = f"cover{picture.suffix}"
        book.writestr(f"EPUB/{address}", picture.data, zipfile.ZIP_STORED)
        self._items.append(ManifestItem("cover-image", address, picture.media_type, "cover-image"))
        name = self._translated.words["cover"]
        figure = f'<figure><img src="{address}" alt="{name}"/></figure>'
        book.writestr("EPUB/cover.xhtml", xhtml(name, figure, self._language, kind="cover"))
        self._items.append(ManifestItem("cover", "cover.xhtml", _PAGE_TYPE, in_spine=True))

    def _entries(self, sections: Sequence[_Section]) -> Iterator[tuple[ContentsEntry, str]]:
        place = {block.id: section.name for section in sections for block in section.blocks}
        entries = [e for e in contents_entries(self._translated) if e.block in place]
        for entry in entries:
            yield entry, f"{place[entry.block]}.xhtml#b{entry.block}"
        if not entries:
            yield ContentsEntry(self._title, 0), f"{sections[0].name}.xhtml"

    def _audio(self, book: zipfile.ZipFile) -> str:
        """Put the audio into the book; return its address, or "" where the format is not allowed."""
        path = self._translated.audio_path
        if path is None or self._translated.timeline is None:
            return ""
        media_type = audio_type(path)
        if media_type not in _EPUB_AUDIO:
            return ""
        name = f"audio/audio{'.m4a' if media_type == 'audio/mp4' else path.suffix.lower()}"
        book.write(path, f"EPUB/{name}", zipfile.ZIP_STORED)
        codec = "; codecs=opus" if media_type == "audio/ogg" else ""
        self._items.append(ManifestItem("audio", name, media_type + codec))
        return name

    def _times(self) -> Mapping[int, SpokenSegment]:
        return SpokenTimes(self._translated.timeline)

    def _section(
        self,
        book: zipfile.ZipFile,
        section: _Section,
        times: Mapping[int, SpokenSegment],
        audio: str,
        *,
        last: bool,
    ) -> None:
        markup = Markup(
            self._translated,
            image_address=lambda block: self._picture(book, block),
            bilingual=self._bilingual,
        )
        body = "\n".join(markup.item(item) for item in flow(section.blocks))
        if last and self._translated.note is not None:
            body += "\n" + note_markup(self._translated.note)
        page = xhtml(self._title, body, self._language, kind="bodymatter")
        book.writestr(f"EPUB/{section.name}.xhtml", page)
        marked = {int(number) for number in _SEGMENT_ID.findall(body)}
        spoken = [t for t in self._in_order(section, times) if t.segment in marked]
        overlay_id = f"{section.name}-overlay" if spoken else ""
        if spoken:
            self._overlay(book, section.name, audio, spoken)
        self._items.append(
            ManifestItem(
                section.name,
                f"{section.name}.xhtml",
                _PAGE_TYPE,
                overlay=overlay_id,
                in_spine=True,
            )
        )

    def _in_order(
        self, section: _Section, times: Mapping[int, SpokenSegment]
    ) -> Iterator[SpokenSegment]:
        for block in section.blocks:
            for segment in self._translated.segments.get(block.id, ()):
                time = times.get(segment.id)
                if time is not None and time.end_ms > time.start_ms:
                    yield time

    def _overlay(
        self, book: zipfile.ZipFile, name: str, audio: str, spoken: Sequence[SpokenSegment]
    ) -> None:
        book.writestr(f"EPUB/{name}.smil", overlay(f"{name}.xhtml", audio, spoken))
        self._items.append(ManifestItem(f"{name}-overlay", f"{name}.smil", "application/smil+xml"))
        duration = sum(t.end_ms - t.start_ms for t in spoken)
        self._durations.append((f"{name}-overlay", duration))

    def _picture(self, book: zipfile.ZipFile, block: Block) -> str:
        assert block.image is not None
        known = self._pictures.get(block.image.path)
        if known is not None:
            return known
        picture = picture_of(block.image)
        name = ""
        if picture is not None:
            number = len(self._pictures) + 1
            name = f"images/image{number}{picture.suffix}"
            book.writestr(f"EPUB/{name}", picture.data, zipfile.ZIP_STORED)
            self._items.append(ManifestItem(f"image{number}", name, picture.media_type))
        self._pictures[block.image.path] = name
        return name

    def _label(self) -> BookLabel:
        document = self._translated.document
        return BookLabel(
            identifier=f"urn:uuid:{_identity(self._translated)}",
            title=self._title,
            author=document.author,
            language=self._language,
            modified=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            durations_ms=tuple(self._durations),
        )


def _identity(translated: TranslatedDocument) -> uuid.UUID:
    """The same for the same text: a reading program then keeps the reader's place."""
    digest = hashlib.sha256(f"{translated.target}\0{title_of(translated)}\0".encode())
    for block in translated.document.blocks:
        digest.update(block.text.encode("utf-8", "replace"))
    return uuid.UUID(bytes=digest.digest()[:16], version=5)


def _sections(translated: TranslatedDocument) -> list[_Section]:
    """The document cut at its chapters, else at its highest headings, else by length.

    The source's cover is left out, since it has a page of its own at the front, and what belongs to
    printed pages, so that no page of the book is empty for it.
    """
    cover = translated.document.cover
    starts = {chapter.first_block for chapter in translated.chapters}
    groups: list[list[Block]] = [[]]
    for block in translated.document.blocks:
        is_cover = cover is not None and block.image is not None and block.image.path == cover.path
        if is_cover or block.role in PRINT_ONLY_ROLES:
            continue
        whole = block.cell is None and block.role is not Role.LIST_ITEM
        begins = block.id in starts if starts else _is_chapter_heading(block)
        if groups[-1] and whole and (begins or len(groups[-1]) >= _LONGEST_CHAPTER):
            groups.append([])
        groups[-1].append(block)
    return [_Section(f"part{i:04d}", tuple(group)) for i, group in enumerate(groups, start=1)]


def _is_chapter_heading(block: Block) -> bool:
    return block.role is Role.TITLE or (
        block.role is Role.HEADING and block.level <= _CHAPTER_LEVEL
    )
