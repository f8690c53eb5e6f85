"""The text of the reader: a list of paragraphs of any length."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from kreyol_desktop.gui.reader.block_delegate import BlockDelegate
from kreyol_desktop.gui.reader.block_model import BlockModel
from kreyol_desktop.gui.reader.book import Book, Match
from kreyol_desktop.gui.reader.look import ReaderLook, ReaderMode
from kreyol_desktop.gui.theme import ThemeController
from kreyol_desktop.gui.widgets.segment_view import DOUBTFUL_BELOW

BATCH = 40
"""Paragraphs laid out per turn of the event loop: a long book must not stop the window."""
LAYOUT_MS = 15
"""Between two looks whether a long text is laid out as far as it is wanted."""
FONT_BOUNDS_PX = (13, 44)


class ReaderView(QListView):
    """Emits ``segment_clicked`` and ``segment_opened`` (double click) with a segment id."""

    segment_clicked = Signal(int)
    segment_opened = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks = BlockModel(self)
        self.painter_of_blocks = BlockDelegate(theme, self)
        self._book: Book | None = None
        self.setModel(self.blocks)
        self.setItemDelegate(self.painter_of_blocks)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._theme = theme
        self._font_percent = 100
        self._wanted_row = -1
        self._until_laid_out = QTimer(self, singleShot=True, interval=LAYOUT_MS)
        self._until_laid_out.timeout.connect(self._show_wanted_row)
        self._follow_theme()
        theme.theme_changed.connect(self._follow_theme)

    @property
    def look(self) -> ReaderLook:
        return self.painter_of_blocks.look

    def show_book(self, book: Book | None) -> None:
        """Show a book from its beginning, or at the same place when it is the same book again."""
        place = self.verticalScrollBar().value()
        self._wanted_row = -1
        same = book is not None and self._book is not None and book.title == self._book.title
        self._book = book
        self.painter_of_blocks.forget_layouts()
        marks = self.painter_of_blocks.marks
        marks.matches = {}
        marks.segment = -1
        marks.doubtful = frozenset(
            segment.id
            for segment in (book.segments.values() if book else ())
            if segment.flags
            or (segment.confidence is not None and segment.confidence < DOUBTFUL_BELOW)
        )
        self.blocks.show_book(book)
        if same:
            self.verticalScrollBar().setValue(place)

    def set_mode(self, mode: ReaderMode) -> None:
        """Show one language or both."""
        self._set_look(replace(self.look, mode=mode))

    def change_size(self, step_px: int) -> None:
        """Larger or smaller type."""
        low, high = FONT_BOUNDS_PX
        self._set_look(replace(self.look, font_px=min(high, max(low, self.look.font_px + step_px))))

    def set_wide_spacing(self, wide: bool) -> None:
        """More space between letters, words and lines."""
        self._set_look(replace(self.look, wide_spacing=wide))

    def highlight(self, segment: int, word: tuple[int, int] | None = None) -> None:
        """Mark the sentence that is spoken, and the word in it; scroll when it is a new one."""
        marks = self.painter_of_blocks.marks
        if marks.segment == segment and marks.word == word:
            return
        is_new = marks.segment != segment
        old, marks.segment, marks.word = marks.segment, segment, word
        for changed in {old, segment}:
            self._repaint(changed)
        if is_new and segment >= 0:
            self.show_segment(segment)

    def show_segment(self, segment: int) -> None:
        """Scroll to a sentence, as soon as the text is laid out so far."""
        if self._book is not None and segment in self._book.row_of:
            self._show_row(self._book.row_of[segment])

    def _show_row(self, row: int, *, to_the_middle: bool = False) -> None:
        """Scroll to a paragraph; to the middle of the view, or only if it is out of sight."""
        index = self.blocks.index(row)
        rect = self.visualRect(index)
        if rect.isEmpty():
            self._wanted_row = row
            self._until_laid_out.start()
            return
        self._wanted_row = -1
        if to_the_middle or rect.top() < 0 or rect.bottom() > self.viewport().height():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setCurrentIndex(index)

    def _show_wanted_row(self) -> None:
        """Qt lays a long text out bit by bit, and only while it is shown."""
        if self.isVisible() and 0 <= self._wanted_row < self.blocks.rowCount():
            self._show_row(self._wanted_row)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with what was wanted while nobody saw it."""
        super().showEvent(event)
        if self._wanted_row >= 0:
            self._until_laid_out.start()

    def keep_in_sight(self) -> None:
        """Show the marked sentence again once the text is laid out anew, or has less room."""
        QTimer.singleShot(0, self, lambda: self.show_segment(self.painter_of_blocks.marks.segment))

    def show_matches(self, matches: list[Match], current: int) -> None:
        """Mark what a search found, and scroll to one of its places."""
        by_row: dict[int, list[Match]] = {}
        for match in matches:
            by_row.setdefault(match.row, []).append(match)
        self.painter_of_blocks.marks.matches = by_row
        if matches:
            self._show_row(matches[current].row, to_the_middle=True)
        self.viewport().update()

    def segment_under(self, point: QPointF) -> int | None:
        """The sentence at a point of the viewport."""
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return None
        rect: QRect = self.visualRect(index)
        inside = point - QPointF(rect.topLeft())
        block = self.blocks.block(index.row())
        found = self.painter_of_blocks.position_at(index.row(), block, inside, rect.width())
        return block.segment_at(found[1], in_source=found[0]) if found else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a sentence."""
        super().mouseReleaseEvent(event)
        segment = self.segment_under(event.position())
        if segment is not None:
            self.segment_clicked.emit(segment)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click on a sentence."""
        segment = self.segment_under(event.position())
        if segment is not None:
            self.segment_opened.emit(segment)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the text out again."""
        if event.size().width() != event.oldSize().width():
            self.painter_of_blocks.forget_layouts()
        super().resizeEvent(event)

    def _follow_theme(self) -> None:
        """Take new colours, and grow with the type of the window."""
        ratio = self._theme.font_percent / self._font_percent
        self._font_percent = self._theme.font_percent
        self.change_size(round(self.look.font_px * (ratio - 1)))
        self.viewport().update()

    def _set_look(self, look: ReaderLook) -> None:
        if look == self.look:
            return
        self.painter_of_blocks.look = look
        self.painter_of_blocks.forget_layouts()
        self.scheduleDelayedItemsLayout()
        self.keep_in_sight()

    def _repaint(self, segment: int) -> None:
        if self._book is not None and segment in self._book.row_of:
            self.update(self.blocks.index(self._book.row_of[segment]))
