"""From the content of one page to drafts of blocks in reading order."""

import re
from collections.abc import Callable
from dataclasses import replace

from kreyol_desktop.core.document import PLAIN, Align, Box, Fragment, ImageRef, Role
from kreyol_desktop.engines.documents.readers.pdf_alignment import cell_alignment
from kreyol_desktop.engines.documents.readers.pdf_assembly import Draft
from kreyol_desktop.engines.documents.readers.pdf_contents import contents_entry, without_leaders
from kreyol_desktop.engines.documents.readers.pdf_fields import put_field
from kreyol_desktop.engines.documents.readers.pdf_figures import (
    inset,
    is_label,
    is_picture,
    with_figures,
)
from kreyol_desktop.engines.documents.readers.pdf_grid import Rule
from kreyol_desktop.engines.documents.readers.pdf_lines import Line, box_of, styles_of
from kreyol_desktop.engines.documents.readers.pdf_order import KnownGutters, Region, reading_order
from kreyol_desktop.engines.documents.readers.pdf_page import (
    PageContent,
    PlacedImage,
    displayed,
    upright,
)
from kreyol_desktop.engines.documents.readers.pdf_paragraphs import (
    Paragraph,
    body_spans,
    centre_alone,
    paragraphs_of,
)
from kreyol_desktop.engines.documents.readers.pdf_spans import Span
from kreyol_desktop.engines.documents.readers.pdf_tables import FoundCell, find_tables
from kreyol_desktop.engines.documents.readers.pdf_text_boxes import text_boxes

_CAPTION = re.compile(
    r"^(?:fig(?:ure|i)?|table|tableau|tablo|photo|foto|image|imaj|illustration|carte|map|kat|graphique|graph|chart|exhibit|encadré|box)"
    r"\.?\s*(?:\d+(?:[.\-–]\d+)*|[IVX]+)\s*[.:–—-]?(?=\s|$)",
    re.IGNORECASE,
)
_NOTE_START = re.compile(r"^(?:\d{1,3}|[*†‡§]+)[\s.)]*\S")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]\d]*$")
_NOTE_SIZE = 0.93
_MAX_ROOM = 0.35


class PageComposer:
    """Makes the drafts of one page after the other; numbers the tables of the document."""

    def __init__(
        self,
        save_image: Callable[[PlacedImage], ImageRef | None],
        read_picture: Callable[[PlacedImage], list[Line]],
    ) -> None:
        self._save_image = save_image
        self._read_picture = read_picture
        self._tables = 0
        self._gutters = KnownGutters()

    def drafts(self, page: PageContent, running: dict[int, Role], body_size: float) -> list[Draft]:
        """Drafts of a page: running heads, the body in reading order, running feet."""
        heads: list[Draft] = []
        feet: list[Draft] = []
        drafts: list[Draft] = []
        for line in [*page.lines, *(ln for lines in page.turned.values() for ln in lines)]:
            role = running.get(id(line))
            if role is not None:
                at_top = line.turn == 0 and line.baseline < page.height / 2
                (heads if at_top else feet).append(_running_draft(line, role, page))
        for turn, lines in ((0, page.lines), *page.turned.items()):
            body = [line for line in lines if id(line) not in running]
            drafts.extend(self._body(body, turn, page, body_size))
        for box, value in page.fields:
            put_field(drafts, box, _field_draft(box, value, page))
        return heads + drafts + feet

    def _body(
        self, lines: list[Line], turn: int, page: PageContent, body_size: float
    ) -> list[Draft]:
        objects: list[list[Draft]] = []
        lines, tables = self._without_tables(lines, turn, page, objects)
        edges = _edges(lines)
        if turn == 0:
            lines = self._with_images(lines, tables, page, objects, body_size)
        return self._text(lines, page, body_size, objects, edges)

    def _text(
        self,
        lines: list[Line],
        page: PageContent,
        body_size: float,
        objects: list[list[Draft]],
        edges: tuple[float, float],
    ) -> list[Draft]:
        drafts: list[Draft] = []
        for region in reading_order(lines, self._gutters):
            paragraphs = paragraphs_of(region)
            centre_alone(paragraphs, region, *edges)
            notes = _note_start(paragraphs, body_size)
            for index, paragraph in enumerate(paragraphs):
                content = paragraph.lines[0].content
                if content is not None:
                    drafts.extend(objects[content])
                    continue
                drafts.extend(
                    _text_draft(part, page, body_size, is_note=index >= notes)
                    for part in _separate(paragraph)
                )
        return drafts

    def _without_tables(
        self, lines: list[Line], turn: int, page: PageContent, objects: list[list[Draft]]
    ) -> tuple[list[Line], list[Box]]:
        """``lines`` with each table replaced by one line that stands for it; the tables' boxes."""
        rules = page.rules if turn == 0 else [_turned(rule, turn, page) for rule in page.rules]
        boxes: list[Box] = []
        for table in find_tables(lines, rules, self._tables):
            self._tables += 1
            boxes.append(table.box)
            used = {id(line) for line in table.lines}
            lines = [line for line in lines if id(line) not in used]
            lines.append(_place(table.box, len(objects), table.lines[0].size))
            objects.append([_cell_draft(cell, turn, page) for cell in table.cells])
        return lines, boxes

    def _with_images(
        self,
        lines: list[Line],
        tables: list[Box],
        page: PageContent,
        objects: list[list[Draft]],
        body_size: float,
    ) -> list[Line]:
        """``lines`` with one that stands for each picture; what is written in it follows it."""
        for image in with_figures(page, lines, tables):
            is_drawn = image.drawn_on is not None
            saved = self._save_image(image) if is_drawn or is_picture(image, lines, page) else None
            if saved is None:
                continue
            drafts = [Draft(Role.IMAGE, [], [Fragment(page.index, image.box)], image=saved)]
            if is_drawn:
                labels = [x for x in lines if x.content is None and is_label(x, image.box)]
                inside = {id(line) for line in labels}
                lines = [line for line in lines if id(line) not in inside]
                drafts += self._labels(labels, page, body_size)
            else:
                drafts += self._printed(image, page, body_size)
            lines = [*lines, _place(inset(image.box), len(objects), 10.0)]
            objects.append(drafts)
        return lines

    def _labels(self, lines: list[Line], page: PageContent, body_size: float) -> list[Draft]:
        """What is written in a figure; where it stands there says nothing of its alignment."""
        drafts = self._text(lines, page, body_size, [], _edges(lines))
        for draft in drafts:
            draft.align = Align.LEFT
        return drafts

    def _printed(self, image: PlacedImage, page: PageContent, body_size: float) -> list[Draft]:
        """The text in a picture of print: neither headings of the document nor part of its flow."""
        lines = self._read_picture(image)
        drafts = self._text(lines, replace(page, ocr=True), body_size, [], _edges(lines))
        for draft in drafts:
            draft.is_contents, draft.open_end, draft.size = True, False, body_size
        return drafts


