"""A short soak in the slow suite; ``--soak-minutes 10`` or ``make soak`` for a long one."""

import os
import subprocess
import sys

import pytest

from tests.e2e.program import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(7200)]

DEFAULT_MINUTES = 1.0


def test_nothing_grows_that_must_not(pytestconfig: pytest.Config) -> None:
    minutes = pytestconfig.getoption("--soak-minutes", None) or DEFAULT_MINUTES
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.soak", "--minutes", str(minutes)],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr[-4000:]
