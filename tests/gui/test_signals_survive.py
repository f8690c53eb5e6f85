"""PySide6 6.12.0 on Python 3.11 died after some 570 emits; the pin keeps it out."""

import subprocess
import sys

SCRIPT = """
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Emitter(QObject):
    fired = Signal(object)
    flagged = Signal(bool)

application = QCoreApplication([])
emitter = Emitter()
seen = []
emitter.fired.connect(seen.append)
emitter.flagged.connect(seen.append)
for number in range(2000):
    emitter.fired.emit(number)
    emitter.flagged.emit(True)
print(len(seen))
"""


def test_two_thousand_emits_do_not_end_the_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "4000"), done.stderr
