"""How soon the frozen program has painted: from its start to the first pixel on a screen (Xvfb).

    python benchmarks/frozen_start.py FOLDER [--starts 5]

FOLDER is the frozen program. A bare PySide6 window, run from source, is started in turn beside it.
"""

import argparse
import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

SIZE = (1366, 768)
POLL_S = 0.004
LIMIT_S = 60
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([]); window = QMainWindow(); window.resize(1180, 760); window.show()
application.exec()
"""


class Screen:
    """A black screen, and one look at its pixels."""

    def __init__(self, number: int = 94) -> None:
        self.name = f":{number}"
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        self._server = subprocess.Popen(["Xvfb", self.name, "-br", "-screen", "0", size])
        self._x = ctypes.CDLL("libX11.so.6")
        for function in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, function).restype = ctypes.c_void_p
        self._x.XGetPixel.restype = self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = self._open()
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))

    def _open(self) -> ctypes.c_void_p:
        for _ in range(200):
            display = self._x.XOpenDisplay(self.name.encode())
            if display:
                return ctypes.c_void_p(display)
            time.sleep(0.05)
        raise SystemExit("Xvfb did not start")

    def is_painted(self) -> bool:
        """Whether a row of pixels through the middle is not black any more."""
        width, row = 64, SIZE[1] // 2
        image = ctypes.c_void_p(
            self._x.XGetImage(self._display, self._root, SIZE[0] // 2, row, width, 1,
                              ctypes.c_ulong(0xFFFFFF), 2)
        )  # fmt: skip
        painted = any(self._x.XGetPixel(image, x, 0) & 0xFFFFFF for x in range(width))
        self._x.XDestroyImage(image)
        return painted

    def close(self) -> None:
        """End the screen."""
        self._server.terminate()
        self._server.wait()


def first_pixel_s(
    screen: Screen, command: list[str], environment: dict[str, str]
) -> tuple[float, float]:
    """Seconds from the start of a command to its first pixel, and seconds of CPU until then."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        while not screen.is_painted():
            if time.perf_counter() - started > LIMIT_S:
                raise SystemExit(f"nothing painted: {command[0]}")
            time.sleep(POLL_S)
        used = psutil.Process(process.pid).cpu_times()
        return time.perf_counter() - started, used.user + used.system
    finally:
        process.kill()
        process.wait()
        while screen.is_painted():
            time.sleep(POLL_S)


def main() -> None:
    """Print the medians and their ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--starts", type=int, default=5)
    arguments = parser.parse_args()
    screen = Screen()
    environment = dict(os.environ, DISPLAY=screen.name)
    environment.pop("QT_QPA_PLATFORM", None)
    with tempfile.TemporaryDirectory(prefix="kreyol-start-") as data:
        commands = {
            "frozen program": [str(arguments.folder / "kreyol-desktop"), "--data", data],
            "bare PySide6 window": [sys.executable, "-c", BARE],
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for number in range(arguments.starts + 1):
            for name, command in commands.items():
                times = first_pixel_s(screen, command, environment)
                if number:  # the first fills the file cache and makes the database
                    found[name].append(times)
    screen.close()
    medians = [statistics.median(seconds for seconds, _ in found[name]) for name in commands]
    for name, median in zip(commands, medians, strict=True):
        cpu = statistics.median(used for _, used in found[name])
        best = min(seconds for seconds, _ in found[name])
        print(f"{name:20} first pixel {median:.2f} s (best {best:.2f}), {cpu:.2f} s of CPU")
    print(f"ratio {medians[0] / medians[1]:.2f}, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
