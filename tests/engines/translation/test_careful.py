"""The checking translator over a scripted model that fails in chosen ways."""

from collections.abc import Callable, Generator, Sequence

import pytest

from kreyol_desktop.core.errors import JobCancelled
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag
from kreyol_desktop.core.translation import DEFAULT_DECODING, CharAlignment, Decoding, Hypothesis
from kreyol_desktop.engines.translation.attempts import ATTEMPTS
from kreyol_desktop.engines.translation.careful import (
    HEAD_START,
    CarefulTranslator,
    Checked,
    Draft,
)
from kreyol_desktop.engines.translation.glossary import TermMatch
from kreyol_desktop.engines.translation.lexicon import Opener

EN = Direction(Language.ENGLISH, Language.KREYOL)
Answer = Callable[[str, int], list[str]]


class ScriptedModel:
    """Answers ``answer(sentence, round)``; rounds count the calls from 0."""

    def __init__(self, answer: Answer, score: float = -0.2) -> None:
        self._answer = answer
        self._score = score
        self.asked: list[list[str]] = []
        self.decodings: list[Decoding] = []

    def stream(
        self,
        sentences: Sequence[str],
        direction: Direction,
        decoding: Decoding = DEFAULT_DECODING,
        *,
        while_waiting: Callable[[], None] | None = None,
    ) -> Generator[tuple[int, list[Hypothesis]], None, None]:
        self.asked.append(list(sentences))
        self.decodings.append(decoding)
        return self._answers(sentences, len(self.asked) - 1)

    def _answers(
        self, sentences: Sequence[str], number: int
    ) -> Generator[tuple[int, list[Hypothesis]], None, None]:
        # the last one first: no order is promised
        for index, sentence in reversed(list(enumerate(sentences))):
            yield index, [Hypothesis(text, self._score) for text in self._answer(sentence, number)]

    def align(
        self, sources: Sequence[str], targets: Sequence[str], direction: Direction
    ) -> list[CharAlignment]:
        return [() for _ in sources]

    def count_tokens(self, sentence: str, direction: Direction) -> int:
        return len(sentence.split()) + 1


def run(text: str, answer: Answer, **options: int) -> tuple[Checked, ScriptedModel]:
    model = ScriptedModel(answer)
    (checked,) = CarefulTranslator(model, **options).translate([Draft(text)], EN)
    return checked, model


def test_a_good_first_answer_is_taken() -> None:
    checked, model = run("Clean water.", lambda s, n: ["Dlo pwòp."])
    assert checked.text == "Dlo pwòp."
    assert checked.flags == frozenset()
    assert len(model.asked) == 1


BROKEN = [
    (Flag.REPETITION, "Clean water.", "Dlo dlo dlo dlo dlo."),
    (Flag.EMPTY, "Clean water.", ""),
    (Flag.RUNAWAY, "Yes.", "Wi, " + "se yon bèl ti kozman long ki pap janm fini nan lavi sa a"),
    (Flag.UNTRANSLATED, "The children went to school.", "The children went to school."),
    (Flag.NEGATION, "Do not drink this.", "Bwè sa."),
    (Flag.PLACEHOLDERS, "Hello {user} again.", "Bonjou {moun} ankò."),
]


@pytest.mark.parametrize(("flag", "source", "wrong"), BROKEN)
def test_a_failed_check_is_tried_again_with_other_settings(
    flag: Flag, source: str, wrong: str
) -> None:
    good = {"Hello {user} again.": "Bonjou {user} ankò.", "Do not drink this.": "Pa bwè sa."}

    def answer(sentence: str, number: int) -> list[str]:
        if number == 0:
            return [wrong]
        return (
            ["Bonjou " + w + " ankò." for w in sentence.split()[1:2]]
            if "Hello" in sentence
            else [good.get(source, "Tout bagay byen.")]
        )

    checked, model = run(source, answer)
    assert checked.flags == frozenset()
    assert len(model.asked) == 3
    assert len(set(model.decodings)) == 3


