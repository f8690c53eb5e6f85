"""Comparisons that a translation turns round: *younger than six months* said to be *plis pase sis mwa*.

A small model knows a few comparisons well and takes one for the other; in a dose that is dangerous.
Only the turn is told, not the loss: Kreyòl has many ways to say the same (*ki poko gen dezan*).
"""

import re

from kreyol_desktop.core.language import Direction, Language

_AMOUNT = r"(?=\d|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|la moitié)"
_LESS = {
    Language.ENGLISH: re.compile(
        r"\b(?:less|fewer|younger|smaller|shorter|lower) than\b|\b(?:under|below) (?=[\d$€£])|"
        r"\bat most\b|\b(?:no|not) more than\b",
        re.IGNORECASE,
    ),
    Language.FRENCH: re.compile(
        rf"(?<!pas )\bmoins d(?:e |['’]){_AMOUNT}|\bau plus\b|"
        r"\b(?:inférieure?s? à|plus jeunes? que|pas plus d(?:e |['’]))",
        re.IGNORECASE,
    ),
}
_MORE = {
    Language.ENGLISH: re.compile(
        r"(?<!no )(?<!not )\b(?:more|older|larger|greater|longer|higher) than\b|\b(?:over|above) (?=[\d$€£])|"
        r"\bat least\b|\bno (?:less|fewer) than\b",
        re.IGNORECASE,
    ),
    Language.FRENCH: re.compile(
        rf"(?<!pas )\bplus d(?:e |['’]){_AMOUNT}|"
        r"\bau moins\b|\b(?:supérieure?s? à|plus âgée?s? que)",
        re.IGNORECASE,
    ),
}
_KREYOL_LESS = re.compile(
    r"\bmwens\b|\bpi (?:jèn|piti|kout|ba)\b|\bpoko\b|\banba\b|\b(?:pa|okenn|pèsonn|janm)\b|\bjiska\b|\bmaksimòm\b|"
    r"\bsèlman\b|\bsof\b|\bsan\b",
    re.IGNORECASE,
)
_KREYOL_MORE = re.compile(
    r"\bplis (?:pase|ke)\b|\bdepase\b|\bomwen\b|\bpi (?:gran|gwo|wo|long|vye|aje)\b|\bminimòm\b|"
    r"\bpase\b",
    re.IGNORECASE,
)
_SURELY_LESS = re.compile(r"\bmwens (?:pase|ke)\b|\bpi (?:jèn|piti|kout|ba) pase\b", re.IGNORECASE)
_SURELY_MORE = re.compile(
    r"\bplis (?:pase|ke)\b|\bomwen\b|\bpi (?:gran|gwo|wo|long|vye|aje) pase\b", re.IGNORECASE
)


def turns_comparison(source: str, target: str, direction: Direction) -> bool:
    """Whether *less than* became *more than*, or the other way round; told for Kreyòl targets only."""
    less, more = _LESS.get(direction.source), _MORE.get(direction.source)
    if less is None or more is None or direction.target is not Language.KREYOL:
        return False
    says_less, says_more = less.search(source) is not None, more.search(source) is not None
    if says_less == says_more:
        return False
    if says_less:
        return bool(_SURELY_MORE.search(target)) and not _KREYOL_LESS.search(target)
    return bool(_SURELY_LESS.search(target)) and not _KREYOL_MORE.search(_without_less(target))


_THAN = re.compile(r"\b(plis|mwens)(?= (?:pase|ke)\b)", re.IGNORECASE)
_OTHER = {"plis": "mwens", "mwens": "plis"}


def turn_back(source: str, target: str, direction: Direction) -> str | None:
    """``target`` with its turned comparison the right way round; None when it has none, or unless just
    one *plis pase* or *mwens pase* can be meant.
    """
    found = list(_THAN.finditer(target))
    if len(found) != 1 or not turns_comparison(source, target, direction):
        return None
    start, end = found[0].span()
    other = _OTHER[found[0].group().lower()]
    other = other.capitalize() if found[0].group()[0].isupper() else other
    return target[:start] + other + target[end:]


def _without_less(target: str) -> str:
    return _SURELY_LESS.sub(" ", target)
