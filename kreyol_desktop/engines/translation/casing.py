"""Capitals: text that shouts is translated in sentence case and made to shout again."""

import re

_ACRONYM = re.compile(
    r"(?:[A-Z]\.){2,}|[B-DF-HJ-NP-TV-XZ]{2,6}|[A-Z]*\d+[A-Z]*"
    r"|(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})"
)
_KNOWN_ACRONYMS = frozenset(
    [
        "HIV",
        "VIH",
        "TB",
        "NGO",
        "ONG",
        "PDF",
        "UNICEF",
        "OMS",
        "ONU",
        "USA",
        "UE",
        "EU",
        "AIDS",
        "SIDA",
        "NASA",
        "OPEC",
        "COVID",
        "UNESCO",
        "USAID",
        "MINUSTAH",
        "FEMA",
        "TPS",
        "IRS",
        "CIA",
        "FBI",
        "OEA",
        "EDH",
        "ONA",
        "OAVCT",
        "DINEPA",
        "MSPP",
        "MENFP",
        "USCIS",
    ]
)
_TWO_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]['’]?[A-ZÀ-ÖØ-Þ]")
_LOUD_START = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ]+['’ ] ?)+(?=[a-zà-öø-ÿ])|[A-ZÀ-ÖØ-Þ]{5,}(?=\s?: \S*[a-zà-öø-ÿ])"
)
_LOUD_WORDS, _LOUD_LETTERS = 2, 5
"""One short word may be an acronym."""
_SHARE_OF_CAPITALS = 0.7
_MIN_LETTERS = 4
_NO_WORD = 60
"""Letters of what is no word of any language: it stays as it is."""


def shouts(text: str) -> bool:
    """Whether ``text`` is in capitals, acronyms aside."""
    if _TWO_CAPITALS.search(text) is None:
        return False
    words = [
        word
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
        if len(word) < _NO_WORD and not _acronym(word)
    ]
    letters = "".join(words)
    if len(letters) < _MIN_LETTERS:
        return False
    return sum(c.isupper() for c in letters) >= _SHARE_OF_CAPITALS * len(letters)


_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "and",
        "or",
        "nor",
        "but",
        "with",
        "by",
        "as",
        "is",
        "are",
        "be",
        "it",
        "its",
        "your",
        "our",
        "if",
    ]
)
"""Words that English titles write small (Chicago Manual of Style, 8.159)."""
_MIN_TITLE_WORDS = 3
_MAX_TITLE_WORDS = 14


def is_title(text: str) -> bool:
    """Whether ``text`` is written as English titles are: Every Word but the Small Ones.

    A small word among the capitals tells a title from a string of names.
    """
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)
    if not _MIN_TITLE_WORDS <= len(words) <= _MAX_TITLE_WORDS or text.rstrip().endswith("."):
        return False
    large = [word for word in words if word.lower() not in _SMALL_WORDS]
    small = [word for word in words[1:] if word in _SMALL_WORDS]
    return len(large) > 1 and bool(small) and all(word[0].isupper() for word in large)


def calm(text: str) -> str:
    """``text`` without the capitals of its first words (*ATTENDU QUE le bâtiment*), where they
    shout and the rest does not: models know such words by their small letters.
    """
    match = _LOUD_START.match(text)
    if match is None:
        return text
    words = re.findall(r"[^\W\d_]+", match.group())
    if len(words) < _LOUD_WORDS and len(words[0]) < _LOUD_LETTERS:
        return text
    return to_sentence_case(match.group()) + text[match.end() :]


def to_sentence_case(text: str) -> str:
    """Lower-case every word but acronyms; the first letter stays a capital."""
    lowered = re.sub(
        r"[^\W_]+(?:\.[^\W_]\.)*",
        lambda m: m.group() if _acronym(m.group()) else m.group().lower(),
        text,
    )
    return capitalise(lowered)


def capitalise(text: str) -> str:
    """Make the first letter a capital; whatever stands before it is left alone."""
    for index, character in enumerate(text):
        if character.isalpha():
            return text[:index] + character.upper() + text[index + 1 :]
        if character.isdigit():
            break
    return text


def uncapitalise(text: str) -> str:
    """Make the first letter small unless the first word is an acronym or a name of one letter."""
    match = re.match(r"\W*(\w+)", text)
    if match is None or sum(c.isupper() for c in match.group(1)) > 1:
        return text
    start = match.start(1)
    return text[:start] + text[start].lower() + text[start + 1 :]


def shout(text: str, kept: re.Pattern[str]) -> str:
    """``text`` in capitals but for what ``kept`` matches."""
    parts, position = [], 0
    for match in kept.finditer(text):
        parts += [text[position : match.start()].upper(), match.group()]
        position = match.end()
    return "".join(parts) + text[position:].upper()


def like(source: str, target: str) -> str:
    """``target`` with its first letter as ``source`` has it."""
    first = next((c for c in source if c.isalnum()), "")
    if first.isupper():
        return capitalise(target)
    return uncapitalise(target) if first.islower() else target


def _acronym(word: str) -> bool:
    return word in _KNOWN_ACRONYMS or _ACRONYM.fullmatch(word) is not None
