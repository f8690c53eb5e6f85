"""The commands and their options."""

import argparse
from pathlib import Path
from typing import TypeAlias

from kreyol_desktop import __version__
from kreyol_desktop.core.job import ArtifactKind
from kreyol_desktop.core.phrases import Phrases
from kreyol_desktop.core.speech import MAX_SPEED, MIN_SPEED, AudioFormat

COMMANDS = ("translate", "speak", "process", "serve", "tasks", "models", "memory")

DOCUMENT_KINDS = tuple(
    kind.value
    for kind in ArtifactKind
    if kind not in (ArtifactKind.AUDIO, ArtifactKind.READALONG, ArtifactKind.REPORT)
)
AUDIO_CHOICES = (*(audio.value for audio in AudioFormat), "none")
TASK_ACTIONS = ("list", "show", "pause", "resume", "cancel", "retry", "delete", "cleanup")
MEMORY_ACTIONS = ("size", "export", "import", "clear")
MAX_PORT = 65_535
MAX_DAYS = 36_500
MODEL_ACTIONS = ("list", "verify", "install", "download", "remove")


def document_kinds(text: str) -> tuple[ArtifactKind, ...]:
    """Parse ``pdf,docx`` (``none`` and an empty text mean: no document)."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    if names == ["none"]:
        return ()
    for name in names:
        if name not in DOCUMENT_KINDS:
            raise argparse.ArgumentTypeError(f"{name!r}: choose from {', '.join(DOCUMENT_KINDS)}")
    return tuple(ArtifactKind(name) for name in names)


def speed(text: str) -> float:
    """Parse a speed of speech."""
    value = float(text)
    if not MIN_SPEED <= value <= MAX_SPEED:
        raise argparse.ArgumentTypeError(f"{text}: {MIN_SPEED} .. {MAX_SPEED}")
    return value


def port(text: str) -> int:
    """Parse a port of TCP."""
    return _whole(text, 1, MAX_PORT)


def days(text: str) -> int:
    """Parse an age in days; below 0 every task would be old."""
    return _whole(text, 0, MAX_DAYS)


def _whole(text: str, low: int, high: int) -> int:
    value = int(text)
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"{text}: {low} .. {high}")
    return value


def build_parser(phrases: Phrases) -> argparse.ArgumentParser:
    """The parser of the whole command line, with help in the user's language."""
    parser = argparse.ArgumentParser("kreyol-desktop", description=phrases("description"))
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--self-test", action="store_true", help=phrases("help_self_test"))
    parser.add_argument("--data", type=Path, help=phrases("help_data"))
    commands = parser.add_subparsers(dest="command", metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help=phrases("help_json"))
    common.add_argument("--data", type=Path, default=argparse.SUPPRESS, help=phrases("help_data"))
    for add in (_translate, _speak, _process, _serve, _tasks, _models, _memory):
        add(commands, common, phrases)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _languages(parser: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser.add_argument("--from", dest="source", default="auto", help=phrases("help_from"))
    parser.add_argument("--to", dest="target", default="ht", help=phrases("help_to"))
    parser.add_argument("--glossary", action="append", default=[], help=phrases("help_glossary"))
    parser.add_argument("--no-memory", action="store_true", help=phrases("help_no_memory"))


def _voice(parser: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser.add_argument("--voice", default="", help=phrases("help_voice"))
    parser.add_argument("--speed", type=speed, default=None, help=phrases("help_speed"))


def _translate(commands: Commands, common: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser = commands.add_parser("translate", parents=[common], help=phrases("help_translate"))
    parser.add_argument("text", help=phrases("help_text"))
    parser.add_argument("-o", "--output", type=Path, help=phrases("help_output"))
    _languages(parser, phrases)


def _speak(commands: Commands, common: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser = commands.add_parser("speak", parents=[common], help=phrases("help_speak"))
    parser.add_argument("text", help=phrases("help_text"))
    parser.add_argument("-o", "--output", type=Path, required=True, help=phrases("help_output"))
    _voice(parser, phrases)


def _process(commands: Commands, common: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser = commands.add_parser("process", parents=[common], help=phrases("help_process"))
    parser.add_argument("file", type=Path, nargs="+", help=phrases("help_file"))
    parser.add_argument("-o", "--output", type=Path, help=phrases("help_output_dir"))
    parser.add_argument(
        "--formats", type=document_kinds, default=None, help=phrases("help_formats")
    )
    parser.add_argument("--audio", choices=AUDIO_CHOICES, default=None, help=phrases("help_audio"))
    parser.add_argument("--password", help=phrases("help_password"))
    parser.add_argument("--cluster", help=phrases("help_cluster"))
    parser.add_argument("--no-ocr", action="store_true", help=phrases("help_no_ocr"))
    _languages(parser, phrases)
    _voice(parser, phrases)


def _serve(commands: Commands, common: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser = commands.add_parser("serve", parents=[common], help=phrases("help_serve"))
    parser.add_argument("--port", type=port, default=None, help=phrases("help_port"))
    parser.add_argument("--lan", action="store_true", help=phrases("help_lan"))
    parser.add_argument("--host-name", action="append", default=[], help=phrases("help_host_name"))


def _tasks(commands: Commands, common: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser = commands.add_parser("tasks", parents=[common], help=phrases("help_tasks"))
    parser.add_argument("action", choices=TASK_ACTIONS, help=phrases("help_action"))
    parser.add_argument("id", nargs="?", default="", help=phrases("help_id"))
    parser.add_argument("--days", type=days, default=30, help=phrases("help_days"))
    parser.add_argument("--search", default="", metavar="TEXT", help=phrases("help_search"))


def _models(commands: Commands, common: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser = commands.add_parser("models", parents=[common], help=phrases("help_models"))
    parser.add_argument("action", choices=MODEL_ACTIONS, help=phrases("help_action"))
    parser.add_argument("id", nargs="?", default="", help=phrases("help_id"))


def _memory(commands: Commands, common: argparse.ArgumentParser, phrases: Phrases) -> None:
    parser = commands.add_parser("memory", parents=[common], help=phrases("help_memory"))
    parser.add_argument("action", choices=MEMORY_ACTIONS, help=phrases("help_action"))
    parser.add_argument("file", type=Path, nargs="?", help=phrases("help_memory_file"))
    parser.add_argument("--only-human", action="store_true", help=phrases("help_only_human"))
    parser.add_argument("--from", dest="source", default="auto", help=phrases("help_csv_from"))
    parser.add_argument("--to", dest="target", default="ht", help=phrases("help_csv_to"))
    parser.add_argument("--source-column", default="", help=phrases("help_source_column"))
    parser.add_argument("--target-column", default="", help=phrases("help_target_column"))
