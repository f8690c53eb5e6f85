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
    arrange: Callable[[Any, Any, Any, Sequence[Pair]], dict[int, int]],
) -> None:
    import pymupdf  # heavy: only when something is typeset

    draft = target.with_name(target.name + ".draft")
    try:
        reports = list(typeset_in_place(translated, draft, options, shelf))
        with (
            mupdf_failures(),
            open_source(translated.document.path, options.password) as source,
            pymupdf.open(draft, filetype="pdf") as made,
            pymupdf.open() as result,
        ):
            pairs = list(_pairs(reports, made.page_count))
            _copy_outline(result, made, arrange(result, source, made, pairs))
            label(result, translated)
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


def _alternate(result: Any, source: Any, made: Any, pairs: Sequence[Pair]) -> dict[int, int]:
    """Pages of the source, each followed by its translation; where each made page came to stand."""
    places: dict[int, int] = {}
    for old, new in pairs:
        if old is not None:
            result.insert_pdf(source, from_page=old, to_page=old, final=False)
        if new is not None:
            places[new] = result.page_count
            result.insert_pdf(made, from_page=new, to_page=new, final=False)
    return places


def _join(result: Any, source: Any, made: Any, pairs: Sequence[Pair]) -> dict[int, int]:
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
        for index, ((pdf, number), rect) in enumerate(zip(sides, rects, strict=True)):
            if number is not None and rect is not None:
                _place(sheet, pdf, number, index * width)
        if new is not None:
            places[new] = result.page_count - 1
    return places


def _place(sheet: Any, pdf: Any, number: int, left: float) -> None:
    page = pdf[number]
    area = (left, 0.0, left + page.rect.width, page.rect.height)
    if page.get_contents():
        sheet.show_pdf_page(_rect(area), pdf, number)
    for link in page.get_links():
        if link.get("uri"):
            box = link["from"]
            moved = (box.x0 + left, box.y0, box.x1 + left, box.y1)
            sheet.insert_link({"kind": link["kind"], "from": _rect(moved), "uri": link["uri"]})


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
