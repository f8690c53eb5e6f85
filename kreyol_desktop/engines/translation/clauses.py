"""Cutting endless sentences at clause boundaries, so that nothing is ever truncated."""

import re
from collections.abc import Callable

_STRONG = re.compile(r"(?<=[;:])\s+|\s+(?=[–—]\s)|(?<=[.!?…][\"”»)])\s+")
_CONJUNCTION = re.compile(
    r"(?<=,)\s+(?=(?:and|but|or|so|because|which|who|while|when|where|although|if|then|as|et|mais|ou|"
    r"car|donc|puis|qui|que|dont|où|lorsque|quand|tandis|pendant|si|alors|afin|ainsi|y|pero|porque|"
    r"que|cuando|epi|men|oswa|paske|lè|si)\b)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"(?<=,)\s+")
_PHRASE = re.compile(
    r"\s+(?=(?:and|or|but|because|which|that|who|when|where|while|if|for|with|without|in|on|at|to|"
    r"from|by|between|during|after|before|than|as|et|ou|mais|qui|que|dont|où|pour|avec|sans|dans|sur|"
    r"par|en|vers|entre|pendant|après|avant|depuis|chez|y|o|pero|con|sin|para|por|desde|entre|hasta|"
    r"ak|pou|nan|sou|pa|ki|ke|kote)\s)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_LEVELS = (_STRONG, _CONJUNCTION, _COMMA, _PHRASE, _SPACE)


MIN_CLAUSE_CHARS = 12
"""A cut leaves at least this much on either side: a lone word is no clause."""
HARD_FACTOR = 3
"""A stretch without punctuation is cut at a space only when it is this many times too long."""


def split_clauses(
    sentence: str, count_tokens: Callable[[str], int], limit: int
) -> list[tuple[str, str]]:
    """Clauses of about ``limit`` tokens, never more than three times that, with the white space
    after each.

    Cuts where the sentence breathes most strongly, near its middle; a single endless word stays
    whole. Joining everything gives the sentence back.
    """
    return _split(sentence, "", count_tokens, limit, 0)


def _split(
    text: str, separator: str, count_tokens: Callable[[str], int], limit: int, level: int
) -> list[tuple[str, str]]:
    allowed = limit * HARD_FACTOR if level == len(_LEVELS) - 1 else limit
    if level == len(_LEVELS) or count_tokens(text) <= allowed:
        return [(text, separator)]
    cut = _middle_cut(text, _LEVELS[level])
    if cut is None:
        return _split(text, separator, count_tokens, limit, level + 1)
    left, white, right = text[: cut.start()], cut.group(), text[cut.end() :]
    return [
        *_split(left, white, count_tokens, limit, level),
        *_split(right, separator, count_tokens, limit, level),
    ]


def _middle_cut(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    middle = len(text) / 2
    inside = [
        match
        for match in pattern.finditer(text)
        if match.start() >= MIN_CLAUSE_CHARS and len(text) - match.end() >= MIN_CLAUSE_CHARS
    ]
    return min(inside, key=lambda match: abs(match.start() - middle), default=None)
