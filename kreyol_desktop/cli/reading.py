"""What a command's text argument stands for: the text itself, standard input, or a file."""

import sys
from pathlib import Path

LONGEST_FILE_NAME = 4096


def is_file(argument: str) -> bool:
    """Whether the argument names an existing file."""
    if len(argument) > LONGEST_FILE_NAME or "\n" in argument:
        return False
    try:
        return Path(argument).is_file()
    except OSError:
        return False


def given_text(argument: str) -> str:
    """The text of an argument that names no file; ``-`` reads standard input."""
    if argument != "-":
        return argument
    return sys.stdin.read() if sys.stdin else ""