@pytest.mark.parametrize(("flag", "source", "wrong"), BROKEN)
def test_what_keeps_failing_is_kept_and_flagged(flag: Flag, source: str, wrong: str) -> None:
    checked, model = run(source, lambda s, n: [wrong])
    assert flag in checked.flags
    assert checked.text
    assert (checked.confidence or 0) <= 0.3
    # the placeholder is lost each time: asked for the last time without a stand-in
    last_resort = flag is Flag.PLACEHOLDERS
    assert len(model.asked) == 3 + last_resort


def test_what_fails_is_put_to_the_other_attempts_at_once() -> None:
    def answer(sentence: str, number: int) -> list[str]:
        return ["Nou bwè " + sentence.split()[-2] + " boutèy."]

    checked, model = run("We do not drink 12 bottles.", answer)
    assert checked.flags >= {Flag.NEGATION}
    # no round waits for the answers of the one before
    assert model.asked == [
        ["We do not drink 2 bottles."],
        ["We do not drink 25 bottles."],
        ["We do not drink 2 bottles."],
    ]


def test_what_loses_its_figure_every_time_is_asked_with_the_figure_itself() -> None:
    checked, model = run("We do not drink 12 bottles.", lambda s, n: ["Nou bwè."])
    assert checked.text == "Nou bwè."
    assert checked.flags >= {Flag.NEGATION, Flag.NUMBERS}
    assert model.asked[3:] == [["We do not drink 12 bottles."]]


def test_an_earlier_attempt_is_preferred_whichever_answers_first() -> None:
    def answer(sentence: str, number: int) -> list[str]:
        return [["Nou bwè."], ["Nou pa bwè " + sentence.split()[-2] + " boutèy."], [""]][number]

    checked, _ = run("We do not drink 12 bottles.", answer)
    assert checked.text == "Nou pa bwè 12 boutèy."
    assert checked.flags == frozenset()


def test_only_what_fails_is_asked_again() -> None:
    model = ScriptedModel(lambda s, n: ["Bwè dlo."])
    drafts = [Draft("Drink water."), Draft("Do not drink water."), Draft("Drink the water.")]
    done = CarefulTranslator(model).translate(drafts, EN)
    assert [bool(checked.flags) for checked in done] == [False, True, False]
    assert [{"not" in text for text in asked} for asked in model.asked[1:]] == [{True}, {True}]


def test_a_caller_who_leaves_drops_every_round() -> None:
    dropped: list[int] = []

    class Busy(ScriptedModel):
        def _answers(
            self, sentences: Sequence[str], number: int
        ) -> Generator[tuple[int, list[Hypothesis]], None, None]:
            answers = self._waiting(number)
            next(answers)
            return answers

        def _waiting(self, number: int) -> Generator[tuple[int, list[Hypothesis]], None, None]:
            try:
                yield -1, []
                raise JobCancelled
            finally:
                dropped.append(number)

    model = Busy(lambda s, n: [])
    drafts = [Draft(f"Water {n}.") for n in range(HEAD_START + 1)]
    with pytest.raises(JobCancelled):
        CarefulTranslator(model).translate(drafts, EN)
    assert sorted(dropped) == [0, 1]


def test_the_next_candidate_is_taken_before_a_retry() -> None:
    checked, model = run("Do not drink this.", lambda s, n: ["Bwè sa.", "Pa bwè sa."])
    assert checked.text == "Pa bwè sa."
    assert len(model.asked) == 1


def test_the_least_bad_of_failing_answers_is_kept() -> None:
    answers = [["dlo dlo dlo dlo dlo"], [""], ["Bwè."]]
    checked, _ = run("Do not drink.", lambda s, n: answers[n])
    assert checked.text == "Bwè."
    assert checked.flags >= {Flag.NEGATION}


def test_figures_are_replaced_by_stand_ins_and_put_back() -> None:
    checked, model = run(
        "Pay $1,250.50 by 12 March.", lambda s, n: [s.replace("Pay", "Peye").replace("by", "anvan")]
    )
    assert model.asked[0] == ["Pay 2 by 3 March."]
    assert checked.text == "Peye $1,250.50 anvan 12 March."


