"""Which words of an example come with a hint: drawn anew each time, so that the model can do without."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kreyol_desktop.core.language import parse_language
from kreyol_desktop.engines.translation import hints as files
from models.training.translation.sources import SourceLanguage

ALL_SHARE = 0.5
"""Of the examples, with every hint that there is, as the program gives them."""
NONE_SHARE = 0.2
"""Of the examples, without hints; the rest keep a share of theirs drawn between none and all."""

Rendering = Callable[[str], str | None]
"""The hint of a word as it is written, None for none."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Renderings of words, by source language; words in small letters."""

    renderings: Mapping[SourceLanguage, Mapping[str, str]]

    def of(self, language: SourceLanguage) -> Rendering:
        """All hints for a language, as the program gives them."""
        words = self.renderings[language]

        def hint(word: str) -> str | None:
            rendering = words.get(word.lower())
            if rendering is None and files.is_name(word):
                return word
            return rendering or None

        return hint

    def drawn(self, language: SourceLanguage, rng: random.Random) -> Rendering | None:
        """Hints for one example, some of them left out; None for an example without."""
        draw = rng.random()
        if draw < NONE_SHARE:
            return None
        hint = self.of(language)
        if draw > 1 - ALL_SHARE:
            return hint
        rate = rng.random()
        return lambda word: hint(word) if rng.random() < rate else None


def no_hint(_word: str) -> str | None:
    """For models without hints."""
    return None


def has_hints(folder: Path) -> bool:
    """Whether hints stand beside the model in `folder`."""
    return all((folder / name).is_file() for name in hint_files())


def hint_files() -> list[str]:
    """The names of the files with hints."""
    return [files.file_name(parse_language(language.value)) for language in SourceLanguage]


def read_hints(folder: Path) -> Hints:
    """The hints that stand beside a model in `folder`."""
    return Hints(
        {
            language: files.read_hints(folder, parse_language(language.value))
            for language in SourceLanguage
        }
    )
