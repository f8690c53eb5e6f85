import pytest

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.core.translation import CharAlignment
from kreyol_desktop.engines.translation.runs import align_runs
from kreyol_desktop.engines.translation.word_alignment import align_words

PLAIN, BOLD, ITALIC = Style(), Style(bold=True), Style(italic=True)
BOTH, HIGH = Style(bold=True, italic=True), Style(superscript=True)
LINK = Style(link="https://example.org")
RUNS = (Run("The "), Run("red book", BOLD), Run(" is "), Run("here", ITALIC), Run("."))
TARGET = "Liv wouj la isit la."
PAIRS = ((0, 3, 8, 12), (3, 8, 4, 7), (8, 11, 0, 3), (11, 16, 16, 20), (16, 19, 16, 20))
LINKS: CharAlignment = tuple((*pair, 1.0) for pair in PAIRS)


def styled(runs: tuple[Run, ...]) -> list[tuple[str, Style]]:
    return [(run.text, run.style) for run in runs]


def laid(runs: tuple[Run, ...], target: str, links: CharAlignment = ()) -> list[tuple[str, Style]]:
    source = "".join(run.text for run in runs)
    result = align_runs(runs, target, align_words(source, target, links))
    assert "".join(run.text for run in result) == target
    return styled(result)


def marked(runs: tuple[Run, ...], target: str, links: CharAlignment = ()) -> list[str]:
    """The words that are not plain."""
    return [text for text, style in laid(runs, target, links) if style != PLAIN]


def word_by_word(source: str, target: str, *pairs: tuple[str, str]) -> CharAlignment:
    """Links between the first occurrences of words (source, target)."""
    found = [(target.index(t), len(t), source.index(s), len(s)) for s, t in pairs]
    return tuple(sorted((t, t + n, s, s + m, 1.0) for t, n, s, m in found))


def test_styles_follow_the_alignment() -> None:
    assert laid(RUNS, TARGET, LINKS) == [
        ("Liv wouj", BOLD),
        (" la ", PLAIN),
        ("isit la", ITALIC),
        (".", PLAIN),
    ]


def test_a_phrase_that_names_its_article_takes_it_along() -> None:
    runs = (Run("See "), Run("the red book", BOLD), Run(" now."))
    links = word_by_word("See the red book now.", "Gade liv wouj la kounye a.",
                         ("See", "Gade"), ("book", "liv"), ("red", "wouj"), ("now", "kounye"))  # fmt: skip
    assert marked(runs, "Gade liv wouj la kounye a.", links) == ["liv wouj la"]


def test_without_an_alignment_styles_follow_the_place() -> None:
    assert {style for _, style in laid(RUNS, TARGET)} == {PLAIN, BOLD, ITALIC}


def test_no_style_is_ever_dropped() -> None:
    runs = (Run("a b c d "), Run("e", LINK), Run(" f g"))
    all_first = tuple((n * 2, n * 2 + 1, 0, 1, 1.0) for n in range(7))
    assert marked(runs, "t u v w x y z", all_first) == ["x"]


def test_one_style_stays_one_run() -> None:
    assert laid((Run("Water is good."),), "Dlo bon.") == [("Dlo bon.", PLAIN)]


def test_an_empty_target_keeps_a_style() -> None:
    assert align_runs((Run("x", BOLD), Run("y")), "", align_words("xy", "", ())) == (Run(""),)


def test_a_style_over_the_whole_sentence_covers_its_signs() -> None:
    runs = (Run("« If you cough, stay home. »", BOLD), Run(" "))
    assert laid(runs, "« Si w ap touse, rete lakay ou. »") == [
        ("« Si w ap touse, rete lakay ou. »", BOLD)
    ]


