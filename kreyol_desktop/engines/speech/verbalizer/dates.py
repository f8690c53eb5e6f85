"""Dates in every common order.

Day first is the Haitian and French habit, month first the American one: the order is day, month unless
that is impossible. The first of a month is *premye*.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.numbers import cardinal, ordinal
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

MONTHS = (
    "janvye",
    "fevriye",
    "mas",
    "avril",
    "me",
    "jen",
    "jiyè",
    "out",
    "septanm",
    "oktòb",
    "novanm",
    "desanm",
)
_MONTH_NAMES = "|".join((*MONTHS, "fevrye", "daou", "daout", "sektanm"))
_FOREIGN_MONTHS = {
    1: "jan(?:uary|vier|v)?",
    2: "fe[bv](?:ruary|rier|r)?",
    3: "mar(?:ch|s)?",
    4: "a[pv]r(?:il)?",
    5: "ma[iy]",
    6: "june?|juin",
    7: "jul(?:y)?|juil(?:let)?",
    8: "aug(?:ust)?|aout",
    9: "sept?(?:ember|embre)?",
    10: "o[ck]t(?:ober|obre)?",
    11: "nov(?:ember|embre)?",
    12: "de[cs](?:ember|embre)?",
}
_FOREIGN_NAME = (
    r"(?i:janvier|janv|january|jan|february|février|fevrier|févr|fév|fevr|fev|feb|march|mars|mar|april|avril|apr|avr|"
    r"may|mai|june|juin|jun|july|juillet|juil|jul|august|août|aout|aug|september|septembre|sept|sep|october|"
    r"octobre|oct|okt|november|novembre|nov|december|décembre|decembre|déc|dec|des(?=\.| [12]\d{3}))\.?"
)
_AMERICAN = (
    r"(?:Jan\.|(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
"""English names that stand before the day; *Jan 12* without a point is a chapter of the Gospel."""

CAPITALISED = frozenset(
    name.capitalize() for name in re.findall(r"[a-zûé]+", _FOREIGN_NAME) if name != "i"
)
"""Words with a capital with which a date may begin."""

_LAST_DAY, _LAST_MONTH = 31, 12
_PIVOT = 69
"""Two-digit years up to this one belong to the 2000s (POSIX strptime)."""


def say_date(day: int, month: int, year: int | None) -> str | None:
    """*premye janvye mil uisan kat*; None when day and month are impossible both ways."""
    if month > _LAST_MONTH:
        day, month = month, day
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
        return None
    words = f"{'premye' if day == 1 else cardinal(day)} {MONTHS[month - 1]}"
    return words if year is None else f"{words} {cardinal(year)}"


def full_year(digits: str) -> int:
    """The year that one or two or four digits mean."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year <= _PIVOT else 1900)


def _numeric(match: re.Match[str]) -> str:
    day, month = int(match["date_day"]), int(match["date_month"])
    return say_date(day, month, full_year(match["date_year"])) or _apart(match.group())


def _iso(match: re.Match[str]) -> str:
    day, month = int(match["date_iso_day"]), int(match["date_iso_month"])
    if month > _LAST_MONTH:
        return _apart(match.group())
    return say_date(day, month, int(match["date_iso_year"])) or _apart(match.group())


def _apart(text: str) -> str:
    """What only looks like a date: its numbers one after the other."""
    return ", ".join(cardinal(int(part)) for part in re.split(r"\D+", text) if part)


def _named(match: re.Match[str]) -> str | None:
    month = _foreign_month(match["date_name"] or match["date_name_first"])
    day = match["date_day_before"] or match["date_day_after"]
    year = match["date_named_year"]
    return say_date(int(day), month, int(year) if year else None)


def _month_first(match: re.Match[str]) -> str | None:
    """*Feb 7, Jan. 12, July 4th*: the American order without a year."""
    month = _foreign_month(match["date_american_month"])
    return say_date(int(match["date_american_day"]), month, None)


def _abbreviated_month(match: re.Match[str]) -> str:
    """*janv. 2024, Oct 2021*, and *sept.-* before the last month of a range."""
    name, year = match["date_lone_month"] or match["date_range_month"], match["date_lone_year"]
    month = MONTHS[_foreign_month(name) - 1]
    return f"{month} {cardinal(int(year))}" if year else f"{month} a "


