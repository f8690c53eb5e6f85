"""The command line: parse, build the services, run the command, turn errors into words."""

import argparse
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kreyol_desktop.cli.command_memory import memory
from kreyol_desktop.cli.command_models import models
from kreyol_desktop.cli.command_process import process
from kreyol_desktop.cli.command_serve import serve
from kreyol_desktop.cli.command_speak import speak
from kreyol_desktop.cli.command_tasks import tasks
from kreyol_desktop.cli.command_translate import translate
from kreyol_desktop.cli.console import CommandConsole
from kreyol_desktop.cli.exit_codes import ExitCode
from kreyol_desktop.cli.parser import build_parser
from kreyol_desktop.cli.services import BuildServices, CliServices
from kreyol_desktop.cli.streams import (
    ReaderGoneError,
    accept_all_letters,
    flush_results,
    silence,
)
from kreyol_desktop.core.errors import AccessDeniedError, JobCancelled, KreyolError
from kreyol_desktop.core.phrases import ErrorPhrases, Phrases, load_texts, system_ui_language
from kreyol_desktop.core.warning_phrases import WarningPhrases

logger = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace, CliServices, CommandConsole], ExitCode]

COMMANDS: Mapping[str, Command] = {
    "translate": translate,
    "speak": speak,
    "process": process,
    "serve": serve,
    "tasks": tasks,
    "models": models,
    "memory": memory,
}


def run(argv: Sequence[str], build: BuildServices, resources: Path) -> int:
    """Run one command and return the exit code of the process."""
    accept_all_letters()
    try:
        return _run(argv, build, resources)
    except ReaderGoneError:
        silence(sys.stdout, sys.stderr)
        return ExitCode.READER_GONE
    except AccessDeniedError as error:
        sys.stderr.write(f"{error.message}\n")  # the help itself could not be written
        return ExitCode.FAILED


def _run(argv: Sequence[str], build: BuildServices, resources: Path) -> int:
    language = system_ui_language()
    phrases = Phrases(language, load_texts(resources / "texts" / "cli.toml"))
    errors = ErrorPhrases(language, load_texts(resources / "texts" / "errors.toml"))
    parser = build_parser(phrases)
    try:
        arguments = parser.parse_args(argv)
    finally:
        flush_results()
    if arguments.command is None:
        parser.print_help()
        flush_results()
        return ExitCode.USAGE
    warnings = WarningPhrases(load_texts(resources / "texts" / "warnings.toml"))
    console = CommandConsole(phrases, errors, warnings, as_json=arguments.json)
    try:
        return _run_command(arguments, build, console)
    except KreyolError as error:
        logger.info("Command failed: %s", error.code)
        console.error(error)
        return exit_code_of(error)
    except (KeyboardInterrupt, JobCancelled):
        console.say("cancelled")
        return ExitCode.CANCELLED


def exit_code_of(error: KreyolError) -> ExitCode:
    """A request that makes no sense is a usage error; everything else failed."""
    return ExitCode.USAGE if error.code == "input.invalid" else ExitCode.FAILED


def _run_command(
    arguments: argparse.Namespace, build: BuildServices, console: CommandConsole
) -> ExitCode:
    services = build(arguments.data)
    try:
        return COMMANDS[arguments.command](arguments, services, console)
    finally:
        services.close()
