import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.segment import Segment
from kreyol_desktop.engines.translation.html_text import is_markup, parse_html

UNTOUCHED = [
    "",
    "plain text",
    "<p>One</p>\n<p>Two</p>",
    '<p class="a > b">x</p>',
    "<script>if (a < b) { go(); }</script><p>x</p>",
    "<!-- a comment with <b> --><p>x</p>",
    "<pre>keep   this</pre>",
    "a<br>b<img src='x'>c",
    "<b>bold <i>both</i></b> none",
    "x &amp; y &lt; z",
    "1 &lt; 2",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_html_without_translations_comes_back_as_it_was(text: str) -> None:
    assert parse_html(text).assemble([]) == text


def test_text_is_parted_at_block_elements_and_not_at_inline_ones() -> None:
    parsed = parse_html("<p>One <b>two</b> three</p><p>Four<br>five</p>")
    assert [block.text for block in parsed.blocks] == ["One two three", "Four", "five"]
    assert [run.text for run in parsed.blocks[0].runs] == ["One ", "two", " three"]


def test_entities_are_read_and_written() -> None:
    parsed = parse_html("<p>Fish &amp; chips &eacute;</p>")
    assert parsed.blocks[0].text == "Fish & chips é"
    done = [Segment(0, 0, "Fish & chips é", target="Pwason & <pòmdetè>")]
    assert parsed.assemble(done) == "<p>Pwason &amp; &lt;pòmdetè&gt;</p>"


def test_crossing_elements_end_up_well_formed() -> None:
    out = parse_html("<b>one <i>two</b> three</i>").assemble([])
    assert out.count("<i>") == out.count("</i>")
    assert out.count("<b>") == out.count("</b>")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/bpi =\"'&;ax!-\n", max_size=60))
def test_no_text_breaks_the_parser(text: str) -> None:
    parse_html(text).assemble([])


def test_what_holds_no_words_stays_in_its_sentence() -> None:
    text = 'Press <kbd>Ctrl</kbd> and <i class="icon"></i> the <img src="a.png"> button.'
    parsed = parse_html(text)
    assert [block.text for block in parsed.blocks] == ["Press {1} and {2} the {3} button."]
    done = [Segment(0, 0, "", target="Peze {1} ak bouton {3} a {2}.")]
    assert parsed.assemble(done) == (
        'Peze <kbd>Ctrl</kbd> ak bouton <img src="a.png"> a <i class="icon"></i>.'
    )


def test_a_picture_that_a_translation_lost_comes_back() -> None:
    parsed = parse_html("See <img src=a> here.")
    assert parsed.assemble([Segment(0, 0, "", target="Gade la.")]) == "Gade la. <img src=a>"


@pytest.mark.parametrize("depth", [70, 20_000])
def test_elements_deep_inside_one_another_all_stay(depth: int) -> None:
    text = "<b>" * depth + "x" + "</b>" * depth
    assert parse_html(text).assemble([]) == text
    text = "<div>" * depth + "x <i>y</i>" + "</div>" * depth
    assert parse_html(text).assemble([]) == text


def test_spaces_that_make_room_stay_and_those_between_words_are_told() -> None:
    parsed = parse_html("&nbsp;&nbsp;10&nbsp;kg of rice&nbsp;")
    assert [block.text for block in parsed.blocks] == ["10\u00a0kg of rice"]
    assert parsed.assemble([]) == "&nbsp;&nbsp;10&nbsp;kg of rice&nbsp;"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a <b>b</b> c", True),
        ("Fish &amp; chips", True),
        ("&nbsp;x", True),
        ("a < b & c", False),
        ("a <b>b</b> & c", False),
        ("a & b; c", False),
        ("x <br> y", False),
    ],
)
def test_marked_up_text_is_told_from_plain_text(text: str, markup: bool) -> None:
    assert is_markup(text) is markup
