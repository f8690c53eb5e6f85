"""Rules for bare numbers: cardinals, ordinals, ranges, fractions, percentages, years, codes."""

import re

from kreyol_desktop.engines.speech.verbalizer.numbers import (
    NUMBER,
    cardinal,
    ordinal,
    parse_number,
    say_digits,
    say_integer,
    say_number,
)
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

SIGNED = rf"(?:(?<![^\s(\[«“\"=<>^])[-−–](?=\d))?{NUMBER}"
"""A number with its minus sign, which only counts after a space or an opening mark."""

RANGE = rf"{NUMBER}\s?[-–—]\s?{NUMBER}"

_AFTER_ONE = frozenset(
    [
        "a",
        "ak",
        "ap",
        "an",
        "nan",
        "la",
        "yo",
        "li",
        "lan",
        "pou",
        "pral",
        "te",
        "ta",
        "rive",
        "sou",
        "pa",
        "e",
        "men",
        "oswa",
        "ou",
        "epi",
        "se",
        "ki",
        "de",
        "fwa",
    ]
)
_LETTER_SCALES = {"M": "milyon", "K": "mil", "B": "milya"}
_FRACTIONS = {2: "demi", 3: "tyè", 4: "ka"}
GLYPHS = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_ORDINAL_MARKS = r"(?:zyèm|zyem|yèm|yem|èm|em|ème|eme|ye|er|èr|ère|re|st|nd|rd|th|e|è)"
_SIGN_OF_NUMBER = re.compile(r"(?:[Nn][º°]|№|#) ?$")
_NUMBERED = re.compile(
    r"(?i:(?<![^\W_])(?:no|art)\.?|nimewo|lwa|dekrè|arete|dosye|faktir|kòd|atik) ?$"
)
_PROPER = "|".join(f"{top}/[{top + 1}-9]" for top in range(1, 9))
_YEARS = 1000
"""A second part from here on is the year of a law or of a file."""
_MODELS = 100
"""From here on a much smaller number behind a dash is no end of a range, and no score."""
_RATES = {"mn": "minit", "min": "minit", "sec": "segonn", "s": "segonn", "h": "èdtan", "jr": "jou"}
_COUNTED = "moun fwa jou mwa ane liv kay pitit timoun sèl bon lòt gwo ti"


def say_signed(text: str, *, one: str = "en") -> str:
    """A number with or without its minus sign."""
    if text[0] in "-−–":
        return f"mwens {say_number(text[1:], one=one)}"
    return say_number(text, one=one)


def say_range(text: str, *, one: str = "en") -> str:
    """Both ends of a range, or a single number."""
    ends = re.split(r"(?<=\d)\s?[-–—]\s?(?=\d)", text, maxsplit=1)
    if len(ends) == 1:
        return say_signed(text, one=one)
    return f"{say_signed(ends[0])} a {say_number(ends[1])}"


def say_ratio(top: int, bottom: int) -> str:
    """A fraction: *yon demi, twa ka, de tyè, twa senkyèm*; *n sou m* for an odd one."""
    if bottom in _FRACTIONS and top < bottom:
        return f"{'yon' if top == 1 else cardinal(top)} {_FRACTIONS[bottom]}"
    if top < bottom < 10:  # noqa: PLR2004 - larger ones are marks and divisions
        return f"{'yon' if top == 1 else cardinal(top)} {ordinal(bottom)}"
    return f"{cardinal(top)} sou {cardinal(bottom)}"


def _range(match: re.Match[str]) -> str:
    parts = re.split(r"\s?[-–—]\s?", match.group())
    before = match.string[max(0, match.start() - 12) : match.start()]
    if all(part.isdecimal() for part in parts) and _is_reference(parts[0], parts[1], before):
        return " tirè ".join(say_digits(p) if p[0] == "0" else say_integer(p) for p in parts)
    return say_range(match.group())


def _is_reference(first: str, second: str, before: str) -> bool:
    """Whether two numbers are the parts of one (*lwa n° 45-2020, 2012-04*), not a range."""
    if len(second) > 1 and second[0] == "0" and first[0] != "0":
        return True
    years = len(first) == 4 and len(second) == 2  # noqa: PLR2004 - 1990-95
    if not years and int(first) >= _MODELS and int(second) * 5 < int(first):
        return True  # an aeroplane, a postal code: *737-8, 90740-5600*
    if _SIGN_OF_NUMBER.search(before):
        return True
    return bool(_NUMBERED.search(before)) and (int(first) >= int(second) or int(second) >= _YEARS)


def _school_year(match: re.Match[str]) -> str | None:
    """*2024/2025, 2023/24*; None for a fraction."""
    first, second = match.group().split("/")
    follows = int(second) == (int(first) + 1) % 10 ** len(second)
    return f"{say_integer(first)} a {say_integer(second)}" if follows else None


def _rate(match: re.Match[str]) -> str:
    """*72/min*: so much a minute."""
    per = match["count_per"]
    return f"{say_number(match['count_rate'])} pa {_RATES.get(per, per)}"


def _percent(match: re.Match[str]) -> str:
    unit = "pousan" if match["count_percent"] == "%" else "pou mil"
    return f"{say_range(match['count_share'])} {unit}"


def _fraction(match: re.Match[str]) -> str:
    return say_ratio(int(match["count_top"]), int(match["count_bottom"]))


def _proper(match: re.Match[str]) -> str:
    """*1/2 + 1/4 = 3/4*: no division, though a result follows."""
    return say_ratio(*map(int, match["count_proper"].split("/")))


