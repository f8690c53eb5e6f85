"""Where the reading of each book stopped, and how the reader was set."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from kreyol_desktop.gui.kept_places import KeptPlaces
from kreyol_desktop.gui.lanes import Lane
from kreyol_desktop.gui.reader.book import Book
from kreyol_desktop.gui.reader.look import ReaderLook, ReaderMode

WRITE_AFTER_MS = 3000
"""So much of the reading is lost at most when the current goes out."""


class Bookmark(QObject):
    """Keeps the place of the open book; the file is written on a lane."""

    def __init__(self, kept: KeptPlaces, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = kept
        self._lane = lane
        self._book = ""
        self._timer = QTimer(self, singleShot=True, interval=WRITE_AFTER_MS)
        self._timer.timeout.connect(self._write)

    def open(self, task_id: str, book: Book) -> int | None:
        """The sentence at which ``book`` was left, None at its beginning; it is the open one now."""
        self._book = self._kept.places.open_book = task_id
        self._timer.start()
        place = self._kept.places.books.get(task_id)
        return place if place in book.segments else None

    def note(self, segment: int) -> None:
        """This sentence of the open book is read now."""
        if self._book and self._kept.places.books.get(self._book) != segment:
            self._kept.keep_place(self._book, segment)
            if not self._timer.isActive():
                self._timer.start()

    def close(self) -> None:
        """No book is open any more."""
        self._book = self._kept.places.open_book = ""
        self._timer.start()

    def keep_look(self, look: ReaderLook, rate: float) -> None:
        """What the reader is set to."""
        self._kept.places.look = {
            "mode": look.mode.value,
            "font_px": look.font_px,
            "wide_spacing": look.wide_spacing,
            "rate": rate,
        }
        self._timer.start()

    def look(self) -> tuple[ReaderMode, int, bool, float] | None:
        """Mode, size in px, wide spacing and rate as they were; None where nothing sound is kept."""
        kept: dict[str, Any] = self._kept.places.look
        try:
            mode = ReaderMode(kept["mode"])
            size, rate = int(kept["font_px"]), float(kept["rate"])
            return mode, size, bool(kept["wide_spacing"]), rate
        except (KeyError, ValueError, TypeError):
            return None

    def _write(self) -> None:
        text = self._kept.text()
        self._lane.submit(lambda: self._kept.write(text), owner=self, key="places")
