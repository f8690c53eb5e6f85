import subprocess
import sys
from pathlib import Path

import pytest

from kreyol_desktop.core.errors import AlreadyRunningError
from kreyol_desktop.storage.instance_lock import InstanceLock

HOLD = (
    "import sys; from pathlib import Path\n"
    "from kreyol_desktop.storage.instance_lock import InstanceLock\n"
    "lock = InstanceLock(Path(sys.argv[1])); lock.acquire(); print('held', flush=True); sys.stdin.read()"
)


def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "instance.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    lock = InstanceLock(path)
    with pytest.raises(AlreadyRunningError):
        lock.acquire()
    # Even a killed process must not leave the folder locked.
    holder.kill()
    holder.wait(10)
    holder.stdin.close()
    holder.stdout.close()
    lock.acquire()
    lock.release()


def test_a_lock_can_be_released_twice_and_taken_again(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path / "instance.lock")
    lock.acquire()
    lock.release()
    lock.release()
    again = InstanceLock(tmp_path / "instance.lock")
    again.acquire()
    again.release()
