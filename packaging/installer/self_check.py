"""Run the frozen program's own self-test."""

import os
import subprocess
import tempfile
from pathlib import Path


def run_self_test(program: Path, *, timeout_s: float = 300) -> None:
    """Run ``program --self-test`` without a screen and with a data folder of its own.

    Raise CalledProcessError when a check fails.
    """
    with tempfile.TemporaryDirectory(prefix="kreyol-self-test-") as data:
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        subprocess.run(
            [str(program), "--self-test", "--data", data],
            check=True,
            timeout=timeout_s,
            env=environment,
        )
