"""Joins each face to the application."""

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kreyol_desktop.bootstrap import Application, build_application
from kreyol_desktop.cli.app import run as run_cli
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.cluster import process_on_cluster
from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.phrases import ErrorPhrases, load_texts, system_ui_language
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.http_api.api_services import ApiServices
from kreyol_desktop.http_api.server_switch import ServerSwitch
from kreyol_desktop.locations import program_root, user_paths
from kreyol_desktop.log_setup import set_up_logging

logger = logging.getLogger(__name__)


def run_command_line(argv: Sequence[str]) -> int:
    """Run one command and return the exit code of the process."""
    return run_cli(argv, cli_services, program_root() / "resources")


def cli_services(data: Path | None) -> CliServices:
    """The services of the command line over ``data``, or over the user's own folder."""
    paths = user_paths(data)
    set_up_logging(paths.logs)
    application = build_application(paths)
    return CliServices(
        jobs=application.jobs,
        translation=application.translation,
        models=application.models,
        memories=application.memories,
        documents=application.documents,
        settings=application.settings,
        paths=paths,
        working=application.working,
        on_cluster=lambda requests, address, output: process_on_cluster(
            requests, address, application.memory, output
        ),
        make_server=lambda settings: server_switch(application, lambda: settings),
        close=application.close,
    )


def api_services(application: Application) -> ApiServices:
    """The services behind the HTTP routes."""
    return ApiServices(
        jobs=application.jobs,
        translation=application.translation,
        speech=application.speech,
        models=application.models,
        settings=application.settings,
        documents=application.documents,
        artifacts=application.artifacts,
        monitor=application.monitor,
        usage=application.usage,
        paths=application.paths,
    )


def server_switch(
    application: Application, settings: Callable[[], ServerSettings] | None = None
) -> ServerSwitch:
    """The switch of the local server; it follows the user's settings unless told otherwise."""
    follow = settings or (lambda: application.settings.current.server)
    return ServerSwitch(api_services(application), follow, application.paths.token)


def run_window(argv: Sequence[str]) -> int:
    """Open the window over the user's data; a second start hands its files to the first."""
    # Model runtimes before Qt: on Windows the order in which their libraries load decides whether
    # they load at all.
    try:
        from kreyol_desktop import window_face  # delayed: a server has no Qt
    except ImportError as error:
        sys.stderr.write(f"The window is not part of this installation ({error.name}).\n")
        return ExitCode.FAILED
    data, files = split_data(argv)
    paths = user_paths(data)
    set_up_logging(paths.logs)
    try:
        return window_face.open_window(paths, files, build_application, server_switch)
    except KreyolError as error:
        logger.error("The program cannot start: %s", error)
        texts = load_texts(paths.resources / "texts" / "errors.toml")
        window_face.show_start_error(
            ErrorPhrases(system_ui_language(), texts).of_error(error), error.message
        )
        return ExitCode.FAILED


def split_data(argv: Sequence[str]) -> tuple[Path | None, list[Path]]:
    """Take ``--data FOLDER`` out of the arguments; the rest are files to open."""
    words = list(argv)
    data = None
    if "--data" in words:
        place = words.index("--data")
        data = Path(words[place + 1]) if place + 1 < len(words) else None
        del words[place : place + 2]
    return data, [Path(word) for word in words if not word.startswith("-")]
