"""How a written word is said: lexicon, names, acronyms, foreign spelling."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kreyol_desktop.engines.speech.lexicon import Lexicon, fold
from kreyol_desktop.engines.speech.verbalizer.foreign import respell
from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.numbers import say_digits, say_integer

_VOWEL = re.compile(r"[AEIOUYÀÈÉÒ]")
_ACCENTS = re.compile(r"[ÀÈÒÉ]")
"""No acronym has them."""

_SYLLABLES = re.compile(
    r"(?:[AEIOU](?:[BCDFGJKLMNPRSTVZ][AEIOU])+|(?:[BCDFGJKLMNPRSTVZ][AEIOU]){2,})[NSLKTPFM]?"
)
"""Two vowels in a row (FAA, OEA) are no syllables: such capitals are spelled."""

_SHORT_FOR = {"p": re.compile(r" a[pv]?(?![^\W_])"), "g": re.compile(r" on(?![^\W_])")}
"""*p ap* is short for *pa ap*, *g on* for *gen yon*: no names of letters."""

_SHORT_IN_CAPITALS = re.compile(r" (?:ap|AP)(?![^\W_])")
_CAPITALS_BEFORE = re.compile(r"(?<![^\W_])[A-ZÀ-Ý]{2,}[ '’-]{1,2}$")
_CAPITALS_AFTER = re.compile(r"[ '’-]{1,2}[A-ZÀ-Ý]{2,}(?![^\W_])")
_CLITICS = frozenset("MLNWYSTKDJ")
_LOWER_ALONE = frozenset("mlnwystkdjaeiouàèò")
_POWERS = ("²", "³")
_PARTS = re.compile(r"[^\W\d_]+|\d+|\.")
_FORMULA_LETTERS = 6
_READ_LENGTH = 5
"""Capitals of this length and more are read as a word if they have a vowel."""


@dataclass(frozen=True, slots=True)
class WordTables:
    """Bundled pronunciations.

    ``acronyms`` maps capitals to words, or to "" where they are spelled; ``names`` maps folded names
    (which count only with a capital) to their Kreyòl spelling; ``foreign`` does so for folded words of
    other languages, whatever their case.
    """

    acronyms: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)


def load_tables(folder: Path) -> WordTables:
    """Read ``acronyms.tsv``, ``names.tsv`` and ``foreign.tsv``; a missing file is an empty table."""
    acronyms = {row[0]: row[1] for row in _rows(folder / "acronyms.tsv")}
    names = {fold(row[0]): row[1] for row in _rows(folder / "names.tsv")}
    foreign = {fold(row[0]): row[1] for row in _rows(folder / "foreign.tsv")}
    return WordTables(acronyms, names, foreign)


def _rows(path: Path) -> Iterable[list[str]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                yield [*row, ""][:2]


class WordSpeaker:
    """Says single words."""

    def __init__(self, tables: WordTables, lexicon: Lexicon) -> None:
        self._tables = tables
        self._lexicon = lexicon

    def whole(self, word: str) -> str | None:
        """What the user's lexicon, then the names and acronyms, say for the word as it stands."""
        listed = self._lexicon.respelling(word)
        if listed is not None:
            return listed
        folded = fold(word)
        if word[0].isupper():
            acronym = self._tables.acronyms.get(word)
            if acronym is not None:
                return acronym or spell(word)
            if folded in self._tables.names:
                return self._tables.names[folded]
        return self._tables.foreign.get(folded)

    def part(self, word: str, text: str, start: int, end: int) -> str:
        """A word, or a part of a compound, at ``text[start:end]``."""
        listed = self.whole(word)
        if listed is not None:
            return listed
        if len(word) == 1:
            return self._single(word, text, start, end)
        if word.isupper():
            return self._capitals(word, text, start, end)
        if len(word) <= _FORMULA_LETTERS and sum(map(str.isupper, word)) > len(word) / 2:
            return spell(word)  # HBsAg
        if word.isascii() and not _VOWEL.search(word.upper()):
            return spell(word)
        return respell(word)

    def name(self, word: str) -> str:
        """A word out of context, as in an address."""
        return self.whole(word.capitalize()) or respell(word)

    def code(self, code: str) -> str:
        """Letters and digits in one word: COVID-19, H1N1, B12, 3D."""
        return " ".join(self._code_part(part) for part in _PARTS.findall(code))

    def _code_part(self, part: str) -> str:
        if part == ".":
            return "pwen"
        if part.isdecimal():
            return say_digits(part) if part.startswith("0") else say_integer(part)
        listed = self.whole(part)
        if listed is not None:
            return listed
        if part[1:].lower() != part[1:] and not part.isupper():
            return spell(part)  # a formula: CaCO3
        has_vowel = _VOWEL.search(part.upper())
        is_name = len(part) > 2 and part[1:].islower()  # noqa: PLR2004 - Ca, Fe and Na are elements
        if has_vowel and (len(part) > 3 or is_name or (len(part) > 1 and part.islower())):  # noqa: PLR2004
            return respell(part)
        return spell(part)

    def _capitals(self, word: str, text: str, start: int, end: int) -> str:
        shouted = _CAPITALS_BEFORE.search(text, max(0, start - 40), start)
        shouted = shouted or _CAPITALS_AFTER.match(text, end, end + 40)
        if shouted and _VOWEL.search(word):
            return respell(word.lower())
        readable = _ACCENTS.search(word) or (
            _VOWEL.search(word) and (len(word) >= _READ_LENGTH or _SYLLABLES.fullmatch(word))
        )
        return respell(word.lower()) if readable else spell(word)

    def _single(self, word: str, text: str, start: int, end: int) -> str:
        """A letter alone: a clitic (*M ap*) or a letter (*vitamin C*)."""
        if not word.isupper():
            if text[end : end + 1] in _POWERS:
                return spell(word) or word
            short = _SHORT_FOR.get(word)
            leans = word in _LOWER_ALONE or (short is not None and short.match(text, end))
            return word if leans else spell(word) or word
        if word == "P" and _SHORT_IN_CAPITALS.match(text, end):
            return word
        before = text[max(0, start - 2) : start]
        begins = not before.strip() or before.strip()[-1] in ".!?:«“\"'—–-"
        followed = text[end : end + 2]
        leans = followed[:1] in ("'", "’") or (followed[:1] == " " and followed[1:2].islower())
        shouted = _CAPITALS_AFTER.match(text, end, end + 40)
        if (word in _CLITICS and leans and (begins or followed[1:2].lower() in "aeiouòè")) or (
            shouted and word.lower() in _LOWER_ALONE
        ):
            return word
        return spell(word) or word
