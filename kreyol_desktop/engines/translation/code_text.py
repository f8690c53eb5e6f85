"""Lines of computer code, which no one wants translated."""

import re

_SIGNS = (
    re.compile(r"[=!<>]=|&&|\|\||=>|->|\+\+|\+=|::"),
    re.compile(r"(?<![=!<>])=(?!=)\s*[\w\"'\[({]"),
    re.compile(r"\w\([^()]*\)\s*(?:[;:{]|\Z)"),
    re.compile(r"[;{}]\s*\Z"),
    re.compile(r"\b(?:if|for|while|switch|catch)\s?\("),
    re.compile(
        r"^\s*(?:def|class|import|from|function|var|let|const|return|public|private|void|#include)\s\w"
    ),
    re.compile(r"</?\w+[^<>]*>|\w+\.\w+\("),
    re.compile(r"\{[^{}]*[;:=][^{}]*\}"),
)
_ENOUGH = 2
"""One such sign may stand in any sentence."""


def looks_like_code(text: str) -> bool:
    """Whether ``text`` is a line of a program rather than of a language."""
    if not any(sign in text for sign in "=({;"):
        return False
    return sum(sign.search(text) is not None for sign in _SIGNS) >= _ENOUGH
