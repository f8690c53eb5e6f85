"""Training of the table of word links on a tiny corpus."""

from pathlib import Path

import numpy as np
import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.engines.translation.word_links import NOBODY, read_word_links
from models.training.translation.__main__ import main
from models.training.translation.word_links import (
    LEXICON_COUNT,
    counterparts,
    link_chances,
    met_shares,
    of_rare_words,
    renderings,
)

PAIRS = [
    ("clean water", "dlo pwòp"),
    ("the water", "dlo a"),
    ("clean house", "kay pwòp"),
    ("the house", "kay la"),
    ("the water here", "dlo a isit"),
    ("the house here", "kay la isit"),
]


def test_words_that_go_together_are_found() -> None:
    sources = ["clean", "here", "house", "the", "water"]
    targets = [NOBODY, "dlo", "isit", "kay", "pwòp"]
    keys, chances = link_chances([(s.split(), t.split()) for s, t in PAIRS], sources, targets)
    assert list(keys) == sorted(keys)
    table = {
        (sources[key % len(sources)], targets[key // len(sources)]): chance
        for key, chance in zip(keys.tolist(), chances.tolist(), strict=True)
    }
    for pair in [("water", "dlo"), ("house", "kay"), ("clean", "pwòp"), ("here", "isit")]:
        others = [chance for other, chance in table.items() if other[1] == pair[1]]
        assert table[pair] == max(others)
    assert all(0 <= chance <= 1 for chance in table.values())


def test_the_command_writes_a_table_for_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("en", "fr"):
        rows = "".join(f"{source}\t{target}\n" for source, target in PAIRS)
        (tmp_path / f"seed.{language}.tsv").write_text(rows, encoding="utf-8")
    assert main(["word-links", "--corpus", str(tmp_path), "--out", str(tmp_path)]) == 0
    assert "links" in capsys.readouterr().out
    links = read_word_links(tmp_path, [Language.ENGLISH, Language.FRENCH])
    whole, part = links[Language.ENGLISH].accounts("clean water", ["dlo pwòp", "kay pwòp"])
    assert whole.mean > part.mean


def test_words_of_which_a_counterpart_is_always_there() -> None:
    stand_for = {"water": {"dlo"}, "clean": {"pwòp"}}
    pairs = [(s.split(), t.split()) for s, t in [*PAIRS, ("clean", "lave")]]
    assert met_shares(pairs, stand_for) == {"water": (3, 1.0), "clean": (3, pytest.approx(2 / 3))}


def test_pairs_of_words_are_read_from_their_keys() -> None:
    sources, targets = ["house", "water"], [NOBODY, "dlo", "kay"]
    # nobody-house, dlo-water, kay-house
    assert counterparts(sources, targets, np.array([0, 3, 4])) == {
        "water": {"dlo"},
        "house": {"kay"},
    }


def test_a_word_is_rendered_as_it_mostly_is() -> None:
    texts = [
        ("Portugal won.", "Pòtigal genyen."),
        ("In Portugal", "Nan Pòtigal"),
        ("Of Portugal", "Peyi Pòtigal"),
        ("To Portugal", "Al Pòtigal"),
        ("The streets", "Lari yo"),
        ("These streets", "Wout sa yo"),
        ("Some streets", "Kèk chemen"),
        ("Our streets", "Lari nou"),
        ("Rare", "Ra"),
    ]
    stand_for = {"portug": {"pòtiga"}, "street": {"lari", "wout", "chemen"}, "rare": {"ra"}}
    # "rare" is too rare; "lari" stands for half of the streets
    assert renderings(texts, stand_for) == {"portugal": "Pòtigal", "streets": "lari"}


def test_the_lexicon_renders_words_that_are_rare() -> None:
    texts = [("Water runs", "Dlo koule")] * (LEXICON_COUNT + 1) + [("A kettle", "Yon bonm")]
    lexicon = {
        "water": ["lodlo"],
        "kettle": ["bonm"],
        "never": ["janm"],
        "fly": ["mouch", "vole"],
        "fire engine": ["kamyon ponpye"],
    }
    assert of_rare_words(lexicon, texts) == {"kettle": "bonm", "never": "janm"}
