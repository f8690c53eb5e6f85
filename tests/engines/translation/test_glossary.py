import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import CorruptError, TooLargeError
from kreyol_desktop.core.glossary import Term
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.glossary import ActiveGlossary, missing_terms
from kreyol_desktop.engines.translation.glossary_files import (
    read_csv,
    read_tbx,
    write_csv,
    write_tbx,
)
from kreyol_desktop.engines.translation.spelling import looks_kreyol

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL
TO_HT, FR_HT = Direction(EN, HT), Direction(FR, HT)
PACKS = Path(__file__).parents[3] / "resources" / "glossaries"


def term(en: str, fr: str, ht: str, kind: str = "noun") -> Term:
    return Term({EN: tuple(en.split("|")), FR: (fr,), HT: tuple(ht.split("|"))}, kind)


GLOSSARY = ActiveGlossary(
    [
        term("blood pressure", "tension artérielle", "tansyon"),
        term("blood", "sang", "san"),
        term("allergy", "allergie", "alèji"),
        term("vaccinate", "vacciner", "vaksinen", "verb"),
        term("midwife|birth attendant", "sage-femme", "fanmsaj|matwòn"),
        term("point of sale", "point de vente", "pwen lavant"),
        term("lung", "poumon", "poumon"),
    ],
    TO_HT,
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.target) for m in GLOSSARY.find(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Her Blood Pressure is high.", [("Blood Pressure", "tansyon")]),
        ("Blood is red.", [("Blood", "san")]),
        ("He has allergies.", [("allergies", "alèji")]),
        (
            "They vaccinated us; vaccinating helps.",
            [("vaccinated", "vaksinen"), ("vaccinating", "vaksinen")],
        ),
        ("A birth attendant came.", [("birth attendant", "fanmsaj")]),
        ("Two points of sale.", [("points of sale", "pwen lavant")]),
        ("both LUNGS", [("LUNGS", "poumon")]),
        ("The midwife's bag", [("midwife's", "fanmsaj")]),
        ("the midwives’ bags", [("midwives", "fanmsaj")]),
        ("her blood-pressure pills", [("blood-pressure", "tansyon")]),
        ("a blood\u00a0pressure", [("blood\u00a0pressure", "tansyon")]),
        ("BLOOD PRESSURE: blood", [("BLOOD PRESSURE", "tansyon"), ("blood", "san")]),
        ("Give blood. Pressure helps.", [("blood", "san")]),
        ("a blood-red lung-like thing", []),
        ("{blood} https://x.org/blood `lung` blood@x.org #lung", []),
        ("Mr. Blood and Dr. Lung met J. K. Allergy.", []),
        ("45 N. Blood Street, Apt. 4", []),
        ("bloody lunge", []),
        ("", []),
    ],
)
def test_terms_are_found_with_case_and_inflection(text: str, terms: list[tuple[str, str]]) -> None:
    assert found(text) == terms


def test_an_acronym_is_no_form_of_a_word() -> None:
    glossary = ActiveGlossary([term("AIDS", "SIDA", "SIDA"), term("aid", "aide", "èd")], TO_HT)
    sides = [m.target for m in glossary.find("Those aids and AIDS, first aid.")]
    assert sides == ["èd", "SIDA", "èd"]


def test_of_two_glossaries_that_disagree_the_earlier_one_counts() -> None:
    first, second = term("nurse", "infirmière", "mis"), term("nurse", "infirmière", "enfimyè")
    (match,) = ActiveGlossary([first, second], TO_HT).find("A nurse came.")
    assert (match.target, match.id) == ("mis", "nurse → mis")
    (match,) = ActiveGlossary([second, first], TO_HT).find("Two nurses came.")
    assert match.target == "enfimyè"


def test_the_longest_of_overlapping_terms_counts_whatever_their_glossary() -> None:
    glossary = ActiveGlossary(
        [
            term("rate", "taux", "to"),
            term("birth", "naissance", "nesans"),
            term("birth rate", "natalité", "to nesans"),
        ],
        TO_HT,
    )
    assert [m.target for m in glossary.find("The birth rate and the rate of birth")] == [
        "to nesans", "to", "nesans",
    ]  # fmt: skip


def test_a_term_that_stands_twice_is_found_twice() -> None:
    assert found("blood and blood") == [("blood", "san"), ("blood", "san")]


def test_french_terms_are_found_after_an_elided_article() -> None:
    glossary = ActiveGlossary([term("school", "école", "lekòl")], FR_HT)
    (match,) = glossary.find("Je vais à l’école.")
    assert match.target == "lekòl"


def test_french_plurals_are_found() -> None:
    glossary = ActiveGlossary([term("hospital", "hôpital général", "lopital")], FR_HT)
    assert glossary.find("les hôpitaux généraux")


def test_a_missing_term_is_told_and_an_accepted_name_counts() -> None:
    matches = GLOSSARY.find("The midwife checks your blood pressure.")
    assert [m.target for m in missing_terms(matches, "Matwòn nan tcheke w.")] == ["tansyon"]
    assert missing_terms(matches, "Fanmsaj la tcheke TANSYON ou.") == []


def test_the_version_follows_the_content() -> None:
    one = ActiveGlossary([term("a", "b", "c")], TO_HT)
    two = ActiveGlossary([term("a", "b", "d")], TO_HT)
    same = ActiveGlossary([term("a", "b", "c")], TO_HT)
    assert one.version == same.version != two.version
    assert ActiveGlossary([], TO_HT).version == ""