@pytest.mark.parametrize(
    ("runs", "wanted"),
    [
        ((Run("Note:", BOLD), Run(" the door is shut.")), ["Nòt:"]),
        ((Run("Note", BOLD), Run(": the door is shut.")), ["Nòt"]),
    ],
)
def test_a_sign_behind_a_phrase_is_marked_where_the_source_marks_it(
    runs: tuple[Run, ...], wanted: list[str]
) -> None:
    links = word_by_word("Note: the door is shut.", "Nòt: pòt la fèmen.",
                         ("Note", "Nòt"), ("door", "pòt"), ("shut", "fèmen"))  # fmt: skip
    assert marked(runs, "Nòt: pòt la fèmen.", links) == wanted


def test_a_phrase_stays_in_one_piece_whatever_the_model_looked_at() -> None:
    runs = (Run("We have "), Run("clean cold water", BOLD), Run(" today."))
    links = word_by_word("We have clean cold water today.", "Nou gen dlo frèt pwòp jodi a.",
                         ("We", "Nou"), ("water", "dlo"), ("have", "frèt"), ("clean", "pwòp"),
                         ("cold", "frèt"), ("today", "jodi"))  # fmt: skip
    assert marked(runs, "Nou gen dlo frèt pwòp jodi a.", links) == ["dlo frèt pwòp"]


def test_what_is_nested_is_looked_for_within_its_phrase() -> None:
    runs = (Run("Eat "), Run("ripe ", BOLD), Run("red", BOTH), Run(" fruit", BOLD), Run(" now."))
    links = word_by_word("Eat ripe red fruit now.", "Manje fwi wouj mi kounye a.",
                         ("Eat", "Manje"), ("fruit", "fwi"), ("red", "wouj"), ("ripe", "mi"),
                         ("now", "kounye"))  # fmt: skip
    assert laid(runs, "Manje fwi wouj mi kounye a.", links) == [
        ("Manje ", PLAIN),
        ("fwi ", BOLD),
        ("wouj", BOTH),
        (" mi", BOLD),
        (" kounye a.", PLAIN),
    ]


def test_a_link_with_a_bold_word_in_it_stays_one_link() -> None:
    bold_link = Style(link=LINK.link, bold=True)
    runs = (Run("Read "), Run("the ", LINK), Run("whole", bold_link), Run(" law", LINK), Run("."))
    links = word_by_word("Read the whole law.", "Li tout lwa a.",
                         ("Read", "Li"), ("whole", "tout"), ("law", "lwa"))  # fmt: skip
    result = laid(runs, "Li tout lwa a.", links)
    linked = [bool(style.link) for text, style in result for _ in text]
    assert linked == [False] * 3 + [True] * len("tout lwa a") + [False]
    assert ("tout", bold_link) in result


def test_names_figures_and_addresses_are_found_as_they_stand() -> None:
    runs = (
        Run("Write to "),
        Run("a.b@example.org", LINK),
        Run(" before "),
        Run("1954", BOLD),
        Run("."),
    )
    assert marked(runs, "Anvan 1954 ekri a.b@example.org.") == ["1954", "a.b@example.org"]


def test_raised_letters_stay_with_their_figure_or_go() -> None:
    runs = (Run("Le XIX"), Run("e", HIGH), Run(" siècle"))
    assert marked(runs, "XIXyèm syèk la") == []
    runs = (Run("12 km"), Run("2", HIGH), Run(" de terre"))
    assert marked(runs, "12 km2 tè") == ["2"]


def test_a_phrase_does_not_reach_over_a_sign() -> None:
    runs = (Run("In the north, "), Run("rice", BOLD), Run("; in the south, corn."))
    links = word_by_word("In the north, rice; in the south, corn.", "Nan nò a, diri; nan sid, mayi.",
                         ("rice", "diri"), ("north", "nò"), ("south", "sid"), ("corn", "mayi"))  # fmt: skip
    both = (*links, (17, 20, 14, 18, 1.0))
    assert marked(runs, "Nan nò a, diri; nan sid, mayi.", both) == ["diri"]
