from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from kreyol_desktop.core.errors import CorruptError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey
from kreyol_desktop.services.memory_service import MemoryService
from kreyol_desktop.storage.database import Database
from kreyol_desktop.storage.translation_memory import SqliteTranslationMemory

EN = Direction(Language.ENGLISH, Language.KREYOL)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[SqliteTranslationMemory]:
    database = Database(tmp_path / "m.db", tmp_path / "b")
    yield SqliteTranslationMemory(database, limit_bytes=lambda: 10**9)
    database.close()


@pytest.fixture
def service(memory: SqliteTranslationMemory) -> MemoryService:
    return MemoryService(memory)


def fill(memory: SqliteTranslationMemory) -> None:
    memory.store(
        [
            MemoryEntry(MemoryKey("", EN, "Water & <b>bread</b>\x0b"), "Dlo", Origin.HUMAN, 1.0),
            MemoryEntry(MemoryKey("m@1", EN, "=SUM(A1)"), "=SÒM(A1)", Origin.MODEL, 0.25),
        ]
    )


def test_tmx_is_valid_and_comes_back(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    fill(memory)
    assert service.export_tmx(tmp_path / "m.tmx") == 2
    root = etree.parse(str(tmp_path / "m.tmx")).getroot()
    assert root.get("version") == "1.4"
    assert [u.get("changeid") for u in root.iter("tu")] == ["human", "m@1"]
    service.clear(keep_human=False)
    assert service.import_tmx(tmp_path / "m.tmx") == 1
    (entry,) = memory.entries()
    assert (entry.key.source, entry.target) == ("Water & <b>bread</b>", "Dlo")
    assert entry.origin is Origin.HUMAN


def test_only_the_persons_entries_can_be_exported(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    fill(memory)
    assert service.export_tmx(tmp_path / "m.tmx", only_human=True) == 1
    assert service.export_csv(tmp_path / "m.csv", only_human=True) == 1


def test_a_foreign_tmx_is_read(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    (tmp_path / "f.tmx").write_text(
        """<?xml version="1.0"?><tmx version="1.4"><header srclang="EN-US"/><body>
        <tu><tuv xml:lang="EN-US"><seg>Good <bpt i="1"/>day</seg></tuv>
            <tuv xml:lang="HT"><seg>Bonjou</seg></tuv>
            <tuv xml:lang="fr-FR"><seg>Bonjour</seg></tuv></tu>
        <tu><tuv xml:lang="zu"><seg>x</seg></tuv><tuv xml:lang="ht"><seg>y</seg></tuv></tu>
        <tu><tuv xml:lang="en"><seg/></tuv><tuv xml:lang="ht"><seg>z</seg></tuv></tu>
        </body></tmx>"""
    )
    assert service.import_tmx(tmp_path / "f.tmx") == 2
    pairs = {(str(e.key.direction), e.key.source, e.target) for e in memory.entries()}
    assert pairs == {("en-ht", "Good day", "Bonjou"), ("en-fr", "Good day", "Bonjour")}


@pytest.mark.parametrize("content", ["", "<tmx>", "no xml at all"])
def test_a_broken_tmx_is_refused(service: MemoryService, tmp_path: Path, content: str) -> None:
    (tmp_path / "b.tmx").write_text(content)
    with pytest.raises(CorruptError):
        service.import_tmx(tmp_path / "b.tmx")


def test_a_spreadsheet_will_not_run_what_stands_in_the_csv(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    fill(memory)
    service.export_csv(tmp_path / "m.csv")
    text = (tmp_path / "m.csv").read_text(encoding="utf-8-sig")
    assert "'=SUM(A1)" in text
    assert text.splitlines()[0].startswith("source_language,target_language,source,target")
