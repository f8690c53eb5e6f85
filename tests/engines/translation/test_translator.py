import shutil
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kreyol_desktop.core.errors import (
    JobCancelled,
    ModelCorruptError,
    ModelIncompatibleError,
    TranslationError,
)
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.translation import Decoding
from kreyol_desktop.engines.models.manifest import (
    describe_files,
    read_manifest,
    write_manifest,
)
from kreyol_desktop.engines.translation.hints import read_hints
from kreyol_desktop.engines.translation.opening import open_translator
from kreyol_desktop.engines.translation.tokenization import load_tokenizer
from kreyol_desktop.engines.translation.translator import CTranslate2Translator

BUNDLED = Path(__file__).parents[3] / "models" / "translation"
EN_HT = Direction(Language.ENGLISH, Language.KREYOL)
FR_HT = Direction(Language.FRENCH, Language.KREYOL)


@pytest.fixture(scope="module")
def translator() -> Iterator[CTranslate2Translator]:
    translator = open_translator(read_manifest(BUNDLED).info(BUNDLED), threads=2)
    yield translator
    translator.close()


UNSEEN = (
    *("stratum", "militiaman", "cofounder", "anchoring", "truncheon", "investiture"),
    *("festivity", "confraternity", "fluidity", "trooper"),
)
"""Words that the corpus never shows: only the lexicon knows how they are rendered."""


def test_most_words_that_were_never_seen_are_rendered_by_their_hints(
    translator: CTranslate2Translator,
) -> None:
    renderings = read_hints(BUNDLED, Language.ENGLISH)
    sentences = [f"The {word} was found near the old church." for word in UNSEEN]
    found = translator.translate(sentences, EN_HT)
    right = [renderings[word] in h[0].text for word, h in zip(UNSEEN, found, strict=True)]
    assert sum(right) >= 0.6 * len(UNSEEN)


def test_the_bundled_model_translates_both_ways_in(translator: CTranslate2Translator) -> None:
    assert translator.directions == {EN_HT, FR_HT}
    (english,) = translator.translate(["The water is clean."], EN_HT)
    (french,) = translator.translate(["L'eau est propre."], FR_HT)
    assert "dlo" in english[0].text.lower()
    assert "dlo" in french[0].text.lower()
    assert english[0].score < 0


def test_hypotheses_come_best_first(translator: CTranslate2Translator) -> None:
    decoding = Decoding(beam_size=4, alternatives=4)
    (found,) = translator.translate(["The children go to school."], EN_HT, decoding)
    assert len(found) == 4
    assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)
    assert len({h.text for h in found}) > 1


def test_the_score_is_a_mean_per_piece_whatever_length_is_preferred(
    translator: CTranslate2Translator,
) -> None:
    text = "The children go to school every day because they want to learn to read."
    plain, longer = (
        translator.translate([text], EN_HT, Decoding(beam_size=1, length_penalty=penalty))[0][0]
        for penalty in (1.0, 2.0)
    )
    assert longer.text == plain.text
    assert longer.score == pytest.approx(plain.score, rel=1e-4)


def test_a_larger_length_penalty_prefers_longer_translations(
    translator: CTranslate2Translator,
) -> None:
    texts = [f"The committee of district {n}, which met in secret, rejected it." for n in range(20)]
    lengths = [
        sum(
            len(found[0].text)
            for found in translator.translate(
                texts, EN_HT, Decoding(beam_size=4, length_penalty=penalty)
            )
        )
        for penalty in (0.2, 2.0)
    ]
    assert lengths[0] < lengths[1]


def test_a_long_list_keeps_its_order(translator: CTranslate2Translator) -> None:
    texts = [f"I have {n} goats." + " They eat." * (n % 3) for n in range(2, 30)]
    together = translator.translate(texts, EN_HT)
    assert all(str(n) in h[0].text for n, h in zip(range(2, 30), together, strict=True))


