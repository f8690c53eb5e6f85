from pathlib import Path

import pytest

from kreyol_desktop.core.errors import InvalidRequestError
from kreyol_desktop.core.speech import LexiconEntry
from kreyol_desktop.engines.speech.lexicon import Lexicon, read_lexicon, write_lexicon


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    entries = (LexiconEntry("Xavier", "Gzavye"), LexiconEntry("O'Brien", "/o b ɣ a j ɛ̃/"))
    write_lexicon(tmp_path / "own" / "lexicon.csv", entries)
    assert read_lexicon(tmp_path / "own" / "lexicon.csv") == entries


def test_no_file_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert read_lexicon(tmp_path / "none.csv") == ()


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.csv"
    path.write_bytes(b"\xef\xbb\xbfWord,Say\r\n# note,x\r\nGoogle,Gougoul\r\n\r\n")
    assert read_lexicon(path) == (LexiconEntry("Google", "Gougoul"),)


def test_respellings_and_phonemes_are_found_whatever_the_case() -> None:
    lexicon = Lexicon([LexiconEntry("Google", "Gou-goul"), LexiconEntry("PNUD", "/p n y d/")])
    assert lexicon.respelling("GOOGLE") == "Gou goul"
    assert lexicon.respelling("pnud") == "pnud"
    assert lexicon.pronunciations == {"pnud": ("p", "n", "y", "d")}
    assert lexicon.respelling("kay") is None


def test_a_later_entry_wins() -> None:
    lexicon = Lexicon([LexiconEntry("a", "/b a/"), LexiconEntry("a", "ba")])
    assert (lexicon.respelling("a"), dict(lexicon.pronunciations)) == ("ba", {})


@pytest.mark.parametrize(
    "entry",
    [
        LexiconEntry("", "a"),
        LexiconEntry("123", "a"),
        LexiconEntry("de mo", "a"),
        LexiconEntry("mo", ""),
        LexiconEntry("mo", "привет"),
        LexiconEntry("mo", "//"),
        LexiconEntry("mo", "/θ/"),
    ],
)
def test_entries_that_cannot_be_used_are_refused(entry: LexiconEntry, tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError):
        Lexicon([entry])
    with pytest.raises(InvalidRequestError):
        write_lexicon(tmp_path / "l.csv", [entry])
    assert not (tmp_path / "l.csv").exists()


def test_a_line_without_pronunciation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("word,say\nGoogle\n")
    with pytest.raises(InvalidRequestError):
        read_lexicon(path)
