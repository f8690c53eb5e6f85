"""E-mail addresses, web addresses and hashtags.

Said as people dictate them: *pwen* for the point, *arobaz* for @; the scheme is left out, and so is
everything after a path too long to be understood by ear.
"""

import re
from collections.abc import Callable

from kreyol_desktop.engines.speech.verbalizer.letters import spell
from kreyol_desktop.engines.speech.verbalizer.numbers import say_integer
from kreyol_desktop.engines.speech.verbalizer.rule import Rule

_SIGNS = {
    ".": "pwen",
    "@": "arobaz",
    "-": "tirè",
    "_": "tirè ba",
    "/": "eslach",
    "+": "plis",
    ":": "de pwen",
    "~": "tild",
    "#": "dyèz",
    "%": "pousan",
    "?": "pwen entèwogasyon",
    "=": "egal",
    "&": "ak",
}
_ENDINGS = {
    "com": "kòm",
    "org": "òg",
    "net": "nèt",
    "edu": "edi",
    "gov": "gòv",
    "gouv": "gouv",
    "info": "enfo",
    "ht": "ach te",
    "www": "twa doubleve",
    "gmail": "jimel",
    "yahoo": "yawou",
    "hotmail": "òtmel",
    "outlook": "awtlouk",
}
_TAG_SIGNS = {"@": "arobaz", "#": "achtag"}
_FILES = "pdf|docx?|xlsx?|pptx?|odt|epub|txt|csv|jpe?g|png|gif|mp3|mp4|m4b|wav|zip|exe|html?"
_PATH_CHARS = 40
_COUNTRY_LETTERS = 2
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


def say_address(address: str, say_word: Callable[[str], str]) -> str:
    """An address in words; ``say_word`` says the names in it."""
    parts = []
    pieces = _PIECE.findall(address)
    for index, piece in enumerate(pieces):
        if piece.isdecimal():
            parts.append(say_integer(piece))
        elif piece[0].isalpha():
            lower = piece.lower()
            is_country = index and pieces[index - 1] == "." and len(lower) == _COUNTRY_LETTERS
            vowels = not is_country and re.search(r"[aeiouyàèòéù]", lower)
            known = _ENDINGS.get(lower)
            parts.append(known or (say_word(lower) if vowels and len(lower) > 1 else spell(lower)))
        else:
            parts.append(_SIGNS.get(piece, ""))
    return " ".join(part for part in parts if part)


def rules(say_word: Callable[[str], str]) -> tuple[Rule, ...]:
    """Rules for addresses."""

    def email(match: re.Match[str]) -> str:
        return say_address(match.group(), say_word)

    def url(match: re.Match[str]) -> str:
        host, slash, path = match["web_address"].rstrip(".,;:!?)").partition("/")
        path = path.rstrip("/")
        shown = f"{host}{slash}{path}" if path and len(path) <= _PATH_CHARS else host
        return say_address(shown, say_word)

    def tag(match: re.Match[str]) -> str:
        """*#AyitiLib, @JanPol*: each capital begins a word."""
        words = re.findall(r"\d+|[A-ZÀ-Ý]?[a-zà-ÿ]+|[A-ZÀ-Ý]+(?![a-zà-ÿ])", match["web_tag"])
        said = [say_integer(word) if word.isdecimal() else say_word(word) for word in words]
        return " ".join([_TAG_SIGNS[match.group()[0]], *said, ""])

    return (
        Rule(
            r"(?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?!\w)", email, begins="dAa."
        ),
        Rule(r"(?:(?i:https?|ftp)://)(?P<web_address>[^\s<>\"'«»()]{1,2000})", url, begins="Aa"),
        Rule(
            r"(?<![\w@.])(?:www\.)?[A-Za-z][\w-]{0,62}(?:\.[A-Za-z][\w-]{0,62}){0,3}"
            r"\.(?:com|org|net|edu|gov|info|ht|fr|ca)(?![\w.]\w)(?:/[\w./-]{0,40}\w)?",
            lambda match: say_address(match.group(), say_word),
            begins="Aa",
        ),
        Rule(
            rf"(?<![\w.])[A-Za-zÀ-ÿ0-9][\w-]{{0,60}}\.(?:{_FILES})(?!\w)",
            lambda match: say_address(match.group(), say_word),
            begins="dAa.",
        ),
        Rule(
            r"(?<![\w&])[@#](?P<web_tag>(?=\w*[^\W\d])(?!\d+[A-Za-z]?(?!\w))\w{2,60})",
            tag,
            begins=".",
        ),
        Rule(r"(?<!\w)@(?=\w)", lambda _match: "arobaz ", begins="."),
    )
