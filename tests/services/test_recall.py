"""Short texts that are remembered as a whole are had without a model."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.services.recollections import (
    ASK_AGAIN_S,
    RECOLLECTIONS,
    Answer,
    Recollections,
)
from kreyol_desktop.services.seen_texts import SEEN_TEXTS, SHORT_CHARS, SeenText, SeenTexts
from kreyol_desktop.services.translation_service import TextTranslation, TranslationOptions
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory
from tests.services.translation_stand import TranslationStand

EN, HT = Language.ENGLISH, Language.KREYOL
TEXT = "The clinic is open on Monday. Bring your card with you."
PLAIN = TranslationOptions()


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[TranslationStand]:
    stand = TranslationStand(tmp_path)
    yield stand
    stand.close()


def translated(stand: TranslationStand, text: str = TEXT) -> TextTranslation:
    return stand.service.translate_text(text, source=EN, target=HT)


def recalled(
    stand: TranslationStand, text: str = TEXT, options: TranslationOptions = PLAIN
) -> TextTranslation | None:
    return stand.service.recall(text, source=EN, target=HT, options=options)


def test_what_was_translated_is_recalled_as_the_memory_has_it(stand: TranslationStand) -> None:
    assert recalled(stand) is None
    first = translated(stand)
    found = recalled(stand)
    assert found is not None
    assert (found.text, found.source, found.cached) == (first.text, EN, True)
    again = translated(stand)
    assert replace(found, duration_s=0) == replace(again, duration_s=0)


def test_a_correction_counts_at_once(stand: TranslationStand) -> None:
    translated(stand)
    stand.service.correct("Bring your card with you.", "Pote kat ou.", Direction(EN, HT))
    found = recalled(stand)
    assert found is not None
    assert found.segments[1].text == "Pote kat ou."
    assert found.segments[1].origin is Origin.HUMAN


def test_what_was_forgotten_is_not_recalled(stand: TranslationStand) -> None:
    translated(stand)
    stand.memory.clear(keep_human=False)
    assert recalled(stand) is None


def test_a_model_that_is_not_loaded_is_not_loaded_for_it(stand: TranslationStand) -> None:
    translated(stand)
    stand.pool.close()
    assert recalled(stand) is None
    assert not stand.pool.is_loaded(Direction(EN, HT))


@pytest.mark.parametrize(
    "options",
    [
        TranslationOptions(use_memory=False),
        TranslationOptions(alternatives=1),
        TranslationOptions(glossaries=("health",)),
        TranslationOptions(html=True),
    ],
)
def test_what_asks_for_more_is_translated(
    stand: TranslationStand, options: TranslationOptions
) -> None:
    translated(stand)
    assert recalled(stand, options=options) is None


def test_markup_is_translated(stand: TranslationStand) -> None:
    text = "<p>The clinic is <b>open</b>.</p>"
    translated(stand, text)
    assert recalled(stand, text) is None


def test_only_the_last_short_texts_are_kept() -> None:
    seen = SeenTexts()
    seen.add(SeenText("x" * (SHORT_CHARS + 1), EN, HT))
    assert SeenText("x" * (SHORT_CHARS + 1), EN, HT) not in seen
    for number in range(SEEN_TEXTS + 1):
        seen.add(SeenText(str(number), EN, HT))
    assert SeenText("0", EN, HT) not in seen
    assert SeenText("1", EN, HT) in seen
    assert SeenText("1", None, HT) not in seen


def test_a_recalled_text_is_put_together_once(stand: TranslationStand) -> None:
    translated(stand)
    first, second = recalled(stand), recalled(stand)
    assert first is not None
    assert second is not None
    assert first.segments is second.segments


def test_a_recalled_text_follows_the_memory_each_time(stand: TranslationStand) -> None:
    translated(stand)
    first = recalled(stand)
    stand.service.correct("Bring your card with you.", "Pote kat ou.", Direction(EN, HT))
    corrected = recalled(stand)
    stand.memory.clear(keep_human=False)
    forgotten = recalled(stand)
    assert first is not None
    assert corrected is not None
    assert corrected.text != first.text
    assert corrected.text.endswith("Pote kat ou.")
    assert forgotten is None


def test_a_correction_by_another_process_counts_at_once(stand: TranslationStand) -> None:
    translated(stand)
    recalled(stand)
    other = Database(stand.database.path, stand.database.path.parent / "backups", repair=False)
    memory = SqliteTranslationMemory(other, limit_bytes=lambda: 10_000_000)
    key = MemoryKey("", Direction(EN, HT), "Bring your card with you.")
    memory.store([MemoryEntry(key, "Vini ak kat ou.", Origin.HUMAN, 1.0)])
    other.close()
    found = recalled(stand)
    assert found is not None
    assert found.text.endswith("Vini ak kat ou.")


def test_a_recalled_text_is_not_given_once_its_model_is_closed(stand: TranslationStand) -> None:
    translated(stand)
    assert recalled(stand) is not None
    stand.pool.close()
    assert recalled(stand) is None


class CountingMemory(SqliteTranslationMemory):
    """Counts how often it is asked."""

    asked = 0

    def look_up(self, keys: Sequence[MemoryKey]) -> Mapping[MemoryKey, MemoryEntry]:
        self.asked += 1
        return super().look_up(keys)


@pytest.fixture
def counting(stand: TranslationStand) -> CountingMemory:
    return CountingMemory(stand.database, limit_bytes=lambda: 10**8)


SEEN = SeenText("Good morning.", EN, HT)


def kept_one(
    stand: TranslationStand, memory: CountingMemory, clock: Callable[[], float]
) -> Recollections[str]:
    """One result that rests on one sentence of the memory."""
    key = MemoryKey(stand.pool.model_for(Direction(EN, HT)).key, Direction(EN, HT), SEEN.text)
    memory.store([MemoryEntry(key, "Bonjou.", Origin.MODEL, 0.9)])
    kept = Recollections[str](stand.pool, memory, monotonic=clock)
    kept.keep(SEEN, "Bonjou.", [Answer((key,), memory.look_up([key]))])
    memory.asked = 0
    return kept


def test_a_memory_that_nothing_changed_is_asked_once(
    stand: TranslationStand, counting: CountingMemory
) -> None:
    kept = kept_one(stand, counting, lambda: 0.0)
    assert [kept.find(SEEN) for _ in range(5)] == ["Bonjou."] * 5
    assert counting.asked == 1


def test_any_change_makes_it_ask_again(stand: TranslationStand, counting: CountingMemory) -> None:
    kept = kept_one(stand, counting, lambda: 0.0)
    kept.find(SEEN)
    stand.service.correct("Something else.", "Yon lòt bagay.", Direction(EN, HT))
    assert kept.find(SEEN) == "Bonjou."
    assert counting.asked == 2
    stand.service.correct(SEEN.text, "Bon maten.", Direction(EN, HT))
    assert kept.find(SEEN) is None


def test_a_quiet_memory_is_asked_now_and_then_so_that_it_knows_what_is_used(
    stand: TranslationStand, counting: CountingMemory
) -> None:
    now = 0.0
    kept = kept_one(stand, counting, lambda: now)
    kept.find(SEEN)
    now = ASK_AGAIN_S + 1
    kept.find(SEEN)
    kept.find(SEEN)
    assert counting.asked == 2


def test_only_the_last_recollections_are_kept(stand: TranslationStand) -> None:
    kept = Recollections[str](stand.pool, stand.memory)
    for number in range(RECOLLECTIONS + 3):
        kept.keep(SeenText(str(number), EN, HT), "x", ())
    assert len(kept) == RECOLLECTIONS
    assert kept.find(SeenText("2", EN, HT)) is None
    assert kept.find(SeenText("3", EN, HT)) == "x"
