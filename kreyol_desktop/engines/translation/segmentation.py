"""Sentences of a text, for English, French, Spanish and Kreyòl.

``sentencex`` makes the first cut; the rules here mend it: titles, initials, list numbers, numbered
references, numbered clauses, ellipses, quotations and addresses. Joining the spans always gives the text back.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from kreyol_desktop.core.language import Language
from kreyol_desktop.core.translation import SegmentSpan
from kreyol_desktop.engines.translation import abbreviations

MAX_SPAN_CHARS = 20_000
"""Longer stretches are cut before sentencex sees them, so that 10 MB in one line stay quick."""

_WHITE = re.compile(r"\s*\Z")
_UNSAFE = re.compile("[\ud800-\udfff\x00]")
_LAST_WORD = re.compile(r"(?:^|[\s(\[«“\"'’\-–—])([^\s(\[«“\"]+?)\.\Z")
_LIST_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)\]]{1,2}\Z")
_INITIAL = re.compile(r"(?:^|[\s(«“\"])(?:([^\s]+)\s+)?((?:[A-ZÀ-Ý]\.[\s-]?)*[A-ZÀ-Ý])\.\Z")
_ELLIPSIS_END = re.compile(r"(?:\.\.\.|…|\. \. \.)[\"'”’»)\]]*\Z")
_QUOTE_END = re.compile(r"[.!?…][\"'”’»]\s*\Z|[!?…]\s?[»”\"]\Z")
_CLOSERS = re.compile(r"\A\s*[\"'”’»)\]]+(?:\s+|\Z)")
_CAPITAL = "(?=[\"“«‘'(]*[A-ZÀ-Ý¿¡])"
_HIDDEN_BREAKS = tuple(
    re.compile(pattern)
    for pattern in (
        # an address, or an abbreviation that ends its sentence
        rf"(?:(?:https?://|www\.)\S+?|\S{1, 64}@\S{1, 250}\.\w+|\b[Ee]tc|\b[ap]\.m|\b[Nn]o)[.!?]\s+{_CAPITAL}",
        rf"(?:[?!][?!]+|…|\.\))[\"'”’»)\]]*\s+{_CAPITAL}",
        rf"(?<=[a-zà-ÿ] [A-Z])\.\s+{_CAPITAL}",
        r"(?<=[.!?…])\s+(?=[¿¡])",
        # (i) the first; (ii) the second
        r";\s+(?=\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s)",
    )
)
_ANY_BREAK = re.compile(rf"[.!?…][\"'”’»)\]]*\s+{_CAPITAL}")
_SPEECH_RESUMES = re.compile(r"\A\s*[—–]\s?[a-zà-ÿ]")
_RESUMES = re.compile(r"\A[\s\"'“‘«(\[]*[a-zà-ÿ]")
_DIGIT_FIRST = re.compile(r"\A\s*\d")


class SentenceSegmenter:
    """The Segmenter port. Thread-safe; holds nothing but word lists."""

    def split(self, text: str, language: Language) -> tuple[SegmentSpan, ...]:
        """Sentences of ``text`` with the white space after each; leading white space counts
        as a span of its own with empty text.
        """
        if not text:
            return ()
        lead = len(text) - len(text.lstrip())
        spans = [SegmentSpan("", text[:lead])] if lead else []
        code = language if language is not Language.OTHER else Language.ENGLISH
        for stretch in _stretches(text[lead:]):
            spans.extend(_span(piece) for piece in _pieces(stretch, code))
        return tuple(spans)


def _span(piece: str) -> SegmentSpan:
    white = _WHITE.search(piece)
    cut = white.start() if white else len(piece)
    return SegmentSpan(piece[:cut], piece[cut:])


def _stretches(text: str) -> Iterator[str]:
    """Cut an endless text at white space, so that no step sees more than MAX_SPAN_CHARS."""
    start = 0
    while len(text) - start > MAX_SPAN_CHARS:
        cut = text.rfind(" ", start + MAX_SPAN_CHARS // 2, start + MAX_SPAN_CHARS) + 1
        cut = cut or start + MAX_SPAN_CHARS
        # the white space goes with what stands before it
        while cut < len(text) and text[cut].isspace():
            cut += 1
        yield text[start:cut]
        start = cut
    if start < len(text):
        yield text[start:]


def _pieces(text: str, language: Language) -> list[str]:
    cut = [part for piece in _first_cut(text, language) for part in _hidden_breaks(piece, language)]
    merged: list[str] = []
    for piece in cut:
        if merged and _belongs(merged[-1], piece, language):
            merged[-1] += piece
        elif merged and (closers := _CLOSERS.match(piece)):
            # a quotation mark or bracket that closes what went before, and its white space
            merged[-1] += closers.group()
            if rest := piece[closers.end() :]:
                merged.append(rest)
        else:
            merged.append(piece)
    return merged


def _first_cut(text: str, language: Language) -> list[str]:
    import sentencex  # delayed: a native library

    # sentencex wants valid UTF-8; one character stands in for one, so the lengths stay true
    safe = _UNSAFE.sub("\ufffd", text)
    # it knows nothing of Kreyòl, whose punctuation is that of English
    code = Language.ENGLISH if language is Language.KREYOL else language
    pieces, start = [], 0
    for sentence in sentencex.segment(code.value, safe):
        pieces.append(text[start : start + len(sentence)])
        start += len(sentence)
    if start < len(text):
        pieces.append(text[start:])
    return _with_white_space_behind(pieces)


def _with_white_space_behind(pieces: list[str]) -> list[str]:
    """Move the white space that a piece begins with to the end of the one before it."""
    joined: list[str] = []
    for piece in pieces:
        bare = piece.lstrip() if joined else piece
        if joined:
            joined[-1] += piece[: len(piece) - len(bare)]
        if bare:
            joined.append(bare)
    return joined


def _hidden_breaks(piece: str, language: Language) -> list[str]:
    """Breaks that sentencex misses: after an address, after ``etc.``, before ``¿`` and ``¡``."""
    patterns = [*_HIDDEN_BREAKS]
    if language is Language.KREYOL:
        # cut with English rules, for which words as frequent as "la", "pa" and "gen" are
        # abbreviations; titles and initials are joined again afterwards
        patterns.append(_ANY_BREAK)
    cuts = {match.end() for pattern in patterns for match in pattern.finditer(piece)}
    edges = [0, *sorted(cuts), len(piece)]
    return [piece[a:b] for a, b in pairwise(edges) if a < b]


def _belongs(before: str, after: str, language: Language) -> bool:
    """Whether ``after`` goes on with the sentence that ``before`` began."""
    head = before.rstrip()
    if not head or not after.strip():
        return True
    return (
        not before[-1].isspace()
        or _LIST_NUMBER.match(head) is not None
        or _ends_in_title(head, language)
        or _ends_in_initial(head, after)
        or _goes_on_with_number(head, after, language)
        or _goes_on_in_small_letters(head, after, language)
    )


def _ends_in_title(head: str, language: Language) -> bool:
    word = _LAST_WORD.search(head)
    return word is not None and word.group(1) in abbreviations.titles(language)


def _ends_in_initial(head: str, after: str) -> bool:
    """``J. K. Rowling`` and ``George W. Bush`` go on; ``vitamin C. Eat`` does not."""
    match = _INITIAL.search(head)
    if match is None or not after.lstrip()[:1].isupper():
        return False
    word = match.group(1)
    # 45 N. Oak Avenue
    return word is None or word.isdigit() or (word[:1].isupper() and word[-1] not in ",;:")


def _goes_on_with_number(head: str, after: str, language: Language) -> bool:
    word = _LAST_WORD.search(head)
    if word is None or not _DIGIT_FIRST.match(after):
        return False
    # without an elided article: l'art. 12
    return re.split("['’]", word.group(1))[-1].lower() in abbreviations.number_words(language) | {
        "h"
    }


def _goes_on_in_small_letters(head: str, after: str, language: Language) -> bool:
    if head[-1] in "!?…" and _SPEECH_RESUMES.match(after):
        return True
    if not _RESUMES.match(after):
        return False
    if _ELLIPSIS_END.search(head) or _QUOTE_END.search(head):
        return True
    word = _LAST_WORD.search(head)
    if word is None:
        return False
    known = abbreviations.general(language) | abbreviations.number_words(language)
    return word.group(1).lower() in known or "." in word.group(1)
