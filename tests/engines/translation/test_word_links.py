"""Word links: what a translation accounts for, and the choice among a model's hypotheses."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.errors import ModelCorruptError
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.translation import Hypothesis
from kreyol_desktop.engines.models.manifest import read_manifest
from kreyol_desktop.engines.translation.confidence import Calibration, judge
from kreyol_desktop.engines.translation.opening import preference
from kreyol_desktop.engines.translation.preference import Preference
from kreyol_desktop.engines.translation.word_links import (
    NOBODY,
    Account,
    Missing,
    WordLinks,
    file_name,
    read_word_links,
    write_word_links,
)

MODEL = Path(__file__).parents[3] / "models" / "translation"
ENGLISH = Language.ENGLISH
SOURCES = ["clean", "the", "water"]
TARGETS = [NOBODY, "dlo", "pwòp"]
# nobody-the, dlo-water, pwòp-clean
KEYS = np.array([1, 5, 6])
CHANCES = np.array([0.9, 0.8, 0.7], np.float32)
RENDERINGS = {"clean": "pwòp", "water": "dlo"}


@pytest.fixture(scope="module")
def bundled() -> Mapping[Language, WordLinks]:
    return read_word_links(MODEL, [ENGLISH, Language.FRENCH])


def test_each_word_counts_by_its_best_counterpart() -> None:
    links = WordLinks(SOURCES, TARGETS, KEYS, CHANCES)
    full, half, none = links.accounts("The clean water", ["Dlo pwòp la", "Dlo a", "Chen"])
    assert full.mean == pytest.approx(np.log([0.91, 0.71, 0.81]).mean(), abs=1e-5)
    assert half.mean == pytest.approx(np.log([0.91, 0.01, 0.81]).mean(), abs=1e-5)
    assert none.mean == pytest.approx(np.log([0.91, 0.01, 0.01]).mean(), abs=1e-5)


def test_only_words_that_are_certain_count_as_left_out() -> None:
    links = WordLinks(SOURCES, TARGETS, KEYS, CHANCES, certain=[SOURCES.index("water")])
    accounts = links.accounts("The clean water", ["Dlo pwòp la", "Pwòp", "Chen"])
    assert [account.left_out for account in accounts] == [0, 1, 1]


def test_a_word_that_nothing_stands_for_is_missing_with_its_rendering() -> None:
    links = WordLinks(SOURCES, TARGETS, KEYS, CHANCES, renderings=RENDERINGS)
    assert links.missing("The Clean water", "Dlo a") == [Missing(4, 9, "pwòp")]
    assert links.missing("The clean water", "Chen") == [
        Missing(4, 9, "pwòp"),
        Missing(10, 15, "dlo"),
    ]
    assert links.missing("The clean water", "Dlo pwòp") == []
    assert links.missing("The house", "") == []


def test_a_word_that_no_link_is_known_of_is_missing_where_its_rendering_is() -> None:
    links = WordLinks(SOURCES, TARGETS, KEYS, CHANCES, renderings={"kettles": "bonm", "the": "la"})
    assert links.missing("kettles", "Yon chodyè") == [Missing(0, 7, "bonm")]
    assert links.missing("Kettles", "Yon Bonm") == []
    # by the table nothing stands for it, but the rendering itself does
    assert links.missing("the", "la") == []


def test_a_name_that_nobody_knows_is_accounted_for_where_it_stands() -> None:
    links = WordLinks(SOURCES, TARGETS, KEYS, CHANCES)
    kept, lost = links.accounts("Thibodeaux", ["Thibodeaux", "Tibo"])
    assert kept.mean == pytest.approx(np.log(1.01), abs=1e-5)
    assert lost.mean == pytest.approx(np.log(0.01), abs=1e-5)


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gets_a_mean_in_range(source: str, targets: list[str]) -> None:
    links = WordLinks(SOURCES, TARGETS, KEYS, CHANCES, [0, 2], RENDERINGS)
    accounts = links.accounts(source, targets)
    assert len(accounts) == len(targets)
    assert all(-4.61 < account.mean < 0.02 for account in accounts)
    for target, account in zip(targets, accounts, strict=True):
        missing = links.missing(source, target)
        assert all(source[m.start : m.end].lower() in RENDERINGS for m in missing)
        assert account.left_out <= len(source.split()) + len(source)


def test_a_table_comes_back_as_it_was_written(tmp_path: Path) -> None:
    table = (SOURCES, TARGETS, KEYS, CHANCES, [2], RENDERINGS)
    write_word_links(tmp_path / file_name(ENGLISH), *table)
    read = read_word_links(tmp_path, [ENGLISH, Language.FRENCH])
    assert list(read) == [ENGLISH]
    written = WordLinks(*table)
    pair = ("Clean water", ["Dlo pwòp", "Pwòp"])
    for one, other in zip(read[ENGLISH].accounts(*pair), written.accounts(*pair), strict=True):
        assert one.mean == pytest.approx(other.mean, abs=1e-3)
        assert one.left_out == other.left_out
    assert read[ENGLISH].missing("Clean water", "Dlo") == written.missing("Clean water", "Dlo")


@pytest.mark.parametrize("damage", ["cut", "rubbish", "other arrays", "unequal", "out of range"])
def test_a_damaged_table_is_a_damaged_model(tmp_path: Path, damage: str) -> None:
    path = tmp_path / file_name(ENGLISH)
    write_word_links(path, SOURCES, TARGETS, KEYS, CHANCES)
    match damage:
        case "cut":
            path.write_bytes(path.read_bytes()[:-40])
        case "rubbish":
            path.write_bytes(b"no archive")
        case "other arrays":
            np.savez(path, keys=KEYS)
        case "out of range":
            write_word_links(path, SOURCES, TARGETS, KEYS, CHANCES, [3])
        case _:
            write_word_links(path, SOURCES, TARGETS, KEYS, CHANCES[:2])
    with pytest.raises(ModelCorruptError):
        read_word_links(tmp_path, [ENGLISH])


def test_the_bundled_tables_prefer_the_whole_translation(
    bundled: Mapping[Language, WordLinks],
) -> None:
    whole, part = bundled[ENGLISH].accounts(
        "The children drink clean water at school.",
        ["Timoun yo bwè dlo pwòp lekòl la.", "Timoun yo lekòl la."],
    )
    assert whole.mean > part.mean + 0.3
    whole, part = bundled[Language.FRENCH].accounts(
        "Les enfants boivent de l'eau propre à l'école.",
        ["Timoun yo bwè dlo pwòp lekòl la.", "Timoun yo lekòl la."],
    )
    assert whole.mean > part.mean + 0.3


def test_of_hypotheses_alike_the_one_that_leaves_out_less_comes_first() -> None:
    chosen = preference(read_manifest(MODEL).info(MODEL, bundled=True))
    part, whole = Hypothesis("Timoun yo lekòl la.", -0.5), Hypothesis("Timoun yo bwè dlo.", -0.55)
    ranked = chosen.ranked("The children drink water.", [part, whole], ENGLISH)
    assert [hypothesis for hypothesis, _ in ranked] == [whole, part]


def test_without_links_the_order_is_the_models() -> None:
    hypotheses = [Hypothesis("Dlo.", -3.0), Hypothesis("Dlo pwòp.", -0.1)]
    assert Preference().ranked("Clean water.", hypotheses, ENGLISH) == [
        (hypothesis, Account()) for hypothesis in hypotheses
    ]


def test_what_is_left_out_lowers_the_confidence() -> None:
    calibration = Calibration(slope=4.0, bias=5.0, links=2.0)
    full, _ = judge(-0.5, -0.3, frozenset(), calibration)
    part, _ = judge(-0.5, -1.5, frozenset(), calibration)
    assert part < full
