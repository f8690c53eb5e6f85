"""How fast documents are read, and how much memory a long one takes.

    python benchmarks/documents_read.py [--pages 1000]

Reads a made two-column PDF (one content stream a page, as programs write it) in a process of its
own, set up as the document worker is, and prints pages/s for one core, the ratio to letting PyMuPDF
alone take text and places out of the same file, and the peak of memory for parts of the document:
what grows with the pages are the blocks, not the pages themselves. The last line is the price of
the worker process: starting it, and handing the blocks over.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pymupdf

from kreyol_desktop.core.document_io import ReadOptions
from kreyol_desktop.engines.documents.isolation import IsolatedLibrary
from kreyol_desktop.engines.documents.isolation_worker import for_documents
from kreyol_desktop.engines.documents.library import DocumentLibrary

_WORDS = [
    "the",
    "river",
    "rises",
    "every",
    "year",
    "when",
    "rain",
    "comes",
    "down",
    "from",
    "hills",
    "people",
    "who",
    "live",
    "near",
    "its",
    "bank",
    "keep",
    "their",
    "seeds",
    "dry",
    "house",
    "wait",
    "until",
    "water",
    "falls",
    "then",
    "they",
    "plant",
    "maize",
    "beans",
    "yams",
    "soil",
]


_PART = 50
"""Pages that are drawn into one file: a long one takes ever longer for every page more."""


def make_pdf(path: Path, pages: int) -> None:
    """Two columns of about 4,000 characters in all, a heading, a running head and a page number."""
    dice = random.Random(7)
    with pymupdf.open() as pdf:
        for first in range(1, pages + 1, _PART):
            with pymupdf.open() as part:
                for number in range(first, min(first + _PART, pages + 1)):
                    _draw_page(part, number, dice)
                pdf.insert_pdf(part, final=first + _PART > pages)
        pdf.save(path, deflate=True)


def _draw_page(pdf: Any, number: int, dice: random.Random) -> None:
    """A page with one content stream: what ``insert_text`` adds line by line takes seconds a page."""
    page = pdf.new_page(width=595, height=842)
    for font in ("helv", "hebo"):
        page.insert_font(fontname=font)
    lines = [
        _line(72, 45, 9, "helv", "The river and its people"),
        _line(290, 815, 9, "helv", str(number)),
        _line(72, 85, 16, "hebo", f"Section {number}"),
    ]
    for x in (72, 307):
        y = 110.0
        while y < 780:
            row = ""
            while len(row) < 38:
                row += dice.choice(_WORDS) + " "
            lines.append(_line(x, y, 10, "helv", row[:-1].capitalize()))
            y += 12.5 if dice.random() > 0.12 else 20
    contents = pdf.get_new_xref()
    pdf.update_object(contents, "<<>>")
    pdf.update_stream(contents, "\n".join(lines).encode())
    page.set_contents(contents)


def _line(x: float, y: float, size: float, font: str, text: str) -> str:
    return f"BT /{font} {size} Tf {x} {842 - y:.1f} Td ({text}) Tj ET"


def _characters(found: dict[str, Any]) -> int:
    lines = [line for block in found["blocks"] for line in block.get("lines", ())]
    return sum(len(span["text"]) for line in lines for span in line["spans"])


def measure(path: Path, pages: int) -> dict[str, float]:
    """Read the first ``pages`` pages in this process; seconds and MB."""
    for_documents()
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.pdf"
        whole = pymupdf.open(path)
        whole.select(range(pages))
        whole.save(part)
        whole.close()
        start = time.process_time()
        with pymupdf.open(part) as pdf:
            characters = sum(_characters(page.get_text("dict")) for page in pdf)
        bare_s = time.process_time() - start
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start, cpu = time.perf_counter(), time.process_time()
        document = DocumentLibrary().read(part, ReadOptions(Path(folder)))
        read_s, cpu_s = time.perf_counter() - start, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "pages": pages,
        "characters": characters,
        "blocks": len(document.blocks),
        "bare_s": bare_s,
        "read_s": read_s,
        "cpu_s": cpu_s,
        "before_mb": before,
        "peak_mb": peak,
    }


def isolation_cost(path: Path) -> tuple[float, float, float]:
    """Seconds to read in this process, in a new worker, and in a warm one."""
    library, isolated = DocumentLibrary(), IsolatedLibrary()
    times = []
    with tempfile.TemporaryDirectory() as folder:
        options = ReadOptions(Path(folder))
        library.read(path, options)
        for reader in (library, isolated, isolated):
            start = time.perf_counter()
            reader.read(path, options)
            times.append(time.perf_counter() - start)
    isolated.close()
    return times[0], times[1], times[2]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(arguments.measure, arguments.pages)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.pdf"
        make_pdf(path, arguments.pages)
        for share in (4, 2, 1):
            pages = arguments.pages // share
            answer = subprocess.run(
                [sys.executable, __file__, "--measure", str(path), "--pages", str(pages)],
                check=True,
                capture_output=True,
                text=True,
            )
            m = json.loads(answer.stdout)
            print(
                f"{pages} pages: {pages / m['read_s']:.0f} pages/s "
                f"({pages / m['cpu_s']:.0f} per CPU second; PyMuPDF "
                f"alone {pages / m['bare_s']:.0f}, ratio {m['cpu_s'] / m['bare_s']:.2f}), "
                f"peak {m['peak_mb']:.0f} MB, of which {m['peak_mb'] - m['before_mb']:.0f} MB "
                f"for {m['blocks']} blocks, {m['characters'] / pages:.0f} characters a page"
            )
        direct, cold, warm = isolation_cost(path)
        print(
            f"isolation, {arguments.pages} pages: here {direct:.2f} s, new worker {cold:.2f} s, "
            f"warm worker {warm:.2f} s ({(warm / direct - 1) * 100:+.0f} %)"
        )


if __name__ == "__main__":
    main()
