"""Prescriptions: how much, how often, how.

Short forms are those of Haitian and French prescriptions (*3x/j, 10 j., cp, c. à s.*) and the Latin
ones of American clinics (*PO, BID, TID, QID, PRN*: Joint Commission and ISMP lists of abbreviations).
"""

import re

from kreyol_desktop.engines.speech.verbalizer.counting import RANGE, say_range
from kreyol_desktop.engines.speech.verbalizer.numbers import cardinal
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

PER = {
    **dict.fromkeys(("jr", "j", "day", "jour", "d"), "jou"),
    **dict.fromkeys(("h", "hr", "hour", "heure"), "èdtan"),
    **dict.fromkeys(("wk", "week", "semaine"), "semèn"),
    **dict.fromkeys(("month", "mois"), "mwa"),
    **dict.fromkeys(("min", "mn"), "minit"),
    "year": "an",
}
"""Short names of the time that a dose is for."""

_LATIN = {
    "BID": "de fwa pa jou",
    "TID": "twa fwa pa jou",
    "QID": "kat fwa pa jou",
    "PRN": "lè sa nesesè",
    "PO": "pa bouch",
}
_SPOONS = {"s": "gwo kiyè", "c": "ti kiyè"}
_FORMS = {
    "sachets": "sache",
    "sachet": "sache",
    "inj.": "enjeksyon",
    "amp.": "anpoul",
    "supp.": "sipozitwa",
    "caps.": "kapsil",
    "comp.": "konprime",
    "tab.": "tablèt",
    "cuill.": "kiyè",
    "gtts": "gout",
    "gtt": "gout",
    "gouts": "gout",
}
_COUNTED_BEFORE = "|".join(
    f"(?<={word})"
    for word in (
        *(
            "fwa",
            "fois",
            "times",
            "gtt",
            "amp",
            "batman",
            "tou",
            "goud",
            "dola",
            "des",
            "HTG",
            "USD",
            "EUR",
            r"\d",
            "€",
            r"\$",
            "vizit",
            "gout",
        ),
        *("grenn", "tablèt", "konprime", "kiyè", "vè", "dòz", "èdtan", "moun", "sache"),
    )
)
_SHARED = "jou|semèn|mwa|an|ane|lane|èdtan|moun|timoun|elèv|tèt|fwa|dòz|mamit|liv|doulin|galon|kilo|sak|pyès|chanm"
"""What a price or a count is for, behind a stroke: *500 goud/mwa*."""
_FOREIGN = "day|jour|week|wk|semaine|month|mois|year|hour|heure"
_PERIOD = rf"(?:jou|jr|j|semèn|mwa|an|h|{_FOREIGN}){WORD_END}"


def say_per(per: str) -> str:
    """*pa jou*, *pa kilogram* for a short name; *chak uit èdtan* for *8h*."""
    hours = re.match(r"(\d+) ?h", per)
    return f"chak {cardinal(int(hours[1]))} èdtan" if hours else f"pa {PER.get(per, per)}"


def _times_a_day(match: re.Match[str]) -> str:
    """*2×/jou*."""
    words = f"{say_range(match['dose_times'], one='yon')} fwa"
    per = match["dose_per"]
    return f"{words} {say_per(per)}" if per else words


def _sign_before(match: re.Match[str]) -> str:
    """*500 mg x 3/jou*."""
    return f", {say_range(match['dose_after_sign'])} fwa {say_per(match['dose_after_per'])}"


def _each(match: re.Match[str]) -> str:
    """*2 x 500 mg*."""
    return f"{say_range(match['dose_count'])} fwa "


