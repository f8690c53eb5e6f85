"""What stands around a sentence: list markers, quotation marks, final punctuation.

The model sees the bare sentence; the frame goes around its translation unchanged.
"""

import re
from dataclasses import dataclass

_PICTURES = r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]"
"""Arrows, signs and emoji."""
_LEAD = re.compile(
    rf"(?:\s*{_PICTURES})*"
    r"(?:\s*(?:[•·▪◦●○■□–—*+>#-]+|(?!MM?\.|[A-Z]\.\s?[A-Z]\.)[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)\]]{1,2})(?=\s)"
    # 1.1 General rules
    r"|\s*\d{1,3}(?:\.\d{1,3}){1,3}(?=\s+[A-ZÀ-Ý][^\W\d_A-ZÀ-Ý]))*\s*"
)
_PICTURE = re.compile(_PICTURES)
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'), ("‘", "’"), ("(", ")"), ("[", "]"))
_FINAL = re.compile(r"\s?([.!?…:;,]+)(?=[\"'”’»)\]]*\Z)")
_AFTER_ABBREVIATION = re.compile(r"\.[!?:;,]")
"""*at 5 p.m.:* the full stop is the abbreviation's."""
_GUILLEMETS = re.compile(r"«\s?|\s?»")
_CHARACTERS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Framed:
    """``before`` + ``core`` + ``after`` is the sentence."""

    before: str
    core: str
    after: str


def take_frame(sentence: str) -> Framed:
    """Split a sentence into its frame and what is to be translated."""
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    end = _without_pictures_behind(sentence, start)
    inner = sentence[start:end]
    for opening, closing in _QUOTES:
        if inner != opening + closing and inner.startswith(opening) and inner.endswith(closing):
            core = inner[1:-1]
            if opening not in core and closing not in core and core.strip():
                white = len(core) - len(core.lstrip())
                rear = len(core) - len(core.rstrip())
                start, end = start + 1 + white, end - 1 - rear
            break
    return Framed(sentence[:start], sentence[start:end], sentence[end:])


def _without_pictures_behind(sentence: str, start: int) -> int:
    """Where the white space and the pictures at the end of a sentence begin."""
    end = len(sentence)
    while end > start and (
        sentence[end - 1].isspace()
        or _PICTURE.match(sentence, end - 1)
        or (sentence[end - 1] in "—–" and sentence[end - 2 : end - 1].isspace())
    ):
        end -= 1
    return end


def plain_characters(text: str) -> str:
    """Typographic quotation marks and spaces as the models know them, one for one."""
    return text.translate(_CHARACTERS)


def quotes_like(source: str, target: str) -> str:
    """``target`` with straight quotation marks where ``source`` has no others."""
    if "«" in source or '"' not in source:
        return target
    return _GUILLEMETS.sub('"', target)


def end_like(source: str, target: str) -> str:
    """``target`` with the final punctuation of ``source``."""
    wanted = _FINAL.search(source)
    found = _FINAL.search(target)
    mark = wanted.group(1) if wanted else ""
    if _AFTER_ABBREVIATION.fullmatch(mark):
        mark = mark[1:]
    if found:
        if found.group(1) == mark:
            return target
        return target[: found.start()] + mark + target[found.end() :]
    if not mark:
        return target
    closers = re.search(r"[\"'”’»)\]]*\Z", target)
    cut = closers.start() if closers and _FINAL.search(source).end() < len(source) else len(target)  # type: ignore[union-attr] # mark is set: it matched
    return target[:cut] + mark + target[cut:]