def test_french_figures_come_back_written_the_haitian_way() -> None:
    model = ScriptedModel(lambda s, n: [s.replace("Payez", "Peye")])
    direction = Direction(Language.FRENCH, Language.KREYOL)
    (checked,) = CarefulTranslator(model).translate([Draft("Payez 1 250,50 gourdes.")], direction)
    assert "1,250.50" in checked.text


def test_one_garbled_figure_is_mended() -> None:
    checked, _ = run("The 3 of us ate 7 eggs.", lambda s, n: ["Nou 3 a manje 9 ze."])
    assert checked.text == "Nou 3 a manje 7 ze."
    assert checked.flags == frozenset()


def test_a_missing_figure_cannot_be_mended_and_is_flagged() -> None:
    checked, _ = run("We ate 7 eggs.", lambda s, n: ["Nou manje ze."])
    assert Flag.NUMBERS in checked.flags


def test_unknown_names_are_copied() -> None:
    model = ScriptedModel(lambda s, n: [s.replace("met", "te rankontre")])

    def count(sentence: str, direction: Direction) -> int:
        return len(sentence)  # every letter a piece: no name is known

    model.count_tokens = count  # type: ignore[method-assign] # a model that knows no name
    (checked,) = CarefulTranslator(model, clause_tokens=500).translate(
        [Draft("We met Kowalczyk.")], EN
    )
    assert model.asked[0] == ["We met 2."]
    assert checked.text == "We te rankontre Kowalczyk."


def test_capitals_are_translated_small_and_given_back() -> None:
    checked, model = run("WASH YOUR HANDS", lambda s, n: ["Lave men ou"])
    assert model.asked[0] == ["Wash your hands"]
    assert checked.text == "LAVE MEN OU"


def test_a_loud_start_is_translated_small() -> None:
    _, model = run("THE BOARD decided to leave", lambda s, n: ["Komite a deside ale"])
    assert model.asked[0] == ["The board decided to leave"]
    _, model = run("WARNING: Keep out", lambda s, n: ["Atansyon: Rete deyò"])
    assert model.asked[0] == ["Warning: Keep out"]
    _, model = run("UNICEF helps children", lambda s, n: ["UNICEF ede timoun"])
    assert model.asked[0] == ["UNICEF helps children"]


def test_units_and_placeholders_keep_their_letters_among_capitals() -> None:
    checked, _ = run(
        "TAKE 25 mg BEFORE EVERY MEAL, {name}",
        lambda s, n: ["Pran 2 anvan chak manje, " + s.split()[-1]],
    )
    assert checked.text == "PRAN 25 mg ANVAN CHAK MANJE, {name}"


def test_a_formula_never_reaches_the_model() -> None:
    model = ScriptedModel(lambda s, n: ["Komite a te rankontre"])
    draft = Draft("- WHEREAS the board met", opener=Opener(10, "PISKE"))
    (checked,) = CarefulTranslator(model).translate([draft], EN)
    assert model.asked[0] == ["the board met"]
    assert checked.text == "- PISKE komite a te rankontre"


def test_a_copied_sentence_begins_as_its_source_does() -> None:
    checked, model = run("No. 2024-117", lambda s, n: ["never"])
    assert model.asked == []
    assert checked.text == "Nimewo 2024-117"


def test_roman_numbers_stay_large_in_a_text_in_capitals() -> None:
    _, model = run("TITLE II AND CIVIL LAW", lambda s, n: ["Tit II ak dwa sivil"])
    assert model.asked[0] == ["Title II and civil law"]


def test_pictures_never_reach_the_model() -> None:
    checked, model = run("😀👍🏽 hello ❤️", lambda s, n: ["bonjou"])
    assert model.asked[0] == ["hello"]
    assert checked.text == "😀👍🏽 bonjou ❤️"


