"""Typeset the bundled sample documents (resources/samples/*.html) as PDF.

The PDFs carry what real documents carry: an outline, headings, a list, a table, a running head and
page numbers. Run: python packaging/make_samples.py
"""

import re
from pathlib import Path

import pymupdf

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
PAGE = pymupdf.paper_rect("a5")
BODY = PAGE + (42, 54, -42, -48)  # noqa: RUF005 - a rectangle, not a tuple: moves its sides
CSS = """
body { font-family: serif; font-size: 10.5pt; line-height: 1.35; }
h1 { font-family: sans-serif; font-size: 22pt; color: #0b4f8a; margin: 0 0 4pt 0; }
p.sub { font-family: sans-serif; font-style: italic; color: #555; margin-bottom: 12pt; }
h2 { page-break-after: avoid; font-family: sans-serif; font-size: 14pt; color: #0b4f8a; margin: 12pt 0 4pt 0; }
h3 { font-family: sans-serif; font-size: 11.5pt; margin: 8pt 0 3pt 0; }
table { border-collapse: collapse; }
td, th { border: 0.6pt solid #888; padding: 3pt; font-family: sans-serif; font-size: 9.5pt; }
th { text-align: left; }
"""


def typeset(source: Path, target: Path, language: str) -> None:
    """Lay one HTML file out on A5 pages and write it as PDF with an outline."""
    html = source.read_text(encoding="utf-8")
    headings: list[tuple[int, str, int]] = []
    pdf = pymupdf.open()
    story = pymupdf.Story(html=html, user_css=CSS)
    story.add_header_ids()
    buffer = target.with_suffix(".tmp")
    writer = pymupdf.DocumentWriter(str(buffer))
    more, page = 1, 0

    def note_heading(position: pymupdf.mupdf.fz_story_element_position) -> None:
        level = position.heading
        if level and position.open_close & 1:
            headings.append((level, position.text.strip(), page))

    while more:
        page += 1
        device = writer.begin_page(PAGE)
        more, _ = story.place(BODY)
        story.element_positions(note_heading)
        story.draw(device)
        writer.end_page()
    writer.close()
    pdf = pymupdf.open(str(buffer), filetype="pdf")
    title = re.sub(r"<[^>]+>", "", re.search(r"<h1>(.*?)</h1>", html).group(1))
    for number, sheet in enumerate(pdf, start=1):
        sheet.insert_text((42, 34), title, fontname="heit", fontsize=8, color=(0.4, 0.4, 0.4))
        sheet.insert_text((PAGE.x1 / 2 - 4, PAGE.y1 - 24), str(number), fontname="helv", fontsize=8)
    pdf.set_toc([[level, text, number] for level, text, number in headings])
    pdf.set_metadata({"title": title, "author": "Kreyòl Desktop", "subject": "Sample document"})
    pdf.set_language(language)
    pdf.subset_fonts()
    pdf.save(target, garbage=4, deflate=True, no_new_id=True)
    pdf.close()
    buffer.unlink()


def main() -> None:
    """Typeset every sample; the language stands at the end of the file name."""
    for source in sorted(SAMPLES.glob("*.html")):
        typeset(source, source.with_suffix(".pdf"), source.stem.rsplit("-", 1)[1])


if __name__ == "__main__":
    main()