def _foreign_month(name: str) -> int:
    """The number of an English or French month or its abbreviation."""
    start = name.lower().rstrip(".").replace("é", "e").replace("û", "u")
    return next(
        number for number, pattern in _FOREIGN_MONTHS.items() if re.fullmatch(pattern, start)
    )


def _first(match: re.Match[str]) -> str:
    return f"premye {match['date_first_month']}"


def _short(match: re.Match[str]) -> str | None:
    """*05/12, 20/05* or, behind the day of the week, *3/6*: a fraction has no leading zero."""
    return say_date(int(match["date_short_day"]), int(match["date_short_month"]), None)


def _month_of_year(match: re.Match[str]) -> str:
    """*03/2024*."""
    month = MONTHS[int(match["date_month_alone"]) - 1]
    return f"{month} {cardinal(int(match['date_year_alone']))}"


def _quarter(match: re.Match[str]) -> str:
    """*T1 2024, Q1 2024*: a quarter of a year in reports."""
    return f"{ordinal(int(match['date_quarter']))} trimès"


_WEEKDAY_BEFORE = "|".join(
    f"(?<={form} )"
    for day in ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")
    for form in (day, day.capitalize())
)

RULES = (
    Rule(
        r"(?<=\d\d)(?: [-–] |[-–])(?=\d{1,2}[/.]\d{1,2}[/.]\d{2}|[12]\d{3}-\d\d-\d\d)",
        lambda _match: " a ",
        begins=" .",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:(?=0\d/(?:0?[1-9]|1[0-2])(?!\d)|[0-3]\d/0\d)|{_WEEKDAY_BEFORE})"
        r"(?P<date_short_day>0?[1-9]|[12]\d|3[01])/(?P<date_short_month>0?[1-9]|1[0-2])(?![\d/]|[.,]\d)",
        _short,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:(?<!n[°º] )(?<!n[°º])(?<!N[°º] )(?<!N[°º])(?<!nimewo )(?<!osye )(?<!wa ))"
        r"(?P<date_month_alone>0[1-9]|1[0-2])/(?P<date_year_alone>(?:19|20)\d\d)(?![\d/])",
        _month_of_year,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}[QT](?P<date_quarter>[1-4])(?= (?:19|20)\d\d{WORD_END})",
        _quarter,
        begins="A",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<date_iso_year>[12]\d{{3}})[-/.](?P<date_iso_month>\d{{1,2}})[-/.]"
        rf"(?P<date_iso_day>\d{{1,2}})(?![\d/-]\d?)",
        _iso,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<date_day>\d{{1,2}})(?P<date_mark>[-/.])(?P<date_month>\d{{1,2}})"
        rf"(?P=date_mark)(?P<date_year>[12]\d{{3}}|\d{{2}}){WORD_END}(?![/.]\d|-\d(?!\d?[/.]\d))",
        _numeric,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:(?P<date_day_before>[0-3]?\d)(?:er|st|nd|rd|th)?(?: of )?[ -]?(?<=[ -])(?P<date_name>{_FOREIGN_NAME})"
        rf"(?=[ -][12]\d{{3}}{WORD_END}|{WORD_END})|(?P<date_name_first>{_FOREIGN_NAME}) "
        rf"(?P<date_day_after>[0-3]?\d)(?:st|nd|rd|th)?{WORD_END}(?=,? [12]\d{{3}}{WORD_END}))"
        rf"(?:,?[ -](?P<date_named_year>[12]\d{{3}}){WORD_END})?",
        _named,
        begins="dAa",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<date_american_month>{_AMERICAN}) (?P<date_american_day>0?[1-9]|[12]\d|3[01])"
        rf"(?:st|nd|rd|th)?{WORD_END}(?![:.,/-]\d|%| ?(?:mg|kg|km|goud|pousan))",
        _month_first,
        begins="A",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:(?P<date_lone_month>{_FOREIGN_NAME}) (?P<date_lone_year>(?:1[5-9]|20)\d\d){WORD_END}(?![/.-]\d)"
        rf"|(?P<date_range_month>{_FOREIGN_NAME})[-–](?={_FOREIGN_NAME} (?:1[5-9]|20)\d\d))",
        _abbreviated_month,
        begins="Aa",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:1|1ye|1e|1er|01) (?P<date_first_month>{_MONTH_NAMES}){WORD_END}",
        _first,
        begins="d",
    ),
)