def test_concurrent_callers_get_their_own_translations(translator: CTranslate2Translator) -> None:
    results: dict[int, str] = {}

    def call(number: int) -> None:
        ((best, *_),) = translator.translate([f"I have {number} goats."], EN_HT)
        results[number] = best.text

    threads = [threading.Thread(target=call, args=(n,)) for n in range(2, 22)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(str(n) in results[n] for n in range(2, 22))


def test_whoever_waits_can_leave_and_what_is_not_begun_is_dropped(
    translator: CTranslate2Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"The {n} goats eat the grass beside the old road to the town." for n in range(600)]
    decoded: list[object] = []
    decode = translator._scheduler._decode

    def counted(items: Sequence[Any], settings: object) -> Sequence[Any]:
        decoded.extend(items)
        return decode(items, settings)

    def leave() -> None:
        raise JobCancelled

    monkeypatch.setattr(translator._scheduler, "_decode", counted)
    with pytest.raises(JobCancelled):
        list(translator.stream(texts, EN_HT, while_waiting=leave))
    # whatever had been left over would be decoded before this
    translator.translate(["They wait."] * 20, EN_HT)
    assert len(decoded) < len(texts)


def test_words_are_aligned_with_those_they_stand_for(translator: CTranslate2Translator) -> None:
    source, target = "Wash your hands with clean water.", "Lave men ou ak dlo pwòp."
    (links,) = translator.align([source], [target], EN_HT)
    pairs = {
        (target[a:b].strip(), source[c:d].strip()) for a, b, c, d, weight in links if weight > 0.5
    }
    assert {("men", "hands"), ("dlo", "water"), ("pwòp", "clean")} <= pairs


def test_an_unknown_direction_is_an_error(translator: CTranslate2Translator) -> None:
    with pytest.raises(TranslationError):
        translator.translate(["Bonjou."], Direction(Language.KREYOL, Language.ENGLISH))


def test_too_long_a_sentence_is_refused_and_not_cut(translator: CTranslate2Translator) -> None:
    with pytest.raises(TranslationError):
        translator.translate(["word " * 600], EN_HT)


@pytest.mark.parametrize("text", ["", "Water.", "The earthquake destroyed the lighthouse."])
def test_hints_do_not_count_as_tokens_of_a_sentence(
    translator: CTranslate2Translator, text: str
) -> None:
    plain = load_tokenizer(BUNDLED, {}).encode([text], EN_HT)[0]
    assert translator.count_tokens(text, EN_HT) == len(plain.tokens)


def test_no_sentences_give_no_translations(translator: CTranslate2Translator) -> None:
    assert translator.translate([], EN_HT) == []


def test_a_closed_translator_says_so() -> None:
    translator = open_translator(read_manifest(BUNDLED).info(BUNDLED), threads=1)
    translator.close()
    with pytest.raises(TranslationError):
        translator.translate(["Water."], EN_HT)


def copy_model(folder: Path) -> Path:
    shutil.copytree(BUNDLED, folder)
    return folder


def test_a_truncated_model_is_corrupt(tmp_path: Path) -> None:
    folder = copy_model(tmp_path / "model")
    (folder / "model.bin").write_bytes((folder / "model.bin").read_bytes()[:100_000])
    with pytest.raises(ModelCorruptError):
        open_translator(read_manifest(folder).info(folder))


@pytest.mark.parametrize("name", ["model.bin", "spm.model"])
def test_a_file_of_another_kind_is_incompatible(tmp_path: Path, name: str) -> None:
    folder = copy_model(tmp_path / "model")
    (folder / name).write_bytes(b"no weights at all")
    write_manifest(folder, replace(read_manifest(folder), files=describe_files(folder)))
    with pytest.raises(ModelIncompatibleError):
        open_translator(read_manifest(folder).info(folder))


def test_an_unknown_scheme_is_incompatible(tmp_path: Path) -> None:
    folder = copy_model(tmp_path / "model")
    write_manifest(folder, replace(read_manifest(folder), options={"scheme": "future"}))
    with pytest.raises(ModelIncompatibleError):
        open_translator(read_manifest(folder).info(folder))
