"""Labels of a list: *1- Premye*, *II- Metòd*, *A- Entwodiksyon*, *iv) ...*, *(b)*, *paragraf (k)*.

French and Haitian outlines part the label from its title by a dash, which is a pause, no minus and no
range. Labels stand at the beginning of a line.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.numbers import say_integer
from kreyol_desktop.engines.speech.verbalizer.roman import roman_value
from kreyol_desktop.engines.speech.verbalizer.rule import Rule

_LINE = r"(?:(?<![\s\S])|(?<=\n))"
_TITLE = r"(?= [A-ZÀ-Ý])"


def _dashed(match: re.Match[str]) -> str:
    label = match["label_dashed"]
    value = roman_value(label)
    if label.isdecimal():
        return f"{say_integer(label)},"
    return (
        f"{say_integer(str(value))}," if value and set(label) <= set("IVX") else f"{spell(label)},"
    )


RULES = (
    Rule(
        rf"{_LINE}(?P<label_dashed>\d{{1,2}}|[IVX]{{1,5}}|[A-HJ-U])[-–]{_TITLE}",
        _dashed,
        begins="dA",
    ),
    Rule(
        r"(?<![^\W_])\((?P<label_in_brackets>[A-Za-z])\)",
        lambda match: f", {spell(match['label_in_brackets'])}, ",
        begins="(",
    ),
    Rule(
        r"(?P<label_small>iv|vi)(?=\))",
        lambda match: {"iv": "kat", "vi": "sis"}[match["label_small"]],
        begins="a",
    ),
)
