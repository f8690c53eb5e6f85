"""Both themes can be read, and every token of the style sheet exists."""

import re
from pathlib import Path

import pytest

from kreyol_desktop.gui.theme import CONTRAST_PAIRS, contrast, load_tokens

STYLES = Path(__file__).parents[2] / "resources" / "styles"
AA_TEXT = 4.5
AA_CONTROL = 3.0


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), CONTRAST_PAIRS)
def test_text_reaches_aa_contrast(name: str, text: str, ground: str) -> None:
    tokens = load_tokens(STYLES, name)
    assert contrast(tokens[text], tokens[ground]) >= AA_TEXT


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface"])
@pytest.mark.parametrize("line", ["border_strong", "accent", "danger"])
def test_outlines_of_controls_reach_aa_contrast(name: str, line: str, ground: str) -> None:
    tokens = load_tokens(STYLES, name)
    assert contrast(tokens[line], tokens[ground]) >= AA_CONTROL


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_both_themes_have_the_same_tokens() -> None:
    assert load_tokens(STYLES, "light").colors.keys() == load_tokens(STYLES, "dark").colors.keys()


def test_every_token_of_the_style_sheet_is_known() -> None:
    text = (STYLES / "app.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"\$([a-z_]+)", re.sub(r"/\*.*?\*/", "", text)))
    known = load_tokens(STYLES, "light").colors.keys() | {
        "px",
        "icon_up",
        "icon_down",
        "icon_check",
    }
    assert used <= known
