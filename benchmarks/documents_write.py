"""How fast documents are written, and that memory stays flat: ``python benchmarks/documents_write.py``.

One page of dense two-column print is repeated; the translation is a stand-in a tenth longer than
the source, so that only typesetting is measured. The naive way is the usual one: a redaction and
an ``insert_htmlbox`` for every block. Figures are for one core.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pymupdf

from kreyol_desktop.core.document import Block, Box, Document, Fragment, Page, Role, Run, Style
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.phrases import load_texts
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.press import Press

ROOT = Path(__file__).parents[1]
SENTENCE = "Clean water protects the whole family, and clean hands protect the water we drink. "
PARAGRAPHS = 7
KINDS = (
    ArtifactKind.PDF,
    ArtifactKind.REFLOWED_PDF,
    ArtifactKind.LARGE_PRINT_PDF,
    ArtifactKind.BILINGUAL_PDF,
    ArtifactKind.ALTERNATING_PDF,
    ArtifactKind.DOCX,
    ArtifactKind.BILINGUAL_DOCX,
    ArtifactKind.EPUB,
    ArtifactKind.BILINGUAL_EPUB,
    ArtifactKind.HTML,
    ArtifactKind.BILINGUAL_HTML,
    ArtifactKind.MARKDOWN,
    ArtifactKind.TEXT,
    ArtifactKind.READALONG,
    ArtifactKind.REPORT,
)


_PART = 50
"""Pages that are drawn into one file: a long one takes ever longer for every page more."""
_COLUMN_CHARS = 54
_TEXT = SENTENCE * 4


def make_source(path: Path, pages: int) -> Document:
    """A PDF with two columns of seven paragraphs on every page, and its document."""
    blocks: list[Block] = []
    with pymupdf.open() as pdf:
        for first in range(0, pages, _PART):
            with pymupdf.open() as part:
                for number in range(first, min(first + _PART, pages)):
                    _draw_page(part, number, blocks)
                pdf.insert_pdf(part, final=first + _PART >= pages)
        pdf.save(path, deflate=True, garbage=3)
        sizes = tuple(Page(p.number, p.rect.width, p.rect.height) for p in pdf)
    return Document(path, "application/pdf", tuple(blocks), pages=sizes)


def _draw_page(pdf: Any, number: int, blocks: list[Block]) -> None:
    """Add a page with one content stream, and what is on it to ``blocks``."""
    page = pdf.new_page()
    for font in ("helv", "tiro"):
        page.insert_font(fontname=font)
    style = Style("Times-Roman", 10.0)
    lines = [_line(50, 40, 16, "helv", f"Chapter {number + 1}")]
    heading = Run(f"Chapter {number + 1}", Style("Helvetica", 16.0))
    head = (Fragment(number, Box(50, 26, 140, 44)),)
    blocks.append(Block(len(blocks), Role.HEADING, (heading,), head, level=1))
    for column in range(2):
        for row in range(PARAGRAPHS):
            x, y = 50 + 255 * column, 60 + 105 * row
            for at, text in enumerate(textwrap.wrap(_TEXT, _COLUMN_CHARS)):
                lines.append(_line(x, y + 10 + 13 * at, 10, "tiro", text))
            fragment = Fragment(number, Box(x, y, x + 240, y + 96))
            run = Run(_TEXT.strip(), style)
            blocks.append(Block(len(blocks), Role.PARAGRAPH, (run,), (fragment,)))
    contents = pdf.get_new_xref()
    pdf.update_object(contents, "<<>>")
    pdf.update_stream(contents, "\n".join(lines).encode())
    page.set_contents(contents)


def _line(x: float, y: float, size: float, font: str, text: str) -> str:
    return f"BT /{font} {size} Tf {x} {842 - y:.1f} Td ({text}) Tj ET"


def translate(source: Document) -> TranslatedDocument:
    """Every text a tenth longer, with the letters of Kreyòl."""
    segments = {}
    for block in source.blocks:
        text = block.text.replace("protects", "pwoteje a").replace("e", "è").replace("o", "ò")
        segments[block.id] = (
            Segment(block.id, block.id, block.text, target=text + " yo anpil anpil."),
        )
    words = load_texts(ROOT / "resources" / "texts" / "results.toml")["ht"]
    return TranslatedDocument(source, segments, Language.KREYOL, title="Dlo", words=words)


def write_naively(made: TranslatedDocument, target: Path) -> None:
    """Redact every block, then let MuPDF's HTML engine fit the text into its box."""
    with pymupdf.open(made.document.path) as pdf:
        for block in made.document.blocks:
            page = pdf[block.page]
            page.add_redact_annot(_rect(block))
        for page in pdf:
            page.apply_redactions()
        for block in made.document.blocks:
            pdf[block.page].insert_htmlbox(_rect(block), made.target_text(block))
        pdf.subset_fonts()
        pdf.save(target, garbage=3, deflate=True)


