"""Plurals, feminines and verb forms of French terms."""

from collections.abc import Iterator

Choices = tuple[tuple[str, ...], ...]
"""For each word of a term the forms it may take."""

_SMALL = frozenset(
    [
        "de",
        "d'",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l'",
        "à",
        "au",
        "aux",
        "en",
        "et",
        "par",
        "pour",
        "sur",
        "sous",
        "sans",
        "avec",
        "dans",
        "contre",
        "entre",
    ]
)
"""What follows such a word is a complement and keeps its form."""

_PLURALS = {
    "œil": "yeux", "oeil": "yeux", "ail": "aulx", "ciel": "cieux", "travail": "travaux",
    "bail": "baux", "corail": "coraux", "émail": "émaux", "vitrail": "vitraux", "bijou": "bijoux",
    "caillou": "cailloux", "chou": "choux", "genou": "genoux", "hibou": "hiboux", "pou": "poux",
    "bal": "bals", "carnaval": "carnavals", "festival": "festivals", "récital": "récitals",
    "chacal": "chacals", "pneu": "pneus", "bleu": "bleus", "monsieur": "messieurs",
    "madame": "mesdames", "mademoiselle": "mesdemoiselles", "naval": "navals", "fatal": "fatals",
    "final": "finals", "banal": "banals",
}  # fmt: skip
_FEMININES = {
    "beau": "belle", "nouveau": "nouvelle", "vieux": "vieille", "blanc": "blanche",
    "franc": "franche", "sec": "sèche", "frais": "fraîche", "public": "publique",
    "grec": "grecque", "long": "longue", "doux": "douce", "faux": "fausse", "roux": "rousse",
    "gros": "grosse", "bas": "basse", "gras": "grasse", "las": "lasse", "épais": "épaisse",
    "favori": "favorite", "fou": "folle", "mou": "molle", "turc": "turque", "aigu": "aiguë",
    "inquiet": "inquiète", "secret": "secrète", "complet": "complète", "discret": "discrète",
}  # fmt: skip
_FEMININE_ENDINGS = (
    ("teur", ("trice", "teuse")),
    ("eur", ("euse", "eure", "eresse")),
    ("eux", ("euse",)),
    ("ier", ("ière",)),
    ("er", ("ère",)),
    ("if", ("ive",)),
    ("en", ("enne",)),
    ("on", ("onne",)),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("et", ("ette", "ète")),
    ("ain", ("aine",)),
    ("e", ()),
)
_OF_PERSONS = ("ier", "ien", "teur", "eur", "ant", "é")
"""Endings of nouns that also name women: *infirmière*, *étudiante*, *blessée*."""

ER_ENDINGS = "e es ons ez ent é ée és ées er ant ais ait ions iez aient ai as a âmes èrent era erai eras erons erez eront erait eraient erions"
_IR = "is it issons issez issent i ie ies issant issais issait issions issaient ir ira irai iront irait iraient irent"
_RE = "s ons ez ent u ue us ues ant ais ait aient it irent ra rai rons rez ront rait raient"
_ENDINGS = {"er": ER_ENDINGS.split(), "ir": _IR.split(), "re": ["", *_RE.split()]}


def variants(words: tuple[str, ...], part_of_speech: str) -> Iterator[Choices]:
    """The forms of each word of a term."""
    if part_of_speech == "verb":
        yield ((words[0], *sorted(verb_forms(words[0]))), *((word,) for word in words[1:]))
        return
    if part_of_speech == "phrase":
        return
    complement = False
    plain: list[tuple[str, ...]] = []
    for place, word in enumerate(words):
        complement = complement or word in _SMALL or "'" in word
        plain.append((word,) if complement else _word_forms(word, place, part_of_speech))
    yield tuple(plain)


def _word_forms(word: str, place: int, part_of_speech: str) -> tuple[str, ...]:
    """Singular and plural; the feminine of adjectives and of nouns for persons."""
    found = {word, plural(word)}
    person = word.endswith(_OF_PERSONS) and not word.endswith(("ment", "iment"))
    if part_of_speech == "adjective" or (place == 0 and person):
        found |= {form for one in feminines(word) for form in (one, plural(one))}
    return tuple(sorted(found))


def plural(word: str) -> str:
    """The plural of a noun or an adjective; of a compound (*sage-femme*) that of each part."""
    if "-" in word:
        return "-".join(part if part in _SMALL else plural(part) for part in word.split("-"))
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("eau", "eu", "au")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"


def feminines(word: str) -> tuple[str, ...]:
    """What the feminine may be; wrong ones among them are no words, and so never met."""
    if word in _FEMININES:
        return (_FEMININES[word],)
    for ending, others in _FEMININE_ENDINGS:
        if word.endswith(ending):
            return tuple(word[: -len(ending)] + other for other in others)
    return (word + "e",)


def verb_forms(word: str) -> set[str]:
    """The forms of a regular verb, its spelling before *a* and *o* and its open *è* minded."""
    endings = _ENDINGS.get(word[-2:])
    if endings is None:
        return set()
    stem = word[:-2]
    found = {stem + ending for ending in endings}
    if word.endswith("cer"):
        found |= {stem[:-1] + "ç" + ending for ending in ("ons", "ant", "ait", "aient", "a")}
    if word.endswith("ger"):
        found |= {stem + "e" + ending for ending in ("ons", "ant", "ait", "aient", "a")}
    if word.endswith(("eler", "eter")):
        found |= {stem + stem[-1] + ending for ending in ("e", "es", "ent", "era", "eront")}
    return found | _open_forms(word, stem)


def _open_forms(word: str, stem: str) -> set[str]:
    """*soigner* has none; *peser*, *gérer*: *pèse*, *gère*; *nettoyer*: *nettoie*."""
    endings = ("e", "es", "ent", "era", "eront")
    if word.endswith("yer"):
        return {stem[:-1] + "i" + ending for ending in endings}
    if word.endswith("er") and len(stem) > 1 and stem[-2:-1] in "eé":
        return {stem[:-2] + "è" + stem[-1] + ending for ending in endings}
    return set()
