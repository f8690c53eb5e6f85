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
_SPACE = re.compile(r"\s+")
_LEVELS = (_STRONG, _CONJUNCTION, _COMMA, _SPACE)


def split_clauses(
    sentence: str, count_tokens: Callable[[str], int], limit: int
) -> list[tuple[str, str]]:
    """Clauses of at most ``limit`` tokens with the white space after each.

    Cuts where the sentence breathes most strongly, near its middle; a single endless word stays
    whole. Joining everything gives the sentence back.
    """
    return _split(sentence, "", count_tokens, limit, 0)


def _split(
    text: str, separator: str, count_tokens: Callable[[str], int], limit: int, level: int
) -> list[tuple[str, str]]:
    if level == len(_LEVELS) or count_tokens(text) <= limit:
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
    inside = [m for m in pattern.finditer(text) if m.start() > 0 and m.end() < len(text)]
    return min(inside, key=lambda match: abs(match.start() - middle), default=None)
