from hypothesis import given
from hypothesis import strategies as st

from kreyol_desktop.core.document import Run, Style
from kreyol_desktop.engines.documents.writers.line_layout import (
    READABLE_SCALE,
    READABLE_SIZE_PT,
    Layout,
    Slot,
    fit,
    lay,
    squeeze,
)
from kreyol_desktop.engines.documents.writers.pdf_setting import FaceFinder
from kreyol_desktop.engines.documents.writers.words import words_of
from tests.engines.documents.writers.made import shelf

FACES = FaceFinder(shelf(), serif_hint=True)
TEXTS = st.text(alphabet="abè òœ«»—€.\n", min_size=1, max_size=300)


def words(text: str, size: float = 10.0):
    return words_of([Run(text)], size, FACES)


def text_of(layout: Layout) -> str:
    shown = [word for line in layout.lines for word in line.words] + list(layout.rest)
    return "".join(g.text for word in shown for g in word.glyphs)


def squashed(text: str) -> str:
    return "".join(text.split())


def test_the_bundled_fonts_have_every_sign_of_kreyol_and_french_print():
    signs = "èòàéùâêîôûçœŒæ«»–—…€’“”•→×½°"
    for style in (
        Style(),
        Style(font="Arial"),
        Style(monospace=True),
        Style(bold=True, italic=True),
    ):
        face = shelf().face(style)
        assert [sign for sign in signs if not face.covers(sign)] == []


@given(TEXTS, st.floats(20, 400), st.floats(10, 60))
def test_no_character_is_lost_or_moved_whatever_the_room(text, width, height):
    slot = Slot(0, width, 10, height)
    layout = lay(words(text), [slot], 12, 1.0, split_words=True)
    dotless = squashed(text)
    if "...." not in dotless:  # leaders are shortened on purpose
        assert text_of(layout) == dotless


@given(TEXTS, st.floats(60, 400))
def test_no_line_is_wider_than_its_slot(text, width):
    layout = lay(words(text), [Slot(0, width, 10, 1e6)], 12, 1.0, split_words=True)
    assert all(line.width <= width + 0.02 for line in layout.lines)


def test_text_that_fits_keeps_its_size():
    layout = fit(words("short text"), [[Slot(0, 200, 10, 10)]], 12)
    assert layout.scale == 1.0
    assert len(layout.lines) == 1


def test_free_room_is_used_before_text_is_made_smaller():
    narrow, tall = Slot(0, 60, 10, 10), Slot(0, 60, 10, 34)
    layout = fit(words("one two three four five six"), [[narrow], [tall], [tall]], 12)
    assert layout.scale == 1.0
    assert layout.slots == (tall,)


def test_text_is_never_shrunk_below_what_can_be_read():
    layout = fit(words("word " * 80), [[Slot(0, 60, 10, 22)]], 12)
    assert layout.scale >= READABLE_SCALE
    assert layout.scale * 10 >= READABLE_SIZE_PT
    assert layout.rest


def test_what_has_no_room_is_kept_as_rest():
    text = "word " * 80
    layout = fit(words(text), [[Slot(0, 60, 10, 22)]], 12)
    assert text_of(layout) == squashed(text)


def test_text_flows_from_one_slot_into_the_next():
    slots = [Slot(0, 60, 10, 22), Slot(100, 160, 10, 22, page=1)]
    layout = lay(words("one two three four five six seven"), slots, 12, 1.0)
    assert {line.slot for line in layout.lines} == {0, 1}
    assert not layout.rest


def test_squeezed_text_is_always_complete():
    layout = squeeze(words("much too long for this " * 5), [Slot(0, 40, 8, 8)], 12)
    assert not layout.rest


def test_a_long_address_is_cut_rather_than_making_all_text_small():
    address = "https://example.org/" + "a" * 60
    layout = fit(words(f"see {address} there"), [[Slot(0, 120, 10, 80)]], 12)
    assert layout.scale == 1.0


def test_signs_that_the_font_lacks_come_from_another():
    parts = FACES(Style(), "abc 中文 def")
    assert "".join(text for text, _ in parts) == "abc 中文 def"
    assert len({face.name for _, face in parts}) == 2
    assert all(face.covers(c) for text, face in parts for c in text if not c.isspace())
