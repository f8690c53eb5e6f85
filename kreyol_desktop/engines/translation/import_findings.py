"""What a reader of translations finds beside pairs that can be used."""

from kreyol_desktop.core.memory_page import Damage, DamagedLine, ImportReport

MOST_LINES = 100
"""Damaged lines that are named; the others are only counted."""


class Findings:
    """Handed to a reader, it makes it pass over damaged lines and tell them, instead of raising."""

    def __init__(self) -> None:
        self._left_out = 0
        self._damaged: list[DamagedLine] = []
        self._damaged_count = 0

    def leave_out(self) -> None:
        """Count something that is well written and no pair to be taken over."""
        self._left_out += 1

    def tell(self, line: int, damage: Damage) -> None:
        """Count a damaged line."""
        self._damaged_count += 1
        if len(self._damaged) < MOST_LINES:
            self._damaged.append(DamagedLine(line, damage))

    def report(self, pairs: int) -> ImportReport:
        """All of it, for a file with so many usable pairs."""
        return ImportReport(pairs, self._left_out, tuple(self._damaged), self._damaged_count)
