"""Reading pictures of text with the Tesseract that PyMuPDF brings; only its data is needed."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kreyol_desktop.engines.documents.recognition_pack import SUFFIX

_MAX_PIXELS = 25_000_000
_DPI, _MIN_DPI = 300, 72
_MIN_LINE_CHARS, _LETTER_SHARE = 12, 0.75
_SYSTEM_FOLDERS = {
    "win32": ("C:/Program Files/Tesseract-OCR/tessdata",),
    "darwin": ("/opt/homebrew/share/tessdata", "/usr/local/share/tessdata"),
}
_UNIX_FOLDERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")


class TextRecognizer:
    """Recognises text in the ``languages`` for which data is installed.

    ``work_dir`` is where data that lies in several folders is put together, if need be.
    """

    def __init__(
        self, languages: Sequence[str], folders: Sequence[Path] = (), work_dir: Path | None = None
    ) -> None:
        known = [*folders, *system_folders()]
        self._folder, self._languages = _best_folder(languages, known)
        found = _data_files(languages, known)
        if work_dir is not None and len(found) > len(self._languages):
            self._folder, self._languages = _gathered(found, work_dir), tuple(found)

    @property
    def is_available(self) -> bool:
        return bool(self._languages)

    def recognize(self, page: Any, flags: int) -> dict[str, Any] | None:
        """The page's ``dict`` as read from its picture; None when recognition fails."""
        import pymupdf  # heavy: only when a page is recognised

        area_in2 = max(page.rect.width * page.rect.height / 72**2, 0.01)
        dpi = int(min(_DPI, (_MAX_PIXELS / area_in2) ** 0.5))
        try:
            text = page.get_textpage_ocr(
                flags=flags,
                language="+".join(self._languages),
                dpi=max(dpi, _MIN_DPI),
                full=True,
                tessdata=str(self._folder),
            )
            found: dict[str, Any] = page.get_text("dict", textpage=text, flags=flags)
        except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
            return None
        return found

    def recognize_picture(
        self, pdf: Any, xref: int, flags: int
    ) -> tuple[dict[str, Any], float] | None:
        """The ``dict`` of a picture's text, and the picture's width in the same unit.

        None when recognition fails, or when what it finds does not look like print.
        """
        import pymupdf  # heavy: only when a picture is recognised

        try:
            pixmap = pymupdf.Pixmap(pdf, xref)
            if pixmap.width * pixmap.height > _MAX_PIXELS:
                return None
            pixmap = pymupdf.Pixmap(pymupdf.csRGB, pixmap)  # of grey it reads nothing
            pixmap.set_dpi(_DPI, _DPI)
            data = pixmap.pdfocr_tobytes(
                language="+".join(self._languages), tessdata=str(self._folder)
            )
            with pymupdf.open(stream=data, filetype="pdf") as made:
                page = made[0]
                if not _is_print(page.get_text()):
                    return None
                return page.get_text("dict", flags=flags), float(page.rect.width)
        except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):
            return None


def _is_print(text: str) -> bool:
    """Whether it is words in lines, and not what recognition sees in a drawing."""
    lines = [line for line in text.splitlines() if line.strip()]
    letters = sum(char.isalpha() or char.isspace() for char in text)
    return len(text) >= _MIN_LINE_CHARS * max(len(lines), 1) and letters > _LETTER_SHARE * len(text)


def system_folders() -> list[Path]:
    """The folders where Tesseract's data lies on this kind of system, those that exist."""
    named = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(named), Path(named) / "tessdata"] if named else []
    for name in _SYSTEM_FOLDERS.get(sys.platform, _UNIX_FOLDERS):
        folder = Path(name)
        folders.append(folder)
        if folder.is_dir():
            folders.extend(sorted(folder.glob("*/tessdata"), reverse=True))
    return [folder for folder in folders if folder.is_dir()]


def _best_folder(
    languages: Sequence[str], folders: Sequence[Path]
) -> tuple[Path | None, tuple[str, ...]]:
    """The first folder that has the most of the wanted languages, and those it has."""
    best: tuple[Path | None, tuple[str, ...]] = (None, ())
    for folder in folders:
        found = tuple(_data_files(languages, [folder]))
        if len(found) > len(best[1]):
            best = (folder, found)
    return best


def _data_files(languages: Sequence[str], folders: Sequence[Path]) -> dict[str, Path]:
    """The first data file of each language that has one."""
    found: dict[str, Path] = {}
    for name in languages:
        paths = (folder / f"{name}{SUFFIX}" for folder in folders if name.isalnum())
        path = next((path for path in paths if path.is_file()), None)
        if path is not None:
            found[name] = path
    return found


def _gathered(files: Mapping[str, Path], work_dir: Path) -> Path:
    """One folder with all the data: the engine looks in one place only."""
    folder = work_dir / "tessdata"
    folder.mkdir(parents=True, exist_ok=True)
    for path in files.values():
        target = folder / path.name
        if not target.exists():
            shutil.copyfile(path, target)
    return folder
