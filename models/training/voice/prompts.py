"""What the teacher says: Kreyòl sentences from the seed corpus, and lists that cover rare sounds."""

import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from kreyol_desktop.engines.speech.phonemes import CONSONANTS, INVENTORY, VOWELS, Sound, transcribe
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.verbalizer.words import load_tables

TABLES = Path("resources/speech")
"""Names, acronyms and foreign words as the program says them."""

HELD_OUT = "seed-dev.tsv"
"""Its sentences are never trained on: the test prompts come from there."""

WORD_GAP = " "
REST = ","
ENDS = ".!?"
PHONES_RANGE = (5, 110)
"""Shorter prompts teach nothing about prosody; longer ones are heard in parts anyway."""

_RESTS = {";": REST, ":": REST}
"""The program asks its own voices for a comma at these marks."""

_LENGTHS = ((22, 0.40), (32, 0.36), (50, 0.18), (PHONES_RANGE[1], 0.06))
"""Share of the sentences with up to so many phones: some 26 on average, under three seconds."""

_CHOICE = 4
"""Of so many random sentences, the one with the rarest pairs of sounds is taken."""

_RARE_BELOW = 400
_WORDS_A_LIST = (4, 8)
_LIST_ROUNDS = 2
_SYLLABLE_ROUNDS = 2
_RARE_ROUNDS = 6
_RARE_CONSONANTS = ("ɲ", "ŋ", "ɣ", "ɥ")
_RARE_VOWELS = ("y",)
_RAREST = ("y", "ŋ", "ɲ", "ɥ")
_RAREST_ROUNDS = 8


class Part(StrEnum):
    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Prompt:
    """``symbols`` are phones, word gaps and pause marks, with a mark of ``ENDS`` as the last one.

    ``text`` is the verbalised spelling; for lists of syllables it is empty.
    """

    name: str
    part: Part
    text: str
    symbols: tuple[str, ...]

    @property
    def phones(self) -> tuple[str, ...]:
        """The symbols that are sounds."""
        return tuple(symbol for symbol in self.symbols if symbol in INVENTORY)


@dataclass(frozen=True, slots=True)
class PromptCounts:
    """How many prompts to make beside the lists: training sentences, further ones with the rarest
    sounds, and the unseen ones."""

    train: int = 5500
    rare: int = 1200
    dev: int = 60
    test: int = 140


Candidate = tuple[str, tuple[str, ...]]
"""A sentence and its symbols."""


def make_prompts(seed: Path, counts: PromptCounts, *, random_seed: int = 7) -> list[Prompt]:
    """Choose the prompts; ``seed`` is the folder of the seed corpus (third column: Kreyòl)."""
    rng = random.Random(random_seed)
    unseen = _short(candidates(kreyol_lines([seed / HELD_OUT])))
    rng.shuffle(unseen)
    pool = _pool(seed, {symbols for _, symbols in unseen})
    chosen = choose(pool, counts.train, rng)
    lists = [*word_lists(pool, chosen, rng), *syllable_lists(rng)]
    train = [*chosen, *lists]
    rng.shuffle(train)
    test, dev = unseen[: counts.test], unseen[counts.test :][: counts.dev]
    return [
        Prompt(f"{part.value}-{index:05d}", part, text, symbols)
        for part, found in ((Part.TEST, test), (Part.DEV, dev), (Part.TRAIN, train))
        for index, (text, symbols) in enumerate(found)
    ]


def rare_prompts(
    known: Iterable[Prompt], seed: Path, count: int, *, random_seed: int = 11
) -> list[Prompt]:
    """Up to ``count`` sentences that hold one of the rarest sounds, with lists of such syllables.

    They come on top of the ``known`` prompts, whose recordings stay good.
    """
    rng = random.Random(random_seed)
    pool = _pool(seed, {prompt.symbols for prompt in known})
    found = rich_in_rare(pool, count, rng) if count else []
    lists = rare_lists(pool, rng) if found else []
    return [
        Prompt(f"rare-{index:05d}", Part.TRAIN, text, symbols)
        for index, (text, symbols) in enumerate((*found, *lists))
    ]


