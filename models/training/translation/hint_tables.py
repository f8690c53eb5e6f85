"""Write the hints that stand beside the model: renderings met in the corpus, then those of the lexicon.

The lexicon (`../corpus/lexicon`, written for this) has a line per sense that hardly varies: part of
speech, English words, French words, Kreyòl. Each word stands for its inflected forms too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation import hints
from kreyol_desktop.engines.translation.inflection import forms
from kreyol_desktop.engines.translation.word_links import WORD
from models.training.translation.portions import Portion
from models.training.translation.word_links import PLAIN_SOURCES

COMMON_COUNT = 400
"""Words in so many pairs and more are known by heart, and their hints would only lengthen the input."""
_PARTS_OF_SPEECH = {"n": "noun", "v": "verb", "a": "adjective", "x": "other"}
_LANGUAGES = (Language.ENGLISH, Language.FRENCH)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the lexicon."""

    part_of_speech: str
    words: Mapping[Language, Sequence[str]]
    rendering: str


def read_lexicon(folder: Path) -> Iterator[Entry]:
    """All entries in the order of their files. Raise ValueError naming a line that is none."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield _entry(line)
            except (ValueError, KeyError) as error:
                raise ValueError(f"{path.name}, line {number}: {line!r}") from error


def _entry(line: str) -> Entry:
    kind, rest = line.split(" ", 1)
    *sources, rendering = rest.split("|")
    words = {
        language: [word for word in column.split(",") if word]
        for language, column in zip(_LANGUAGES, sources, strict=True)
    }
    if not rendering.strip():
        raise ValueError("no rendering")
    return Entry(_PARTS_OF_SPEECH[kind], words, rendering.strip())


def write_hints(
    portions: Sequence[Portion],
    renderings: Mapping[Language, Mapping[str, str]],
    lexicon: Sequence[Entry],
    out: Path,
) -> dict[Language, int]:
    """Write a file per source language into `out`; return how many words have a hint."""
    written = {}
    for language in _LANGUAGES:
        own = [portion for portion in portions if portion.language.value == language.value]
        plain = [portion.pairs for portion in own if portion.source.name in PLAIN_SOURCES]
        common = common_words(pair.source for pairs in plain for pair in pairs)
        table = hint_table(language, renderings.get(language, {}), lexicon, common)
        lines = (f"{word}\t{rendering}\n" for word, rendering in sorted(table.items()))
        (out / hints.file_name(language)).write_text("".join(lines), encoding="utf-8")
        written[language] = len(table)
    return written


def common_words(texts: Iterable[str]) -> set[str]:
    """Words that stand in COMMON_COUNT texts or more."""
    counts = Counter(word for text in texts for word in set(WORD.findall(text.lower())))
    return {word for word, count in counts.items() if count >= COMMON_COUNT}


def hint_table(
    language: Language,
    renderings: Mapping[str, str],
    lexicon: Iterable[Entry],
    common: set[str],
) -> dict[str, str]:
    """What stands behind which word. What the corpus says goes before the lexicon, a word before the
    inflected forms of others."""
    table: dict[str, str] = dict(renderings)
    entries = list(lexicon)
    for entry in entries:
        for word in entry.words[language]:
            table.setdefault(word.lower(), entry.rendering)
    for entry in entries:
        for word in entry.words[language]:
            for form in forms(word, entry.part_of_speech, language):
                table.setdefault(" ".join(form), entry.rendering)
    for word, rendering in list(table.items()):
        for form in forms(word, "noun", language):
            table.setdefault(" ".join(form), rendering)
    return {w: r for w, r in table.items() if w not in common and WORD.fullmatch(w)}
