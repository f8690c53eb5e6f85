"""Measures: a number (or a range) with a unit.

Unit names are those of the IPN metric table and of Haitian school and health texts. Upper and lower
case matter: ``g`` is a gram, ``G`` a gourde; ``m`` and ``l`` after a number are units only when no
Kreyòl verb marker follows, since *m* and *l* are pronouns too.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.counting import (
    GLYPHS,
    RANGE,
    SIGNED,
    say_part,
    say_range,
)
from kreyol_desktop.engines.speech.verbalizer.doses import PER, say_per
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule
from kreyol_desktop.engines.speech.verbalizer.units import UNITS

_PRONOUNS = (
    r"(?<=[ \u00a0](?:m|l|s))(?! (?:ap|te|ta|pral|va|ka|pa|gen|di|fè|ale|vle|se|a|ki)(?![^\W_]))"
)
_JOINED = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_PER = rf"(?:{_JOINED}|jou|semèn|mwa|an|èdtan|fwa|moun|dòz|{'|'.join(PER)}|\d{{1,2}} ?h){WORD_END}"
_QUALIFIED = rf"(?P<measure_per>(?:/{_PER}){{1,2}})?"
_PART = rf"(?:\d{{1,3}} ?)?[{''.join(GLYPHS)}]|(?:\d{{1,3}} )?[1-9]/[1-9]\d?"
_BARE = "m/s²|km²|cm²|m²|m³|km|kg|mg|ml|mL|cm|mm|kWh|mmHg|°C|°F"
_SHARED = {
    **{unit: UNITS[unit] for unit in ("km²", "km2", "m²", "m2", "m³", "m3", "ha", "kg", "km")},
    "L": "lit",
}
_BARE_PER = r"(?:g|mg|µg|μg|ng|pg|mmol|µmol|μmol|mEq|UI|µUI|μUI|mUI|U)/(?:d?L|d?l|mL|ml|kg|µL|μL)"
_ACROSS = "|".join(
    f"(?<={gap}{unit})"
    for unit in ("mm", "cm", "m", "km", "ft", "pye", "pous")
    for gap in (r"\d", r"\d ")
)


def _measure(match: re.Match[str]) -> str:
    amount = say_range(match["measure_amount"], one="yon")
    words = f"{amount} {UNITS[match['measure_unit']]}"
    pers = (match["measure_per"] or "").split("/")[1:]
    return " ".join([words, *(say_per(UNITS.get(per, per)) for per in pers)])


def _part(match: re.Match[str]) -> str:
    """*½ kg, 1 1/2 L*: a fraction with its unit."""
    return f"{say_part(match['measure_part'])} {UNITS[match['measure_part_unit']]}"


def _bare(match: re.Match[str]) -> str:
    """*kg, km², m³/s* without a number."""
    pers = (match["measure_bare_per"] or "").split("/")[1:]
    said = (say_per(UNITS.get(per, per)) for per in pers)
    return " ".join([UNITS[match["measure_bare"]], *said])


def _bare_per(match: re.Match[str]) -> str:
    """*mmol/L* in the head of a table."""
    unit, per = match.group().split("/")
    return f"{UNITS[unit]} {say_per(UNITS[per])}"


def _minutes(match: re.Match[str]) -> str:
    return f"{say_range(match['measure_min'], one='yon')} minit {say_range(match['measure_sec'])} segonn"


def _blood_pressure(match: re.Match[str]) -> str:
    words = f"{say_range(match['measure_upper'])} sou {say_range(match['measure_lower'])}"
    return f"{words} milimèt mèki" if match["measure_pressure"] else words


def _feet(match: re.Match[str]) -> str:
    return f"{say_range(match['measure_feet'])} pye {say_range(match['measure_inches'])} pous"


def _size(match: re.Match[str]) -> str:
    parts = re.split(r"\s?[x×X]\s?", match["measure_size"])
    unit = match["measure_size_unit"]
    if parts[0] == "4" and unit == "m" and parts[1:] in (["100"], ["200"], ["400"]):
        return f"kat fwa {say_range(parts[1])} mèt"  # the relay
    if parts == ["4", "4"] and not unit:
        return "kat kat"  # the car
    words = " sou ".join(say_range(part) for part in parts)
    return f"{words} {UNITS[unit]}" if unit else words


def _height(match: re.Match[str]) -> str:
    """*1m75*: as heights are written in French and Kreyòl."""
    metres = say_range(match["measure_metres"], one="yon")
    return f"{metres} mèt {say_range(match['measure_centimetres'].lstrip('0') or '0')}"


def _arc(match: re.Match[str]) -> str:
    """*18°32′ N*: a place on the globe."""
    words = f"{say_range(match['measure_degrees'])} degre {say_range(match['measure_minutes'])}"
    seconds = match["measure_seconds"]
    if seconds:
        words += f" {say_range(seconds)}"
    return f"{words} {UNITS['°' + match['measure_side']].removeprefix('degre ')}"


_SIDE = r"\d+(?:[.,]\d+)?"

RULES = (
    Rule(
        rf"(?P<measure_metres>\d{{1,2}}) ?m ?(?P<measure_centimetres>\d\d){WORD_END}(?![.,:/-]\d)",
        _height,
        begins="d",
    ),
    Rule(
        rf"(?P<measure_degrees>\d{{1,3}})° ?(?P<measure_minutes>\d{{1,2}})['′’] ?"
        rf"(?:(?P<measure_seconds>\d{{1,2}})[\"″”] ?)?(?P<measure_side>[NSEWO]){WORD_END}",
        _arc,
        begins="d",
    ),
    Rule(rf"{NOT_IN_WORD}[Kk]m/[hè]{WORD_END}", lambda _match: "kilomèt alè", begins="Aa"),
    Rule(rf"(?:{_ACROSS}) ?[x×] ?(?=\d)", lambda _match: " sou ", begins="a ."),
    Rule(
        rf"{NOT_IN_WORD}(?P<measure_wide>{_SIDE})[\"″”] ?[x×] ?(?P<measure_high>{_SIDE})[\"″”]",
        lambda match: (
            f"{say_range(match['measure_wide'])} sou {say_range(match['measure_high'])} pous"
        ),
        begins="d",
    ),
    Rule(rf"{NOT_IN_WORD}{_BARE_PER}{WORD_END}(?!/)", _bare_per, begins="Aa"),
    Rule(
        rf"(?:(?<=[^\W\d_]{{2}})|(?<=[€$£]))/(?P<measure_shared>{'|'.join(_SHARED)}){WORD_END}(?![²³'’])",
        lambda match: f" pa {_SHARED[match['measure_shared']]}",
        begins=".",
    ),
    Rule(
        r"(?<![\w.,])(?P<measure_tall>[4-7])['’′](?P<measure_over>1[01]|\d)(?![\w\"”″'’])",
        lambda match: f"{say_range(match['measure_tall'])} pye {say_range(match['measure_over'])}",
        begins="d",
    ),
    Rule(r"(?P<measure_feet>\d)['’′](?P<measure_inches>\d|1[01])[\"”″]", _feet, begins="d"),
    Rule(r"(?P<measure_min>\d{1,2})['’′] ?(?P<measure_sec>[0-5]?\d)[\"”″]", _minutes, begins="d"),
    Rule(
        r"(?P<measure_upper>\d{2,3})/(?P<measure_lower>\d{2,3})(?P<measure_pressure> ?mmHg)?(?![\w/])"
        r"(?:(?<=g)|(?<=\d)(?<=[1-2]\d\d/\d\d)|(?<=[1-2]\d\d/\d\d\d))",
        _blood_pressure,
        begins="d",
    ),
    Rule(
        rf"(?P<measure_size>{_SIDE}(?:[x×X]{_SIDE}){{1,2}}{WORD_END}(?! ?(?:cm|mm|m|km|ft){WORD_END})"
        rf"|{_SIDE}(?:\s?[x×X]\s?{_SIDE}){{1,2}}(?=[ \u00a0]?(?:cm|mm|m|km|ft){WORD_END}))"
        r"(?:[ \u00a0]?(?P<measure_size_unit>cm|mm|m|km|ft)(?![^\W_]))?",
        _size,
        begins="d",
    ),
    Rule(
        rf"(?P<measure_amount>{RANGE}|{SIGNED})(?:[ \u00a0\u202f]?(?P<measure_unit>{_JOINED}))"
        rf"{WORD_END}(?![²³'’]){_QUALIFIED}(?:(?<![ \u00a0][mls])|{_PRONOUNS})",
        _measure,
        begins="d.",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<measure_part>{_PART})[ \u00a0\u202f]?(?P<measure_part_unit>{_JOINED})"
        rf"{WORD_END}(?![²³'’])(?:(?<![ \u00a0][mls])|{_PRONOUNS})",
        _part,
        begins="d.",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<measure_bare>{_BARE})"
        rf"(?P<measure_bare_per>(?:/(?:{_BARE}|g|l|L|dl|dL|s|h|jou|jour|day|dòz|moun|min){WORD_END}){{1,2}})?"
        rf"{WORD_END}(?![²³'’])(?:\.(?! ?[A-ZÀ-Ý]|\s*\Z))?",
        _bare,
        begins="a.",
    ),
)
