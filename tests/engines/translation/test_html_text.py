import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kreyol_desktop.core.segment import Segment
from kreyol_desktop.engines.translation.html_text import HtmlText

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
    assert HtmlText.parse(text).assemble([]) == text


def test_text_is_parted_at_block_elements_and_not_at_inline_ones() -> None:
    parsed = HtmlText.parse("<p>One <b>two</b> three</p><p>Four<br>five</p>")
    assert [block.text for block in parsed.blocks] == ["One two three", "Four", "five"]
    assert [run.text for run in parsed.blocks[0].runs] == ["One ", "two", " three"]


def test_entities_are_read_and_written() -> None:
    parsed = HtmlText.parse("<p>Fish &amp; chips &eacute;</p>")
    assert parsed.blocks[0].text == "Fish & chips é"
    done = [Segment(0, 0, "Fish & chips é", target="Pwason & <pòmdetè>")]
    assert parsed.assemble(done) == "<p>Pwason &amp; &lt;pòmdetè&gt;</p>"


def test_crossing_elements_end_up_well_formed() -> None:
    out = HtmlText.parse("<b>one <i>two</b> three</i>").assemble([])
    assert out.count("<i>") == out.count("</i>")
    assert out.count("<b>") == out.count("</b>")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="<>/bpi =\"'&;ax!-\n", max_size=60))
def test_no_text_breaks_the_parser(text: str) -> None:
    HtmlText.parse(text).assemble([])
