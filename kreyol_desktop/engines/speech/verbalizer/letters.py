"""Names of the letters, and words spelled by them.

The letters of the IPN alphabet bear their Kreyòl names; those it lacks (C, Q, U, X) the French ones in
Kreyòl spelling. U is said *i*, as in *ONI* for ONU.
"""

from collections.abc import Mapping

LETTER_NAMES: Mapping[str, str] = {
    "a": "a",
    "b": "be",
    "c": "se",
    "d": "de",
    "e": "e",
    "f": "èf",
    "g": "je",
    "h": "ach",
    "i": "i",
    "j": "ji",
    "k": "ka",
    "l": "èl",
    "m": "èm",
    "n": "èn",
    "o": "o",
    "p": "pe",
    "q": "ki",
    "r": "è",
    "s": "ès",
    "t": "te",
    "u": "i",
    "v": "ve",
    "w": "doubleve",
    "x": "iks",
    "y": "igrèk",
    "z": "zèd",
    "à": "a",
    "è": "è",
    "é": "e",
    "ò": "ò",
    "ù": "i",
    "ç": "se",
    "ñ": "èn",
}


def spell(word: str) -> str:
    """The letters of ``word`` by name; what is no Latin letter is left out."""
    names = (LETTER_NAMES.get(letter) for letter in word.lower())
    return " ".join(name for name in names if name)
