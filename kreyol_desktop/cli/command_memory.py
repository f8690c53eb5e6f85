"""``memory``: what the program remembers, in the formats that translators exchange."""

import argparse
from pathlib import Path

from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.services import CliServices
from kreyol_desktop.core.language import Direction, parse_language, parse_source
from kreyol_desktop.core.translation import PairColumns


def memory(
    arguments: argparse.Namespace, services: CliServices, console: CommandConsole
) -> ExitCode:
    """Show the size, export to or import from TMX or CSV, or clear."""
    if arguments.action == "size":
        size = services.memories.size_bytes()
        console.result(console.phrases("memory_size", bytes=size), {"bytes": size})
        return ExitCode.OK
    if arguments.action == "clear":
        count = services.memories.clear(keep_human=True)
        console.result(console.phrases("forgotten", count=count), {"forgotten": count})
        return ExitCode.OK
    if arguments.file is None:
        console.say("needs_file", action=arguments.action)
        return ExitCode.USAGE
    if arguments.action == "import":
        count = _import(arguments, services)
        console.result(console.phrases("imported", count=count), {"imported": count})
        return ExitCode.OK
    return _export(arguments.file, arguments.only_human, services, console)


def _import(arguments: argparse.Namespace, services: CliServices) -> int:
    if arguments.file.suffix.lower() not in (".csv", ".tsv", ".txt"):
        return services.memories.import_tmx(arguments.file)
    source = parse_source(arguments.source)
    direction = Direction(source, parse_language(arguments.target)) if source else None
    columns = PairColumns(arguments.source_column, arguments.target_column, direction)
    return services.memories.import_csv(arguments.file, columns)


def _export(
    path: Path, only_human: bool, services: CliServices, console: CommandConsole
) -> ExitCode:
    as_csv = path.suffix.lower() == ".csv"
    export = services.memories.export_csv if as_csv else services.memories.export_tmx
    count = export(path, only_human=only_human)
    console.result(
        console.phrases("exported", count=count, path=path), {"exported": count, "path": str(path)}
    )
    return ExitCode.OK
