from pathlib import Path

import pytest

from kreyol_desktop.engines.translation.code_text import looks_like_code

SEED = Path(__file__).parents[3] / "models" / "training" / "corpus" / "seed"


@pytest.mark.parametrize(
    "line",
    [
        "x = y + 1; if (a < b) { return foo(bar); }",
        "def translate(text: str) -> str:",
        "for (int i = 0; i < n; i++) {",
        "import numpy as np; print(np.zeros(3))",
        "SELECT name FROM users WHERE id == 5;",
        ".button { color: red; }",
    ],
)
def test_code_is_recognised(line: str) -> None:
    assert looks_like_code(line)


def test_sentences_are_not_taken_for_code() -> None:
    taken = []
    for path in sorted(SEED.glob("*.tsv"))[::4]:
        for row in path.read_text(encoding="utf-8").splitlines():
            taken += [text for text in row.split("\t") if looks_like_code(text)]
    assert taken == []


@pytest.mark.parametrize(
    "line",
    [
        "SELECT * FROM users WHERE age > 18",
        'return f"Hello, {name}!"',
        "$ sudo apt install nano",
        ">>> help(print)",
    ],
)
def test_queries_prompts_and_returned_texts_are_code(line: str) -> None:
    assert looks_like_code(line)


@pytest.mark.parametrize(
    "line",
    ["Select a seat from the list.", "Return {name} to his seat.", "It costs $ 5 a day."],
)
def test_sentences_with_such_words_are_no_code(line: str) -> None:
    assert not looks_like_code(line)
