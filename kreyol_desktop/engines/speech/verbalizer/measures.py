"""Measures and doses: a number (or a range) with a unit.

Unit names are those of the IPN metric table and of Haitian school and health texts. Upper and lower
case matter: ``g`` is a gram, ``G`` a gourde; ``m`` and ``l`` after a number are units only when no
Kreyòl verb marker follows, since *m* and *l* are pronouns too.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.counting import RANGE, SIGNED, say_range
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
_QUALIFIED = r"(?:/(?P<measure_per>jou|jr|semèn|mwa|an|èdtan|fwa|moun|h|j))?"
_PER = {"jr": "jou", "j": "jou", "h": "èdtan"}


def _measure(match: re.Match[str]) -> str:
    amount = say_range(match["measure_amount"], one="yon")
    words = f"{amount} {_UNITS[match['measure_unit']]}"
    per = match["measure_per"]
    return f"{words} pa {_PER.get(per, per)}" if per else words


def _blood_pressure(match: re.Match[str]) -> str:
    words = f"{say_range(match['measure_upper'])} sou {say_range(match['measure_lower'])}"
    return f"{words} milimèt mèki" if match["measure_pressure"] else words


def _feet(match: re.Match[str]) -> str:
    return f"{say_range(match['measure_feet'])} pye {say_range(match['measure_inches'])} pous"


def _size(match: re.Match[str]) -> str:
    parts = re.split(r"\s?[x×X]\s?", match["measure_size"])
    words = " sou ".join(say_range(part) for part in parts)
    unit = match["measure_size_unit"]
    return f"{words} {_UNITS[unit]}" if unit else words


def _height(match: re.Match[str]) -> str:
    """*1m75*: as heights are written in French and Kreyòl."""
    metres = say_range(match["measure_metres"], one="yon")
    return f"{metres} mèt {say_range(match['measure_centimetres'].lstrip('0') or '0')}"


def _days(match: re.Match[str]) -> str:
    """*10 j.* at the end of a prescription."""
    return f"{say_range(match['measure_days'], one='yon')} jou"


def _arc(match: re.Match[str]) -> str:
    """*18°32′ N*: a place on the globe."""
    words = f"{say_range(match['measure_degrees'])} degre {say_range(match['measure_minutes'])}"
    seconds = match["measure_seconds"]
    if seconds:
        words += f" {say_range(seconds)}"
    return f"{words} {_UNITS['°' + match['measure_side']].removeprefix('degre ')}"


def _for_each(_match: re.Match[str]) -> str:
    """*500 mg/5 ml* on a bottle."""
    return " pou "


def _times_a_day(match: re.Match[str]) -> str:
    """*2×/jou* on a prescription."""
    per = match["measure_times_per"]
    words = f"{say_range(match['measure_times'])} fwa"
    return f"{words} pa {_PER.get(per, per)}" if per else words


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
    Rule(r"(?P<measure_days>\d{1,3}) j(?= ?(?:[.,;)\n]|\Z))", _days),
    Rule(
        rf"(?P<measure_times>{RANGE}|\d{{1,3}}) ?[x×X]"
        rf"(?: ?/ ?(?P<measure_times_per>jou|jr|j|semèn|mwa|an|h){WORD_END}|(?= (?:pa|chak|pi|plis|mwens) ))",
        _times_a_day,
    ),
    Rule(
        r"(?P<measure_count>\d{1,2}) ?[x×] ?(?=\d{1,4}(?:[.,]\d+)? ?(?:mg|mcg|µg|g|ml|mL|UI)(?![^\W_]))",
        lambda match: f"{say_range(match['measure_count'])} fwa ",
    ),
    Rule(r"(?<=[gGlL])/(?=\d{1,4}(?:[.,]\d+)? ?(?:ml|mL|dl|dL|l|L|kg)(?![^\W_]))", _for_each),
    Rule(rf"{NOT_IN_WORD}[Kk]m/[hè]{WORD_END}", lambda _match: "kilomèt alè"),
    Rule(r"(?P<measure_feet>\d)['’′](?P<measure_inches>1?\d)[\"”″]", _feet),
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
)
