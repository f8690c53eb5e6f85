"""Short forms of notices, posters and opening hours.

*24/7* is said as Haitian shops and radio stations announce it, *vennkatrè sou vennkat, sèt jou sou sèt*:
it counts hours and is no time of day; a dash between two days or months is *a*, as between
two numbers.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.numbers import cardinal
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

_DAYS = ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")
_MONTHS = (
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
_YEAR_BEFORE = re.compile(r"(?:^|\W)l?ane $")


def _either(words: tuple[str, ...]) -> str:
    return f"(?i:{'|'.join(words)})"


def _after(words: tuple[str, ...]) -> str:
    """Just behind one of ``words``; what stands before was said already."""
    return "(?:" + "|".join(rf"(?<={form})" for w in words for form in (w, w.capitalize())) + ")"


def _decade(match: re.Match[str]) -> str:
    words = f"{cardinal(int(match['notice_decade']))} yo"
    said = _YEAR_BEFORE.search(match.string, max(0, match.start() - 6), match.start())
    return words if said else f"ane {words}"


def _spans(name: str, words: tuple[str, ...]) -> tuple[Rule, Rule]:
    """*lendi-vandredi*: as one compound, or behind a word that was passed already."""
    other = rf"(?={_either(words)}{WORD_END})"
    return (
        Rule(
            rf"{NOT_IN_WORD}(?P<notice_{name}>{_either(words)}) ?[-–] ?{other}",
            lambda match: f"{match[f'notice_{name}'].lower()} a ",
            begins="Aa",
        ),
        Rule(rf"{_after(words)} ?[-–] ?{other}", lambda _match: " a ", begins=" ."),
    )


RULES = (
    Rule(
        rf"{NOT_IN_WORD}24 ?(?:h|zè|è|èdtan)?(?: sou |/)24{WORD_END}(?!/)(?P<notice_week>(?= 7 ?[/j]))?",
        lambda match: "vennkatrè sou vennkat" + ("," if match["notice_week"] is not None else ""),
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}24/7{WORD_END}(?!/)",
        lambda _match: "vennkatrè sou vennkat, sèt jou sou sèt",
        begins="d",
    ),
    Rule(
        r"(?:(?<=24 )|(?<=24, )|(?<=24 - ))7/7(?![\d/])",
        lambda _match: "sèt jou sou sèt",
        begins="d",
    ),
    Rule(r"(?:(?<=24)|(?<=24h)) ?[-–] ?(?=7[/j])", lambda _match: ", ", begins=" ."),
    Rule(
        rf"{NOT_IN_WORD}(?P<notice_decade>(?:1[5-9]|20)\d0)['’]?s(?: yo)?{WORD_END}",
        _decade,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?i:and/or|et/ou|(?:ak|e)/(?:oswa|ou|oubyen)){WORD_END}",
        lambda _match: "ak oswa",
        begins="Aa",
    ),
    Rule(r"(?<![\w~])~ ?(?=[\d$€])", lambda _match: "apeprè ", begins="."),
    Rule(
        rf"{_after(_MONTHS)} ?[-–] ?(?=\d{{1,2}}(?:ye|er|e)? {_either(_MONTHS)}{WORD_END})",
        lambda _match: " a ",
        begins=" .",
    ),
    *_spans("day", _DAYS),
    *_spans("month", _MONTHS),
)
