from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from kreyol_desktop.core.errors import (
    CorruptError,
    InvalidRequestError,
    NotFoundError,
    TooLargeError,
)
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Origin
from kreyol_desktop.core.translation import MemoryEntry, MemoryKey, PairColumns
from kreyol_desktop.engines.translation import memory_tables
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


def pairs(memory: SqliteTranslationMemory) -> set[tuple[str, str, str]]:
    return {(str(e.key.direction), e.key.source, e.target) for e in memory.entries()}


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


def unit(*variants: tuple[str, str], attributes: str = "") -> str:
    inner = "".join(f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>' for code, text in variants)
    return f"<tu {attributes}>{inner}</tu>"


def tmx(*units: str, header: str = 'srclang="en"') -> str:
    return f'<tmx version="1.4"><header {header}/><body>{"".join(units)}</body></tmx>'


@pytest.mark.parametrize(
    ("english", "kreyol"),
    [("en-US", "HT"), ("EN", "ht-HT"), ("en_GB", "hat"), ("eng", "ht_HT"), ("en-us", "hat-HT")],
)
def test_language_codes_of_every_kind_are_known(
    service: MemoryService,
    memory: SqliteTranslationMemory,
    tmp_path: Path,
    english: str,
    kreyol: str,
) -> None:
    (tmp_path / "a.tmx").write_text(
        tmx(unit((english, "Water"), (kreyol, "Dlo")), header=""), encoding="utf-8"
    )
    assert service.import_tmx(tmp_path / "a.tmx") == 1
    assert pairs(memory) == {("en-ht", "Water", "Dlo")}


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('Go <bpt i="1">&lt;b&gt;</bpt>home<ept i="1">&lt;/b&gt;</ept> now', "Go home now"),
        ('See<ph x="1">&lt;br/&gt;</ph>here', "See here"),
        ('A <it pos="begin">&lt;i&gt;</it>word', "A word"),
        ("A <hi type='bold'>bold <hi>word</hi></hi>.", "A bold word."),
        ("One <ut>{\\b</ut>two<!-- no --> three", "One two three"),
        ('H<bpt i="1">x</bpt>2<ept i="1">x</ept>O', "H2O"),
        ("Link <ph>&lt;a title='<sub>no</sub>'&gt;</ph> end", "Link end"),
        ("Fish &amp; chips &#233;", "Fish & chips é"),
    ],
)
def test_the_codes_of_a_format_are_no_words(
    service: MemoryService,
    memory: SqliteTranslationMemory,
    tmp_path: Path,
    inside: str,
    words: str,
) -> None:
    (tmp_path / "a.tmx").write_text(tmx(unit(("en", inside), ("ht", "Wi"))), encoding="utf-8")
    service.import_tmx(tmp_path / "a.tmx")
    assert pairs(memory) == {("en-ht", words, "Wi")}


