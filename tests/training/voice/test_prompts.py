"""What the teacher is given to say."""

import itertools
import random
from pathlib import Path

import pytest

from kreyol_desktop.engines.speech.phonemes import CONSONANTS, INVENTORY, VOWELS, transcribe
from models.training.voice.prompts import (
    ENDS,
    HELD_OUT,
    Part,
    Prompt,
    PromptCounts,
    candidates,
    choose,
    make_prompts,
    rare_prompts,
    read_prompts,
    rich_in_rare,
    syllable_lists,
    to_symbols,
    write_prompts,
)
from models.training.voice.teacher import phoneme_markup

SEED = Path("models/training/corpus/seed")


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of 150 rows, and 30 held out."""
    folder = tmp_path_factory.mktemp("seed")
    for name, rows in (("plain.tsv", 150), (HELD_OUT, 30)):
        lines = (SEED / name).read_text(encoding="utf-8").splitlines()[:rows]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def prompts(seed: Path) -> list[Prompt]:
    return make_prompts(seed, PromptCounts(train=40, dev=4, test=8))


def test_prompts_are_whole_sentences_of_known_symbols(prompts: list[Prompt]) -> None:
    for prompt in prompts:
        assert prompt.symbols[-1] in ENDS
        assert set(prompt.symbols) <= INVENTORY | {" ", ",", *ENDS}
        assert not set(prompt.symbols[:-1]) & set(ENDS)


def test_no_sentence_is_in_two_parts(prompts: list[Prompt]) -> None:
    unseen = {one.symbols for one in prompts if one.part is not Part.TRAIN}
    assert len(unseen) == 12
    assert not unseen & {one.symbols for one in prompts if one.part is Part.TRAIN}


def test_the_same_corpus_gives_the_same_prompts(seed: Path, prompts: list[Prompt]) -> None:
    assert make_prompts(seed, PromptCounts(train=40, dev=4, test=8)) == prompts


def test_numbers_are_read_and_sentences_are_parted() -> None:
    found = candidates(["Mwen gen 12 liv. Èske ou vini tou?"])
    assert [text for text, _ in found] == ["Mwen gen douz liv.", "Èske ou vini tou?"]


def test_names_are_said_as_the_program_says_them() -> None:
    spoken = [text for text, _ in candidates(["Li ale New York ak Jean-Jacques."])]
    assert spoken == ["Li ale nouyòk ak jan jak."]


def test_clitics_lean_and_marks_become_rests() -> None:
    symbols = to_symbols(transcribe("m ap vini; wi"))
    assert symbols == (*"map", " ", *"vini", ",", " ", *"wi", ".")


def test_rare_pairs_are_preferred() -> None:
    common = [("", (*"papapapapa"[: 6 + i], ".")) for i in range(3)]
    rare = ("", (*"ɲuɡoɥi", "."))
    for number in range(10):
        assert rare in choose([*common, rare], 5, random.Random(number))


def test_more_prompts_with_rare_sounds_are_none_of_the_known_ones(
    seed: Path, prompts: list[Prompt]
) -> None:
    more = rare_prompts(prompts, seed, 12)
    sentences = [one for one in more if set(one.symbols) & set("yŋɲɥ")]
    assert len(sentences) == len(more) > 12
    assert not {one.symbols for one in more} & {one.symbols for one in prompts}
    assert len({one.name for one in (*prompts, *more)}) == len(prompts) + len(more)
    for phone in "yŋɲɥ":
        assert sum(one.symbols.count(phone) for one in more) > 40
    assert rare_prompts(prompts, seed, 0) == []


def test_the_rarest_sounds_get_equal_shares_as_far_as_there_are_sentences() -> None:
    pool = [("", (*"pe" * (n + 3), phone, ".")) for phone in "ɲɥ" for n in range(10)]
    pool.append(("", (*"peŋpe", ".")))
    chosen = [set(symbols) for _, symbols in rich_in_rare(pool, 9, random.Random(0))]
    assert [sum(phone in one for one in chosen) for phone in "ŋɲɥ"] == [1, 4, 4]


def test_lists_hold_every_consonant_before_and_after_every_vowel() -> None:
    symbols = [symbols for _, symbols in syllable_lists(random.Random(0))]
    pairs = {pair for one in symbols for pair in itertools.pairwise(one)}
    for consonant in CONSONANTS:
        for vowel in VOWELS:
            assert {(consonant, vowel), (vowel, consonant)} <= pairs


def test_prompts_come_back_from_their_file(prompts: list[Prompt], tmp_path: Path) -> None:
    write_prompts(prompts, tmp_path / "prompts.jsonl")
    assert read_prompts(tmp_path / "prompts.jsonl") == prompts


def test_the_teacher_gets_one_tag_a_word() -> None:
    markup = phoneme_markup(("b", "ɔ̃", "ʒ", "u", ",", " ", "ɲ", "ɛ", "."))
    word = '<phoneme alphabet="xsampa" ph="{}"/>'
    assert markup == f"{word.format('bO~Zu')}, {word.format('JE')}."
