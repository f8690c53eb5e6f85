"""Numbers by which things are known: *ISBN 978-99970-4-123-5*, *ISSN 1234-5678*, *v2.0.1*.

Numbers of books are read digit by digit, with a rest at each dash, as librarians dictate them; a version
part by part.
"""

import re

from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.numbers import say_digits, say_integer
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

_BEHIND = "|".join(
    f"(?<={name}{mark})"
    for name in ("ISBN", "ISSN", "ISBN-13", "ISBN-10", "EAN")
    for mark in (" ", ": ", ":", " : ")
)


def _book_number(match: re.Match[str]) -> str:
    groups = re.split(r"[- –]", match.group())
    return ", ".join(
        " ".join(say_digits(c) if c.isdecimal() else spell(c) for c in group) for group in groups
    )


def _version(match: re.Match[str]) -> str:
    parts = match["version_parts"].split(".")
    return f"vèsyon {' pwen '.join(say_integer(part) for part in parts)}"


RULES = (
    Rule(rf"(?=\d)(?:{_BEHIND})\d[\d –-]{{6,15}}[\dX]{WORD_END}", _book_number, begins="d"),
    Rule(
        rf"{NOT_IN_WORD}[vV]\.? ?(?P<version_parts>\d{{1,4}}(?:\.\d{{1,4}}){{1,3}})(?![\w.]\w|\w)",
        _version,
        begins="Aa",
    ),
)
