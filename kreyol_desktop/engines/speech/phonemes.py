"""Kreyòl spelling to phonemes.

The official orthography (IPN, 1979-1980) is phonemic: every letter or letter group stands for one
phoneme, so rules suffice. They follow the table of the decree:

* ``ou`` /u/, ``ui`` /ɥi/, ``ch`` /ʃ/, ``tch`` /tʃ/, ``dj`` /dʒ/, ``j`` /ʒ/, ``y`` /j/, ``r`` /ɣ/;
* ``an en on`` are nasal vowels, unless a vowel follows (*ane* /ane/) or the vowel carries a grave
  accent (*pàn* /pan/); a second ``n`` is a consonant after the nasal (*chann* /ʃɑ̃n/);
* a nasal before ``y`` keeps the glide (*benyen* /bɛ̃jɛ̃/); ``ny`` elsewhere is /ɲ/ (*nyaj*);
* ``oun`` and ``in`` are oral vowel plus /n/ (*moun*, *machin*); final ``ng`` is /ŋ/ (*miting*);
* ``h`` is silent outside ``ch``.

A one-consonant word is a clitic and leans on a neighbour: on the next word if that begins with a
vowel (*m ap*), else on the word before if it ends in one (*fè l pou*).
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

VOWELS = frozenset({"a", "e", "ɛ", "i", "o", "ɔ", "u", "y", "ɑ̃", "ɛ̃", "ɔ̃"})
CONSONANTS = frozenset(
    [
        "p",
        "b",
        "t",
        "d",
        "k",
        "ɡ",
        "f",
        "v",
        "s",
        "z",
        "ʃ",
        "ʒ",
        "m",
        "n",
        "ɲ",
        "ŋ",
        "l",
        "ɣ",
        "w",
        "j",
        "ɥ",
    ]
)
INVENTORY = VOWELS | CONSONANTS
"""Every phoneme that can come out."""

PAUSES = ".,;:!?"
MAX_WORD_CHARS = 400
"""Longer "words" are cut for transcription: they are noise, and work per word stays bounded."""

_NASALS = {"a": "ɑ̃", "e": "ɛ̃", "o": "ɔ̃"}
_VOWEL_LETTERS = frozenset("aeiouàèòéùáíóúâêîôûäëïöü")
_LETTERS: Mapping[str, tuple[str, ...]] = {
    **{letter: (letter,) for letter in "abdefiklmnopstvwz"},
    **dict.fromkeys("àáâä", ("a",)),
    **dict.fromkeys("èêë", ("ɛ",)),
    **dict.fromkeys("íîï", ("i",)),
    **dict.fromkeys("òô", ("ɔ",)),
    **dict.fromkeys("óö", ("o",)),
    **dict.fromkeys("uûü", ("y",)),
    **dict.fromkeys("ùú", ("u",)),
    "é": ("e",),
    "g": ("ɡ",),
    "j": ("ʒ",),
    "r": ("ɣ",),
    "y": ("j",),
    "c": ("k",),
    "ç": ("s",),
    "q": ("k",),
    "x": ("k", "s"),
    "h": (),
    "ñ": ("ɲ",),
}
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tch", ("t", "ʃ")),
    ("dj", ("d", "ʒ")),
    ("ch", ("ʃ",)),
    ("sh", ("ʃ",)),
    ("ou", ("u",)),
    ("ui", ("ɥ", "i")),
)
_TOKEN = re.compile(r"[^\W\d_]+|[.,;:!?…]")


@dataclass(frozen=True, slots=True)
class Sound:
    """A word or a pause mark as sounds.

    ``start`` and ``end`` are its character range in the transcribed text. ``leans`` is true when no
    space separates it from the sound before. A pause has its mark as its only phone.
    """

    phones: tuple[str, ...]
    start: int
    end: int
    leans: bool = False

    @property
    def is_pause(self) -> bool:
        return len(self.phones) == 1 and self.phones[0] in PAUSES


@lru_cache(maxsize=50_000)
def transcribe_word(word: str) -> tuple[str, ...]:
    """Phones of one word written with letters only; empty when no letter has a sound."""
    letters = unicodedata.normalize("NFC", word.lower())[:MAX_WORD_CHARS]
    phones: list[str] = []
    position = 0
    while position < len(letters):
        taken, found = _next_phones(letters, position)
        position += taken
        phones.extend(p for p in found if p in VOWELS or not phones or phones[-1] != p)
    return tuple(phones)


def _next_phones(letters: str, position: int) -> tuple[int, tuple[str, ...]]:
    """How many letters to take at ``position``, and their phones."""
    for group, phones in _GROUPS:
        if letters.startswith(group, position):
            return len(group), phones
    letter = letters[position]
    if letter in _NASALS and letters[position + 1 : position + 2] == "n":
        following = letters[position + 2 : position + 3]
        if following == "y":
            return 3, (_NASALS[letter], "j")
        if following not in _VOWEL_LETTERS:
            return 2, (_NASALS[letter],)
    if letter == "n":
        return _after_n(letters, position)
    return 1, _LETTERS.get(letter, ())


def _after_n(letters: str, position: int) -> tuple[int, tuple[str, ...]]:
    if letters[position + 1 : position + 2] == "y" and (
        letters[position + 2 : position + 3] in _VOWEL_LETTERS and position + 2 < len(letters)
    ):
        return 2, ("ɲ",)
    if letters[position + 1 :] == "g":
        return 2, ("ŋ",)
    return 1, ("n",)


def transcribe(
    spoken: str, pronunciations: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Sound, ...]:
    """Sounds of a verbalized text (letters, spaces and pause marks).

    ``pronunciations`` maps lower-case words to phones that win over the rules. Pauses at the
    beginning and repeated pauses are dropped.
    """
    sounds: list[Sound] = []
    for match in _TOKEN.finditer(spoken):
        piece = match.group()
        if piece in ".,;:!?…":
            if sounds and not sounds[-1].is_pause:
                sounds.append(Sound((piece.replace("…", "."),), *match.span(), leans=True))
            continue
        phones = (pronunciations or {}).get(piece.lower()) or transcribe_word(piece)
        if phones:
            sounds.append(Sound(phones, *match.span()))
    return _lean_clitics(sounds)


def _lean_clitics(sounds: list[Sound]) -> tuple[Sound, ...]:
    """Join each one-consonant word to the neighbour with which it makes a syllable."""
    joined = [False] * (len(sounds) + 1)
    for index, sound in enumerate(sounds):
        if len(sound.phones) != 1 or sound.phones[0] not in CONSONANTS:
            continue
        before = _word_at(sounds, index - 1)
        after = _word_at(sounds, index + 1)
        backward = before is not None and (
            after is None or (before.phones[-1] in VOWELS and after.phones[0] not in VOWELS)
        )
        joined[index if backward else index + 1] = True
    return tuple(
        Sound(s.phones, s.start, s.end, s.leans or joined[i]) for i, s in enumerate(sounds)
    )


def _word_at(sounds: list[Sound], index: int) -> Sound | None:
    if not 0 <= index < len(sounds) or sounds[index].is_pause:
        return None
    return sounds[index]


def to_ipa(sounds: tuple[Sound, ...]) -> str:
    """The sounds as one line of IPA, words separated by spaces."""
    return "".join(
        ("" if index == 0 or sound.leans else " ") + "".join(sound.phones)
        for index, sound in enumerate(sounds)
    )
