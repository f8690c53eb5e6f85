"""The read-along file: everything that the reader page of the window needs, as JSON.

``write_readalong`` makes it, ``load_readalong`` reads it back. Format, version 1::

    {"version": 1, "title", "author", "source_language", "target_language",
     "audio": file name beside the JSON or "", "duration_ms",
     "chapters": [{"title", "first_block", "last_block", "start_ms", "end_ms"}],
     "blocks": [{"id", "role", "level", "marker", "page",
                 "segments": [{"id", "source", "target", "separator", "origin", "confidence",
                               "flags", "start_ms", "end_ms",
                               "words": [[from char, to char, from ms, to ms]]}]}]}

Times are milliseconds in the whole audio; they are null where a segment was not spoken.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kreyol_desktop.core.document import Block, Chapter, Role
from kreyol_desktop.core.document_io import WriteOptions
from kreyol_desktop.core.errors import CorruptError
from kreyol_desktop.core.segment import Flag, Origin, Segment
from kreyol_desktop.core.translated import TranslatedDocument
from kreyol_desktop.engines.documents.writers.content import title_of
from kreyol_desktop.engines.documents.writers.times import SpokenSegment, segment_times, to_ms

VERSION = 1


@dataclass(frozen=True, slots=True)
class ReadAlongSegment:
    """A sentence. ``words`` are (from char, to char, from ms, to ms) in the target text."""

    id: int
    source: str
    target: str
    separator: str = ""
    origin: Origin | None = None
    confidence: float | None = None
    flags: frozenset[Flag] = frozenset()
    start_ms: int | None = None
    end_ms: int | None = None
    words: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadAlongBlock:
    """A paragraph with its sentences."""

    id: int
    role: Role
    segments: tuple[ReadAlongSegment, ...]
    level: int = 0
    marker: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class ReadAlongChapter:
    title: str
    first_block: int
    last_block: int
    start_ms: int | None = None
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ReadAlong:
    """A whole read-along document. ``audio`` is a file name, or "" when nothing was spoken."""

    title: str
    author: str
    source_language: str
    target_language: str
    audio: str
    duration_ms: int
    chapters: tuple[ReadAlongChapter, ...]
    blocks: tuple[ReadAlongBlock, ...]


def write_readalong(translated: TranslatedDocument, target: Path, options: WriteOptions) -> None:
    """Write the read-along JSON."""
    if options.on_page is not None:
        options.on_page(1, 1)
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        json.dump(as_json(translated), stream, ensure_ascii=False, separators=(",", ":"))
        stream.write("\n")


def as_json(translated: TranslatedDocument) -> dict[str, Any]:
    """The read-along document as JSON values."""
    document, timeline = translated.document, translated.timeline
    times = {t.segment: t for t in segment_times(timeline)} if timeline is not None else {}
    return {
        "version": VERSION,
        "title": title_of(translated),
        "author": document.author,
        "source_language": document.language.bcp47 if document.language else "",
        "target_language": translated.target.bcp47,
        "audio": translated.audio_path.name if translated.audio_path is not None else "",
        "duration_ms": to_ms(timeline.samples, timeline.rate_hz) if timeline is not None else 0,
        "chapters": [_chapter(translated, c, times) for c in translated.chapters],
        "blocks": [_block(translated, block, times) for block in document.blocks if block.text],
    }


def _chapter(
    translated: TranslatedDocument, chapter: Chapter, times: Mapping[int, SpokenSegment]
) -> dict[str, Any]:
    spoken = [
        times[segment.id]
        for block in range(chapter.first_block, chapter.last_block + 1)
        for segment in translated.segments.get(block, ())
        if segment.id in times
    ]
    return {
        "title": chapter.title,
        "first_block": chapter.first_block,
        "last_block": chapter.last_block,
        "start_ms": min((t.start_ms for t in spoken), default=None),
        "end_ms": max((t.end_ms for t in spoken), default=None),
    }


def _block(
    translated: TranslatedDocument, block: Block, times: Mapping[int, SpokenSegment]
) -> dict[str, Any]:
    segments = translated.segments.get(block.id) or (Segment(-1, block.id, block.text),)
    return {
        "id": block.id,
        "role": block.role.value,
        "level": block.level,
        "marker": block.marker,
        "page": block.page,
        "segments": [_segment(segment, times.get(segment.id)) for segment in segments],
    }


def _segment(segment: Segment, time: SpokenSegment | None) -> dict[str, Any]:
    return {
        "id": segment.id,
        "source": segment.source,
        "target": segment.text,
        "separator": segment.separator,
        "origin": segment.origin.value if segment.origin is not None else None,
        "confidence": segment.confidence,
        "flags": sorted(flag.value for flag in segment.flags),
        "start_ms": time.start_ms if time is not None else None,
        "end_ms": time.end_ms if time is not None else None,
        "words": [list(word) for word in time.words] if time is not None else [],
    }


def load_readalong(path: Path) -> ReadAlong:
    """Read a read-along file. Raises CorruptError for anything that is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            raise CorruptError(
                f"Unknown read-along version {data['version']}.",
                hint="Translate the document again.",
            )
        return _loaded(data)
    except (ValueError, LookupError, TypeError) as error:
        raise CorruptError(
            "The read-along file is damaged.", hint="Translate the document again."
        ) from error


def _loaded(data: Mapping[str, Any]) -> ReadAlong:
    return ReadAlong(
        title=data["title"],
        author=data["author"],
        source_language=data["source_language"],
        target_language=data["target_language"],
        audio=Path(data["audio"]).name,
        duration_ms=data["duration_ms"],
        chapters=tuple(ReadAlongChapter(**chapter) for chapter in data["chapters"]),
        blocks=tuple(_loaded_block(block) for block in data["blocks"]),
    )


def _loaded_block(data: Mapping[str, Any]) -> ReadAlongBlock:
    return ReadAlongBlock(
        id=data["id"],
        role=Role(data["role"]),
        segments=tuple(_loaded_segment(segment) for segment in data["segments"]),
        level=data["level"],
        marker=data["marker"],
        page=data["page"],
    )


def _loaded_segment(data: Mapping[str, Any]) -> ReadAlongSegment:
    return ReadAlongSegment(
        id=data["id"],
        source=data["source"],
        target=data["target"],
        separator=data["separator"],
        origin=Origin(data["origin"]) if data["origin"] is not None else None,
        confidence=data["confidence"],
        flags=frozenset(Flag(flag) for flag in data["flags"]),
        start_ms=data["start_ms"],
        end_ms=data["end_ms"],
        words=tuple((w[0], w[1], w[2], w[3]) for w in data["words"]),
    )
