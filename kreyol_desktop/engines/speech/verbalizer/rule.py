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
    don't begin with. ``begins`` tells the kinds of characters (KINDS) with which a match can begin: the
    others are not looked at.
    """

    pattern: str
    speak: Speak
    begins: str = "dAa (."


KINDS = "dAa (."
"""Digits, capitals, other letters, white space, brackets, all the rest."""


def kind_of(character: str) -> str:
    """The one of KINDS to which ``character`` belongs."""
    if character.isdecimal():
        return "d"
    if character.isupper():
        return "A"
    if character.isalpha():
        return "a"
    if character.isspace():
        return " "
    return "(" if character in "()[]{}" else "."


NOT_IN_WORD = r"(?<![^\W_])"
"""No letter or digit before."""

WORD_END = r"(?![^\W_])"
"""No letter or digit after."""
