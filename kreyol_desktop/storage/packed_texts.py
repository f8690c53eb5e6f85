"""The texts of a task as they lie in the database: parts of some pages each, compressed."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

from kreyol_desktop.core.excerpt import Passage
from kreyol_desktop.storage.task_words_schema import MAX_TEXT_CHARS

PART_CHARS = 24_000
"""A part is compressed by itself: smaller ones take more room, larger ones longer to look into."""


def bounded(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The first passages of a task, MAX_TEXT_CHARS at most, in a form that SQLite can store.

    A sentence that was left as it is has no translation here: it would be stored twice.
    """
    room = MAX_TEXT_CHARS
    for passage in passages:
        source, target = _storable(passage.source), _storable(passage.target)
        target = "" if target == source else target
        room -= len(source) + len(target)
        if room < 0:
            return
        yield Passage(source, target, passage.segment)


def pack(passages: Sequence[Passage]) -> list[bytes]:
    """The parts of a text."""
    return [_compressed(part) for part in _parts(passages)]


def unpack(packed: bytes) -> str:
    """A part as JSON text; ``passages_of`` reads it."""
    return zlib.decompress(packed).decode()


def passages_of(part: str) -> list[Passage]:
    """The passages of an unpacked part."""
    return [Passage(source, target, segment) for segment, source, target in json.loads(part)]


def columns_of(passages: Iterable[Passage]) -> tuple[str, str]:
    """(source, target) as they go into the index and out again."""
    both = [(passage.source, passage.target) for passage in passages]
    return "\n".join(source for source, _ in both), "\n".join(target for _, target in both)


def _parts(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    part: list[Passage] = []
    size = 0
    for passage in passages:
        part.append(passage)
        size += len(passage.source) + len(passage.target)
        if size >= PART_CHARS:
            yield part
            part, size = [], 0
    if part:
        yield part


def _compressed(part: Sequence[Passage]) -> bytes:
    rows = [(passage.segment, passage.source, passage.target) for passage in part]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def _storable(text: str) -> str:
    # Half of a surrogate pair has no UTF-8 form, and SQLite would refuse the whole text.
    return text.encode("utf-8", "replace").decode("utf-8")
