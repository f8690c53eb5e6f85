"""F1: the user guide of the language of the window, in the browser."""

from pathlib import Path

from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QDesktopServices


def help_file(resources: Path, language: str) -> Path | None:
    """The guide in ``language``, else in English; None where no guide is installed."""
    for code in (language, "en"):
        for folder in (resources / "help", resources.parent / "docs" / "user-guide"):
            for name in (f"{code}.html", f"{code}/index.html", f"{code}.md"):
                if (folder / name).is_file():
                    return folder / name
    return None


def open_help(resources: Path) -> bool:
    """Open the guide; False when there is none."""
    file = help_file(resources, QLocale().name().split("_")[0])
    return file is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
