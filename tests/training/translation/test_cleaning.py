from models.training.translation.cleaning import Pair, PairFilter, Rejection, clean, overlap_key


def test_cleaning_straightens_quotes_and_spaces() -> None:
    assert clean("  l’école “Toussaint”\u00a0 ici ") == 'l\'école "Toussaint" ici'


def test_a_sentence_of_an_evaluation_set_is_left_out_whatever_its_marks_and_case() -> None:
    held_out = {overlap_key("Keep the scar out of the sun for a year.")}
    pair_filter = PairFilter(held_out)
    pairs = [
        Pair("keep the scar out of the sun, for a year!", "Pa kite solèy pran sikatris la."),
        Pair("Keep the wound clean.", "Kenbe blesi a pwòp."),
    ]
    assert pair_filter.keep(pairs) == pairs[1:]
    assert pair_filter.rejected == {Rejection.EVALUATION: 1}


def test_the_translation_of_an_evaluation_sentence_is_left_out_too() -> None:
    pair_filter = PairFilter({overlap_key("Kenbe blesi a pwòp.")})
    assert pair_filter.keep([Pair("Keep your cut clean.", "kenbe blesi a pwòp")]) == []


def test_each_bad_pair_is_counted_under_its_reason() -> None:
    pair_filter = PairFilter(set())
    good = Pair("The bus leaves at noon.", "Bis la pati a midi.")
    kept = pair_filter.keep(
        [
            good,
            good,
            Pair("", "Vid"),
            Pair("Save as", "Save as"),
            Pair("A rather long English sentence about nothing.", "Kout."),
            Pair("x" * 601, "x" * 601),
        ]
    )
    assert kept == [good]
    assert pair_filter.rejected == {
        Rejection.DUPLICATE: 1,
        Rejection.EMPTY: 1,
        Rejection.UNTRANSLATED: 1,
        Rejection.RATIO: 1,
        Rejection.TOO_LONG: 1,
    }
