"""Other words of the lexicon, put in the same places on both sides of a pair.

So words that the corpus shows seldom or never stand in whole sentences (Fadaee, Bisazza and Monz 2017,
"Data augmentation for low-resource neural machine translation"). What comes out need not make sense:
it has to be a right translation.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation import inflection_english, inflection_french
from kreyol_desktop.engines.translation.word_links import WORD
from models.training.translation.cleaning import Pair
from models.training.translation.lexicon import Entry

MOST = 2
"""So many words of a pair are replaced at most."""
_FRENCH_VERB = re.compile(r"[^eé][^cgy]er$")
"""The end of verbs whose stem never changes its spelling."""
_NASAL_VOWEL = re.compile(r"(?:an|en|on)$")

Key = tuple[str, ...]
"""Words with the same key can stand for each other: part of speech, form, beginning, end."""


class WordPool:
    """The words of a lexicon in one language, by what they can stand for. Words of several senses
    are left out."""

    def __init__(self, lexicon: Iterable[Entry], language: Language) -> None:
        found: dict[str, set[tuple[Key, str]]] = defaultdict(set)
        for entry in lexicon:
            for key, form in _forms(entry, language):
                found[form].add((key, entry.rendering))
        self._known = {form: places.pop() for form, places in found.items() if len(places) == 1}
        self._groups: dict[Key, list[tuple[str, str]]] = defaultdict(list)
        for form, (key, rendering) in self._known.items():
            self._groups[key].append((form, rendering))

    def swapped(self, pair: Pair, rng: random.Random) -> Pair:
        """The pair with up to MOST other words, where both sides show once what is replaced."""
        source, target = pair.source, pair.target
        places = self._places(pair)
        for form in rng.sample(places, min(MOST, len(places))):
            key, rendering = self._known[form]
            other, said = rng.choice(self._groups[key])
            source, target = _replaced(source, form, other), _replaced(target, rendering, said)
        return Pair(source, target)

    def _places(self, pair: Pair) -> list[str]:
        there = WORD.findall(pair.target.lower())
        words = WORD.findall(pair.source.lower())
        return [
            word
            for word in dict.fromkeys(words)
            if word in self._known
            and words.count(word) == 1
            and there.count(self._known[word][1]) == 1
        ]


def _forms(entry: Entry, language: Language) -> Iterator[tuple[Key, str]]:
    if not (WORD.fullmatch(entry.rendering) and entry.rendering.islower()):
        return
    forms = _FORMS[language].get(entry.part_of_speech)
    if forms is None:
        return
    end = _end(entry.rendering) if entry.part_of_speech == "noun" else ""
    # the others are spellings and forms of the first
    for word in entry.words[language][:1]:
        if WORD.fullmatch(word) and word.islower():
            for kind, form in forms(word):
                begins = "vowel" if form[0] in "aeiouéèêâîôœ" else "h" if form[0] == "h" else ""
                yield (entry.part_of_speech, kind, begins, end), form


def _end(rendering: str) -> str:
    """What decides the form of the article behind a noun: *liv la, chanm nan, radyo a, pon an*."""
    if _NASAL_VOWEL.search(rendering):
        return "nasal vowel"
    if rendering[-1] in "mn" or rendering.endswith("ng"):
        return "nasal"
    return "vowel" if rendering[-1] in "aeiouèòé" or rendering.endswith("ou") else "consonant"


def _replaced(text: str, word: str, other: str) -> str:
    def write(match: re.Match[str]) -> str:
        return other.capitalize() if match.group()[0].isupper() else other

    return re.sub(rf"(?<![^\W\d_]){word}(?![^\W\d_])", write, text, flags=re.IGNORECASE)


def _english_noun(word: str) -> Iterator[tuple[str, str]]:
    yield "one", word
    plurals = inflection_english.plurals(word)
    if len(plurals) == 1 and word not in plurals:
        yield "many", plurals.pop()


def _english_verb(word: str) -> Iterator[tuple[str, str]]:
    yield "", word
    for ending in ("s", "ing", "ed"):
        forms = [form for form in inflection_english.verb_forms(word) if form.endswith(ending)]
        if len(forms) == 1:
            yield ending, forms[0]


def _french_noun(word: str) -> Iterator[tuple[str, str]]:
    # words that end alike mostly have the same gender
    yield f"one {word[-2:]}", word
    plural = inflection_french.plural(word)
    if plural != word:
        yield f"many {word[-2:]}", plural


def _french_verb(word: str) -> Iterator[tuple[str, str]]:
    if _FRENCH_VERB.search(word):
        for ending in inflection_french.ER_ENDINGS.split():
            yield ending, word[:-2] + ending


def _as_it_is(word: str) -> Iterator[tuple[str, str]]:
    yield "", word


_FORMS = {
    Language.ENGLISH: {"noun": _english_noun, "verb": _english_verb, "adjective": _as_it_is},
    Language.FRENCH: {"noun": _french_noun, "verb": _french_verb},
}
