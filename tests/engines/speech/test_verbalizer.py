import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.speech import LexiconEntry
from kreyol_desktop.engines.speech.lexicon import Lexicon
from kreyol_desktop.engines.speech.verbalizer.numbers import LARGEST, cardinal, ordinal
from kreyol_desktop.engines.speech.verbalizer.rule import KINDS, kind_of
from kreyol_desktop.engines.speech.verbalizer.verbalizer import Verbalizer
from kreyol_desktop.engines.speech.verbalizer.words import load_tables
from tests.engines.speech.conftest import TABLES
from tests.engines.speech.golden import rows
from tests.engines.speech.number_reader import read_number

GOLDEN = rows("verbalizer.tsv")
ALLOWED = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿœŒ .,;:!?]*")
VERBALIZER = Verbalizer(load_tables(TABLES))
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789.,:;/-–$€%°x()[]'’\"«»@#&+=*_ \n\tIVXLCMGmglhkpuzroècAPM"),
        st.characters(),
    ),
    max_size=80,
)


def test_there_are_enough_golden_rows() -> None:
    assert len({(text, spoken) for _, text, spoken in GOLDEN}) >= 400


@pytest.mark.parametrize(
    ("category", "text", "spoken"), GOLDEN, ids=[f"{c}: {t[:40]!a}" for c, t, _ in GOLDEN]
)
def test_text_is_verbalized(category: str, text: str, spoken: str) -> None:
    assert VERBALIZER.verbalize(text).line.lower() == spoken.lower()


RULES = [(re.compile(rule.pattern), rule) for rule in VERBALIZER._all_rules(load_tables(TABLES))]


def _beginnings_not_told(text: str) -> list[tuple[str, str]]:
    return [
        (match.group(), rule.pattern)
        for pattern, rule in RULES
        for match in pattern.finditer(text)
        if match.group() and kind_of(match.group()[0]) not in rule.begins
    ]


def test_no_rule_is_passed_over_where_it_would_match() -> None:
    """Each rule tells with which characters it can begin; all golden rows hold it to that."""
    assert _beginnings_not_told("\n".join(text for _, text, _ in GOLDEN)) == []
    assert set("".join(rule.begins for _, rule in RULES)) == set(KINDS)


@pytest.mark.slow
def test_every_integer_below_a_million_reads_back() -> None:
    for value in range(10**6):
        assert read_number(cardinal(value)) == value


@given(st.integers(0, 10**6 - 1))
def test_integers_read_back_through_the_whole_verbalizer(value: int) -> None:
    assert read_number(VERBALIZER.verbalize(str(value)).line) == value
    assert read_number(VERBALIZER.verbalize(f"{value:,}").line) == value


@given(st.integers(0, LARGEST - 1), st.integers(0, LARGEST - 1))
def test_different_numbers_have_different_names(first: int, second: int) -> None:
    assert (cardinal(first) == cardinal(second)) is (first == second)


@pytest.mark.parametrize("value", [-1, LARGEST])
def test_numbers_out_of_range_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        cardinal(value)


@given(st.integers(2, 10**6))
def test_ordinals_end_alike_and_differ(value: int) -> None:
    assert ordinal(value).endswith("yèm")
    assert ordinal(value) != ordinal(value + 1)


@settings(max_examples=400)
@given(TEXT)
@example("5²")
@example("mc²")
@example("①Ⅳ½")
@example("\ud800 a")
@example("1/0")
@example("٣٤")
@example("00:99")
@example("99999999999999999999:00")
def test_only_letters_spaces_and_pause_marks_come_out(text: str) -> None:
    assert ALLOWED.fullmatch(VERBALIZER.verbalize(text).spoken)


@settings(max_examples=200)
@given(TEXT)
def test_no_rule_is_passed_over_in_any_text(text: str) -> None:
    assert _beginnings_not_told(text) == []


