"""Unknowns and their factors: *2x + 3 = 7*, *y = 2x - 1*.

*x* before a number is else a dose or a product, and a dash between two gaps a pause.
"""

from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.numbers import say_integer
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, Rule

_GOES_ON = r"(?=[²³]| ?[+=−] ?[\dxyz(]| - [\dxyz(])"

RULES = (
    Rule(
        rf"{NOT_IN_WORD}(?P<algebra_factor>\d{{1,4}})(?P<algebra_unknown>[xyz]){_GOES_ON}",
        lambda match: f"{say_integer(match['algebra_factor'])} {spell(match['algebra_unknown'])}",
        begins="d",
    ),
    Rule(
        r"(?:(?<=[\d (][xyz])|(?<=[\d (][xyz][²³])) [-−] (?=\d|[xyz](?!\w))",
        lambda _match: " mwens ",
        begins=" ",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<algebra_named>[xyz])(?= [=<>≤≥+] )",
        lambda match: spell(match["algebra_named"]),
        begins="a",
    ),
)
