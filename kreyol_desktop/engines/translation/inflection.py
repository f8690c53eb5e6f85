"""The forms in which a glossary term may stand in a sentence."""

from itertools import product

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation import (
    inflection_english,
    inflection_french,
    inflection_spanish,
)

MOST_FORMS = 200
"""Of one term: a phrase of many adjectives has more in theory than anybody writes."""

_RULES = {
    Language.ENGLISH: inflection_english.variants,
    Language.FRENCH: inflection_french.variants,
    Language.SPANISH: inflection_spanish.variants,
}


def forms(name: str, part_of_speech: str, language: Language) -> set[tuple[str, ...]]:
    """Every form of a term as a tuple of small words; the given form is always among them."""
    words = tuple(name.lower().replace("’", "'").split())
    if not words:
        return set()
    rules = _RULES.get(language)
    if rules is None:
        return {words}
    found = {words}
    for choices in rules(words, part_of_speech):
        for form in product(*choices):
            if len(found) >= MOST_FORMS:
                return found
            found.add(form)
    return found
