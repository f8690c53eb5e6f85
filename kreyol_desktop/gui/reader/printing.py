"""Printing a book from the reader."""

from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kreyol_desktop.core.document import Role
from kreyol_desktop.gui.reader.book import Book, BookBlock
from kreyol_desktop.gui.reader.look import ReaderMode

_TAGS = {Role.TITLE: "h1", Role.HEADING: "h2"}


def book_html(book: Book, mode: ReaderMode) -> str:
    """The book as simple HTML: one column, or a table with both languages side by side."""
    if mode is not ReaderMode.BOTH:
        in_source = mode is ReaderMode.SOURCE
        return "\n".join(
            _element(block, block.source if in_source else block.target) for block in book.blocks
        )
    rows = (
        f'<tr><td width="50%" style="color:#444">{_element(block, block.source)}</td>'
        f'<td width="50%">{_element(block, block.target)}</td></tr>'
        for block in book.blocks
    )
    return '<table width="100%" cellspacing="8">' + "\n".join(rows) + "</table>"


def print_book(book: Book, mode: ReaderMode, parent: QWidget) -> None:
    """Let the user choose a printer, then print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(book.title)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: _print(book, printer, mode))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def _print(book: Book, printer: QPrinter, mode: ReaderMode) -> None:
    document = QTextDocument()
    document.setHtml(book_html(book, mode))
    document.print_(printer)


def _element(block: BookBlock, text: str) -> str:
    tag = _TAGS.get(block.role, "p")
    return f"<{tag}>{escape(text)}</{tag}>"
