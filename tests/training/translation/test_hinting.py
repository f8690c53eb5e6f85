"""Hints come with some examples, with all of their words or with some."""

import random
from collections import Counter
from pathlib import Path

from models.training.translation.hinting import (
    ALL_SHARE,
    NONE_SHARE,
    Hints,
    has_hints,
    hint_files,
    read_hints,
)
from models.training.translation.sources import SourceLanguage

WORDS = [f"word{n}" for n in range(200)]
HINTS = Hints({SourceLanguage.ENGLISH: {word: word[::-1] for word in WORDS}})


def kept(rng: random.Random) -> int | None:
    rendering = HINTS.drawn(SourceLanguage.ENGLISH, rng)
    return None if rendering is None else sum(rendering(word) is not None for word in WORDS)


def test_examples_come_with_all_hints_some_or_none() -> None:
    rng = random.Random(1)
    counts = Counter(kept(rng) for _ in range(2000))
    assert abs(counts[None] / 2000 - NONE_SHARE) < 0.05
    assert abs(counts[len(WORDS)] / 2000 - ALL_SHARE) < 0.05
    assert len(counts) > 50


def test_words_are_found_in_whatever_case() -> None:
    rendering = HINTS.of(SourceLanguage.ENGLISH)
    assert rendering("Word7") == rendering("WORD7") == "7drow"
    assert rendering("other") is None


def test_a_name_is_its_own_hint_and_a_known_word_without_rendering_has_none() -> None:
    rendering = Hints({SourceLanguage.ENGLISH: {"the": ""}}).of(SourceLanguage.ENGLISH)
    assert rendering("Massa") == "Massa"
    assert rendering("The") is rendering("massa") is None


def test_hints_stand_beside_a_model(tmp_path: Path) -> None:
    assert not has_hints(tmp_path)
    for name in hint_files():
        (tmp_path / name).write_text("a\tb\n", encoding="utf-8")
    assert has_hints(tmp_path)
    assert read_hints(tmp_path).renderings[SourceLanguage.FRENCH] == {"a": "b"}
