"""How far a translation can be trusted, from the model's own score."""

import math
from dataclasses import dataclass

from kreyol_desktop.core.segment import Flag

LOW = 0.35
"""Below this a sentence is shown as doubtful."""

FLAGGED_CAP = 0.3
"""A translation that failed a check is never more credible than this."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """confidence = logistic(slope * score + bias), ``score`` the mean log-probability a piece."""

    slope: float
    bias: float

    def confidence(self, score: float) -> float:
        """The share of sentences with this score that came out usable on the dev sets."""
        return 1.0 / (1.0 + math.exp(-(self.slope * score + self.bias)))


DEFAULT_CALIBRATION = Calibration(slope=3.0, bias=2.0)


def judge(
    score: float, flags: frozenset[Flag], calibration: Calibration
) -> tuple[float, frozenset[Flag]]:
    """Confidence, and the flags with LOW_CONFIDENCE added where it applies."""
    confidence = calibration.confidence(score)
    if flags:
        confidence = min(confidence, FLAGGED_CAP)
    if confidence < LOW:
        flags |= {Flag.LOW_CONFIDENCE}
    return round(confidence, 3), flags
