"""Signs that are said, signs that pause, and signs that are dropped."""

import re
import unicodedata

from kreyol_desktop.engines.speech.verbalizer.numbers import say_integer
from kreyol_desktop.engines.speech.verbalizer.rule import Rule

_SAID = {
    "&": "ak",
    "^": "pwisans",
    "+": "plis",
    "±": "plis oswa mwens",
    "×": "miltipliye pa",
    "÷": "divize pa",
    "=": "egal",
    "≠": "diferan de",
    "≈": "prèske egal",
    "≤": "pi piti oswa egal",
    "≥": "pi gran oswa egal",
    "<": "pi piti pase",
    ">": "pi gran pase",
    "√": "rasin kare",
    "∞": "enfini",
    "π": "pi",
    "²": "o kare",
    "³": "o kib",
    "%": "pousan",
    "‰": "pou mil",
    "€": "ewo",
    "£": "liv estèlin",
    "$": "dola",
    "°": "degre",
    "@": "arobaz",
    "§": "paragraf",
    "©": "dwa otè",
    "→": ",",
    "α": "alfa",
    "β": "beta",
    "Ω": "omega",
    "µ": "mikwo",
}
_BEFORE_NUMBER = r"(?<![\w#])#\s?(?=\d)"


def _said(match: re.Match[str]) -> str:
    word = _SAID[match.group()]
    return word if word == "," else f" {word} "


def _mathematical(match: re.Match[str]) -> str:
    return {"-": " mwens ", "−": " mwens ", "x": " miltipliye pa ", "*": " miltipliye pa "}.get(
        match["symbol_operator"], " divize pa "
    )


def _arithmetic(match: re.Match[str]) -> str:
    """*7*8, 20-5=15*: written without a gap."""
    return {"*": " miltipliye pa ", "/": " divize pa "}.get(match.group(), " mwens ")


def _power(match: re.Match[str]) -> str:
    """*10⁶, 10⁻⁹*; a bare square or cube has its own name."""
    digits = unicodedata.normalize("NFKC", match.group().lstrip("⁻"))
    sign = "mwens " if match.group()[0] == "⁻" else ""
    return f" pwisans {sign}{say_integer(digits)}"


def _comma(_match: re.Match[str]) -> str:
    return ","


def _space(_match: re.Match[str]) -> str:
    return " "


def _stop(_match: re.Match[str]) -> str:
    return "."


def _about(match: re.Match[str]) -> str:
    """*≈ 3 km* is about three; *x ≈ 3* says that both are alike."""
    before = match.string[max(0, match.start() - 2) : match.start()].strip()
    return " prèske egal " if before[-1:].isdecimal() or before[-1:] in list("xyzπ)") else "apeprè "


RULES = (
    Rule(r"(?:(?<=°[CF])|(?<=\dV))/(?=-?\d)", _comma, begins="."),
    Rule(r"(?:(?<=\d an)|(?<=\d ans)|(?<=\d ane))\+(?!\w)", lambda _: " oswa plis", begins="."),
    Rule(r"≈ ?(?=\d)", _about, begins="."),
    Rule(r"</?[A-Za-z][^<>]{0,200}>", _space, begins="."),
    Rule(r"\s*\n\s*", _stop, begins=" ."),
    Rule(_BEFORE_NUMBER, lambda _match: "nimewo ", begins="."),
    Rule(
        r"(?<=[\d)])(?<![-–]\d{4}) (?P<symbol_operator>[-−*x/]) (?=[\d(√])",
        _mathematical,
        begins=" ",
    ),
    Rule(r"(?<=[^\W_]) x (?=\d)", lambda _match: " miltipliye pa ", begins=" "),
    Rule(
        r"(?<=\d)\*(?=\d)|(?<=\d)/(?=\d{1,6} ?=)|(?<=\d)[-−](?=\d{1,6} ?= ?-?\d)",
        _arithmetic,
        begins=".",
    ),
    Rule(r"(?<=\d\d)\+(?![\w(]| ?[\d(])", lambda _match: " oswa plis", begins="."),
    Rule(r"(?<=[\w)])⁻?[⁰⁴-⁹¹²³]*[⁰⁴-⁹][⁰⁴-⁹¹²³]*", _power, begins="."),
    Rule(r"§§", lambda _match: "paragraf ", begins="."),
    Rule(r"\.{2,}|…", lambda _match: ".", begins="."),
    Rule(r"[!?]{2,}", lambda match: "?" if "?" in match.group() else "!", begins="."),
    Rule(r"\s[-–—/]+\s|[—―]|--+|\s[|¦]\s", _comma, begins=" ."),
    Rule(r"(?P<symbol_repeated>[^\w\s.,;:!?()])(?P=symbol_repeated)+", _space, begins="(."),
    Rule(r"(?<=[^\W\d_])/(?=[^\W\d_])", _comma, begins="."),
    Rule(r"[()\[\]{}]", _comma, begins="("),
    Rule(r"[" + "".join(map(re.escape, _SAID)) + "]", _said, begins="Aa."),
)
