import logging
import logging.handlers
import sys

import pytest

from kreyol_desktop.locations import DATA_VARIABLE, core_count, program_root, user_paths
from kreyol_desktop.log_setup import set_up_logging


def test_the_bundle_is_found_from_source():
    assert (program_root() / "resources" / "texts").is_dir()


def test_the_bundle_is_found_when_frozen(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert user_paths(tmp_path).resources == tmp_path / "resources"


def test_everything_lies_below_a_folder_that_was_named(tmp_path):
    paths = user_paths(tmp_path / "d")
    for place in (paths.data, paths.cache, paths.logs, paths.output, paths.models, paths.jobs):
        assert place.is_relative_to((tmp_path / "d").resolve())


def test_the_environment_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    assert user_paths().data == tmp_path.resolve()
    assert user_paths(tmp_path / "other").data == (tmp_path / "other").resolve()


def test_there_is_a_processor():
    assert core_count() >= 1


@pytest.fixture
def plain_logging():
    yield
    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            root.removeHandler(handler)
            handler.close()


@pytest.mark.usefixtures("plain_logging")
def test_the_log_goes_to_a_file_without_debug(tmp_path):
    set_up_logging(tmp_path / "logs")
    logging.getLogger("kreyol_desktop.x").info("kept")
    logging.getLogger("kreyol_desktop.x").debug("a user's text")
    text = (tmp_path / "logs" / "kreyol.log").read_text(encoding="utf-8")
    assert "kept" in text
    assert "user's text" not in text


@pytest.mark.usefixtures("plain_logging")
def test_a_log_folder_that_cannot_be_made_does_not_stop_the_program(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    set_up_logging(tmp_path / "file" / "logs")
    assert "No log file" in capsys.readouterr().err
