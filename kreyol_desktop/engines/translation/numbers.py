"""Numbers in text: finding, comparing and rewriting them the Haitian way.

Haitian writing groups thousands with a comma and sets decimals off with a point (25,000 goud;
3.10 dola), as English does and French does not.
"""

import re
from collections import Counter
from dataclasses import dataclass

from kreyol_desktop.core.language import Language

_SPACES = "\u00a0\u202f\u2009"
_DECIMAL_COMMA = frozenset({Language.FRENCH, Language.SPANISH})

_WITH_POINT = re.compile(rf"\d{{1,3}}(?:[,{_SPACES}]\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_WITH_COMMA = re.compile(
    rf"\d{{1,3}}(?:[ {_SPACES}]\d{{3}})+(?!\d)(?:,\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)|\d+(?:[.,]\d+)?"
)
_GROUPING = re.compile(rf"(?<=\d)[ {_SPACES}](?=\d{{3}}(?!\d))")

_WORDS = {
    Language.KREYOL: {
        "zewo": "0", "en": "1", "youn": "1", "yon": "1", "premye": "1", "de": "2", "dezyèm": "2",
        "twa": "3", "twazyèm": "3", "kat": "4", "katriyèm": "4", "senk": "5", "senkyèm": "5",
        "sis": "6", "sizyèm": "6", "sèt": "7", "setyèm": "7", "uit": "8", "wit": "8", "nèf": "9",
        "dis": "10", "onz": "11", "douz": "12", "trèz": "13", "katòz": "14", "kenz": "15",
        "sèz": "16", "disèt": "17", "dizuit": "18", "diznèf": "19", "ven": "20", "trant": "30",
        "karant": "40", "senkant": "50", "swasant": "60", "san": "100", "mil": "1000",
        "katreven": "80", "setan": "7", "dizan": "10", "douzan": "12", "kenzan": "15",
        "dezan": "2", "twazan": "3", "katran": "4", "senkan": "5", "sizan": "6", "uitan": "8",
        "ventan": "20", "trantan": "30", "inè": "1", "dezè": "2", "twazè": "3", "katrè": "4",
        "senkè": "5", "sizè": "6", "setè": "7", "sètè": "7", "uitè": "8", "nevè": "9", "dizè": "10",
        "onzè": "11", "midi": "12", "minwi": "12", "sètan": "7", "nevan": "9",
    },
    Language.ENGLISH: {
        "zero": "0", "one": "1", "first": "1", "two": "2", "second": "2", "three": "3",
        "third": "3", "four": "4", "fourth": "4", "five": "5", "fifth": "5", "six": "6",
        "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
        "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
        "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40",
        "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
        "hundred": "100", "thousand": "1000", "noon": "12", "midnight": "12", "half": "2",
    },
    Language.FRENCH: {
        "zéro": "0", "un": "1", "une": "1", "premier": "1", "première": "1", "deux": "2",
        "deuxième": "2", "trois": "3", "troisième": "3", "quatre": "4", "cinq": "5", "six": "6",
        "sept": "7", "huit": "8", "neuf": "9", "dix": "10", "onze": "11", "douze": "12",
        "treize": "13", "quatorze": "14", "quinze": "15", "seize": "16", "vingt": "20",
        "trente": "30", "quarante": "40", "cinquante": "50", "soixante": "60", "cent": "100",
        "mille": "1000", "midi": "12", "minuit": "12",
    },
}  # fmt: skip
_NOON = 12
_HOUR = re.compile(r"(?<!\d)(1[3-9]|2[0-3])(?=\s?(?:h\b|h\d|:\d\d|heures|à|-))")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NumberDifference:
    """Values of the source that the target lacks, and values that only the target has."""

    missing: tuple[str, ...]
    extra: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra)


def number_pattern(language: Language) -> re.Pattern[str]:
    """What a number looks like in ``language``: digits with their separators."""
    return _WITH_COMMA if language in _DECIMAL_COMMA else _WITH_POINT


def value_of(number: str, language: Language) -> str:
    """The number as plain digits with a decimal point: ``1 250,50`` and ``1,250.50`` agree."""
    bare = re.sub(f"[ {_SPACES}]", "", number)
    if language in _DECIMAL_COMMA:
        if "," in bare:
            bare = bare.replace(".", "")
        return bare.replace(",", ".")
    return bare.replace(",", "")


def values_in(text: str, language: Language) -> list[str]:
    """Values of all numbers written in digits, in order."""
    return [value_of(m.group(), language) for m in number_pattern(language).finditer(text)]


def rewrite(text: str, source: Language, target: Language) -> str:
    """Rewrite the separators of the numbers in ``text`` as ``target`` has them."""
    if (source in _DECIMAL_COMMA) == (target in _DECIMAL_COMMA):
        return text
    swap = _to_point if source in _DECIMAL_COMMA else _to_comma
    return number_pattern(source).sub(lambda match: swap(match.group()), text)


def difference(
    source: str, target: str, source_language: Language, target_language: Language
) -> NumberDifference:
    """Compare the numbers of both texts; a number may be written out in words on either side."""
    wanted = Counter(values_in(source, source_language))
    found = Counter(values_in(target, target_language))
    missing = list((wanted - found).elements())
    extra = list((found - wanted).elements())
    if not missing and not extra:
        return NumberDifference((), ())
    _settle_clock_times(source, missing, extra)
    spelled_target = _spelled(target, target_language)
    spelled_source = _spelled(source, source_language)
    return NumberDifference(
        tuple(value for value in missing if not _take(spelled_target, value)),
        tuple(value for value in extra if not _take(spelled_source, value)),
    )


def _settle_clock_times(source: str, missing: list[str], extra: list[str]) -> None:
    """``18 h`` may become ``6è diswa``: an hour after noon, told on a clock of twelve hours."""
    for match in _HOUR.finditer(source):
        hour = match.group(1)
        told = str(int(hour) - _NOON)
        if hour in missing and told in extra:
            missing.remove(hour)
            extra.remove(told)


def _take(spelled: Counter[str], value: str) -> bool:
    """Use up one written-out number of this value, or any when the value is composed."""
    if spelled[value]:
        spelled[value] -= 1
        return True
    composed = value.isdigit() and len(value) > 1 and sum(spelled.values()) > 1
    if composed:
        spelled.subtract([next(iter((+spelled).elements()))])
    return composed


def _spelled(text: str, language: Language) -> Counter[str]:
    words = _WORDS.get(language, {})
    return Counter(words[word] for word in _WORD.findall(text.lower()) if word in words)


def _to_point(number: str) -> str:
    grouped = _GROUPING.sub(",", number)
    if "." in grouped and "," in grouped and grouped.rindex(",") > grouped.rindex("."):
        return grouped.translate(str.maketrans(".,", ",."))
    whole, comma, decimals = number.rpartition(",")
    if comma:
        return f"{_GROUPING.sub(',', whole)}.{decimals}"
    return grouped


def _to_comma(number: str) -> str:
    return number.translate(str.maketrans(",.", "\u00a0,"))
