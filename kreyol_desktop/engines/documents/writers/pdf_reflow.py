"""PDF set anew: clean pages of flowing text, in normal or in large print."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import Block, Box
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import Item, flow
from kreyol_desktop.engines.documents.writers.contents_list import contents_entries
from kreyol_desktop.engines.documents.writers.fonts import FontShelf
from kreyol_desktop.engines.documents.writers.html_page import note_markup
from kreyol_desktop.engines.documents.writers.markup import Markup
from kreyol_desktop.engines.documents.writers.pdf_extra_pages import NOTE_BLOCK
from kreyol_desktop.engines.documents.writers.pdf_file import label, mupdf_failures, save_pdf
from kreyol_desktop.engines.documents.writers.pdf_page_numbers import number_pages
from kreyol_desktop.engines.documents.writers.pdf_reflow_tags import TextPlace, marked
from kreyol_desktop.engines.documents.writers.pdf_story_pages import StoryPages
from kreyol_desktop.engines.documents.writers.pdf_tags import StructureTree
from kreyol_desktop.engines.documents.writers.pictures import picture_of

_BATCH = 60
"""Items laid out at once: memory stays flat however long the document is."""
_IDENTITY = re.compile(r"^(?:[bo](\d+)|note)$")
_FACES = "".join(
    f'@font-face {{font-family: {family}; src: url("Kreyol{family}-{style}.ttf");{look}}}\n'
    for family in ("Serif", "Sans", "Mono")
    for style, look in (
        ("Regular", ""),
        ("Bold", "font-weight: bold;"),
        ("Italic", "font-style: italic;"),
        ("BoldItalic", "font-weight: bold; font-style: italic;"),
    )
)


@dataclass(frozen=True, slots=True)
class Format:
    """Sizes of a re-flowed PDF in points."""

    size: float
    line_height: float
    margin: float
    family: str


NORMAL = Format(11.0, 1.35, 62.0, "Serif")
LARGE_PRINT = Format(18.0, 1.45, 54.0, "Sans")
"""18 points, sans-serif, ragged right: what societies of the blind ask of large print."""


@dataclass(frozen=True, slots=True)
class _Link:
    """Where a linked text came to stand."""

    address: str
    page: int
    box: tuple[float, float, float, float]


def write_reflowed(
    translated: TranslatedDocument, target: Path, options: WriteOptions, shelf: FontShelf
) -> None:
    """Write clean pages in normal print."""
    _write(translated, target, options, shelf, NORMAL, bilingual=False)


def write_large_print(
    translated: TranslatedDocument, target: Path, options: WriteOptions, shelf: FontShelf
) -> None:
    """Write clean pages in large print."""
    _write(translated, target, options, shelf, LARGE_PRINT, bilingual=False)


def write_bilingual_reflowed(
    translated: TranslatedDocument, target: Path, options: WriteOptions, shelf: FontShelf
) -> None:
    """Write clean pages with each paragraph of the source above its translation."""
    _write(translated, target, options, shelf, NORMAL, bilingual=True)


def _write(
    translated: TranslatedDocument,
    target: Path,
    options: WriteOptions,
    shelf: FontShelf,
    look: Format,
    *,
    bilingual: bool,
) -> None:
    import pymupdf  # heavy: only when something is typeset

    draft = target.with_name(target.name + ".draft")
    try:
        with mupdf_failures():
            setter = _Setter(translated, shelf, look, bilingual=bilingual)
            setter.set(draft, options)
            with pymupdf.open(draft, filetype="pdf") as pdf:
                _tag(pdf, translated, setter.places)
                _finish(pdf, translated, setter.places, shelf, look)
                _add_links(pdf, setter.links)
                save_pdf(pdf, target)
    finally:
        draft.unlink(missing_ok=True)


def _tag(pdf: Any, translated: TranslatedDocument, places: Sequence[TextPlace]) -> None:
    """Mark what is a heading, a list, a table, and write the structure tree."""
    blocks = {block.id: block for block in translated.document.blocks}
    by_page = {page: list(found) for page, found in groupby(places, key=attrgetter("page"))}
    tree = StructureTree()
    open_block = NOTE_BLOCK
    for page in pdf:
        found = by_page.get(page.number, [])
        xrefs = page.get_contents()
        if len(xrefs) == 1:
            made = marked(page.read_contents(), found, blocks, open_block)
            if made is not None:
                pdf.update_stream(xrefs[0], made.content)
                tree.add_page(pdf, page.xref, made)
        open_block = found[-1].block if found else open_block
    tree.write(pdf, translated.document.blocks)


def _finish(
    pdf: Any,
    translated: TranslatedDocument,
    places: Sequence[TextPlace],
    shelf: FontShelf,
    look: Format,
) -> None:
    where: dict[int, TextPlace] = {}
    for found in places:
        where.setdefault(found.block, found)
    entries = []
    level = 0
    for entry in contents_entries(translated):
        place = None if entry.block is None else where.get(entry.block)
        if place is not None:
            level = min(entry.level, level + 1)
            top = max(0.0, place.box.y0 - 12.0)
            entries.append([level, entry.title or "…", place.page + 1, top])
    if entries:
        pdf.set_toc(entries)
    number_pages(pdf, shelf, look.margin)
    label(pdf, translated)


def _add_links(pdf: Any, links: Sequence[_Link]) -> None:
    import pymupdf  # heavy: only when something is typeset

    for link in links:
        box = pymupdf.Rect(*link.box)
        pdf[link.page].insert_link({"kind": pymupdf.LINK_URI, "from": box, "uri": link.address})


class _Setter:
    def __init__(
        self, translated: TranslatedDocument, shelf: FontShelf, look: Format, *, bilingual: bool
    ) -> None:
        import pymupdf  # heavy: only when something is typeset

        self._translated = translated
        self._look = look
        self._archive = pymupdf.Archive(str(shelf.folder))
        self._pictures: dict[Path, str] = {}
        self._css = _FACES + _style(look)
        self._markup = Markup(
            translated,
            image_address=self._picture,
            bilingual=bilingual,
            mark_segments=False,
        )
        self.places: list[TextPlace] = []
        self.links: list[_Link] = []

    def set(self, draft: Path, options: WriteOptions) -> None:
        """Lay everything out into ``draft``."""
        import pymupdf  # heavy: only when something is typeset

        items = list(flow(self._translated.document.blocks))
        writer = pymupdf.DocumentWriter(str(draft))
        pages = StoryPages(writer, self._look.margin)
        done = 0
        for batch in _batches(items):
            html = "".join(self._markup.item(item) for item in batch)
            self._flow(pages, html)
            done += len(batch)
            if options.on_page is not None:
                options.on_page(done, len(items))
        if self._translated.note is not None:
            self._flow(pages, note_markup(self._translated.note), whole=True)
        pages.close()
        writer.close()

    def _flow(self, pages: StoryPages, html: str, *, whole: bool = False) -> None:
        """Set ``html`` page after page; ``whole`` is what no page break should part."""
        import pymupdf  # heavy: only when something is typeset

        story = pymupdf.Story(html, user_css=self._css, archive=self._archive)
        if whole:
            _more, filled = story.place(pymupdf.Rect(*pages.strip()))
            pages.need(filled[3])
            story.reset()
        more = True
        while more:
            more, filled = story.place(pymupdf.Rect(*pages.room()))
            story.element_positions(lambda position: self._note_place(position, pages.number))
            story.draw(pages.device)
            pages.used(filled[3], full=bool(more))

    def _note_place(self, position: Any, page: int) -> None:
        identity = _IDENTITY.match(position.id or "")
        if identity is not None:
            block = int(identity[1] or NOTE_BLOCK)
            self.places.append(TextPlace(block, page, Box(*position.rect)))
        if position.open_close & 1 and position.href:
            self.links.append(_Link(position.href, page, tuple(position.rect)))

    def _picture(self, block: Block) -> str:
        assert block.image is not None
        known = self._pictures.get(block.image.path)
        if known is None:
            picture = picture_of(block.image)
            known = "" if picture is None else f"picture{len(self._pictures)}{picture.suffix}"
            if picture is not None:
                self._archive.add(picture.data, known)
            self._pictures[block.image.path] = known
        return known


def _batches(items: Sequence[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _style(look: Format) -> str:
    size = look.size
    return f"""
