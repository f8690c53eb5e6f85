"""Plurals and verb forms of English terms."""

from collections.abc import Iterator

Choices = tuple[tuple[str, ...], ...]
"""For each word of a term the forms it may take."""

_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"
_BEFORE_COMPLEMENT = frozenset(
    [
        "of",
        "for",
        "in",
        "with",
        "to",
        "on",
        "at",
        "by",
        "from",
        "against",
        "under",
        "without",
        "between",
    ]
)
"""The head of *proof of address* stands before such a word."""

_PLURALS = {
    "child": "children", "person": "people", "man": "men", "woman": "women", "foot": "feet",
    "tooth": "teeth", "mouse": "mice", "louse": "lice", "goose": "geese", "ox": "oxen",
    "bacterium": "bacteria", "medium": "media", "datum": "data", "curriculum": "curricula",
    "ovum": "ova", "criterion": "criteria", "phenomenon": "phenomena", "fungus": "fungi",
    "larva": "larvae", "vertebra": "vertebrae", "appendix": "appendices", "index": "indices",
    "matrix": "matrices", "vertex": "vertices", "nucleus": "nuclei", "stimulus": "stimuli",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "mosquito": "mosquitoes",
    "mango": "mangoes", "echo": "echoes", "embryo": "embryos", "volcano": "volcanoes",
    "tornado": "tornadoes", "buffalo": "buffaloes", "knife": "knives", "life": "lives",
    "wife": "wives", "leaf": "leaves", "loaf": "loaves", "half": "halves", "calf": "calves",
    "wolf": "wolves", "shelf": "shelves", "thief": "thieves", "elf": "elves", "hoof": "hooves",
    "scarf": "scarves", "quiz": "quizzes", "sheep": "sheep", "fish": "fish", "series": "series",
    "species": "species", "aircraft": "aircraft", "deer": "deer",
}  # fmt: skip

_VERBS = """
arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent
bent|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred
bred|bring brought brought|build built built|burn burnt burned|buy bought bought|catch caught caught|
choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|do did done|
draw drew drawn|dream dreamt dreamed|drink drank drunk|drive drove driven|eat ate eaten|fall fell
fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got
gotten|give gave given|go went gone|grow grew grown|hang hung hung|have had had|hear heard heard|hide
hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead
led led|learn learnt learned|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|
lose lost lost|make made made|mean meant meant|meet met met|pay paid paid|put put put|quit quit quit|
read read read|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|
seek sought sought|sell sold sold|send sent sent|set set set|sew sewed sewn|shake shook shaken|shed
shed shed|shine shone shone|shoot shot shot|show showed shown|shut shut shut|sing sang sung|sink sank
sunk|sit sat sat|sleep slept slept|slide slid slid|sow sowed sown|speak spoke spoken|spend spent spent|
spill spilt spilled|spit spat spat|split split split|spread spread spread|spring sprang sprung|stand
stood stood|steal stole stolen|stick stuck stuck|sting stung stung|strike struck stricken|swear swore
sworn|sweep swept swept|swell swelled swollen|swim swam swum|take took taken|teach taught taught|tear
tore torn|tell told told|think thought thought|throw threw thrown|understand understood understood|
undertake undertook undertaken|upset upset upset|wake woke woken|wear wore worn|weave wove woven|weep
wept wept|win won won|wind wound wound|withdraw withdrew withdrawn|write wrote written
"""
_IRREGULAR = {
    parts[0]: tuple(parts[1:])
    for entry in " ".join(_VERBS.split()).split("|")
    if (parts := entry.split())
}
_PREFIXES = ("under", "over", "out", "up", "re", "un", "mis", "fore", "with")


def variants(words: tuple[str, ...], part_of_speech: str) -> Iterator[Choices]:
    """The forms of each word of a term; several ways where its part of speech is not known."""
    if part_of_speech == "verb":
        yield ((words[0], *sorted(verb_forms(words[0]))), *((word,) for word in words[1:]))
    if part_of_speech in ("noun", ""):
        head = _head(words)
        yield (
            *((word,) for word in words[:head]),
            (words[head], *sorted(plurals(words[head]))),
            *((word,) for word in words[head + 1 :]),
        )


def plurals(word: str) -> set[str]:
    """Plurals of a noun; where usage wavers (*mangos*, *appendixes*) all."""
    bare, hyphen, rest = word.partition("-")
    if hyphen and rest.partition("-")[0] in _BEFORE_COMPLEMENT:
        return {f"{form}-{rest}" for form in plurals(bare)}
    stem, hyphen, last = word.rpartition("-")
    if hyphen:
        return {f"{stem}-{form}" for form in plurals(last)}
    for singular, plural in _PLURALS.items():
        # of a compound too: midwife, grandchild, fisherman
        if word.endswith(singular):
            return {word[: -len(singular)] + plural, _regular_plural(word)}
    return {_regular_plural(word)}


def verb_forms(word: str) -> set[str]:
    """The third person, past, participles and gerund of a verb."""
    found = {_regular_plural(word), _gerund(word)}
    irregular = _irregular(word)
    if irregular:
        return found | set(irregular)
    if word.endswith("e"):
        return found | {word + "d"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return found | {word[:-1] + "ied"}
    return found | {word + "ed", *({word + word[-1] + "ed"} if _doubles(word) else ())}


def _head(words: tuple[str, ...]) -> int:
    for place, word in enumerate(words[1:], start=1):
        if word in _BEFORE_COMPLEMENT:
            return place - 1
    return len(words) - 1


def _regular_plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("is"):
        return word[:-2] + "es"
    return word + ("es" if word.endswith(_SIBILANT) else "s")


def _irregular(word: str) -> tuple[str, ...]:
    known = _IRREGULAR.get(word)
    if known:
        return known
    for prefix in _PREFIXES:
        stem = _IRREGULAR.get(word.removeprefix(prefix)) if word.startswith(prefix) else None
        if stem:
            return tuple(prefix + form for form in stem)
    return ()


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"


def _doubles(word: str) -> bool:
    """*stop*, *admit*: one vowel before one consonant at the end; *visited* is never doubled, yet
    looking for *visitted* costs nothing.
    """
    return (
        len(word) > 2  # noqa: PLR2004 - consonant, vowel, consonant
        and word[-1] not in _VOWELS + "wxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
