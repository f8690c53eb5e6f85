"""Opening a book where a search of the history found something, as if it had been searched here."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker

from kreyol_desktop.core.excerpt import Excerpt
from kreyol_desktop.gui.reader.book import Book, Match
from kreyol_desktop.gui.reader.look import ReaderMode
from kreyol_desktop.gui.reader.tool_bar import ReaderToolBar
from kreyol_desktop.gui.reader.view import ReaderView


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """All places of the words that were found, the one that counts, and its sentence."""

    matches: list[Match]
    current: int
    segment: int


def find_place(book: Book, excerpt: Excerpt | None) -> FoundPlace | None:
    """Where the excerpt stands in a book; None where it does not stand there (any more)."""
    if excerpt is None or excerpt.segment not in book.row_of:
        return None
    start, end = excerpt.marks[0]
    matches = book.search(excerpt.text[start:end])
    current = book.first_in(matches, excerpt.segment, in_source=excerpt.in_source)
    return FoundPlace(matches, current, excerpt.segment)


def prepare(excerpt: Excerpt, bar: ReaderToolBar, view: ReaderView) -> None:
    """Write the words into the search line, and show the language in which they stand."""
    hidden = ReaderMode.TARGET if excerpt.in_source else ReaderMode.SOURCE
    if view.look.mode is hidden:
        bar.choose_mode(ReaderMode.BOTH)
    start, end = excerpt.marks[0]
    with QSignalBlocker(bar.search):
        bar.search.setText(excerpt.text[start:end])
