"""Documents, translations and source files that the tests of the writers are made of."""

import struct
import wave
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pymupdf

from kreyol_desktop.core.document import (
    PLAIN,
    Block,
    Box,
    CellPosition,
    Document,
    Fragment,
    ImageRef,
    OutlineEntry,
    Page,
    Role,
    Run,
    Style,
)
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.phrases import load_texts
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.core.speech import SegmentTime, Timeline, WordTime
from kreyol_desktop.core.translated import TranslatedDocument, TranslationNote
from kreyol_desktop.engines.documents.writers.fonts import FontShelf
from kreyol_desktop.engines.documents.writers.press import Press

ROOT = Path(__file__).parents[4]
FONTS = ROOT / "resources" / "fonts"
SHARED_SAMPLES = ROOT.parent / "shared" / "samples"
OWN_SAMPLES = ROOT / "resources" / "samples"
NOTE = TranslationNote("Tradiksyon otomatik", ("Se yon machin ki tradui dokiman sa a.",))
WORDS = load_texts(ROOT / "resources" / "texts" / "results.toml")
RATE_HZ = 16_000


def press() -> Press:
    return Press(FONTS)


def shelf() -> FontShelf:
    return FontShelf(FONTS)


def block(
    number: int, text: str, role: Role = Role.PARAGRAPH, style: Style = PLAIN, **more: object
) -> Block:
    return replace(Block(number, role, (Run(text, style),)), **more)  # type: ignore[arg-type]


def cell(number: int, text: str, row: int, column: int, **more: object) -> Block:
    position = CellPosition(0, row, column, **more)  # type: ignore[arg-type]
    return block(number, text, Role.TABLE_CELL, cell=position)


def document(
    blocks: Iterable[Block], path: Path = Path("liv.txt"), media_type: str = "text/plain"
) -> Document:
    return Document(
        path,
        media_type,
        tuple(blocks),
        title="A book",
        author="A. Writer",
        language=Language.ENGLISH,
    )


def translated(
    source: Document,
    translate: Callable[[str], str] = lambda text: text.upper(),
    *,
    note: TranslationNote | None = NOTE,
) -> TranslatedDocument:
    """Every run of every block through ``translate``, one segment for each block."""
    segments = {}
    for made in source.blocks:
        if made.text.strip():
            runs = tuple(Run(translate(run.text), run.style) for run in made.runs)
            target = "".join(run.text for run in runs)
            segments[made.id] = (
                Segment(made.id, made.id, made.text, target=target, target_runs=runs),
            )
    return TranslatedDocument(
        source, segments, Language.KREYOL, title="Yon liv", note=note, words=WORDS["ht"]
    )


def spoken(made: TranslatedDocument, folder: Path) -> TranslatedDocument:
    """With half a second of silence for each segment, and a word at the start of each."""
    numbers = [s.id for group in made.segments.values() for s in group]
    half = RATE_HZ // 2
    times = tuple(
        SegmentTime(n, i * half, (i + 1) * half, (WordTime(0, 2, 0, half // 2),))
        for i, n in enumerate(numbers)
    )
    return replace(
        made,
        timeline=Timeline(RATE_HZ, times),
        audio_path=silence(folder / "audio.mp3", len(numbers) * half),
    )


def silence(path: Path, samples: int) -> Path:
    import lameenc

    encoder = lameenc.Encoder()
    encoder.set_bit_rate(32)
    encoder.set_in_sample_rate(RATE_HZ)
    encoder.set_channels(1)
    path.write_bytes(bytes(encoder.encode(b"\0\0" * samples)) + bytes(encoder.flush()))
    return path


def wav(path: Path, samples: int = 800) -> Path:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        sound.writeframes(b"\0\0" * samples)
    return path


def png(path: Path, color: tuple[int, int, int] = (200, 30, 30)) -> ImageRef:
    """A picture of 8 by 8 pixels in one colour."""
    raw = b"".join(b"\0" + bytes(color) * 8 for _ in range(8))

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + parts)
    return ImageRef(path, "image/png", 8, 8, alt="a red square")


def every_role(folder: Path) -> Document:
    """A document with a block of every kind."""
    bold = Style(bold=True)
    linked = Style(link="https://example.org/a?b=1&c=2")
    return document(
        [
            block(0, "Page head", Role.RUNNING_HEAD),
            block(1, "Safe water", Role.TITLE),
            block(2, "Why it matters", Role.HEADING, level=1),
            Block(
                3,
                Role.PARAGRAPH,
                (Run("Water is "), Run("life", bold), Run(" and "), Run("more", linked), Run(".")),
            ),
            block(4, "boil it", Role.LIST_ITEM, level=1, marker="•"),
            block(5, "for a minute", Role.LIST_ITEM, level=2, marker="–"),
            block(6, "let it cool", Role.LIST_ITEM, level=1, marker="•"),
            block(7, "First", Role.LIST_ITEM, level=1, marker="3."),
            block(8, "A picture", Role.CAPTION),
            block(9, "", Role.IMAGE, image=png(folder / "red.png")),
            cell(10, "Container", 0, 0, header=True),
            cell(11, "Drops", 0, 1, header=True),
            cell(12, "1 liter", 1, 0),
            cell(13, "two", 1, 1),
            block(14, "How to store it", Role.HEADING, level=2),
            block(15, "As they say: clean hands", Role.QUOTE),
            block(16, "x = 1 < 2", Role.CODE),
            block(17, "A note at the foot", Role.NOTE, marker="1"),
            block(18, "7", Role.PAGE_NUMBER),
        ]
    )


def pdf_document(path: Path, blocks: Sequence[Block], **more: object) -> Document:
    """The values a reader would give for the PDF at ``path``."""
    with pymupdf.open(path) as pdf:
        pages = tuple(Page(p.number, p.rect.width, p.rect.height, p.rotation) for p in pdf)
        outline = tuple(OutlineEntry(e[0], e[1], e[2] - 1) for e in pdf.get_toc())
    made = Document(path, "application/pdf", tuple(blocks), pages=pages, outline=outline)
    return replace(made, **more)  # type: ignore[arg-type]


def placed(
    number: int,
    text: str,
    box: tuple[float, float, float, float],
    *,
    page: int = 0,
    role: Role = Role.PARAGRAPH,
    style: Style = PLAIN,
) -> Block:
    return block(number, text, role, style, fragments=(Fragment(page, Box(*box)),))
