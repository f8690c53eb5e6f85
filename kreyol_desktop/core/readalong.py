"""The read-along file of a job (``ArtifactKind.READALONG``): texts with their times, as JSON.

Written with the other results, read by the reader page. Times are seconds in the whole audio.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kreyol_desktop.core.document import Role
from kreyol_desktop.core.errors import CorruptError
from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.segment import Flag, Origin

READALONG_VERSION = 1
# Unescaped quotes: it cannot stand inside of a title.
_BLOCKS = re.compile(r',\s*"blocks":\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of the target text: its character range, and when it is heard."""

    start_char: int
    end_char: int
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class ReadAlongSegment:
    """A sentence; ``start_s`` and ``end_s`` are None where it isn't spoken."""

    id: int
    source: str
    target: str
    separator: str = ""
    origin: Origin | None = None
    confidence: float | None = None
    flags: frozenset[Flag] = frozenset()
    start_s: float | None = None
    end_s: float | None = None
    words: tuple[SpokenWord, ...] = ()
    language: Language | None = None
    """The language of the source, by which a correction is remembered."""


@dataclass(frozen=True, slots=True)
class ReadAlongBlock:
    id: int
    role: Role
    segments: tuple[ReadAlongSegment, ...]
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class ReadAlongChapter:
    title: str
    first_block: int
    last_block: int
    start_s: float | None = None


@dataclass(frozen=True, slots=True)
class ReadAlong:
    """A whole document to read along. ``source`` None: its languages are mixed or unknown."""

    title: str
    target: Language
    blocks: tuple[ReadAlongBlock, ...]
    source: Language | None = None
    chapters: tuple[ReadAlongChapter, ...] = ()


def dump_readalong(readalong: ReadAlong) -> str:
    """The JSON text of a read-along file."""
    return "".join(readalong_pieces(readalong, readalong.blocks))


def readalong_pieces(head: ReadAlong, blocks: Iterable[ReadAlongBlock]) -> Iterator[str]:
    """The JSON text piece by piece, so that the times of a long book never lie in memory at once.

    Title, languages and chapters come from ``head``, everything else from ``blocks``.
    """
    yield _compact(_dump_head(head)).removesuffix("}") + ',"blocks":['
    comma = ""
    for block in blocks:
        yield comma + _compact(_dump_block(block))
        comma = ","
    yield "]}"


def _compact(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _dump_head(readalong: ReadAlong) -> dict[str, Any]:
    return {
        "version": READALONG_VERSION,
        "title": readalong.title,
        "source": readalong.source.value if readalong.source else None,
        "target": readalong.target.value,
        "chapters": [
            {
                "title": chapter.title,
                "first_block": chapter.first_block,
                "last_block": chapter.last_block,
                "start_s": chapter.start_s,
            }
            for chapter in readalong.chapters
        ],
    }


def _dump_block(block: ReadAlongBlock) -> dict[str, Any]:
    return {
        "id": block.id,
        "role": block.role.value,
        "level": block.level,
        "marker": block.marker,
        "segments": [_dump_segment(segment) for segment in block.segments],
    }


def load_readalong(text: str) -> ReadAlong:
    """Read what ``dump_readalong`` wrote. Raise CorruptError."""
    try:
        data = json.loads(text)
        return ReadAlong(
            title=data["title"],
            source=Language(data["source"]) if data["source"] else None,
            target=Language(data["target"]),
            chapters=tuple(ReadAlongChapter(**chapter) for chapter in data["chapters"]),
            blocks=tuple(_load_block(block) for block in data["blocks"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CorruptError("The read-along file is damaged.", hint="Run the job again.") from error


def readalong_passages(text: str) -> Iterator[Passage]:
    """The sentences alone. Raise CorruptError where the damage is reached.

    Block by block: a thread that reads a whole book at once keeps all others waiting.
    """
    decoder, begin = json.JSONDecoder(), _BLOCKS.search(text)
    try:
        place = _next_place(text, begin.end() if begin else len(text))
        while text[place] != "]":
            block, place = decoder.raw_decode(text, place)
            for segment in block["segments"]:
                yield Passage(str(segment["source"]), str(segment["target"]), int(segment["id"]))
            place = _next_place(text, place)
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise CorruptError("The read-along file is damaged.", hint="Run the job again.") from error


def _next_place(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return found.end() if found else place


def _dump_segment(segment: ReadAlongSegment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "source": segment.source,
        "target": segment.target,
        "separator": segment.separator,
        "language": segment.language.value if segment.language else None,
        "origin": segment.origin.value if segment.origin else None,
        "confidence": segment.confidence,
        "flags": sorted(flag.value for flag in segment.flags),
        "start_s": segment.start_s,
        "end_s": segment.end_s,
        "words": [[w.start_char, w.end_char, w.start_s, w.end_s] for w in segment.words],
    }


def _load_block(data: Mapping[str, Any]) -> ReadAlongBlock:
    return ReadAlongBlock(
        id=data["id"],
        role=Role(data["role"]),
        level=data["level"],
        marker=data["marker"],
        segments=tuple(_load_segment(segment) for segment in data["segments"]),
    )


def _load_segment(data: Mapping[str, Any]) -> ReadAlongSegment:
    return ReadAlongSegment(
        id=data["id"],
        source=data["source"],
        target=data["target"],
        separator=data["separator"],
        language=Language(data["language"]) if data.get("language") else None,
        origin=Origin(data["origin"]) if data["origin"] else None,
        confidence=data["confidence"],
        flags=frozenset(Flag(flag) for flag in data["flags"]),
        start_s=data["start_s"],
        end_s=data["end_s"],
        words=tuple(SpokenWord(*word) for word in data["words"]),
    )