def _edges(lines: list[Line]) -> tuple[float, float]:
    """The left and right edge of the text."""
    x0 = min((line.x0 for line in lines), default=0.0)
    return x0, max((line.x1 for line in lines), default=0.0)


def _place(box: Box, number: int, size: float) -> Line:
    """A line that stands for a table or an image while the reading order is found."""
    spans = [Span(box.x0, box.x1, "\ufffc" * 40, PLAIN)]
    return Line(box.x0, box.y0, box.x1, box.y1, box.y1, size, spans, content=number)


def _turned(rule: Rule, turn: int, page: PageContent) -> Rule:
    box = rule.box
    return Rule(Box(*upright((box.x0, box.y0, box.x1, box.y1), turn, page)), rule.framed)


def _separate(paragraph: Paragraph) -> list[Paragraph]:
    """The parts of a tabular line as paragraphs of their own: labels side by side, contents."""
    line = paragraph.lines[0]
    if len(paragraph.lines) > 1:
        return [paragraph]
    entry = contents_entry(line)
    if entry is not None:
        title, number = (Paragraph([part], Region([part], part.x0, part.x1)) for part in entry)
        number.is_page_number = title.is_contents = True
        return [title, number]
    if not line.tabular or paragraph.marker:
        return [paragraph]
    return [Paragraph([part], Region([part], part.x0, part.x1)) for part in line.parts()]


def _text_draft(
    paragraph: Paragraph, page: PageContent, body_size: float, *, is_note: bool
) -> Draft:
    draft = _draft(paragraph, page)
    draft.is_contents = paragraph.is_contents
    if paragraph.is_page_number:
        draft.role = Role.PAGE_NUMBER
    elif is_note:
        draft.role = Role.NOTE
    elif _CAPTION.match(draft.text) and _looks_like_caption(paragraph, body_size):
        draft.role = Role.CAPTION
    return draft


def _cell_draft(cell: FoundCell, turn: int, page: PageContent) -> Draft:
    """A cell; its box is that of its text, or of its room where it is empty."""
    lines = sorted(cell.lines, key=lambda line: (round(line.baseline), line.x0))
    box = box_of(lines) if lines else cell.box
    return Draft(
        Role.TABLE_CELL,
        [without_leaders(line.spans) for line in lines],
        [Fragment(page.index, displayed(box, turn, page))] if lines else [],
        size=lines[0].size if lines else 0.0,
        cell=cell.position,
        align=cell_alignment(box, cell.box),
    )


def _field_draft(box: Box, value: str, page: PageContent) -> Draft:
    rows = [[Span(box.x0, box.x1, row, PLAIN)] for row in value.splitlines() if row.strip()]
    return Draft(Role.FORM_FIELD, rows, [Fragment(page.index, box)])


def _running_draft(line: Line, role: Role, page: PageContent) -> Draft:
    fragment = Fragment(page.index, displayed(box_of([line]), line.turn, page))
    return Draft(role, [line.spans], [fragment], size=line.size)


def _note_start(paragraphs: list[Paragraph], body_size: float) -> int:
    """Index of the first foot-note: small type at the end of a column, led by a mark."""
    first = len(paragraphs)
    for index in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[index]
        if paragraph.lines[0].content is not None or paragraph.size > _NOTE_SIZE * body_size:
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
    styles = styles_of(lines)
    if len(lines) > 1 and all(style.monospace for style in styles):
        role = Role.CODE
    whole = box_of(lines)
    last = lines[-1]
    room = paragraph.region.x1 - last.x1
    # a line of its own in a column may go on elsewhere; what follows decides, see pdf_flow
    runs_on = len(lines) > 1 or (
        room < _MAX_ROOM * paragraph.region.width and len(paragraph.region.lines) > 1
    )
    return Draft(
        role,
        rows,
        [
            _fragment(box, lines[0].turn, page)
            for box in text_boxes(paragraph, rows, recognised=page.ocr)
        ],
        size=paragraph.size,
        bold=all(style.bold for style in styles),
        italic=all(style.italic for style in styles),
        level=paragraph.depth,
        marker=paragraph.marker,
        align=paragraph.align,
        open_end=runs_on and not _SENTENCE_END.search(last.text),
        room=room,
        indented=lines[0].x0 > paragraph.region.x0 + 0.7 * lines[0].size,
        column_width=paragraph.region.width,
        whole=_fragment(whole, lines[0].turn, page) if paragraph.marker else None,
    )


def _fragment(box: Box, turn: int, page: PageContent) -> Fragment:
    return Fragment(page.index, displayed(box, turn, page))
