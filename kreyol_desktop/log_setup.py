"""Where the log goes: a rotating file in the user's log folder, and warnings on standard error."""

import logging
import logging.handlers
import sys
from io import TextIOWrapper
from pathlib import Path

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
MAX_BYTES = 1_000_000
KEPT = 5


def set_up_logging(folder: Path, *, verbose: bool = False) -> None:
    """Log to ``folder``/kreyol.log (1 MB, five kept) and warnings to standard error.

    A folder that cannot be written leaves only standard error. Texts are logged at debug level
    alone, and debug is off unless ``verbose``.
    """
    handlers: list[logging.Handler] = [_errors()]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handlers.append(_file(folder / "kreyol.log"))
    except OSError as error:
        sys.stderr.write(f"No log file: {error}\n")
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO, handlers=handlers, force=True
    )
    for chatty in ("httpx", "httpcore", "uvicorn", "asyncio", "PIL", "multipart"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


class _PrivateFileHandler(logging.handlers.RotatingFileHandler):
    """The log is the user's alone: it names files and folders."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(0o600)
        return super()._open()


def _errors() -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    return handler


def _file(path: Path) -> logging.Handler:
    handler = _PrivateFileHandler(
        path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter(FORMAT))
    return handler
