"""Checks that tell a bad translation without knowing a good one.

Each check compares a source sentence with its translation; what fails is retried with other
settings and, if nothing helps, kept and flagged. On the human references of the plain dev set the
checks together flag under 5 % (see tests): a flag means something.
"""

import re
from collections import Counter

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.engines.translation import numbers
from kreyol_desktop.engines.translation.negation import loses_negation
from kreyol_desktop.engines.translation.protection import verbatim_parts
from kreyol_desktop.engines.translation.quantities import loses_quantity
from kreyol_desktop.engines.translation.references import loses_reference
from kreyol_desktop.engines.translation.spelling import looks_kreyol

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOP_OF_WORDS = re.compile(r"(?<!\w)((?:\w+\W+){1,6}?)\1{2,}", re.IGNORECASE)
_LOOP_OF_SYLLABLES = re.compile(r"([^\W\d_]{1,6}?)\1{3,}", re.IGNORECASE)
_DOUBLED_LONG = re.compile(r"(?<!\w)(\w{4,}(?:\W+\w+){2,8})\W+\1(?!\w)", re.IGNORECASE)

_TWICE = re.compile(r"(?<!\w)(\w{2,})\s+\1(?!\w)", re.IGNORECASE)
_THRICE = re.compile(r"(?<!\w)(\w+)(?:\s+\1){2,}(?!\w)", re.IGNORECASE)
_DOUBLED_ON_PURPOSE = frozenset(
    {
        "piti",
        "byen",
        "anpil",
        "tout",
        "menm",
        "dousman",
        "youn",
        "kote",
        "bèbèl",
        "vit",
        "tanzantan",
        # short words that also meet by grammar: "nan lekòl nou an an", "li li liv la", "yo ba yo yo"
        *("an", "nan", "li", "yo", "pa", "fè", "ou", "sa", "lè", "gwo", "bèl", "san", "ha", "la"),
        *("de", "ak", "kat", "te", "mil", "ti", "se", "ki", "pou", "men", "nou", "lan", "a", "jan"),
    }
)

_LAST_LATIN = "\u024f"
"""What stands behind it (a question mark in a box, another script) no translation adds."""
_OFTEN = 4
_RUNAWAY_FACTOR, _RUNAWAY_SLACK = 2.6, 24
_STUNTED_FACTOR, _STUNTED_FROM = 0.33, 40
_COPIED_SHARE, _COPIED_FROM = 0.6, 3
_SHORT_WORD = 3


def check(source: str, target: str, direction: Direction) -> frozenset[Flag]:
    """Every reason to doubt ``target`` as a translation of ``source``."""
    if not _WORD.search(target) and _WORD.search(source):
        return frozenset({Flag.EMPTY})
    found = {
        Flag.REPETITION: repeats(source, target),
        Flag.EMPTY: is_stunted(source, target),
        Flag.RUNAWAY: runs_away(source, target),
        Flag.UNTRANSLATED: is_untranslated(source, target, direction),
        Flag.NUMBERS: loses_number(source, target, direction),
        Flag.NEGATION: loses_negation(source, target, direction),
        Flag.PLACEHOLDERS: loses_verbatim(source, target),
    }
    return frozenset(flag for flag, failed in found.items() if failed)


def loses_number(source: str, target: str, direction: Direction) -> bool:
    """Whether a figure, its unit, a currency, a month or what a reference names differs."""
    if numbers.difference(source, target, direction.source, direction.target):
        return True
    if direction.target is Language.KREYOL and loses_reference(source, target, direction.source):
        return True
    return loses_quantity(source, target, direction)


def repeats(source: str, target: str) -> bool:
    """Whether ``target`` goes round in circles and ``source`` does not."""
    for pattern in (_LOOP_OF_WORDS, _LOOP_OF_SYLLABLES, _DOUBLED_LONG):
        if pattern.search(target) and not pattern.search(source):
            return True
    if (_stammers(target) or _THRICE.search(target)) and not _TWICE.search(source):
        return True
    long_words = [w.lower() for w in _WORD.findall(target) if len(w) > _SHORT_WORD]
    if len(long_words) - len(set(long_words)) < _OFTEN:
        return False  # too few come twice for one to come so often
    count = Counter(long_words).most_common(1)[0][1]
    in_source = Counter(w.lower() for w in _WORD.findall(source)).most_common(1)
    allowed = max(_OFTEN, (in_source[0][1] if in_source else 0) + 1)
    return count > allowed


def _stammers(target: str) -> bool:
    """Whether a word stands twice in a row, other than those that Kreyòl doubles.

    Which short words meet by grammar was counted in the 40,000 rows of the seed corpus.
    """
    return any(m.group(1).lower() not in _DOUBLED_ON_PURPOSE for m in _TWICE.finditer(target))


def is_stunted(source: str, target: str) -> bool:
    """Whether most of a longer sentence is missing."""
    return len(source) >= _STUNTED_FROM and len(target) < _STUNTED_FACTOR * len(source)


def runs_away(source: str, target: str) -> bool:
    """Whether ``target`` is much longer than any translation needs to be."""
    return len(target) > _RUNAWAY_FACTOR * len(source) + _RUNAWAY_SLACK


def is_untranslated(source: str, target: str, direction: Direction) -> bool:
    """Whether the source's own words stand in the target.

    Words that are also Kreyòl by their spelling, names and what is protected do not count.
    """
    telling = [w.lower() for w in _telling_words(source, direction)]
    if not telling:
        return False
    there = {w.lower() for w in _WORD.findall(_bare(target))}
    kept = sum(word in there for word in telling)
    if len(telling) < _COPIED_FROM:
        return kept == len(telling) and _bare(source).lower() == _bare(target).lower()
    return kept >= _COPIED_SHARE * len(telling)


def loses_verbatim(source: str, target: str) -> bool:
    """Whether an address, a placeholder, a tag or a piece of code is missing or changed."""
    wanted, found = Counter(verbatim_parts(source)), Counter(verbatim_parts(target))
    return any(target.count(part) < count for part, count in wanted.items()) or bool(
        (found - wanted)
        and any(part[0] in "{%<" or part[0] > _LAST_LATIN for part in found - wanted)
    )


def _telling_words(source: str, direction: Direction) -> list[str]:
    """Words by which the source language would be noticed in the target."""
    words = [w for w in _WORD.findall(_bare(source)) if len(w) > 1]
    small = [word for index, word in enumerate(words) if index == 0 or word[0].islower()]
    if direction.target is Language.KREYOL:
        return [word for word in small if not looks_kreyol(word)]
    return [word for word in small if len(word) > _SHORT_WORD]


def _bare(text: str) -> str:
    for part in verbatim_parts(text):
        text = text.replace(part, " ")
    return text.strip()
