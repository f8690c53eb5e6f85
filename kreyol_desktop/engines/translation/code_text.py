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
_SURE = (
    re.compile(r"^\s*(?:SELECT\b.+\bFROM|INSERT INTO|DELETE FROM|UPDATE\b.+\bSET|CREATE TABLE)\b"),
    re.compile(r"^\s*(?:return|print|yield|echo)\b\s*\(?f?[\"'].*\{\w+\}"),
    re.compile(r"^\s*(?:\$|>>>|#!/)\s?\w"),
)
"""What no sentence looks like: a query, a text with a variable that is given back, a prompt."""
_OPENS_BLOCK = re.compile(r"[:{]\s*\Z")
_ENOUGH = 2
"""One such sign may stand in any sentence."""


def looks_like_code(text: str) -> bool:
    """Whether ``text`` is a line of a program rather than of a language."""
    if any(sign.search(text) for sign in _SURE):
        return True
    if not any(sign in text for sign in "=({;"):
        return False
    return sum(sign.search(text) is not None for sign in _SIGNS) >= _ENOUGH


def opens_block(line: str) -> bool:
    """Whether a line of code says that the lines below it, further in, belong to it."""
    return _OPENS_BLOCK.search(line) is not None and looks_like_code(line)
