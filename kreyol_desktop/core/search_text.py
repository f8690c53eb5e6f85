"""What people type into a search line, and the places where it stands in a text.

The rule is that of the index (SQLite FTS5, tokenizer unicode61): a word is a run of letters and
digits, accents and case do not count. All terms must be found; a quoted one is a phrase; the last
one, as long as it is being typed, is the beginning of a word.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

MAX_TYPED_CHARS = 400
MAX_TERMS = 24
"""More of a query is left out: the index limits the depth of an expression."""

_MARK = "\u0300-\u036f"
_LETTER = r"[^\W_]"
_BETWEEN = r"[\W_]+"
_WORD = re.compile(f"{_LETTER}+")
_MARKS = re.compile(f"[{_MARK}]+")
_PIECE = re.compile(r'"([^"]*)("?)|[^\s"]+')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


@dataclass(frozen=True)
class SearchTerm:
    """``typed`` is the word or phrase as it was typed; its ``words`` are folded, at least one."""

    typed: str
    words: tuple[str, ...]
    is_beginning: bool = False
    """The last word stands for every word that begins with it."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # A text may hold its accents as characters of their own, behind the letters.
        words = _BETWEEN.join(f"[{_MARK}]*".join(map(re.escape, word)) for word in self.words)
        rest = f"[^\\W_{_MARK}]*" if self.is_beginning else ""
        return re.compile(f"(?<!{_LETTER}){words}[{_MARK}]*{rest}[{_MARK}]*(?!{_LETTER})")

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        return re.compile(f"[{_MARK}]*".join(map(_any_form, self.words[0])))

    def may_be_in(self, text: str) -> bool:
        """False only where the term is not in a text, which need not be folded for that.

        Many times as quick as folding it.
        """
        return self._loose.search(text) is not None

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """(start, end) of each place of the term in a text that ``fold`` folded, whole words."""
        return (found.span() for found in self._pattern.finditer(folded))


def search_terms(typed: str) -> tuple[SearchTerm, ...]:
    """The terms of a search line; none where it holds no letter and no digit."""
    clean = "".join(char if char.isprintable() else " " for char in typed[:MAX_TYPED_CHARS])
    pieces = list(_PIECE.finditer(unicodedata.normalize("NFC", clean).translate(_QUOTES)))
    terms = []
    for piece in pieces[:MAX_TERMS]:
        is_quoted, is_closed = piece[1] is not None, piece[2] == '"'
        text = piece[1] if is_quoted else piece[0]
        if words := tuple(_WORD.findall(quick_fold(text))):
            terms.append(SearchTerm(text, words, piece is pieces[-1] and not is_closed))
    return tuple(terms)


def fold(text: str) -> str:
    """Lower case without accents, character for character: ``lekòl`` and ``LEKOL`` are equal."""
    return "".join(unicodedata.normalize("NFD", char)[0].lower()[:1] or char for char in text)


def quick_fold(text: str) -> str:
    """Like ``fold`` and faster, but the places of the characters are lost."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).lower()


def _any_form(letter: str) -> str:
    """A pattern of all characters that ``fold`` makes ``letter`` of."""
    return f"[{re.escape(letter + letter.upper() + _accented().get(letter, ''))}]"


@cache
def _accented() -> dict[str, str]:
    """Folded letter -> its other forms in Latin, Greek and Cyrillic script."""
    forms: dict[str, str] = {}
    for code in (*range(0xC0, 0x530), *range(0x1E00, 0x2000)):
        letter = fold(chr(code))
        forms[letter] = forms.get(letter, "") + chr(code)
    return forms
