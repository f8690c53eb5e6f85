"""A plain cover made of the title and the author, for books whose source has none."""

from kreyol_desktop.engines.documents.writers.markup import escape
from kreyol_desktop.engines.documents.writers.pdf_file import mupdf_failures

_WIDTH, _HEIGHT = 600, 900
_DPI = 96
_CSS = """
* { font-family: sans-serif; color: #ffffff; text-align: center; }
.title { font-size: 52px; line-height: 1.15; font-weight: bold; }
.author { font-size: 28px; }
"""


def cover_jpeg(title: str, author: str) -> bytes:
    """A cover picture, 800 by 1200 pixels, as JPEG."""
    import pymupdf  # heavy: only when a book is made

    with mupdf_failures(), pymupdf.open() as pdf:
        page = pdf.new_page(width=_WIDTH, height=_HEIGHT)
        page.draw_rect(page.rect, fill=(0.08, 0.26, 0.45), color=None)
        page.draw_rect((0, 610, _WIDTH, 618), fill=(0.93, 0.72, 0.2), color=None)
        box = (60, 170, _WIDTH - 60, 590)
        page.insert_htmlbox(box, f'<p class="title">{escape(title)}</p>', css=_CSS)
        if author.strip():
            line = f'<p class="author">{escape(author)}</p>'
            page.insert_htmlbox((60, 650, _WIDTH - 60, 850), line, css=_CSS)
        data: bytes = page.get_pixmap(dpi=_DPI, alpha=False).tobytes("jpeg", jpg_quality=85)
    return data
