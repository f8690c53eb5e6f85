"""Figures, models and voices, settings: each over the real service."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.settings import Theme, UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.keep_awake import KeepAwake
from kreyol_desktop.gui.pages.metrics import MetricsPage
from kreyol_desktop.gui.pages.models import ModelsPage
from kreyol_desktop.gui.pages.settings import SettingsPage
from kreyol_desktop.gui.pages.settings_data import StorageCard
from kreyol_desktop.gui.pages.settings_lexicon import LexiconCard
from kreyol_desktop.gui.pages.settings_output import OutputCard, VoiceCard
from kreyol_desktop.gui.pages.settings_program import LooksCard
from kreyol_desktop.gui.pages.settings_words import GlossaryCard
from kreyol_desktop.gui.widgets.activity_chart import fill_gaps
from kreyol_desktop.gui.widgets.term_marks import term_places
from kreyol_desktop.services.monitoring_series import MetricsRange, SeriesPoint

WAIT_MS = 20_000


@pytest.fixture
def metrics(core: Application, desktop: DesktopApplication) -> MetricsPage:
    core.monitor.record_request("/api/v1/translate", "POST", 200, 0.02)
    core.monitor.record_translation(60, 70, 0.5, "en", "ht", True)
    core.monitor.record_error("input.scanned", "secret text", {"stage": "read"})
    desktop.window.show_page("metrics")
    page = desktop.window.page("metrics")
    assert isinstance(page, MetricsPage)
    return page


def test_figures_come_from_the_monitor(metrics: MetricsPage, qtbot: QtBot) -> None:
    card = metrics.cards["translations"]
    qtbot.waitUntil(lambda: "Translations: 1" in card.accessibleName(), timeout=WAIT_MS)
    assert "100 %" in metrics.cards["hits"].accessibleName()
    assert metrics.requests.item(0, 0).text() == "POST /api/v1/translate"
    assert "input.scanned" in metrics.errors.item(0, 1).text()
    assert "secret" not in metrics.errors.item(0, 1).text()


@pytest.mark.parametrize("name", ["figures.json", "figures.csv"])
def test_figures_are_exported(
    metrics: MetricsPage, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    target = tmp_path / name
    metrics.export_to(target)
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(target.read_text(encoding="utf-8")), timeout=WAIT_MS)
    text = target.read_text(encoding="utf-8")
    assert "translations" in text
    if name.endswith("json"):
        assert json.loads(text)["summary"]["total_translations"] == 1


def test_reset_begins_at_zero(metrics: MetricsPage, qtbot: QtBot) -> None:
    metrics._on_answer("yes")
    card = metrics.cards["translations"]
    qtbot.waitUntil(lambda: "Translations: 0" in card.accessibleName(), timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("span", "count"), [(MetricsRange.HOUR, 60), (MetricsRange.DAY, 48), (MetricsRange.MONTH, 31)]
)
def test_charts_have_a_point_for_every_stretch_of_time(span: MetricsRange, count: int) -> None:
    now = 1_700_000_000.0
    step = {MetricsRange.HOUR: 60, MetricsRange.DAY: 1800, MetricsRange.MONTH: 86_400}[span]
    known = SeriesPoint(now // step * step, requests=5)
    points = fill_gaps([known], span, now)
    assert len(points) == count
    assert points[-1].requests == 5
    assert sum(point.requests for point in points) == 5


@pytest.fixture
def models(desktop: DesktopApplication, qtbot: QtBot) -> ModelsPage:
    desktop.window.show_page("models")
    page = desktop.window.page("models")
    assert isinstance(page, ModelsPage)
    qtbot.waitUntil(lambda: bool(page.cards), timeout=WAIT_MS)
    return page


def test_the_bundled_model_and_voice_are_shown_and_sound(
    core: Application, models: ModelsPage, qtbot: QtBot
) -> None:
    for info in core.models.installed():
        card = models.cards[info.id]
        assert not card.remove.isVisible()
        card.verify.click()
        qtbot.waitUntil(lambda c=card: c._notice.isVisible(), timeout=WAIT_MS)
        assert card._notice.text() == "Every file is as it should be."


def test_something_that_is_no_model_is_refused_with_words(
    desktop: DesktopApplication, models: ModelsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    junk = tmp_path / "junk.zip"
    junk.write_bytes(b"not a zip")
    models.install(junk)
    qtbot.waitUntil(desktop.window.banner.isVisible, timeout=WAIT_MS)


def test_directions_show_which_model_is_used(models: ModelsPage) -> None:
    assert models.directions.isVisible()


@pytest.fixture
def settings(desktop: DesktopApplication) -> SettingsPage:
    desktop.window.show_page("settings")
    page = desktop.window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_language_and_theme_are_stored_and_applied(
    core: Application, desktop: DesktopApplication, settings: SettingsPage, qtbot: QtBot
) -> None:
    card = next(c for c in settings.cards if isinstance(c, LooksCard))
    card.language.setCurrentIndex(card.language.findData("ht"))
    card.language.activated.emit(card.language.currentIndex())
    card.theme.setCurrentIndex(card.theme.findData("dark"))
    card.theme.activated.emit(card.theme.currentIndex())
    qtbot.waitUntil(lambda: core.settings.current.theme is Theme.DARK)
    assert core.settings.current.ui_language is UiLanguage.KREYOL
    qtbot.waitUntil(lambda: desktop.theme.is_dark)
    qtbot.waitUntil(lambda: card.theme.currentText() == "Fonse")


def test_formats_are_stored(core: Application, settings: SettingsPage, qtbot: QtBot) -> None:
    card = next(c for c in settings.cards if isinstance(c, OutputCard))
    card._kinds[ArtifactKind.EPUB].click()
    qtbot.waitUntil(lambda: ArtifactKind.EPUB in core.settings.current.formats)


def test_a_value_out_of_range_is_taken_back(
    core: Application, desktop: DesktopApplication, settings: SettingsPage, qtbot: QtBot
) -> None:
    card = next(c for c in settings.cards if isinstance(c, VoiceCard))
    before = core.settings.current.voice.speed
    card.change(threads=-5)
    qtbot.waitUntil(desktop.window.banner.isVisible)
    assert core.settings.current.threads == 0
    assert card.speed.value() == before


def test_sizes_are_measured_and_can_be_cleared(settings: SettingsPage, qtbot: QtBot) -> None:
    card = next(c for c in settings.cards if isinstance(c, StorageCard))
    qtbot.waitUntil(lambda: card._memory.text().endswith("now"), timeout=WAIT_MS)
    card._clear("clips")
    qtbot.waitUntil(lambda: card._sizes.get("clips") == 0, timeout=WAIT_MS)


def test_keeping_awake_can_be_asked_for_and_let_go_again() -> None:
    awake = KeepAwake()
    awake.hold()
    awake.hold()
    awake.release()
    assert not awake.is_held
    awake.release()


def test_glossaries_are_ticked_imported_and_deleted(
    core: Application, settings: SettingsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    card = next(c for c in settings.cards if isinstance(c, GlossaryCard))
    qtbot.waitUntil(lambda: "health" in card.ticks, timeout=WAIT_MS)
    assert card.ticks["health"].text().startswith("Health")
    card.ticks["health"].click()
    qtbot.waitUntil(lambda: core.settings.current.glossaries == ("health",), timeout=WAIT_MS)
    file = tmp_path / "lagonav.csv"
    core.glossaries.export("health", file)
    card.import_file(file)
    qtbot.waitUntil(lambda: "lagonav" in card.ticks, timeout=WAIT_MS)
    own = next(info for info in core.glossaries.list() if info.id == "lagonav")
    card._delete(own)
    qtbot.waitUntil(lambda: "lagonav" not in card.ticks, timeout=WAIT_MS)


def test_pronunciations_are_saved(core: Application, settings: SettingsPage, qtbot: QtBot) -> None:
    card = next(c for c in settings.cards if isinstance(c, LexiconCard))
    qtbot.waitUntil(lambda: settings._tools.lanes.desk.is_idle, timeout=WAIT_MS)
    card.add_entry("Guillaume", "Giyòm")
    card.add_entry("half", "")
    card.save.click()
    qtbot.waitUntil(lambda: card._note.text() == "Saved.", timeout=WAIT_MS)
    assert [(e.word, e.say) for e in core.speech.lexicon()] == [("Guillaume", "Giyòm")]


@pytest.mark.parametrize(
    ("text", "terms", "places"),
    [
        ("Wash your Hands, hands!", ["hands"], [(10, 15), (17, 22)]),
        ("Clean water", ["water → dlo"], [(6, 11)]),
        ("Nothing here", ["fever", ""], []),
    ],
)
def test_terms_are_found_whatever_their_case(
    text: str, terms: list[str], places: list[tuple[int, int]]
) -> None:
    assert term_places(text, terms) == places