* {{ font-family: {look.family}; }}
body {{ font-size: {size}pt; line-height: {look.line_height}; margin: 0; }}
h1, h2, h3, h4, h5, h6 {{ font-family: Sans; font-weight: bold; line-height: 1.2;
  margin: {size * 0.9}pt 0 {size * 0.4}pt 0; }}
h1, h1 * {{ font-family: Sans; font-size: {size * 1.6}pt; }}
.title, .title * {{ font-family: Sans; font-size: {size * 2.1}pt; }}
h2, h2 * {{ font-family: Sans; font-size: {size * 1.4}pt; }}
h3, h3 * {{ font-family: Sans; font-size: {size * 1.2}pt; }}
h4, h4 *, h5, h5 *, h6, h6 * {{ font-family: Sans; font-size: {size * 1.05}pt; }}
p {{ margin: 0 0 {size * 0.6}pt 0; }}
table {{ border-collapse: collapse; margin: {size * 0.4}pt 0 {size * 0.8}pt 0; }}
td, th {{ border: 0.7pt solid #888888; padding: 2pt 4pt; }}
th {{ font-weight: bold; }}
pre, code, pre *, code * {{ font-family: Mono; }}
pre {{ white-space: pre-wrap; font-size: {size * 0.85}pt; }}
blockquote {{ margin: 0 {size * 1.5}pt {size * 0.6}pt {size * 1.5}pt; font-style: italic; }}
.caption {{ font-style: italic; font-size: {size * 0.92}pt; }}
.note {{ font-size: {max(10.0, size * 0.85)}pt; }}
.source {{ color: #555555; }}
.pair p {{ margin-bottom: {size * 0.25}pt; }}
.machine-note {{ border-top: 0.7pt solid #888888; margin-top: {size * 1.5}pt;
  font-size: {max(10.0, size * 0.85)}pt; }}
sup {{ font-size: {size * 0.65}pt; }}
"""
