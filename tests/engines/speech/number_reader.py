"""Reads Kreyòl number words back: written apart from the code under test, from the spelling rules."""

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zewo",
            "en",
            "de",
            "twa",
            "kat",
            "senk",
            "sis",
            "sèt",
            "uit",
            "nèf",
            "dis",
            "onz",
            "douz",
            "trèz",
            "katòz",
            "kenz",
            "sèz",
            "disèt",
            "dizuit",
            "diznèf",
        ]
    )
}
STEMS = {
    "katreven": 80,
    "swasant": 60,
    "swasann": 60,
    "senkant": 50,
    "senkann": 50,
    "karant": 40,
    "karann": 40,
    "trant": 30,
    "trann": 30,
    "vent": 20,
    "venn": 20,
    "ven": 20,
}
HUNDREDS = {
    "san": 1,
    "desan": 2,
    "twasan": 3,
    "katsan": 4,
    "senksan": 5,
    "sisan": 6,
    "sètsan": 7,
    "uisan": 8,
    "nèfsan": 9,
}


def below_hundred(word: str) -> int:
    """Value of one word under 100. Raises ValueError for anything else."""
    if word in UNITS:
        return UNITS[word]
    for stem, value in STEMS.items():
        if word == stem:
            return value
        rest = word.removeprefix(stem)
        if rest != word:
            rest = {"eyen": "en", "eonz": "onz"}.get(rest, rest)
            if rest in UNITS and 0 < UNITS[rest] < 20:
                return value + UNITS[rest]
    raise ValueError(word)


def read_number(words: str) -> int:
    """Value of a cardinal below 10^6."""
    total = group = 0
    for word in words.split():
        if word == "mil":
            total, group = (group or 1) * 1000, 0
        elif word in HUNDREDS:
            group += 100 * HUNDREDS[word]
        else:
            group += below_hundred(word)
    return total + group
