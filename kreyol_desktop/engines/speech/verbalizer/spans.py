"""A dash between two amounts with their units: *5 km-10 km*, *$100-$200*, *500 HTG – 750 HTG*.

It is *a*, as between two bare numbers. The rule stands behind the first amount, which was said
already, so it looks back at what is written there.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.rule import Rule

_AMOUNT_BEFORE = re.compile(r"\d[ \u00a0\u202f]?[^\W\d_]{0,5}[%‰$€£°²³]?[CF]?$")
_AMOUNT_AFTER = re.compile(
    r"(?:[$€£]|US\$|HTG ?|G )\d|\d[\d.,]*[ \u00a0\u202f]?(?:[%‰$€£°]|[^\W\d_]{1,5}[²³]?(?![^\W_]))"
)
_LOOK_BACK = 16


def _span(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    after = match.string[match.end() : match.end() + _LOOK_BACK]
    if _AMOUNT_BEFORE.search(before) and _AMOUNT_AFTER.match(after):
        return " a "
    return ", " if match.group()[0] == " " else " "


RULES = (
    Rule(
        r"(?<=[\d%‰$€£°²³A-Za-z])(?: [-–—] |[-–—])(?=[$€£]|US\$|HTG)"
        r"|(?<=[%‰$€£°²³A-Za-z])(?: [-–—] |[-–—])(?=\d)",
        _span,
        begins=" .",
    ),
)
