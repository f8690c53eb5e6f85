"""The ways of asking a model for a translation.

The first is tried alone. What fails a check is put to all the others at once: those that decode
alike share a batch, and batches are decoded side by side, so that a difficult sentence waits for two
answers and not for five. Measured on the dev sets (1,664 sentences, 2,563 clauses, second bundled
model): the first attempt settles 97 % of the plain English clauses, 92 % of the plain French, 86 and
92 % of the hard ones; of the rest the second settles 43 %, the third 24 %, the others 5 %.
"""

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


_PLAIN = Decoding(beam_size=4, alternatives=4)
_NO_LOOPS = Decoding(beam_size=5, alternatives=5, no_repeat_ngram=3)
_NO_WORD_TWICE = Decoding(beam_size=5, alternatives=5, no_repeat_ngram=3, repetition_penalty=1.15)

ATTEMPTS = (
    Attempt(_PLAIN, StandIns.DIGITS, names=True, terms=False),
    Attempt(_NO_LOOPS, StandIns.TWO_DIGITS, names=True),
    Attempt(_NO_WORD_TWICE, StandIns.DIGITS, names=False),
    Attempt(_NO_LOOPS, None, names=False, terms=False),
    Attempt(_NO_LOOPS, StandIns.BRACES, names=False, terms=False, small_letters=True),
)
"""In this order of preference among candidates that are equally good."""
