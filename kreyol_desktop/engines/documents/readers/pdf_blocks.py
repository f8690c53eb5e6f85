"""From the content of one page to drafts of blocks in reading order."""

import re

from kreyol_desktop.core.document import Box, Fragment, Role
from kreyol_desktop.engines.documents.readers.pdf_assembly import Draft
from kreyol_desktop.engines.documents.readers.pdf_lines import Line, Span, box_of
from kreyol_desktop.engines.documents.readers.pdf_order import reading_order
from kreyol_desktop.engines.documents.readers.pdf_page import PageContent, displayed
from kreyol_desktop.engines.documents.readers.pdf_paragraphs import (
    Paragraph,
    body_spans,
    paragraphs_of,
)

_CAPTION = re.compile(
    r"^(?:fig(?:ure|i)?|table|tableau|tablo|photo|foto|image|imaj|illustration|carte|map|kat|graphique|graph|chart|exhibit|encadré|box)"
    r"\.?\s*(?:\d+(?:[.\-–]\d+)*|[IVX]+)\s*[.:–—-]?(?=\s|$)",
    re.IGNORECASE,
)
_NOTE_START = re.compile(r"^(?:\d{1,3}|[*†‡§]+)[\s.)]*\S")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]\d]*$")
_NOTE_SIZE = 0.93


def page_drafts(page: PageContent, running: dict[int, Role], body_size: float) -> list[Draft]:
    """Drafts of a page: running heads, the body in reading order, running feet."""
    heads: list[Draft] = []
    feet: list[Draft] = []
    drafts: list[Draft] = []
    for line in [*page.lines, *(ln for lines in page.turned.values() for ln in lines)]:
        role = running.get(id(line))
        if role is not None:
            at_top = line.turn == 0 and line.baseline < page.height / 2
            (heads if at_top else feet).append(_running_draft(line, role, page))
    for lines in (page.lines, *page.turned.values()):
        body = [line for line in lines if id(line) not in running]
        drafts.extend(_body_drafts(body, page, body_size))
    return heads + drafts + feet


def _running_draft(line: Line, role: Role, page: PageContent) -> Draft:
    fragment = Fragment(page.index, displayed(box_of([line]), line.turn, page))
    return Draft(role, [line.spans], [fragment], size=line.size)


def _body_drafts(lines: list[Line], page: PageContent, body_size: float) -> list[Draft]:
    drafts: list[Draft] = []
    for region in reading_order(lines):
        paragraphs = paragraphs_of(region)
        notes = _note_start(paragraphs, body_size)
        for index, paragraph in enumerate(paragraphs):
            draft = _draft(paragraph, page)
            if index >= notes:
                draft.role = Role.NOTE
            elif _CAPTION.match(draft.text) and _looks_like_caption(paragraph, body_size):
                draft.role = Role.CAPTION
            drafts.append(draft)
    return drafts


def _note_start(paragraphs: list[Paragraph], body_size: float) -> int:
    """Index of the first foot-note: small type at the end of a column, led by a mark."""
    first = len(paragraphs)
    for index in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[index]
        if paragraph.size > _NOTE_SIZE * body_size:
            break
        if _NOTE_START.match(paragraph.text) and not paragraph.lines[0].bold:
            first = index
    return first


def _looks_like_caption(paragraph: Paragraph, body_size: float) -> bool:
    first = paragraph.lines[0].spans[0].style
    differs = paragraph.size < 0.97 * body_size or first.bold or first.italic
    return len(paragraph.text) < 500 and (differs or len(paragraph.lines) <= 3)


def _draft(paragraph: Paragraph, page: PageContent) -> Draft:
    lines = paragraph.lines
    rows = body_spans(paragraph)
    role = Role.LIST_ITEM if paragraph.marker else Role.PARAGRAPH
    if all(line.monospace for line in lines) and len(lines) > 1:
        role = Role.CODE
    box = displayed(_text_box(paragraph, rows), lines[0].turn, page)
    last = lines[-1]
    full = last.x1 > paragraph.region.x1 - 2.5 * last.size
    return Draft(
        role,
        rows,
        [Fragment(page.index, box)],
        size=paragraph.size,
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        level=paragraph.depth,
        marker=paragraph.marker,
        align=paragraph.align,
        open_end=full and not _SENTENCE_END.search(last.text),
        indented=lines[0].x0 > paragraph.region.x0 + 0.7 * lines[0].size,
        column_width=paragraph.region.width,
    )


def _text_box(paragraph: Paragraph, rows: list[list[Span]]) -> Box:
    """The box of the text alone: a list marker stays outside, so that it stays in print."""
    box = box_of(paragraph.lines)
    if not paragraph.marker or not rows[0]:
        return box
    starts = [row[0].x0 for row in rows if row]
    return Box(min(starts), box.y0, box.x1, box.y1)
