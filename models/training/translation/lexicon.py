"""The lexicon: how words that the corpus shows seldom or never are rendered.

`../corpus/lexicon`, written for this, has a line per word that hardly varies in meaning: part of speech,
English words, French words, Kreyòl. Each word stands for its inflected forms too.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.hints import PHRASE
from kreyol_desktop.engines.translation.inflection import forms

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


def read_glossaries(folder: Path) -> Iterator[Entry]:
    """The terms of the program's glossary packs in the order of their files; each with its first
    rendering. Raise KeyError for a file that lacks a column."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                words = {
                    language: [word for word in row[language.value].split("|") if word]
                    for language in _LANGUAGES
                }
                yield Entry(row["part_of_speech"], words, row["ht"].split("|")[0])


def names_kept(lexicon: Iterable[Entry], language: Language) -> set[str]:
    """Given names and other words that are said to stay as they are, in small letters: *Peter* in a
    letter is not *Pyè*, as he is in the corpus's Bible stories."""
    return {
        word.lower()
        for entry in lexicon
        for word in entry.words[language]
        if word == entry.rendering and word[0].isupper()
    }


def renderings_of_forms(lexicon: Iterable[Entry], language: Language) -> dict[str, list[str]]:
    """How each word, compound or short phrase of a language is rendered: what entries say of the word itself
    goes before what they say of a word that it is a form of."""
    entries = list(lexicon)
    table: dict[str, list[str]] = {}
    for entry in entries:
        for word in entry.words[language]:
            _add(table, word.lower(), entry.rendering)
    for entry in entries:
        for word in entry.words[language]:
            for form in forms(word, entry.part_of_speech, language):
                _add(table, " ".join(form), entry.rendering)
    return {word: said for word, said in table.items() if PHRASE.fullmatch(word)}


def _add(table: dict[str, list[str]], word: str, rendering: str) -> None:
    said = table.setdefault(word, [])
    if rendering not in said:
        said.append(rendering)