def _pool(seed: Path, known: Set[tuple[str, ...]]) -> list[Candidate]:
    """Sentences of the corpus that are neither ``known`` nor held out."""
    files = sorted(path for path in seed.glob("*.tsv") if path.name != HELD_OUT)
    unseen = {symbols for _, symbols in candidates(kreyol_lines([seed / HELD_OUT]))}
    found = candidates(kreyol_lines(files))
    return [one for one in found if one[1] not in known and one[1] not in unseen]


def rich_in_rare(pool: Sequence[Candidate], count: int, rng: random.Random) -> list[Candidate]:
    """``count`` sentences that hold the rarest sounds, in equal shares as far as there are any."""
    groups = [[one for one in pool if phone in one[1]] for phone in _RAREST]
    chosen: dict[tuple[str, ...], str] = {}
    for index, group in enumerate(sorted(groups, key=len)):
        share = (count - len(chosen)) // (len(groups) - index)
        new = [one for one in group if one[1] not in chosen]
        rng.shuffle(new)
        new.sort(key=lambda one: _phone_count(one[1]) > _LENGTHS[1][0])  # the shorter ones first
        chosen.update({symbols: text for text, symbols in new[:share]})
    return [(text, symbols) for symbols, text in chosen.items()]


def rare_lists(pool: Sequence[Candidate], rng: random.Random) -> list[Candidate]:
    """Lists of made-up words with the rarest sounds, and of words that hold the two rarest."""
    pairs = [
        (a, b) for a in sorted(CONSONANTS) for b in sorted(VOWELS) if a in _RAREST or b in _RAREST
    ]
    words = sorted(one for one in _words(pool) if set(one[1]) & set(_RAREST[:2]))
    made_up = [_syllables(*pair, rng) for pair in pairs]
    return _shuffled_lists([*made_up, *words], rng, _RAREST_ROUNDS)


def kreyol_lines(files: Iterable[Path]) -> Iterator[str]:
    """The third column of every row."""
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 3:
                yield columns[2]


def candidates(lines: Iterable[str]) -> list[Candidate]:
    """Single sentences of a fitting length with their symbols, each once."""
    verbalizer = Verbalizer(load_tables(TABLES))
    found: dict[tuple[str, ...], str] = {}
    for line in lines:
        spoken = verbalizer.verbalize(line).spoken
        for sounds in _sentences(transcribe(spoken)):
            symbols = to_symbols(sounds)
            phones = sum(symbol in INVENTORY for symbol in symbols)
            if PHONES_RANGE[0] <= phones <= PHONES_RANGE[1]:
                text = re.sub(r"\s+", " ", spoken[sounds[0].start : sounds[-1].end]).strip()
                found.setdefault(symbols, text)
    return [(text, symbols) for symbols, text in found.items()]


def to_symbols(sounds: Sequence[Sound]) -> tuple[str, ...]:
    """Symbols of one sentence; a full stop is added where no mark ends it."""
    symbols: list[str] = []
    for index, sound in enumerate(sounds):
        if index and not sound.leans:
            symbols.append(WORD_GAP)
        symbols.extend(_RESTS.get(phone, phone) for phone in sound.phones)
    if symbols and symbols[-1] == REST:
        symbols.pop()
    return tuple(symbols) if symbols and symbols[-1] in ENDS else (*symbols, ".")


def _sentences(sounds: Sequence[Sound]) -> Iterator[list[Sound]]:
    sentence: list[Sound] = []
    for sound in sounds:
        sentence.append(sound)
        if sound.is_pause and sound.phones[0] in ENDS:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _short(found: list[Candidate]) -> list[Candidate]:
    """Sentences up to five seconds: a recogniser's errors weigh the same in all of them."""
    return [pair for pair in found if len(pair[1]) <= 70]


def choose(pool: Sequence[Candidate], count: int, rng: random.Random) -> list[Candidate]:
    """``count`` sentences with the wanted lengths, rich in pairs of sounds that are rare so far."""
    seen: Counter[tuple[str, str]] = Counter()
    chosen: list[Candidate] = []
    shortest = 0
    for longest, share in _LENGTHS:
        group = [pair for pair in pool if shortest < _phone_count(pair[1]) <= longest]
        rng.shuffle(group)
        for _ in range(min(round(count * share), len(group))):
            offered = group[-_CHOICE:]
            best = max(offered, key=lambda pair: _rarity(pair[1], seen))
            group.remove(best)
            rng.shuffle(offered)
            seen.update(_pairs(best[1]))
            chosen.append(best)
        shortest = longest
    return chosen


