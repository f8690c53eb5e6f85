"""How the reader sets its text."""

from dataclasses import dataclass
from enum import StrEnum


class ReaderMode(StrEnum):
    """Which languages are shown."""

    BOTH = "both"
    TARGET = "target"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class ReaderLook:
    """``wide_spacing`` is the setting for dyslexic readers: more space between letters, words and
    lines, as WCAG 2.2 (1.4.12, text spacing) describes it."""

    mode: ReaderMode = ReaderMode.BOTH
    font_px: int = 17
    wide_spacing: bool = False
    family: str = "Inter"

    @property
    def line_spacing(self) -> float:
        return 1.6 if self.wide_spacing else 1.3

    @property
    def paragraph_gap(self) -> float:
        return self.font_px * (2.0 if self.wide_spacing else 1.0)
