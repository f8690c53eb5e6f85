"""Marks of notes: out of the text before it is translated, back behind their word."""

import numpy as np
import pytest

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.engines.translation.note_marks import is_at_end, with_notes, without_notes
from kreyol_desktop.engines.translation.word_alignment import WordAlignment, align_words

HIGH, BOLD = Style(superscript=True), Style(bold=True)


def high(text: str) -> Run:
    return Run(text, HIGH)


@pytest.mark.parametrize(
    ("runs", "text", "places"),
    [
        ((Run("Clean water"), high("1"), Run(" helps.")), "Clean water helps.", [11]),
        ((Run("It helps."), high("12"), Run(" Always.")), "It helps. Always.", [9]),
        ((Run("It helps."), high("3 "), Run("Always.")), "It helps. Always.", [9]),
        ((Run("The law "), high("[2]"), Run(" holds.")), "The law holds.", [7]),
        ((Run("In 1987"), high("1,2"), Run(" it rained.")), "In 1987 it rained.", [7]),
        ((high("1 "), Run("See the law.")), "See the law.", [0]),
        ((Run("Wait"), high("*"), Run(" and see"), high("†")), "Wait and see", [4, 12]),
    ],
)
def test_marks_are_taken_out(runs: tuple[Run, ...], text: str, places: list[int]) -> None:
    kept, notes = without_notes(runs)
    assert "".join(run.text for run in kept) == text
    assert [note.position for note in notes] == places


@pytest.mark.parametrize(
    "runs",
    [
        (Run("an area of 3 km"), high("2")),
        (Run("10"), high("6"), Run(" cells")),
        (Run("le XIX"), high("e"), Run(" siècle")),
        (Run("le 1"), high("er"), Run(" mai")),
        (Run("E = mc"), high("2")),
        (Run("(a + b)"), high("2")),
        (Run("N"), high("o"), Run(" 4")),
        (high("12"),),
    ],
)
def test_powers_and_ordinals_are_no_notes(runs: tuple[Run, ...]) -> None:
    assert without_notes(runs) == (runs, ())


def test_the_small_number_that_a_note_begins_with_is_its_mark() -> None:
    runs = (Run("5", Style(size_pt=5.0)), Run(" Stall warning", Style(size_pt=8.0)))
    kept, notes = without_notes(runs)
    assert [run.text for run in kept] == ["Stall warning"]
    assert [(note.position, note.run.text) for note in notes] == [(0, "5 ")]
    same_size = (Run("5", Style(size_pt=8.0, bold=True)), Run(" rules", Style(size_pt=8.0)))
    assert without_notes(same_size) == (same_size, ())


def test_a_link_in_brackets_is_a_mark() -> None:
    link = Style(link="#note-1")
    kept, notes = without_notes((Run("The law"), Run("[1]", link), Run(" holds.")))
    assert "".join(run.text for run in kept) == "The law holds."
    assert [note.run.text for note in notes] == ["[1]"]


def marked(source: tuple[Run, ...], target: str) -> str:
    kept, notes = without_notes(source)
    text = "".join(run.text for run in kept)
    alignment = align_words(text, target, ())
    runs = with_notes((Run(target),), notes, text, alignment)
    return "".join(f"^{run.text}^" if run.style.superscript else run.text for run in runs)


def test_a_mark_stays_behind_its_word_and_article() -> None:
    source = (Run("La constitution"), high("1"), Run(" protège le ministre."))
    assert marked(source, "Konstitisyon an pwoteje minis la.") in (
        "Konstitisyon^1^ an pwoteje minis la.",
        "Konstitisyon an^1^ pwoteje minis la.",
    )


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ((Run("Il pleut."), high("2")), "Lapli ap tonbe.", "Lapli ap tonbe.^2^"),
        ((Run("Il pleut"), high("2"), Run(".")), "Lapli ap tonbe.", "Lapli ap tonbe^2^."),
        ((high("2"), Run("Voir la loi.")), "Gade lwa a.", "^2^Gade lwa a."),
    ],
)
def test_marks_at_the_ends_need_no_words(source: tuple[Run, ...], target: str, wanted: str) -> None:
    assert marked(source, target) == wanted


def test_several_marks_keep_their_order() -> None:
    source = (Run("Haiti"), high("1"), Run(" et Cuba"), high("2"), Run(" sont des îles."))
    assert marked(source, "Ayiti ak Kiba se zile.").replace("^1^", "").replace("^2^", "") == (
        "Ayiti ak Kiba se zile."
    )
    assert marked(source, "Ayiti ak Kiba se zile.").index("1") < marked(
        source, "Ayiti ak Kiba se zile."
    ).index("2")


def test_without_a_translation_marks_go_back_where_they_were() -> None:
    runs = (Run("Clean "), Run("water", BOLD), high("1"), Run(" helps."))
    kept, notes = without_notes(runs)
    assert with_notes(kept, notes) == runs


def test_only_a_mark_behind_the_last_word_is_at_the_end() -> None:
    kept, notes = without_notes((Run("One"), high("1"), Run(" two"), high("2"), Run(".")))
    text = "".join(run.text for run in kept)
    assert [is_at_end(note, text) for note in notes] == [False, True]


def test_an_alignment_that_knows_nothing_leaves_the_mark_at_its_place() -> None:
    _, notes = without_notes((Run("abc"), high("1"), Run(" def ghi")))
    nothing = WordAlignment(((0, 3), (4, 7)), ((0, 2), (3, 5)), np.zeros((2, 2), np.float32))
    runs = with_notes((Run("xx yy"),), notes, "abc def ghi", nothing)
    assert [run.text for run in runs] == ["xx", "1", " yy"]
