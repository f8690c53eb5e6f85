"""Telephone numbers.

Haitian numbers have eight digits in two groups of four (the national plan of CONATEL) and are said by
pairs; North American ones by groups of three and a last group by pairs.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.numbers import say_digits, say_integer
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, Rule

_YEARS = range(1000, 2101)


def _group(digits: str) -> str:
    if len(digits) == 4:  # noqa: PLR2004 - said by pairs
        return f"{_pair(digits[:2])} {_pair(digits[2:])}"
    if len(digits) == 8:  # noqa: PLR2004 - written without a gap
        return f"{_group(digits[:4])}, {_group(digits[4:])}"
    return say_integer(digits)


def _pair(digits: str) -> str:
    return say_digits(digits) if digits.startswith("0") else say_integer(digits)


def _telephone(match: re.Match[str]) -> str:
    text = match.group()
    groups = re.findall(r"\d+", text)
    plus = "plis " if text.startswith("+") else ""
    return plus + ", ".join(_group(group) for group in groups)


def _four_by_four(match: re.Match[str]) -> str:
    first, last = int(match["tel_first"]), int(match["tel_last"])
    if first in _YEARS and last in _YEARS and first < last:
        return f"{say_integer(match['tel_first'])} a {say_integer(match['tel_last'])}"
    if first in _YEARS:  # a file number: 2024-0153
        return f"{say_integer(match['tel_first'])}, {_group(match['tel_last'])}"
    return _telephone(match)


def _unbroken(match: re.Match[str]) -> str:
    """*50937123456*: the country's code and eight digits."""
    digits = match.group()
    return f"{_group(digits[:3])}, {_group(digits[3:])}"


def _service_code(match: re.Match[str]) -> str:
    r"""*\*123#*: typed on the keys, whose names are the telephone companies' own."""
    words = [f"etwal {_group(code)}" for code in re.findall(r"\d+", match.group())]
    return f"{', '.join(words)}, dyèz"


RULES = (
    Rule(
        r"(?<![\w+])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,8}(?:[ .-]\d{2,4}){0,4}(?!\d)",
        _telephone,
        begins=".",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?:1[ -])?\(\d{{3}}\) ?\d{{3}}[ .-]\d{{4}}(?!\d)", _telephone, begins="d("
    ),
    Rule(rf"{NOT_IN_WORD}\(509\) ?\d{{4}}[ .-]?\d{{4}}(?!\d)", _telephone, begins="("),
    Rule(rf"{NOT_IN_WORD}(?:1-)?\d{{3}}[.-]\d{{3}}[.-]\d{{4}}(?![\d-])", _telephone, begins="d"),
    Rule(rf"{NOT_IN_WORD}(?:00 ?)?509[ .-]\d{{4}}[ .-]?\d{{4}}(?!\d)", _telephone, begins="d"),
    Rule(rf"{NOT_IN_WORD}(?:00 ?)?509(?:[ .-]\d\d){{4}}(?!\d)", _telephone, begins="d"),
    Rule(
        rf"{NOT_IN_WORD}(?P<tel_first>\d{{4}})[-–](?P<tel_last>\d{{4}})(?![\d-])",
        _four_by_four,
        begins="d",
    ),
    Rule(rf"{NOT_IN_WORD}[2345]\d{{3}} ?\d{{4}}(?![\d,.-]\d|\d)", _telephone, begins="d"),
    Rule(rf"{NOT_IN_WORD}[2-9]\d\d \d{{3}} \d{{4}}(?!\d)", _telephone, begins="d"),
    Rule(rf"{NOT_IN_WORD}509[2-5]\d{{7}}(?!\d)", _unbroken, begins="d"),
    Rule(rf"{NOT_IN_WORD}\d{{2}}(?:[ .-]\d{{2}}){{3,4}}(?![\d-]|\.\d)", _telephone, begins="d"),
    Rule(
        r"(?<=\d[-.]\d{4}) ?[xX] ?(?=\d{2,5}(?![\d,.]))",
        lambda _match: " ekstansyon ",
        begins="Aa ",
    ),
    Rule(r"(?<![\w*])\*\d{2,4}(?:\*\d{1,20}){0,5}#", _service_code, begins="."),
)
