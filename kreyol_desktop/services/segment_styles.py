"""The styles and the marks of notes of a source, laid on its translation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Segment
from kreyol_desktop.engines.translation.note_marks import is_at_end, with_notes
from kreyol_desktop.engines.translation.runs import align_runs
from kreyol_desktop.engines.translation.word_alignment import WordAlignment
from kreyol_desktop.services.model_pool import ModelPool

ALIGNED_TOGETHER = 32
"""Sentences that the model is asked for at once: a divisor of those that are translated together."""


class SegmentStyles:
    """Fills ``target_runs``. Thread-safe; holds no state of a call."""

    def __init__(self, pool: ModelPool) -> None:
        self._pool = pool

    def laid(self, segments: Sequence[Segment], target: Language) -> Iterator[Segment]:
        """The segments, with ``target_runs`` where the source has several styles or notes.

        Raise ModelError where a model is needed that is not there.
        """
        alignments = self._alignments(segments, target)
        for index, segment in enumerate(segments):
            yield _laid(segment, alignments.get(index))

    def _alignments(
        self, segments: Sequence[Segment], target: Language
    ) -> Mapping[int, WordAlignment]:
        """Which word stands for which, by the number of the segment, where that matters."""
        wanted: dict[Direction, list[int]] = {}
        for index, segment in enumerate(segments):
            if _needs_words(segment):
                direction = Direction(segment.language or Language.OTHER, target)
                wanted.setdefault(direction, []).append(index)
        found: dict[int, WordAlignment] = {}
        for direction, indices in wanted.items():
            careful = self._pool.model_for(direction).careful
            pairs = [(segments[i].source, segments[i].target or "") for i in indices]
            found.update(zip(indices, careful.align(pairs, direction), strict=True))
        return found


def _is_new(segment: Segment) -> bool:
    return segment.target is not None and segment.target != segment.source


def _needs_words(segment: Segment) -> bool:
    several = len({run.style for run in segment.runs if run.text.strip()}) > 1
    inside = any(not is_at_end(note, segment.source) for note in segment.notes)
    return _is_new(segment) and (several or inside)


def _laid(segment: Segment, alignment: WordAlignment | None) -> Segment:
    if len(segment.runs) < 2 and not segment.notes:  # noqa: PLR2004 - one style is no question
        return segment
    if not _is_new(segment):
        # left as it is, whatever the reason: so are its styles
        return replace(segment, target_runs=with_notes(segment.runs, segment.notes))
    target = segment.target or ""
    runs: tuple[Run, ...] = (Run(target, _only_style(segment)),)
    if alignment is not None:
        runs = align_runs(segment.runs, target, alignment)
    runs = with_notes(runs, segment.notes, segment.source, alignment)
    return replace(segment, target_runs=runs)


def _only_style(segment: Segment) -> Style:
    """The style of all that can be seen in the source."""
    return next((run.style for run in segment.runs if run.text.strip()), Style())
