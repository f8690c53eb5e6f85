"""Putting in words that a translation left out: over a scripted model, and over the bundled one."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from kreyol_desktop.core.errors import JobCancelled
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.core.translation import DEFAULT_DECODING, CharAlignment, Decoding, Hypothesis
from kreyol_desktop.engines.models.manifest import read_manifest
from kreyol_desktop.engines.translation.careful import CarefulTranslator, Checked, Draft
from kreyol_desktop.engines.translation.glossary import TermMatch
from kreyol_desktop.engines.translation.opening import make_careful, open_translator, preference
from kreyol_desktop.engines.translation.preference import Preference
from kreyol_desktop.engines.translation.translator import CTranslate2Translator
from kreyol_desktop.engines.translation.word_links import NOBODY, WordLinks

MODEL = Path(__file__).parents[3] / "models" / "translation"
EN = Direction(Language.ENGLISH, Language.KREYOL)

SOURCES = ["bucket", "measle", "water"]
TARGETS = [NOBODY, "bokit", "dlo", "lawouj"]
LINKS = WordLinks(
    SOURCES,
    TARGETS,
    np.array([3, 8, 10]),  # bokit-bucket, dlo-water, lawouj-measle
    np.array([0.9, 0.9, 0.9], np.float32),
    certain=[0, 1],
    renderings={"bucket": "bokit", "measles": "lawoujòl", "water": "dlo"},
)


class ScriptedModel:
    """Says ``first`` at first, and ``after[beginning]`` where it is given a beginning."""

    def __init__(self, first: str, after: dict[str, list[str]], place: int | None = 0) -> None:
        self._first, self._after, self._place = first, after, place
        self.beginnings: list[str] = []
        self.words: list[str] = []

    def stream(
        self,
        sentences: Sequence[str],
        direction: Direction,
        decoding: Decoding = DEFAULT_DECODING,
        *,
        beginnings: Sequence[str] = (),
        while_waiting: Callable[[], None] | None = None,
    ) -> Generator[tuple[int, list[Hypothesis]], None, None]:
        self.beginnings += beginnings
        answers = [self._after.get(b, []) for b in beginnings] or [[self._first]] * len(sentences)
        for index, texts in enumerate(answers):
            place_of = partial(self._looked_at, sentences[index])
            yield index, [Hypothesis(text, -0.01, place_of) for text in texts]

    def _looked_at(self, source: str, start: int, end: int) -> int | None:
        self.words.append(source[start:end])
        return self._place

    def align(
        self, sources: Sequence[str], targets: Sequence[str], direction: Direction
    ) -> list[CharAlignment]:
        return [() for _ in sources]

    def count_tokens(self, sentence: str, direction: Direction) -> int:
        return len(sentence.split()) + 1


def run(model: ScriptedModel, text: str, *terms: TermMatch) -> Checked:
    careful = CarefulTranslator(model, preference=Preference({Language.ENGLISH: LINKS}))
    (checked,) = careful.translate([Draft(text, terms)], EN)
    return checked


def test_a_wrong_word_is_put_right_and_the_model_goes_on_from_it() -> None:
    model = ScriptedModel("Li gen mechan.", {"Li gen lawoujòl": ["Li gen lawoujòl."]}, place=7)
    checked = run(model, "He has measles.")
    assert model.words == ["measles"]
    assert checked.text == "Li gen lawoujòl."
    assert checked.flags == frozenset()


def test_at_the_beginning_it_takes_the_capital_of_what_stood_there() -> None:
    model = ScriptedModel("Mechan yo la.", {"Lawoujòl": ["Lawoujòl la la."]})
    assert run(model, "Measles is here.").text == "Lawoujòl la la."


def test_words_are_put_in_one_after_the_other() -> None:
    model = ScriptedModel("Yon bagay.", {"Bokit": ["Bokit plen."], "Dlo": ["Dlo nan yon bokit."]})
    assert run(model, "A bucket of water.").text == "Dlo nan yon bokit."
    assert model.words == ["bucket", "water"]


def test_what_brings_a_new_fault_is_not_taken() -> None:
    model = ScriptedModel("Pa manyen.", {"Bokit": ["Bokit la."]})
    checked = run(model, "Do not touch the bucket.")
    assert checked.text == "Pa manyen."
    assert checked.flags == {Flag.OMISSION}


@pytest.mark.parametrize("answers", [[], ["Bagay la."]])
def test_what_cannot_be_put_in_is_kept_and_flagged(answers: list[str]) -> None:
    model = ScriptedModel("Bagay la.", {"Bokit": answers})
    checked = run(model, "The bucket.")
    assert (checked.text, checked.flags) == ("Bagay la.", {Flag.OMISSION})
    assert len(model.words) == 1


def test_an_unknown_place_leaves_it_as_it_is() -> None:
    model = ScriptedModel("Bagay la.", {}, place=None)
    assert run(model, "The bucket.").flags == {Flag.OMISSION}
    assert model.beginnings == []


def test_a_word_that_may_be_rendered_otherwise_is_not_flagged() -> None:
    model = ScriptedModel("Bagay la.", {}, place=None)
    assert run(model, "The water.").flags == frozenset()


def test_a_term_of_the_users_glossary_is_left_to_it() -> None:
    model = ScriptedModel("Syo a la.", {"Bokit": ["Bokit la la."]})
    term = TermMatch(4, 10, "syo", "syo")
    assert run(model, "The bucket is here.", term).text == "Syo a la."
    assert model.words == []


def test_whoever_leaves_ends_the_mending() -> None:
    model = ScriptedModel("Bagay la.", {})
    careful = CarefulTranslator(model, preference=Preference({Language.ENGLISH: LINKS}))

    def leave() -> None:
        raise JobCancelled

    with pytest.raises(JobCancelled):
        careful.translate([Draft("The bucket.")], EN, while_waiting=leave)


# ------------------------------------------------------------------ the bundled model


@pytest.fixture(scope="module")
def bundled() -> Generator[CTranslate2Translator, None, None]:
    translator = open_translator(read_manifest(MODEL).info(MODEL, bundled=True))
    yield translator
    translator.close()


RARE = [
    "Desalinating a cubic meter of seawater takes the electricity that a household consumes.",
    "Uniform: sky-blue blouse, navy skirt or trousers, black shoes and a woollen cardigan.",
    "When hunger crowds the locusts together, rubbing of the hind legs triggers a hormone.",
    "The rust on the anchor, the torn sail and the broken oar showed where the shipwreck lay.",
    "An eagle built its nest on the cliff above the lighthouse, where fishermen dry their nets.",
    "The furniture in the attic is covered with dust, cobwebs and the droppings of pigeons.",
]


def test_the_bundled_model_leaves_out_less(bundled: CTranslate2Translator) -> None:
    info = read_manifest(MODEL).info(MODEL, bundled=True)
    links = preference(info)

    def missing(texts: list[str]) -> int:
        pairs = zip(RARE, texts, strict=True)
        return sum(len(links.missing(s, t, Language.ENGLISH)) for s, t in pairs)

    bare = [hypotheses[0].text for hypotheses in bundled.translate(RARE, EN)]
    mended = make_careful(info, bundled).translate([Draft(source) for source in RARE], EN)
    assert missing([checked.text for checked in mended]) < missing(bare)


def test_the_model_goes_on_from_what_it_is_given(bundled: CTranslate2Translator) -> None:
    sources = ["The children drink water.", "The nurse opens the window."]
    beginnings = ["Tout timoun", "Enfimyè"]
    answers = dict(bundled.stream(sources, EN, beginnings=beginnings))
    for index, beginning in enumerate(beginnings):
        assert answers[index][0].text.startswith(beginning + " ")


WATER = "The water is clean."
RED = "The red water is very clean and cold."


def places(hypothesis: Hypothesis, source: str, *words: str) -> list[str]:
    """The words of a translation that stand where ``words`` of the source were looked at."""
    spans = [(source.index(word), source.index(word) + len(word)) for word in words]
    found = [hypothesis.place_of(*span) for span in spans]
    return [hypothesis.text[at:].split()[0] if at is not None else "" for at in found]


def test_a_translation_tells_where_the_model_looked_at_a_word(
    bundled: CTranslate2Translator,
) -> None:
    ((best, *_),) = bundled.translate([WATER], EN)
    assert best.text.startswith("Dlo a pwòp")
    assert places(best, WATER, "water") == ["Dlo"]
    assert places(best, WATER, "clean")[0].startswith("pwòp")
    assert best.place_of(500, 510) is None


def test_what_goes_on_from_a_beginning_tells_of_the_beginning_too(
    bundled: CTranslate2Translator,
) -> None:
    ((_, (best, *_)),) = bundled.stream([RED], EN, beginnings=["Dlo wouj la"])
    assert places(best, RED, "water", "red") == ["Dlo", "wouj"]


def test_places_are_found_alike_alone_and_in_company(bundled: CTranslate2Translator) -> None:
    many = 40  # more than a short call, and of two lengths
    answers = bundled.translate([WATER, RED] * many, EN)
    assert {places(a[0], WATER, "water")[0] for a in answers[::2]} == {"Dlo"}
    assert {places(a[0], RED, "water")[0] for a in answers[1::2]} == {"Dlo"}


def test_nothing_is_known_of_a_translation_that_nobody_watched() -> None:
    assert Hypothesis("Dlo.", 0.0).place_of(0, 3) is None
