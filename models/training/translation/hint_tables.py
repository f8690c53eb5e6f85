"""Write the hints that stand beside the model: renderings met in the corpus, then those of the lexicon."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation import hints
from kreyol_desktop.engines.translation.inflection import forms
from kreyol_desktop.engines.translation.word_links import WORD
from models.training.translation.lexicon import Entry, names_kept, renderings_of_forms
from models.training.translation.portions import Portion
from models.training.translation.word_links import PLAIN_SOURCES

COMMON_COUNT = 400
"""Words in so many pairs and more are known by heart, and their hints would only lengthen the input."""
CHOICES = 2
"""So many renderings stand behind a word that has several: "fly" is "mouch" or "vole"."""
_LIKE = 3
"""Renderings that begin with so many equal letters are the same word, or one of its kin."""


def write_hints(
    portions: Sequence[Portion],
    renderings: Mapping[Language, Mapping[str, str]],
    lexicon: Sequence[Entry],
    out: Path,
) -> dict[Language, int]:
    """Write a file per source language into `out`: words with their renderings, and words that have none
    and are no names. Return how many have a hint."""
    written = {}
    for language, known in renderings.items():
        own = [portion for portion in portions if portion.language.value == language.value]
        plain = [portion.pairs for portion in own if portion.source.name in PLAIN_SOURCES]
        common = common_words(pair.source for pairs in plain for pair in pairs)
        table = dict.fromkeys(small_words(pair.source for pairs in plain for pair in pairs), "")
        table |= hint_table(language, known, lexicon, common)
        lines = (f"{word}\t{rendering}\n" for word, rendering in sorted(table.items()))
        (out / hints.file_name(language)).write_text("".join(lines), encoding="utf-8")
        written[language] = sum(map(bool, table.values()))
    return written


def common_words(texts: Iterable[str]) -> set[str]:
    """Words that stand in COMMON_COUNT texts or more."""
    counts = Counter(word for text in texts for word in set(WORD.findall(text.lower())))
    return {word for word, count in counts.items() if count >= COMMON_COUNT}


def small_words(texts: Iterable[str]) -> set[str]:
    """Words that stand somewhere in small letters: capitalised they are no names."""
    return {word for text in texts for word in WORD.findall(text) if word.islower()}


def hint_table(
    language: Language,
    renderings: Mapping[str, str],
    lexicon: Iterable[Entry],
    common: set[str],
) -> dict[str, str]:
    """What stands behind which word. What the corpus says goes before the lexicon, and both before
    the plurals of words that only the corpus has; but names that the lexicon keeps stay."""
    entries = list(lexicon)
    written, kept = renderings_of_forms(entries, language), names_kept(entries, language)
    table = dict(written)
    for word, rendering in renderings.items():
        if word in kept:
            continue
        table[word] = [rendering, *written.get(word, ())]
    for word in (word for word in renderings if word not in written):
        for form in forms(word, "noun", language):
            table.setdefault(" ".join(form), table[word])
    return {
        word: hints.BETWEEN_CHOICES.join(_choices(said))
        for word, said in table.items()
        if word not in common
    }


def _choices(said: Iterable[str]) -> list[str]:
    kept: dict[str, str] = {}
    for rendering in said:
        kept.setdefault(rendering[:_LIKE].lower(), rendering)
    return list(kept.values())[:CHOICES]