RULES = (
    Rule(
        r"(?P<dose_days>\d{1,3}) j(?= ?(?:[.,;)\n]|\Z))",
        lambda match: f"{say_range(match['dose_days'], one='yon')} jou",
        begins="d",
    ),
    Rule(
        rf"(?<=[a-zA-Zé.]) ?[x×X] ?(?P<dose_after_sign>\d{{1,2}}) ?(?:[xX] ?)?/ ?(?P<dose_after_per>{_PERIOD})",
        _sign_before,
        begins="Aa .",
    ),
    Rule(
        rf"(?P<dose_times>{RANGE}|\d{{1,3}}) ?[x×X]"
        rf"(?: ?/ ?(?P<dose_per>{_PERIOD})|(?= (?:pa|chak|pi|plis|mwens) )|(?<=\d[xX])(?![^\W_]| ?\d))",
        _times_a_day,
        begins="d",
    ),
    Rule(
        r"(?P<dose_count>\d{1,2}) ?[x×] ?(?=\d{1,4}(?:[.,]\d+)? ?(?:mg|mcg|µg|g|ml|mL|UI)(?![^\W_]))",
        _each,
        begins="d",
    ),
    Rule(
        r"(?<=[gGlL])/(?=\d{1,4}(?:[.,]\d+)? ?(?:ml|mL|dl|dL|l|L|kg|km)(?![^\W_]))",
        lambda _: " pou ",
        begins=".",
    ),
    Rule(
        rf"{NOT_IN_WORD}[Cc]\. ?à ?(?P<dose_spoon>[sc])(?:\.|(?:oupe|afé|afe){WORD_END})",
        lambda match: _SPOONS[match["dose_spoon"]],
        begins="Aa",
    ),
    Rule(
        r"(?:(?<=g )|(?<=[mU][lLI] )|(?<=cp )|(?<=tab )|(?<=tablèt )|(?<=konprime )|(?<=PO )|(?<=ID ))"
        rf"(?P<dose_latin>{'|'.join(_LATIN)}|bid|tid|qid|prn){WORD_END}",
        lambda match: _LATIN[match["dose_latin"].upper()],
        begins="Aa",
    ),
    Rule(
        rf"(?:(?<=\d )|(?<=\d))cps?\.?(?![^\W_])(?:/(?P<dose_tablets_per>{_PERIOD}))?",
        lambda match: " ".join(
            [
                "konprime",
                *([say_per(match["dose_tablets_per"])] if match["dose_tablets_per"] else []),
            ]
        ),
        begins="a",
    ),
    Rule(
        rf"(?<=[^\W\d_]) ?[x×] (?=\d{{1,3}} ?(?:jou|semèn|mwa|j){WORD_END})",
        lambda _: ", pandan ",
        begins="a .",
    ),
    Rule(
        rf"{NOT_IN_WORD}[qQ] ?(?P<dose_hours>\d{{1,2}}(?:[-–]\d{{1,2}})?) ?[hH]{WORD_END}",
        lambda match: f"chak {say_range(match['dose_hours'])} èdtan",
        begins="Aa",
    ),
    Rule(r"(?<=\d )tab(?= (?:PO|po|[qQ]\d|[BTQ]ID|[btq]id))", lambda _: "tablèt", begins="a"),
    Rule(r"(?<=\d )amp(?=/)", lambda _: "anpoul", begins="a"),
    Rule(
        rf"(?:{_COUNTED_BEFORE})/(?=\d{{1,3}} (?:jou|semèn|mwa|èdtan|moun|minit){WORD_END})",
        lambda _: " pou ",
        begins=".",
    ),
    Rule(
        rf"(?:{_COUNTED_BEFORE})/(?P<dose_foreign>{_FOREIGN}|min|mn){WORD_END}",
        lambda match: f" {say_per(match['dose_foreign'])}",
        begins=".",
    ),
    Rule(
        rf"(?<=[\d½¼¾] )(?P<dose_form>{'|'.join(map(re.escape, _FORMS))})(?![^\W_])",
        lambda match: _FORMS[match["dose_form"]],
        begins="a",
    ),
    Rule(r"(?<=\d )U(?![\w.])|(?<=\d )U(?=\.(?:\s|\Z))", lambda _: "inite", begins="A"),
    Rule(rf"(?:{_COUNTED_BEFORE})/(?=(?:{_SHARED}){WORD_END})", lambda _: " pa ", begins="."),
)
