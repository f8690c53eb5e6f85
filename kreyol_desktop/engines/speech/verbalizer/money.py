"""Money: symbols and codes before or after the amount.

Haiti counts in gourdes (*goud*, HTG, G, Gdes) and, in speech, in *dola ayisyen* of five gourdes; *dola*
alone is left as ambiguous as it was written.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.counting import say_range
from kreyol_desktop.engines.speech.verbalizer.numbers import (
    NUMBER,
    Number,
    cardinal,
    parse_number,
    say_integer,
)
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

_NAMES = {
    "$": "dola",
    "us$": "dola ameriken",
    "$us": "dola ameriken",
    "usd": "dola ameriken",
    "$ us": "dola ameriken",
    "us": "dola ameriken",
    "c$": "dola kanadyen",
    "cad": "dola kanadyen",
    "hd$": "dola ayisyen",
    "ht$": "dola ayisyen",
    "$ht": "dola ayisyen",
    "$ ht": "dola ayisyen",
    "h$": "dola ayisyen",
    "rd$": "peso dominiken",
    "dop": "peso dominiken",
    "htg": "goud",
    "g": "goud",
    "gd": "goud",
    "gde": "goud",
    "gdes": "goud",
    "gds": "goud",
    "€": "ewo",
    "eur": "ewo",
    "£": "liv estèlin",
    "gbp": "liv estèlin",
    "¥": "yenn",
    "jpy": "yenn",
    "¢": "santim",
    "ct": "santim",
    "cts": "santim",
}
_SIGN = r"(?:US ?\$|\$US|RD\$|HD\$|HT\$|H\$|C\$|\$|€|£|¥)"
_CODE = r"(?:HTG|USD|CAD|DOP|EUR|GBP|JPY|[Gg]des?|GDES?|[Gg]ds?)"
_G_BEFORE = r"G\.?(?=[ \u00a0])"
_G_AFTER = r"(?:(?<=[ \u00a0])|(?<=\d{3}))G"
"""A lone G is the gourde only with a gap or a large amount: G20 and 5G are names."""
_SCALE = {
    "milyon": "milyon",
    "milya": "milya",
    "mil": "mil",
    "million": "milyon",
    "millions": "milyon",
    "billion": "milya",
    "billions": "milya",
    "M": "milyon",
    "B": "milya",
    "k": "mil",
    "K": "mil",
    "m": "milyon",
}
_SCALED = r"(?:[ \u00a0]?(?P<{0}>milyon|milya|mil|millions?|billions?|M|B|k|K|(?<=\d)m)(?![^\W_]))?"
_GAP = r"[ \u00a0\u202f]?"


def say_amount(amount: str, currency: str, scale: str = "") -> str:
    """An amount of money in words; two decimals are cents, unless a scale word follows."""
    name = _NAMES[currency.lower().rstrip(".").replace("us $", "us$")]
    number = parse_number(amount) if re.fullmatch(NUMBER, amount) else None
    if scale or number is None:
        words = f"{say_range(amount, one='yon')} {_SCALE.get(scale, '')}".strip()
        return f"{words} {name}"
    if len(number.fraction) == 2:  # noqa: PLR2004 - cents
        return _with_cents(number, name)
    return f"{say_range(amount, one='yon')} {name}"


def _with_cents(number: Number, name: str) -> str:
    cents = int(number.fraction)
    whole = f"{'yon' if number.whole == '1' else say_integer(number.whole)} {name}"
    if not cents:
        return whole
    part = f"{'yon' if cents == 1 else cardinal(cents)} santim"
    return part if number.whole == "0" else f"{whole} {part}"


def _before(match: re.Match[str]) -> str:
    minus = "mwens " if match["money_minus"] else ""
    return minus + say_amount(
        match["money_after_sign"],
        "us$" if match["money_us"] else match["money_sign"],
        match["money_scale"] or "",
    )


def _after(match: re.Match[str]) -> str:
    unit = match["money_unit"]
    words = say_amount(match["money_amount"], unit, match["money_scale2"] or "")
    return f"{words} pa" if match["money_per"] else words


def _split(match: re.Match[str]) -> str:
    """*1€50*: as prices stand on French labels."""
    amount = f"{match['money_whole']},{match['money_cents']}"
    return say_amount(amount, match["money_middle"])


_RANGE = rf"(?:{NUMBER}[-–]{NUMBER}|{NUMBER})"


def _pair(match: re.Match[str]) -> str:
    """*HTG/USD*: the rate of one currency against another."""
    return f"{_NAMES[match['money_base'].lower()]} kont {_NAMES[match['money_quote'].lower()]}"


_PAIRED = "HTG|USD|CAD|DOP|EUR|GBP|JPY"

RULES = (
    Rule(
        rf"(?<![^\W_])(?<!\d )(?P<money_base>{_PAIRED})/(?P<money_quote>{_PAIRED}){WORD_END}",
        _pair,
        begins="A",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<money_whole>\d{{1,4}})(?P<money_middle>[€$£])(?P<money_cents>\d\d){WORD_END}",
        _split,
        begins="d",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<money_minus>[-−](?=[$€£]))?(?P<money_sign>{_SIGN}|{_CODE}\.?|{_G_BEFORE}){_GAP}"
        rf"(?P<money_after_sign>{_RANGE}){_SCALED.format('money_scale')}"
        rf"(?P<money_us> US{WORD_END})?",
        _before,
        begins="Aa.",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<money_amount>{_RANGE}){_SCALED.format('money_scale2')}{_GAP}"
        rf"(?P<money_unit>\$ ?(?:US|HT){WORD_END}|US\$|(?:{_CODE}|{_G_AFTER}|cts?){WORD_END}|{_SIGN}|¢)"
        rf"(?P<money_per>/(?=[a-zàèò]|(?:{_PAIRED}){WORD_END}))?",
        _after,
        begins="d",
    ),
)
