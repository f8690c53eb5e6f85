"""The ways of asking a model for a translation, in the order in which they are tried."""

from dataclasses import dataclass

from kreyol_desktop.core.translation import Decoding
from kreyol_desktop.engines.translation.protection import StandIns


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way of asking the model: what is masked, and how it decodes."""

    decoding: Decoding
    stand_ins: StandIns | None
    names: bool
    terms: bool = True
    small_letters: bool = False
    """Capitals inside the sentence are made small: headings in Title Case confuse a model."""


ATTEMPTS = (
    Attempt(Decoding(beam_size=4, alternatives=4), StandIns.DIGITS, names=True, terms=False),
    Attempt(
        Decoding(beam_size=6, alternatives=6, no_repeat_ngram=3), StandIns.TWO_DIGITS, names=True
    ),
    Attempt(
        Decoding(beam_size=5, alternatives=5, no_repeat_ngram=3, repetition_penalty=1.15),
        StandIns.DIGITS,
        names=False,
    ),
    Attempt(Decoding(beam_size=5, alternatives=5), None, names=False, terms=False),
    Attempt(
        Decoding(beam_size=4, alternatives=4),
        StandIns.BRACES,
        names=False,
        terms=False,
        small_letters=True,
    ),
)
"""In this order, until a candidate passes every check."""
