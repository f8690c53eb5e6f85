"""What stands beside figures: units of doses, currencies, per cent signs, months and days."""

import re
from collections.abc import Mapping

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.comparisons import turns_comparison

_UNITS: Mapping[str, str] = {
    "mg": r"mg|miligram",
    "mcg": r"mcg|µg|mikwogram",
    "kg": r"kg|kilo\w*",
    "g": r"g|gr|gram",
    "ml": r"ml|mililit\w*",
    "cm": r"cm|santimèt",
    "mm": r"mm|milimèt",
    "km": r"km|kilomèt",
}
_UNIT_IN_SOURCE = re.compile(r"\d\s?(mg|mcg|kg|g|ml|mL|cm|mm|km)(?![\w'’])")

_SIGNS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"\d\s?%"), re.compile(r"%|pousan|pou san", re.IGNORECASE)),
    (re.compile(r"\$\s?\d"), re.compile(r"\$|dola", re.IGNORECASE)),
    (re.compile(r"€\s?\d|\d\s?€"), re.compile(r"€|ewo", re.IGNORECASE)),
    (re.compile(r"£\s?\d"), re.compile(r"£|liv", re.IGNORECASE)),
    (re.compile(r"\d\s?°"), re.compile(r"°|degre", re.IGNORECASE)),
)

_CALENDAR = (
    ("january|janvier", "janvye"),
    ("february|février", "fevriye"),
    ("march|mars", "mas"),
    ("april|avril", "avril"),
    ("may|mai", "me"),
    ("june|juin", "jen"),
    ("july|juillet", "jiyè"),
    ("august|août", "out|dawou|dawout"),
    ("september|septembre", "septanm"),
    ("october|octobre", "oktòb"),
    ("november|novembre", "novanm"),
    ("december|décembre", "desanm"),
)
_DATES = (
    re.compile(r"\b\d{1,2}(?:st|nd|rd|th|er)?\s+(?:of\s+)?([^\W\d_]+)"),
    re.compile(r"\b([^\W\d_]+)\s+\d{1,2}\b"),
    re.compile(r"\b([^\W\d_]+)\s+\d{4}\b"),
)
_MONTHS = {name: kreyol for names, kreyol in _CALENDAR for name in names.split("|")}
_ALSO_WORDS = frozenset({"may", "march", "mars"})
"""Months only where a figure stands beside them: *mars* is a planet, too."""
_WEEKDAYS = {
    name: kreyol
    for names, kreyol in (
        ("monday|lundi", "lendi"),
        ("tuesday|mardi", "madi"),
        ("wednesday|mercredi", "mèkredi"),
        ("thursday|jeudi", "jedi"),
        ("friday|vendredi", "vandredi"),
        ("saturday|samedi", "samdi"),
        ("sunday|dimanche", "dimanch|dominikal"),
    )
    for name in names.split("|")
}


_HALF_DAY = re.compile(r"\d\s?([ap])\.?m\b", re.IGNORECASE)
_DAYTIME = re.compile(r"\b(?:morning|noon|afternoon|evening|night|midnight)s?\b", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:di)?maten\b", re.IGNORECASE)
_EVENING = re.compile(r"\b(?:diswa|aswè|swa|apr[eè]midi|nwit|lannwit|midi)\b", re.IGNORECASE)


_HOUR_OF_A_PART = re.compile(
    r"\d(?:è(?:\d\d)?|:\d\d)\s(?:nan\s)?(?:di)?(maten|apr[eè]midi|swa|lannwit)\b", re.IGNORECASE
)
_PARTS = re.compile(
    r"\b(?:mornings?|noon|afternoons?|evenings?|(?:mid|to)?nights?|overnight|dawn|dusk|today|sunrise|sunset|"
    r"breakfast|lunch|dinner|matins?|matinées?|midi|soirs?|soirées?|nuits?|minuit|aube|maten|"
    r"mañana|tarde|noche)\b",
    re.IGNORECASE,
)
_AN_HOUR = re.compile(r"(?<![\w.,])\d{1,3}\s?è(?:\d\d)?(?!\w)")
_TELLS_TIME = re.compile(
    r"\d\s?(?:h|H|:\d)|\b(?:o['’]clock|[ap]\.?m|hours?|heures?|noon|midi|at|until|à)\b",
    re.IGNORECASE,
)
_AFTER_NOON = re.compile(r"(?<![\d.,])(?:1[2-9]|2[0-3])(?![\d.,]\d)")


