"""What is stored and shown when a job fails."""

from kreyol_desktop.core.errors import KreyolError
from kreyol_desktop.core.job import Failure

BUG = Failure(
    code="bug",
    message="Something in the program went wrong.",
    hint="Try again. If it happens again, please report it with the log.",
)
"""For every exception that is not a KreyolError; what it was stands in the log only."""


def failure_of(error: BaseException) -> Failure:
    """The failure for an exception that ended a job."""
    if not isinstance(error, KreyolError):
        return BUG
    return Failure(error.code, error.message, error.hint, tuple(sorted(error.details.items())))