@settings(max_examples=200)
@given(TEXT)
def test_every_spoken_character_has_a_place_in_the_text(text: str) -> None:
    verbalized = VERBALIZER.verbalize(text)
    last = 0
    for word in re.finditer(r"[^\W\d_]+", verbalized.spoken):
        start, end = verbalized.source_range(*word.span())
        assert last <= start < end <= len(text) or (start, end) == (last, end)
        last = start


@given(
    st.lists(
        st.sampled_from(
            [
                "lekòl",
                "moun",
                "pitit",
                "yo",
                "ap",
                "jwe",
                "chen",
                "machin",
                "ki",
                "pa",
                "gen",
                "dlo",
            ]
        )
    )
)
def test_plain_text_stays_as_it_is(words: list[str]) -> None:
    text = " ".join(words)
    assert VERBALIZER.verbalize(text).spoken == text


NOISE = [
    "a" * 50_000,
    "1" * 50_000,
    "1," * 25_000,
    "1.1" * 16_000,
    "a-" * 25_000,
    "A." * 25_000,
    "a@" * 25_000,
    "http://" + "a" * 50_000,
    "www." * 12_000,
    "." * 50_000,
    " " * 50_000,
    "-" * 50_000,
    "12/" * 16_000,
    "I" * 50_000,
    "XIV" * 16_000,
    "é" * 50_000,
    "e\u0301" * 25_000,
    "\u0301" * 50_000,
    "x'" * 25_000,
    "5 x " * 12_000,
    "qu" * 25_000,
    "\n" * 50_000,
    "A1" * 25_000,
    "tt" * 25_000,
    "€$" * 25_000,
    "😀" * 50_000,
]


@pytest.mark.slow
@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", NOISE, ids=lambda text: repr(text[:8]))
def test_noise_of_50000_characters_ends(text: str) -> None:
    """The time limit of the test is generous; a pattern that backtracks would take hours."""
    assert ALLOWED.fullmatch(VERBALIZER.verbalize(text).spoken)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", NOISE, ids=lambda text: repr(text[:8]))
def test_shorter_noise_ends_soon(text: str) -> None:
    assert ALLOWED.fullmatch(VERBALIZER.verbalize(text[:2_000]).spoken)


@pytest.mark.parametrize("noise", ["1" * 50_000, "A1" * 25_000, "1," * 25_000, "bòn" * 17_000])
def test_an_endless_word_is_cut_and_the_rest_keeps_its_place(noise: str) -> None:
    text = f"Anvan {noise} apre 25 jou."
    verbalized = VERBALIZER.verbalize(text)
    assert len(verbalized.spoken) < 4_000
    start = verbalized.spoken.index("vennsenk")
    assert text[slice(*verbalized.source_range(start, start + 8))] == "25"


def test_rewritten_parts_keep_their_place() -> None:
    text = "Li peye 1,250 goud nan 12/05/2024."
    verbalized = VERBALIZER.verbalize(text)
    start = verbalized.spoken.index("desan")
    assert text[slice(*verbalized.source_range(start, start + 5))] == "1,250"
    start = verbalized.spoken.index("vennkat")
    assert text[slice(*verbalized.source_range(start, start + 7))] == "12/05/2024"


def test_decomposed_text_points_at_its_own_characters() -> None:
    text = unicodedata.normalize("NFD", "lekòl la fèmen")
    verbalized = VERBALIZER.verbalize(text)
    start = verbalized.spoken.index("fèmen")
    assert text[slice(*verbalized.source_range(start, start + 5))] == text[-6:]


def test_the_lexicon_wins_over_everything() -> None:
    entries = [
        LexiconEntry("kay", "lakay"),
        LexiconEntry("Xavier", "Savye"),
        LexiconEntry("ONU", "/o n y/"),
    ]
    verbalizer = Verbalizer(load_tables(TABLES), Lexicon(entries))
    assert verbalizer.verbalize("Kay Xavier, kay ONU.").line == "lakay Savye, lakay onu."
    assert verbalizer.lexicon.pronunciations["onu"] == ("o", "n", "y")
