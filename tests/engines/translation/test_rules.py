"""The small rules: numbers, stand-ins, names, capitals, frames, clauses, layout, spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation import casing, clauses, frame, layout, numbers, spelling
from kreyol_desktop.engines.translation.determiners import agree_after, article_for
from kreyol_desktop.engines.translation.names import unknown_names
from kreyol_desktop.engines.translation.protection import (
    VERBATIM,
    StandIns,
    mask,
    verbatim_parts,
)

EN, FR, HT = Language.ENGLISH, Language.FRENCH, Language.KREYOL


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("1,250.50 and 3", EN, ["1250.50", "3"]),
        ("1 250,50 et 3", FR, ["1250.50", "3"]),
        ("1\u00a0250 gourdes", FR, ["1250"]),
        ("in 2010 500 people", EN, ["2010", "500"]),
        ("25,000 goud", HT, ["25000"]),
        ("12.5%", EN, ["12.5"]),
        ("7:45", EN, ["7", "45"]),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(
    text: str, language: Language, values: list[str]
) -> None:
    assert numbers.values_in(text, language) == values


@pytest.mark.parametrize(
    ("french", "kreyol"),
    [("1 250,50", "1,250.50"), ("3,10", "3.10"), ("25 000", "25,000"), ("42", "42")],
)
def test_french_numbers_are_rewritten_the_haitian_way(french: str, kreyol: str) -> None:
    assert numbers.rewrite(french, FR, HT) == kreyol


def test_the_same_writing_needs_no_rewriting() -> None:
    assert numbers.rewrite("1,250.50", EN, HT) == "1,250.50"


@pytest.mark.parametrize("kind", list(StandIns))
def test_what_is_masked_comes_back(kind: StandIns) -> None:
    text = "Pay $1,250.50 to info@example.org by 12/03/2024 (see https://a.org/x?y=1)."
    masked = mask(text, EN, HT, kind)
    assert "1,250" not in masked.text
    assert "example" not in masked.text
    assert masked.restore(masked.text) == text


def test_stand_ins_never_clash_with_figures_of_the_text() -> None:
    masked = mask("2 goats, 3 cows and 45 hens", EN, HT, StandIns.DIGITS)
    assert masked.text == "2 goats, 3 cows and 4 hens"
    assert masked.restore("4 poul, 3 bèf, 2 kabrit") == "45 poul, 3 bèf, 2 kabrit"


@pytest.mark.parametrize("lost", ["poul", "2 poul ak 2 lòt"])
def test_a_lost_or_doubled_stand_in_is_noticed(lost: str) -> None:
    assert mask("45 hens", EN, HT, StandIns.DIGITS).restore(lost) is None


@pytest.mark.parametrize("text", ["COVID-19", "vitamin B12", "the 21st day", "the 1990s", "5 eggs"])
def test_digits_inside_words_and_single_digits_are_left_alone(text: str) -> None:
    assert mask(text, EN, HT, StandIns.DIGITS).slots == ()


@pytest.mark.parametrize(
    "part",
    [
        "https://a.org/b_(c)",
        "www.a.org/x",
        "a.b@c.org",
        "{name}",
        "${x}",
        "%s",
        "%1$d",
        "%(n)s",
        "<b>",
        "</b>",
        "&nbsp;",
        "`ls`",
        "report.pdf",
        "/usr/local/bin",
        "Ctrl+C",
        "@handle",
        "#tag",
        ":smile:",
        r"C:\Users\x",
        r"\*",
        "1.2(a)(iii)",
        "[ ]",
        "[X]",
        "__/__/____",
        "MM/DD/YYYY",
        "± 2",
        "5×10³",
        "H₂O",
        "cells/µL",
        '"Jean P." <jean.p@example.org>',
    ],
)
def test_verbatim_parts_are_masked(part: str) -> None:
    masked = mask(f"Look at {part} now", EN, HT, StandIns.DIGITS)
    (slot,) = masked.slots
    assert slot.original == part
    assert masked.restore(f"Gade {slot.stand_in} kounye a") == f"Gade {part} kounye a"


def count_letters(word: str) -> int:
    return len(word)


def test_unknown_names_are_found_and_joined() -> None:
    text = "Yesterday Anna Kowalczyk and l'Ouganda met Kim's friend Bo in Paris."
    found = [name for _, _, name in unknown_names(text, count_letters)]
    assert found == ["Anna Kowalczyk", "Ouganda", "Paris"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dr. J. K. Smith signed", ["J. K. Smith"]),
        ("E.-R. Trouillot écrit", ["E.-R. Trouillot"]),
        ("M. Dupont signe", ["Dupont"]),
        ("Mme Ariane Bélanger, greffière", ["Ariane Bélanger"]),
        ("M. David Huggins-Daines parle", ["David Huggins-Daines"]),
        ("Mr. President, thank you", []),
        ("The U.S. Army came", []),
        ("A. Introduction", []),
        ("Plan B. Then we left", []),
    ],
)
def test_a_surname_goes_with_its_initials(text: str, found: list[str]) -> None:
    assert [name for _, _, name in unknown_names(text, lambda word: 1)] == found


def test_a_word_after_an_elided_article_is_no_name() -> None:
    assert unknown_names("Adoption de L'ordre du jour", count_letters) == ()


def test_the_first_word_is_no_name_by_its_capital() -> None:
    assert unknown_names("Elephants eat grass.", count_letters) == ()


@pytest.mark.parametrize("text", ["WASH YOUR HANDS", "DANGER", "NO SMOKING IN THE HIV CLINIC"])
def test_shouting_is_heard(text: str) -> None:
    assert casing.shouts(text)


@pytest.mark.parametrize("text", ["HIV", "UNICEF", "USA", "Wash your hands", "A", "", "B12"])
def test_acronyms_do_not_shout(text: str) -> None:
    assert not casing.shouts(text)


def test_sentence_case_keeps_acronyms() -> None:
    assert casing.to_sentence_case("THE HIV CLINIC IS OPEN") == "The HIV clinic is open"


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("Water", "dlo", "Dlo"),
        ("water", "Dlo", "dlo"),
        ("water", "USA", "USA"),
        ("4 cows", "kat", "kat"),
    ],
)
def test_the_first_letter_follows_the_source(source: str, target: str, wanted: str) -> None:
    assert casing.like(source, target) == wanted


@pytest.mark.parametrize(
    ("sentence", "core"),
    [
        ("1. Wash your hands.", "Wash your hands."),
        ("  • Wash", "Wash"),
        ("a) Wash", "Wash"),
        ("“Wash your hands.”", "Wash your hands."),
        ("« Lavez »", "Lavez"),
        ("(It was late.)", "It was late."),
        ("## Title", "Title"),
        ('He said "no" and "yes"', 'He said "no" and "yes"'),
        ("A man came", "A man came"),
    ],
)
def test_a_frame_is_taken_off(sentence: str, core: str) -> None:
    framed = frame.take_frame(sentence)
    assert framed.core == core
    assert framed.before + framed.core + framed.after == sentence


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_frame_goes_back_around(sentence: str) -> None:
    framed = frame.take_frame(sentence)
    assert framed.before + framed.core + framed.after == sentence


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("Clean water", "Dlo pwòp.", "Dlo pwòp"),
        ("Clean water.", "Dlo pwòp", "Dlo pwòp."),
        ("Is it far?", "Èske li lwen.", "Èske li lwen?"),
        ("Est-ce loin ?", "Èske li lwen ?", "Èske li lwen ?"),
        ('He said "go".', 'Li di "ale".', 'Li di "ale".'),
    ],
)
def test_the_end_follows_the_source(source: str, target: str, wanted: str) -> None:
    assert frame.end_like(source, target) == wanted


def count_words(text: str) -> int:
    return len(text.split())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["wi", "non,", "men", "epi;", "—", "anpil"]), max_size=60))
def test_clauses_join_to_their_sentence(words: list[str]) -> None:
    text = " ".join(words)
    pieces = clauses.split_clauses(text, count_words, 8)
    assert "".join(piece + separator for piece, separator in pieces) == text
    assert all(count_words(piece) <= 8 * clauses.HARD_FACTOR for piece, _ in pieces)


def test_a_short_sentence_is_one_clause() -> None:
    assert clauses.split_clauses("Wi, men non.", count_words, 8) == [("Wi, men non.", "")]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab .\n\t\r", max_size=120))
def test_paragraphs_join_to_their_text(text: str) -> None:
    assert "".join(paragraph + white for paragraph, white in layout.paragraphs(text)) == text


def test_a_line_broken_by_its_width_goes_on() -> None:
    text = "This is a rather long line that was broken by\nits width alone.\nAnd this is another."
    assert [paragraph for paragraph, _ in layout.paragraphs(text)] == [
        "This is a rather long line that was broken by\nits width alone.",
        "And this is another.",
    ]


def test_line_breaks_come_back_at_about_their_place() -> None:
    source = "This is a rather long line that was broken by\nits width alone."
    wrapped = layout.wrap_like(source, "Sa se yon liy ki long anpil epi ki te koupe akoz lajè li.")
    assert wrapped.count("\n") == 1
    assert 30 < wrapped.index("\n") < 50


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("l'ap manje", "l ap manje"),
        ("L’ap manje", "L ap manje"),
        ("m’ te di w", "m te di w"),
        ("map vini", "m ap vini"),
        ("Creole", "Kreyòl"),
        ("nan péyi a", "nan peyi a"),
        ("pitit-la", "pitit la"),
        ("KREYOL", "KREYÒL"),
        ("dlo a pwòp", "dlo a pwòp"),
        ("lekol", "lekòl"),
        ("mwe\u0300n", "mwèn"),
    ],
)
def test_spelling_becomes_official(written: str, official: str) -> None:
    assert spelling.normalise(written) == official


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="mwlnyap' -éèòaeioukst", max_size=40))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = spelling.normalise(text)
    assert spelling.normalise(once) == once


@pytest.mark.parametrize(
    ("word", "article"),
    [
        pair.split("-")
        for pair in [
            "tab-la",
            "kay-la",
            "dlo-a",
            "lekòl-la",
            "chen-an",
            "moun-lan",
            "fanm-lan",
            "tibèkiloz-la",
            "pen-an",
            "zaboka-a",
            "machin-lan",
        ]
    ],
)
def test_the_article_agrees_with_the_sound_before_it(word: str, article: str) -> None:
    assert article_for(word) == article


def test_only_an_article_is_changed() -> None:
    assert agree_after("Dlo la bon.", "dlo") == "Dlo la bon."
    assert agree_after("Nou bwè dlo la.", "dlo") == "Nou bwè dlo a."


@given(st.text(alphabet="aZ.:/@{}%<>&`#$ \tpdfw01-_?=x;()s\\[]±≈×³₂MDY", max_size=90))
def test_looking_for_verbatim_parts_the_fast_way_misses_none(text: str) -> None:
    assert verbatim_parts(text) == [match.group() for match in VERBATIM.finditer(text)]


def test_thousands_of_pictures_inside_a_sentence_cost_no_more_than_their_length() -> None:
    # at the price of their square this would take minutes
    assert frame.take_frame("x" + "😀" * 50_000 + "y").core.endswith("y")
    assert frame.take_frame("x" + " 😀" * 50_000).after == " 😀" * 50_000


def test_initials_are_no_mark_of_a_list() -> None:
    assert frame.take_frame("J. K. Müller").before == ""
    assert frame.take_frame("J. General rules").before == "J. "


def test_the_stop_of_an_abbreviation_is_not_put_before_another_mark() -> None:
    assert frame.end_like("Come at 5 p.m.?", "Vini a 5è nan apremidi") == (
        "Vini a 5è nan apremidi?"
    )
    assert frame.end_like("What...?", "Kisa") == "Kisa...?"


def test_a_dash_for_nothing_is_no_part_of_a_sentence() -> None:
    assert frame.take_frame("Copies: —").after == " —"


def test_monsieur_is_no_mark_of_a_list() -> None:
    assert frame.take_frame("M. Gagné, conseiller").before == ""
    assert frame.take_frame("b. Gagné, conseiller").before == "b. "
