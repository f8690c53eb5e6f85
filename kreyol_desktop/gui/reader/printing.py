"""Printing a book from the reader."""

from html import escape

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import AccessDeniedError, KreyolError
from kreyol_desktop.gui.lanes import Lanes
from kreyol_desktop.gui.reader.book import Book, BookBlock
from kreyol_desktop.gui.reader.look import ReaderMode

FONT_PT = 11
_OF_THE_PAGE = frozenset({Role.RUNNING_HEAD, Role.RUNNING_FOOT, Role.PAGE_NUMBER})
_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2"}


def book_html(book: Book, mode: ReaderMode) -> str:
    """The book as simple HTML: one column, or a table with both languages side by side."""
    if mode is not ReaderMode.BOTH:
        in_source = mode is ReaderMode.SOURCE
        return "\n".join(
            _element(block, block.source if in_source else block.target) for block in _printed(book)
        )
    rows = (
        f'<tr><td width="50%" style="color:#444">{_element(block, block.source)}</td>'
        f'<td width="50%">{_element(block, block.target)}</td></tr>'
        for block in _printed(book)
    )
    return '<table width="100%" cellspacing="8">' + "\n".join(rows) + "</table>"


def print_book(book: Book, mode: ReaderMode, lanes: Lanes, parent: QWidget) -> "PrintJob":
    """Let the user choose a printer, then print in a lane: a long book takes many seconds."""
    job = PrintJob(book, mode, lanes, parent)
    job.dialog.show()
    return job


class PrintJob(QObject):
    """A dialog and what follows: ``began``, then ``ended`` with the error or None."""

    began = Signal()
    ended = Signal(object)

    def __init__(self, book: Book, mode: ReaderMode, lanes: Lanes, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._mode = mode
        self._lanes = lanes
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(book.title)
        self.dialog = QPrintDialog(self.printer, parent)
        self.dialog.setModal(True)
        self.dialog.accepted.connect(self._print)
        self.dialog.rejected.connect(self.deleteLater)
        self.dialog.finished.connect(self.dialog.deleteLater)

    def _print(self) -> None:
        self.began.emit()
        self._lanes.transfer.submit(
            lambda: _print(book_html(self._book, self._mode), self.printer),
            owner=self,
            done=lambda _: self._end(None),
            failed=self._end,
        )

    def _end(self, error: KreyolError | None) -> None:
        self.ended.emit(error)
        self.deleteLater()


def _print(html: str, printer: QPrinter) -> None:
    """Lay the text out and print it. Raise AccessDeniedError where the printer takes nothing."""
    document = QTextDocument()
    font = QFont("Inter")
    font.setPointSize(FONT_PT)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.print_(printer)
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise AccessDeniedError("The printer or the file takes nothing.")


def _printed(book: Book) -> list[BookBlock]:
    """What the pages of the original needed, the new pages do not."""
    return [block for block in book.blocks if block.role not in _OF_THE_PAGE]


def _element(block: BookBlock, text: str) -> str:
    tag = _TAGS.get(block.role, "p")
    return f"<{tag}>{escape(text)}</{tag}>"
