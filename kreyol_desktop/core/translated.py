"""A translated document: what writers consume and the reader page shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kreyol_desktop.core.document import Block, Chapter, Document, Run
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.segment import Coverage, Segment
from kreyol_desktop.core.speech import Timeline


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """The visible note that says this is a machine translation; already in the target language."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class TranslatedDocument:
    """A document with the segments of every block.

    ``outline_titles`` maps an index of ``document.outline`` to its translated title. ``timeline``
    and ``audio_path`` are set when the document was spoken in one file.
    """

    document: Document
    segments: Mapping[int, tuple[Segment, ...]]
    """Block id -> its segments in order; a block without text has none."""
    target: Language
    title: str = ""
    chapters: tuple[Chapter, ...] = ()
    outline_titles: Mapping[int, str] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    note: TranslationNote | None = None
    timeline: Timeline | None = None
    audio_path: Path | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    """What writers say by themselves, in the target language; see resources/texts/results.toml."""

    def target_text(self, block: Block) -> str:
        """The block's text in the target language as it is printed, marks of notes included; its source
        text where it has no segments.
        """
        segments = self.segments.get(block.id)
        if not segments:
            return block.text
        return "".join(s.printed + s.separator for s in segments).rstrip()

    def target_runs(self, block: Block) -> tuple[Run, ...]:
        """The block's target in styled runs; segments without runs take the block's first style."""
        segments = self.segments.get(block.id)
        if not segments:
            return block.runs
        style = block.runs[0].style if block.runs else Run("").style
        runs: list[Run] = []
        for segment in segments:
            runs.extend(segment.target_runs or (Run(segment.text, style),))
            if segment.separator:
                runs.append(Run(segment.separator, runs[-1].style if runs else style))
        return tuple(runs)
