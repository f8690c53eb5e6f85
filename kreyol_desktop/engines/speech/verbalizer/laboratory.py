"""Results of a laboratory: blood groups, signs for a finding, counts in a volume.

Haitian laboratories and the Red Cross write a blood group with its sign and say *pozitif* and *negatif*
(*O+, AB-, A Rh -*); AB and O with a sign can be nothing else. A and B with a sign are a blood group where
the sentence speaks of blood, and a mark of a school elsewhere (*A- nan matematik*).
"""

import re

from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.rule import NOT_IN_WORD, WORD_END, Rule

_BLOOD_BEFORE = re.compile(
    r"(?i:gwoup|groupe?|san|sang|sangen|rezis|donè|transfizyon|blood)(?![^\W_])[^.!?\n]{0,30}$"
)
_LOOK_BACK = 48
_FOUND = {"+": " pozitif", "-": " negatif", "−": " negatif", "–": " negatif"}
_MARKED = {"+": " plis", "-": " mwens", "−": " mwens", "–": " mwens"}
_VOLUMES = {
    "µL": "mikwolit",
    "μL": "mikwolit",
    "µl": "mikwolit",
    "μl": "mikwolit",
    "mm³": "milimèt kib",
    "mm3": "milimèt kib",
    "mm^3": "milimèt kib",
    "mL": "mililit",
    "ml": "mililit",
    "dL": "desilit",
    "L": "lit",
}
_TESTS = ("VIH", "HIV", "Rh", "COVID", "Covid", "TB", "BK", "VDRL", "RPR", "Widal", "HBsAg", "tès")
_END = r"(?= ?(?:[.,;:!?)\n]|\Z))"
_NOTHING_MORE = r"(?![\w+−–-]| ?\d)"


def _group_or_mark(match: re.Match[str]) -> str:
    """*A+*: a blood group or a mark, as the sentence tells."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    sign = match["lab_either_sign"]
    names = _FOUND if _BLOOD_BEFORE.search(before) else _MARKED
    return spell(match["lab_either"]) + names[sign]


def _after_tests(ends: tuple[str, ...]) -> str:
    return "(?:" + "|".join(f"(?<={test}{end})" for test in _TESTS for end in ends) + ")"


RULES = (
    Rule(
        rf"{NOT_IN_WORD}(?P<lab_group>AB|O)(?P<lab_group_sign>[+−–-]){_NOTHING_MORE}",
        lambda match: spell(match["lab_group"]) + _FOUND[match["lab_group_sign"]],
        begins="A",
    ),
    Rule(
        rf"{NOT_IN_WORD}(?P<lab_either>[A-F])(?P<lab_either_sign>[+−–-]){_NOTHING_MORE}",
        _group_or_mark,
        begins="A",
    ),
    Rule(
        rf"{_after_tests(('',))}(?P<lab_sign>[+−-])(?!\w)",
        lambda match: _FOUND[match["lab_sign"]],
        begins=".",
    ),
    Rule(
        rf"{_after_tests((' ', ': '))}(?P<lab_far_sign>[+−–-]){_END}",
        lambda match: _FOUND[match["lab_far_sign"]],
        begins=".",
    ),
    Rule(
        r"(?:(?<=[^\W_] )|(?<=[^\W_]))\((?P<lab_in_brackets>[+−–-])\)",
        lambda match: _FOUND[match["lab_in_brackets"]],
        begins="(",
    ),
    Rule(
        r"(?P<lab_crosses>\+{2,4})(?=[\s.,;)]|\Z)",
        lambda match: " plis" * len(match["lab_crosses"]),
        begins=".",
    ),
    Rule(
        rf"(?<=[^\W_⁰¹²³⁴-⁹]) ?/ ?(?P<lab_volume>{'|'.join(map(re.escape, _VOLUMES))}){WORD_END}(?![²³])"
        rf"|(?<=[⁰¹²³⁴-⁹]) ?/ ?(?P<lab_volume2>{'|'.join(map(re.escape, _VOLUMES))}){WORD_END}(?![²³])",
        lambda match: f" pa {_VOLUMES[match['lab_volume'] or match['lab_volume2']]}",
        begins=" .",
    ),
)
