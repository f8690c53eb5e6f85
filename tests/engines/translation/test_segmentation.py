from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.segmentation import MAX_SPAN_CHARS, SentenceSegmenter

CASES = [
    line.split(" | ", 1)
    for line in (Path(__file__).with_name("segmentation_cases.txt"))
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]
SEGMENTER = SentenceSegmenter()


def sentences(text: str, language: Language) -> list[str]:
    return [span.text for span in SEGMENTER.split(text, language)]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("code", "expected"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_text_is_cut_where_its_sentences_end(code: str, expected: str) -> None:
    wanted = expected.split(" || ")
    assert sentences(" ".join(wanted), Language(code)) == wanted


PIECES = st.sampled_from(
    [
        "Dr. ",
        "M. ",
        "A. ",
        "3.5",
        " etc. ",
        "...",
        "…",
        '"',
        "« ",
        " »",
        "?!",
        ". ",
        " ",
        "\n",
        "\t",
        "Wi",
        "no",
        "http://a.b",
        "1. ",
        "\xa0",
        "你好",
        "�",
        "\x00",
        "é",
        "(",
        ")",
        "p. 4",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(list(Language)))
def test_joining_the_sentences_gives_back_the_text(text: str, language: Language) -> None:
    spans = SEGMENTER.split(text, language)
    assert "".join(span.text + span.separator for span in spans) == text
    assert all(span.text == span.text.strip() for span in spans)
    assert all(not span.separator.strip() for span in spans)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(list(Language)))
def test_any_text_at_all_is_given_back(text: str, language: Language) -> None:
    spans = SEGMENTER.split(text, language)
    assert "".join(span.text + span.separator for span in spans) == text


@pytest.mark.parametrize("text", ["word " * 20_000, "x" * 100_000, "A. " * 20_000])
def test_an_endless_text_is_cut_and_given_back(text: str) -> None:
    spans = SEGMENTER.split(text, Language.ENGLISH)
    assert "".join(span.text + span.separator for span in spans) == text
    assert max(len(span.text) for span in spans) <= MAX_SPAN_CHARS


def test_nothing_gives_nothing() -> None:
    assert SEGMENTER.split("", Language.KREYOL) == ()
