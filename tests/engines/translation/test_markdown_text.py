import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.segment import Segment
from kreyol_desktop.engines.translation.markdown_text import parse_markdown
from kreyol_desktop.engines.translation.marked_text import MarkedBlock


def words(text: str) -> list[str]:
    """What of ``text`` is to be translated, block by block."""
    parsed = parse_markdown(text)
    assert parsed is not None
    return [block.text for block in parsed.blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("This is **bold** and *slanted*.", ["This is bold and slanted."]),
        ("_one_ __two__ ~~three~~ ***four***", ["one two three four"]),
        ("See [the rules](https://x.org/a_b_(x)) now.", ["See the rules now."]),
        ('[a](u "title") [b][ref]', ["a b"]),
        ("# Heading #", ["Heading"]),
        ("### Heading ###\ntext", ["Heading", "text"]),
        ("> quoted\n> > deeper", ["quoted", "deeper"]),
        ("- [x] done\n- [ ] to do", ["done", "to do"]),
        ("| Name | Age |\n|---|:-:|\n| Rice | 12 |", ["Name", "Age", "Rice", "12"]),
        ("Home | About us | Contact", ["Home", "About us", "Contact"]),
        ("```python\nprint('no')\n```\nYes", ["Yes"]),
        ('def f(x):\n    """No."""\n    return x\n\nYes', ["Yes"]),
        ("if (a) {\n  go();\n}\nYes", ["Yes"]),
        ("~~~\nno\n~~~\nYes", ["Yes"]),
        ("$$\nx = 1\n$$\nYes", ["Yes"]),
        ("---\ntitle: no\n---\nYes", ["Yes"]),
        ("*a* [ref]\n\n[ref]: https://x.org 'no'", ["a [ref]"]),
        ("![a map](m.png) *here*", ["a map here"]),
        ("one\\\n*two*", ["one", "two"]),
        ("`**no**` **yes**", ["`**no**` yes"]),
        ("See *this* note[^1] now", ["See this note{1} now"]),
        ("Type ``a ` b`` now", ["Type {1} now"]),
        ("Look ![](x.png) here", ["Look {1} here"]),
    ],
)
def test_marks_stand_aside_and_words_are_left(text: str, blocks: list[str]) -> None:
    assert words(text) == blocks


@pytest.mark.parametrize(
    "text",
    [
        "Water is good.",
        "5 * 3 * 2 = 30",
        "2**3**2",
        "snake_case_name and __init__.py and __call__()",
        "- one\n- two\n* three",
        "{user_name} and https://x.org/_a_/b*c",
        "a ~ b ~ c, about ~5 kg",
        "```\nnever closed",
        "He said [sic] and (x).",
        ">= 5 mg",
        "\\*not slanted\\*",
    ],
)
def test_what_may_be_plain_text_is_plain_text(text: str) -> None:
    assert parse_markdown(text) is None


def test_a_wrapped_quotation_is_one_text_and_keeps_its_signs() -> None:
    text = "> The meeting is moved because the room is\n> being painted.\n>\n> Bye."
    parsed = parse_markdown(text)
    assert parsed is not None
    first, second = parsed.blocks
    assert first.text == "The meeting is moved because the room is\nbeing painted."
    done = [
        Segment(0, 0, first.text, target="Yon\nde."),
        Segment(1, 1, second.text, target="Orevwa."),
    ]
    assert parsed.assemble(done) == "> Yon\n> de.\n>\n> Orevwa."


def test_a_thing_that_the_translation_lost_comes_back() -> None:
    parsed = parse_markdown("Look ![](x.png) here")
    assert parsed is not None
    done = [Segment(0, 0, "Look {1} here", target="Gade la")]
    assert parsed.assemble(done) == "Gade la ![](x.png)"


SAME = [
    "# A #\n\n> b *c*\n>\n> > d\n\n```\ncode\n```\n\n| e | f |\n|---|---|\n| `g` | **h** |\n",
    "> ```\n> code\n> ```\n> text\n",
    "**a *b* c** ![d](e) [f](g) h[^1]\\\ni",
    "\r\n* x\r\n*y* z\r\n",
]


@pytest.mark.parametrize("text", SAME)
def test_without_translations_the_text_comes_back(text: str) -> None:
    parsed = parse_markdown(text)
    assert parsed is not None
    assert parsed.assemble([]) == text


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="*_~`[]()!#>|-\\ \n\tab1{}:", max_size=60))
def test_any_text_comes_back(text: str) -> None:
    parsed = parse_markdown(text)
    if parsed is not None:
        assert parsed.assemble([]) == text
        assert all(isinstance(part, str | MarkedBlock) for part in parsed.parts)


@pytest.mark.parametrize(
    "piece", ["*a ", "**a ", "_a* ", "[a ", "[a](b ", "![[", "`a ", "> ", "a|"]
)
def test_marks_without_end_cost_no_more_than_their_length(piece: str) -> None:
    # at the price of its square this would take minutes
    parsed = parse_markdown(piece * 30_000)
    assert parsed is None or parsed.assemble([]) == piece * 30_000
