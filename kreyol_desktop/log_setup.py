"""Where the log goes: a rotating file in the user's log folder, and warnings on standard error."""

import logging
import sys
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


class _LogFile(logging.Handler):
    """Opens the file with its first line: what rotates it need not be loaded before."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Hand the line to the file."""
        if self._file is None:
            from kreyol_desktop.private_log import PrivateLog  # delayed: sockets, pickle, queues

            self._file = PrivateLog(
                self._path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
            )
            self._file.setFormatter(self.formatter)
        self._file.handle(record)

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._file is not None:
            self._file.close()
        super().close()


def _errors() -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    return handler


def _file(path: Path) -> logging.Handler:
    handler = _LogFile(path)
    handler.setFormatter(logging.Formatter(FORMAT))
    return handler