def _rect(block: Block) -> pymupdf.Rect:
    box = block.fragments[0].box
    return pymupdf.Rect(box.x0, box.y0, box.x1, box.y1)


def seconds(work: Callable[[], None]) -> float:
    """Processor time of this process: other load on the machine does not count."""
    before = time.process_time()
    work()
    return time.process_time() - before


def peak_mb() -> float:
    """The most memory this process has held."""
    divisor = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / divisor


def measure_speed(folder: Path, pages: int) -> None:
    made = translate(make_source(folder / "in.pdf", pages))
    press = Press(ROOT / "resources" / "fonts")
    press.write(ArtifactKind.PDF, made, folder / "warm.pdf", WriteOptions())
    print(f"{pages} pages, {len(made.document.blocks)} blocks")
    naive = seconds(lambda: write_naively(made, folder / "naive.pdf"))
    print(f"  naive in place      {pages / naive:8.1f} pages/s  {_size(folder / 'naive.pdf')}")
    for kind in KINDS:
        target = folder / f"out{press.suffix(kind)}"
        spent = seconds(lambda k=kind, t=target: press.write(k, made, t, WriteOptions()))  # type: ignore[misc]
        ratio = f"  {naive / spent:.1f} times the naive way" if kind is ArtifactKind.PDF else ""
        print(f"  {kind.value:<19} {pages / spent:8.1f} pages/s  {_size(target)}{ratio}")


def measure_memory(kind: ArtifactKind, pages: int) -> dict[str, float]:
    """Write one kind in this process; MB before, at a quarter and at the end, and after saving."""
    press = Press(ROOT / "resources" / "fonts")
    reached: list[float] = []

    def note(done: int, total: int) -> None:
        if done in (total // 4, total):
            reached.append(peak_mb())

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = translate(make_source(folder / "few.pdf", 5))
        press.write(kind, few, folder / "few.out", WriteOptions())
        made = translate(make_source(folder / "long.pdf", pages))
        before = peak_mb()
        start = time.process_time()
        press.write(kind, made, folder / "long.out", WriteOptions(on_page=note))
        spent = time.process_time() - start
    return {
        "before": before,
        "quarter": reached[0] if reached else 0.0,
        "end": reached[-1] if reached else 0.0,
        "saved": peak_mb(),
        "pages_s": pages / spent,
    }


def print_memory(kind: ArtifactKind, pages: int) -> None:
    """Measure in a process of its own: a peak never falls again."""
    command = [sys.executable, __file__, "--kind", kind.value, "--memory-pages", str(pages)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    m = json.loads(answer.stdout)
    steps = f", {m['quarter']:.0f} at 1/4, {m['end']:.0f} at the end" if m["end"] else ""
    print(
        f"  {kind.value:<19} {pages} pages: {m['before']:.0f} MB before{steps}, "
        f"{m['saved']:.0f} after saving ({(m['saved'] - m['before']) * 1024 / pages:.0f} KB a page), "
        f"{m['pages_s']:.1f} pages/s",
        flush=True,
    )


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1024:8.0f} KB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--memory-pages", type=int, default=1000)
    parser.add_argument("--kinds", default=",".join(kind.value for kind in KINDS))
    parser.add_argument("--kind", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.kind:
        print(json.dumps(measure_memory(ArtifactKind(options.kind), options.memory_pages)))
        return
    if options.pages:
        with tempfile.TemporaryDirectory() as name:
            measure_speed(Path(name), options.pages)
    if options.memory_pages:
        print("memory, each kind in a process of its own")
        for kind in options.kinds.split(","):
            print_memory(ArtifactKind(kind), options.memory_pages)


if __name__ == "__main__":
    main()
