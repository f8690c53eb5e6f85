"""Hints stand behind whole words, and everything else sees the sentence as it was."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.errors import ModelCorruptError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.engines.translation.hints import (
    MARK,
    file_name,
    hint_pieces,
    is_name,
    read_hints,
    with_hints,
)
from kreyol_desktop.engines.translation.tokenization import Tokenizer, load_tokenizer

BUNDLED = Path(__file__).resolve().parents[3] / "models" / "translation"
ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH
EN_HT = Direction(ENGLISH, Language.KREYOL)
KNOWN = {
    "half": ["▁mwatye"],
    "half-l": ["▁demi"],
    "quakes": ["▁tranbleman"],
    "l": ["▁la"],
    "école": ["▁le", "kòl"],
    "quakes of the": ["▁sekous"],
    "quakes of": ["▁tranbleman"],
    "chef d'école": ["▁direktè"],
}


def hinted(*pieces: str) -> list[str]:
    return with_hints(pieces, lambda word: KNOWN.get(word.lower(), ())).pieces


def test_a_hint_stands_behind_the_last_piece_of_its_word() -> None:
    expected = ["▁The", "▁quake", "s", MARK, "▁tranbleman", ",", "▁then"]
    assert hinted("▁The", "▁quake", "s", ",", "▁then") == expected


def test_words_joined_by_an_apostrophe_have_hints_of_their_own() -> None:
    assert hinted("▁L", "'", "école") == ["▁L", MARK, "▁la", "'", "école", MARK, "▁le", "kòl"]


def test_a_compound_has_one_hint_or_its_parts_have_theirs() -> None:
    assert hinted("▁half", "-", "quakes") == [
        "▁half",
        MARK,
        "▁mwatye",
        "-",
        "quakes",
        MARK,
        "▁tranbleman",
    ]
    assert hinted("▁half", "-", "l") == ["▁half", "-", "l", MARK, "▁demi"]


def test_the_longest_phrase_has_the_hint_and_its_words_have_none() -> None:
    assert hinted("▁quakes", "▁of", "▁the", "▁l") == [
        "▁quakes",
        "▁of",
        "▁the",
        MARK,
        "▁sekous",
        "▁l",
        MARK,
        "▁la",
    ]
    assert hinted("▁quakes", ",", "▁of") == ["▁quakes", MARK, "▁tranbleman", ",", "▁of"]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_phrase_may_hold_an_apostrophe(apostrophe: str) -> None:
    assert hinted("▁Chef", "▁d", apostrophe, "école") == [
        "▁Chef",
        "▁d",
        apostrophe,
        "école",
        MARK,
        "▁direktè",
    ]


def test_each_of_several_renderings_has_its_mark() -> None:
    assert hint_pieces("mouch|vole", lambda word: [f"▁{word}"]) == ["▁mouch", MARK, "▁vole"]
    assert hint_pieces("vole", lambda word: [f"▁{word}"]) == ["▁vole"]


@pytest.mark.parametrize("word", ["massa", "A", "Massa and", "L'eau", "B2", "Massa-Baldi"])
def test_only_a_capitalised_word_is_a_name(word: str) -> None:
    assert is_name("Massa")
    assert not is_name(word)


def test_a_word_that_ends_within_a_piece_has_none() -> None:
    assert hinted("▁quakes,") == ["▁quakes,"]


@given(st.lists(st.sampled_from(["▁quake", "s", "▁quakes", "▁", "é", "cole", ",", "l", "<0xE2>"])))
def test_without_its_hints_a_sentence_is_as_it_was(pieces: list[str]) -> None:
    found = with_hints(pieces, lambda word: KNOWN.get(word.lower(), ()))
    first = [
        piece
        for n, piece in enumerate(found.pieces)
        if n == 0 or found.origins[n] != found.origins[n - 1]
    ]
    assert first == pieces
    assert [o for n, o in enumerate(found.origins) if n == 0 or o != found.origins[n - 1]] == list(
        range(len(pieces))
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(BUNDLED / "spm.model", tmp_path)
    (tmp_path / file_name(ENGLISH)).write_text("earthquake\ttranblemanntè\n", encoding="utf-8")
    (tmp_path / file_name(FRENCH)).write_text("séisme\ttranblemanntè\n", encoding="utf-8")
    return tmp_path


def opened(folder: Path) -> Tokenizer:
    return load_tokenizer(folder, {"scheme": "tagged", "hints": "1"})


def test_a_tokenizer_gives_hints_and_knows_where_their_words_stand(folder: Path) -> None:
    text = "The Earthquake came."
    encoded = opened(folder).encode([text], EN_HT)[0]
    assert encoded.tokens[0] == "<en>"
    place = encoded.tokens.index(MARK)
    assert "".join(encoded.tokens[place + 1 : place + 3]).startswith("▁tranbleman")
    spans = opened(folder).source_spans(text, encoded)
    assert len(spans) == len(encoded.tokens) - encoded.offset
    assert text[: spans[place - encoded.offset][1]] == "The Earthquake"
    plain = load_tokenizer(folder, {}).encode([text], EN_HT)[0]
    assert encoded.length == plain.length == len(plain.tokens)


def test_behind_names_stand_the_names_for_models_that_want_it(folder: Path) -> None:
    (folder / file_name(ENGLISH)).write_text("the\t\ncame\t\n", encoding="utf-8")
    tokens = load_tokenizer(folder, {"hints": "2"}).encode(["The Massa came."], EN_HT)[0].tokens
    assert tokens.count(MARK) == 1
    name = tokens[2 : tokens.index(MARK)]
    assert tokens[tokens.index(MARK) + 1 :][: len(name)] == name
    assert MARK not in opened(folder).encode(["The Massa came."], EN_HT)[0].tokens


def test_a_tokenizer_without_hints_needs_no_files(folder: Path) -> None:
    (folder / file_name(ENGLISH)).unlink()
    plain = load_tokenizer(folder, {}).encode(["An earthquake."], EN_HT)[0]
    assert MARK not in plain.tokens


@pytest.mark.parametrize("content", [None, b"word without tab\n", b"\xff\xfe\tx\n"])
def test_damaged_hints_are_told(folder: Path, content: bytes | None) -> None:
    path = folder / file_name(FRENCH)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelCorruptError):
        opened(folder)


@given(
    st.dictionaries(
        st.text("abcdefé", min_size=1), st.text("abcdefè", min_size=1), min_size=1, max_size=20
    )
)
def test_hints_are_read_as_written(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("hints")
    lines = (f"{word}\t{rendering}\n" for word, rendering in table.items())
    (folder / file_name(ENGLISH)).write_text("".join(lines), encoding="utf-8")
    assert read_hints(folder, ENGLISH) == table
