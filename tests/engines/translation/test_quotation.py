import pytest

from kreyol_desktop.engines.translation.quotation import double_quotes, quotes_as_in


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("'Hello,' he said.", '"Hello," he said.'),
        ("‘Go,’ she said, ‘before it rains.’", '"Go," she said, "before it rains."'),
        ("He said 'yes' and 'no'.", 'He said "yes" and "no".'),
        ("See 'the drivers' club' now", 'See "the drivers\' club" now'),
        ("'We go.", '"We go.'),
        ("They come.'", 'They come."'),
        ("the teachers' union", "the teachers' union"),
        ("'Tis late, get 'em", "'Tis late, get 'em"),
        ("rock 'n' roll of the '90s", "rock 'n' roll of the '90s"),
        ("l'eau d'Haïti", "l'eau d'Haïti"),
        ("He said \"no\", then 'yes, now.'", 'He said "no", then "yes, now."'),
        ("He is 5' 10\" tall", "He is 5' 10\" tall"),
        ("\"He said 'go'\"", "\"He said 'go'\""),
        ("‘He said “go” now,’ she said.", "\"He said 'go' now,\" she said."),
        ("'He said \"go\" now,' she said.", "\"He said 'go' now,\" she said."),
        ("'It is “x” or “y”,' he said, 'not “z”.'", "\"It is 'x' or 'y',\" he said, \"not 'z'.\""),
        ("'Il a dit « va » hier,' dit-il.", '"Il a dit « va » hier," dit-il.'),
    ],
)
def test_single_marks_that_quote_are_told_from_apostrophes(text: str, doubled: str) -> None:
    assert double_quotes(text) == doubled
    assert len(double_quotes(text)) == len(text)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("'Hello,' he said.", '"Bonjou", li di.', "'Bonjou', li di."),
        ("‘Hello,’ he said.", '"Bonjou", li di.', "‘Bonjou’, li di."),
        ("“Hello,” he said.", '"Bonjou", li di.', "“Bonjou”, li di."),
        ("« Bonjour », dit-il.", '"Bonjou", li di.', "« Bonjou », li di."),
        ("«Bonjour», dit-il.", "« Bonjou », li di.", "«Bonjou», li di."),
        ('"Hello"', "« Bonjou »", '"Bonjou"'),
        ("“Go home.", '"Ale lakay.', "“Ale lakay."),
        ("Go home.”", 'Ale lakay."', "Ale lakay.”"),
        ("Hello", '"Bonjou"', '"Bonjou"'),
        ("“She said ‘go’ to me,” he said.", "\"Li di m 'ale'\", li di.", "“Li di m ‘ale’”, li di."),
        ("‘She said “go” to me,’ he said.", "\"Li di m 'ale'\", li di.", "‘Li di m “ale”’, li di."),
        ("« Il a dit “va” hier »", '« Li di "ale" yè »', "« Li di “ale” yè »"),
        ("« Il a dit « va » hier »", '"Li di "ale" yè"', "« Li di « ale » yè »"),
        ("“Il a dit «va»”", '"Li di « ale »"', "“Li di «ale»”"),
        ("“He said ‘go’ and ‘come’”", '"Li di ale ak vini"', "“Li di ale ak vini”"),
        ("“‘Go!’ is a word.”", "\"'Ale!' se yon mo.\"", "“‘Ale!’ se yon mo.”"),
        ("“She said ‘go.’”", "\"Li di m 'ale.'\"", "“Li di m ‘ale.’”"),
        ("“The ‘drivers’ club’ l'a dit”", '"Klib l\'ap fè"', "“Klib l'ap fè”"),
        ("„Go home“", "“Ale lakay”", "„Ale lakay“"),
        ('“A 5" pipe” `"x"`', '"Yon tiyo 5"" `"x"`', '“Yon tiyo 5"” `"x"`'),
    ],
)
def test_the_marks_of_the_source_come_back(source: str, target: str, expected: str) -> None:
    assert quotes_as_in(source, target) == expected


@pytest.mark.parametrize("piece", ["'a ", "'a' ", '"a" ', "'", "s' ", "“a ‘b’” "])
def test_thousands_of_marks_cost_no_more_than_their_length(piece: str) -> None:
    # at the price of their square this would take minutes
    text = piece * 30_000
    assert len(double_quotes(text)) == len(text)
    assert quotes_as_in(text, text)
