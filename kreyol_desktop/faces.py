"""Joins each face to the application."""

import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.paths import AppPaths
from kreyol_desktop.engines.runtime_order import load_before_qt
from kreyol_desktop.locations import user_paths
from kreyol_desktop.log_setup import set_up_logging

logger = logging.getLogger(__name__)

FAILED = 1


def run_command_line(argv: Sequence[str]) -> int:
    """Run one command and return the exit code of the process."""
    from kreyol_desktop.command_face import run  # delayed: the window needs none of it

    return run(argv)


def run_window(argv: Sequence[str]) -> int:
    """Open the window over the user's data; a second start hands its files to the first."""
    gc.disable()  # until the window has settled: imports make no garbage, and much to look through
    load_before_qt()
    try:
        # Delayed: a server has no Qt.
        from kreyol_desktop.gui.plain_imports import use_plain_imports

        use_plain_imports()
        from kreyol_desktop import window_face
    except ImportError as error:
        sys.stderr.write(f"The window is not part of this installation ({error.name}).\n")
        return FAILED
    data, files = split_data(argv)
    paths = user_paths(data)
    set_up_logging(paths.logs)
    try:
        return window_face.open_window(paths, files)
    except KreyolError as error:
        logger.error("The program cannot start: %s", error)
        window_face.show_start_error(_phrase(error, paths), error.message)
        return FAILED


def _phrase(error: KreyolError, paths: AppPaths) -> str:
    """The error in the language of the system."""
    # Delayed: the catalogues, which a start that succeeds doesn't read.
    from kreyol_desktop.core.phrases import ErrorPhrases, load_texts, system_ui_language

    texts = load_texts(paths.resources / "texts" / "errors.toml")
    return ErrorPhrases(system_ui_language(), texts).of_error(error)


def split_data(argv: Sequence[str]) -> tuple[Path | None, list[Path]]:
    """Take ``--data FOLDER`` out of the arguments; the rest are files to open."""
    words = list(argv)
    data = None
    if "--data" in words:
        place = words.index("--data")
        data = Path(words[place + 1]) if place + 1 < len(words) else None
        del words[place : place + 2]
    return data, [Path(word) for word in words if not word.startswith("-")]
