"""``models``: translation models and voices."""

import argparse
from pathlib import Path

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.json_form import model_form
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.core.model_info import ModelInfo


def models(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """List, verify, install or remove."""
    if arguments.action == "list":
        return _list(services, console)
    if arguments.action == "verify" and not arguments.id:
        for model in services.models.installed():
            _verify(model.id, services, console)
        return ExitCode.OK
    if not arguments.id:
        console.say("unknown_action", action=arguments.action)
        return ExitCode.USAGE
    if arguments.action == "verify":
        _verify(arguments.id, services, console)
    elif arguments.action == "remove":
        services.models.remove(arguments.id)
        console.result(console.phrases("removed", id=arguments.id), {"removed": arguments.id})
    else:
        model = _install(arguments, services, console)
        console.result(console.phrases("installed", id=model.id), model_form(model))
    return ExitCode.OK


def _install(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ModelInfo:
    if arguments.action == "install":
        return services.models.install(Path(arguments.id))
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        console=console.err,
        disable=not console.is_terminal,
    ) as bar:
        row = bar.add_task(arguments.id, total=None)
        return services.models.download(
            arguments.id, lambda done, total: bar.update(row, completed=done, total=total)
        )


def _verify(model_id: str, services: CliServices, console: CommandConsole) -> None:
    services.models.verify(model_id)
    console.result(console.phrases("verified", id=model_id), {"id": model_id, "verified": True})


def _list(services: CliServices, console: CommandConsole) -> ExitCode:
    known = [*services.models.installed(), *services.models.available()]
    if not known:
        console.say("no_models")
    lines = "\n".join(_line(model) for model in known)
    console.result(lines, [model_form(model) for model in known])
    return ExitCode.OK


def _line(model: ModelInfo) -> str:
    mark = "*" if model.folder is not None else " "
    languages = ", ".join(model.languages)
    size = f"{model.size_bytes / 1e6:.0f} MB"
    return f"{mark} {model.id:28} {model.kind.value:12} {languages:24} {size:>8}  {model.licence}"
