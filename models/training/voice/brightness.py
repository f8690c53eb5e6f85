"""Stronger voiceless consonants: the teacher speaks them 16 to 20 dB weaker than people do.

On a small loudspeaker or beside a fan they are lost. A shelf lifts their frames where their noise is
heard; vowels and voiced consonants stay as they are.
"""

import math

import torch
from torch import Tensor

from models.training.voice.acoustics import envelope_points_hz
from models.training.voice.alphabet import SYMBOL_COUNT, SYMBOL_IDS

BRIGHTENED = ("s", "f", "t", "k", "p", "ʃ")
_SHELF_HZ = (700.0, 1800.0)
"""Below the first nothing is lifted, above the second everything."""


def brightness(decibels: float) -> Tensor:
    """For each symbol id what is added to the log amplitude of its frames."""
    gains = torch.zeros(SYMBOL_COUNT)
    for symbol in BRIGHTENED:
        gains[SYMBOL_IDS[symbol]] = decibels * math.log(10) / 20
    return gains


def shelf() -> Tensor:
    """The share of the gain that each point of the envelope gets."""
    low, high = _SHELF_HZ
    points = torch.tensor(envelope_points_hz(), dtype=torch.float32)
    return ((points.clamp(min=low) / low).log() / math.log(high / low)).clamp(0, 1)
