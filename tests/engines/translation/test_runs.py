from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.engines.translation.runs import align_runs

PLAIN, BOLD, ITALIC = Style(), Style(bold=True), Style(italic=True)
RUNS = (Run("The "), Run("red book", BOLD), Run(" is "), Run("here", ITALIC), Run("."))
# Liv wouj la isit la.
TARGET = "Liv wouj la isit la."
LINKS = ((0, 3, 8, 12), (3, 8, 4, 7), (8, 11, 0, 3), (11, 16, 16, 20), (16, 19, 16, 20))


def styled(runs: tuple[Run, ...]) -> list[tuple[str, Style]]:
    return [(run.text, run.style) for run in runs]


def test_styles_follow_the_alignment() -> None:
    assert styled(align_runs(RUNS, TARGET, LINKS)) == [
        ("Liv wouj ", BOLD),
        ("la ", PLAIN),
        ("isit la", ITALIC),
        (".", PLAIN),
    ]


def test_without_an_alignment_styles_follow_the_place() -> None:
    runs = align_runs(RUNS, TARGET, ())
    assert "".join(run.text for run in runs) == TARGET
    assert {run.style for run in runs} == {PLAIN, BOLD, ITALIC}


def test_no_style_is_ever_dropped() -> None:
    link = Style(link="https://example.org")
    runs = (Run("a b c d "), Run("e", link), Run(" f g"))
    all_plain = tuple((n * 2, n * 2 + 1, 0, 1) for n in range(7))
    result = align_runs(runs, "a b c d e f g", all_plain)
    assert [run.text.strip() for run in result if run.style is link] == ["e"]


def test_one_style_stays_one_run() -> None:
    assert align_runs((Run("Water is good."),), "Dlo bon.", ()) == (Run("Dlo bon."),)


def test_an_empty_target_keeps_its_style() -> None:
    assert align_runs((Run("x", BOLD), Run("y")), "", ()) == (Run("", BOLD),)