def test_a_tmx_in_utf_16_is_read(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + tmx(unit(("en", "Hour"), ("ht", "Lè")))
    (tmp_path / "a.tmx").write_bytes(text.encode("utf-16"))
    assert service.import_tmx(tmp_path / "a.tmx") == 1
    assert pairs(memory) == {("en-ht", "Hour", "Lè")}


def test_the_name_of_a_translator_is_no_sign_of_a_machine(
    service: MemoryService, tmp_path: Path
) -> None:
    foreign = tmx(unit(("en", "Water"), ("ht", "Dlo"), attributes='changeid="MARIE"'))
    (tmp_path / "a.tmx").write_text(foreign, encoding="utf-8")
    assert service.import_tmx(tmp_path / "a.tmx") == 1
    ours = tmx(
        unit(("en", "Rice"), ("ht", "Diri"), attributes='changeid="m@1"'),
        header='creationtool="Kreyol Desktop"',
    )
    (tmp_path / "b.tmx").write_text(ours, encoding="utf-8")
    assert service.import_tmx(tmp_path / "b.tmx") == 0


def test_of_a_tmx_that_breaks_off_nothing_is_taken_over_and_the_line_is_told(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    whole = "\n".join(unit(("en", f"Number {n}"), ("ht", f"Nimewo {n}")) for n in range(2500))
    broken = f"<tmx><header srclang='en'/><body>\n{whole}\n<tu><tuv></tu>"
    (tmp_path / "a.tmx").write_text(broken, encoding="utf-8")
    with pytest.raises(CorruptError, match=r"a\.tmx, line 2502"):
        service.import_tmx(tmp_path / "a.tmx")
    assert pairs(memory) == set()


BOMB = (
    '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def test_an_entity_bomb_is_refused(service: MemoryService, tmp_path: Path) -> None:
    bomb = BOMB + tmx(unit(("en", "Word &i; end"), ("ht", "Mo")))
    (tmp_path / "a.tmx").write_text(bomb, encoding="utf-8")
    with pytest.raises(CorruptError):
        service.import_tmx(tmp_path / "a.tmx")


def test_a_file_named_by_an_entity_is_not_read(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "b.tmx").write_text(
        f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        + tmx(unit(("en", "A &x; b"), ("ht", "A b"))),
        encoding="utf-8",
    )
    service.import_tmx(tmp_path / "b.tmx")
    assert pairs(memory) == {("en-ht", "A b", "A b")}


@pytest.mark.parametrize("name", ["a.tmx", "a.csv"])
def test_a_file_that_is_not_there_is_told(
    service: MemoryService, tmp_path: Path, name: str
) -> None:
    take = service.import_csv if name.endswith("csv") else service.import_tmx
    with pytest.raises(NotFoundError):
        take(tmp_path / name)


@pytest.mark.parametrize(
    "table",
    [
        "source,target,direction\nWater,Dlo,en-ht\n",
        "Direction;Source;Target\nen-US > ht-HT;Water;Dlo\n",
        "en\tht\nWater\tDlo\n",
        "ht,en\nDlo,Water\n",
        "source_language,target_language,source,target,origin\nen,ht,Water,Dlo,human\n"
        "en,ht,Rice,Diri,model\n",
        "sep=;\nen;ht\nWater;Dlo\n",
        "\ufeffen,ht,notes\nWater,Dlo,x\n,,\nAlone,,\n",
        "source,target,direction\nWater,Dlo,en-ht\nVoda,Dlo,cs-ht\n",
        'en,ht\n"Water\n",Dlo\n',
    ],
)
def test_a_table_of_translations_is_taken_over(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path, table: str
) -> None:
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    assert service.import_csv(tmp_path / "a.csv") == 1
    assert pairs(memory) == {("en-ht", "Water", "Dlo")}
    assert next(memory.entries()).origin is Origin.HUMAN


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "utf-16-le-with-mark"])
def test_tables_in_other_encodings_are_read(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path, encoding: str
) -> None:
    text = "fr;ht\nÉcole;Lekòl\n"
    data = b"\xff\xfe" + text.encode("utf-16-le") if "mark" in encoding else text.encode(encoding)
    (tmp_path / "a.csv").write_bytes(data)
    assert service.import_csv(tmp_path / "a.csv") == 1
    assert pairs(memory) == {("fr-ht", "École", "Lekòl")}


def test_columns_of_other_names_are_mapped(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text("Anglais,Nòt,Kreyòl\nWater,x,Dlo\n", encoding="utf-8")
    columns = PairColumns("Anglais", "kreyòl", EN)
    assert service.import_csv(tmp_path / "a.csv", columns) == 1
    assert pairs(memory) == {("en-ht", "Water", "Dlo")}
    with pytest.raises(InvalidRequestError, match="anglais, nòt, kreyòl"):
        service.import_csv(tmp_path / "a.csv", PairColumns("English", "Kreyòl", EN))


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("", 1),
        ("\n\n", 1),
        ("one,two\na,b\n", 1),
        ("source,target\nWater,Dlo\n", 2),
        ("en,ht\nWater,Dlo\nHello, friend,Bonjou\n", 3),
        ('en,ht\nWater,Dlo\n\n"never closed,x\n', 4),
        ('en,ht\nWater,"Dlo"x\n', 2),
    ],
)
def test_a_bad_table_is_refused_with_the_line_and_nothing_is_taken_over(
    service: MemoryService,
    memory: SqliteTranslationMemory,
    tmp_path: Path,
    table: str,
    line: int,
) -> None:
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    with pytest.raises(CorruptError) as caught:
        service.import_csv(tmp_path / "a.csv")
    assert caught.value.details["line"] == line
    assert pairs(memory) == set()


def test_what_was_exported_as_a_table_comes_back(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    memory.store([MemoryEntry(MemoryKey("", EN, "=SUM(A1); a, b"), '"Sòm"', Origin.HUMAN, 1.0)])
    service.export_csv(tmp_path / "a.csv")
    service.clear(keep_human=False)
    assert service.import_csv(tmp_path / "a.csv") == 1
    assert pairs(memory) == {("en-ht", "=SUM(A1); a, b", '"Sòm"')}


def test_a_table_that_is_too_large_is_refused_unread(
    service: MemoryService, tmp_path: Path
) -> None:
    with (tmp_path / "a.csv").open("wb") as stream:
        stream.truncate(memory_tables.MAX_BYTES + 1)
    with pytest.raises(TooLargeError):
        service.import_csv(tmp_path / "a.csv")


@pytest.mark.slow
def test_a_hundred_thousand_units_are_taken_over(
    service: MemoryService, memory: SqliteTranslationMemory, tmp_path: Path
) -> None:
    with (tmp_path / "a.tmx").open("w", encoding="utf-8") as stream:
        stream.write('<tmx version="1.4"><header srclang="en"/><body>')
        for n in range(100_000):
            stream.write(unit(("en", f"Sentence number {n}."), ("ht", f"Fraz nimewo {n}.")))
        stream.write("</body></tmx>")
    assert service.import_tmx(tmp_path / "a.tmx") == 100_000
    assert sum(1 for _ in memory.entries()) == 100_000
