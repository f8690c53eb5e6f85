"""Whole translations of short texts, had again at the price of one look into the memory.

A text that comes back is neither cut into sentences anew nor put together anew. What the memory
said of its sentences is asked of it once more each time, so that a correction, an import, another
model and another process all count at once.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.services.model_pool import ModelPool
from kreyol_desktop.services.ports import TranslationMemory
from kreyol_desktop.services.seen_texts import SeenText
from kreyol_desktop.services.sentence_translation import SentenceMemory

RECOLLECTIONS = 512

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the memory said to a question; what it did not know is missing in ``found``."""

    keys: tuple[MemoryKey, ...]
    found: Mapping[MemoryKey, MemoryEntry]


class WitnessedMemory:
    """A memory whose answers are noted, for the length of one translation."""

    def __init__(self, memory: SentenceMemory) -> None:
        self._memory = memory
        self.answers: list[Answer] = []

    def look_up(self, keys: Sequence[MemoryKey]) -> Mapping[MemoryKey, MemoryEntry]:
        """See TranslationMemory."""
        found = self._memory.look_up(keys)
        self.answers.append(Answer(tuple(keys), found))
        return found

    def store(self, entries: Iterable[MemoryEntry]) -> None:
        """See TranslationMemory."""
        self._memory.store(entries)


class Recollections(Generic[Result]):
    """The last RECOLLECTIONS results with the answers that they rest on; thread-safe."""

    def __init__(self, pool: ModelPool, memory: TranslationMemory) -> None:
        self._pool = pool
        self._memory = memory
        self._lock = threading.Lock()
        self._kept: OrderedDict[SeenText, tuple[Result, tuple[Answer, ...]]] = OrderedDict()

    def find(self, text: SeenText) -> Result | None:
        """The result for ``text`` if it would be made the same way now, else None."""
        kept = self._kept.get(text)
        if kept is None or not all(map(self._holds, kept[1])):
            return None
        return kept[0]

    def keep(self, text: SeenText, result: Result, answers: Iterable[Answer]) -> None:
        """Keep a result; the one that was kept longest ago makes room."""
        with self._lock:
            self._kept.pop(text, None)
            self._kept[text] = (result, tuple(answers))
            if len(self._kept) > RECOLLECTIONS:
                self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)

    def _holds(self, answer: Answer) -> bool:
        models = {(key.direction, key.model) for key in answer.keys}
        if any(self._pool.loaded_key(direction) != model for direction, model in models):
            return False
        return self._memory.look_up(answer.keys) == answer.found
