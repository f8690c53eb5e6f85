"""Where the window was, kept in a small file beside the data."""

import json
import logging
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

logger = logging.getLogger(__name__)

FILE_NAME = "window.json"


def save_window_state(window: QMainWindow, data: Path, page: str) -> None:
    """Keep geometry and page; a disk that refuses is no reason to stop closing."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    try:
        text = json.dumps({"geometry": geometry, "page": page})
        (data / FILE_NAME).write_text(text, encoding="utf-8")
    except OSError as error:
        logger.warning("The window's place was not kept: %s", error)


def restore_window_state(window: QMainWindow, data: Path) -> str:
    """Put the window where it was; return the page it showed, ``documents`` if unknown."""
    try:
        state = json.loads((data / FILE_NAME).read_text(encoding="utf-8"))
        window.restoreGeometry(QByteArray.fromBase64(state["geometry"].encode("ascii")))
        return str(state["page"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "documents"
