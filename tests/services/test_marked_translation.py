"""Marks, quotation marks and layout on their way through the real model."""

import re
from collections.abc import Iterator

import pytest

from kreyol_desktop.core.language import Language
from kreyol_desktop.services.translation_service import TranslationOptions
from tests.services.translation_stand import TranslationStand

EN, HT = Language.ENGLISH, Language.KREYOL


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TranslationStand]:
    stand = TranslationStand(tmp_path_factory.mktemp("marked"))
    yield stand
    stand.close()


def translate(stand: TranslationStand, text: str, *, html: bool = False) -> str:
    options = TranslationOptions(html=html)
    return stand.service.translate_text(text, source=EN, target=HT, options=options).text


def test_markdown_keeps_its_marks_on_the_right_words(stand: TranslationStand) -> None:
    out = translate(stand, "Do not drink **this water**. See [the clinic](https://x.org).")
    assert re.search(r"\*\*[^*]*dlo[^*]*\*\*", out)
    assert re.search(r"\[[^\]]*klinik[^\]]*\]\(https://x\.org\)", out)


def test_a_document_in_markdown_keeps_its_shape(stand: TranslationStand) -> None:
    text = (
        "# The market\n\n> The school is closed.\n\n- [x] Wash your hands.\n\n"
        "| Name | Age |\n|---|---|\n| Rice | 12 |\n\n```sh\nsudo reboot now\n```\n"
    )
    out = translate(stand, text)
    assert re.fullmatch(
        r"# .*mache.*\n\n> .*lekòl.*\n\n- \[x\] .*men.*\n\n"
        r"\| Non \| Laj \|\n\|---\|---\|\n\| Diri \| 12 \|\n\n```sh\nsudo reboot now\n```\n",
        out,
        re.IGNORECASE,
    )


def test_entities_are_read_and_hard_spaces_stay(stand: TranslationStand) -> None:
    out = translate(stand, "&nbsp;&nbsp;Please bring 10&nbsp;kg of rice &amp; oil.")
    assert out.startswith("&nbsp;&nbsp;")
    assert "10&nbsp;kg" in out
    assert not re.search(r"&(?!nbsp;|amp;)", out)


@pytest.mark.parametrize("pair", ["''", "‘’", "“”", '""'])
def test_the_quotation_marks_of_the_source_are_those_of_the_target(
    stand: TranslationStand, pair: str
) -> None:
    opening, closing = pair[0], pair[1]
    out = translate(stand, f"{opening}Hello,{closing} he said.")
    assert re.match(f"{opening}Bonjou,?{closing}", out)


def test_a_letter_alone_is_no_word(stand: TranslationStand) -> None:
    table = "A\tB\tC\nx\ty\tI\na) \tO"
    assert translate(stand, table) == table


def test_windows_paths_and_numbered_clauses_pass_unharmed(stand: TranslationStand) -> None:
    out = translate(stand, r"Open C:\Users\Marie\plan.txt and read 1.2(a)(iii) today.")
    assert r"C:\Users\Marie\plan.txt" in out
    assert "1.2(a)(iii)" in out


def test_a_remembered_text_with_marks_needs_no_other_translation(stand: TranslationStand) -> None:
    first = translate(stand, "The **school** is closed today.")
    assert stand.service.recall("The **school** is closed today.", source=EN, target=HT) is None
    again = stand.service.translate_text("The **school** is closed today.", source=EN, target=HT)
    assert again.text == first
    assert again.cached
