"""Looking through the translation memory."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.memory_page import MemoryQuery
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.migrations import MIGRATIONS
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory

FR = Direction(Language.FRENCH, Language.KREYOL)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[SqliteTranslationMemory]:
    database = Database(tmp_path / "m.db", tmp_path / "b")
    yield SqliteTranslationMemory(database, limit_bytes=lambda: 10**9)
    database.close()


def add(memory: SqliteTranslationMemory, source: str, target: str, *, human: bool = False) -> None:
    origin = Origin.HUMAN if human else Origin.MODEL
    memory.store([MemoryEntry(MemoryKey("" if human else "m@1", FR, source), target, origin, 0.5)])


def found(memory: SqliteTranslationMemory, text: str, *, only_human: bool = False) -> list[str]:
    page = memory.page(MemoryQuery(text, only_human))
    assert page.total == len(page.rows)
    return [row.entry.key.source for row in page.rows]


def test_both_sides_are_searched_whatever_the_accents(memory: SqliteTranslationMemory) -> None:
    add(memory, "L'élève est à l'école.", "Elèv la lekòl.")
    add(memory, "Le chien dort.", "Chen an ap dòmi.")
    for text in ("ELEVE", "école", "lekol", "lekòl", "est l'ecol", "lek elèv"):
        assert found(memory, text) == ["L'élève est à l'école."], text
    assert found(memory, "domi chien") == ["Le chien dort."]
    assert found(memory, "école chien") == []


def test_the_newest_come_first_and_a_persons_can_be_had_alone(
    memory: SqliteTranslationMemory,
) -> None:
    add(memory, "Un.", "En.")
    add(memory, "Deux mots.", "De mo.", human=True)
    add(memory, "Trois mots.", "Twa mo.")
    assert found(memory, "") == ["Trois mots.", "Deux mots.", "Un."]
    assert found(memory, "mots") == ["Trois mots.", "Deux mots."]
    assert found(memory, "", only_human=True) == ["Deux mots."]
    assert found(memory, "mots", only_human=True) == ["Deux mots."]


@pytest.mark.parametrize("text", ["", "mot"])
def test_pages_follow_one_another(memory: SqliteTranslationMemory, text: str) -> None:
    for number in range(25):
        add(memory, f"Mot {number}.", f"Mo {number}.")
    pages = [memory.page(MemoryQuery(text, limit=10, offset=offset)) for offset in (0, 10, 20)]
    assert [page.total for page in pages] == [25, 25, 25]
    sources = [row.entry.key.source for page in pages for row in page.rows]
    assert sources == [f"Mot {number}." for number in reversed(range(25))]
    assert memory.page(MemoryQuery(text, limit=10, offset=30)).rows == ()


@pytest.mark.parametrize(
    "text", ['"', 'a" OR "b', "NEAR(x y)", "-mot", "source:mot", "*", "(", "'", "\0", "^mot", "..."]
)
def test_no_text_breaks_the_search(memory: SqliteTranslationMemory, text: str) -> None:
    add(memory, "Un mot.", "Yon mo.")
    memory.page(MemoryQuery(text))


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (1001, 0), (10, -1)])
def test_a_page_that_cannot_be_is_refused(
    memory: SqliteTranslationMemory, limit: int, offset: int
) -> None:
    with pytest.raises(InvalidRequestError):
        memory.page(MemoryQuery(limit=limit, offset=offset))


def test_what_is_forgotten_is_gone_from_look_ups_and_searches(
    memory: SqliteTranslationMemory,
) -> None:
    add(memory, "Un mot.", "Yon mo.", human=True)
    add(memory, "Le chien.", "Chen an.")
    size = memory.size_bytes()
    (row,) = memory.page(MemoryQuery("mot")).rows
    assert memory.forget([row.id, 10**9]) == 1
    assert found(memory, "mot") == found(memory, "mo") == []
    assert memory.look_up([MemoryKey("m@1", FR, "Un mot.")]) == {}
    assert 0 < memory.size_bytes() < size


def test_similar_sentences_are_sought_on_their_own_side(memory: SqliteTranslationMemory) -> None:
    add(memory, "Une phrase longue.", "chen chat poul bèf.")
    assert memory.fuzzy("chen chat poul bèf.", FR) == []


def test_what_an_older_program_remembered_is_found_by_both_sides(tmp_path: Path) -> None:
    older = tuple(step for step in MIGRATIONS if step.number <= 10)
    database = Database(tmp_path / "m.db", tmp_path / "b", migrations=older)
    memory = SqliteTranslationMemory(database, limit_bytes=lambda: 10**9)
    add(memory, "L'école.", "Lekòl la.")
    database.close()
    database = Database(tmp_path / "m.db", tmp_path / "b")
    memory = SqliteTranslationMemory(database, limit_bytes=lambda: 10**9)
    assert found(memory, "lekol") == found(memory, "ecole") == ["L'école."]
    memory.forget([row.id for row in memory.page(MemoryQuery()).rows])
    with database.writing() as connection:
        connection.execute("INSERT INTO memory_words (memory_words) VALUES ('integrity-check')")
    assert found(memory, "lekol") == []
    database.close()


def test_a_persons_entries_are_listed_without_walking_through_the_machines(
    memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    add(memory, "Un.", "En.", human=True)
    with sqlite3.connect(tmp_path / "m.db") as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM memory WHERE human = 1 ORDER BY id DESC LIMIT 9"
        ).fetchall()
    connection.close()
    assert "memory_by_hand" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
