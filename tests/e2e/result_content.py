"""What a reader or listener gets from a job's results, for comparing two runs."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import docx
import pymupdf
from bs4 import BeautifulSoup
from mutagen.id3 import ID3
from mutagen.mp3 import MP3


@dataclass(frozen=True)
class ResultContent:
    """Texts are without line breaks; those depend on where a word fits."""

    pdf_text: str
    pdf_outline: tuple[str, ...]
    docx_text: str
    html_text: str
    plain_text: str
    segments: tuple[tuple[str, str], ...]
    chapters: tuple[str, ...]
    audio_s: float


def content_of(out: Path, job: Path) -> ResultContent:
    """Read the results in the user's folder, and the read-along file in the job's."""
    with pymupdf.open(_only(out, "*.pdf")) as pdf:
        pdf_text = " ".join(page.get_text() for page in pdf)
        outline = tuple(entry[1] for entry in pdf.get_toc())
    document = docx.Document(str(_only(out, "*.docx")))
    html = BeautifulSoup(_only(out, "*.html").read_text("utf-8"), "html.parser")
    for part in html(["script", "style", "audio"]):
        part.decompose()
    mp3 = _only(out, "*.mp3")
    readalong = json.loads(_only(job / "output", "*.readalong.json").read_text("utf-8"))
    return ResultContent(
        pdf_text=_flat(pdf_text),
        pdf_outline=outline,
        docx_text=_flat(" ".join(paragraph.text for paragraph in document.paragraphs)),
        html_text=_flat(html.get_text(" ")),
        plain_text=_flat(_only(out, "*.txt").read_text("utf-8")),
        segments=tuple(
            (segment["source"], segment["target"])
            for block in readalong["blocks"]
            for segment in block["segments"]
        ),
        chapters=_chapters(mp3),
        audio_s=MP3(mp3).info.length,
    )


def _chapters(mp3: Path) -> tuple[str, ...]:
    # Frames come in any order.
    chapters = sorted(ID3(mp3).getall("CHAP"), key=lambda chapter: chapter.start_time)
    return tuple(str(chapter.sub_frames["TIT2"]) for chapter in chapters)


def _only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
