"""What the process tells its caller."""

from enum import IntEnum


class ExitCode(IntEnum):
    OK = 0
    FAILED = 1
    USAGE = 2
    CANCELLED = 130
    """The shell's code for a program stopped by Ctrl-C (128 + SIGINT)."""
    READER_GONE = 141
    """The shell's code for a program whose output nobody reads any more (128 + SIGPIPE)."""
