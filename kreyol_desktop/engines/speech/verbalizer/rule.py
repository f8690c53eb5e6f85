"""What a verbalizing rule is."""

import re
from collections.abc import Callable
from dataclasses import dataclass

Speak = Callable[[re.Match[str]], str | None]
"""The words for a match; None when it is no case for the rule, but a word like any other."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Text that matches ``pattern`` is said as ``speak`` tells.

    Patterns are verbose-free, bounded in length, and begin with a character that plain Kreyòl words
    don't begin with. Their named groups carry the module's prefix, since all are joined into one.
    """

    pattern: str
    speak: Speak


NOT_IN_WORD = r"(?<![^\W_])"
"""No letter or digit before."""

WORD_END = r"(?![^\W_])"
"""No letter or digit after."""
