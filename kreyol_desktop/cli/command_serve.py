"""``serve``: the local server without a window."""

import argparse
import gc
import signal
import threading
from dataclasses import replace
from types import FrameType

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.services import CliServices


def serve(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """Serve until Ctrl-C or SIGTERM; running jobs are parked then."""
    settings = services.settings.current.server
    server = services.make_server(
        replace(
            settings,
            port=arguments.port or settings.port,
            lan=arguments.lan or settings.lan,
            allowed_hosts=(*settings.allowed_hosts, *arguments.host_name),
        )
    )
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with services.working():
        server.start()
        try:
            _keep_what_is_loaded()
            console.say("serving", url=server.url)
            console.say("token", token=server.token())
            console.say("stop_hint")
            stopped.wait()
        finally:
            server.stop()
    return ExitCode.OK


def _keep_what_is_loaded() -> None:
    """Take the program itself out of Python's search for garbage: to look through it all would
    hold every answer up for as long as a page takes to translate, again and again.
    """
    gc.collect()
    gc.freeze()
