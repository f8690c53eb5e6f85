"""Files of translations with damaged lines, and the changes that people make in the memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import CorruptError, EmptyInputError, NotFoundError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.memory_page import Damage, DamagedLine, ImportReport, MemoryQuery
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey, PairColumns
from kreyol_desktop.services.memory_service import MemoryService
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory

EN = Direction(Language.ENGLISH, Language.KREYOL)
TMX = '<tmx version="1.4">\n<header srclang="en"/>\n<body>\n'
UNIT = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="{}"><seg>{}</seg></tuv></tu>\n'


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[SqliteTranslationMemory]:
    database = Database(tmp_path / "m.db", tmp_path / "b")
    yield SqliteTranslationMemory(database, limit_bytes=lambda: 10**9)
    database.close()


@pytest.fixture
def service(memory: SqliteTranslationMemory) -> MemoryService:
    return MemoryService(memory)


def pairs(memory: SqliteTranslationMemory) -> dict[str, str]:
    return {entry.key.source: entry.target for entry in memory.entries()}


@pytest.mark.parametrize(
    ("table", "damaged", "taken"),
    [
        ("en,ht\nWater,Dlo\nHello, friend,Bonjou\nRice,Diri\n", [(3, Damage.CELLS)], 2),
        ('en,ht\nWater,"Dlo"x\nRice,Diri\n', [(2, Damage.UNREADABLE)], 1),
        ('en,ht\nWater,Dlo\n\n"never closed,x\nRice,Diri\n', [(4, Damage.REST)], 1),
        (
            "source,target,direction\nA word,Yon mo,\nWater,Dlo,en-ht\n",
            [(2, Damage.LANGUAGES)],
            1,
        ),
        (
            'en,ht\na,b,c\nWater,"Dlo"x\nRice,Diri\nd,e,f\n',
            [(2, Damage.CELLS), (3, Damage.UNREADABLE), (5, Damage.CELLS)],
            1,
        ),
    ],
)
def test_damaged_rows_are_told_by_their_line_and_the_others_taken_over(
    service: MemoryService,
    memory: SqliteTranslationMemory,
    tmp_path: Path,
    table: str,
    damaged: list[tuple[int, Damage]],
    taken: int,
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(table, encoding="utf-8")
    lines = tuple(DamagedLine(*line) for line in damaged)
    report = ImportReport(taken, 0, lines, len(lines))
    assert service.check_file(file) == report
    assert pairs(memory) == {}
    assert service.import_readable(file) == report
    assert len(pairs(memory)) == taken


def test_what_is_whole_and_not_wanted_is_counted(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(
        "source,target,direction,origin\nWater,Dlo,en-ht,human\nRice,Diri,en-ht,model\n"
        "Voda,Dlo,cs-ht,\nAlone,,en-ht,\n",
        encoding="utf-8",
    )
    assert service.import_readable(tmp_path / "a.csv") == ImportReport(1, left_out=3)
    units = UNIT.format("Bread", "ht", "Pen") + UNIT.format("Bread", "zu", "Isinkwa")
    (tmp_path / "a.tmx").write_text(f"{TMX}{units}</body></tmx>", encoding="utf-8")
    assert service.import_readable(tmp_path / "a.tmx") == ImportReport(1, left_out=1)
    assert pairs(memory) == {"Water": "Dlo", "Bread": "Pen"}


def test_of_a_tmx_that_breaks_off_what_stands_before_is_offered(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    units = "".join(UNIT.format(f"Word {n}", "ht", f"Mo {n}") for n in range(40))
    file = tmp_path / "a.tmx"
    file.write_text(f"{TMX}{units}<tu><tuv></tu>\n", encoding="utf-8")
    report = service.check_file(file)
    assert report == ImportReport(40, 0, (DamagedLine(44, Damage.REST),), 1)
    assert service.import_readable(file) == report
    assert len(pairs(memory)) == 40


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.tmx", "no xml at all"), ("a.tmx", TMX), ("a.csv", ""), ("a.csv", "one,two\na,b\n")],
)
def test_a_file_of_which_nothing_can_be_used_is_refused(
    service: MemoryService, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorruptError):
        service.check_file(tmp_path / name)
    with pytest.raises(NotFoundError):
        service.check_file(tmp_path / "none.tmx")


def test_of_very_many_damaged_lines_the_first_are_named_and_all_counted(
    service: MemoryService, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("en,ht\n" + "a,b,c\n" * 5000, encoding="utf-8")
    report = service.check_file(tmp_path / "a.csv")
    assert (report.pairs, report.damaged_count, len(report.damaged)) == (0, 5000, 100)


def test_languages_that_the_file_does_not_say_can_be_given(
    service: MemoryService, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("source,target\nWater,Dlo\nRice,Diri\n", encoding="utf-8")
    assert service.check_file(file).damaged_count == 2
    assert service.import_readable(file, PairColumns(direction=EN)) == ImportReport(2)


def test_a_correction_takes_the_place_of_what_the_machine_made(
    service: MemoryService, memory: SqliteTranslationMemory
) -> None:
    machine = MemoryEntry(MemoryKey("m@1", EN, "Water.", "g"), "Dlo.", Origin.MODEL, 0.5)
    memory.store([machine])
    for text in ("  Bon dlo. ", "Bèl dlo."):
        (row,) = service.page(MemoryQuery()).rows
        service.correct(row, text)
    (entry,) = memory.entries()
    assert (entry.target, entry.origin) == ("Bèl dlo.", Origin.HUMAN)
    assert memory.look_up([machine.key])[machine.key].target == "Bèl dlo."
    (row,) = service.page(MemoryQuery("bel")).rows
    with pytest.raises(EmptyInputError):
        service.correct(row, " \n")
    assert service.forget([row]) == 1
    assert service.page(MemoryQuery()).total == 0
