"""Paints a row of a search: the name, and below it the sentence with what was found marked."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kreyol_desktop.core.excerpt import CUT
from kreyol_desktop.gui.theme import ThemeController

Index = QModelIndex | QPersistentModelIndex
Marks = tuple[tuple[int, int], ...]
SIDE_PX = 13
GAP_PX = 3
FIRST_WITHIN = 0.6
"""The first mark ends within this share of a line."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A text with marked character ranges."""

    text: str
    marks: Marks


class FoundDelegate(QStyledItemDelegate):
    """``lines_role`` of the model gives one FoundLine, or two; None paints the cell as usual."""

    def __init__(self, theme: ThemeController, lines_role: int, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = lines_role

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the cell from the style, the lines from here."""
        lines: tuple[FoundLine, ...] | None = index.data(self._role)
        if lines is None:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(
            QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget or None
        )
        painter.save()
        painter.setClipRect(option.rect)
        self._draw_lines(painter, lines, option.rect, ground.font)
        painter.restore()

    def _draw_lines(
        self, painter: QPainter, lines: tuple[FoundLine, ...], rect: QRect, font: QFont
    ) -> None:
        height = QFontMetrics(font).height()
        room = rect.width() - 2 * SIDE_PX
        top = rect.top() + (rect.height() - len(lines) * height - GAP_PX * (len(lines) - 1)) / 2
        for number, line in enumerate(lines):
            painter.setPen(self._theme.tokens.color("muted" if number else "text"))
            layout = self._layout(fitted(line, QFontMetrics(_bold(font)), room), font)
            layout.draw(painter, QPointF(rect.left() + SIDE_PX, top + number * (height + GAP_PX)))

    def _layout(self, line: FoundLine, font: QFont) -> QTextLayout:
        layout = QTextLayout(line.text, font)
        layout.setFormats([self._mark(start, end) for start, end in line.marks])
        layout.beginLayout()
        layout.createLine().setNumColumns(len(line.text) + 1)
        layout.endLayout()
        return layout

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        """Bold and underlined: nobody has to tell the colours apart."""
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontUnderline(True)
        look.setForeground(self._theme.tokens.color("on_highlight"))
        look.setBackground(self._theme.tokens.color("highlight"))
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = start, end - start, look
        return mark


def fitted(line: FoundLine, metrics: QFontMetrics, width: int) -> FoundLine:
    """As much of a line as goes into ``width`` pixels, in any case with its first mark."""
    text, marks = line.text, line.marks
    if marks and metrics.horizontalAdvance(text) > width:
        begin = _begin(line, metrics, round(width * FIRST_WITHIN))
        if begin:
            text = CUT + text[begin:]
            shift = len(CUT) - begin
            marks = tuple((start + shift, end + shift) for start, end in marks if start >= begin)
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    kept = len(elided) if elided == text else len(elided) - len(CUT)
    return FoundLine(elided, tuple((start, min(end, kept)) for start, end in marks if start < kept))


def _begin(line: FoundLine, metrics: QFontMetrics, width: int) -> int:
    """The word at which to begin so that the first mark ends within ``width``."""
    first, end = line.marks[0]
    begin = 0
    while begin < first and metrics.horizontalAdvance(line.text[begin:end]) > width:
        space = line.text.find(" ", begin, first)
        begin = first if space < 0 else space + 1
    return begin


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
