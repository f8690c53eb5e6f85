"""Roman numerals: chapters, kings, centuries.

A numeral is read as one after a word that takes a number (*chapit IV*) or a ruler's name (*Henri II*,
the first being *premye* as in French), and alone when it is two or more of I, V, X.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.numbers import cardinal, ordinal
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_COUNTED_BEFORE = re.compile(
    r"(?i:chapit|chapitre|chapter|pati|tòm|volim|liv|seksyon|atik|tit|anèks|aneks|leson|syèk|sèn|ak|akt|"
    r"nimewo|pwen|ns|bak|gè mondyal|klas|faz|nivo|tip|etap|alineya|paragraf|(?:art|chap|sect|vol)\.) ?$"
)
_RULER_BEFORE = re.compile(
    r"(?:Louis|Lwi|Henri|Henry|Anri|Charles|Chal|Jean-Paul|Jan Pòl|Paul|Pòl|Pi|Pie|Napoléon|Napoleyon|"
    r"Elizabeth|Elizabèt|Fransis|François|Franswa|Benwa|Jean|Jan|Pierre|Piyè|Felip|Filip|Philippe|George|"
    r"Georges|Jòj|Faustin|Fosten|Wa|Pap|Leyon|Léon|Jak|Jacques|Richard|Richa|Gregwa|Klovis|Kristòf|"
    r"Christophe|Nikola|Nicolas|Aleksann|Alexandre|William|Wilyam|Edward|Edwa|Viktò|Albert|Albè|Leyopòl|"
    r"Leopòl|Pyè|Benoît|Grégoire|Ramsès) $"
)
_TREATMENT_BEFORE = re.compile(
    r"(?i:perfizyon|enjeksyon|piki|sewòm|likid|antibyotik|pa|wout|vwa|mg|ml|cc|g|UI)(?: pa)? $"
)
"""Before *IV* for intravenous."""
_CONTEXT_CHARS = 24


def roman_value(numeral: str) -> int | None:
    """The value of a well-formed numeral, else None."""
    if not numeral or not _WELL_FORMED.fullmatch(numeral):
        return None
    digits = [_VALUES[letter] for letter in numeral]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))


def read_roman(match: re.Match[str]) -> str | None:
    """Words of the matched numeral, or None when it is more likely an acronym or a letter."""
    numeral = match.group()
    value = roman_value(numeral)
    if value is None or numeral in ("L", "C", "D", "M"):
        return None
    start = max(0, match.start() - _CONTEXT_CHARS)
    if _RULER_BEFORE.search(match.string, start, match.start()):
        return "premye" if value == 1 else cardinal(value)
    if _COUNTED_BEFORE.search(match.string, start, match.start()):
        return cardinal(value)
    if numeral == "IV" and _TREATMENT_BEFORE.search(match.string, start, match.start()):
        return None
    alone = match.string.strip().rstrip(".)") == numeral
    plain = len(numeral) > 1 and not set(numeral) - set("IVX")
    return cardinal(value) if plain or (alone and not set(numeral) - set("IVXL")) else None


CAPITALISED = frozenset({"Ier", "Ire", "Iye"})
"""Words with a capital that these rules take."""


def _first(_match: re.Match[str]) -> str:
    """*Napoléon Ier*."""
    return "premye"


def _century(match: re.Match[str]) -> str:
    value = roman_value(match["roman_century"])
    return match.group() if value is None else ordinal(value)


def _list_mark(match: re.Match[str]) -> str:
    """*iii) ...*, and *I. Entwodiksyon* at the head of a title, where initials don't stand."""
    numeral = match["roman_mark"] or match["roman_title"]
    value = roman_value(numeral.upper())
    return f"{cardinal(value)}," if value and match["roman_mark"] else f"{cardinal(value or 0)}."


RULES = (
    Rule(
        r"(?:(?<![\s\S])|(?<=[\n(]))(?:(?P<roman_mark>ii|iii|iv|vi|vii|viii|ix|xi|xii)\)"
        r"|(?P<roman_title>[IVX])\.(?= [A-ZÀ-Ý][a-zà-ÿ][^.!?\n]{0,60}(?:\n|\Z)))",
        _list_mark,
        begins="Aa",
    ),
    Rule(rf"{NOT_IN_WORD}I(?:er|re|ère|ye){WORD_END}", _first, begins="A"),
    Rule(
        rf"{NOT_IN_WORD}(?P<roman_century>[IVX]{{2,7}}(?=e|è|y|z)|[IVX](?=e (?:syèk|siècle)|ème|yèm|zyèm))"
        rf"(?:e|è|ème|èm|yèm|zyèm){WORD_END}",
        _century,
        begins="A",
    ),
)
