"""A translated text whose sentences can be pointed at."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from kreyol_desktop.core.segment import Segment
from kreyol_desktop.gui.live_text import LiveText
from kreyol_desktop.gui.theme import ThemeController
from kreyol_desktop.gui.words import flag_word

DOUBTFUL_BELOW = 0.45
"""Confidence under which a sentence is marked although no guard objected."""


def is_doubtful(segment: Segment) -> bool:
    """True for a sentence that a person should look at."""
    unsure = segment.confidence is not None and segment.confidence < DOUBTFUL_BELOW
    return bool(segment.flags) or unsure


def locate_segments(text: str, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """The character range of each segment in ``text``; an empty one where it isn't found."""
    ranges: list[tuple[int, int]] = []
    position = 0
    for segment in segments:
        start = text.find(segment.text, position) if segment.text else -1
        if start < 0:
            ranges.append((position, position))
            continue
        position = start + len(segment.text)
        ranges.append((start, position))
    return ranges


class SegmentView(LiveText, QTextEdit):
    """Read only; emits ``segment_chosen`` with the index of a clicked sentence."""

    segment_chosen = Signal(int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: tuple[Segment, ...] = ()
        self._ranges: list[tuple[int, int]] = []
        self._chosen = -1
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMouseTracking(True)
        theme.theme_changed.connect(self._mark)

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self._segments

    def show_translation(self, text: str, segments: Sequence[Segment]) -> None:
        """Show ``text`` and mark its doubtful sentences and glossary terms."""
        self._segments = tuple(segments)
        self._ranges = locate_segments(text, segments)
        self._chosen = -1
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._mark()

    def choose(self, index: int) -> None:
        """Mark a sentence as the chosen one; -1 for none."""
        self._chosen = index
        self._mark()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the sentence under the pointer."""
        super().mousePressEvent(event)
        index = self.index_at(self.cursorForPosition(event.position().toPoint()).position())
        if index >= 0:
            self.choose(index)
            self.segment_chosen.emit(index)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say why a sentence is marked."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.index_at(self.cursorForPosition(event.pos()).position())
            words = self._reason(index)
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _reason(self, index: int) -> str:
        if index < 0 or not is_doubtful(self._segments[index]):
            return ""
        flags = ", ".join(flag_word(flag) for flag in sorted(self._segments[index].flags))
        return self.tr("Have a look: {reasons}").format(
            reasons=flags or self.tr("the program is unsure")
        )

    def index_at(self, position: int) -> int:
        """The sentence at a character position, -1 for none."""
        for index, (start, end) in enumerate(self._ranges):
            if start <= position <= end and start < end:
                return index
        return -1

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        for index, (start, end) in enumerate(self._ranges):
            doubtful, chosen = is_doubtful(self._segments[index]), index == self._chosen
            if (doubtful or chosen) and start < end:
                marks.append(self._mark_range(start, end, doubtful=doubtful, chosen=chosen))
        self.setExtraSelections(marks)

    def _mark_range(
        self, start: int, end: int, *, doubtful: bool, chosen: bool
    ) -> QTextEdit.ExtraSelection:
        tokens = self._theme.tokens
        look = QTextCharFormat()
        if doubtful:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(tokens.color("warning"))
        if chosen:
            look.setBackground(tokens.color("accent_soft"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        return mark
