"""Pages that the source has not: what had no room on its page, and the translation note."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.core.translated import TranslationNote
from kreyol_desktop.engines.documents.writers.fonts import FontShelf
from kreyol_desktop.engines.documents.writers.line_layout import Layout, Slot, lay
from kreyol_desktop.engines.documents.writers.pdf_ink import Ink
from kreyol_desktop.engines.documents.writers.pdf_setting import DEFAULT_PITCH, FaceFinder, SetBlock
from kreyol_desktop.engines.documents.writers.words import Word, words_of

_MARGIN_SHARE = 0.09
_HEAD = Style(font="sans", size_pt=9.0, color=0x555555)
_NOTE_TITLE = Style(font="sans", size_pt=13.0, bold=True)
_NOTE_LINE = Style(font="sans", size_pt=10.5)
_NOTE_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6)
_MARK = Style(font="sans", color=0x555555)
_PARAGRAPH_GAP = 0.6
NOTE_BLOCK = -1
"""Stands for the block id of the note, which is no block of the document."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """The words of a block that had no room; ``mark`` stands where the text breaks off."""

    mark: str
    words: tuple[Word, ...]
    block: int


def cut(setting: SetBlock, number: int, shelf: FontShelf) -> tuple[SetBlock, Overflow]:
    """End a setting that overflows with a mark, and hand back what goes to the extra page."""
    layout = setting.layout
    mark = f"[{number}]"
    style = replace(_MARK, size_pt=max((w.size for w in layout.rest), default=8.0) * 0.8)
    faces = FaceFinder(shelf, serif_hint=False)
    sign = words_of([Run(f"{mark}→", style)], style.size_pt, faces)
    back = words_of([Run(f"→{mark} ", style)], style.size_pt, faces)
    if not layout.lines:
        return setting, Overflow(mark, (*back, *layout.rest), setting.block.id)
    last = layout.lines[-1]
    kept, moved = last.words[:-1] or last.words, last.words[-1:] if last.words[1:] else ()
    width = (sum(w.width + w.space_width for w in kept) + sign[0].width) * layout.scale
    end = replace(last, words=(*kept, *sign), width=width, last=True)
    shorter = replace(layout, lines=(*layout.lines[:-1], end), rest=())
    words = (*back, *moved, *layout.rest)
    return replace(setting, layout=shorter), Overflow(mark, words, setting.block.id)


class ExtraPages:
    """Sets paragraphs one under the other on new pages of one size."""

    def __init__(self, shelf: FontShelf, width: float, height: float) -> None:
        self._shelf = shelf
        self._width = width
        self._height = height
        self._margin = _MARGIN_SHARE * min(width, height)
        self._y = self._margin
        self.size = {"width": width, "height": height}
        self.pages: list[Ink] = [Ink()]

    def note(self, note: TranslationNote) -> None:
        """Set the machine-translation note, on small pages smaller, so that it stays on one."""
        for scale in _NOTE_SCALES:
            self.pages, self._y = [Ink()], self._margin
            self._scaled_note(note, scale)
            if len(self.pages) == 1:
                return

    def _scaled_note(self, note: TranslationNote, scale: float) -> None:
        lines = [(note.title, _NOTE_TITLE), *((line, _NOTE_LINE) for line in note.lines)]
        for text, style in lines:
            self._runs([Run(text, replace(style, size_pt=style.size_pt * scale))], NOTE_BLOCK)

    def overflow(self, parts: Sequence[Overflow], heading: str) -> None:
        """Set what had no room on a page that ``heading`` names."""
        self._runs([Run(heading, _HEAD)], None)
        for part in parts:
            self._paragraph(part.words, part.block)

    def _runs(self, runs: Sequence[Run], block: int | None) -> None:
        words = words_of(runs, 10.0, FaceFinder(self._shelf, serif_hint=False))
        self._paragraph(words, block)

    def _paragraph(self, words: Sequence[Word], block: int | None) -> None:
        size = max((word.size for word in words), default=10.0)
        while words:
            slot = self._slot(size)
            layout = lay(words, [slot], size * DEFAULT_PITCH, 1.0, split_words=True)
            assert layout is not None
            if not layout.lines and self._y <= self._margin:
                return  # a page too small for a single line
            self._put(layout, block)
            self._advance(layout, size)
            words = layout.rest

    def _put(self, layout: Layout, block: int | None) -> None:
        ink = self.pages[-1]
        if block is None:
            ink.begin_artifact()
        else:
            ink.begin("P", block)
        ink.text(layout)
        ink.end()

    def _slot(self, size: float) -> Slot:
        right = self._width - self._margin
        return Slot(self._margin, right, self._y + size, self._height - self._margin)

    def _advance(self, layout: Layout, size: float) -> None:
        if layout.rest or not layout.lines:
            self.pages.append(Ink())
            self._y = self._margin
        else:
            self._y = layout.lines[-1].baseline + size * _PARAGRAPH_GAP


def put_ink(page: Any, ink: Ink, *, matrix: Sequence[float]) -> None:
    """Write the collected operators on a PyMuPDF page, with the fonts that they use."""
    import pymupdf  # heavy: only when something is typeset

    for face in ink.faces.values():
        page.insert_font(fontname=face.name, fontbuffer=face.buffer)
    if ink.operators:
        pymupdf.TOOLS._insert_contents(page, ink.stream(matrix), 1)
