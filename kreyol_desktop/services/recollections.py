"""Whole translations of short texts, had again at the price of one look into the memory.

A text that comes back is neither cut into sentences anew nor put together anew. What the memory
said of its sentences is asked of it once more whenever it changed in between, so that a correction,
an import, another model and another process all count at once.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from kreyol_desktop.core.language import Direction
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.services.model_pool import ModelPool
from kreyol_desktop.services.ports import TranslationMemory
from kreyol_desktop.services.seen_texts import SeenText
from kreyol_desktop.services.sentence_translation import SentenceMemory

RECOLLECTIONS = 512
ASK_AGAIN_S = 60.0
"""A memory that nothing changes is asked this often all the same: it makes room by what is asked for."""

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


@dataclass(slots=True)
class _Kept(Generic[Result]):
    """A result with the answers it rests on; ``mark`` is what the memory was when they last held."""

    result: Result
    answers: tuple[Answer, ...]
    models: frozenset[tuple[Direction, str]]
    mark: int | None = None
    asked_at: float = 0.0


class Recollections(Generic[Result]):
    """The last RECOLLECTIONS results with the answers that they rest on; thread-safe."""

    def __init__(
        self,
        pool: ModelPool,
        memory: TranslationMemory,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pool = pool
        self._memory = memory
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: OrderedDict[SeenText, _Kept[Result]] = OrderedDict()

    def find(self, text: SeenText) -> Result | None:
        """The result for ``text`` if it would be made the same way now, else None."""
        kept = self._kept.get(text)
        if kept is None or not self._models_are_loaded(kept) or not self._holds(kept):
            return None
        return kept.result

    def keep(self, text: SeenText, result: Result, answers: Iterable[Answer]) -> None:
        """Keep a result; the one that was kept longest ago makes room."""
        told = tuple(answers)
        models = frozenset((key.direction, key.model) for answer in told for key in answer.keys)
        with self._lock:
            self._kept.pop(text, None)
            self._kept[text] = _Kept(result, told, models)
            if len(self._kept) > RECOLLECTIONS:
                self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)

    def _models_are_loaded(self, kept: _Kept[Result]) -> bool:
        return all(self._pool.loaded_key(direction) == model for direction, model in kept.models)

    def _holds(self, kept: _Kept[Result]) -> bool:
        # asked for first: what changes while the memory answers is seen the next time
        now, mark = self._monotonic(), self._memory.change_mark()
        if kept.mark == mark and now - kept.asked_at < ASK_AGAIN_S:
            return True
        if any(self._memory.look_up(answer.keys) != answer.found for answer in kept.answers):
            return False
        kept.mark, kept.asked_at = mark, now
        return True
