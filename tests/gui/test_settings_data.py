"""Backup, restore and erasure through the settings page."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.core.job import ArtifactKind, JobRequest, TaskState, TaskType
from kreyol_desktop.core.language import Direction, Language
from kreyol_desktop.core.paths import RESTORE_NAME
from kreyol_desktop.core.settings import Theme
from kreyol_desktop.gui.application import DesktopApplication
from kreyol_desktop.gui.pages.settings import SettingsPage
from kreyol_desktop.gui.pages.settings_data import BackupCard, PrivacyCard, backup_name
from kreyol_desktop.locations import user_paths

WAIT_MS = 60_000
EN_HT = Direction(Language.ENGLISH, Language.KREYOL)


@pytest.fixture
def settings(desktop: DesktopApplication) -> SettingsPage:
    desktop.window.show_page("settings")
    page = desktop.window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def text_job(folder: Path) -> JobRequest:
    file = folder / "note.txt"
    file.write_text("Wash your hands.", encoding="utf-8")
    return JobRequest(TaskType.DOCUMENT, file.name, input_path=file, formats=(ArtifactKind.TEXT,))


def test_a_backup_brings_corrections_back_at_the_next_start(
    core: Application,
    settings: SettingsPage,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    core.translation.correct("Boil the water.", "Bouyi dlo a.", EN_HT)
    target = tmp_path / "copy.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    card = next(c for c in settings.cards if isinstance(c, BackupCard))
    card._back_up()
    qtbot.waitUntil(lambda: str(target) in card._done.text(), timeout=WAIT_MS)
    core.translation.correct("Boil the water.", "Yon lòt bagay.", EN_HT)
    card._restore()
    qtbot.waitUntil(lambda: "next start" in card._done.text(), timeout=WAIT_MS)
    data = core.paths.data
    core.close()
    again = build_application(user_paths(data))
    try:
        result = again.translation.translate_text(
            "Boil the water.", source=Language.ENGLISH, target=Language.KREYOL
        )
        assert result.text == "Bouyi dlo a."
    finally:
        again.close()


def test_a_file_that_is_no_backup_is_refused_in_words(
    desktop: DesktopApplication,
    settings: SettingsPage,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    junk = tmp_path / "junk.zip"
    junk.write_bytes(b"PK no")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(junk), ""))
    card = next(c for c in settings.cards if isinstance(c, BackupCard))
    card._restore()
    qtbot.waitUntil(lambda: "not a whole backup" in card._done.text(), timeout=WAIT_MS)
    assert card._done.isVisible()
    assert card._done.property("role") == "error"
    assert not desktop.window.banner.isVisible()
    assert not (desktop.services.paths.data / RESTORE_NAME).exists()


def test_a_backup_that_fails_takes_back_what_was_said_of_the_one_before(
    desktop: DesktopApplication,
    settings: SettingsPage,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    targets = iter([tmp_path / "copy.zip", tmp_path / "no such folder" / "copy.zip"])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(next(targets)), ""))
    card = next(c for c in settings.cards if isinstance(c, BackupCard))
    card._back_up()
    qtbot.waitUntil(card._done.isVisible, timeout=WAIT_MS)
    card._back_up()
    qtbot.waitUntil(desktop.window.banner.isVisible, timeout=WAIT_MS)
    assert not card._done.isVisible()


def test_backups_of_two_days_have_two_names() -> None:
    assert backup_name(date(2026, 1, 2)) == "kreyol-backup-2026-01-02.zip"


def test_after_everything_was_deleted_jobs_run_again(
    core: Application,
    desktop: DesktopApplication,
    settings: SettingsPage,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    first = core.jobs.submit(text_job(tmp_path))
    qtbot.waitUntil(lambda: core.jobs.get(first.id).state.is_final, timeout=WAIT_MS)
    card = next(c for c in settings.cards if isinstance(c, PrivacyCard))
    with qtbot.waitSignal(desktop.window.erased, timeout=WAIT_MS):
        card._on_answer("yes")
    qtbot.waitUntil(desktop.attendants.job_thread.isRunning, timeout=WAIT_MS)
    second = core.jobs.submit(text_job(tmp_path))
    qtbot.waitUntil(lambda: core.jobs.get(second.id).state.is_final, timeout=WAIT_MS)
    assert core.jobs.get(second.id).state is TaskState.COMPLETED


def test_a_smaller_clip_cache_is_cleaned_when_the_setting_changes(
    core: Application, qtbot: QtBot
) -> None:
    folder = core.paths.clips / "aa"
    folder.mkdir(parents=True)
    mib = 1024 * 1024
    for number in range(20):
        (folder / f"aa{number:030d}.clip").write_bytes(bytes(mib))
    core.settings.update(theme=Theme.DARK)
    assert core.upkeep.clip_cache_bytes() == 20 * mib
    core.settings.update(clip_cache_limit_mb=16)
    qtbot.waitUntil(lambda: core.upkeep.clip_cache_bytes() <= 16 * mib, timeout=WAIT_MS)
    assert core.upkeep.clip_cache_bytes() > 0