def kreyol_month(name: str) -> str | None:
    """The Kreyòl name of an English or French month."""
    names = _MONTHS.get(name.lower())
    return names.split("|")[0] if names else None


def loses_quantity(source: str, target: str, direction: Direction) -> bool:
    """Whether a unit, a currency, a per cent sign, a month or a weekday is missing, *less than* became
    *more than*, an amount an hour, an hour of the morning one of the evening, or *8 h* one of either.

    Only told for Kreyòl targets, whose names of months and units it knows.
    """
    if direction.target is not Language.KREYOL:
        return False
    return (
        _loses_unit(source, target)
        or any(sign.search(source) and not said.search(target) for sign, said in _SIGNS)
        or turns_comparison(source, target, direction)
        or _loses_month(source, target, direction.source)
        or _loses_weekday(source, target, direction.source)
        or _invents_an_hour(source, target)
        or _turns_the_day(source, target)
        or _invents_the_day(source, target, direction.source)
    )


def _loses_unit(source: str, target: str) -> bool:
    for match in _UNIT_IN_SOURCE.finditer(source):
        names = _UNITS[match.group(1).lower()]
        if not re.search(rf"(?<![^\W\d_])(?:{names})(?![^\W\d_])", target, re.IGNORECASE):
            return True
    return False


def _turns_the_day(source: str, target: str) -> bool:
    """``5:30 p.m.`` said to be in the morning, or ``5:30 a.m.`` in the evening."""
    halves = {half.lower() for half in _HALF_DAY.findall(source)}
    if len(halves) != 1 or _DAYTIME.search(source):
        return False
    other_half = _MORNING if halves == {"p"} else _EVENING
    return other_half.search(target) is not None


def _invents_the_day(source: str, target: str, language: Language) -> bool:
    """``every 8 h`` said to be *8è diswa*: neither part of the day nor an hour after noon was there.

    On the clock of 24 hours, which French tells, 8 h may well be in the morning.
    """
    parts = {match.group(1).lower() for match in _HOUR_OF_A_PART.finditer(target)}
    if language is not Language.ENGLISH:
        parts.discard("maten")
    if not parts:
        return False
    return not (_HALF_DAY.search(source) or _PARTS.search(source) or _AFTER_NOON.search(source))


def _loses_month(source: str, target: str, language: Language) -> bool:
    said = {word.lower() for word in re.findall(r"\w+", target)}
    for word in (word for date in _DATES for word in date.findall(source)):
        # English months have capitals; "march 5 miles" and "may 3 people" are none
        if language is Language.ENGLISH and word[0].islower():
            continue
        kreyol = _MONTHS.get(word.lower())
        if kreyol and not said & set(kreyol.split("|")):
            return True
    alone = _named(source, _MONTHS, language) - _ALSO_WORDS
    return any(not said & set(_MONTHS[word].split("|")) for word in alone)


def _loses_weekday(source: str, target: str, language: Language) -> bool:
    """*Lendi* and *lelendi* are Monday, *lekòl dominikal* is Sunday school."""
    words = {word.lower() for word in re.findall(r"\w+", target)}
    said = words | {word.removeprefix("le") for word in words}
    return any(
        not said & set(_WEEKDAYS[word].split("|")) for word in _named(source, _WEEKDAYS, language)
    )


def _named(source: str, names: Mapping[str, str], language: Language) -> set[str]:
    """The ``names`` in a text, in small letters; in English they have capitals."""
    words = re.findall(r"[^\W\d_]+", source)
    if language is Language.ENGLISH:
        words = [word for word in words if word[0].isupper()]
    return {word.lower() for word in words} & names.keys()


def _invents_an_hour(source: str, target: str) -> bool:
    """*50 to 100 ml* said to be *50è rive 100 ml*: an hour where the source only measures."""
    return (
        _AN_HOUR.search(target) is not None
        and _UNIT_IN_SOURCE.search(source) is not None
        and _TELLS_TIME.search(source) is None
    )
