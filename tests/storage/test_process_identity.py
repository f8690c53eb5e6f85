import os
import subprocess
import sys

import pytest

from kreyol_desktop.storage.process_identity import is_alive, own_identity
from tests.services.job_fixtures import until


def test_this_process_lives_and_keeps_its_identity() -> None:
    assert own_identity() == own_identity()
    assert own_identity().startswith(f"{os.getpid()}:")
    assert is_alive(own_identity())


def test_a_killed_process_is_dead_also_while_nobody_has_waited_for_it() -> None:
    code = (
        "from kreyol_desktop.storage.process_identity import own_identity\n"
        "import sys; print(own_identity(), flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        identity = process.stdout.readline().strip()
        assert is_alive(identity)
        process.kill()
        until(lambda: not is_alive(identity))
        assert process.returncode is None


@pytest.mark.parametrize(
    "identity", ["", "x", "1", "-1:1", "999999999:1", f"{os.getpid()}:1", "9" * 40 + ":1"]
)
def test_anything_else_is_not_alive(identity: str) -> None:
    assert not is_alive(identity)
