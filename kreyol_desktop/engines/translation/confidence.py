"""How far a translation can be trusted, from the model's own score and from what it accounts for."""

import math
from dataclasses import dataclass

from kreyol_desktop.core.segment import Flag

LOW = 0.3
"""Below this a sentence is shown as doubtful: on the dev sets three in four such are poor."""

FLAGGED_CAP = 0.3
"""A translation that failed a check is never more credible than this."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """confidence = logistic(slope * score + links * accounted + bias): ``score`` the mean
    log-probability a piece, ``accounted`` what `word_links` says; ``links`` 0 for a model without.
    """

    slope: float
    bias: float
    links: float = 0.0

    def confidence(self, score: float, accounted: float = 0.0) -> float:
        """The share of sentences like this that came out usable on the dev sets."""
        evidence = self.slope * score + self.links * accounted + self.bias
        return 1.0 / (1.0 + math.exp(-evidence))


DEFAULT_CALIBRATION = Calibration(slope=5.3, bias=4.874)
"""Fitted by ``benchmarks/translation_quality.py`` on the first bundled model and 1,664 sentences of
the dev sets (plain and hard at equal weight), "usable" meaning a sentence chrF of 35 or more. Shares
found per bin of confidence: 0.14 -> 0.12, 0.28 -> 0.25, 0.43 -> 0.49, 0.58 -> 0.57, 0.72 -> 0.71,
0.87 -> 0.85. A model's manifest may hold its own constants."""


def judge(
    score: float, accounted: float, flags: frozenset[Flag], calibration: Calibration
) -> tuple[float, frozenset[Flag]]:
    """Confidence, and the flags with LOW_CONFIDENCE added where it applies."""
    confidence = calibration.confidence(score, accounted)
    if flags:
        confidence = min(confidence, FLAGGED_CAP)
    if confidence < LOW:
        flags |= {Flag.LOW_CONFIDENCE}
    return round(confidence, 3), flags
