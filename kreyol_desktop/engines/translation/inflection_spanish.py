"""Plurals, feminines and verb forms of Spanish terms."""

from collections.abc import Iterator

Choices = tuple[tuple[str, ...], ...]
"""For each word of a term the forms it may take."""

_SMALL = frozenset(
    [
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
        "a",
        "al",
        "en",
        "y",
        "con",
        "por",
        "para",
        "sin",
        "sobre",
        "contra",
    ]
)
_PLAIN = str.maketrans("áéíóú", "aeiou")
_AR = "o as a amos an é aste ó aron aba aban ado ada ados adas ando ará arán e en ar"
_ER = "o es e emos en í iste ió ieron ía ían ido ida idos idas iendo erá erán a an er"
_IR = "o es e imos en í iste ió ieron ía ían ido ida idos idas iendo irá irán a an ir"
_ENDINGS = {"ar": _AR.split(), "er": _ER.split(), "ir": _IR.split()}


def variants(words: tuple[str, ...], part_of_speech: str) -> Iterator[Choices]:
    """The forms of each word of a term."""
    if part_of_speech == "verb":
        stem, endings = words[0][:-2], _ENDINGS.get(words[0][-2:], [])
        regular = tuple(stem + ending for ending in endings)
        yield ((words[0], *regular), *((word,) for word in words[1:]))
        return
    if part_of_speech == "phrase":
        return
    complement = False
    plain: list[tuple[str, ...]] = []
    for word in words:
        complement = complement or word in _SMALL
        found = {word} if complement else {word, plural(word)}
        if part_of_speech == "adjective" and word.endswith("o"):
            found |= {word[:-1] + "a", word[:-1] + "as"}
        plain.append(tuple(sorted(found)))
    yield tuple(plain)


def plural(word: str) -> str:
    """The plural of a noun or an adjective; *inyección* loses its accent."""
    if word[-1:] in "aeiouáéó":
        return word + "s"
    if word.endswith("z"):
        return word[:-1] + "ces"
    if word.endswith("s") and word[-2:-1] not in "áéíóú":
        return word
    if word[-2:-1] in "áéíóú":
        return word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "es"
    return word + "es"
