"""PDF with the original layout: every text that was translated is replaced where it stood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import Block, Box, Role, Run
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import is_translated, target_runs
from kreyol_desktop.engines.documents.writers.fonts import FontShelf, needs_shaping
from kreyol_desktop.engines.documents.writers.pdf_cover import legible_on, patch
from kreyol_desktop.engines.documents.writers.pdf_extra_pages import ExtraPages, cut, put_ink
from kreyol_desktop.engines.documents.writers.pdf_file import (
    compress_contents,
    label,
    open_source,
    save_pdf,
    translate_outline,
)
from kreyol_desktop.engines.documents.writers.pdf_ink import Ink
from kreyol_desktop.engines.documents.writers.pdf_links import restore_links
from kreyol_desktop.engines.documents.writers.pdf_numbering import without_number
from kreyol_desktop.engines.documents.writers.pdf_open_page import OpenPage, take_stock
from kreyol_desktop.engines.documents.writers.pdf_redaction import redact
from kreyol_desktop.engines.documents.writers.pdf_setting import Part, Typesetter
from kreyol_desktop.engines.documents.writers.pdf_shaped import put_shaped
from kreyol_desktop.engines.documents.writers.pdf_tags import Marks, StructureTree
from kreyol_desktop.engines.documents.writers.pdf_underlines import (
    erase_drawings,
    mostly_underlined,
    underlines,
)

_LEFT_ALONE = frozenset({Role.IMAGE, Role.FORM_FIELD, Role.CODE})


@dataclass(frozen=True, slots=True)
class PageReport:
    """What became of one page; for benchmarks and for the proof of the layout."""

    page: int
    scales: tuple[float, ...] = ()
    boxes: tuple[Box, ...] = ()
    overflowed: int = 0
    extra_pages: int = 0
    """Pages inserted after this one for what had no room."""


def write_in_place(
    translated: TranslatedDocument, target: Path, options: WriteOptions, shelf: FontShelf
) -> None:
    """Write the source PDF with its text in the target language. Raises TypesettingError."""
    for _ in typeset_in_place(translated, target, options, shelf):
        pass


def typeset_in_place(
    translated: TranslatedDocument,
    target: Path,
    options: WriteOptions,
    shelf: FontShelf,
    marks: list[Marks] | None = None,
) -> Iterator[PageReport]:
    """Like write_in_place, page by page; the file is there when the last report has been taken.

    ``marks`` is given the marked contents of every page of the file.
    """
    with open_source(translated.document, options.password) as pdf:
        job = _InPlace(translated, pdf, shelf)
        count = pdf.page_count
        for index in range(count):
            yield job.page(index)
            if options.on_page is not None:
                options.on_page(index + 1, count)
        job.finish()
        if marks is not None:
            marks.extend(job.marks)
        save_pdf(pdf, target)


class _InPlace:
    """The state of one run over a PDF: open pages, and how many pages were inserted before."""

    def __init__(self, translated: TranslatedDocument, pdf: Any, shelf: FontShelf) -> None:
        self._translated = translated
        self._pdf = pdf
        self._count = pdf.page_count
        self._shelf = shelf
        self._typesetter = Typesetter(shelf)
        self._open: dict[int, OpenPage] = {}
        self._inserted = 0
        self._tree = StructureTree()
        self.marks: list[Marks] = []
        self._standing: dict[int, list[Block]] = {}
        self._starting: dict[int, list[Block]] = {}
        for block in translated.document.blocks:
            self._sort(block)

    def _sort(self, block: Block) -> None:
        for page in dict.fromkeys(fragment.page for fragment in block.fragments):
            self._standing.setdefault(page, []).append(block)
        wanted = block.role not in _LEFT_ALONE and is_translated(self._translated, block)
        if block.fragments and wanted:
            self._starting.setdefault(block.page, []).append(block)

    def page(self, index: int) -> PageReport:
        """Set every block that begins on a page, then write the page."""
        for block in self._starting.pop(index, ()):
            self._set(block)
        opened = self._open.pop(index, None)
        self._standing.pop(index, None)
        if opened is None:
            self.marks.append(Marks())
            return PageReport(index)
        return self._write(index, opened)

    def finish(self) -> None:
        """Add the note, translate the outline, name title and language, write the tags."""
        if self._translated.note is not None and self._count:
            rect = self._pdf[-1].rect
            extra = ExtraPages(self._shelf, rect.width, rect.height)
            extra.note(self._translated.note)
            self._insert(extra, self._pdf.page_count)
        translate_outline(self._pdf, self._translated)
        label(self._pdf, self._translated)
        self._tree.write(self._pdf, self._translated.document.blocks)

    def _opened(self, index: int) -> OpenPage:
        opened = self._open.get(index)
        if opened is None:
            page = self._pdf[index + self._inserted]
            opened = take_stock(page, self._standing.get(index, ()), index)
            self._open[index] = opened
        return opened

    def _set(self, block: Block) -> None:
        parts = list(self._parts(block))
        if not parts:
            return
        runs, parts = without_number(block, target_runs(self._translated, block), parts)
        for part in parts:
            runs = self._clear(part, runs)
        if needs_shaping(self._translated.target_text(block)):
            self._open[parts[0].page].shaped.append((block, parts[0].box))
            return
        setting = self._typesetter.set_block(block, runs, parts)
        last = self._open[parts[-1].page]
        if setting.layout.rest:
            setting, overflow = cut(setting, len(last.overflows) + 1, self._shelf)
            last.overflows.append(overflow)
        for page in dict.fromkeys(part.page for part in parts):
            self._open[page].put(setting, page)

    def _parts(self, block: Block) -> Iterator[Part]:
        for number, fragment in enumerate(block.fragments):
            if not block.page <= fragment.page < self._count:
                continue
            opened = self._opened(fragment.page)
            key = (block.id, number)
            pieces = opened.text.by_fragment.get(key, ())
            pictured = key in opened.pictured
            if pieces or pictured:
                yield Part(fragment.page, opened.boxes[key], pieces, opened.space, pictured)

    def _clear(self, part: Part, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """Note what goes; in a picture, paint it over and choose a colour that can be read there."""
        opened = self._open[part.page]
        opened.replaced.append(part.pieces)
        lines = underlines(opened.drawings, part.pieces)
        opened.underlines.extend(lines)
        if mostly_underlined(lines, part.pieces):
            runs = tuple(replace(run, style=replace(run.style, underline=True)) for run in runs)
        if opened.paper is None or not part.pictured:
            return runs
        color = opened.paper.around(part.box)
        opened.patches.append((patch(part.box), color))
        legible = legible_on(color)
        return tuple(replace(run, style=replace(run.style, color=legible)) for run in runs)

    def _write(self, index: int, opened: OpenPage) -> PageReport:
        page = self._pdf[index + self._inserted]
        links = page.get_links()
        redact(page, opened.replaced, opened.kept_boxes())
        erase_drawings(page, opened.underlines)
        page.wrap_contents()
        matrix = ~page.transformation_matrix
        cover = Ink()
        cover.begin_artifact()
        for box, color in opened.patches:
            cover.fill(box, color)
        cover.end()
        put_ink(page, cover if opened.patches else Ink(), matrix=matrix)
        put_ink(page, opened.ink, matrix=matrix)
        for block, box in opened.shaped:
            put_shaped(page, block, box, target_runs(self._translated, block))
        restore_links(page, links, opened.ink.links)
        self._tag(page, opened.ink)
        compress_contents(page)
        return PageReport(
            index,
            tuple(opened.scales),
            tuple(opened.ink.boxes),
            len(opened.overflows),
            self._continue(page, index, opened),
        )

    def _continue(self, page: Any, index: int, opened: OpenPage) -> int:
        """Insert pages for what had no room; return how many."""
        if not opened.overflows:
            return 0
        extra = ExtraPages(self._shelf, page.rect.width, page.rect.height)
        heading = self._translated.words["continued"].format(page=index + 1)
        extra.overflow(opened.overflows, heading)
        count = self._insert(extra, index + self._inserted + 1)
        self._inserted += count
        return count

    def _insert(self, extra: ExtraPages, at: int) -> int:
        for offset, ink in enumerate(extra.pages):
            page = self._pdf.new_page(pno=_place(self._pdf, at + offset), **extra.size)
            put_ink(page, ink, matrix=~page.transformation_matrix)
            self._tag(page, ink)
        return len(extra.pages)

    def _tag(self, page: Any, ink: Ink) -> None:
        self._tree.add_page(self._pdf, page.xref, ink)
        self.marks.append(Marks(tuple(ink.marks), ink.first_mcid))


def _place(pdf: Any, index: int) -> int:
    return -1 if index >= pdf.page_count else index
