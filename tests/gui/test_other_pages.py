"""Figures, models and voices, settings: each over the real service."""

import json
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.language import Language
from kreyol_desktop.core.settings import Theme, UiLanguage
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.dialogs.question import Question
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


def test_an_export_says_where_it_lies_and_where_it_could_not(
    desktop: DesktopApplication, metrics: MetricsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    metrics.export_to(tmp_path / "figures.csv")
    qtbot.waitUntil(metrics._said.isVisible, timeout=WAIT_MS)
    assert str(tmp_path / "figures.csv") in metrics._said.text()
    metrics.export_to(tmp_path / "no such folder" / "figures.csv")
    qtbot.waitUntil(desktop.window.banner.isVisible, timeout=WAIT_MS)
    assert not metrics._said.isVisible()


@pytest.mark.parametrize(
    ("chosen", "kind", "written"),
    [
        ("figures", "CSV (*.csv)", "figures.csv"),
        ("figures.2026", "JSON (*.json)", "figures.2026.json"),
        ("figures.csv", "JSON (*.json)", "figures.csv"),
    ],
)
def test_an_export_ends_as_the_kind_that_was_chosen(
    metrics: MetricsPage,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    kind: str,
    written: str,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / chosen), kind))
    metrics._export()
    qtbot.waitUntil(metrics._said.isVisible, timeout=WAIT_MS)
    assert [file.name for file in tmp_path.glob("figures*")] == [written]


def test_the_figures_are_those_of_the_chosen_period(
    core: Application, metrics: MetricsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = time.time() - 40 * 86_400
    with monkeypatch.context() as earlier:
        earlier.setattr(core.monitor, "_clock", lambda: long_ago)
        core.monitor.reset()
        core.monitor.record_translation(60, 70, 0.5, "en", "ht", True)
    card, hits = metrics.cards["translations"], metrics.cards["hits"]
    metrics.refresh()
    qtbot.waitUntil(lambda: "Translations: 0" in card.accessibleName(), timeout=WAIT_MS)
    assert "–" in hits.accessibleName()
    metrics.range.setCurrentIndex(metrics.range.findData(MetricsRange.ALL.value))
    metrics.refresh()
    qtbot.waitUntil(lambda: "Translations: 1" in card.accessibleName(), timeout=WAIT_MS)
    assert "100 %" in hits.accessibleName()


def test_requests_and_their_times_are_those_of_the_chosen_period(
    core: Application, metrics: MetricsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_days_ago = time.time() - 2 * 86_400
    core.monitor.reset()
    with monkeypatch.context() as earlier:
        earlier.setattr(core.monitor, "_clock", lambda: two_days_ago)
        core.monitor.record_request("/api/v1/translate", "POST", 200, 3.0)
    core.monitor.record_request("/health", "GET", 200, 0.02)

    def choose(span: MetricsRange) -> None:
        index = metrics.range.findData(span.value)
        metrics.range.setCurrentIndex(index)
        metrics.range.activated.emit(index)

    def routes() -> list[str]:
        items = (metrics.requests.item(row, 0) for row in range(metrics.requests.rowCount()))
        return [item.text() for item in items if item is not None]

    hint = metrics.cards["requests"]
    choose(MetricsRange.DAY)
    qtbot.waitUntil(lambda: routes() == ["GET /health"], timeout=WAIT_MS)
    assert "95 % under 2" in hint.accessibleName()
    assert "ms" in hint.accessibleName()
    choose(MetricsRange.MONTH)
    qtbot.waitUntil(lambda: len(routes()) == 2, timeout=WAIT_MS)
    assert "95 % under 3" in hint.accessibleName()
    choose(MetricsRange.ALL)
    qtbot.waitUntil(lambda: "of the latest" in hint.accessibleName(), timeout=WAIT_MS)


def test_no_period_is_cut_off(core: Application, metrics: MetricsPage, qtbot: QtBot) -> None:
    box = metrics.range
    first = {
        UiLanguage.KREYOL: "Dènye èdtan an",
        UiLanguage.FRENCH: "Dernière heure",
        UiLanguage.ENGLISH: "Last hour",
    }
    for language, words in first.items():
        core.settings.update(ui_language=language)
        qtbot.waitUntil(lambda w=words: box.itemText(0) == w, timeout=WAIT_MS)
        widest = max(box.fontMetrics().horizontalAdvance(box.itemText(n)) for n in range(4))
        assert widest <= room_for_words(box)


def room_for_words(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return field.width()


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
    qtbot.waitUntil(lambda: "junk.zip" in models._notice.text(), timeout=WAIT_MS)
    assert models._notice.property("role") == "error"
    # Words for a model that is installed would send people looking for one.
    assert not desktop.window.banner.isVisible()


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


def test_a_folder_that_cannot_be_written_is_refused_beside_its_name(
    core: Application, settings: SettingsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    card = next(c for c in settings.cards if isinstance(c, OutputCard))
    assert not card.usual.isVisible()
    card.use_folder(tmp_path)
    qtbot.waitUntil(lambda: core.settings.current.output_dir == str(tmp_path), timeout=WAIT_MS)
    qtbot.waitUntil(card.usual.isVisible, timeout=WAIT_MS)
    file = tmp_path / "file"
    file.touch()
    card.use_folder(file)
    qtbot.waitUntil(card._fault.isVisible, timeout=WAIT_MS)
    assert core.settings.current.output_dir == str(tmp_path)
    assert card._folder.text() == str(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["file"]
    card.usual.click()
    qtbot.waitUntil(lambda: not core.settings.current.output_dir, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: card._folder.text() == str(core.paths.output), timeout=WAIT_MS)
    assert not card._fault.isVisible()


def test_the_memory_is_cleared_when_the_question_is_answered_so(
    core: Application, settings: SettingsPage, qtbot: QtBot
) -> None:
    def translate() -> bool:
        return core.translation.translate_text(
            "The boat is here.", source=Language.ENGLISH, target=Language.KREYOL
        ).cached

    translate()
    assert translate()
    card = next(c for c in settings.cards if isinstance(c, StorageCard))
    card._ask()
    question = card.window().findChild(Question)
    assert isinstance(question, Question)
    answers = {button.accessibleName(): button for button in question.findChildren(QPushButton)}
    assert translate()
    answers["Clear"].click()
    qtbot.waitUntil(lambda: card._tools.lanes.desk.is_idle, timeout=WAIT_MS)
    assert not translate()


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
