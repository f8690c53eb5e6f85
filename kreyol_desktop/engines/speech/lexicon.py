"""Pronunciations that people wrote down: the bundled ones and the user's own.

A CSV file with the columns ``word`` and ``say``: a respelling in Kreyòl orthography (``Nouyòk``), or
phonemes between slashes (``/m a j a m i/``, spaces optional). The user's entries win.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.speech import LexiconEntry
from kreyol_desktop.engines.speech.phonemes import INVENTORY

_PHONES = re.compile("|".join(sorted(map(re.escape, INVENTORY), key=len, reverse=True)))
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_RESPELLING = re.compile(r"[A-Za-zàèòéùÀÈÒÉÙ .,'’-]+")


class Lexicon:
    """Looks words up, whatever their case."""

    def __init__(self, entries: Iterable[LexiconEntry] = ()) -> None:
        self._respellings: dict[str, str] = {}
        self._pronunciations: dict[str, tuple[str, ...]] = {}
        for entry in entries:
            self._add(check_entry(entry))

    def _add(self, entry: LexiconEntry) -> None:
        word = fold(entry.word)
        bare = _NOT_LETTERS.sub("", word)
        self._pronunciations.pop(bare, None)
        if entry.say.startswith("/"):
            self._pronunciations[bare] = phones_of(entry.say)
            self._respellings[word] = bare
        else:
            self._respellings[word] = re.sub(r"['’-]", " ", entry.say)

    @property
    def pronunciations(self) -> Mapping[str, tuple[str, ...]]:
        """Phones by lower-case word of letters only."""
        return self._pronunciations

    def respelling(self, word: str) -> str | None:
        """How to write ``word`` so that the rules speak it right; None when it isn't listed."""
        return self._respellings.get(fold(word))

    @property
    def words(self) -> tuple[str, ...]:
        """The listed words, folded."""
        return tuple(self._respellings)

    def __len__(self) -> int:
        return len(self._respellings)


def fold(word: str) -> str:
    """The form under which words are compared: composed, lower case, straight apostrophe."""
    return unicodedata.normalize("NFC", word.strip()).lower().replace("’", "'")


def phones_of(say: str) -> tuple[str, ...]:
    """Phones of an entry between slashes."""
    return tuple(_PHONES.findall(unicodedata.normalize("NFD", say).replace("g", "ɡ")))


def check_entry(entry: LexiconEntry) -> LexiconEntry:
    """Return a clean entry. Raise InvalidRequestError when it can't be used."""
    word, say = entry.word.strip(), unicodedata.normalize("NFC", entry.say.strip())
    if not any(c.isalpha() for c in word) or any(c.isspace() for c in word):
        raise InvalidRequestError("A lexicon entry needs one word.", hint="Write one word.")
    if say.startswith("/"):
        inner = unicodedata.normalize("NFD", say.strip("/")).replace("g", "ɡ")
        if not inner.strip() or _PHONES.sub("", inner).strip():
            raise InvalidRequestError(
                "These are not Kreyòl phonemes.",
                hint=f"Use only: {' '.join(sorted(INVENTORY))}",
            )
    elif not _RESPELLING.fullmatch(say):
        raise InvalidRequestError(
            "This can't be spoken.", hint="Write it in Kreyòl letters, or phonemes as /a/."
        )
    return LexiconEntry(word, say)


def read_lexicon(path: Path) -> tuple[LexiconEntry, ...]:
    """Entries of a CSV file; () when there is none. Raise InvalidRequestError for a bad line."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if row and not row[0].startswith("#")]
    if rows and [cell.strip().lower() for cell in rows[0][:2]] == ["word", "say"]:
        rows = rows[1:]
    entries = []
    for row in rows:
        if len(row) < 2:  # noqa: PLR2004 - word and pronunciation
            raise InvalidRequestError(
                f"A line of {path.name} has no pronunciation.", hint="Write: word,pronunciation"
            )
        entries.append(check_entry(LexiconEntry(row[0], row[1])))
    return tuple(entries)


def write_lexicon(path: Path, entries: Iterable[LexiconEntry]) -> None:
    """Replace the file in one step."""
    checked = [check_entry(entry) for entry in entries]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".tmp")
    temporary.touch(0o600)
    with temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("word", "say"))
        writer.writerows((entry.word, entry.say) for entry in checked)
    temporary.replace(path)