def _mixed(match: re.Match[str]) -> str:
    return say_part(match.group())


def say_part(text: str) -> str:
    """A fraction, alone or behind a whole number: *½, 2½, 1/2, 3 1/2*."""
    if text[-1] in GLYPHS:
        whole, (top, bottom) = text[:-1].strip(), GLYPHS[text[-1]]
    else:
        whole, _, fraction = text.rpartition(" ")
        top, bottom = (int(number) for number in fraction.split("/"))
    part = say_ratio(top, bottom)
    return f"{say_number(whole)} e {part.removeprefix('yon ')}" if whole else part


def _series(match: re.Match[str]) -> str:
    """*3-4-5*: neither a date nor a telephone number."""
    parts = re.split("[-–]", match.group())
    return ", ".join(say_digits(part) if part[0] == "0" else say_integer(part) for part in parts)


def _grouped_by_apostrophes(match: re.Match[str]) -> str:
    return say_integer(re.sub(r"['’]", "", match.group()))


def _power_of_ten(match: re.Match[str]) -> str:
    sign = "mwens " if match["count_power_sign"] in ("-", "−") else ""
    power = say_integer(match["count_power"])
    return f"{say_number(match['count_times'])} fwa dis pwisans {sign}{power}"


def _ordinal(match: re.Match[str]) -> str:
    value = int(match["count_rank"])
    return ordinal(value) if value else "zewoyèm"


def _dotted(match: re.Match[str]) -> str:
    return " pwen ".join(say_integer(part) for part in match.group().split("."))


def _bare(match: re.Match[str]) -> str:
    text = match.group()
    if text[0] in "-−–" or not parse_number(text).is_one:
        return say_signed(text)
    noun = re.match(r" ([a-zàèò]+)", match.string[match.end() : match.end() + 20])
    return "yon" if noun and noun[1] not in _AFTER_ONE else "en"


def _scaled(match: re.Match[str]) -> str:
    return f"{say_number(match['count_many'])} {_LETTER_SCALES[match['count_scale']]}"


def _long(match: re.Match[str]) -> str:
    return say_digits(match.group())


RULES = (
    Rule(rf"{NOT_IN_WORD}\d{{16,}}", _long, begins="d"),
    Rule(
        rf"(?P<count_share>{RANGE}|{SIGNED})[ \u00a0\u202f]?(?P<count_percent>[%‰])",
        _percent,
        begins="d.",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_whole>\d{{1,6}})? ?(?P<count_glyph>[{''.join(GLYPHS)}])",
        _mixed,
        begins="d .",
    ),
    Rule(
        rf"{NOT_IN_WORD}[1-9]\d{{0,2}}(?:['’]\d{{3}})+(?!\d)", _grouped_by_apostrophes, begins="d"
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_times>\d+(?:[.,]\d+(?=[eE]\d))?|\d+(?:[.,]\d+)?(?=[eE][-+−]))[eE](?P<count_power_sign>[-+−]?)(?P<count_power>\d{{1,3}}){WORD_END}",
        _power_of_ten,
        begins="d",
    ),
    Rule(r"(?<![^\s(\[=<>])\.(?=\d)", lambda _match: "zewo pwen ", begins="."),
    Rule(rf"{NOT_IN_WORD}\d{{1,4}}(?:[-–]\d{{1,6}}){{2,}}(?![-–\d])", _series, begins="d"),
    Rule(rf"{NOT_IN_WORD}\d+(?:\.\d+){{2,}}(?![\d,])(?<!\.\d{{3}})", _dotted, begins="d"),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_rank>\d{{1,9}})-?{_ORDINAL_MARKS}{WORD_END}", _ordinal, begins="d"
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_mixed>\d{{1,3}}) (?P<count_mixed_top>[1-7])/(?P<count_mixed_bottom>[2-8])"
        r"(?![\d/]|[.,]\d)",
        _mixed,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_rate>{NUMBER}) ?/ ?(?P<count_per>min|mn|sec|s|h|jou|jr|semèn|mwa|an|moun)"
        rf"{WORD_END}",
        _rate,
        begins="d",
    ),
    Rule(rf"{NOT_IN_WORD}(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d)(?![\d/])", _school_year, begins="d"),
    Rule(rf"{NOT_IN_WORD}(?P<count_proper>{_PROPER})(?= ?= ?\d)", _proper, begins="d"),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_top>\d{{1,4}})[/⁄](?P<count_bottom>[1-9]\d{{0,3}})(?![\d/]|[.,]\d| ?=)",
        _fraction,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}\d{{1,2}}(?:,\d{{1,2}}){{2,}}(?![\d,]|\.\d)",
        lambda match: ", ".join(say_integer(part) for part in match.group().split(",")),
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_mark>\d{{1,3}}[.,]\d{{1,2}})/(?P<count_full>\d{{1,3}})(?![\d/]|[.,]\d)",
        lambda match: f"{say_number(match['count_mark'])} sou {say_integer(match['count_full'])}",
        begins="d",
    ),
    Rule(rf"{NOT_IN_WORD}{RANGE}(?![-–—]?\d|\s*=)", _range, begins="d"),
    Rule(
        rf"{NOT_IN_WORD}(?P<count_many>{NUMBER})(?P<count_scale>[MKB])(?= [a-zàèò])",
        _scaled,
        begins="d",
    ),
    Rule(SIGNED, _bare, begins="d."),
)
