"""Shows a page of the user guide with the pictures that lie beside it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser

PICTURE_WIDTH = 660
"""Pixels; the pictures are of the whole window and would not fit the sheet."""


class GuideBrowser(QTextBrowser):
    """A text browser that finds pictures by their place beside the page, and fits them in."""

    def __init__(self) -> None:
        super().__init__(openExternalLinks=True)
        self._folder = Path()

    def show_page(self, markdown: str, folder: Path) -> None:
        """Show a page whose pictures are named from ``folder``."""
        self._folder = folder
        self.setMarkdown(markdown)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """The picture at its size here; anything else as Qt does it."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            path = self._folder / (name.path() if isinstance(name, QUrl) else name)
            picture = QImage(str(path))
            if not picture.isNull():
                smooth = Qt.TransformationMode.SmoothTransformation
                return picture.scaledToWidth(min(PICTURE_WIDTH, picture.width()), smooth)
        return super().loadResource(kind, name)
