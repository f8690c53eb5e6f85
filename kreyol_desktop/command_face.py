"""Joins the command line to the application."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kreyol_desktop.bootstrap import build_application
from kreyol_desktop.cli.app import run as run_cli
from kreyol_desktop.cli.services import CliServices, ClusterResult, RunningServer
from kreyol_desktop.core.job import JobRequest
from kreyol_desktop.core.settings import ServerSettings
from kreyol_desktop.locations import program_root, user_paths
from kreyol_desktop.log_setup import set_up_logging


def run(argv: Sequence[str]) -> int:
    """Run one command and return the exit code of the process."""
    return run_cli(argv, cli_services, program_root() / "resources")


def cli_services(data: Path | None) -> CliServices:
    """The services of the command line over ``data``, or over the user's own folder."""
    paths = user_paths(data)
    set_up_logging(paths.logs)
    application = build_application(paths)

    def on_cluster(
        requests: Sequence[JobRequest], address: str, output: Path
    ) -> Iterable[ClusterResult]:
        from kreyol_desktop.cluster import process_on_cluster  # delayed: rarely used

        return process_on_cluster(requests, address, application.memory, output)

    def make_server(settings: ServerSettings) -> RunningServer:
        from kreyol_desktop.server_face import server_switch  # delayed: only `serve` needs it

        return server_switch(application, lambda: settings)

    return CliServices(
        jobs=application.jobs,
        translation=application.translation,
        models=application.models,
        memories=application.memories,
        documents=application.documents,
        settings=application.settings,
        paths=paths,
        working=application.working,
        on_cluster=on_cluster,
        make_server=make_server,
        close=application.close,
    )
