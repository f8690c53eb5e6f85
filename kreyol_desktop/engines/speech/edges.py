"""The ends of what a voice gives: as long for every sentence, and without a click.

Voices leave between a tenth and half a second of silence behind a sentence, and some break the last
sound off. What the settings call a pause comes on top, so both ends are brought to one length.
"""

from dataclasses import dataclass

import numpy as np

from kreyol_desktop.engines.speech.loudness import Samples

LEAD_S = 0.05
"""Silence kept before the first sound: an onset needs room."""
TRAIL_S = 0.2
"""Silence kept behind the last sound: what the bundled voice most often gives at a full stop."""
_BLOCK_S = 0.005
_SILENCE_DB = -50.0
"""Under the loudest block of the sentence; the burst of a final *t* lies some 35 dB under it."""
_FADE_S = 0.006


@dataclass(frozen=True, slots=True)
class Trimmed:
    """``samples`` without ``cut`` samples that stood before them."""

    samples: Samples
    cut: int


def trim(samples: Samples, rate_hz: int, speed: float = 1.0) -> Trimmed:
    """At most LEAD_S and TRAIL_S (at ``speed`` 1) of silence at the ends; all that is silent stays."""
    block = max(1, round(_BLOCK_S * rate_hz))
    whole = samples[: samples.size // block * block].reshape(-1, block)
    power = np.mean(whole.astype(np.float64) ** 2, axis=1)
    if not power.size or not power.max():
        return Trimmed(samples, 0)
    loud = np.flatnonzero(power > power.max() * 10 ** (_SILENCE_DB / 10))
    start = max(0, int(loud[0]) * block - round(LEAD_S / speed * rate_hz))
    end = (int(loud[-1]) + 1) * block + round(TRAIL_S / speed * rate_hz)
    return Trimmed(_without_click(samples[start:end], rate_hz), start)


def _without_click(samples: Samples, rate_hz: int) -> Samples:
    """``samples`` that end at zero, so that silence can follow."""
    size = min(samples.size, round(_FADE_S * rate_hz))
    fade = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, size + 1) / size) if size else np.ones(0)
    faded = samples.copy()
    faded[samples.size - size :] *= fade.astype(np.float32)
    return faded
