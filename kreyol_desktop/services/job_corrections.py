"""Finding the segment that a person corrected, and teaching the memory."""

from collections.abc import Iterator
from pathlib import Path

from kreyol_desktop.core.errors import CorruptError, InvalidRequestError, NotFoundError
from kreyol_desktop.core.job import ArtifactKind, Task
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.readalong import ReadAlong, ReadAlongSegment, load_readalong
from kreyol_desktop.services.ports import Corrections


def correct_segment(task: Task, segment_id: int, text: str, corrections: Corrections) -> None:
    """Store ``text`` as the human translation of a segment of the task's results.

    Raise NotFoundError where the task has no such segment, InvalidRequestError for an empty text.
    """
    if not text.strip():
        raise InvalidRequestError("A correction cannot be empty.", hint="Write the translation.")
    readalong = _readalong_of(task)
    segment = next((s for s in _segments(readalong) if s.id == segment_id), None)
    if segment is None:
        raise NotFoundError(f"The task has no sentence {segment_id}.")
    source = (
        segment.language
        or readalong.source
        or task.request.source
        or _detected(segment.source, corrections)
    )
    corrections.correct(segment.source, text.strip(), Direction(source, readalong.target))


def _readalong_of(task: Task) -> ReadAlong:
    artifact = task.artifact(ArtifactKind.READALONG)
    if artifact is None:
        raise NotFoundError("The task has no sentences to correct.", hint="Let it finish first.")
    return load_readalong(_read(artifact.path))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError as error:
        raise NotFoundError("The task's results are gone.", hint="Run the task again.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CorruptError("The results cannot be read.", hint="Run the task again.") from error


def _segments(readalong: ReadAlong) -> Iterator[ReadAlongSegment]:
    for block in readalong.blocks:
        yield from block.segments


def _detected(text: str, corrections: Corrections) -> Language:
    return corrections.detect(text).language
