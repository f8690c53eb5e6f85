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

_UNITS = {
    "mg": "miligram",
    "µg": "mikwogram",
    "μg": "mikwogram",
    "mcg": "mikwogram",
    "g": "gram",
    "gr": "gram",
    "kg": "kilogram",
    "Kg": "kilogram",
    "lb": "liv",
    "lbs": "liv",
    "oz": "ons",
    "ml": "mililit",
    "mL": "mililit",
    "cl": "santilit",
    "cL": "santilit",
    "dl": "desilit",
    "dL": "desilit",
    "L": "lit",
    "l": "lit",
    "gal": "galon",
    "cc": "santimèt kib",
    "mm": "milimèt",
    "cm": "santimèt",
    "dm": "desimèt",
    "m": "mèt",
    "km": "kilomèt",
    "Km": "kilomèt",
    "ft": "pye",
    "mi": "mil",
    "mm²": "milimèt kare",
    "cm²": "santimèt kare",
    "m²": "mèt kare",
    "km²": "kilomèt kare",
    "m2": "mèt kare",
    "km2": "kilomèt kare",
    "cm³": "santimèt kib",
    "m³": "mèt kib",
    "m3": "mèt kib",
    "ha": "ekta",
    "km/h": "kilomèt alè",
    "km/è": "kilomèt alè",
    "Km/h": "kilomèt alè",
    "km/s": "kilomèt pa segonn",
    "m/s": "mèt pa segonn",
    "mph": "mil alè",
    "mg/kg": "miligram pa kilogram",
    "mg/dl": "miligram pa desilit",
    "mg/dL": "miligram pa desilit",
    "mg/ml": "miligram pa mililit",
    "mg/mL": "miligram pa mililit",
    "g/l": "gram pa lit",
    "g/L": "gram pa lit",
    "g/dL": "gram pa desilit",
    "ml/h": "mililit alè",
    "mL/h": "mililit alè",
    "mmHg": "milimèt mèki",
    "UI": "inite entènasyonal",
    "IU": "inite entènasyonal",
    "mmol/L": "milimòl pa lit",
    "mmol": "milimòl",
    "µmol": "mikwomòl",
    "μmol": "mikwomòl",
    "ng": "nanogram",
    "pg": "pikogram",
    "mEq": "miliekivalan",
    "mUI": "mili inite entènasyonal",
    "mIU": "mili inite entènasyonal",
    "µUI": "mikwo inite entènasyonal",
    "μUI": "mikwo inite entènasyonal",
    "µL": "mikwolit",
    "μL": "mikwolit",
    "fL": "femtolit",
    "bpm": "batman pa minit",
    "bat/mn": "batman pa minit",
    "bat/min": "batman pa minit",
    "tr/min": "tou pa minit",
    "kbps": "kilobit pa segonn",
    "Mbps": "megabit pa segonn",
    "Gbps": "jigabit pa segonn",
    "m/s²": "mèt pa segonn kare",
    "m/s2": "mèt pa segonn kare",
    "mm³": "milimèt kib",
    "mm3": "milimèt kib",
    "kcal": "kilokalori",
    "cal": "kalori",
    "kJ": "kilojoul",
    "W": "wat",
    "kW": "kilowat",
    "MW": "megawat",
    "kWh": "kilowatè",
    "V": "vòlt",
    "mA": "milianpè",
    "Hz": "èts",
    "kHz": "kilo èts",
    "MHz": "mega èts",
    "GHz": "jiga èts",
    "KB": "kilobayt",
    "kB": "kilobayt",
    "Ko": "kilobayt",
    "MB": "megabayt",
    "Mo": "megabayt",
    "GB": "jigabayt",
    "Go": "jigabayt",
    "TB": "terabayt",
    "hPa": "ekto paskal",
    "kPa": "kilo paskal",
    "dB": "desibèl",
    "hr": "èdtan",
    "hrs": "èdtan",
    "min": "minit",
    "mn": "minit",
    "sec": "segonn",
    "s": "segonn",
    "ms": "milisegonn",
    "°C": "degre sèlsiyis",
    "° C": "degre sèlsiyis",
    "℃": "degre sèlsiyis",
    "ºC": "degre sèlsiyis",
    "°F": "degre farennayt",
    "° F": "degre farennayt",
    "ºF": "degre farennayt",
    "℉": "degre farennayt",
    "°": "degre",
    "t/ha": "tòn pa ekta",
    "° N": "degre nò",
    "° S": "degre sid",
    "° E": "degre lès",
    "° W": "degre lwès",
    "° O": "degre lwès",
    "°N": "degre nò",
    "°S": "degre sid",
    "°E": "degre lès",
    "°W": "degre lwès",
    "°O": "degre lwès",
}
_PRONOUNS = (
    r"(?<=[ \u00a0](?:m|l|s))(?! (?:ap|te|ta|pral|va|ka|pa|gen|di|fè|ale|vle|se|a|ki)(?![^\W_]))"
)
_JOINED = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_PER = rf"(?:{_JOINED}|jou|semèn|mwa|an|èdtan|fwa|moun|dòz|{'|'.join(PER)}|\d{{1,2}} ?h){WORD_END}"
_QUALIFIED = rf"(?P<measure_per>(?:/{_PER}){{1,2}})?"
_PART = rf"(?:\d{{1,3}} ?)?[{''.join(GLYPHS)}]|(?:\d{{1,3}} )?[1-9]/[1-9]\d?"
_BARE = "m/s²|km²|cm²|m²|m³|km|kg|mg|ml|mL|cm|mm|kWh|mmHg|°C|°F"
_SHARED = {
    **{unit: _UNITS[unit] for unit in ("km²", "km2", "m²", "m2", "m³", "m3", "ha", "kg", "km")},
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
    words = f"{amount} {_UNITS[match['measure_unit']]}"
    pers = (match["measure_per"] or "").split("/")[1:]
    return " ".join([words, *(say_per(_UNITS.get(per, per)) for per in pers)])


def _part(match: re.Match[str]) -> str:
    """*½ kg, 1 1/2 L*: a fraction with its unit."""
    return f"{say_part(match['measure_part'])} {_UNITS[match['measure_part_unit']]}"


def _bare(match: re.Match[str]) -> str:
    """*kg, km², m³/s* without a number."""
    pers = (match["measure_bare_per"] or "").split("/")[1:]
    said = (say_per(_UNITS.get(per, per)) for per in pers)
    return " ".join([_UNITS[match["measure_bare"]], *said])


def _bare_per(match: re.Match[str]) -> str:
    """*mmol/L* in the head of a table."""
    unit, per = match.group().split("/")
    return f"{_UNITS[unit]} {say_per(_UNITS[per])}"


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
    return f"{words} {_UNITS[unit]}" if unit else words


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
    return f"{words} {_UNITS['°' + match['measure_side']].removeprefix('degre ')}"


_SIDE = r"\d+(?:[.,]\d+)?"

RULES = (
    Rule(
        rf"(?P<measure_metres>\d{{1,2}}) ?m ?(?P<measure_centimetres>\d\d){WORD_END}(?![.,:/-]\d)",
        _height,
    ),
    Rule(
        rf"(?P<measure_degrees>\d{{1,3}})° ?(?P<measure_minutes>\d{{1,2}})['′’] ?"
        rf"(?:(?P<measure_seconds>\d{{1,2}})[\"″”] ?)?(?P<measure_side>[NSEWO]){WORD_END}",
        _arc,
    ),
    Rule(rf"{NOT_IN_WORD}[Kk]m/[hè]{WORD_END}", lambda _match: "kilomèt alè"),
    Rule(rf"(?:{_ACROSS}) ?[x×] ?(?=\d)", lambda _match: " sou "),
    Rule(
        rf"{NOT_IN_WORD}(?P<measure_wide>{_SIDE})[\"″”] ?[x×] ?(?P<measure_high>{_SIDE})[\"″”]",
        lambda match: (
            f"{say_range(match['measure_wide'])} sou {say_range(match['measure_high'])} pous"
        ),
    ),
    Rule(rf"{NOT_IN_WORD}{_BARE_PER}{WORD_END}(?!/)", _bare_per),
    Rule(
        rf"(?<=[^\W\d_]{{2}})/(?P<measure_shared>{'|'.join(_SHARED)}){WORD_END}(?![²³'’])",
        lambda match: f" pa {_SHARED[match['measure_shared']]}",
    ),
    Rule(r"(?P<measure_feet>\d)['’′](?P<measure_inches>\d|1[01])[\"”″]", _feet),
    Rule(r"(?P<measure_min>\d{1,2})['’′] ?(?P<measure_sec>[0-5]?\d)[\"”″]", _minutes),
    Rule(
        r"(?P<measure_upper>\d{2,3})/(?P<measure_lower>\d{2,3})(?P<measure_pressure> ?mmHg)?(?![\w/])"
        r"(?:(?<=g)|(?<=\d)(?<=[1-2]\d\d/\d\d)|(?<=[1-2]\d\d/\d\d\d))",
        _blood_pressure,
    ),
    Rule(
        rf"(?P<measure_size>{_SIDE}(?:[x×X]{_SIDE}){{1,2}}{WORD_END}(?! ?(?:cm|mm|m|km|ft){WORD_END})"
        rf"|{_SIDE}(?:\s?[x×X]\s?{_SIDE}){{1,2}}(?=[ \u00a0]?(?:cm|mm|m|km|ft){WORD_END}))"
        r"(?:[ \u00a0]?(?P<measure_size_unit>cm|mm|m|km|ft)(?![^\W_]))?",
        _size,
    ),
    Rule(
        rf"(?P<measure_amount>{RANGE}|{SIGNED})(?:[ \u00a0\u202f]?(?P<measure_unit>{_JOINED}))"
        rf"{WORD_END}(?![²³'’]){_QUALIFIED}(?:(?<![ \u00a0][mls])|{_PRONOUNS})",
        _measure,
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<measure_part>{_PART})[ \u00a0\u202f]?(?P<measure_part_unit>{_JOINED})"
        rf"{WORD_END}(?![²³'’])(?:(?<![ \u00a0][mls])|{_PRONOUNS})",
        _part,
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<measure_bare>{_BARE})"
        rf"(?P<measure_bare_per>(?:/(?:{_BARE}|g|l|L|dl|dL|s|h|jou|jour|day|dòz|moun|min){WORD_END}){{1,2}})?"
        rf"{WORD_END}(?![²³'’])(?:\.(?! ?[A-ZÀ-Ý]|\s*\Z))?",
        _bare,
    ),
)
