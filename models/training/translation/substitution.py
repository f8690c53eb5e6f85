"""Other numbers and other names, put in the same places on both sides of a pair."""

import random
import re
from collections.abc import Iterable

from models.training.translation.cleaning import Pair

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"(?<![\w'-])[A-ZÀ-Ý][\w'-]*[a-zà-ÿ][\w-]*")
_CENTURIES = ("17", "18", "19", "20")
_MIN_NAME_CHARS = 4
_MAX_NAMES = 4
_MAX_MIXED_CHARS = 14
_LAST_DAY = 31
_SYLLABLES = re.findall(
    r"\w+",
    "ba ko mar lin ste vor ran del mi za tor pe nik sha wel bru gan so li ri ver don ta kha mun jo "
    "hen ler van os ka el ung wa yo cas tri qui gra phe",
)


def with_other_numbers(pair: Pair, rng: random.Random) -> Pair:
    """Replace the digit groups of a pair by others of the same length, when both sides hold the
    same ones: days stay days, years years, 0 and 1 stay because of the plural."""
    numbers = _DIGITS.findall(pair.source)
    if sorted(numbers) != sorted(_DIGITS.findall(pair.target)):
        return pair
    other = {number: _other_number(number, rng) for number in numbers}

    def replace(match: re.Match[str]) -> str:
        return other[match.group()]

    return Pair(_DIGITS.sub(replace, pair.source), _DIGITS.sub(replace, pair.target))


def _other_number(number: str, rng: random.Random) -> str:
    if number in ("0", "1"):
        return number
    if len(number) == 1:
        return str(rng.randint(2, 9))
    if len(number) == 4 and number[:2] in _CENTURIES:
        return str(rng.choice((rng.randint(1700, 1999), rng.randint(2000, 2039))))
    if len(number) == 2 and 10 <= int(number) <= _LAST_DAY:
        return str(rng.randint(10, _LAST_DAY))
    first = "0" if number[0] == "0" else rng.choice("123456789")
    return first + "".join(rng.choice("0123456789") for _ in number[1:])


def random_word(rng: random.Random, syllables: tuple[int, int] = (2, 3)) -> str:
    """A word that means nothing."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(*syllables)))


class NamePool:
    """The names that stand unchanged on both sides of some pair, and new ones made of them."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        found = (name for pair in pairs for name in shared_names(pair))
        self._names = list(dict.fromkeys(found))

    def draw(self, rng: random.Random) -> str:
        """A known name, two halves of known names, or syllables."""
        kind = rng.random()
        if self._names and kind < 0.5:
            return rng.choice(self._names)
        if self._names and kind < 0.8:
            head, tail = rng.choice(self._names), rng.choice(self._names)
            mixed = head[: max(2, len(head) // 2)] + tail[len(tail) // 2 :].lower()
            return mixed[:_MAX_MIXED_CHARS]
        return random_word(rng, (2, 4)).capitalize()

    def renamed(self, pair: Pair, rng: random.Random) -> Pair:
        """The pair with other names where both sides share some."""
        source, target = pair.source, pair.target
        for name in shared_names(pair)[:_MAX_NAMES]:
            new, whole = self.draw(rng), re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
            source, target = whole.sub(new, source), whole.sub(new, target)
        return Pair(source, target)


def shared_names(pair: Pair) -> list[str]:
    """Capitalised words of four letters or more that both sides write alike, in order."""
    in_target = set(_NAME.findall(pair.target))
    names = (name for name in _NAME.findall(pair.source) if name in in_target)
    return [name for name in dict.fromkeys(names) if len(name) >= _MIN_NAME_CHARS]
