from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag, Origin
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory

EN = Direction(Language.ENGLISH, Language.KREYOL)
FR = Direction(Language.FRENCH, Language.KREYOL)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Memory:
    def __init__(self, folder: Path) -> None:
        self.limit = 10**9
        self.clock = Clock()
        self.database = Database(folder / "memory.db", folder / "backups")
        self.store = SqliteTranslationMemory(
            self.database, limit_bytes=lambda: self.limit, clock=self.clock
        )

    def add(self, source: str, target: str, **options: object) -> MemoryKey:
        entry = made(source, target, **options)
        self.store.store([entry])
        return entry.key

    def get(self, key: MemoryKey) -> MemoryEntry | None:
        return self.store.look_up([key]).get(key)


def made(
    source: str,
    target: str,
    *,
    model: str = "m@1",
    glossary: str = "",
    direction: Direction = EN,
    human: bool = False,
) -> MemoryEntry:
    origin = Origin.HUMAN if human else Origin.MODEL
    return MemoryEntry(
        MemoryKey("" if human else model, direction, source, "" if human else glossary),
        target,
        origin,
        0.5,
        frozenset({Flag.NUMBERS}),
        ("dlo", "tè"),
    )


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    memory = Memory(tmp_path)
    yield memory
    memory.database.close()


def test_what_is_stored_comes_back_whole(memory: Memory) -> None:
    entry = made("Water.", "Dlo.")
    memory.store.store([entry])
    assert memory.get(entry.key) == entry


def test_model_direction_and_glossary_are_part_of_the_key(memory: Memory) -> None:
    key = memory.add("Water.", "Dlo.")
    assert memory.get(key) is not None
    for other in (
        MemoryKey("m@2", EN, "Water."),
        MemoryKey("m@1", FR, "Water."),
        MemoryKey("m@1", EN, "Water.", "g"),
        MemoryKey("m@1", EN, "water."),
    ):
        assert memory.get(other) is None


def test_a_newer_machine_translation_replaces_the_older(memory: Memory) -> None:
    key = memory.add("Water.", "Dlo.")
    memory.add("Water.", "Dlo a.")
    entry = memory.get(key)
    assert entry is not None
    assert entry.target == "Dlo a."


def test_a_persons_entry_counts_for_every_model_and_glossary(memory: Memory) -> None:
    memory.add("Water.", "Dlo.")
    memory.add("Water.", "Bon dlo.", human=True)
    for key in (MemoryKey("m@1", EN, "Water."), MemoryKey("x@9", EN, "Water.", "g")):
        entry = memory.get(key)
        assert entry is not None
        assert entry.target == "Bon dlo."
        assert entry.origin is Origin.HUMAN


def test_a_machine_never_overwrites_a_person(memory: Memory) -> None:
    memory.add("Water.", "Bon dlo.", human=True)
    key = memory.add("Water.", "Dlo.")
    entry = memory.get(key)
    assert entry is not None
    assert entry.target == "Bon dlo."


def test_a_second_correction_replaces_the_first(memory: Memory) -> None:
    memory.add("Water.", "Bon dlo.", human=True)
    memory.add("Water.", "Bèl dlo.", human=True)
    assert [e.target for e in memory.store.entries()] == ["Bèl dlo."]


def test_many_keys_are_looked_up_at_once(memory: Memory) -> None:
    entries = [made(f"Sentence {n}.", f"Fraz {n}.") for n in range(1500)]
    memory.store.store(entries)
    found = memory.store.look_up([entry.key for entry in entries])
    assert len(found) == 1500


def test_similar_sentences_are_found_best_first(memory: Memory) -> None:
    memory.add("The red book is on the table.", "Liv wouj la sou tab la.")
    memory.add("The red book is on the big table.", "Liv wouj la sou gwo tab la.")
    memory.add("Nothing alike at all here.", "Anyen.")
    matches = memory.store.fuzzy("The red book is on the table", EN)
    assert [m.target for m in matches] == ["Liv wouj la sou tab la.", "Liv wouj la sou gwo tab la."]
    assert matches[0].similarity > matches[1].similarity > 70
    assert memory.store.fuzzy("The red book is on the table", FR) == []


@pytest.mark.parametrize("text", ["", "...", '"', 'a" OR "b', "NEAR(x y)", "-book", "col:on", "*"])
def test_no_text_breaks_the_search(memory: Memory, text: str) -> None:
    memory.add("The red book.", "Liv wouj la.")
    memory.store.fuzzy(text, EN)


def test_search_is_blind_to_accents(memory: Memory) -> None:
    memory.add("Élève à l'école.", "Elèv lekòl.", direction=FR)
    assert memory.store.fuzzy("Eleve a l'ecole.", FR, limit=1)


def test_the_longest_unused_entries_make_room(memory: Memory) -> None:
    keys = []
    for n in range(50):
        memory.clock.now += 10
        keys.append(memory.add(f"Sentence number {n} of many.", f"Fraz {n}."))
    memory.clock.now += 10_000
    memory.get(keys[0])
    memory.limit = memory.store.size_bytes() // 2
    memory.add("One more sentence.", "Youn ankò.")
    assert memory.store.size_bytes() <= memory.limit
    assert memory.get(keys[0]) is not None
    assert memory.get(keys[1]) is None
    assert memory.get(keys[-1]) is not None


def test_a_persons_entries_are_never_evicted(memory: Memory) -> None:
    kept = [memory.add(f"Mine {n}.", f"Pa m {n}.", human=True) for n in range(20)]
    memory.limit = 1000
    for n in range(20):
        memory.add(f"Machine {n}.", f"Machin {n}.")
    assert all(memory.get(key) is not None for key in kept)
    assert [e.origin for e in memory.store.entries()].count(Origin.HUMAN) == 20


def test_clearing_keeps_the_persons_entries_unless_asked(memory: Memory) -> None:
    memory.add("Water.", "Dlo.")
    memory.add("Bread.", "Pen.", human=True)
    assert memory.store.clear() == 1
    assert [e.target for e in memory.store.entries()] == ["Pen."]
    assert memory.store.clear(keep_human=False) == 1
    assert memory.store.size_bytes() == 0
    assert memory.store.fuzzy("Bread.", EN) == []
