"""The sentence that is shown for a search."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.excerpt import (
    BEFORE_CHARS,
    CUT,
    MAX_CHARS,
    Excerpt,
    Passage,
    find_excerpt,
    marks_in,
)
from kreyol_desktop.core.search_text import fold, quick_fold, search_terms

PASSAGES = (
    Passage("Clean water protects the family.", "Dlo pwòp pwoteje fanmi an.", 0),
    Passage("Wash your hands with soap.", "Lave men ou ak savon.", 1),
    Passage("Wash the food with clean water.", "Lave manje a ak dlo pwòp.", 2),
)


def marked(excerpt: Excerpt | None) -> list[str]:
    assert excerpt is not None
    return [excerpt.text[start:end] for start, end in excerpt.marks]


def test_the_first_sentence_with_all_words_is_shown() -> None:
    excerpt = find_excerpt(PASSAGES, search_terms("dlo lave"))
    assert excerpt is not None
    assert (excerpt.segment, excerpt.in_source) == (2, False)
    assert marked(excerpt) == ["Lave", "dlo"]


def test_without_such_a_sentence_the_one_with_most_words_is_shown() -> None:
    excerpt = find_excerpt(PASSAGES, search_terms("savon lave famille"))
    assert excerpt is not None
    assert (excerpt.segment, marked(excerpt)) == (1, ["Lave", "savon"])


def test_both_languages_are_looked_into() -> None:
    excerpt = find_excerpt(PASSAGES, search_terms("SOAP"))
    assert excerpt is not None
    assert (excerpt.segment, excerpt.in_source, marked(excerpt)) == (1, True, ["soap"])


def test_nothing_is_shown_where_nothing_is_found() -> None:
    assert find_excerpt(PASSAGES, search_terms("lopital")) is None
    assert find_excerpt((), search_terms("dlo")) is None


def test_no_more_sentences_are_looked_at_than_needed() -> None:
    def until_found() -> Iterator[Passage]:
        yield from PASSAGES[:2]
        raise AssertionError("a third sentence was asked for")

    assert marked(find_excerpt(until_found(), search_terms("savon"))) == ["savon"]


def test_a_long_sentence_is_cut_between_words_around_what_was_found() -> None:
    text = "mo " * 200 + "savon\nble " + "mo " * 200
    excerpt = find_excerpt([Passage("", text)], search_terms("savon"))
    assert marked(excerpt) == ["savon"]
    assert excerpt is not None
    assert len(excerpt.text) <= MAX_CHARS + 2 * len(CUT)
    assert excerpt.text.startswith(CUT + "mo ")
    assert excerpt.text.endswith(" mo" + CUT)
    assert excerpt.marks[0][0] <= BEFORE_CHARS + len(CUT)
    assert "savon ble" in excerpt.text


@given(
    st.lists(st.sampled_from(["savon", "dlo", "x" * 300, "é" * 90, "a\nb"]), max_size=60),
    st.integers(0, 60),
)
def test_what_is_marked_is_what_was_searched_for(words: list[str], place: int) -> None:
    text = " ".join([*words[:place], "lekòl", *words[place:]])
    excerpt = find_excerpt([Passage(text, "", 7)], search_terms("lekol"))
    assert set(marked(excerpt)) == {"lekòl"}
    assert excerpt is not None
    assert len(excerpt.text) <= MAX_CHARS + 2 * len(CUT)
    assert not set(excerpt.text) & set("\n\r\t")


@given(st.text("aàbB \u0300'", max_size=60), st.text("abà '\"", max_size=12))
def test_marks_lie_apart_inside_the_text_and_hold_the_words(text: str, typed: str) -> None:
    terms = search_terms(typed)
    marks = marks_in(text, terms)
    places = [place for mark in marks for place in mark]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in marks)
    words = {word for term in terms for word in term.words}
    for start, end in marks:
        assert any(word in quick_fold(text[start:end]) for word in words)
    assert len(fold(text)) == len(text)
