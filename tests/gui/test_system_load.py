"""What the figures page reads of the machine, while jobs come and go."""

import shutil
import threading
from pathlib import Path

from kreyol_desktop.gui.system_load import read_system_load


def test_the_size_of_the_data_is_that_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "jobs" / "one").mkdir(parents=True)
    (tmp_path / "jobs" / "one" / "a.bin").write_bytes(b"x" * 700)
    (tmp_path / "b.bin").write_bytes(b"x" * 300)
    load = read_system_load(tmp_path)
    assert load.data_bytes == 1000
    assert load.memory_bytes > 0


def test_folders_that_vanish_meanwhile_are_passed_over(tmp_path: Path) -> None:
    stop = threading.Event()

    def come_and_go() -> None:
        while not stop.is_set():
            for number in range(20):
                (tmp_path / f"job-{number}" / "work").mkdir(parents=True)
                (tmp_path / f"job-{number}" / "work" / "page").write_bytes(b"x")
            for number in range(20):
                shutil.rmtree(tmp_path / f"job-{number}")

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        for _ in range(200):
            assert read_system_load(tmp_path).data_bytes <= 20
    finally:
        stop.set()
        thread.join()
