"""The forms in which a glossary term may stand in an English or French sentence."""

from kreyol_desktop.core.language import Language

_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_FRENCH_ER = ("e", "es", "ons", "ez", "ent", "é", "ée", "és", "ées", "er", "ant", "ait", "aient")


def forms(name: str, part_of_speech: str, language: Language) -> set[tuple[str, ...]]:
    """Every form of a term as a tuple of small words; the given form is always among them."""
    words = tuple(name.lower().split())
    if not words:
        return set()
    if language is Language.ENGLISH:
        return {words} | _english(words, part_of_speech)
    if language is Language.FRENCH:
        return {words} | _french(words, part_of_speech)
    if language is Language.SPANISH:
        return {words, tuple(_spanish_plural(word) for word in words)}
    return {words}


def _english(words: tuple[str, ...], part_of_speech: str) -> set[tuple[str, ...]]:
    if part_of_speech == "verb":
        return {(form, *words[1:]) for form in _english_verb(words[0])}
    if part_of_speech in ("noun", ""):
        # the head of "point of sale" stands before its "of"
        head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
        return {(*words[:head], _english_plural(words[head]), *words[head + 1 :])}
    return set()


def _english_plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("is"):
        return word[:-2] + "es"
    return word + ("es" if word.endswith(_SIBILANT) else "s")


def _english_verb(word: str) -> set[str]:
    third = _english_plural(word)
    if word.endswith("e"):
        return {third, word + "d", word[:-1] + "ing"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return {third, word[:-1] + "ied", word + "ing"}
    doubled = word + word[-1]
    return {third, word + "ed", word + "ing", doubled + "ed", doubled + "ing"}


def _french(words: tuple[str, ...], part_of_speech: str) -> set[tuple[str, ...]]:
    if part_of_speech == "verb":
        return {(form, *words[1:]) for form in _french_verb(words[0])}
    small = {
        "de",
        "d'",
        "du",
        "des",
        "la",
        "le",
        "les",
        "à",
        "au",
        "aux",
        "en",
        "et",
        "par",
        "pour",
    }
    found: set[tuple[str, ...]] = set()
    plural: list[str] = []
    complement = False
    for word in words:
        complement = complement or word in small or "'" in word
        plural.append(word if complement else _french_plural(word))
    found.add(tuple(plural))
    found.add((_french_plural(words[0]), *words[1:]))
    if part_of_speech == "adjective":
        found |= {(word + "e",) for word in words[:1]} | {(word + "es",) for word in words[:1]}
    return found


def _french_plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def _french_verb(word: str) -> set[str]:
    return {word[:-2] + ending for ending in _FRENCH_ER} if word.endswith("er") else set()


def _spanish_plural(word: str) -> str:
    return word + ("s" if word[-1:] in "aeiouáéíóú" else "es")
