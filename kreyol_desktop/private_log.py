"""The log file itself."""

import logging.handlers
from io import TextIOWrapper
from pathlib import Path


class PrivateLog(logging.handlers.RotatingFileHandler):
    """The log is the user's alone: it names files and folders."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(0o600)
        return super()._open()
