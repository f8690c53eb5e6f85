"""Bilingual PDF: the pages of source and target side by side, or one after the other."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.fonts import FontShelf
from kreyol_desktop.engines.documents.writers.pdf_file import (
    label,
    mupdf_failures,
    open_source,
    save_pdf,
)
from kreyol_desktop.engines.documents.writers.pdf_in_place import PageReport, typeset_in_place
from kreyol_desktop.engines.documents.writers.pdf_tags import (
    Marks,
    StructureTree,
    first_free_mcid,
)

Pair = tuple[int | None, int | None]
"""A page of the source and a page of the target, from 0; None where one has no counterpart."""


def write_side_by_side(
    translated: TranslatedDocument, target: Path, options: WriteOptions, shelf: FontShelf
) -> None:
    """Write wide sheets with the source on the left and the target on the right."""
    _write(translated, target, options, shelf, _join)


def write_alternating(
    translated: TranslatedDocument, target: Path, options: WriteOptions, shelf: FontShelf
) -> None:
    """Write each page of the source, followed by its translation."""
    _write(translated, target, options, shelf, _alternate)


def _write(
    translated: TranslatedDocument,
    target: Path,
    options: WriteOptions,
    shelf: FontShelf,
    arrange: Callable[[Any, Any, Any, Sequence[Pair], "_Tagger"], dict[int, int]],
) -> None:
    import pymupdf  # heavy: only when something is typeset

    draft = target.with_name(target.name + ".draft")
    try:
        marks: list[Marks] = []
        reports = list(typeset_in_place(translated, draft, options, shelf, marks))
        with (
            mupdf_failures(),
            open_source(translated.document, options.password) as source,
            pymupdf.open(draft, filetype="pdf") as made,
            pymupdf.open() as result,
        ):
            pairs = list(_pairs(reports, made.page_count))
            tagger = _Tagger(result, marks, _source_language(translated))
            _copy_outline(result, made, arrange(result, source, made, pairs, tagger))
            label(result, translated)
            tagger.tree.write(result, translated.document.blocks)
            save_pdf(result, target)
    finally:
        draft.unlink(missing_ok=True)


def _pairs(reports: Sequence[PageReport], made_count: int) -> Iterator[Pair]:
    made = 0
    for report in reports:
        yield report.page, made
        made += 1
        for _ in range(report.extra_pages):
            yield None, made
            made += 1
    for rest in range(made, made_count):  # the note
        yield None, rest


def _source_language(translated: TranslatedDocument) -> str:
    language = translated.document.language
    return language.bcp47 if language is not None else "und"


class _Tagger:
    """Tags the translation by its blocks, and each page of the source as a whole."""

    def __init__(self, result: Any, marks: Sequence[Marks], language: str) -> None:
        self.tree = StructureTree()
        self._result = result
        self._marks = marks
        self._language = language

    def source(self, page: Any, *, own: bool) -> None:
        """Tag all that stands on ``page`` now as text in the source's language.

        ``own`` says that it is the source's page itself: what it says of tags is of another file.
        """
        import pymupdf  # heavy: only when something is typeset

        if own:
            self._result.xref_set_key(page.xref, "StructParents", "null")
            if first_free_mcid(page, always=True):
                return  # its own marks would stand within ours
        pymupdf.TOOLS._insert_contents(page, b"/P <</MCID 0>> BDC", 0)
        pymupdf.TOOLS._insert_contents(page, b"EMC", 1)
        self.tree.add_foreign(self._result, page.xref, self._language)

    def target(self, page: Any, made: int, stream: int = 0) -> None:
        """Tag a page of the translation, or the form in which it is shown on a sheet."""
        if not stream:
            self._result.xref_set_key(page.xref, "StructParents", "null")
        if made < len(self._marks):
            self.tree.add_page(self._result, page.xref, self._marks[made], stream)


def _alternate(
    result: Any, source: Any, made: Any, pairs: Sequence[Pair], tagger: _Tagger
) -> dict[int, int]:
    """Pages of the source, each followed by its translation; where each made page came to stand."""
    places: dict[int, int] = {}
    for old, new in pairs:
        if old is not None:
            result.insert_pdf(source, from_page=old, to_page=old, final=False)
            tagger.source(result[-1], own=True)
        if new is not None:
            places[new] = result.page_count
            result.insert_pdf(made, from_page=new, to_page=new, final=False)
            tagger.target(result[-1], new)
    return places


def _join(
    result: Any, source: Any, made: Any, pairs: Sequence[Pair], tagger: _Tagger
) -> dict[int, int]:
    """Sheets with the source on the left and the target on the right."""
    for pdf in (source, made):
        pdf.bake(annots=True, widgets=True)  # annotations are not copied with a page's content
    places: dict[int, int] = {}
    for old, new in pairs:
        sides = [(source, old), (made, new)]
        rects = [None if number is None else pdf[number].rect for pdf, number in sides]
        known = [rect for rect in rects if rect is not None]
        width = max(rect.width for rect in known)
        sheet = result.new_page(width=2 * width, height=max(rect.height for rect in known))
        if old is not None and _place(sheet, source, old, 0.0):
            tagger.source(sheet, own=False)
        if new is not None:
            form = _place(sheet, made, new, width)
            if form:
                tagger.target(sheet, new, form)
            places[new] = result.page_count - 1
    return places


def _place(sheet: Any, pdf: Any, number: int, left: float) -> int:
    """Show a page on a sheet; return the xref of the form that holds it, 0 for an empty page."""
    page = pdf[number]
    area = (left, 0.0, left + page.rect.width, page.rect.height)
    form = sheet.show_pdf_page(_rect(area), pdf, number) if page.get_contents() else 0
    for link in page.get_links():
        if link.get("uri"):
            box = link["from"]
            moved = (box.x0 + left, box.y0, box.x1 + left, box.y1)
            sheet.insert_link({"kind": link["kind"], "from": _rect(moved), "uri": link["uri"]})
    return int(form)


def _rect(box: tuple[float, float, float, float]) -> Any:
    import pymupdf  # heavy: only when something is typeset

    return pymupdf.Rect(*box)


def _copy_outline(result: Any, made: Any, places: dict[int, int]) -> None:
    entries: list[list[Any]] = []
    for level, title, page, *_ in made.get_toc():
        if page - 1 in places:
            deepest = entries[-1][0] + 1 if entries else 1
            entries.append([min(level, deepest), title, places[page - 1] + 1])
    if entries:
        result.set_toc(entries)
