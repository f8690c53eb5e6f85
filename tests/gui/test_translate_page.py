"""Translating while one types, with the real model and memory."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.segment import Flag, Origin, Segment
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.pages.translate import CHARACTER_LIMIT, TranslatePage
from kreyol_desktop.gui.widgets.segment_view import is_doubtful, locate_segments
from tests.gui.conftest import Loudspeaker

WAIT_MS = 30_000


@pytest.fixture
def page(desktop: DesktopApplication) -> TranslatePage:
    desktop.window.show_page("translate")
    shown = desktop.window.page("translate")
    assert isinstance(shown, TranslatePage)
    return shown


@pytest.fixture
def translate(page: TranslatePage, qtbot: QtBot) -> Callable[[str], str]:
    def run(text: str) -> str:
        with qtbot.waitSignal(page.translated, timeout=WAIT_MS):
            page.set_text(text)
        return page.target.toPlainText()

    return run


def test_typing_translates(page: TranslatePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.translated, timeout=WAIT_MS):
        qtbot.keyClicks(page.source, "Wash your hands.")
    assert page.result is not None
    assert page.result.source is Language.ENGLISH
    assert page.target.toPlainText().strip()
    assert page.target.toPlainText() != "Wash your hands."


def test_only_the_last_text_is_shown(page: TranslatePage, qtbot: QtBot) -> None:
    seen: list[str] = []
    page.translated.connect(lambda result: seen.append(result.segments[0].source))
    for text in ("One apple.", "Two apples.", "Three apples."):
        page.set_text(text)
        page.translate_now()
    qtbot.waitUntil(lambda: "Three apples." in seen, timeout=WAIT_MS)
    assert "Two apples." not in seen


def test_clearing_clears_everything(page: TranslatePage, translate: Callable[[str], str]) -> None:
    assert translate("Good morning.")
    page.clear.click()
    page.translate_now()
    assert page.target.toPlainText() == ""
    assert not page.copy.isEnabled()
    assert not page.listen.isEnabled()


def test_french_is_recognised(page: TranslatePage, translate: Callable[[str], str]) -> None:
    translate("Lavez-vous les mains avant de manger avec les enfants.")
    assert page.result is not None
    assert page.result.source is Language.FRENCH
    assert "French" in page.languages._source.currentText()


def test_a_correction_is_remembered(
    page: TranslatePage, translate: Callable[[str], str], qtbot: QtBot
) -> None:
    translate("The well is closed today.")
    page.target.segment_chosen.emit(0)
    assert page.sentence.isVisible()
    page.sentence.line.setText("Pi a fèmen jodi a.")
    with qtbot.waitSignal(page.translated, timeout=WAIT_MS):
        page.sentence.save.click()
    assert page.target.toPlainText() == "Pi a fèmen jodi a."
    assert page.result is not None
    assert page.result.segments[0].origin in (Origin.HUMAN, Origin.MEMORY)
    page.clear.click()
    assert translate("The well is closed today.") == "Pi a fèmen jodi a."


def test_other_ways_to_say_it_can_be_taken(
    page: TranslatePage, translate: Callable[[str], str]
) -> None:
    translate("The children drink clean water at school.")
    page.target.segment_chosen.emit(0)
    assert page.result is not None
    others = [t for t in page.result.segments[0].alternatives if t != page.result.segments[0].text]
    assert others
    page.sentence._take(others[0])
    assert page.sentence.line.text() == others[0]


def test_listening_plays_clips_and_can_be_stopped(
    page: TranslatePage,
    translate: Callable[[str], str],
    loudspeaker: Loudspeaker,
    qtbot: QtBot,
) -> None:
    translate("Good morning. How are you?")
    page.listen.click()
    assert page.listen.text().strip() == "Stop"
    qtbot.waitUntil(lambda: loudspeaker.samples > 0, timeout=WAIT_MS)
    page.listen.click()
    assert page.listen.text().strip() == "Listen"
    page.listen.click()
    qtbot.waitUntil(lambda: page.listen.text().strip() == "Listen", timeout=WAIT_MS)
    assert loudspeaker.samples > loudspeaker.rate_hz


def test_listening_without_a_loudspeaker_is_told_in_words(
    desktop: DesktopApplication,
    page: TranslatePage,
    translate: Callable[[str], str],
    loudspeaker: Loudspeaker,
    qtbot: QtBot,
) -> None:
    loudspeaker.broken = True
    told: list[KreyolError] = []
    desktop.errors.presented.connect(told.append)
    translate("Good morning.")
    page.listen.click()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=WAIT_MS)
    assert told[0].code == "resource.audio_device"
    assert page.listen.text().strip() == "Listen"


def test_a_chosen_sentence_is_shown_whole_in_a_small_window(
    desktop: DesktopApplication, page: TranslatePage, translate: Callable[[str], str], qtbot: QtBot
) -> None:
    desktop.window.resize(1024, 640)
    translate("Wash your hands. Drink clean water.")
    page.target.segment_chosen.emit(0)
    area = page._area
    assert area is not None

    def is_seen() -> bool:
        top = page.sentence.mapTo(area.viewport(), QPoint(0, 0)).y()
        return top >= 0 and top + page.sentence.height() <= area.viewport().height()

    assert page.sentence._alternatives.count()
    qtbot.waitUntil(is_seen)


def test_a_swap_that_no_model_can_do_says_why(
    page: TranslatePage, translate: Callable[[str], str]
) -> None:
    usual = page.languages.swap.toolTip()
    translate("Wash your hands.")
    assert not page.languages.swap.isEnabled()
    assert "No installed model" in page.languages.swap.toolTip()
    page.languages.offer(
        [
            Direction(Language.ENGLISH, Language.KREYOL),
            Direction(Language.KREYOL, Language.ENGLISH),
        ]
    )
    assert page.languages.swap.isEnabled()
    assert page.languages.swap.toolTip() == usual


def test_a_text_that_is_too_long_is_cut(page: TranslatePage) -> None:
    page.source.setPlainText("a" * (CHARACTER_LIMIT + 500))
    assert len(page.source.toPlainText()) == CHARACTER_LIMIT
    page.source.clear()


@pytest.mark.parametrize("text", ["   \n ", "!!! ??? ...", "\u200b", "12345"])
def test_odd_texts_harm_nobody(page: TranslatePage, text: str, qtbot: QtBot) -> None:
    page.set_text(text)
    page.translate_now()
    qtbot.waitUntil(lambda: page._tools.lanes.quick.is_idle, timeout=WAIT_MS)
    assert page.isVisible()


def test_segments_are_found_in_their_text() -> None:
    segments = [Segment(0, 0, "a", target="Yon."), Segment(1, 0, "b", target="De.")]
    assert locate_segments("Yon.  De.", segments) == [(0, 4), (6, 9)]
    assert locate_segments("Lòt bagay", segments) == [(0, 0), (0, 0)]


def test_flags_and_low_confidence_make_a_sentence_doubtful() -> None:
    assert is_doubtful(Segment(0, 0, "a", target="b", flags=frozenset({Flag.NUMBERS})))
    assert is_doubtful(Segment(0, 0, "a", target="b", confidence=0.1))
    assert not is_doubtful(Segment(0, 0, "a", target="b", confidence=0.9))