@pytest.mark.parametrize("name", ["health", "school", "law", "agriculture", "disasters"])
def test_a_pack_is_large_whole_and_spelled_officially(name: str) -> None:
    terms = read_csv(PACKS / f"{name}.csv")
    assert len(terms) >= 150
    assert all({EN, FR, HT} == set(t.names) and t.part_of_speech for t in terms)
    english = [n for t in terms for n in t.names[EN]]
    assert len(english) == len(set(english))
    letters = set("éêâîûçqx")
    odd = [n for t in terms for n in t.names[HT] if letters & set(n.lower())]
    assert odd == []
    assert all(n == " ".join(n.split()) for t in terms for names in t.names.values() for n in names)


TERMS = (
    Term({EN: ("mask", "face mask"), FR: ("masque",), HT: ("mas",)}, "noun", "a, note"),
    Term({FR: ("vendre",), HT: ("vann", "lavant")}, "verb"),
)


def test_csv_comes_back_as_it_went(tmp_path: Path) -> None:
    write_csv(tmp_path / "g.csv", TERMS)
    assert read_csv(tmp_path / "g.csv") == TERMS


def test_tbx_comes_back_as_it_went(tmp_path: Path) -> None:
    write_tbx(tmp_path / "g.tbx", TERMS)
    assert read_tbx(tmp_path / "g.tbx") == TERMS


def test_the_older_tbx_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "old.tbx").write_text(
        '<martif type="TBX" xml:lang="en"><text><body><termEntry id="1">'
        '<langSet xml:lang="en"><tig><term>goat</term></tig></langSet>'
        '<langSet xml:lang="hat"><tig><term>kabrit</term></tig></langSet>'
        '<langSet xml:lang="zz"><tig><term>?</term></tig></langSet>'
        "</termEntry></body></text></martif>"
    )
    assert read_tbx(tmp_path / "old.tbx") == (Term({EN: ("goat",), HT: ("kabrit",)}),)


def test_a_semicolon_table_in_another_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_bytes("FR;HT;note\nécole;lekòl;\n".encode("cp1252"))
    assert read_csv(tmp_path / "g.csv")[0].names == {FR: ("école",), HT: ("lekòl",)}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 1),
        (b"a,b\n1,2\n", 1),
        (b"en,notes\nwater,x\n", 1),
        (b"\x00\xff\xfe", 1),
        (b"en,ht\nwater,dlo\nbread, white,pen\n", 3),
        (b'en,ht\nwater,dlo\n"bread,pen\n', 3),
        (b'en,ht\n"a"b,c\n', 2),
    ],
)
def test_a_bad_table_is_refused_with_the_line(tmp_path: Path, content: bytes, line: int) -> None:
    (tmp_path / "g.csv").write_bytes(content)
    with pytest.raises(CorruptError, match=r"g\.csv") as caught:
        read_csv(tmp_path / "g.csv")
    assert caught.value.details["line"] == line


def test_a_table_with_nothing_but_its_head_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("en,ht\n\n")
    with pytest.raises(CorruptError, match="no terms"):
        read_csv(tmp_path / "g.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_spreadsheets_write_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    text = "fr;ht\r\nécole;lekòl\r\n".replace(";", separator)
    (tmp_path / "g.csv").write_bytes(text.encode(encoding))
    assert read_csv(tmp_path / "g.csv")[0].names == {FR: ("école",), HT: ("lekòl",)}


@pytest.mark.parametrize("read", [read_csv, read_tbx])
def test_a_file_of_a_hundred_megabytes_is_refused_unread(
    tmp_path: Path, read: Callable[[Path], tuple[Term, ...]]
) -> None:
    with (tmp_path / "g").open("wb") as stream:
        stream.truncate(100 * 2**20)
    with pytest.raises(TooLargeError):
        read(tmp_path / "g")


@pytest.mark.parametrize(
    ("content", "line"),
    [("", 1), ("<tbx>\n<a>\n</b>", 3), ("<tbx>", 1), ("text", 1)],
)
def test_a_broken_tbx_is_refused_with_the_line(tmp_path: Path, content: str, line: int) -> None:
    (tmp_path / "g.tbx").write_text(content)
    with pytest.raises(CorruptError) as caught:
        read_tbx(tmp_path / "g.tbx")
    assert caught.value.details["line"] == line


def test_a_tbx_without_terms_is_refused(tmp_path: Path) -> None:
    (tmp_path / "g.tbx").write_text("<tbx/>")
    with pytest.raises(CorruptError):
        read_tbx(tmp_path / "g.tbx")


def test_an_entity_bomb_in_a_tbx_is_refused(tmp_path: Path) -> None:
    entities = "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    (tmp_path / "g.tbx").write_text(
        f'<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa">{entities}]><tbx><conceptEntry>'
        '<langSec xml:lang="en"><term>goat &i;</term></langSec></conceptEntry></tbx>'
    )
    with pytest.raises(CorruptError):
        read_tbx(tmp_path / "g.tbx")


def test_entities_in_a_tbx_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "g.tbx").write_text(
        f'<!DOCTYPE tbx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><tbx><conceptEntry>'
        '<langSec xml:lang="en"><term>a &x;</term></langSec></conceptEntry></tbx>'
    )
    terms = read_tbx(tmp_path / "g.tbx")
    assert "secret" not in str(terms)


def test_the_packs_are_plain_csv() -> None:
    for path in PACKS.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == ["en", "fr", "ht", "part_of_speech", "notes"]


def test_kreyol_spelling_is_told_from_english_and_french() -> None:
    assert all(looks_kreyol(w) for w in ("lekòl", "dlo", "chwal", "kouto", "pwa", "uit"))
    assert not any(looks_kreyol(w) for w in ("school", "école", "xylophone", "quick", "nation"))
