"""Measures a read document against the text of its file: what is lost, and in what order it comes.

The expected order is worked out without our readers: from the content of the pages as the program
that made the PDF wrote it, and from the plain order of the markup of DOCX and EPUB.
"""

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pymupdf

from kreyol_desktop.core.document import Block, Document, Role

_WORD = re.compile(r"\w+")
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad‐]\s*(?=\w)")
_BREAKS = frozenset(["p", "br", "h1", "h2", "h3", "h4", "li", "td", "th", "div", "tab"])
RUNNING = (Role.RUNNING_HEAD, Role.RUNNING_FOOT, Role.PAGE_NUMBER)


@dataclass(frozen=True, slots=True)
class Golden:
    """Shares from 0 to 1; ``headings``, ``tables`` and ``words`` are counts."""

    coverage: float
    order: float
    headings: int
    tables: int
    words: int

    def __str__(self) -> str:
        return (
            f"coverage {self.coverage:.4f}, order {self.order:.4f} of {self.words} words, "
            f"{self.headings} headings, {self.tables} tables"
        )


@dataclass(frozen=True, slots=True)
class Expected:
    """The whole text of a file, and its body: without running heads and foot-notes."""

    whole: str
    body: str


def golden_of(document: Document, expected: Expected) -> Golden:
    """Compare ``document`` with its ``expected`` text: all of it, and the order of its body."""
    blocks = [b for b in document.blocks if b.role not in (*RUNNING, Role.NOTE)]
    wanted, got = words_of(expected.body), words_of(_text(blocks))
    missing = characters(expected.whole) - characters(_text(document.blocks))
    return Golden(
        coverage=1 - missing.total() / max(1, characters(expected.whole).total()),
        order=longest_common_subsequence(wanted, got) / max(1, len(wanted)),
        headings=sum(b.role in (Role.HEADING, Role.TITLE) for b in blocks),
        tables=len({b.cell.table for b in blocks if b.cell is not None}),
        words=len(wanted),
    )


def _text(blocks: Iterable[Block]) -> str:
    return "\n".join(f"{block.marker} {block.text}" for block in blocks)


def characters(text: str) -> Counter[str]:
    """Letters and digits; ligatures as the letters that they join."""
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def words_of(text: str) -> list[str]:
    """The words; a compound counts as one, as does a word torn at a line end."""
    return _WORD.findall(_HYPHEN.sub("", unicodedata.normalize("NFKC", text)).casefold())


def longest_common_subsequence(first: Sequence[str], second: Iterable[str]) -> int:
    """How many words of ``first`` come in ``second`` in the same order.

    Bit by bit in one long number, after Hyyrö (2004): a row of the table is a handful of additions.
    """
    places: dict[str, int] = {}
    for at, word in enumerate(first):
        places[word] = places.get(word, 0) | 1 << at
    every = (1 << len(first)) - 1
    row = every
    for word in second:
        matched = row & places.get(word, 0)
        row = (row + matched | row - matched) & every
    return len(first) - row.bit_count()


def pdf_text(
    path: Path, running: Iterable[str] = (), *, notes_pt: float = 0.0, password: str = ""
) -> Expected:
    """The pages as they were written.

    Lines that match a pattern of ``running``, or are set smaller than ``notes_pt``, are no body.
    """
    skipped = re.compile("|".join(f"(?:{pattern})" for pattern in running) or r"(?!)")
    with pymupdf.open(path) as pdf:
        if pdf.needs_pass:
            assert pdf.authenticate(password)
        rows = [row for page in pdf for row in _rows(page)]
    body = [text for text, size in rows if size >= notes_pt and not skipped.fullmatch(text)]
    return Expected("\n".join(text for text, _size in rows), "\n".join(body))


def _rows(page: pymupdf.Page) -> Iterable[tuple[str, float]]:
    """The lines as they were written, each with its largest type size in points."""
    for block in page.get_text("dict", flags=0)["blocks"]:
        for line in block["lines"]:
            text = "".join(span["text"] for span in line["spans"]).strip()
            yield text, max(span["size"] for span in line["spans"])


def docx_text(path: Path) -> Expected:
    """The body of a Word file in the order of its elements."""
    with zipfile.ZipFile(path) as archive:
        text = _text_of(archive.read("word/document.xml"), within="t")
    return Expected(text, text)


def epub_text(path: Path) -> Expected:
    """The chapters of a book in the order of its spine."""
    with zipfile.ZipFile(path) as archive:
        package = next(name for name in archive.namelist() if name.endswith(".opf"))
        root = ElementTree.fromstring(archive.read(package))
        files = {e.get("id"): e.get("href", "") for e in root.iter() if _tag(e) == "item"}
        spine = [files[e.get("idref")] for e in root.iter() if _tag(e) == "itemref"]
        folder = package.rpartition("/")[0]
        names = [f"{folder}/{name}" if folder else name for name in spine]
        text = "\n".join(_text_of(archive.read(name), within="body") for name in names)
    return Expected(text, text)


def _text_of(source: bytes, within: str) -> str:
    parts: list[str] = []
    for element in ElementTree.fromstring(source).iter():
        if _tag(element) in _BREAKS:
            parts.append("\n")
        if within == "t" and _tag(element) == "t":
            parts.append(element.text or "")
        elif _tag(element) == within:
            _gather(element, parts)
    return "".join(parts)


def _gather(element: ElementTree.Element, parts: list[str]) -> None:
    if _tag(element) in _BREAKS:
        parts.append("\n")
    parts.append(element.text or "")
    for child in element:
        _gather(child, parts)
        parts.append(child.tail or "")
    if _tag(element) in _BREAKS:
        parts.append("\n")


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