def _phone_count(symbols: Sequence[str]) -> int:
    return sum(symbol in INVENTORY for symbol in symbols)


def _pairs(symbols: Sequence[str]) -> list[tuple[str, str]]:
    phones = [symbol for symbol in symbols if symbol in INVENTORY]
    return list(itertools.pairwise(phones))


def _rarity(symbols: Sequence[str], seen: Counter[tuple[str, str]]) -> float:
    pairs = _pairs(symbols)
    return sum(1.0 / (1 + seen[pair]) for pair in pairs) / max(1, len(pairs))


def word_lists(
    pool: Sequence[Candidate], chosen: Sequence[Candidate], rng: random.Random
) -> list[Candidate]:
    """Groups of words that hold a rare phone, or /ɣ/ before a vowel that it rarely meets."""
    heard = Counter(unit for _, symbols in chosen for unit in _units(symbols))
    rare = sorted(
        word for word in _words(pool) if any(heard[unit] < _RARE_BELOW for unit in _units(word[1]))
    )
    return _shuffled_lists(rare, rng, _LIST_ROUNDS)


def _words(pool: Iterable[Candidate]) -> set[Candidate]:
    return {
        (text, symbols)
        for line, _ in pool
        for text in re.findall(r"[^\W\d_]{3,}", line.lower())
        if (symbols := _word_symbols(text))
    }


def _units(symbols: Sequence[str]) -> list[str]:
    """Sounds whose number counts: every phone, and /ɣ/ with what follows."""
    phones = [symbol for symbol in symbols if symbol in INVENTORY]
    after_r = [a + b for a, b in itertools.pairwise(phones) if a == "ɣ" and b in VOWELS]
    return [*phones, *after_r]


def _word_symbols(word: str) -> tuple[str, ...]:
    sounds = transcribe(word)
    return sounds[0].phones if len(sounds) == 1 else ()


def syllable_lists(rng: random.Random) -> list[Candidate]:
    """Made-up words that put every consonant before and after every vowel; more for rare sounds."""
    consonants, vowels = sorted(CONSONANTS), sorted(VOWELS)
    every = [(a, b) for a in consonants for b in vowels]
    rare = [(a, b) for a, b in every if a in _RARE_CONSONANTS or b in _RARE_VOWELS]
    return [
        *_shuffled_lists([_syllables(*pair, rng) for pair in every], rng, _SYLLABLE_ROUNDS),
        *_shuffled_lists([_syllables(*pair, rng) for pair in rare], rng, _RARE_ROUNDS),
    ]


def _syllables(consonant: str, vowel: str, rng: random.Random) -> Candidate:
    return "", (consonant, vowel, consonant, rng.choice(sorted(VOWELS)))


def _shuffled_lists(words: Sequence[Candidate], rng: random.Random, rounds: int) -> list[Candidate]:
    lists: list[Candidate] = []
    for _ in range(rounds):
        shuffled = rng.sample(words, len(words))
        lists += [_joined(group, rng) for group in _groups(shuffled, rng)]
    return lists


def _groups(words: Sequence[Candidate], rng: random.Random) -> Iterator[Sequence[Candidate]]:
    start = 0
    while start < len(words):
        size = rng.randint(*_WORDS_A_LIST)
        yield words[start : start + size]
        start += size


def _joined(group: Sequence[Candidate], rng: random.Random) -> Candidate:
    symbols: list[str] = []
    for index, (_, phones) in enumerate(group):
        symbols += [WORD_GAP, *phones] if index else phones
    end = rng.choice("...?!")
    return " ".join(text for text, _ in group).strip() + end, (*symbols, end)


def write_prompts(prompts: Iterable[Prompt], path: Path) -> None:
    """One JSON object a line."""
    lines = (json.dumps(asdict(prompt), ensure_ascii=False) + "\n" for prompt in prompts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")


def read_prompts(path: Path) -> list[Prompt]:
    """What ``write_prompts`` wrote."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Prompt(row["name"], Part(row["part"]), row["text"], tuple(row["symbols"])) for row in rows
    ]
