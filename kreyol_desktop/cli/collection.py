"""Files and folders on the command line, and collections handed to a cluster."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.json_form import coverage_form
from kreyol_desktop.cli.output_files import make_folder
from kreyol_desktop.cli.services import CliServices, ClusterResult
from kreyol_desktop.core.errors import InvalidRequestError, UnsupportedFormatError
from kreyol_desktop.core.job import JobRequest, TaskState
from kreyol_desktop.services.document_service import DocumentService


def documents_in(paths: Iterable[Path], documents: DocumentService) -> Iterator[Path]:
    """Files as they are named; of a folder every file, sorted, that can be read."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(p for p in path.rglob("*") if p.is_file()):
            if not file.name.startswith(".") and _is_readable(file, documents):
                yield file


def _is_readable(file: Path, documents: DocumentService) -> bool:
    try:
        documents.sniff(file)
    except UnsupportedFormatError:
        return False
    return True


def hand_to_cluster(
    requests: Iterable[JobRequest],
    arguments: argparse.Namespace,
    services: CliServices,
    console: CommandConsole,
) -> ExitCode:
    """Have a cluster do the documents; results land in ``--output``."""
    if arguments.output is None:
        raise InvalidRequestError(
            "A cluster needs a folder for its results.", hint="Add -o FOLDER."
        )
    output = make_folder(arguments.output)
    plain = [replace(request, output_dir=None) for request in requests]
    worst = ExitCode.OK
    forms = []
    for result in services.on_cluster(plain, arguments.cluster, output):
        forms.append(_form(result))
        _show(result, output, console)
        if result.state is not TaskState.COMPLETED:
            worst = ExitCode.FAILED
    if console.as_json:
        console.result("", forms)
    return worst


def _show(result: ClusterResult, output: Path, console: CommandConsole) -> None:
    if result.failure is not None:
        if not console.as_json:
            console.failure(result.failure.code, result.failure.message, result.failure.hint)
    elif not console.as_json:
        console.result("\n".join(str(output / name) for name, _ in result.files), {})


def _form(result: ClusterResult) -> dict[str, object]:
    return {
        "name": result.name,
        "state": result.state.value,
        "files": [name for name, _ in result.files],
        "coverage": coverage_form(result.coverage) if result.coverage else None,
        "error": result.failure.code if result.failure else None,
    }
