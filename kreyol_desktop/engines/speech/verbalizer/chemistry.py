"""Ions: *Na+, Ca²⁺, HCO3-*.

The charge is said behind the formula, as school books read it: *èn a plis, se a de plis*. Formulas without
a charge are codes like any other (*H2SO4*). Only ions that medicine and school know are taken: *K-* may
be anything.
"""

import re
import unicodedata

from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.numbers import say_integer
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, Rule

_POSITIVE = r"Na|K|Ca|Mg|Fe|Zn|Cu|Li|Al|H|NH[4₄]|H[3₃]O"
_NEGATIVE = r"Cl|OH|HCO[3₃]|CO[3₃]|NO[3₃]|SO[4₄]|PO[4₄]|Br"
_CHARGES = {"+": "plis", "-": "mwens", "−": "mwens"}


def _ion(match: re.Match[str]) -> str:
    text = unicodedata.normalize("NFKC", match.group())
    parts = re.findall(r"[^\W\d_]+|\d+|[-+−]", text)
    return " ".join(
        say_integer(part) if part.isdecimal() else _CHARGES.get(part) or spell(part)
        for part in parts
    )


RULES = (
    Rule(
        rf"{NOT_IN_WORD}(?:(?:{_POSITIVE})(?:[²³]?⁺|[23]?\+)|(?:{_NEGATIVE})(?:[²³]?⁻|[23]?[-−]))"
        r"(?![\w+−-])",
        _ion,
        begins="A",
    ),
)
