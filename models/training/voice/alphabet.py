"""Ids of the symbols that the network reads: Piper's own numbers, so that its runtime works too."""

import unicodedata
from collections.abc import Mapping, Sequence

from models.training.voice.alignment import BEGIN, END

PADDING = "_"
SYMBOL_COUNT = 256

SYMBOL_IDS: Mapping[str, int] = {
    PADDING: 0,
    BEGIN: 1,
    END: 2,
    " ": 3,
    "!": 4,
    ",": 8,
    ".": 10,
    ":": 11,
    ";": 12,
    "?": 13,
    "a": 14,
    "b": 15,
    "d": 17,
    "e": 18,
    "f": 19,
    "i": 21,
    "j": 22,
    "k": 23,
    "l": 24,
    "m": 25,
    "n": 26,
    "o": 27,
    "p": 28,
    "s": 31,
    "t": 32,
    "u": 33,
    "v": 34,
    "w": 35,
    "y": 37,
    "z": 38,
    "ŋ": 44,
    "ɑ": 51,
    "ɔ": 54,
    "ɛ": 61,
    "ɡ": 66,
    "ɣ": 68,
    "ɥ": 70,
    "ɲ": 82,
    "ʃ": 96,
    "ʒ": 108,
    "\u0303": 141,  # the tilde of the nasal vowels
}


def spelled(symbols: Sequence[str], frames: Sequence[int]) -> tuple[list[int], list[int]]:
    """Ids of symbols and the frames of each id: a nasal vowel's frames all go to its letter."""
    ids: list[int] = []
    lengths: list[int] = []
    for symbol, count in zip(symbols, frames, strict=True):
        for index, point in enumerate(unicodedata.normalize("NFD", symbol)):
            ids.append(SYMBOL_IDS[point])
            lengths.append(0 if index else count)
    return ids, lengths
