"""Page numbers at the foot of pages that were set anew."""

from typing import Any

from kreyol_desktop.core.document import Align, Run, Style
from kreyol_desktop.engines.documents.writers.fonts import FontShelf
from kreyol_desktop.engines.documents.writers.line_layout import Slot, lay
from kreyol_desktop.engines.documents.writers.pdf_extra_pages import put_ink
from kreyol_desktop.engines.documents.writers.pdf_ink import Ink
from kreyol_desktop.engines.documents.writers.pdf_setting import FaceFinder
from kreyol_desktop.engines.documents.writers.words import words_of

_STYLE = Style(font="sans", size_pt=9.0, color=0x555555)


def number_pages(pdf: Any, shelf: FontShelf, margin: float) -> None:
    """Number the pages of a PyMuPDF document from 1, in the middle of the lower margin."""
    if pdf.page_count <= 1:
        return
    faces = FaceFinder(shelf, serif_hint=False)
    for page in pdf:
        baseline = page.rect.height - margin / 2
        slot = Slot(margin, page.rect.width - margin, baseline, baseline)
        words = words_of([Run(str(page.number + 1), _STYLE)], _STYLE.size_pt, faces)
        layout = lay(words, [slot], _STYLE.size_pt, 1.0, split_words=True)
        assert layout is not None  # words may be split
        ink = Ink()
        ink.begin_artifact()
        ink.text(layout, align=Align.CENTER)
        ink.end()
        page.wrap_contents()  # what stands there may leave its own coordinates behind
        put_ink(page, ink, matrix=~page.transformation_matrix)
