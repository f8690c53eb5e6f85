"""Start the program: choose the face, import nothing heavy before it is chosen."""

import multiprocessing
import sys
from collections.abc import Sequence

COMMANDS = frozenset({"translate", "speak", "process", "serve", "tasks", "models", "memory"})
CLI_OPTIONS = frozenset({"--help", "-h", "--version", "--json"})


def wants_command_line(argv: Sequence[str]) -> bool:
    """Whether the arguments name a command; files, folders and nothing at all open the window."""
    words = [word for word in argv if word in COMMANDS or word in CLI_OPTIONS]
    return bool(words) and argv[0] in COMMANDS | CLI_OPTIONS | {"--data"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if "--self-test" in arguments:
        from kreyol_desktop.selftest import main as self_test  # delayed: loads every library

        return self_test(arguments)
    from kreyol_desktop import faces  # delayed: freeze_support must come first

    if wants_command_line(arguments):
        return faces.run_command_line(arguments)
    return faces.run_window(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
