"""Paints a paragraph in one or two languages with the sentence and the word that are spoken."""

from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from kreyol_desktop.core.document import Role
from kreyol_desktop.gui.reader.block_model import BlockModel
from kreyol_desktop.gui.reader.book import BookBlock, Match
from kreyol_desktop.gui.reader.look import ReaderLook, ReaderMode
from kreyol_desktop.gui.theme import ThemeController

Index = QModelIndex | QPersistentModelIndex
CACHED_LAYOUTS = 400
GAP = 30
MARGIN = 18
_HEADINGS = {Role.TITLE: 1.7, Role.HEADING: 1.3}


@dataclass(slots=True)
class Marks:
    """What is highlighted now."""

    segment: int = -1
    word: tuple[int, int] | None = None
    doubtful: frozenset[int] = frozenset()
    matches: dict[int, list[Match]] = field(default_factory=dict)


class BlockDelegate(QStyledItemDelegate):
    """Lays text out once per width and look, and keeps the layouts of what is on screen."""

    def __init__(self, theme: ThemeController, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.look = ReaderLook()
        self.marks = Marks()
        self._layouts: OrderedDict[tuple[int, bool, int], tuple[QTextLayout, float]] = OrderedDict()
        self._heights: dict[tuple[int, int], int] = {}

    def forget_layouts(self) -> None:
        """After a change of width, look or text."""
        self._layouts.clear()
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The height of the higher column."""
        view = option.widget
        width = view.viewport().width() if view is not None else 600  # type: ignore[attr-defined]  # a QListView
        key = (index.row(), width)
        if key not in self._heights:
            block = _block(index)
            heights = [
                self._layout(index.row(), block, int(rect.width()), in_source=in_source)[1]
                for in_source, rect in self.columns(width)
            ]
            self._heights[key] = int(max(heights) + self.look.paragraph_gap)
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the columns."""
        block = _block(index)
        painter.save()
        rect = option.rect
        for in_source, column in self.columns(rect.width()):
            layout, _ = self._layout(index.row(), block, int(column.width()), in_source=in_source)
            token = "muted" if in_source and self.look.mode is ReaderMode.BOTH else "text"
            painter.setPen(self._theme.tokens.color(token))
            origin = QPointF(rect.left() + column.left(), rect.top() + self.look.paragraph_gap / 2)
            layout.draw(painter, origin, self._selections(index.row(), block, in_source=in_source))
        painter.restore()

    def columns(self, width: int) -> list[tuple[bool, QRectF]]:
        """(is source, rectangle) of each column shown, relative to the row."""
        inner = width - 2 * MARGIN
        match self.look.mode:
            case ReaderMode.BOTH:
                half = (inner - GAP) / 2
                return [
                    (True, QRectF(MARGIN, 0, half, 0)),
                    (False, QRectF(MARGIN + half + GAP, 0, half, 0)),
                ]
            case mode:
                reading = min(inner, self.look.font_px * 46)
                left = MARGIN + (inner - reading) / 2
                return [(mode is ReaderMode.SOURCE, QRectF(left, 0, reading, 0))]

    def position_at(
        self, row: int, block: BookBlock, point: QPointF, width: int
    ) -> tuple[bool, int] | None:
        """(is source, character) under a point relative to the row."""
        for in_source, column in self.columns(width):
            if column.left() - GAP / 2 <= point.x() <= column.right() + GAP / 2:
                layout, _ = self._layout(row, block, int(column.width()), in_source=in_source)
                y = point.y() - self.look.paragraph_gap / 2
                for number in range(layout.lineCount()):
                    line = layout.lineAt(number)
                    if y < line.y() + line.height():
                        cursor = line.xToCursor(point.x() - column.left())
                        return in_source, int(cursor)
        return None

    # --------------------------------------------------------------- internal

    def _layout(
        self, row: int, block: BookBlock, width: int, *, in_source: bool
    ) -> tuple[QTextLayout, float]:
        key = (row, in_source, width)
        if key in self._layouts:
            self._layouts.move_to_end(key)
            return self._layouts[key]
        layout = QTextLayout(block.source if in_source else block.target, self._font(block))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        height = self._break_lines(layout, width)
        self._layouts[key] = (layout, height)
        if len(self._layouts) > CACHED_LAYOUTS:
            self._layouts.popitem(last=False)
        return layout, height

    def _break_lines(self, layout: QTextLayout, width: int) -> float:
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height() * self.look.line_spacing
        layout.endLayout()
        return height

    def _font(self, block: BookBlock) -> QFont:
        font = QFont(self.look.family)
        font.setPixelSize(round(self.look.font_px * _HEADINGS.get(block.role, 1.0)))
        font.setBold(block.role in _HEADINGS)
        font.setItalic(block.role in (Role.QUOTE, Role.CAPTION))
        if self.look.wide_spacing:
            spacing = QFont.SpacingType.PercentageSpacing
            font.setLetterSpacing(spacing, 108)
            font.setWordSpacing(self.look.font_px * 0.3)
        return font

    def _selections(
        self, row: int, block: BookBlock, *, in_source: bool
    ) -> list[QTextLayout.FormatRange]:
        tokens, marks = self._theme.tokens, self.marks
        ranges: list[QTextLayout.FormatRange] = []
        for span in block.source_spans if in_source else block.target_spans:
            if span.segment in marks.doubtful and not in_source:
                ranges.append(_underline(span.start, span.end, tokens.color("warning")))
            if span.segment == marks.segment:
                fore = tokens.color("on_highlight")
                ground = tokens.color("highlight")
                ranges.append(_ground(span.start, span.end, ground, fore))
                if marks.word is not None and not in_source:
                    start, end = (span.start + position for position in marks.word)
                    dark = QColor("#141A2B")
                    ranges.append(_ground(start, end, tokens.color("word"), dark))
        for match in marks.matches.get(row, ()):
            if match.in_source == in_source:
                ground = tokens.color("selection")
                ranges.append(_ground(match.start, match.end, ground, tokens.color("text")))
        return ranges


def _block(index: Index) -> BookBlock:
    model = index.model()
    assert isinstance(model, BlockModel)
    return model.block(index.row())


def _ground(start: int, end: int, ground: QColor, fore: QColor) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setBackground(ground)
    look.setForeground(fore)
    return _range(start, end, look)


def _underline(start: int, end: int, color: QColor) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(color)
    return _range(start, end, look)


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, max(0, end - start), look
    return found