def test_other_scripts_inside_a_sentence_are_copied() -> None:
    checked, model = run("The word 水 means water", lambda s, n: ["Mo 2 vle di dlo"])
    assert model.asked[0] == ["The word 2 means water"]
    assert checked.text == "Mo 水 vle di dlo"


def test_a_line_of_code_is_copied() -> None:
    line = "if (count == 0) { return water; }"
    checked, model = run(line, lambda s, n: ["never"])
    assert (checked.text, checked.copied, model.asked) == (line, True, [])


def test_quotation_marks_are_those_of_the_source() -> None:
    checked, _ = run('He said "yes" to us', lambda s, n: ["Li di nou « wi »"])
    assert checked.text == 'Li di nou "wi"'


def test_the_frame_around_a_sentence_stays() -> None:
    checked, model = run("  • “Clean water”", lambda s, n: ["dlo pwòp."])
    assert model.asked[0] == ["Clean water"]
    assert checked.text == "  • “Dlo pwòp”"


def test_a_long_sentence_is_cut_at_clauses_and_nothing_is_lost() -> None:
    text = "one two three four, and five six seven eight; nine ten eleven twelve"
    checked, model = run(text, lambda s, n: [s], clause_tokens=6)
    assert model.asked[0] == [
        "one two three four,",
        "and five six seven eight;",
        "nine ten eleven twelve",
    ]
    assert checked.text == text


def test_an_endless_word_passes_untouched() -> None:
    word = "x" * 5000
    checked, model = run(f"{word}", lambda s, n: ["never"])
    assert checked.text == word
    assert checked.flags == frozenset()
    assert model.asked == []


def test_what_has_no_letters_is_never_asked() -> None:
    checked, model = run("— 42 —", lambda s, n: ["never"])
    assert checked.copied
    assert checked.text == "— 42 —"
    assert model.asked == []


def test_a_sentence_that_takes_too_long_keeps_its_source() -> None:
    checked, model = run("Clean water.", lambda s, n: [])
    assert checked.text == "Clean water."
    assert checked.flags == {Flag.TIMEOUT}
    assert len(model.asked) == 1


def test_a_term_that_the_model_misses_is_enforced_with_its_article() -> None:
    term = TermMatch(4, 16, "tibèkiloz", "tibèkiloz")
    model = ScriptedModel(lambda s, n: ["TB an danjere." if n == 0 else "2 la danjere."])
    draft = Draft("The tuberculosis is dangerous.", (term,))
    (checked,) = CarefulTranslator(
        model, attempts=[ATTEMPTS[0], *[a for a in ATTEMPTS[1:] if a.terms and not a.names]]
    ).translate([draft], EN)
    assert model.asked[1] == ["The 2 is dangerous."]
    assert checked.terms == ("tibèkiloz",)
    assert "ibèkiloz" in checked.text
    assert Flag.GLOSSARY not in checked.flags


def test_a_term_that_cannot_be_placed_is_flagged() -> None:
    term = TermMatch(0, 5, "dlo", "dlo")
    model = ScriptedModel(lambda s, n: ["Bagay la bon."])
    (checked,) = CarefulTranslator(model).translate([Draft("Water is good.", (term,))], EN)
    assert checked.terms == ()
    assert Flag.GLOSSARY in checked.flags


def test_doubtful_scores_are_flagged() -> None:
    model = ScriptedModel(lambda s, n: ["Dlo pwòp."], score=-4.0)
    (checked,) = CarefulTranslator(model).translate([Draft("Clean water.")], EN)
    assert checked.flags == {Flag.LOW_CONFIDENCE}
    assert checked.confidence is not None
    assert checked.confidence < 0.2


def test_alternatives_are_the_other_clean_answers() -> None:
    model = ScriptedModel(lambda s, n: ["Dlo pwòp.", "Bon dlo.", "Dlo dlo dlo dlo.", "Dlo klè."])
    (checked,) = CarefulTranslator(model).translate([Draft("Clean water.")], EN, alternatives=2)
    assert checked.alternatives == ("Bon dlo.", "Dlo klè.")
