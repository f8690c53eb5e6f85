"""Pictures of pages before and after, for the documentation: ``make page-pictures``.

Lets the real program translate the bundled sample in a temporary data folder, and renews the
pictures ``docs/images/in-place-*.png``: a page of the source beside the same page of the result.
To be run again when the translation model or the typesetting has changed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pymupdf

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "samples" / "health-leaflet-en.pdf"
IMAGES = ROOT / "docs" / "images"
PAGES = {"text": 0, "table": 1, "lists": 2}
"""Name of the picture -> page of the sample, from 0."""
DPI = 80


def translate(folder: Path) -> Path:
    """The sample translated in place by the program, without audio."""
    command = [sys.executable, "-m", "kreyol_desktop", "--data", str(folder / "data"), "process"]
    command += [str(SAMPLE), "--formats", "pdf", "--audio", "none", "-o", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)
    return next(folder.glob("*.pdf"))


def picture(before: Any, after: Any, number: int) -> pymupdf.Pixmap:
    """A page of two PyMuPDF documents side by side."""
    left, right = before[number].rect, after[number].rect
    with pymupdf.open() as pdf:
        width, height = left.width + right.width, max(left.height, right.height)
        sheet = pdf.new_page(width=width, height=height)
        sheet.show_pdf_page(pymupdf.Rect(0, 0, left.width, left.height), before, number)
        area = pymupdf.Rect(left.width, 0, width, right.height)
        sheet.show_pdf_page(area, after, number)
        made: pymupdf.Pixmap = sheet.get_pixmap(dpi=DPI)
    return made


def main() -> None:
    """Renew every picture."""
    with tempfile.TemporaryDirectory() as name:
        made = translate(Path(name))
        with pymupdf.open(SAMPLE) as before, pymupdf.open(made) as after:
            for name_of, number in PAGES.items():
                target = IMAGES / f"in-place-{name_of}.png"
                picture(before, after, number).save(target)
                print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
